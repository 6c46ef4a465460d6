//! Owns: pack folders as they are written, turned into one policy: follows `extends`, merges from the root.
//! May import: diagnostic, written, the rest of this room. Never: opens a file, judges a case.

mod costs;
mod entry;
mod folder;
mod grounds;
mod parameters;
mod sources;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Place, Source};
use crate::written::{Key, MapReader, Node, Value as Written, nearest};

use super::Policy;
use folder::Folder;

/// Most steps of `extends` from one pack to its root.
const DEEPEST: usize = 3;

/// Reads a pack and all that it extends, and merges them, the root first. `files` gives the YAML sources
/// of a pack's folder, by pack id, and nothing where there is no such folder. All findings are told at
/// once; with an error among them there is no policy.
#[must_use]
pub fn read(id: &str, files: &dyn Fn(&str) -> Vec<Arc<Source>>) -> (Option<Policy>, Findings) {
    let mut findings = Findings::default();
    let Some(folders) = chain(id, files, &mut findings) else { return (None, findings) };
    let mut merge = Merge { policy: empty(), inherited: BTreeSet::new(), own: BTreeSet::new(), findings };
    for folder in folders.into_iter().rev() {
        merge.folder(folder);
    }
    let policy = (!merge.findings.any_error()).then_some(merge.policy);
    (policy, merge.findings)
}

/// The folder asked for, its parent and so on to the root; `None` when one is missing.
fn chain(id: &str, files: &dyn Fn(&str) -> Vec<Arc<Source>>, findings: &mut Findings) -> Option<Vec<Folder>> {
    let mut folders: Vec<Folder> = Vec::new();
    let (mut id, mut at) = (id.to_owned(), Place::Case);
    loop {
        if folders.len() > DEEPEST {
            findings.push(Finding::new(Code::PackDepth, at).fact("pack", id).fact("most", DEEPEST));
            return None;
        }
        let sources = files(&id);
        if sources.is_empty() {
            findings.push(Finding::new(Code::PackMissing, at).fact("pack", id));
            return None;
        }
        let folder = Folder::read(&id, &sources, findings)?;
        let parent = folder.extends.clone();
        folders.push(folder);
        match parent {
            Some((parent, place)) => (id, at) = (parent, place),
            None => return Some(folders),
        }
    }
}

fn empty() -> Policy {
    Policy {
        packs: Vec::new(),
        instruments: BTreeMap::new(),
        parameters: BTreeMap::new(),
        channels: Vec::new(),
        grounds: BTreeMap::new(),
        groups: Vec::new(),
        cost_items: Vec::new(),
        use_order: Vec::new(),
        fund_kinds: Vec::new(),
        stages: Vec::new(),
        words: BTreeMap::new(),
    }
}

/// Reads one kind of file into the policy.
type Read = fn(&mut Merge, &Node);

/// The policy so far, and who has defined what in it.
struct Merge {
    policy: Policy,
    /// Kind and id of all that packs nearer to the root define.
    inherited: BTreeSet<(&'static str, String)>,
    /// The same for the pack being read.
    own: BTreeSet<(&'static str, String)>,
    findings: Findings,
}

impl Merge {
    /// Files are taken in the order in which they refer to each other.
    fn folder(&mut self, folder: Folder) {
        self.inherited.append(&mut self.own);
        self.policy.packs.push(folder.pack);
        let each: [(&str, Read); 9] = [
            ("sources", Self::sources),
            ("parameters/", Self::parameters),
            ("costs", Self::costs),
            ("grounds", Self::grounds),
            ("channels", Self::channels),
            ("groups", Self::groups),
            ("funds", Self::funds),
            ("procedure", Self::stages),
            ("words", Self::words),
        ];
        for (wanted, read) in each {
            for (_, node) in folder.files.iter().filter(|(stem, _)| *stem == wanted) {
                read(self, node);
            }
        }
    }

    /// Reads each record of a map from id to record; an entry of a parent is replaced only when the
    /// record says `overrides: true`.
    fn each(
        &mut self,
        kind: &'static str,
        node: &Node,
        mut read: impl FnMut(&mut Policy, &Key, &mut MapReader<'_, '_>),
    ) {
        for (key, node) in self.entries(node) {
            let Some(mut record) = MapReader::new(node, &mut self.findings) else { continue };
            let overrides = record.optional_flag("overrides").unwrap_or(false);
            read(&mut self.policy, key, &mut record);
            record.finish();
            self.define(kind, &key.text, &key.text, overrides, Place::Text(key.span.clone()));
        }
    }

    /// The entries of a map whose keys are free.
    fn entries<'n>(&mut self, node: &'n Node) -> &'n [(Key, Node)] {
        match &node.value {
            Written::Map(entries) => entries,
            Written::Empty => &[],
            _ => {
                let wrong = Finding::new(Code::WrongType, node.head());
                self.findings.push(wrong.fact("key", "").fact("expected", "map").fact("found", node.kind()));
                &[]
            }
        }
    }

    /// Notes that this pack defines an entry, and tells when that quietly replaces a parent's, or says to
    /// replace what no parent has.
    fn define(&mut self, kind: &'static str, id: &str, shown: &str, overrides: bool, at: Place) {
        let entry = (kind, id.to_owned());
        let finding = match (self.inherited.contains(&entry), overrides) {
            _ if self.own.contains(&entry) => {
                Some(Finding::new(Code::DuplicateKey, at).fact("key", shown).fact("first_line", ""))
            }
            (true, false) => Some(Finding::new(Code::OverrideUndeclared, at).fact("key", shown)),
            (false, true) => {
                let known = self.inherited.iter().filter(|(other, _)| *other == kind);
                let near = nearest(id, known.map(|(_, id)| id.as_str())).to_owned();
                Some(Finding::new(Code::UnknownKey, at).fact("key", shown).fact("nearest", near))
            }
            _ => None,
        };
        self.findings.0.extend(finding);
        self.own.insert(entry);
    }
}

#[cfg(test)]
#[path = "schema_tests.rs"]
mod tests;
