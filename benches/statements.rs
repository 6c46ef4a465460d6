//! How many statements are typeset in a second, one by one and merged, beside Typst from PyPI, and how much memory
//! it takes.
//!
//! `cargo bench --bench statements`, or only a part: `-- stages`, `single`, `merged`, `memory`. Prints figures and
//! asserts nothing about time. With `ANZHI_BENCH_QUICK=1` the numbers are smaller.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "benches ask the clock and print what it says"
)]

mod support;

use std::fs;
use std::hint::black_box;
use std::io;
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anzhi::build::{Inputs, Judged};
use anzhi::diagnostic::Coded;

use anzhi::compose::{Catalogue, Document, Sections, Voice, worker};
use anzhi::diagnostic::Source;
use anzhi::typeset::{Engine, FontLibrary, Main, Paper, PdfInfo, PrintFile, Templates, for_each, pdf};
use serde_json::json;
use support::{folder, memory, processor, quick, sample};

/// The arguments by which the bench starts itself anew, so that each peak of memory is its own.
const CHILD: &str = "--memory-child";
const MERGED_CHILD: &str = "--merged-child";
/// The version of Typst that the library has.
const PEER: &str = "typst>=0.15,<0.16";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |word: &str| word.parse().expect("a number");
    match words[..] {
        [CHILD, count] => return child(number(count)),
        [MERGED_CHILD, workers, per_batch] => return merged_child(number(workers), number(per_batch)),
        _ => {}
    }
    let asked: Vec<&str> = words.into_iter().filter(|word| !word.starts_with('-')).collect();
    let wanted = |part: &str| asked.is_empty() || asked.contains(&part);
    let ready = Ready::new();
    if wanted("stages") {
        stages(&ready);
    }
    if wanted("single") {
        single(&ready);
    }
    if wanted("merged") {
        merged();
    }
    if wanted("memory") {
        peaks();
    }
}

/// The sample case at the point where the first statement could be typeset.
struct Ready {
    sample: Judged,
    document: Document,
    text: String,
    /// House style, by path.
    style: Vec<(String, Arc<Source>)>,
    fonts: Arc<FontLibrary>,
    engine: Engine,
    main: Main,
}

impl Ready {
    fn new() -> Self {
        let (workspace, sample) = sample();
        let files = workspace.template_files().expect("templates");
        let document = Catalogue::read(&files, None, &[])
            .0
            .documents
            .into_iter()
            .find(|document| document.folder == "personal/statement");
        let document = document.expect("a document for each worker");
        let named = |ending: &str| {
            let ends =
                |file: &&Arc<Source>| Path::new(&file.name).extension().is_some_and(|end| end == ending);
            files.iter().filter(ends).cloned().collect::<Vec<_>>()
        };
        let style: Vec<_> = named("typ").into_iter().map(|file| (format!("/{}", file.name), file)).collect();
        let subject = sample.subject();
        let context = Sections::new(subject).context(&document).expect("a context");
        let (templates, _) = Templates::new(named("tera"));
        let text = templates.render(&document.body(), &context).expect("a sound template");
        let fonts = Arc::new(FontLibrary::load(&[font_folder()], false));
        assert!(fonts.missing().is_empty(), "fonts are missing; `make fonts` fetches them");
        let engine = Engine::new(Arc::clone(&fonts), style.clone()).expect("a house style");
        let main = engine.main(Source::new("main.typ", text.clone()));
        Self { sample, document, text, style, fonts, engine, main }
    }

    /// The data of the workers at these places; past its end the roster begins again.
    fn data(&self, places: Range<usize>) -> Vec<u8> {
        let voice = Voice::new(self.sample.subject());
        let count = self.sample.case.workers.len();
        let people: Vec<_> = places.map(|at| worker(&voice, at % count)).collect();
        serde_json::to_vec(&json!({ "each": people })).expect("plain data")
    }

    fn info(&self, at: usize) -> PdfInfo {
        PdfInfo {
            title: self.document.title.clone(),
            identifier: at.to_string(),
            date: (2026, 3, 1),
            paper: Paper::default(),
        }
    }

    /// Typesets the statements at these places, each a file, and gives their bytes in all.
    fn each(&self, threads: usize, places: Range<usize>, mut seen: impl FnMut(usize)) -> usize {
        let mut bytes = 0;
        let make = |at: usize| {
            let at = places.start + at;
            let info = self.info(at);
            pdf(&self.engine.compile(&self.main, self.data(at..at + 1), &info)?, &info)
        };
        let done = |at, made: Result<Vec<u8>, _>| {
            bytes += made.expect("a sound statement").len();
            seen(at + 1);
            ControlFlow::Continue(())
        };
        for_each(threads, places.len(), make, done).expect("threads");
        bytes
    }
}

fn font_folder() -> PathBuf {
    folder("ANZHI_BENCH_FONTS", "fonts")
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let made = black_box(work());
    (made, begun.elapsed())
}

fn per_second(count: usize, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64()
}

/// Where the time of one statement goes, on one thread (the exporter may still use more inside).
fn stages(ready: &Ready) {
    let count = if quick() { 20 } else { 60 };
    ready.each(1, 0..8, |_| ());
    let [mut data_time, mut layout_time, mut export_time, mut evict_time] = [Duration::ZERO; 4];
    for at in 100..100 + count {
        let (data, time) = timed(|| ready.data(at..at + 1));
        data_time += time;
        let info = ready.info(at);
        let (pages, time) = timed(|| ready.engine.compile(&ready.main, data, &info).expect("pages"));
        layout_time += time;
        export_time += timed(|| pdf(&pages, &info).expect("a PDF")).1;
        if at % 8 == 0 {
            evict_time += timed(|| comemo::evict(4)).1;
        }
    }
    println!("\nStages of one statement, ms, mean of {count}");
    let ms = |time: Duration| time.as_secs_f64() * 1000.0 / count as f64;
    for (name, time) in
        [("data", data_time), ("layout", layout_time), ("PDF export", export_time), ("eviction", evict_time)]
    {
        println!("  {name:<12} {:>7.2}", ms(time));
    }
}

/// One file a statement: all cores, one thread, and the peer, taken in turns on the same workers.
fn single(ready: &Ready) {
    let (rounds, count, of_peer) = if quick() { (1, 60, 5) } else { (3, 60, 10) };
    let peer = Peer::find(ready);
    ready.each(0, 0..16, |_| ());
    let [mut all, mut one, mut process, mut looped] = [Spent::default(); 4];
    let mut bytes = 0;
    for round in 0..rounds {
        let places = round * count..(round + 1) * count;
        all.on(count, || bytes += ready.each(0, places.clone(), |_| ()));
        one.on(count, || ready.each(1, places, |_| ()));
        if let Ok(peer) = &peer {
            process.on(of_peer, || (0..of_peer).for_each(|at| peer.run(at..at + 1)));
            looped.on(of_peer, || peer.run(0..of_peer));
        }
    }
    println!("\nStatements, a file of {} KiB each, in {rounds} rounds", bytes / all.count / 1024);
    println!(
        "  {:<34} {:>5} {:>8} {:>10} {:>12} {:>9}",
        "", "made", "a second", "ours is", "CPU ms each", "ours is"
    );
    let row = |name: &str, spent: &Spent| {
        let (times, of_cpu) = (all.rate() / spent.rate(), spent.cpu_each() / all.cpu_each());
        let (count, rate, cpu) = (spent.count, spent.rate(), spent.cpu_each());
        println!("  {name:<34} {count:>5} {rate:>8.1} {times:>8.2} × {cpu:>12.1} {of_cpu:>7.2} ×");
    };
    row(&format!("anzhi, {} threads", cores()), &all);
    row("anzhi, one thread", &one);
    match peer {
        Ok(_) => {
            row("Typst (PyPI), a process each", &process);
            row("Typst (PyPI), one process for all", &looped);
        }
        Err(reason) => println!("  peer skipped: {reason}"),
    }
}

/// What some statements took, by the clock and of the processor.
#[derive(Clone, Copy, Default)]
struct Spent {
    count: usize,
    time: Duration,
    cpu: f64,
}

impl Spent {
    fn on<T>(&mut self, count: usize, work: impl FnOnce() -> T) {
        let cpu = processor();
        self.time += timed(work).1;
        self.cpu += processor() - cpu;
        self.count += count;
    }

    fn rate(&self) -> f64 {
        per_second(self.count, self.time)
    }

    fn cpu_each(&self) -> f64 {
        self.cpu * 1000.0 / self.count as f64
    }
}

/// The print file, by size of its batches; then larger, where only the batches in work may cost memory.
fn merged() {
    let (few, many) = if quick() { (120, 360) } else { (600, 2_400) };
    println!("\nPrint file, {} threads, a process each", cores());
    println!(
        "  {:>8} {:>9} {:>10} {:>12} {:>9}",
        "workers", "per batch", "workers/s", "KiB a worker", "peak MiB"
    );
    for (workers, per_batch) in [(few, 30), (few, 60), (few, 100), (many, 60)] {
        again(&[MERGED_CHILD, &workers.to_string(), &per_batch.to_string()]);
    }
}

fn merged_child(workers: usize, per_batch: usize) {
    let ready = Ready::new();
    let info = ready.info(0);
    let (engine, main) = (&ready.engine, &ready.main);
    let file = PrintFile { engine, main, info: &info, threads: 0, workers, per_batch };
    let mut out = Counted(0);
    let mut spent = Spent::default();
    spent.on(workers, || file.write(|places| ready.data(places), &mut out).expect("a print file"));
    let (rate, cpu, size) = (spent.rate(), spent.cpu_each(), out.0 / workers / 1024);
    let peak = memory("VmHWM").unwrap_or(0);
    println!("  {workers:>8} {per_batch:>9} {rate:>10.1} {cpu:>12.1} {size:>12} {peak:>9}");
}

struct Counted(usize);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Peaks of memory by number of statements: they should be equal.
fn peaks() {
    let sizes = if quick() { [100, 300, 1_000] } else { [100, 1_000, 10_000] };
    println!("\nMemory by number of statements, {} threads, a process each, MiB", cores());
    println!(
        "  {:>10} {:>8} {:>8} {:>8} {:>13} {:>12}",
        "statements", "before", "peak", "at end", "statements/s", "CPU ms each"
    );
    for size in sizes {
        again(&[CHILD, &size.to_string()]);
    }
}

/// Runs this program in a process of its own.
fn again(arguments: &[&str]) {
    let program = std::env::current_exe().expect("this program");
    let ran = Command::new(program).args(arguments).status().expect("this program runs");
    assert!(ran.success());
}

fn child(count: usize) {
    let ready = Ready::new();
    let before = memory("VmHWM").unwrap_or(0);
    let trace = std::env::var_os("ANZHI_BENCH_TRACE").is_some();
    let seen = |done: usize| {
        if trace && (done.is_multiple_of(1_000) || [10, 30, 100, 300].contains(&done)) {
            eprintln!(
                "    {done:>8}: {} MiB, peak {}",
                memory("VmRSS").unwrap_or(0),
                memory("VmHWM").unwrap_or(0)
            );
        }
    };
    let mut spent = Spent::default();
    spent.on(count, || ready.each(0, 0..count, seen));
    let [peak, end] = ["VmHWM", "VmRSS"].map(|line| memory(line).unwrap_or(0));
    let (rate, cpu) = (spent.rate(), spent.cpu_each());
    println!("  {count:>10} {before:>8} {peak:>8} {end:>8} {rate:>13.1} {cpu:>12.1}");
}

/// Typst from PyPI, with the same source, data and fonts in a folder.
struct Peer {
    python: PathBuf,
    script: PathBuf,
    folder: PathBuf,
}

impl Peer {
    fn find(ready: &Ready) -> Result<Self, String> {
        let base = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("peer");
        let python = base.join("venv/bin/python");
        let has = || quiet(Command::new(&python).args(["-c", "import typst"])).is_ok();
        if !has() {
            println!("fetching the peer, {PEER}, into {}", base.display());
            quiet(Command::new("python3").args(["-m", "venv"]).arg(base.join("venv")))?;
            quiet(Command::new(&python).args(["-m", "pip", "install", "--quiet", PEER]))?;
        }
        let folder = base.join("case");
        let failed = |error: io::Error| format!("{}: {error}", folder.display());
        let mut inputs = serde_json::Map::new();
        for font in ready.fonts.uses() {
            inputs.insert(font.role.code().to_owned(), json!(font.family));
            inputs.insert(format!("{}-weight", font.role.code()), json!(font.weight.to_string()));
        }
        let mut files: Vec<(String, Vec<u8>)> =
            // the peer sees the words of the page where ours does
            ready
                .style
                .iter()
                .filter(|(path, _)| !path.contains("/flow/"))
                .map(|(path, file)| (path.replace("/page/", "/"), file.text.clone().into_bytes()))
                .collect();
        files.push(("main.typ".to_owned(), ready.text.clone().into_bytes()));
        files.push(("inputs.json".to_owned(), json!(inputs).to_string().into_bytes()));
        files.extend((0..10).map(|at| (format!("data-{at}.json"), ready.data(at..at + 1))));
        for (name, bytes) in files {
            let path = folder.join(name.trim_start_matches('/'));
            fs::create_dir_all(path.parent().unwrap_or(&folder)).map_err(failed)?;
            fs::write(path, bytes).map_err(failed)?;
        }
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches/peer.py");
        let peer = Self { python, script, folder };
        peer.try_run(0..1)?;
        Ok(peer)
    }

    /// Typesets these statements in one process.
    fn run(&self, places: Range<usize>) {
        self.try_run(places).expect("the peer ran before");
    }

    fn try_run(&self, places: Range<usize>) -> Result<(), String> {
        let mut command = Command::new(&self.python);
        command.arg(&self.script).arg(&self.folder).arg(font_folder());
        quiet(command.args([places.start.to_string(), places.end.to_string()]))
    }
}

/// Runs a command, or tells why it could not.
fn quiet(command: &mut Command) -> Result<(), String> {
    let ran = command.stdin(Stdio::null()).output();
    let ran = ran.map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if ran.status.success() {
        return Ok(());
    }
    let told = String::from_utf8_lossy(&ran.stderr).into_owned();
    Err(format!("{}: {}", command.get_program().display(), told.lines().last().unwrap_or("failed")))
}
