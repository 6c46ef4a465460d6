//! Owns: `checks.yaml`: conditions that make findings, with their words in both languages.
//! Never: looks at a fact.

use std::sync::Arc;

use crate::diagnostic::{CheckRule, Code, Finding, Place, Words};
use crate::policy::expression::place_in;
use crate::policy::lint::braced;
use crate::policy::{Check, Kind, Names, Policy, Subject, Vocabulary};
use crate::written::{MapReader, Node};

use super::entry::{basis, put, required_expression};
use super::{Merge, proof};

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
    let subject = record.one_of("of", &Subject::judged());
    let severity = record.coded("severity");
    let in_draft = record.optional_coded("in_draft");
    // with an unknown subject, every fact would be called unknown too
    let names = subject.map(|subject| Vocabulary { subject, policy });
    let when = match subject {
        Some(subject) => required_expression("when", Kind::Truth, subject, policy, record),
        None => record.node("when").and(None),
    };
    let column = record.optional_text("column").unwrap_or_default();
    let mut placeholders = Vec::new();
    let message = words("message", names.as_ref(), &mut placeholders, record);
    let help = words("help", names.as_ref(), &mut placeholders, record);
    let basis = basis(record, &policy.instruments);
    let checked = proof::checked(record);
    let ruling = CheckRule { code: id.to_owned(), severity: severity?, in_draft, message, help };
    Some(Check {
        ruling: Arc::new(ruling),
        title,
        subject: subject?,
        when: when?,
        placeholders,
        column,
        basis,
        checked,
        at,
    })
}

/// A text in both languages whose `{names}` are facts.
fn words(
    key: &'static str,
    names: Option<&Vocabulary<'_>>,
    placeholders: &mut Vec<String>,
    record: &mut MapReader<'_, '_>,
) -> Words {
    let Some(mut map) = record.map(key) else { return Words::default() };
    let words = Words { zh: map.text("zh"), en: map.text("en") };
    for language in ["zh", "en"] {
        let (Some(node), Some(names)) = (map.node(language), names) else { continue };
        let text = node.as_text().unwrap_or_default();
        let open = text.match_indices('{').find(|(at, _)| {
            let rest = &text[at + 1..];
            rest.find('}').is_none_or(|close| rest[..close].contains('{'))
        });
        if let Some((at, brace)) = open {
            let finding = Finding::new(Code::ExpressionSyntax, place_in(node, &text[at..at + 1]));
            let finding = finding.fact("key", key).fact("text", brace);
            map.findings().push(finding.fact("detail", "unclosed"));
        }
        for name in braced(text) {
            if names.find(name).is_none() {
                let finding = Finding::new(Code::ExpressionName, place_in(node, name)).fact("key", key);
                map.findings().push(finding.fact("name", name).fact("nearest", names.nearest(name)));
            } else if !placeholders.iter().any(|known| known == name) {
                placeholders.push(name.to_owned());
            }
        }
    }
    map.finish();
    words
}
