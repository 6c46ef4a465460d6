//! Owns: every printed number of a case as one figure by id: heads, sums, months, days and shares.
//! Never: words; a number that nothing in the judgement gave.

pub(super) mod cells;
mod enterprise;
mod meeting;
mod money;
mod people;
mod severance;

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostic::Place;
use crate::model::{Case, Money};
use crate::policy::Policy;

use super::assessment::Assessment;
use super::figure::{Figure, Quantity};

/// Before the id of a head count, the id of its share of the roll.
const SHARE: &str = "share";

/// The figures of a case by id, in the order in which the plan comes to them. Plan, notices, `assess`, `explain` and
/// printed figures that are worked out again read the same ones.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    list: Vec<Figure>,
    places: BTreeMap<String, usize>,
}

impl Figures {
    /// Draws up all figures of a judged case.
    pub(super) fn draw_up(case: &Case, policy: &Policy, found: &Assessment) -> Self {
        let roster = case.workers.first().map_or(Place::Case, |worker| match &worker.at {
            Place::Cell { grid, .. } => Place::File(grid.file.clone()),
            other => other.clone(),
        });
        let mut sheet = Sheet { case, policy, found, roster, figures: Self::default() };
        people::draw_up(&mut sheet);
        severance::draw_up(&mut sheet);
        money::draw_up(&mut sheet);
        meeting::draw_up(&mut sheet);
        enterprise::draw_up(&mut sheet);
        sheet.figures
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.list.iter()
    }

    /// The figure of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Figure> {
        self.places.get(id).map(|at| &self.list[*at])
    }

    /// Heads, months or days of an id; 0 where there is no such figure.
    #[must_use]
    pub fn count(&self, id: &str) -> usize {
        match self.get(id).map(|figure| &figure.value) {
            Some(Quantity::Heads(count) | Quantity::Months(count) | Quantity::Days(count)) => *count,
            _ => 0,
        }
    }

    /// The sum of an id in yuan; nothing where there is no such figure.
    #[must_use]
    pub fn money(&self, id: &str) -> Money {
        self.get(id).map_or(Money::ZERO, Figure::money)
    }

    /// The share of an id in per cent, to one decimal; 0 where there is no such figure.
    #[must_use]
    pub fn share(&self, id: &str) -> Decimal {
        match self.get(id).map(|figure| &figure.value) {
            Some(Quantity::Share(share)) => *share,
            _ => Decimal::ZERO,
        }
    }

    /// The share of the roll that a head count has.
    #[must_use]
    pub fn share_of(&self, id: &str) -> Decimal {
        self.share(&format!("{SHARE}.{id}"))
    }

    /// The value as a bare number, with which a printed figure is compared; `None` for what is no number.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<Decimal> {
        self.get(id)?.value.number()
    }

    /// The figures whose id is `family.` and something, with that something, in order.
    pub fn family<'f>(&'f self, family: &'f str) -> impl Iterator<Item = (&'f str, &'f Figure)> {
        self.list.iter().filter_map(move |figure| {
            let member = figure.id.strip_prefix(family)?.strip_prefix('.')?;
            Some((member, figure))
        })
    }

    /// The first to claim an id has it.
    fn push(&mut self, figure: Figure) {
        if !self.places.contains_key(&figure.id) {
            self.places.insert(figure.id.clone(), self.list.len());
            self.list.push(figure);
        }
    }
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
