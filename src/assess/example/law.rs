//! Owns: examples of checks, of parameters and formulas, and of what a value rests on.
//! Never: an arithmetic of its own.

use crate::assess::checks::run::judge;
use crate::diagnostic::{Coded, Place};
use crate::policy::{Expression, FactValue, Instrument, Kind, Subject, Vocabulary};

use super::ask::Ask;
use super::outcome::{Outcome, Wanting};

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
    Ok(vec![("value", shown(value.ok_or_else(|| Wanting(id.to_owned()))?))])
}

/// What a formula of the example itself gives; about the case, or about whom `of` names.
pub(super) fn formula(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let text = ask.text("formula")?;
    let subject = match ask.example.fact("of") {
        None => Subject::Case,
        Some(word) => Subject::of_code(word).ok_or_else(|| Wanting("of".to_owned()))?,
    };
    let names = Vocabulary { subject, policy: &ask.policy };
    let kinds = [Kind::Number, Kind::Truth, Kind::Text, Kind::Day];
    let formula = kinds.into_iter().find_map(|kind| Expression::of_text(text, kind, &names));
    let formula = formula.ok_or_else(|| Wanting("formula".to_owned()))?;
    let value = formula.evaluate(&|name| ask.value(subject, &|_| None, name));
    let value = value.map_err(|fault| Wanting(format!("formula: {}", fault.detail)))?;
    Ok(vec![("value", shown(value.ok_or_else(|| Wanting(formula.names().join(", ")))?))])
}

/// The documents on which a parameter's value rests on the day.
pub(super) fn basis(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let id = ask.text("parameter")?;
    let norm = ask.policy.norm(id, ask.on).map_err(|_| Wanting(id.to_owned()))?;
    let each = |part: &dyn Fn(&Instrument) -> &str| {
        norm.basis.iter().map(|citation| part(&citation.instrument).to_owned()).collect()
    };
    Ok(vec![
        ("sources", each(&|instrument| &instrument.id)),
        ("titles", each(&|instrument| &instrument.title)),
        ("issuers", each(&|instrument| &instrument.issuer)),
        ("articles", norm.basis.iter().map(|citation| citation.article.clone()).collect()),
    ])
}

/// A value as an example writes it.
fn shown(value: FactValue) -> Vec<String> {
    match value {
        FactValue::Number(number) => vec![number.normalize().to_string()],
        FactValue::Text(text) => vec![text.to_string()],
        FactValue::Truth(truth) => vec![truth.to_string()],
        FactValue::Day(day) => vec![day.to_string()],
        FactValue::List(list) => list.iter().map(|text| text.to_string()).collect(),
    }
}
