//! Owns: `parameters/*.yaml`: dated values with their unit and basis.
//! May import: diagnostic, written, model (dates), the rest of this room. Never: says what a value is for.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diagnostic::{Code, Finding, Place};
use crate::model::Date;
use crate::policy::{Norm, Parameter, Policy, Value};
use crate::written::{Fault, MapReader, Node, Value as Written, decimal};

use super::Merge;
use super::entry::{Instruments, basis, date};

/// What a unit lets a value be.
#[derive(Clone, Copy)]
enum Kind {
    Number,
    Code,
    Day,
}

const UNITS: [(&str, Kind); 12] = [
    ("元", Kind::Number),
    ("月", Kind::Number),
    ("日", Kind::Number),
    ("人", Kind::Number),
    ("倍", Kind::Number),
    ("年", Kind::Number),
    ("比例", Kind::Number),
    ("工作日", Kind::Number),
    ("岁", Kind::Number),
    ("级", Kind::Number),
    ("码", Kind::Code),
    ("日期", Kind::Day),
];

impl Merge {
    pub(super) fn parameters(&mut self, node: &Node) {
        self.each("parameter", node, |policy, key, record| {
            let at = Place::Text(key.span.clone());
            let parameter = parameter(&key.text, at, policy, record);
            policy.parameters.insert(key.text.clone(), parameter);
        });
    }
}

fn parameter(id: &str, at: Place, policy: &Policy, record: &mut MapReader<'_, '_>) -> Parameter {
    let title = record.text("title");
    let unit = record.text("unit");
    let kind = UNITS.iter().find(|(name, _)| *name == unit).map(|(_, kind)| *kind);
    if kind.is_none() && !unit.is_empty() {
        let names: Vec<&str> = UNITS.iter().map(|(name, _)| *name).collect();
        let finding = Finding::new(Code::ParameterUnit, record.place("unit")).fact("parameter", id);
        record.findings().push(finding.fact("unit", &unit).fact("allowed", names.join("、")));
    }
    let mut own: BTreeMap<Date, Norm<Value>> = BTreeMap::new();
    let dated = record.maps("values", |entry| {
        let (from, norm) = value(kind, &policy.instruments, entry)?;
        match own.entry(from) {
            Entry::Vacant(free) => {
                free.insert(norm);
            }
            Entry::Occupied(_) => {
                let finding = Finding::new(Code::DuplicateKey, entry.place("from"));
                entry.findings().push(finding.fact("key", from).fact("first_line", ""));
            }
        }
        Some(())
    });
    if dated.is_empty() && record.has("values") {
        let pack = policy.packs.last().map_or("", |pack| &pack.id);
        let finding = Finding::new(Code::ParameterUncovered, record.place("values")).fact("parameter", id);
        record.findings().push(finding.fact("date", "").fact("pack", pack));
    }
    // a parent's values go on until the first day of the child's
    if let Some(parent) = policy.parameters.get(id)
        && let Some(first) = own.keys().next().copied()
    {
        let before = parent.values.range(..first).map(|(from, norm)| (*from, norm.clone()));
        own.extend(before.collect::<Vec<_>>());
    }
    Parameter { id: id.to_owned(), title, unit, values: own, at }
}

/// One line of `values`; `None`, with a finding, when it cannot be read.
fn value(
    kind: Option<Kind>,
    instruments: &Instruments,
    entry: &mut MapReader<'_, '_>,
) -> Option<(Date, Norm<Value>)> {
    let from = entry.parsed("from", date);
    let value = match entry.node("value").map(|node| &node.value) {
        Some(Written::List(_)) => {
            let texts = entry.texts("value");
            let faults: Vec<Fault> = texts.iter().filter_map(|text| scalar(kind, text).err()).collect();
            let at = entry.place("value");
            entry.findings().0.extend(faults.into_iter().map(|fault| fault.at("value", at.clone())));
            Some(Value::List(texts))
        }
        _ => entry.parsed("value", |text| scalar(kind, text)),
    };
    let basis = basis(entry, instruments);
    let checked = entry.flag("checked");
    Some((from?, Norm { value: value?, basis, checked }))
}

/// A single value; anything goes where the unit is unknown, which is told already.
fn scalar(kind: Option<Kind>, text: &str) -> Result<Value, Fault> {
    match kind {
        Some(Kind::Number) => match decimal(text)? {
            number if number.is_sign_negative() => Err(Fault::new(Code::NotANumber, text)),
            number => Ok(Value::Number(number)),
        },
        Some(Kind::Day) => date(text).map(|date| Value::Text(date.to_string())),
        Some(Kind::Code) | None => Ok(Value::Text(text.to_owned())),
    }
}
