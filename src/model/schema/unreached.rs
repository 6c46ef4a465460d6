//! Owns: the written shape of `unreached.yaml`. May import: written, the rest of this room.
//! Never: says when a paper counts as served.

use crate::diagnostic::Findings;
use crate::model::{Attempt, AttemptMethod, Unreached};
use crate::written::{MapReader, Node};

use super::{ReadFacts, list};

pub(super) fn read(node: &Node, findings: &mut Findings) -> Vec<Unreached> {
    list(node, findings, |map| Unreached {
        worker: map.text("worker"),
        attempts: map.maps("attempts", attempt).into_iter().flatten().collect(),
        at: map.at(),
    })
}

fn attempt(map: &mut MapReader<'_, '_>) -> Option<Attempt> {
    let method = map.one_of("method", &AttemptMethod::ALL);
    let (on, evidence) = (map.date("on"), map.optional_text("evidence").unwrap_or_default());
    Some(Attempt { method: method?, on, evidence })
}
