//! Owns: figures being drawn up, and how one is put down: heads, shares, means.
//! Never: knows which figures there are.

use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::assess::assessment::Assessment;
use crate::assess::figure::{Figure, Figures, Quantity, SHARE};
use crate::diagnostic::Place;
use crate::model::{Case, Money};
use crate::policy::Policy;

/// What figures are drawn up from, and those that are there already.
pub(super) struct Sheet<'a> {
    pub(super) case: &'a Case,
    pub(super) policy: &'a Policy,
    pub(super) found: &'a Assessment,
    /// The place of the roster as a whole.
    pub(super) roster: Place,
    pub(super) figures: Figures,
}

impl Sheet<'_> {
    /// Adds a figure that has one line of working and no article of its own.
    pub(super) fn put(&mut self, id: &str, value: Quantity, working: String, from: &Place) {
        self.figures.push(figure(id, value, working, from));
    }

    /// Heads of the roster and their share of it.
    pub(super) fn heads(&mut self, id: &str, heads: usize) {
        let (roster, all) = (self.roster.clone(), self.case.workers.len());
        self.put(id, Quantity::Heads(heads), format!("{heads} ∈ {all}"), &roster);
        self.share(&format!("{SHARE}.{id}"), Decimal::from(heads), Decimal::from(all), &roster);
    }

    /// A part of a whole in per cent; 0 of nothing.
    pub(super) fn share(&mut self, id: &str, part: Decimal, whole: Decimal, from: &Place) {
        let share = (part * Decimal::ONE_HUNDRED).checked_div(whole).unwrap_or_default();
        let share = share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        self.put(id, Quantity::Share(share), format!("{part} ÷ {whole} = {share:.1}%"), from);
    }
}

/// A figure of the case; empty working is left out.
pub(super) fn figure(id: &str, value: Quantity, working: String, from: &Place) -> Figure {
    let working = if working.is_empty() { Vec::new() } else { vec![working] };
    Figure { id: id.to_owned(), value, working, uses: Arc::default(), from: from.clone() }
}

/// The mean of a sum, rounded to the fen; nothing where there is nobody.
pub(super) fn mean(sum: Money, people: usize) -> Money {
    Money::round_half_up(sum.yuan().checked_div(Decimal::from(people)).unwrap_or_default())
}
