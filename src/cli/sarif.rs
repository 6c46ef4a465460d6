//! Owns: findings as SARIF 2.1.0, for tools that show them beside the files.
//! Never: an identity number; a path of this machine outside the case.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use serde_json::{Value, json};

use crate::diagnostic::{Coded, Finding, Findings, Place};
use crate::policy::{Policy, cite};

use super::exit::Exit;
use super::messages::Messages;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
const VERSION: &str = "2.1.0";

/// Digits in a row from which on they may be somebody's number.
const LONG: usize = 15;

/// The whole log. With a policy all its checks are rules, found or not.
pub fn document(messages: &Messages, findings: &Findings, policy: Option<&Policy>, case: &Path) -> String {
    let rules = rules(messages, findings, policy);
    let index: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(at, id)| (id.as_str(), at)).collect();
    let results = findings.0.iter().map(|finding| {
        let id = finding.code_text();
        json!({
            "ruleId": id,
            "ruleIndex": index.get(id),
            "level": finding.severity().code(),
            "message": { "text": without_numbers(&messages.message(finding)) },
            "locations": [location(&finding.at, case)],
        })
    });
    let results: Vec<Value> = results.collect();
    let exit = Exit::of(findings);
    let log = json!({
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_values().collect::<Vec<_>>(),
            } },
            "language": messages.tag(),
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": exit != Exit::CouldNotRun, "exitCode": exit.code() }],
            "results": results,
        }],
    });
    format!("{log:#}")
}

/// Rules by id.
fn rules(messages: &Messages, findings: &Findings, policy: Option<&Policy>) -> BTreeMap<String, Value> {
    let mut rules = BTreeMap::new();
    for finding in &findings.0 {
        rules.entry(finding.code_text().to_owned()).or_insert_with(|| rule_of(messages, finding));
    }
    for check in policy.iter().flat_map(|policy| &policy.checks) {
        let (ruling, title) = (&check.ruling, check.title.as_str());
        let (message, help) = (messages.of(&ruling.message), messages.of(&ruling.help));
        let basis = vec![cite(&check.basis)];
        rules.insert(
            ruling.code.clone(),
            rule(&ruling.code, [title, message, help], ruling.severity.code(), &basis),
        );
    }
    rules
}

/// The rule of a finding: the program's own code, or a check whose pack is not at hand.
fn rule_of(messages: &Messages, finding: &Finding) -> Value {
    let id = finding.code_text();
    let level = finding.severity().code();
    match &finding.ruling {
        Some(ruling) => {
            let (message, help) = (messages.of(&ruling.message), messages.of(&ruling.help));
            rule(id, [message, message, help], level, &finding.basis)
        }
        None => {
            let (message, help) =
                (messages.about(finding.code, "message"), messages.about(finding.code, "help"));
            rule(id, [&message, &message, &help], level, &finding.basis)
        }
    }
}

fn rule(id: &str, [short, full, help]: [&str; 3], level: &str, basis: &[String]) -> Value {
    json!({
        "id": id,
        "shortDescription": { "text": short },
        "fullDescription": { "text": full },
        "help": { "text": help },
        "defaultConfiguration": { "level": level },
        "properties": { "basis": basis },
    })
}

fn location(at: &Place, case: &Path) -> Value {
    let (file, region) = match at {
        Place::Text(span) => {
            let (line, column) = span.source.line_column(span.start);
            let (end_line, end_column) = span.source.line_column(span.end.max(span.start));
            let region = json!({
                "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
            });
            (uri(Path::new(&span.source.name), case), Some(region))
        }
        // a workbook has no lines; its cell is named below
        Place::Cell { grid, row, .. } => {
            let region = grid.sheet.is_none().then(|| json!({ "startLine": row }));
            (uri(Path::new(&grid.file), case), region)
        }
        Place::File(name) => (uri(Path::new(name), case), None),
        // a finding about the whole must stand somewhere to be shown at all
        Place::Case => (uri(&case.join("case.yaml"), case), None),
    };
    let mut physical = json!({ "artifactLocation": { "uri": file } });
    if let Some(region) = region {
        physical["region"] = region;
    }
    let mut location = json!({ "physicalLocation": physical });
    if let Some(address) = at.address() {
        location["logicalLocations"] = json!([{ "name": without_numbers(&address), "kind": "cell" }]);
    } else if let Some(heading) = at.heading() {
        location["logicalLocations"] = json!([{ "name": without_numbers(heading), "kind": "column" }]);
    }
    location
}

/// A path as a relative reference; one from the root of the machine is told from the case.
fn uri(path: &Path, case: &Path) -> String {
    let path = if path.is_absolute() { path.strip_prefix(case).unwrap_or(path) } else { path };
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(escaped(&name.to_string_lossy())),
        Component::ParentDir => Some("..".to_owned()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// What may not stand in a reference as it is, byte by byte.
fn escaped(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    name.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// The text with every long row of digits starred out: what was typed into the wrong cell stays on the desk.
fn without_numbers(text: &str) -> String {
    let (mut told, mut digits) = (String::with_capacity(text.len()), String::new());
    for c in text.chars() {
        let last = matches!(c, 'X' | 'x') && digits.chars().count() >= LONG;
        if c.is_numeric() || last {
            digits.push(c);
        } else {
            told.push_str(&starred(&digits));
            digits.clear();
            told.push(c);
        }
    }
    told.push_str(&starred(&digits));
    told
}

fn starred(digits: &str) -> String {
    let count = digits.chars().count();
    if count >= LONG { "*".repeat(count) } else { digits.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{uri, without_numbers};

    #[test]
    fn long_numbers_are_starred_and_others_stay() {
        assert_eq!(without_numbers("“11010519781108204X”不是日期"), "“******************”不是日期");
        assert_eq!(without_numbers("110105197811082041"), "*".repeat(18));
        assert_eq!(without_numbers("1,234.00 元，2026-11-22"), "1,234.00 元，2026-11-22");
    }

    #[test]
    fn references_are_relative_and_plain() {
        let case = Path::new("/tmp/x/案");
        assert_eq!(uri(Path::new("/tmp/x/案/roster.csv"), case), "roster.csv");
        assert_eq!(uri(Path::new("./a b/case.yaml"), Path::new("./a b")), "a%20b/case.yaml");
        assert_eq!(uri(Path::new("案/x.yaml"), Path::new("案")), "%E6%A1%88/x.yaml");
    }
}
