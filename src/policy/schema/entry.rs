//! Owns: what several kinds of record share: dates, citations, words of a list known from elsewhere.
//! Never: merges packs.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::{Date, parse_date};
use crate::policy::{Citation, Expression, Instrument, Kind, Policy, Subject, Vocabulary};
use crate::written::{Fault, MapReader, Node, Value, nearest};

/// Longest list of choices that a finding shows; nobody reads all parameters of a country.
const MOST_SHOWN: usize = 30;

/// Instruments by id.
pub(super) type Instruments = BTreeMap<String, Arc<Instrument>>;

/// Reads a date.
pub(super) fn date(text: &str) -> Result<Date, Fault> {
    parse_date(text).ok_or_else(|| Fault::new(Code::NotADate, text))
}

/// Reads the required list `basis`, which must not be empty.
pub(super) fn basis(record: &mut MapReader<'_, '_>, instruments: &Instruments) -> Arc<[Citation]> {
    let empty = record
        .node("basis")
        .is_some_and(|node| matches!(&node.value, Value::Empty) || node.value == Value::List(vec![]));
    let citations = record.maps("basis", |entry| citation(entry, instruments));
    if empty {
        let at = record.place("basis");
        record.findings().push(Finding::new(Code::MissingKey, at).fact("key", "basis"));
    }
    citations.into_iter().flatten().collect()
}

/// Reads `{source, article}`; the source must be listed in `sources.yaml` of this pack or of a parent.
pub(super) fn citation(entry: &mut MapReader<'_, '_>, instruments: &Instruments) -> Option<Citation> {
    let source = entry.text("source");
    let article = entry.optional_text("article").unwrap_or_default();
    let historic = entry.optional_flag("historic").unwrap_or(false);
    let to = entry.optional_parsed("to", date);
    if let Some(instrument) = instruments.get(&source) {
        if let Some(repealed) = instrument.repealed_on.filter(|_| !historic) {
            let finding = Finding::new(Code::SourceRepealed, entry.place("source"));
            entry.findings().push(finding.fact("source", &instrument.title).fact("repealed", repealed));
        }
        return Some(Citation { instrument: Arc::clone(instrument), article, historic, to });
    }
    if !source.is_empty() {
        let near = nearest(&source, instruments.keys().map(String::as_str)).to_owned();
        let finding = Finding::new(Code::SourceUnlisted, entry.place("source"));
        entry.findings().push(finding.fact("source", source).fact("nearest", near));
    }
    None
}

/// Reads a condition or formula that may be missing.
pub(super) fn expression(
    key: &'static str,
    wanted: Kind,
    subject: Subject,
    policy: &Policy,
    record: &mut MapReader<'_, '_>,
) -> Option<Expression> {
    let node = record.node(key).filter(|node| node.value != Value::Empty)?;
    Expression::read(key, node, wanted, &Vocabulary { subject, policy }, record.findings())
}

/// The same, where it must be there.
pub(super) fn required_expression(
    key: &'static str,
    wanted: Kind,
    subject: Subject,
    policy: &Policy,
    record: &mut MapReader<'_, '_>,
) -> Option<Expression> {
    let Some(node) = record.node(key) else {
        let at = record.at();
        record.findings().push(Finding::new(Code::MissingKey, at).fact("key", key));
        return None;
    };
    Expression::read(key, node, wanted, &Vocabulary { subject, policy }, record.findings())
}

/// Reads a list of codes, each of which must be one of the known.
pub(super) fn codes(key: &str, items: &[Node], known: &[&str], findings: &mut Findings) -> Vec<String> {
    items.iter().filter_map(|item| code(key, item, known, findings)).collect()
}

/// Reads a code that must be one of the known.
pub(super) fn code(key: &str, node: &Node, known: &[&str], findings: &mut Findings) -> Option<String> {
    let Some(text) = node.as_text() else {
        let wrong = Finding::new(Code::WrongType, node.head()).fact("key", key);
        findings.push(wrong.fact("expected", "text").fact("found", node.kind()));
        return None;
    };
    if known.contains(&text) {
        return Some(text.to_owned());
    }
    findings.push(
        Finding::new(Code::NotOneOf, node.place())
            .fact("key", key)
            .fact("value", text)
            .fact("nearest", nearest(text, known.iter().copied()))
            .fact("allowed", if known.len() > MOST_SHOWN { String::new() } else { known.join(", ") }),
    );
    None
}

/// Tells that one thing is written in two ways that cannot both hold.
pub(super) fn twice(second: &'static str, first: &'static str, record: &mut MapReader<'_, '_>) {
    let finding = Finding::new(Code::DuplicateKey, record.place(second)).fact("key", second);
    record.findings().push(finding.fact("other", first));
}

/// Tells that a word which rosters use means two things of the policy.
pub(super) fn two_meanings(word: &str, first: &str, second: &str, at: Place) -> Finding {
    let finding = Finding::new(Code::WordTwice, at).fact("word", word);
    finding.fact("first", first).fact("second", second)
}

/// The words by which rosters name an entry: its name and its other names, each with its place.
pub(super) fn names(entry: &Node) -> impl Iterator<Item = (&str, Place)> {
    let aliases = match entry.get("aliases").map(|node| &node.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    let nodes = entry.get("name").into_iter().chain(aliases);
    nodes.filter_map(|node| Some((node.as_text()?.trim(), node.place())))
}

/// Puts an entry where one with the same code stands, else at the end.
pub(super) fn put<T>(entries: &mut Vec<T>, entry: T, code: impl Fn(&T) -> &str) {
    let at = entries.iter().position(|other| code(other) == code(&entry));
    match at {
        Some(at) => entries[at] = entry,
        None => entries.push(entry),
    }
}
