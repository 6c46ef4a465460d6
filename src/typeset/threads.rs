//! Owns: doing one job many times on several threads, and handing the results over in order.
//! Never: knows what the job is; keeps more results than a few per thread.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// Deeply nested content is laid out by recursion, and the 2 MiB that threads have by default are too
/// few. The memory is only reserved, not used.
const STACK: usize = 64 << 20;

/// How many results per thread may wait for one that takes longer.
const AHEAD: usize = 4;

struct Progress {
    taken: usize,
    delivered: usize,
    stopped: bool,
}

/// Lets a thread take the next job, but not so far ahead that results pile up.
struct Gate {
    progress: Mutex<Progress>,
    moved: Condvar,
    count: usize,
    window: usize,
}

impl Gate {
    fn lock(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Option<usize> {
        let mut progress = self.lock();
        loop {
            if progress.stopped || progress.taken >= self.count {
                return None;
            }
            if progress.taken < progress.delivered + self.window {
                progress.taken += 1;
                return Some(progress.taken - 1);
            }
            progress = self.moved.wait(progress).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn delivered(&self) {
        self.lock().delivered += 1;
        self.moved.notify_all();
    }
}

/// Sends every waiting thread home, also when its owner is left by a panic.
struct Stop<'a>(&'a Gate);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.lock().stopped = true;
        self.0.moved.notify_all();
    }
}

/// Does `work` for 0, 1, … `count` − 1 on so many threads (0: as many as there are cores) and calls
/// `done` in that order, here, until it breaks off.
///
/// Plain threads, for rayon runs other documents on the stack of a waiting one until it overflows.
///
/// # Errors
/// If a thread cannot be started.
pub(super) fn in_order<T: Send>(
    threads: usize,
    count: usize,
    work: impl Fn(usize) -> T + Sync,
    mut done: impl FnMut(usize, T) -> ControlFlow<()>,
) -> io::Result<()> {
    let threads = if threads == 0 { cores() } else { threads }.min(count);
    let progress = Mutex::new(Progress { taken: 0, delivered: 0, stopped: false });
    let gate = Gate { progress, moved: Condvar::new(), count, window: threads * AHEAD };
    let (gate, work) = (&gate, &work);
    thread::scope(|scope| {
        let stop = Stop(gate);
        let (sender, results) = mpsc::channel();
        for _ in 0..threads {
            let sender = sender.clone();
            let run = move || {
                // Should this thread fall, the others must not wait for its result. When it ends for
                // want of work, there is none to keep from the others.
                let _stop = Stop(gate);
                while let Some(number) = gate.take() {
                    if sender.send((number, work(number))).is_err() {
                        return;
                    }
                }
            };
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run)?;
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut next = 0;
        for (number, result) in results {
            early.insert(number, result);
            while let Some(result) = early.remove(&next) {
                if done(next, result).is_break() {
                    return Ok(());
                }
                next += 1;
                gate.delivered();
            }
        }
        drop(stop);
        Ok(())
    })
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        let mut seen = Vec::new();
        let slow_first = |number: usize| {
            thread::sleep(std::time::Duration::from_millis(if number.is_multiple_of(7) { 5 } else { 0 }));
            number * 2
        };
        in_order(3, 100, slow_first, |number, result| {
            seen.push((number, result));
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!(seen, (0..100).map(|number| (number, number * 2)).collect::<Vec<_>>());
    }

    #[test]
    fn breaking_off_ends_the_work() {
        let mut seen = 0;
        let done = |number, _| {
            seen += 1;
            if number == 4 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        in_order(2, 1_000_000, |number| number, done).unwrap();
        assert_eq!(seen, 5);
        in_order(0, 0, |number| number, |_, _| ControlFlow::Continue(())).unwrap();
    }
}
