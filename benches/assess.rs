//! How many workers are read and judged in a second, at the size of the largest rosters, and how much memory it takes.
//!
//! `cargo bench --bench assess`. Prints figures and asserts nothing about time.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "benches ask the clock and print what it says"
)]

mod support;

use std::hint::black_box;
use std::time::Instant;

use anzhi::assess::assess;
use anzhi::build::{Inputs, Judged};
use anzhi::cli::workspace::Workspace;
use anzhi::diagnostic::Source;
use anzhi::model::schema::{CaseSources, read_case};
use anzhi::model::{Answer, Case, Worker};
use anzhi::written::TableFile;
use support::{memory, processor, quick, sample};

const RUNS: usize = 3;

fn main() {
    let (workspace, sample) = sample();
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
    reading(&workspace, &sample, sizes);
}

/// How many rows are read in a second: each another worker's, and one worker's again and again, which must not be looked
/// for row by row.
fn reading(workspace: &Workspace, sample: &Judged, sizes: [usize; 2]) {
    let files = workspace.case_files().expect("the files of the case");
    let TableFile::Text(roster) = &files.roster else { return };
    let (heading, row) = roster.text.split_once('\n').expect("rows");
    let row = row.lines().next().expect("a row");
    let (number, rest) = row.split_once(',').expect("cells");
    let channels = |word: &str| sample.policy.channel_named(word).map(|channel| channel.code.clone());
    println!("{}", ["rows", "new/s", "repeated/s"].map(|head| format!("{head:>12}")).concat());
    for size in sizes {
        let rate = |number: &dyn Fn(usize) -> String| {
            let rows = (0..size).map(|at| format!("{},{rest}\n", number(at)));
            let text = format!("{heading}\n{}", rows.collect::<String>());
            let files = CaseSources { roster: Source::new("roster.csv", text).into(), ..files.clone() };
            let begun = Instant::now();
            black_box(read_case(&files, &channels, Some(&sample.policy.roster_words()), None));
            size as f64 / begun.elapsed().as_secs_f64()
        };
        let (new, repeated) = (rate(&|at| format!("N{at}")), rate(&|_| number.to_owned()));
        println!("{size:>12}{new:>12.0}{repeated:>12.0}");
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
