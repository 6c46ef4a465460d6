//! The rules of the house, held by a test: rooms look down only, files stay small, headers stand. What a lint can hold
//! (disk, clock, floating point, panics) stands in `clippy.toml` and in `[lints]` of `Cargo.toml`.

mod circles;
mod pages;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use walkdir::WalkDir;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under `src/`, by its path from there.
fn sources() -> BTreeMap<String, String> {
    let src = root().join("src");
    WalkDir::new(&src)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
        .map(|entry| {
            let name =
                entry.path().strip_prefix(&src).expect("under src").to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(entry.path()).expect("a readable source"))
        })
        .collect()
}

/// Room → rooms it may import, from the table in ARCHITECTURE.md.
fn rooms() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    text.lines()
        .filter(|line| line.starts_with("| ") && line.contains("`src/"))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let room = cells[2].trim_matches('`').trim_start_matches("src/").trim_end_matches('/').to_owned();
            let may =
                cells[4].split(',').map(str::trim).filter(|cell| !cell.is_empty() && *cell != "nothing");
            (room, may.map(str::to_owned).collect())
        })
        .collect()
}

/// Files of tests may hold whatever a test needs.
fn is_tests(file: &str) -> bool {
    file.ends_with("_tests.rs") || file.ends_with("/tests.rs")
}

/// Code lines: no comments, nothing after the tests begin.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).enumerate();
    lines.filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(at, line)| (at + 1, line))
}

fn room_of(file: &str) -> Option<&str> {
    file.split_once('/').map(|(room, _)| room)
}

#[test]
fn the_table_of_rooms_is_what_the_code_is() {
    let written: BTreeSet<String> = rooms().into_keys().collect();
    let there: BTreeSet<String> =
        sources().keys().filter_map(|file| room_of(file)).map(str::to_owned).collect();
    assert_eq!(written, there, "rooms of ARCHITECTURE.md and folders of src/");
}

#[test]
fn a_room_looks_down_only() {
    let rooms = rooms();
    let mut faults = Vec::new();
    for (file, text) in sources() {
        let Some(room) = room_of(&file) else { continue };
        for (line, code) in code(&text) {
            for (at, _) in code.match_indices("crate::") {
                let rest = &code[at + "crate::".len()..];
                let other: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if other != room && rooms.contains_key(&other) && !rooms[room].contains(&other) {
                    faults.push(format!("{file}:{line} reaches into {other}"));
                }
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn rooms_form_no_circle() {
    let rooms = rooms();
    for (room, may) in &rooms {
        for other in may {
            assert!(!rooms[other].contains(room), "{room} and {other} import each other");
        }
    }
}

#[test]
fn files_are_small_and_open_with_their_header() {
    let mut lengths = Vec::new();
    let mut faults = Vec::new();
    for (file, text) in sources() {
        let lines = text.lines().count();
        lengths.push(lines);
        let limit = match file.as_str() {
            "main.rs" => 20,
            "lib.rs" => 60,
            _ => 400,
        };
        if lines > limit {
            faults.push(format!("{file} has {lines} lines, over {limit}"));
        }
        let header: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
        let whole = ["Owns:", "Never:"].iter().all(|word| header.contains(word));
        // files of tests prove, they own nothing
        if file != "main.rs" && !is_tests(&file) && !whole {
            faults.push(format!("{file} does not say what it owns and never does"));
        }
        let name = file.rsplit('/').next().unwrap_or(&file).trim_end_matches(".rs");
        if ["utils", "common", "helpers", "types", "manager"].contains(&name) {
            faults.push(format!("{file} is a drawer, not a room"));
        }
    }
    lengths.sort_unstable();
    assert_eq!(faults, Vec::<String>::new());
    assert!(lengths[lengths.len() / 2] <= 150, "median of {} lines", lengths[lengths.len() / 2]);
}

#[test]
fn sentences_keep_to_their_places() {
    let mut faults = Vec::new();
    for (file, text) in sources().into_iter().filter(|(file, _)| !is_tests(file)) {
        for (line, code) in code(&text) {
            let at = format!("{file}:{line}");
            // the words that offices write in a roster are input to be known, not wording of ours
            let vocabulary = file == "model/schema/roster/words.rs";
            if has_chinese_sentence(code) && !vocabulary {
                faults.push(format!(
                    "{at} holds a Chinese sentence: it belongs in templates/, policies/ or locales/"
                ));
            }
            if code.contains("#[ignore") {
                faults.push(format!("{at} passes over a test"));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// Nine or more Chinese characters in a row make a sentence, not a word.
fn has_chinese_sentence(line: &str) -> bool {
    let mut run = 0;
    line.chars().any(|c| {
        run = if ('\u{4e00}'..='\u{9fff}').contains(&c) { run + 1 } else { 0 };
        run >= 9
    })
}

#[test]
fn the_project_speaks_of_itself_alone() {
    let mut faults = Vec::new();
    let skip = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        !["target", "fonts", "output", ".git"].contains(&name.as_ref())
    };
    for entry in WalkDir::new(root()).into_iter().filter_entry(skip).filter_map(Result::ok) {
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        if entry.path().ends_with("tidy.rs") {
            continue;
        }
        for word in ["../shared", "/work/", "subagent"] {
            if text.contains(word) {
                faults.push(format!("{} mentions {word}", entry.path().display()));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn composing_formats_and_never_counts() {
    let counting = [
        ".sum()",
        ".sum::<",
        ".count()",
        ".fold(",
        ".min()",
        ".max()",
        ".min_by",
        ".max_by",
        "checked_div",
        "Decimal::from(",
        "num_days()",
        "years_since",
        "+= 1",
    ];
    let mut faults = Vec::new();
    // how a number is written out digit by digit is no counting
    let composing =
        |file: &String| file.starts_with("compose/") && file != "compose/chinese.rs" && !is_tests(file);
    for (file, text) in sources().into_iter().filter(|(file, _)| composing(file)) {
        for (line, code) in code(&text) {
            let characters = code.contains("chars().count()");
            let counts = counting.iter().find(|word| code.contains(**word));
            if let Some(word) = counts.filter(|_| !characters) {
                faults.push(format!(
                    "src/{file}:{line} counts by {word}: each sum is a figure of src/assess/figures"
                ));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// What reads a norm past the door is not noted, and its figure would not know it. Examples have no figures.
#[test]
fn w7_3_the_judgement_reads_norms_through_one_door() {
    let judging = |file: &str| file.starts_with("assess/") && !file.starts_with("assess/example/");
    let mut faults = Vec::new();
    for (file, text) in
        sources().into_iter().filter(|(file, _)| judging(file) && file != "assess/law/door.rs")
    {
        for (line, code) in code(&text) {
            let past = ["policy.norm(", "policy.number(", "policy.text(", "policy.list(", "policy.line("];
            if past.iter().any(|call| code.contains(call)) {
                faults.push(format!("{file}:{line} reads a norm past the door"));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}
