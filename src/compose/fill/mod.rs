//! Owns: turning a judged case into the context that templates see, a file a part.
//! Never: decides; every number comes from the assessment.

mod cells;
mod congress;
mod enterprise;
mod examples;
mod law;
mod money;
mod people;
mod pieces;
mod plan;
pub(super) mod posting;
mod rules;
mod sections;
mod severance;
mod words;
mod worker;

use std::collections::BTreeMap;

use crate::assess::{Assessment, Quantity};
use crate::model::{Case, Money};
use crate::policy::{Paper, Policy, Rule};

use super::chinese;
use super::context::Amount;

pub use law::missing_norm;
pub use pieces::{Target, is_due, piece, single, targets};
pub use sections::{SECTIONS, Section, Sections};
use words::About;
pub use words::Voice;
pub use worker::worker;
pub(super) use worker::{service_length, sex};

/// A judged case, from which every part of a context is built.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Facts.
    pub case: &'a Case,
    /// Norms.
    pub policy: &'a Policy,
    /// Judgement.
    pub assessment: &'a Assessment,
}

impl Subject<'_> {
    /// Heads, months or days of a figure.
    pub(super) fn count(&self, id: &str) -> usize {
        self.assessment.figures.count(id)
    }

    /// The month of a figure; empty where there is none.
    pub(super) fn month(&self, id: &str) -> String {
        match self.assessment.figures.get(id).map(|figure| &figure.value) {
            Some(Quantity::Month(month)) => chinese::month(*month),
            _ => String::new(),
        }
    }

    /// The sum of a figure.
    pub(super) fn sum(&self, id: &str) -> Amount {
        amount(self.assessment.figures.money(id))
    }
}

/// What the plan says of each right; empty where the pack has no words for the plan, or none that hold on the day.
fn notices(voice: &Voice<'_>) -> BTreeMap<String, String> {
    let said = |code: &'static str| voice.plan(Rule::Notice, code, Paper::Plan, &About::default());
    Rule::Notice.codes().into_iter().map(|code| (code.to_owned(), said(code))).collect()
}

/// An amount in all the forms that documents use; one below zero is never written in capitals.
pub(super) fn amount(money: Money) -> Amount {
    let below = money < Money::ZERO;
    Amount {
        yuan: money.to_string(),
        wan: chinese::ten_thousands(money),
        capitals: if below { String::new() } else { chinese::capitals(money) },
        any: !money.is_zero(),
    }
}
