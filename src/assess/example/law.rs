//! Owns: examples of checks and of parameters with formulas. May import: policy, this room. Never: an arithmetic of its own.

use crate::assess::checks::judge;
use crate::diagnostic::Place;
use crate::policy::{Datum, Subject};

use super::ask::Ask;
use super::{Outcome, Wanting};

/// Whether a check finds something in the facts.
pub(super) fn check(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let code = ask.text("check")?;
    let check = ask.policy.checks.iter().find(|check| check.ruling.code == code);
    let check = check.ok_or_else(|| Wanting(code.to_owned()))?;
    let nothing = |_: &str| None;
    let told = judge(check, &Place::Case, &|name| ask.value(check.subject, &nothing, name));
    Ok(vec![("found", vec![told.is_some_and(|finding| finding.ruling.is_some()).to_string()])])
}

/// What a parameter's formula gives.
pub(super) fn parameter(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let id = ask.text("parameter")?;
    let subject = ask.policy.parameters.get(id).and_then(|parameter| parameter.subject);
    let value = ask.value(subject.unwrap_or(Subject::Case), &|_| None, id);
    let value = match value.ok_or_else(|| Wanting(id.to_owned()))? {
        Datum::Number(number) => number.normalize().to_string(),
        Datum::Text(text) => text.to_string(),
        Datum::Truth(truth) => truth.to_string(),
        Datum::Day(day) => day.to_string(),
        Datum::List(list) => return Ok(vec![("value", list.iter().map(|text| text.to_string()).collect())]),
    };
    Ok(vec![("value", vec![value])])
}
