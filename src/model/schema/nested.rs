//! Owns: maps within maps and lists of maps, read one by one.
//! Never: knows what a key means.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Finding, Findings};
use crate::written::{MapReader, Node, Value as Written};

/// Reads a required map under a key and finishes it.
pub(super) fn nested<T>(
    map: &mut MapReader<'_, '_>,
    key: &'static str,
    read: impl FnOnce(&mut MapReader<'_, '_>) -> T,
) -> Option<T> {
    let mut inner = map.map(key)?;
    let value = read(&mut inner);
    inner.finish();
    Some(value)
}

/// Reads each map of a list at the top of a file.
pub(super) fn list<T>(
    node: &Node,
    findings: &mut Findings,
    mut read: impl FnMut(&mut MapReader<'_, '_>) -> T,
) -> Vec<T> {
    let items = match &node.value {
        Written::List(items) => items.as_slice(),
        Written::Empty => &[],
        _ => {
            let wrong = Finding::new(Code::WrongType, node.head()).fact("key", "");
            findings.push(wrong.fact("expected", "list").fact("found", node.kind()));
            &[]
        }
    };
    let mut found = Vec::with_capacity(items.len());
    for item in items {
        let Some(mut map) = MapReader::new(item, findings) else { continue };
        found.push(read(&mut map));
        map.finish();
    }
    found
}

/// Tells that a list holds two entries under one id.
pub(super) fn once(ids: &mut BTreeSet<String>, key: &'static str, id: &str, map: &mut MapReader<'_, '_>) {
    if !id.is_empty() && !ids.insert(id.to_owned()) {
        let finding = Finding::new(Code::DuplicateKey, map.place(key)).fact("key", id);
        map.findings().push(finding.fact("first_line", ""));
    }
}
