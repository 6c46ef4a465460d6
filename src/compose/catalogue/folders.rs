//! Owns: which files make a document: a `document.yaml` and a body in one folder, under these very names.
//! Never: reads what stands in them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Place, Source};

/// What a document is.
const ABOUT: &str = "document.yaml";
/// What it says.
const BODY: &str = "body.typ.tera";

/// What would be passed over without a word, or told as a fault of a template: a document without a body, a body without
/// a document, a YAML file under a name that nobody reads.
pub(super) fn misnamed(files: &[Arc<Source>]) -> Findings {
    let mut folders: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in files {
        let (folder, name) = file.name.rsplit_once('/').unwrap_or(("", &file.name));
        folders.entry(folder).or_default().insert(name);
    }
    let mut findings = Findings::default();
    for (folder, names) in folders {
        let path = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let read = !folder.is_empty() && names.contains(ABOUT);
        let unread: Vec<&str> =
            names.iter().copied().filter(|name| is_yaml(name) && !(read && *name == ABOUT)).collect();
        for name in &unread {
            findings
                .push(Finding::new(Code::DocumentUnread, Place::File(path(name))).fact("file", path(name)));
        }
        if names.contains(BODY) && !read && unread.is_empty() {
            let finding = Finding::new(Code::DocumentUnread, Place::File(path(BODY)));
            findings.push(finding.fact("body", path(BODY)).fact("wanted", path(ABOUT)));
        }
        if read && !names.contains(BODY) {
            let near = names.iter().copied().filter(|name| name.to_lowercase().starts_with("body"));
            let finding =
                Finding::new(Code::BodyMissing, Place::File(path(ABOUT))).fact("wanted", path(BODY));
            findings.push(finding.fact("found", near.collect::<Vec<_>>().join("、")));
        }
    }
    findings
}

fn is_yaml(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending == "yaml")
}
