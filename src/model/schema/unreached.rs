//! Owns: the written shape of `unreached.yaml`.
//! Never: says when a paper counts as served.

use std::collections::BTreeSet;

use crate::diagnostic::Findings;
use crate::model::{Attempt, Unreached};
use crate::written::{MapReader, Node};

use super::ReadFacts;
use super::nested::{list, once};

pub(super) fn read(node: &Node, findings: &mut Findings) -> Vec<Unreached> {
    let mut workers = BTreeSet::new();
    list(node, findings, |map| {
        let worker = map.text("worker");
        // attempts of a second record would not be seen
        once(&mut workers, "worker", &worker, map);
        let attempts = map.maps("attempts", attempt).into_iter().flatten().collect();
        Unreached { worker, attempts, at: map.at() }
    })
}

fn attempt(map: &mut MapReader<'_, '_>) -> Option<Attempt> {
    let method = map.coded("method");
    let (on, evidence) = (map.date("on"), map.optional_text("evidence").unwrap_or_default());
    Some(Attempt { method: method?, on, evidence })
}
