//! Owns: instruments and norms of a context.
//! Never: cites by itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assess::{Door, cited, governing};
use crate::compose::catalogue::Document;
use crate::compose::chinese;
use crate::compose::context::{InstrumentLine, LawValue};
use crate::diagnostic::Finding;
use crate::model::Date;
use crate::policy::{Instrument, Value, cite_basis};

use super::Subject;
use super::words::Voice;

/// Instruments that the case rests on, by rank, then as the pack lists them; the governing ones are marked.
pub(super) fn instruments(subject: &Subject<'_>) -> Vec<InstrumentLine> {
    let (policy, uses) = (subject.policy, &subject.assessment.uses);
    let governing = governing(policy, uses);
    let mut found: Vec<Arc<Instrument>> = Vec::new();
    for citation in cited(policy, uses) {
        if !found.iter().any(|known| known.id == citation.instrument.id) {
            found.push(citation.instrument);
        }
    }
    found.sort_by(|one, other| {
        (one.rank, one.in_force, &one.id).cmp(&(other.rank, other.in_force, &other.id))
    });
    let governs = |instrument: &Instrument| governing.iter().any(|one| one.instrument.id == instrument.id);
    let lines = found.iter();
    lines.map(|one| InstrumentLine { governs: governs(one), ..line(one, subject.case.issue_date) }).collect()
}

fn line(instrument: &Instrument, day: Date) -> InstrumentLine {
    let title = instrument.name();
    let text = if instrument.number.is_empty() {
        title.clone()
    } else {
        format!("{title}（{}）", instrument.number)
    };
    InstrumentLine {
        title,
        number: instrument.number.clone(),
        text,
        // what was repealed after the day of the papers was in force on it
        governs: false,
        historic: instrument.repealed_on.is_some_and(|repealed| repealed <= day),
    }
}

/// The norms that a document prints, as the judgement used them, on the day of that use; one that nothing used, on the
/// base date or by the day of the congress. Their use is noted.
pub(super) fn values(voice: &Voice<'_>, document: &Document) -> BTreeMap<String, LawValue> {
    let subject = &voice.subject;
    let value = |id: &String, door: &Door<'_>| {
        let parameter = subject.policy.parameters.get(id)?;
        let norm = &door.line(id, day_of(subject, id))?.norm;
        let value = match &norm.value {
            Value::Number(number) if parameter.unit == "比例" => chinese::rate(*number),
            Value::Number(number) => number.normalize().to_string(),
            Value::Text(text) => text.clone(),
            Value::List(codes) => codes.join("、"),
            // one value a worker, or none at all: no number of the plan
            Value::Formula(_) | Value::None => return None,
        };
        let law = LawValue {
            title: parameter.title.clone(),
            value,
            unit: parameter.unit.clone(),
            basis: cite_basis(&norm.basis),
            checked: norm.checked,
        };
        Some((id.clone(), law))
    };
    voice.noting(|door| document.norms.iter().filter_map(|id| value(id, door)).collect())
}

/// The day by which a norm is printed.
fn day_of(subject: &Subject<'_>, id: &str) -> Date {
    let otherwise = subject.case.base_date.max(subject.case.congress.date);
    subject.assessment.uses.day_of(id).unwrap_or(otherwise)
}

/// What is missing of a norm that a document prints, at the pack; `None` where the document does not name it among its
/// norms, or the policy has it on the day.
#[must_use]
pub fn missing_norm(subject: &Subject<'_>, document: &Document, id: &str) -> Option<Finding> {
    let on = day_of(subject, id);
    let absent = document.norms.iter().any(|norm| norm == id) && subject.policy.line(id, on).is_none();
    absent.then(|| subject.policy.missing(id, on))
}
