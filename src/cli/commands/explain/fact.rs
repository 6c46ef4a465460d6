//! Owns: a fact that conditions and formulas may name: what it means, and its values in the case.
//! Never: works a value out.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::assess::Witness;
use crate::build::Judged;
use crate::cli::print::{Answer, Printer};
use crate::cli::report::{self, written};
use crate::diagnostic::Coded;
use crate::policy::{FactValue, Heads, KnownFact, Names, Subject, Vocabulary, facts_named};

use super::fields::labelled;

/// So many different values are told one by one.
const SHOWN: usize = 8;

/// Every fact of this name, of whomever it is one; else the head count.
pub fn answer(judged: &Judged, wanted: &str, printer: &Printer) -> Option<Answer> {
    let witness = Witness::new(&judged.case, &judged.policy, &judged.assessment);
    let known = facts_named(wanted).map(|(subject, fact)| {
        let values = witness.values(subject, wanted);
        one(judged, subject, fact, &values, printer)
    });
    let (texts, facts): (Vec<String>, Vec<Value>) = known.unzip();
    if texts.is_empty() {
        return head_count(judged, &witness, wanted, printer);
    }
    let data = json!({ "kind": "fact", "name": wanted, "facts": facts });
    Some(Answer { text: texts.join("\n\n"), data })
}

fn one(
    judged: &Judged,
    subject: Subject,
    fact: &KnownFact,
    values: &[Option<FactValue>],
    printer: &Printer,
) -> (String, Value) {
    let text = |key: &str| printer.messages.text(&format!("explain.{key}"), &[]);
    let of = subject.code();
    let policy = &judged.policy;
    let codes = Vocabulary { subject, policy }.codes(&fact.name);
    let parameter = fact.parameter.clone().unwrap_or_default();
    // papers work these out where they name them
    let named = [Subject::Rule, Subject::Segment].contains(&subject);
    let fields = [
        ("message", fact.says.clone()),
        ("of", format!("{of}  {}", text(&format!("of-{of}")))),
        ("column", fact.column.clone()),
        ("formula", parameter.clone()),
        ("codes", codes.join("、")),
        ("today", if named { String::new() } else { today(values, printer) }),
    ];
    let head = format!("{}  {}", fact.name, kind(fact, printer));
    let data = json!({
        "of": of,
        "kind": fact.kind.code(),
        "unit": fact.unit,
        "says": fact.says,
        "column": fact.column,
        "parameter": parameter,
        "codes": codes,
        "values": values.iter().map(value).collect::<Vec<_>>(),
    });
    (format!("{head}\n{}", labelled(&fields, printer)), data)
}

/// A count of people under a code of the pack, as `渠道人数_internal_retire`.
fn head_count(judged: &Judged, witness: &Witness<'_>, wanted: &str, printer: &Printer) -> Option<Answer> {
    if !Heads::has(wanted, &judged.policy) {
        return None;
    }
    let values = witness.values(Subject::Case, wanted);
    let fields =
        [("message", printer.messages.text("explain.heads", &[])), ("today", today(&values, printer))];
    let data =
        json!({ "kind": "fact", "name": wanted, "values": values.iter().map(value).collect::<Vec<_>>() });
    Some(Answer { text: format!("{wanted}\n{}", labelled(&fields, printer)), data })
}

fn kind(fact: &KnownFact, printer: &Printer) -> String {
    let kind = printer.messages.text(&format!("explain.kind-{}", fact.kind.code()), &[]);
    format!("{kind}  {}", fact.unit).trim_end().to_owned()
}

fn value(value: &Option<FactValue>) -> Value {
    value.as_ref().map_or(Value::Null, report::datum)
}

/// The values, each with how many have it. Of many numbers or days the ends are told, of many others the most frequent.
fn today(values: &[Option<FactValue>], printer: &Printer) -> String {
    let text = |key: &str, values: &[(&str, &str)]| printer.messages.text(&format!("explain.{key}"), values);
    let word = |value: &Option<FactValue>| match value {
        None => text("no-value", &[]),
        Some(FactValue::Truth(yes)) => text(if *yes { "yes" } else { "no" }, &[]),
        Some(datum) if written(datum).is_empty() => text("empty", &[]),
        Some(datum) => written(datum),
    };
    match values {
        [] => return text("nobody", &[]),
        [only] => return word(only),
        _ => {}
    }
    let mut counts: BTreeMap<Order<'_>, usize> = BTreeMap::new();
    values.iter().for_each(|value| *counts.entry(Order(value)).or_default() += 1);
    let mut counts: Vec<(&Option<FactValue>, usize)> =
        counts.into_iter().map(|(Order(value), count)| (value, count)).collect();
    let each = |(value, count): &(&Option<FactValue>, usize)| {
        text("value", &[("value", &word(value)), ("count", &count.to_string())])
    };
    let more = counts.len().saturating_sub(SHOWN);
    let told: Vec<String> = match counts.as_slice() {
        all if more == 0 => all.iter().map(each).collect(),
        [(least @ Some(FactValue::Number(_) | FactValue::Day(_)), _), ..] => {
            let stated = || counts.iter().filter(|(value, _)| value.is_some());
            let (most, count) = (stated().next_back().map_or(least, |(most, _)| most), stated().count());
            let ends = [("least", word(least)), ("most", word(most)), ("count", count.to_string())];
            let range = text("range", &ends.each_ref().map(|(key, value)| (*key, value.as_str())));
            let silent = counts.iter().filter(|(value, _)| value.is_none()).map(each);
            std::iter::once(range).chain(silent).collect()
        }
        _ => {
            counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let more = text("more", &[("count", &more.to_string())]);
            counts.iter().take(SHOWN).map(each).chain([more]).collect()
        }
    };
    told.join("  ")
}

/// Values in the order in which a person looks for them: numbers and days by size, no value last.
#[derive(PartialEq, Eq)]
struct Order<'v>(&'v Option<FactValue>);

impl Ord for Order<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        match (self.0, other.0) {
            (None, None) => std::cmp::Ordering::Equal,
            (None, _) => std::cmp::Ordering::Greater,
            (_, None) => std::cmp::Ordering::Less,
            (Some(FactValue::Number(own)), Some(FactValue::Number(other))) => own.cmp(other),
            (Some(own), Some(other)) => written(own).cmp(&written(other)),
        }
    }
}

impl PartialOrd for Order<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
