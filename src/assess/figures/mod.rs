//! Owns: every printed number of a case as one figure by id: heads, sums, months, days and shares.
//! Never: words; a number that nothing in the judgement gave.

pub(super) mod cells;
mod enterprise;
mod meeting;
mod money;
mod people;
mod severance;

use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostic::Place;
use crate::model::{Case, Money};
use crate::policy::Policy;

use super::assessment::Assessment;
use super::figure::{Figure, Figures, Quantity, SHARE};

/// Draws up all figures of a judged case.
pub(super) fn figures(case: &Case, policy: &Policy, found: &Assessment) -> Figures {
    let roster = case.workers.first().map_or(Place::Case, |worker| match &worker.at {
        Place::Cell { grid, .. } => Place::File(grid.file.clone()),
        other => other.clone(),
    });
    let mut sheet = Sheet { case, policy, found, roster, figures: Figures::default() };
    people::draw_up(&mut sheet);
    severance::draw_up(&mut sheet);
    money::draw_up(&mut sheet);
    meeting::draw_up(&mut sheet);
    enterprise::draw_up(&mut sheet);
    sheet.figures
}

/// What figures are drawn up from, and those that are there already.
struct Sheet<'a> {
    case: &'a Case,
    policy: &'a Policy,
    found: &'a Assessment,
    /// The place of the roster as a whole.
    roster: Place,
    figures: Figures,
}

impl Sheet<'_> {
    /// Adds a figure that has one line of working and no article of its own.
    fn put(&mut self, id: &str, value: Quantity, working: String, from: &Place) {
        self.figures.push(figure(id, value, working, from));
    }

    /// Heads of the roster and their share of it.
    fn heads(&mut self, id: &str, heads: usize) {
        let (roster, all) = (self.roster.clone(), self.case.workers.len());
        self.put(id, Quantity::Heads(heads), format!("{heads} ∈ {all}"), &roster);
        self.share(&format!("{SHARE}.{id}"), Decimal::from(heads), Decimal::from(all), &roster);
    }

    /// A part of a whole in per cent; 0 of nothing.
    fn share(&mut self, id: &str, part: Decimal, whole: Decimal, from: &Place) {
        let share = (part * Decimal::ONE_HUNDRED).checked_div(whole).unwrap_or_default();
        let share = share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        self.put(id, Quantity::Share(share), format!("{part} ÷ {whole} = {share:.1}%"), from);
    }
}

/// A figure of the case; empty working is left out.
fn figure(id: &str, value: Quantity, working: String, from: &Place) -> Figure {
    let working = if working.is_empty() { Vec::new() } else { vec![working] };
    Figure { id: id.to_owned(), value, working, uses: Arc::default(), from: from.clone() }
}

/// The mean of a sum, rounded to the fen; nothing where there is nobody.
fn mean(sum: Money, people: usize) -> Money {
    Money::round_half_up(sum.yuan().checked_div(Decimal::from(people)).unwrap_or_default())
}
