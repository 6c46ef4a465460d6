//! How many workers are judged in a second, at the size of the largest rosters, and how much memory it takes.
//!
//! `cargo bench --bench assess`. Prints figures and asserts nothing about time.

mod support;

use std::hint::black_box;
use std::time::Instant;

use anzhi::assess::assess;
use anzhi::model::{Answer, Case, Worker};
use support::{memory, processor, quick, sample};

const RUNS: usize = 3;

fn main() {
    let (_, sample) = sample();
    let sizes = if quick() { [827, 5_600] } else { [827, 56_000] };
    let heads = ["workers", "workers/s", "CPU µs each", "roster MiB", "peak MiB"];
    println!("{}", heads.map(|head| format!("{head:>12}")).concat());
    for size in sizes {
        let case = enlarged(&sample.case, size);
        let before = memory("VmRSS").unwrap_or(0);
        let (mut best, processor_before) = (f64::INFINITY, processor());
        for _ in 0..RUNS {
            let begun = Instant::now();
            let assessment = black_box(assess(&case, &sample.policy));
            best = best.min(begun.elapsed().as_secs_f64());
            assert_eq!(assessment.workers.len(), size);
        }
        let cpu = (processor() - processor_before) * 1e6 / (RUNS * size) as f64;
        let (rate, peak) = (size as f64 / best, memory("VmHWM").unwrap_or(0));
        println!("{size:>12}{rate:>12.0}{cpu:>12.1}{before:>12}{peak:>12}");
    }
}

/// The roster repeated, everyone with a number and a telephone of their own; couples stay couples.
fn enlarged(case: &Case, size: usize) -> Case {
    let workers = case.workers.iter().cycle().take(size).enumerate().map(|(at, worker)| {
        let copy = at / case.workers.len();
        let number = |number: &String| format!("{number}-{copy}");
        Worker {
            number: number(&worker.number),
            phone: number(&worker.phone),
            spouse: match &worker.spouse {
                Answer::Yes(spouse) => Answer::Yes(number(spouse)),
                silent => silent.clone(),
            },
            ..worker.clone()
        }
    });
    Case { workers: workers.collect(), ..case.clone() }
}
