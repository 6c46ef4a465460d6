//! Owns: `checks.yaml`: conditions that make findings, with their words in both languages.
//! May import: diagnostic, written, the rest of this room. Never: looks at a fact.

use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Place, Ruling, Severity, Words};
use crate::policy::{Check, Kind, Names, Policy, Subject, Vocabulary};
use crate::written::{MapReader, Node, nearest};

use super::Merge;
use super::entry::{basis, put, required_expression};

const SEVERITIES: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("note", Severity::Note)];

impl Merge {
    pub(super) fn checks(&mut self, node: &Node) {
        self.each("check", node, |policy, key, record| {
            let at = Place::Text(key.span.clone());
            if let Some(check) = check(&key.text, at, policy, record) {
                put(&mut policy.checks, check, |check| &check.ruling.code);
            }
        });
    }
}

fn check(id: &str, at: Place, policy: &Policy, record: &mut MapReader<'_, '_>) -> Option<Check> {
    let title = record.text("title");
    let subject = record.one_of("of", &Subject::ALL);
    let severity = record.one_of("severity", &SEVERITIES);
    let in_draft = record.optional_one_of("in_draft", &SEVERITIES);
    let when = required_expression("when", Kind::Truth, subject.unwrap_or(Subject::Case), policy, record);
    let names = Vocabulary { subject: subject.unwrap_or(Subject::Case), policy };
    let mut placeholders = Vec::new();
    let message = words("message", &names, &mut placeholders, record);
    let help = words("help", &names, &mut placeholders, record);
    let basis = basis(record, &policy.instruments);
    let checked = record.flag("checked");
    let ruling = Ruling { code: id.to_owned(), severity: severity?, in_draft, message, help };
    Some(Check {
        ruling: Arc::new(ruling),
        title,
        subject: subject?,
        when: when?,
        placeholders,
        basis,
        checked,
        at,
    })
}

/// A text in both languages whose `{names}` are facts.
fn words(
    key: &'static str,
    names: &Vocabulary<'_>,
    placeholders: &mut Vec<String>,
    record: &mut MapReader<'_, '_>,
) -> Words {
    let Some(mut map) = record.map(key) else { return Words::default() };
    let words = Words { zh: map.text("zh"), en: map.text("en") };
    for (language, text) in [("zh", &words.zh), ("en", &words.en)] {
        for name in braced(text) {
            if names.find(name).is_none() {
                let finding = Finding::new(Code::ExpressionName, map.place(language)).fact("key", key);
                let all = names.all();
                let near = nearest(name, all.iter().map(String::as_str)).to_owned();
                map.findings().push(finding.fact("name", name).fact("nearest", near));
            } else if !placeholders.iter().any(|known| known == name) {
                placeholders.push(name.to_owned());
            }
        }
    }
    map.finish();
    words
}

/// The names in braces.
fn braced(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.trim_end_matches('?'))
}
