//! Owns: what the paper of one worker asks for beside the worker's usual data.
//! Never: fetches it.

use crate::model::Holds;
use crate::model::schema::register_kinds;
use crate::policy::{Policy, Rule};
use crate::written::{MapReader, choose};

use super::listed::words;

/// What a paper asks for; nothing in a document that is not made once per worker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// `clauses`: codes of the pack's clauses that its words place.
    pub clauses: Vec<String>,
    /// `entries`: registers of which the worker's own entries stand in it.
    pub entries: Vec<&'static str>,
    /// `identity: whole`: the whole identity number stands in it.
    pub identity: bool,
}

/// Clauses are proved against the policy; without one they are left unproved.
pub(super) fn read(map: &mut MapReader<'_, '_>, policy: Option<&Policy>) -> Asked {
    let said = policy.map(|policy| {
        let clauses = policy.says.keys().filter(|(rule, _)| *rule == Rule::Clause);
        clauses.map(|(_, code)| (code.as_str(), code.clone())).collect::<Vec<_>>()
    });
    let clauses = words(map, "clauses", |word| {
        said.as_ref().map_or_else(|| Ok(word.to_owned()), |known| choose(word, known))
    });
    let names_workers = |holds: &Holds| matches!(holds, Holds::Worker);
    let kinds =
        register_kinds().iter().filter(|kind| kind.columns.iter().any(|one| names_workers(&one.holds)));
    let kinds: Vec<(&str, &'static str)> = kinds.map(|kind| (kind.id, kind.id)).collect();
    let entries = words(map, "entries", |word| choose(word, &kinds));
    let identity = map.optional_one_of("identity", &[("whole", true), ("masked", false)]).unwrap_or_default();
    Asked { clauses, entries, identity }
}
