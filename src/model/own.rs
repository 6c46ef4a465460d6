//! Owns: columns of the roster that a case declares for itself, what its people have in them, and who may see it.
//! Never: a fact that a rule can name; papers print these columns, and nothing else uses them.

use rust_decimal::Decimal;
use strum::{IntoStaticStr, VariantArray};

use super::{Date, Money, Profile};

/// What stands in the cells of an own column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum OwnKind {
    /// Words, as they stand.
    #[default]
    Text,
    /// An exact number.
    Number,
    /// A calendar date.
    Day,
    /// An amount in yuan.
    Money,
}

/// A column that the case's `columns.yaml` declares under `own`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnColumn {
    /// Its usual name, by which a document lists it.
    pub name: String,
    /// What stands in it.
    pub kind: OwnKind,
    /// The openest paper that may show it: `personal` unless the case says otherwise, and always for an amount.
    pub class: Profile,
}

/// What one person has in an own column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnValue {
    /// Words.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// An amount.
    Money(Money),
}
