//! Owns: what a code means: a check of the pack, or a finding of the program.
//! Never: runs a check.

use serde_json::json;

use crate::build::Judged;
use crate::cli::commands::policy::data;
use crate::cli::commands::policy::words::one_line;
use crate::cli::print::{Answer, Printer};
use crate::diagnostic::{Code, Coded, Findings};
use crate::policy::cite;

use super::fields::labelled;

/// The check of this code, whatever the case of its letters.
pub fn check(judged: &Judged, wanted: &str, findings: &Findings, printer: &Printer) -> Option<Answer> {
    let policy = &judged.policy;
    let is = |code: &str| code.eq_ignore_ascii_case(wanted);
    let check = policy.checks.iter().find(|check| is(&check.ruling.code))?;
    let (ruling, messages) = (&check.ruling, &printer.messages);
    let count = count(findings, &ruling.code);
    let head = format!("{}  {}  {}", ruling.code, messages.severity(ruling.severity), check.title);
    let unchecked = if check.checked { String::new() } else { messages.text("pack.unchecked", &[]) };
    let fields = [
        ("condition", one_line(&check.when)),
        ("message", messages.of(&ruling.message).to_owned()),
        ("help", messages.of(&ruling.help).to_owned()),
        ("in-draft", ruling.in_draft.map(|severity| messages.severity(severity)).unwrap_or_default()),
        ("basis", cite(&check.basis)),
        ("doubt", unchecked),
        ("at", check.at.to_string()),
        ("found", count.to_string()),
    ];
    let mut told = data::check(policy, check);
    told["kind"] = "check".into();
    told["found"] = count.into();
    Some(Answer { text: format!("{head}\n{}", labelled(&fields, printer)), data: told })
}

/// A code of the program itself.
pub fn code(wanted: &str, findings: &Findings, printer: &Printer) -> Option<Answer> {
    let code = Code::ALL.iter().find(|code| code.as_str() == wanted)?;
    let (message, help) = (printer.messages.about(*code, "message"), printer.messages.about(*code, "help"));
    let count = count(findings, wanted);
    let head = format!("{}  {}", code.as_str(), printer.messages.severity(code.severity()));
    let fields = [("message", message.clone()), ("help", help.clone()), ("found", count.to_string())];
    let told = json!({
        "kind": "code",
        "code": code.as_str(),
        "severity": code.severity().code(),
        "message": message,
        "help": help,
        "found": count,
    });
    Some(Answer { text: format!("{head}\n{}", labelled(&fields, printer)), data: told })
}

fn count(findings: &Findings, code: &str) -> usize {
    findings.0.iter().filter(|finding| finding.code_text() == code).count()
}
