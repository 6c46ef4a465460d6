//! Owns: the judged case as all parts of a context see it: figures by id, amounts in every form.
//! Never: decides; a sum of its own.

use crate::assess::{Assessment, Quantity};
use crate::compose::chinese;
use crate::compose::context::Amount;
use crate::model::{Case, Money};
use crate::policy::Policy;

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
    pub(in crate::compose) fn count(&self, id: &str) -> usize {
        self.assessment.figures.count(id)
    }

    /// The month of a figure; empty where there is none.
    pub(in crate::compose) fn month(&self, id: &str) -> String {
        match self.assessment.figures.get(id).map(|figure| &figure.value) {
            Some(Quantity::Month(month)) => chinese::month(*month),
            _ => String::new(),
        }
    }

    /// The sum of a figure.
    pub(in crate::compose) fn sum(&self, id: &str) -> Amount {
        amount(self.assessment.figures.money(id))
    }
}

/// An amount in all the forms that documents use; one below zero is never written in capitals.
pub(in crate::compose) fn amount(money: Money) -> Amount {
    let below = money < Money::ZERO;
    Amount {
        yuan: money.to_string(),
        wan: chinese::ten_thousands(money),
        capitals: if below { String::new() } else { chinese::capitals(money) },
        any: !money.is_zero(),
    }
}
