//! Owns: values of facts, and how a table of bindings is read for one thing.
//! Never: a name of a fact.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::Money;
use crate::policy::FactValue;

/// Facts of one thing by name.
pub type Facts = BTreeMap<&'static str, FactValue>;

/// How a fact is found, by its name.
pub(in crate::assess) type Binding<T> = (&'static str, fn(&T) -> Option<FactValue>);

/// What a table of bindings finds; what the thing does not tell is left out.
pub(in crate::assess) fn gathered<T>(table: &[Binding<T>], of: &T) -> Facts {
    table.iter().filter_map(|(name, find)| Some((*name, find(of)?))).collect()
}

/// A number.
pub(in crate::assess) fn number(value: impl Into<Decimal>) -> FactValue {
    FactValue::Number(value.into())
}

/// A count.
pub(in crate::assess) fn count(value: usize) -> FactValue {
    FactValue::Number(Decimal::from(value))
}

/// An amount.
pub(in crate::assess) fn yuan(value: Money) -> FactValue {
    FactValue::Number(value.yuan())
}

/// A text.
pub(in crate::assess) fn text(value: &str) -> FactValue {
    FactValue::Text(value.into())
}

/// Whether a name is the id of a parameter, and so no fact.
pub(in crate::assess) fn is_id(name: &str) -> bool {
    name.as_bytes().first().is_some_and(u8::is_ascii)
}
