//! What was once found wrong, row by row, with the test that holds it: `tests/rows/`. A row without a test says why.

use std::collections::BTreeMap;
use std::fs;

use anzhi::diagnostic::{Findings, Source};
use anzhi::written::{Node, Value, parse};
use walkdir::WalkDir;

use super::support::root;

/// Rows that must be told: the group and how many it has.
const GROUPS: [(&str, usize); 8] =
    [("W1.", 23), ("W2.", 6), ("W3.", 4), ("W4.", 1), ("W5.", 4), ("W6.", 1), ("W7.", 13), ("L", 27)];

/// Every row of every file, in order.
fn rows() -> Vec<(String, Node)> {
    let mut rows = Vec::new();
    for entry in
        WalkDir::new(root().join("tests/rows")).sort_by_file_name().into_iter().filter_map(Result::ok)
    {
        if entry.path().extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let name = entry.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(entry.path()).expect("a readable file");
        let mut findings = Findings::default();
        let node = parse(&Source::new(name.clone(), text), &mut findings).expect("a tree");
        assert_eq!(findings, Findings::default(), "{name}");
        let Value::List(items) = node.value else { panic!("{name} is no list of rows") };
        rows.extend(items.into_iter().map(|row| (name.clone(), row)));
    }
    rows
}

/// All Rust text in which a test may stand.
fn code() -> String {
    let of = |folder: &str| {
        let files = WalkDir::new(root().join(folder)).into_iter().filter_map(Result::ok);
        files
            .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"))
            .map(|entry| fs::read_to_string(entry.path()).expect("a readable source"))
            .collect::<String>()
    };
    [of("tests/it"), of("src")].concat()
}

/// `module::test` names a test function, `pack/examples/file.yaml#name` a worked example.
fn stands(holder: &str, code: &str) -> bool {
    if let Some((file, name)) = holder.split_once('#') {
        return fs::read_to_string(root().join("policies").join(file)).is_ok_and(|text| text.contains(name));
    }
    let function = holder.rsplit("::").next().unwrap_or(holder);
    code.contains(&format!("fn {function}("))
}

#[test]
fn every_row_is_held_by_a_test_that_stands_or_says_why_not() {
    let code = code();
    let mut faults = Vec::new();
    for (file, row) in rows() {
        let text = |key: &str| row.get(key).and_then(Node::as_text).unwrap_or_default().to_owned();
        let (id, what, open) = (text("id"), text("what"), text("open"));
        if id.is_empty() || what.is_empty() {
            faults.push(format!("{file}: a row without id or what: {id}{what}"));
        }
        let holders: Vec<&str> = match row.get("held_by").map(|node| &node.value) {
            Some(Value::List(items)) => items.iter().filter_map(Node::as_text).collect(),
            _ => Vec::new(),
        };
        if holders.is_empty() && open.is_empty() {
            faults.push(format!("{file}: {id} has neither a test nor a reason"));
        }
        faults.extend(
            holders
                .iter()
                .filter(|holder| !stands(holder, &code))
                .map(|holder| format!("{file}: {id} names {holder}, which does not stand")),
        );
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn no_row_is_left_out_or_told_twice() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, row) in rows() {
        let id = row.get("id").and_then(Node::as_text).unwrap_or_default();
        *counts.entry(id.to_owned()).or_default() += 1;
    }
    let twice: Vec<&String> = counts.iter().filter(|(_, count)| **count > 1).map(|(id, _)| id).collect();
    assert!(twice.is_empty(), "told twice: {twice:?}");
    let mut missing = Vec::new();
    for (group, count) in GROUPS {
        let wanted = (1..=count).map(|number| format!("{group}{number}"));
        missing.extend(wanted.filter(|id| !counts.contains_key(id)));
    }
    assert!(missing.is_empty(), "left out: {missing:?}");
}
