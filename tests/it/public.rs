//! Rosters as strangers have them, each with what is right for it: `tests/cases/public/rows.yaml`.

use std::collections::BTreeSet;

use anzhi::diagnostic::{Findings, Source};
use anzhi::written::{Node, Value, parse};

use super::support::{desk::Desk, pdf::Pdf, root, rows::Row, stderr, stdout};

fn rows() -> Node {
    let path = root().join("tests/cases/public/rows.yaml");
    let text = std::fs::read_to_string(path).expect("rows");
    let mut findings = Findings::default();
    let node = parse(&Source::new("rows.yaml", text), &mut findings).expect("a tree");
    assert_eq!(findings, Findings::default());
    node
}

fn each(check: impl Fn(&Row<'_>) -> Vec<String>) {
    let node = rows();
    let Value::List(items) = &node.value else { panic!("no list") };
    let faults: Vec<String> = items
        .iter()
        .map(Row)
        .flat_map(|row| {
            check(&row).into_iter().map(|fault| format!("{}: {fault}", row.text("id"))).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(faults, Vec::<String>::new());
}

/// A desk with the case that `new` makes and the files of the row over it.
fn desk(row: &Row<'_>) -> Desk {
    let desk = Desk::empty();
    let done = desk.run(&["new", "case"]);
    assert!(done.status.success(), "{}", stderr(&done));
    let from = root().join("tests/cases/public").join(row.text("folder"));
    for entry in walkdir::WalkDir::new(&from).into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(&from).expect("inside").to_string_lossy().into_owned();
            desk.write(&name, std::fs::read(entry.path()).expect("readable"));
        }
    }
    desk
}

fn texts<'n>(row: &Row<'n>, key: &str) -> Vec<&'n str> {
    match row.0.get(key).map(|node| &node.value) {
        Some(Value::List(items)) => items.iter().filter_map(Node::as_text).collect(),
        _ => Vec::new(),
    }
}

fn map(node: Option<&Node>) -> Vec<(&str, &Node)> {
    match node.map(|node| &node.value) {
        Some(Value::Map(entries)) => entries.iter().map(|(key, node)| (key.text.as_str(), node)).collect(),
        _ => Vec::new(),
    }
}

/// What is told of the table: code, line and heading.
fn told(json: &serde_json::Value) -> Vec<String> {
    let findings = json["findings"].as_array().expect("findings").iter();
    let of_table = findings
        .filter(|finding| finding["at"]["file"].as_str().is_some_and(|file| file.contains("roster.")));
    let line = |finding: &serde_json::Value| {
        let at = &finding["at"];
        let heading = at["heading"].as_str().map_or(String::new(), |heading| format!(" {heading}"));
        format!("{} {}{heading}", finding["code"].as_str().unwrap_or_default(), at["line"])
    };
    of_table.map(line).collect()
}

#[test]
fn every_folder_has_a_row_and_every_row_a_proof() {
    let node = rows();
    let Value::List(items) = &node.value else { panic!("no list") };
    let named: BTreeSet<String> = items
        .iter()
        .map(Row)
        .filter(|row| row.has("folder"))
        .map(|row| row.text("folder").to_owned())
        .collect();
    let there: BTreeSet<String> = std::fs::read_dir(root().join("tests/cases/public"))
        .expect("folders")
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(named, there);
    let code = walkdir::WalkDir::new(root().join("tests/it")).into_iter().filter_map(Result::ok);
    let code: String = code.filter_map(|entry| std::fs::read_to_string(entry.path()).ok()).collect();
    each(|row| {
        let proved = row.has("tells") || row.has("examples");
        let held = row.has("held_by")
            && code.contains(&format!("fn {}(", row.text("held_by").rsplit("::").next().unwrap_or_default()));
        let bad = !held && (!proved || row.has("held_by"));
        if bad { vec!["neither a finding nor a test that stands".to_owned()] } else { Vec::new() }
    });
}

#[test]
fn w4_every_public_roster_is_told_exactly_what_is_wrong_with_it() {
    each(|row| {
        if !row.has("tells") {
            return Vec::new();
        }
        let all = desk(row).ask(&["check", "case"]).json;
        let (found, expected) = (told(&all), texts(row, "tells"));
        let mut faults = Vec::new();
        if found != expected {
            faults.push(format!("tells {found:?}"));
        }
        for (name, value) in map(row.0.get("facts")) {
            let value = value.as_text().unwrap_or_default();
            let findings = all["findings"].as_array().expect("findings").iter();
            if !findings.into_iter().any(|finding| finding["facts"][name] == value) {
                faults.push(format!("no finding says {name}: {value}"));
            }
        }
        faults
    });
}

#[test]
fn w4_every_public_roster_is_read_as_it_is_meant() {
    each(|row| {
        if !row.has("people") {
            return Vec::new();
        }
        let read = desk(row).ask(&["roster", "case/roster.csv"]).json;
        let people = read["result"]["first"].as_array().expect("people").clone();
        let mut faults = Vec::new();
        for (number, values) in map(row.0.get("people")) {
            let Some(person) = people.iter().find(|person| person["工号"] == number) else {
                faults.push(format!("{number} was not read"));
                continue;
            };
            for (column, value) in map(Some(values)) {
                if person[column].as_str() != value.as_text() {
                    faults.push(format!("{number} {column} is {}", person[column]));
                }
            }
        }
        faults
    });
}

#[test]
fn w4_public_examples_of_law_come_out() {
    each(|row| {
        if !row.has("examples") {
            return Vec::new();
        }
        let done = desk(row).run(&["policy", "test", row.text("examples"), "--case", "case"]);
        if done.status.success() { Vec::new() } else { vec![[stdout(&done), stderr(&done)].concat()] }
    });
}

#[test]
fn w4_rare_characters_are_printed_or_told_at_their_row() {
    each(|row| {
        let mut faults = Vec::new();
        if row.has("build") {
            let built = desk(row).build(&["--draft"]);
            let found: Vec<String> =
                told(&built.json).into_iter().filter(|line| line.starts_with("no-glyph")).collect();
            if found != texts(row, "build") {
                faults.push(format!("build tells {found:?}"));
            }
        }
        for (paper, words) in map(row.0.get("papers")) {
            let desk = desk(row);
            let built = desk.build(&["--only", paper, "--draft"]);
            assert_eq!(built.of("error"), Vec::<String>::new());
            let made = desk.made().into_iter().find(|name| name.starts_with(paper) && name.ends_with(".pdf"));
            let text = Pdf::open(&desk.path("out").join(made.expect("a paper"))).all_text();
            let Value::List(words) = &words.value else { panic!("no list") };
            for word in words.iter().filter_map(Node::as_text).filter(|word| !text.contains(*word)) {
                faults.push(format!("{paper} does not say {word}"));
            }
        }
        faults
    });
}
