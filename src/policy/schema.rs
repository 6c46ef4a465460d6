//! Owns: pack folders as they are written, turned into one policy: follows `extends`, merges from the root.
//! Never: opens a file, judges a case.

mod calendar;
mod categories;
mod checks;
mod costs;
mod entry;
mod examples;
mod folder;
mod grounds;
mod methods;
mod parameters;
mod periods;
mod procedure;
mod proof;
mod says;
mod sets;
mod sources;
mod specimens;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Place, Source};
use crate::model::Date;
use crate::written::{Key, MapReader, Node, Value as Written, nearest};

use super::{Origin, Policy};
use folder::Folder;

pub use examples::examples;

/// Most steps of `extends` from one pack to its root.
const DEEPEST: usize = 3;

/// Reads a pack and all that it extends, and merges them, the root first. `files` gives the YAML sources
/// of a pack's folder, by pack id, and nothing where there is no such folder. All findings are told at
/// once; with an error among them there is no policy.
#[must_use]
pub fn read(id: &str, files: &dyn Fn(&str) -> Vec<Arc<Source>>) -> (Option<Policy>, Findings) {
    let mut findings = Findings::default();
    let Some(folders) = chain(id, files, &mut findings) else { return (None, findings) };
    let mut merge = Merge::new(findings);
    for folder in folders.iter().rev() {
        merge.policy.packs.push(folder.pack.clone());
        merge.files(folder, &NORMS);
    }
    // what a formula may name is known only when all parameters are
    merge.formulas();
    for folder in folders.iter().rev() {
        merge.files(folder, &RULES);
    }
    if !merge.findings.any_error() {
        merge.wordless();
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

/// Reads one kind of file into the policy.
type Read = fn(&mut Merge, &Node);

/// Files without expressions, in the order in which they refer to each other.
const NORMS: [(&str, Read); 9] = [
    ("sources", Merge::sources),
    ("parameters/", Merge::parameters),
    ("grounds", Merge::grounds),
    ("groups", Merge::groups),
    ("service", Merge::periods),
    ("funds", Merge::funds),
    ("procedure", Merge::stages),
    ("calendar/", Merge::calendar),
    ("words", Merge::words),
];

/// Files whose conditions and formulas name parameters.
const RULES: [(&str, Read); 14] = [
    ("categories", Merge::categories),
    ("specimens", Merge::specimens),
    ("channels", Merge::channels),
    ("costs", Merge::costs),
    ("channels", Merge::channel_items),
    ("funds", Merge::fund_uses),
    ("channel_sets", Merge::channel_sets),
    ("methods", Merge::methods),
    ("checks", Merge::checks),
    ("channels", Merge::channel_says),
    ("grounds", Merge::ground_says),
    ("methods", Merge::method_says),
    ("costs", Merge::item_says),
    ("says", Merge::own_says),
];

/// The policy so far, and who has defined what in it.
struct Merge {
    policy: Policy,
    /// Formulas of parameters, by id and first day, to be read when all parameters are known.
    pending: BTreeMap<(String, Date), Node>,
    /// Kind and id of all that is defined, with the pack that did so last.
    defined: BTreeMap<(&'static str, String), String>,
    /// The pack being read.
    pack: String,
    findings: Findings,
}

impl Merge {
    fn new(findings: Findings) -> Self {
        let pack = String::new();
        Self { pack, policy: Policy::default(), pending: BTreeMap::new(), defined: BTreeMap::new(), findings }
    }

    fn files(&mut self, folder: &Folder, kinds: &[(&str, Read)]) {
        self.pack.clone_from(&folder.pack.id);
        for (wanted, read) in kinds {
            for (_, node) in folder.files.iter().filter(|(stem, _)| stem == wanted) {
                read(self, node);
            }
        }
    }

    /// Reads each record of a map from id to record; an entry of a parent is replaced only when the
    /// record names that parent under `overrides`.
    fn each(
        &mut self,
        kind: &'static str,
        node: &Node,
        mut read: impl FnMut(&mut Policy, &Key, &mut MapReader<'_, '_>),
    ) {
        for (key, node) in self.entries("", node) {
            let Some(mut record) = record(&key.text, node, &mut self.findings) else { continue };
            let overrides = overrides(&mut record);
            read(&mut self.policy, key, &mut record);
            record.finish();
            self.prove((kind, key.text.clone()), node);
            self.define(kind, &key.text, &key.text, overrides, Place::Text(key.span.clone()));
        }
    }

    /// Keeps who proved an entry; an entry that replaces another has its own proof or none.
    fn prove(&mut self, entry: (&'static str, String), node: &Node) {
        match proof::proof(node) {
            Some(proof) => drop(self.policy.proofs.insert(entry, proof)),
            None => drop(self.policy.proofs.remove(&entry)),
        }
    }

    /// The ids of a kind of entry that this pack or a parent writes, whether or not they could be read.
    fn ids(&self, wanted: &str) -> Vec<String> {
        self.defined.keys().filter(|(kind, _)| *kind == wanted).map(|(_, id)| id.clone()).collect()
    }

    /// The entries of a map whose keys are free.
    fn entries<'n>(&mut self, under: &str, node: &'n Node) -> &'n [(Key, Node)] {
        match &node.value {
            Written::Map(entries) => entries,
            Written::Empty => &[],
            _ => {
                let wrong = Finding::new(Code::WrongType, node.head());
                self.findings
                    .push(wrong.fact("key", under).fact("expected", "map").fact("found", node.kind()));
                &[]
            }
        }
    }

    /// Notes that this pack defines an entry, and tells when that quietly replaces another pack's, names the
    /// wrong pack, or says to replace what no pack has.
    fn define(&mut self, kind: &'static str, id: &str, shown: &str, overrides: Overrides, at: Place) {
        let before = self.defined.insert((kind, id.to_owned()), self.pack.clone());
        let origin = Origin { pack: self.pack.clone(), at: at.clone() };
        self.policy.origins.insert((kind, id.to_owned()), origin);
        let finding = match (before, overrides) {
            (Some(before), _) if before == self.pack => {
                Some(Finding::new(Code::DuplicateKey, at).fact("key", shown).fact("first_line", ""))
            }
            (Some(before), None) => {
                Some(Finding::new(Code::OverrideUndeclared, at).fact("key", shown).fact("defined", before))
            }
            (Some(before), Some((named, place))) if named != before => {
                let other = Finding::new(Code::OverrideOther, place).fact("key", shown);
                Some(other.fact("named", named).fact("defined", before))
            }
            (None, Some((named, place))) => {
                let known = self.defined.keys().filter(|(other, name)| *other == kind && name != id);
                let near = nearest(id, known.map(|(_, id)| id.as_str())).to_owned();
                let other = Finding::new(Code::OverrideOther, place).fact("key", shown).fact("named", named);
                Some(other.fact("nobody", "yes").fact("nearest", near))
            }
            _ => None,
        };
        self.findings.0.extend(finding);
    }
}

/// Starts reading the record under a free key.
fn record<'n, 'f>(key: &str, node: &'n Node, findings: &'f mut Findings) -> Option<MapReader<'n, 'f>> {
    if matches!(node.value, Written::Map(_)) {
        return MapReader::new(node, findings);
    }
    let finding = match node.value {
        Written::Empty => Finding::new(Code::EmptyText, node.head()).fact("key", key),
        _ => {
            let wrong = Finding::new(Code::WrongType, node.head()).fact("key", key);
            wrong.fact("expected", "map").fact("found", node.kind())
        }
    };
    findings.push(finding);
    None
}

/// The pack whose entry a record says to replace, and where it says so.
type Overrides = Option<(String, Place)>;

fn overrides(record: &mut MapReader<'_, '_>) -> Overrides {
    record.optional_text("overrides").map(|pack| (pack, record.place("overrides")))
}

#[cfg(test)]
#[path = "schema_tests.rs"]
mod tests;
