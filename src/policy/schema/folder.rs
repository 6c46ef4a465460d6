//! Owns: one pack folder: which file is which, and what `pack.yaml` says.
//! Never: opens a file.

use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Place, Source};
use crate::policy::Pack;
use crate::written::{MapReader, Node, nearest, parse};

use super::entry::date;

/// Names that a pack may hold, without `.yaml`.
const STEMS: [&str; 16] = [
    "pack",
    "sources",
    "categories",
    "channels",
    "channel_sets",
    "grounds",
    "groups",
    "service",
    "methods",
    "costs",
    "funds",
    "procedure",
    "checks",
    "specimens",
    "words",
    "says",
];

/// One folder, parsed.
pub(super) struct Folder {
    /// What `pack.yaml` says of it.
    pub(super) pack: Pack,
    /// Its parent, and where it is named.
    pub(super) extends: Option<(String, Place)>,
    /// The other files by what they hold (`sources`, `parameters/` …), in the order of their names.
    pub(super) files: Vec<(&'static str, Node)>,
}

impl Folder {
    /// Parses every source; `None` when `pack.yaml` is missing or says too little.
    pub(super) fn read(id: &str, sources: &[Arc<Source>], findings: &mut Findings) -> Option<Self> {
        let mut sources: Vec<&Arc<Source>> = sources.iter().collect();
        sources.sort_by(|left, right| left.name.cmp(&right.name));
        let mut head = None;
        let mut files = Vec::new();
        let mut whole = true;
        for source in sources {
            match stem(id, &source.name) {
                Some("examples/") => {}
                Some("pack") => head = Some(source),
                Some(stem) => match parse(source, findings) {
                    Some(node) => files.push((stem, node)),
                    None => whole = false,
                },
                None => {
                    let stems = STEMS.map(|stem| format!("{stem}.yaml"));
                    let (_, name) = source.name.rsplit_once('/').unwrap_or(("", &source.name));
                    findings.push(
                        Finding::new(Code::UnknownKey, Place::File(source.name.clone()))
                            .fact("key", name)
                            .fact("nearest", nearest(name, stems.iter().map(String::as_str))),
                    );
                }
            }
        }
        let Some(head) = head else {
            let path = format!("policies/{id}/pack.yaml");
            findings.push(Finding::new(Code::FileMissing, Place::File(path.clone())).fact("path", path));
            return None;
        };
        let node = parse(head, findings)?;
        let (pack, extends) = header(id, &node, findings)?;
        // what names something in a file that cannot be read is not wrong for that
        if !whole {
            return None;
        }
        Some(Self { pack, extends, files })
    }
}

/// What a file of the pack holds, by its path inside the pack's folder.
pub(super) fn stem(id: &str, name: &str) -> Option<&'static str> {
    let inside = match name.rfind(&format!("{id}/")) {
        Some(at) => &name[at + id.len() + 1..],
        None => name,
    };
    if inside.starts_with("parameters/") {
        return Some("parameters/");
    }
    if inside.starts_with("examples/") {
        return Some("examples/");
    }
    if inside.starts_with("calendar/") {
        return Some("calendar/");
    }
    let inside = inside.strip_suffix(".yaml")?;
    STEMS.into_iter().find(|stem| *stem == inside)
}

/// Reads `pack.yaml`.
fn header(id: &str, node: &Node, findings: &mut Findings) -> Option<(Pack, Option<(String, Place)>)> {
    let mut map = MapReader::new(node, findings)?;
    let written = map.text("id");
    let title = map.text("title");
    let jurisdiction = map.text("jurisdiction");
    let extends = map.optional_text("extends").map(|parent| (parent, map.place("extends")));
    let checked_on = map.parsed("checked_on", date);
    let at = map.place("checked_on");
    if !written.is_empty() && written != id {
        let finding = Finding::new(Code::NotOneOf, map.place("id")).fact("key", "id").fact("value", written);
        map.findings().push(finding.fact("nearest", id).fact("allowed", id));
    }
    map.finish();
    Some((Pack { id: id.to_owned(), title, jurisdiction, checked_on: checked_on?, at }, extends))
}
