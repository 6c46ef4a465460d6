//! Owns: instruments and norms of a context. May import: compose, assess, policy, model. Never: cites by itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assess::cited;
use crate::compose::context::{InstrumentLine, LawValue};
use crate::model::Date;
use crate::policy::{Instrument, Value, cite};

use super::Subject;

/// Instruments that the case's norms, channels, grounds and cost items rest on, by rank, then as the pack lists them.
pub(super) fn instruments(subject: &Subject<'_>) -> Vec<InstrumentLine> {
    let cited = cited(subject.case, subject.policy, subject.assessment);
    let mut found: Vec<&Arc<Instrument>> = Vec::new();
    for citation in cited {
        let known = found.iter().any(|known| known.id == citation.instrument.id);
        if !known && !citation.instrument.is_practice() {
            found.push(&citation.instrument);
        }
    }
    found.sort_by(|one, other| {
        (one.rank, one.in_force, &one.id).cmp(&(other.rank, other.in_force, &other.id))
    });
    found.into_iter().map(|instrument| line(instrument, subject.case.issue_date)).collect()
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
        historic: instrument.repealed_on.is_some_and(|repealed| repealed <= day),
    }
}

/// Every norm that holds on the base date, or by the day of the congress.
pub(super) fn values(subject: &Subject<'_>) -> BTreeMap<String, LawValue> {
    let on = subject.case.base_date.max(subject.case.congress.date);
    let parameters = subject.policy.parameters.values();
    parameters
        .filter_map(|parameter| {
            let norm = subject.policy.norm(&parameter.id, on).ok()?;
            let value = match &norm.value {
                Value::Number(number) => number.normalize().to_string(),
                Value::Text(text) => text.clone(),
                Value::List(codes) => codes.join("、"),
                // one value a worker: no number of the plan
                Value::Formula(_) => return None,
            };
            let law = LawValue {
                title: parameter.title.clone(),
                value,
                unit: parameter.unit.clone(),
                basis: cite(&norm.basis),
                checked: norm.checked,
            };
            Some((parameter.id.clone(), law))
        })
        .collect()
}
