//! Owns: the values of the facts that conditions and formulas of packs name.
//! Never: decides; a name that the vocabulary does not have.

mod case;
mod entry;
mod money;
pub(super) mod posted;
mod value;
mod worker;
mod year;

use std::collections::BTreeMap;

use crate::model::{Date, parse_date};
use crate::policy::{FactValue, Heads, Value, limit_asked};

use crate::assess::law::door::Door;

use value::is_id;

pub(super) use entry::entries;
pub(super) use money::{provision, source};
pub use value::Facts;
pub(super) use value::{count, gathered, number, text, yuan};
pub(super) use year::year;

/// Facts of a case, growing as the judgement goes on: what is not known yet has no value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFacts {
    facts: Facts,
    /// Heads by what is counted and code.
    heads: BTreeMap<Heads, BTreeMap<String, usize>>,
}

impl CaseFacts {
    /// The value of a fact.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<FactValue> {
        self.facts.get(name).cloned().or_else(|| self.headcount(name))
    }

    /// States a fact; worked examples state theirs one by one.
    pub fn set(&mut self, name: &'static str, value: FactValue) {
        self.facts.insert(name, value);
    }

    /// A code that nobody has counts 0; a case that only an example states has no counts.
    fn headcount(&self, name: &str) -> Option<FactValue> {
        let (heads, code) = Heads::named(name)?;
        Some(count(self.heads.get(&heads)?.get(code).copied().unwrap_or(0)))
    }
}

/// What expressions see: facts of one thing, facts of the case, and parameters on a day.
#[derive(Clone, Copy)]
pub struct Scope<'s, 'p> {
    /// The way to parameters, which notes those that are used.
    pub door: &'s Door<'p>,
    /// The day on which they are looked up.
    pub on: Date,
    /// Facts of the case.
    pub case: &'s CaseFacts,
}

impl Scope<'_, '_> {
    /// The value of a name; `own` knows the facts of the thing looked at.
    pub fn value(&self, name: &str, own: &dyn Fn(&str) -> Option<FactValue>) -> Option<FactValue> {
        let own_fact = own(name);
        if own_fact.is_some() {
            return own_fact;
        }
        if let Some(id) = limit_asked(name) {
            return Some(FactValue::Truth(self.parameter(id, own).is_some()));
        }
        // facts have Chinese names, parameters have ids
        if is_id(name) { self.parameter(name, own) } else { self.case.get(name) }
    }

    fn parameter(&self, id: &str, own: &dyn Fn(&str) -> Option<FactValue>) -> Option<FactValue> {
        Some(match &self.door.line(id, self.on)?.norm.value {
            Value::Number(value) => FactValue::Number(*value),
            Value::Text(value) if self.door.policy().parameters[id].is_day() => {
                FactValue::Day(parse_date(value)?)
            }
            Value::Text(value) => text(value),
            Value::List(values) => {
                FactValue::List(values.iter().map(|value| value.as_str().into()).collect())
            }
            Value::Formula(formula) => formula.evaluate(&|name| self.value(name, own)).ok()??,
            Value::None => return None,
        })
    }
}

#[cfg(test)]
mod tests;
