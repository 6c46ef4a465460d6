//! Owns: how values, days and formulas of a pack stand in a line.
//! Never: a word of a language.

use crate::diagnostic::Place;
use crate::model::Date;
use crate::policy::{Expression, Line, NO_LIMIT, Parameter, Value};

/// One value and the days on which it holds.
pub struct Dated<'p> {
    /// First day.
    pub from: Date,
    /// Last day: its own, else the day before the next value.
    pub to: Option<Date>,
    /// The value.
    pub line: &'p Line,
}

impl Dated<'_> {
    /// Whether it holds on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.from <= on && self.to.is_none_or(|to| on <= to)
    }

    /// `2008-01-01 — 2009-12-31`; open where it goes on.
    pub fn days(&self) -> String {
        let to = self.to.map(|to| to.to_string()).unwrap_or_default();
        format!("{} — {to}", self.from).trim_end().to_owned()
    }
}

/// All values of a parameter in order.
pub fn dated(parameter: &Parameter) -> Vec<Dated<'_>> {
    let next = parameter.values.keys().skip(1).map(|next| next.pred_opt());
    let ends = next.chain(std::iter::once(None));
    let lines = parameter.values.iter().zip(ends);
    lines.map(|((from, line), end)| Dated { from: *from, to: line.to.or(end), line }).collect()
}

/// The value as a pack writes it; a formula as `= …`.
pub fn value(value: &Value) -> String {
    match value {
        Value::Number(number) => number.normalize().to_string(),
        Value::Text(text) => text.clone(),
        Value::List(items) => items.join("、"),
        Value::Formula(formula) => format!("= {}", one_line(formula)),
        Value::None => NO_LIMIT.to_owned(),
    }
}

/// An expression without its line breaks.
pub fn one_line(expression: &Expression) -> String {
    expression.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The file below the pack's folder in which an entry stands: `severance` of `parameters/severance.yaml`.
pub fn topic(at: &Place) -> &str {
    let Place::Text(span) = at else { return "" };
    let name = span.source.name.rsplit('/').next().unwrap_or_default();
    name.trim_end_matches(".yaml")
}
