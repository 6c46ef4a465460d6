//! Owns: values of expressions, their kinds, what names stand for, and why a value could not be worked out.
//! Never: reads an expression; knows a fact or a parameter.

use std::sync::Arc;

use rust_decimal::Decimal;
use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::{Code, Finding, Place};
use crate::model::Date;
use crate::written::nearest;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// An exact number.
    Number,
    /// A text, mostly a code.
    Text,
    /// Yes or no.
    Truth,
    /// A calendar date.
    Day,
    /// Texts, in the order given.
    List,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// An exact number.
    Number(Decimal),
    /// A text.
    Text(Arc<str>),
    /// Yes or no.
    Truth(bool),
    /// A calendar date.
    Day(Date),
    /// Texts.
    List(Arc<[Arc<str>]>),
}

impl FactValue {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Number(_) => Kind::Number,
            Self::Text(_) => Kind::Text,
            Self::Truth(_) => Kind::Truth,
            Self::Day(_) => Kind::Day,
            Self::List(_) => Kind::List,
        }
    }
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// The kind of its value.
    pub kind: Kind,
    /// It can be divided by.
    pub never_zero: bool,
}

/// The names that an expression may use.
pub trait Names {
    /// What a name stands for, if anything.
    fn find(&self, name: &str) -> Option<Name>;
    /// Every name, from which the nearest to a misspelt one is told.
    fn all(&self) -> Vec<String>;
    /// The codes that the value of a name can be; none where it can be anything.
    fn codes(&self, _name: &str) -> Vec<String> {
        Vec::new()
    }
    /// The name that was probably meant, among those that can be used here.
    fn nearest(&self, name: &str) -> String {
        let mut all = self.all();
        all.retain(|known| self.find(known).is_some());
        nearest(name, all.iter().map(String::as_str)).to_owned()
    }
}

/// Why a proved expression could not be worked out after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationFault {
    /// `overflow`, `division-by-zero`, `bounds`, `decimals`, `day`, `kind`, or words of rhai's.
    pub detail: String,
}

impl EvaluationFault {
    pub(super) fn new(detail: impl Into<String>) -> Self {
        Self { detail: detail.into() }
    }

    /// The finding, under the key of the expression.
    #[must_use]
    pub fn at(&self, key: &str, at: Place) -> Finding {
        Finding::new(Code::ExpressionFailed, at).fact("key", key).fact("detail", &self.detail)
    }
}

/// A number without idle zeros.
pub(super) fn decimal_text(number: Decimal) -> String {
    number.normalize().to_string()
}
