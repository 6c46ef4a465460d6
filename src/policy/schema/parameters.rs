//! Owns: `parameters/*.yaml`: dated values with their unit and basis.
//! Never: says what a value is for.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Finding, Place};
use crate::model::Date;
use crate::policy::parameter::DAY_UNIT;
use crate::policy::{
    Expression, Kind, Line, NO_LIMIT, Norm, Parameter, Policy, Proof, Subject, Value, Vocabulary,
};
use crate::written::{Fault, MapReader, Node, Value as Written, choose, decimal};

use super::entry::{Instruments, basis, date, twice};
use super::{Merge, proof};

/// What a unit lets a value be.
#[derive(Clone, Copy)]
enum ValueKind {
    /// At most so much: more would be a slip of the pen, and could not be multiplied exactly.
    Number(i64),
    Code,
    Day,
}

const MOST_SUM: i64 = 10_000_000_000_000;
const MOST: i64 = 100_000;

const UNITS: [(&str, ValueKind); 13] = [
    ("元", ValueKind::Number(MOST_SUM)),
    ("月", ValueKind::Number(MOST)),
    ("日", ValueKind::Number(MOST)),
    ("人", ValueKind::Number(MOST_SUM)),
    ("倍", ValueKind::Number(MOST)),
    ("年", ValueKind::Number(MOST)),
    ("比例", ValueKind::Number(MOST)),
    ("工作日", ValueKind::Number(MOST)),
    ("岁", ValueKind::Number(MOST)),
    ("级", ValueKind::Number(MOST)),
    ("位", ValueKind::Number(MOST)),
    ("码", ValueKind::Code),
    (DAY_UNIT, ValueKind::Day),
];

impl Merge {
    pub(super) fn parameters(&mut self, node: &Node) {
        let mut pending = std::mem::take(&mut self.pending);
        let mut proofs = Vec::new();
        self.each("parameter", node, |policy, key, record| {
            let at = Place::Text(key.span.clone());
            let (parameter, formulas) = parameter(&key.text, at, policy, record);
            pending.retain(|(id, from), _| *id != key.text || parameter.values.contains_key(from));
            // a value of this pack stands where the parent had a formula from the same day
            parameter
                .values
                .keys()
                .filter(|from| parameter.own_from.is_some_and(|own| **from >= own))
                .for_each(|from| drop(pending.remove(&(key.text.clone(), *from))));
            proofs.extend(proved(&key.text, record));
            pending.extend(formulas.into_iter().map(|(from, node)| ((key.text.clone(), from), node)));
            policy.parameters.insert(key.text.clone(), parameter);
        });
        self.pending = pending;
        self.policy.proofs.extend(proofs);
        // to give what was only declared replaces nothing
        let declared = self.policy.parameters.values().filter(|parameter| parameter.values.is_empty());
        for parameter in declared {
            self.defined.remove(&("parameter", parameter.id.clone()));
        }
    }

    /// Reads the formulas once all parameters are known; none may lead back to itself.
    pub(super) fn formulas(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        for ((id, from), node) in &pending {
            let Some(subject) = self.policy.parameters.get(id).and_then(|parameter| parameter.subject) else {
                continue;
            };
            let names = Vocabulary { subject, policy: &self.policy };
            let read = Expression::read("formula", node, Kind::Number, &names, &mut self.findings);
            let line =
                self.policy.parameters.get_mut(id).and_then(|parameter| parameter.values.get_mut(from));
            if let (Some(formula), Some(line)) = (read, line) {
                line.norm.value = Value::Formula(formula);
            }
        }
        for ((id, _), node) in &pending {
            if self.policy.leads_to(id, id, &mut Vec::new()) {
                let finding = Finding::new(Code::ExpressionFailed, node.place()).fact("key", "formula");
                self.findings.push(finding.fact("detail", "circular"));
            }
        }
    }
}

/// Who proved which value, by id and first day.
fn proved(id: &str, record: &mut MapReader<'_, '_>) -> Vec<((&'static str, String), Proof)> {
    let Some(Written::List(values)) = record.node("values").map(|node| &node.value) else {
        return Vec::new();
    };
    let of_value = |value: &Node| {
        let from = value.get("from").and_then(Node::as_text)?.trim().to_owned();
        Some((("parameter", format!("{id} {from}")), proof::proof(value)?))
    };
    values.iter().filter_map(of_value).collect()
}

/// Formulas of one parameter, by first day.
type Formulas = Vec<(Date, Node)>;

fn parameter(id: &str, at: Place, policy: &Policy, record: &mut MapReader<'_, '_>) -> (Parameter, Formulas) {
    let title = record.text("title");
    let says = record.optional_text("says").unwrap_or_default();
    let unit = record.text("unit");
    let subject = record.optional_one_of("of", &Subject::judged());
    let kind = UNITS.iter().find(|(name, _)| *name == unit).map(|(_, kind)| *kind);
    let of_parent = policy.parameters.get(id).map(|parent| parent.unit.as_str());
    if (kind.is_none() || of_parent.is_some_and(|parent| parent != unit)) && !unit.is_empty() {
        let names: Vec<&str> =
            of_parent.map_or_else(|| UNITS.map(|(name, _)| name).to_vec(), |unit| vec![unit]);
        let finding = Finding::new(Code::ParameterUnit, record.place("unit")).fact("parameter", id);
        record.findings().push(finding.fact("unit", &unit).fact("allowed", names.join("、")));
    }
    let parent_limit = || policy.parameters.get(id).is_some_and(|parent| parent.limit);
    let limit = record.optional_flag("limit").unwrap_or_else(parent_limit);
    let own_words = record.optional_texts("one_of");
    let parent_words = || policy.parameters.get(id).map(|parent| parent.one_of.clone());
    let one_of = if own_words.is_empty() { parent_words().unwrap_or_default() } else { own_words };
    let mut formulas = Formulas::new();
    let mut own: BTreeMap<Date, Line> = BTreeMap::new();
    // what localities must give is declared with its unit, so that formulas can name it
    let local = record.optional_flag("local").unwrap_or(false);
    let lines = if local && !record.has("values") { &[][..] } else { record.list("values") };
    let pack = policy.packs.last().map_or("", |pack| &pack.id);
    let in_list = |line: &Line| matches!(line.norm.value, Value::List(_));
    let mut shape = policy.parameters.get(id).and_then(|parent| parent.values.values().next()).map(in_list);
    let mut spans = Vec::new();
    record.each_map("values", lines, |entry| {
        let (from, line, formula) =
            value(id, (kind, &unit, limit), subject, &policy.instruments, pack, entry)?;
        if matches!(kind, Some(ValueKind::Code)) {
            coded(&line.norm.value, &one_of, entry);
        }
        // who reads one line as a list could not read the other
        if *shape.get_or_insert(in_list(&line)) != in_list(&line) {
            let finding = Finding::new(Code::ParameterUnit, entry.place("value")).fact("parameter", id);
            entry.findings().push(finding.fact("unit", &unit));
        }
        spans.push((from, line.to, entry.place("from")));
        match own.entry(from) {
            Entry::Vacant(free) => {
                free.insert(line);
            }
            Entry::Occupied(_) => {
                let finding = Finding::new(Code::DuplicateKey, entry.place("from"));
                entry.findings().push(finding.fact("key", from).fact("first_line", ""));
            }
        }
        formulas.extend(formula.map(|node| (from, node)));
        Some(())
    });
    record.findings().0.extend(joints(id, spans));
    let none = record
        .node("values")
        .is_some_and(|node| matches!(&node.value, Written::Empty) || node.value == Written::List(vec![]));
    if none {
        let finding = Finding::new(Code::ParameterUncovered, record.place("values")).fact("parameter", id);
        record.findings().push(finding.fact("date", "").fact("pack", pack));
    }
    // a parent's values go on until the first day of the child's
    let own_from = own.keys().next().copied();
    if let Some(parent) = policy.parameters.get(id)
        && let Some(first) = own_from
    {
        let before = parent.values.range(..first).map(|(from, line)| (*from, line.clone()));
        own.extend(before.collect::<Vec<_>>());
    }
    let subject = subject.or_else(|| policy.parameters.get(id).and_then(|parent| parent.subject));
    let id = id.to_owned();
    (Parameter { id, title, says, unit, one_of, limit, subject, values: own, own_from, at }, formulas)
}

/// A code is one of those that the parameter lists; a single one must have such a list, or a slip would be read as something else.
fn coded(value: &Value, one_of: &[String], entry: &mut MapReader<'_, '_>) {
    let choices: Vec<(&str, ())> = one_of.iter().map(|word| (word.as_str(), ())).collect();
    let words: &[String] = match value {
        Value::Text(word) if word.is_empty() => return,
        Value::Text(_) if one_of.is_empty() => {
            let finding = Finding::new(Code::MissingKey, entry.place("value")).fact("key", "one_of");
            entry.findings().push(finding);
            return;
        }
        Value::Text(word) => std::slice::from_ref(word),
        Value::List(words) if !one_of.is_empty() => words,
        _ => return,
    };
    let at = entry.place("value");
    let faults = words.iter().filter_map(|word| choose(word, &choices).err());
    let faults: Vec<Finding> = faults.map(|fault| fault.at("value", at.clone())).collect();
    entry.findings().0.extend(faults);
}

/// Days with no value or with two, from one line to the next in the order of time.
fn joints(id: &str, mut spans: Vec<(Date, Option<Date>, Place)>) -> Vec<Finding> {
    spans.sort_by_key(|(from, ..)| *from);
    // two values from one day are told as such
    spans.dedup_by_key(|(from, ..)| *from);
    let mut findings = Vec::new();
    let mut reached: Option<Date> = None;
    for (from, to, at) in spans {
        if let Some(last) = reached {
            let free = last.succ_opt().filter(|next| *next < from);
            let told = |code, first: Date, last: Date| {
                Finding::new(code, at).fact("parameter", id).fact("from", first).fact("to", last)
            };
            if from <= last {
                findings.push(told(Code::ParameterOverlap, from, last));
            } else if let Some(first) = free {
                findings.push(told(Code::ParameterGap, first, from.pred_opt().unwrap_or(from)));
            }
        }
        reached = to.map(|to| reached.map_or(to, |last| last.max(to)));
    }
    findings
}

/// One line of `values`; `None`, with a finding, when it cannot be read.
fn value(
    id: &str,
    (kind, unit, limit): (Option<ValueKind>, &str, bool),
    subject: Option<Subject>,
    instruments: &Instruments,
    pack: &str,
    entry: &mut MapReader<'_, '_>,
) -> Option<(Date, Line, Option<Node>)> {
    let from = entry.parsed("from", date);
    let mut to = entry.optional_parsed("to", date);
    if let (Some(from), Some(last)) = (from, to)
        && last < from
    {
        let finding = Finding::new(Code::PeriodReversed, entry.place("to")).fact("key", "to");
        entry.findings().push(finding.fact("first", from).fact("last", last));
        // a last day that is wrong leaves no gap
        to = None;
    }
    let formula = entry.node("formula").cloned();
    if formula.is_some() {
        // only a number can be worked out, and only from somebody's facts
        if !matches!(kind, Some(ValueKind::Number(_)) | None) {
            let at = entry.place("formula");
            let finding = Finding::new(Code::ParameterUnit, at).fact("parameter", id);
            entry.findings().push(finding.fact("unit", unit));
        }
        if subject.is_none() {
            let at = entry.place("formula");
            entry.findings().push(Finding::new(Code::MissingKey, at).fact("key", "of"));
        }
    }
    if entry.has("value") && formula.is_some() {
        twice("formula", "value", entry);
    }
    let value = match (entry.node("value").map(|node| &node.value), &formula) {
        (None, Some(_)) => Some(Value::Number(Decimal::ZERO)),
        (Some(Written::List(items)), _) => {
            let texts = entry.texts("value");
            let faults = items.iter().filter_map(|item| {
                let fault = scalar(kind, item.as_text()?.trim()).err()?;
                Some(fault.at("value", item.place()))
            });
            entry.findings().0.extend(faults);
            if items.is_empty() {
                let at = entry.place("value");
                entry.findings().push(Finding::new(Code::EmptyText, at).fact("key", "value"));
            }
            Some(Value::List(texts))
        }
        _ if limit => entry.parsed("value", |text| limiting(kind, text)),
        _ => entry.parsed("value", |text| scalar(kind, text)),
    };
    let basis = basis(entry, instruments);
    // what was repealed before the value began never governed it
    let late = basis.iter().filter(|citation| citation.historic).find(|citation| {
        citation.instrument.repealed_on.is_some_and(|repealed| from.is_some_and(|from| from >= repealed))
    });
    if let Some((citation, repealed)) = late.and_then(|late| Some((late, late.instrument.repealed_on?))) {
        let finding = Finding::new(Code::SourceRepealed, entry.place("basis"));
        entry.findings().push(finding.fact("source", &citation.instrument.title).fact("repealed", repealed));
    }
    let checked = proof::checked(entry);
    // what could not be read is told; its days and its kind stay known, else more would seem wrong
    let value = value.unwrap_or(if matches!(kind, Some(ValueKind::Number(_))) {
        Value::Number(Decimal::ONE)
    } else {
        Value::Text(String::new())
    });
    let line = Line { to, norm: Norm { value, basis, checked }, pack: pack.to_owned(), at: entry.at() };
    Some((from?, line, formula))
}

/// A limit: a number above zero, or the word that there is none; 0 would be read as either.
fn limiting(kind: Option<ValueKind>, text: &str) -> Result<Value, Fault> {
    match (text, kind) {
        (NO_LIMIT, Some(ValueKind::Number(_))) => Ok(Value::None),
        _ => match scalar(kind, text)? {
            Value::Number(number) if number.is_zero() => {
                Err(Fault::new(Code::NotANumber, text).fact("expected", "limit"))
            }
            value => Ok(value),
        },
    }
}

/// A single value; anything goes where the unit is unknown, which is told already.
fn scalar(kind: Option<ValueKind>, text: &str) -> Result<Value, Fault> {
    match kind {
        Some(ValueKind::Number(most)) => match decimal(text)? {
            number if number > Decimal::from(most) => {
                Err(Fault::new(Code::NotANumber, text).fact("expected", "at-most"))
            }
            number if number.is_sign_negative() => {
                Err(Fault::new(Code::NotANumber, text).fact("expected", "not-negative"))
            }
            number => Ok(Value::Number(number)),
        },
        Some(ValueKind::Day) => date(text).map(|date| Value::Text(date.to_string())),
        Some(ValueKind::Code) | None => Ok(Value::Text(text.to_owned())),
    }
}
