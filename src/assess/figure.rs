//! Owns: a number that knows how it was worked out, on which article it rests and which line it came from; all of a
//! case by id.
//! Never: words.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::Place;
use crate::model::{DateSpan, Money, Month};
use crate::policy::Citation;

use crate::assess::law::door::Uses;

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Yuan.
    Money(Money),
    /// A length of service.
    Length(DateSpan),
    /// A month of a year.
    Month(Month),
    /// People, ballots, couples: what is counted one by one.
    Heads(usize),
    /// So many months, of one or of all together.
    Months(usize),
    /// So many days, both ends counted.
    Days(usize),
    /// A part of a whole in per cent, to one decimal.
    Share(Decimal),
}

impl Quantity {
    /// Unit for machines: `CNY`, `period`, `month`, `people`, `months`, `days`, `percent`.
    #[must_use]
    pub fn unit(&self) -> &'static str {
        match self {
            Self::Money(_) => "CNY",
            Self::Length(_) => "period",
            Self::Month(_) => "month",
            Self::Heads(_) => "people",
            Self::Months(_) => "months",
            Self::Days(_) => "days",
            Self::Share(_) => "percent",
        }
    }

    /// The value for machines: `92250.00`, `27y9m0d`, `2028-02`, `827`, `12.3`.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Money(money) => format!("{:.2}", money.yuan()),
            Self::Length(span) => span.to_string(),
            Self::Month(month) => month.to_string(),
            Self::Heads(count) | Self::Months(count) | Self::Days(count) => count.to_string(),
            Self::Share(share) => format!("{share:.1}"),
        }
    }

    /// The value as a bare number; `None` for a length or a month of a year.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Money(money) => Some(money.yuan()),
            Self::Heads(count) | Self::Months(count) | Self::Days(count) => Some(Decimal::from(*count)),
            Self::Share(share) => Some(*share),
            Self::Length(_) | Self::Month(_) => None,
        }
    }
}

/// A number fit to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Id: `service`, `retirement`, a cost item's code, `total` …
    pub id: String,
    /// The value.
    pub value: Quantity,
    /// How it was worked out, line by line, in figures and signs only.
    pub working: Vec<String>,
    /// The norms that it used.
    pub uses: Arc<Uses>,
    /// The input that it came from.
    pub from: Place,
}

impl Figure {
    /// Articles of the norms that it used.
    #[must_use]
    pub fn basis(&self) -> &[Citation] {
        self.uses.basis()
    }

    /// Every norm that it used was proved against its source.
    #[must_use]
    pub fn checked(&self) -> bool {
        self.uses.checked()
    }

    /// The amount; nothing where the figure is not money.
    #[must_use]
    pub fn money(&self) -> Money {
        if let Quantity::Money(money) = self.value { money } else { Money::ZERO }
    }
}

/// Before the id of a head count, the id of its share of the roll.
pub(super) const SHARE: &str = "share";

/// The figures of a case by id, in the order in which the plan comes to them. Plan, notices, `assess`, `explain` and
/// printed figures that are worked out again read the same ones.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    list: Vec<Figure>,
    places: BTreeMap<String, usize>,
}

impl Figures {
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
    pub(super) fn push(&mut self, figure: Figure) {
        if !self.places.contains_key(&figure.id) {
            self.places.insert(figure.id.clone(), self.list.len());
            self.list.push(figure);
        }
    }
}
