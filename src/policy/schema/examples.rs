//! Owns: `examples/*.yaml` of a pack as they are written.
//! Never: works an example out.

use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Place, Source};
use crate::policy::{Example, Fact};
use crate::written::{MapReader, Node, Value as Written, parse};

use super::entry::date;
use super::folder::stem;

/// The worked examples of one pack, in the order of its files; `files` are all files of its folder.
#[must_use]
pub fn examples(id: &str, files: &[Arc<Source>]) -> (Vec<Example>, Findings) {
    let (mut examples, mut findings) = (Vec::new(), Findings::default());
    for source in files.iter().filter(|source| stem(id, &source.name) == Some("examples/")) {
        let Some(node) = parse(source, &mut findings) else { continue };
        let Written::List(entries) = &node.value else {
            let wrong = Finding::new(Code::WrongType, node.head()).fact("key", "");
            findings.push(wrong.fact("expected", "list").fact("found", node.kind()));
            continue;
        };
        for entry in entries {
            let Some(mut record) = MapReader::new(entry, &mut findings) else { continue };
            let example = Example {
                name: record.text("name"),
                kind: record.text("kind"),
                on: record.optional_parsed("on", date),
                facts: facts("facts", &mut record),
                expect: facts("expect", &mut record),
                at: record.at(),
            };
            record.optional_text("source");
            record.finish();
            examples.push(example);
        }
    }
    (examples, findings)
}

fn facts(key: &'static str, record: &mut MapReader<'_, '_>) -> Vec<Fact> {
    let Some(mut map) = record.map(key) else { return Vec::new() };
    let entries = map.rest();
    if entries.is_empty() {
        // an example that expects nothing would prove nothing
        let at = map.at();
        map.findings().push(Finding::new(Code::EmptyText, at).fact("key", key));
    }
    let mut facts = Vec::new();
    for (key, node) in entries {
        let mut values = Vec::new();
        texts(&key.text, node, &mut values, map.findings());
        facts.push(Fact { name: key.text.clone(), values, at: Place::Text(key.span.clone()) });
    }
    facts
}

fn texts(key: &str, node: &Node, values: &mut Vec<String>, findings: &mut Findings) {
    match &node.value {
        Written::List(items) => items.iter().for_each(|item| texts(key, item, values, findings)),
        Written::Map(_) => {
            let wrong = Finding::new(Code::WrongType, node.head()).fact("key", key);
            findings.push(wrong.fact("expected", "text").fact("found", node.kind()));
        }
        _ => values.extend(node.as_text().map(str::to_owned)),
    }
}
