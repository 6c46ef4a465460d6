//! Owns: dated values with their unit and basis.
//! Never: says what a value is for.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::Place;
use crate::model::Date;

use super::{Citation, Expression, Subject};

/// The unit of parameters that hold a day.
pub(super) const DAY_UNIT: &str = "日期";

/// How a pack writes that there is no limit.
pub const NO_LIMIT: &str = "none";

/// A dated norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// How a document says it, where the formula itself reads badly; empty without.
    pub says: String,
    /// Unit, from the closed list.
    pub unit: String,
    /// The codes that a value may be; empty where the unit is another, or any word may stand in its lists.
    pub one_of: Vec<String>,
    /// Its numbers are limits, or thresholds of a condition, that may be missing: `none`, never 0.
    pub limit: bool,
    /// Whose facts its formulas may name; nobody's where all values are constants.
    pub subject: Option<Subject>,
    /// Values by first day, ascending; each holds until the next, or to its last day.
    pub values: BTreeMap<Date, Line>,
    /// First day of the nearest pack's own values; before it, parents' hold.
    pub own_from: Option<Date>,
    /// Its place in the pack.
    pub at: Place,
}

/// One dated value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Last day, where the policy says one.
    pub to: Option<Date>,
    /// The value.
    pub norm: Norm<Value>,
    /// Id of the pack that wrote it.
    pub pack: String,
    /// Where it stands there.
    pub at: Place,
}

/// What a parameter holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number; fractions such as `2/3` are kept exact by numerator and denominator parameters.
    Number(Decimal),
    /// A code or a date.
    Text(String),
    /// Several codes.
    List(Vec<String>),
    /// Worked out from facts and other parameters.
    Formula(Expression),
    /// `none`: the law sets no such limit, or has no such condition.
    None,
}

/// A value with the article it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norm<T> {
    /// The value.
    pub value: T,
    /// Articles.
    pub basis: Arc<[Citation]>,
    /// Proved against its source.
    pub checked: bool,
}

impl Parameter {
    /// Whether its texts are days.
    #[must_use]
    pub fn is_day(&self) -> bool {
        self.unit == DAY_UNIT
    }
}
