//! Owns: figures that somebody printed, with the terms they are said to come from.
//! Never: works one out.

use rust_decimal::Decimal;
use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::Place;

/// One line of `stated.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// `id`
    pub id: String,
    /// `title`
    pub title: String,
    /// `printed`
    pub printed: Decimal,
    /// `decimals` to which it was rounded; negative for tens, hundreds and so on.
    pub decimals: i32,
    /// `label`: the noun that it counts.
    pub label: Option<String>,
    /// How its terms make it.
    pub operation: Operation,
    /// The terms.
    pub terms: Vec<Term>,
    /// Its place in the file.
    pub at: Place,
}

/// How terms make a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Operation {
    /// `sum`
    Sum,
    /// `difference`: the first less the others.
    Difference,
    /// `ratio`: the first by the second.
    Ratio,
    /// `product`
    Product,
}

/// One term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where its value stands.
    pub value: TermValue,
    /// `label`: the noun that it counts.
    pub label: Option<String>,
    /// Its place in the file.
    pub at: Place,
}

/// Where a term's value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermValue {
    /// `value`: written here.
    Written(Decimal),
    /// `figure`: id of a figure of the judgement.
    Figure(String),
    /// `entry`: id of another line of the file.
    Entry(String),
}
