//! A build that is killed leaves no half-written paper.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::support::{desk::Desk, fonts, root, stderr};

fn start(out: &Path, fonts: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_anzhi"))
        .current_dir(root())
        .args([
            "build",
            "enterprises/xiangbei-hemp",
            "--only",
            "A1,B1,E9",
            "--quiet",
            "--fonts",
            fonts,
            "--out",
        ])
        .arg(out)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// Papers that a user would see: nothing in hidden folders.
fn papers(out: &Path) -> Vec<std::path::PathBuf> {
    let hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let files =
        walkdir::WalkDir::new(out).into_iter().filter_entry(|entry| !hidden(entry)).filter_map(Result::ok);
    files
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|end| end == "pdf"))
        .collect()
}

fn all_are_whole(out: &Path) -> usize {
    let papers = papers(out);
    for paper in &papers {
        let read = lopdf::Document::load(paper);
        let read = read.unwrap_or_else(|error| panic!("{} is torn: {error}", paper.display()));
        assert!(!read.get_pages().is_empty(), "{} has no page", paper.display());
    }
    papers.len()
}

#[test]
fn a_killed_build_leaves_whole_papers_only() {
    let desk = Desk::empty();
    let out = desk.path("out");
    let fonts = fonts().to_string_lossy().into_owned();
    for wait in [700, 1_500, 3_000] {
        let mut child = start(&out, &fonts);
        std::thread::sleep(Duration::from_millis(wait));
        let _ = child.kill();
        child.wait().expect("an end");
        all_are_whole(&out);
    }
    // and once in the very moment when the papers appear
    let mut child = start(&out, &fonts);
    let begun = Instant::now();
    while papers(&out).is_empty() && child.try_wait().expect("a state").is_none() {
        assert!(begun.elapsed() < Duration::from_secs(600), "no paper appears");
        std::thread::sleep(Duration::from_millis(1));
    }
    let _ = child.kill();
    child.wait().expect("an end");
    assert!(all_are_whole(&out) > 0);

    let out = out.to_string_lossy().into_owned();
    let again = ["build", "enterprises/xiangbei-hemp", "--only", "A1,B1", "--fonts", &fonts, "--out", &out];
    let done = super::support::anzhi(&root(), &again);
    assert!(done.status.success(), "{}", stderr(&done));
    assert!(all_are_whole(Path::new(&out)) >= 2);
}
