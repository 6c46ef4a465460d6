//! Owns: `choices.compensation_method`: one method, or a list of methods and the workers to whom each holds.
//! Never: proves a condition; knows which methods there are.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Finding};
use crate::model::MethodChoice;
use crate::written::{MapReader, Node, Value};

const KEY: &str = "compensation_method";

/// The last of several holds for all who are left, and only the last; a method stands once, since a sum that is
/// divided is one sum.
pub(super) fn read(map: &mut MapReader<'_, '_>) -> Vec<MethodChoice> {
    let Some(Value::List(items)) = map.node(KEY).map(|node| &node.value) else {
        let at = map.place(KEY);
        return vec![MethodChoice::of_all(map.text(KEY), at)];
    };
    if items.is_empty() {
        let at = map.place(KEY);
        map.findings().push(Finding::new(Code::MissingKey, at).fact("key", "method"));
    }
    let last = items.len().saturating_sub(1);
    let (mut at, mut seen) = (0, BTreeSet::new());
    map.maps(KEY, |entry| {
        let choice = choice(entry, at == last);
        if !choice.method.is_empty() && !seen.insert(choice.method.clone()) {
            let finding = Finding::new(Code::DuplicateKey, choice.at.clone());
            entry.findings().push(finding.fact("key", &choice.method));
        }
        at += 1;
        choice
    })
}

fn choice(entry: &mut MapReader<'_, '_>, last: bool) -> MethodChoice {
    let when = entry.node("when").filter(|node| node.value != Value::Empty);
    if when.is_some() == last {
        let at = when.map_or_else(|| entry.at(), Node::head);
        entry.findings().push(Finding::new(Code::MethodOrder, at));
    }
    MethodChoice {
        people: entry.text("for"),
        when: when.cloned(),
        method: entry.text("method"),
        at: entry.place("method"),
    }
}
