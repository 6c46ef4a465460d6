//! Owns: the same workers under two policies: who gains, who loses, and by which item.
//! Never: says which policy is better.

use std::collections::BTreeMap;

use crate::model::{Case, Money};

use super::figure::Figure;
use crate::assess::worker::assessment::WorkerAssessment;

/// One item of one worker that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    /// Cost item.
    pub code: String,
    /// Under the first policy; nothing where it is not owed.
    pub first: Option<Figure>,
    /// Under the second.
    pub second: Option<Figure>,
}

/// One worker whose money differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerChange {
    /// Position in the roster.
    pub at: usize,
    /// What is paid to or set aside for the worker, under the first policy.
    pub first: Money,
    /// Under the second.
    pub second: Money,
    /// The items that make the difference.
    pub items: Vec<ItemChange>,
}

impl WorkerChange {
    /// The second less the first where that is more, else nothing.
    #[must_use]
    pub fn gain(&self) -> Money {
        self.second.less(self.first)
    }

    /// The first less the second where that is more, else nothing.
    #[must_use]
    pub fn loss(&self) -> Money {
        self.first.less(self.second)
    }
}

/// Two judgements of the same people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Workers whose money differs, the largest difference first; of equal ones the first in the roster.
    pub changes: Vec<WorkerChange>,
    /// Workers with more.
    pub gainers: usize,
    /// Their gains.
    pub gained: Money,
    /// Workers with less.
    pub losers: usize,
    /// Their losses.
    pub lost: Money,
    /// Sums by cost item, under each policy.
    pub items: BTreeMap<String, (Money, Money)>,
    /// Everything, under each policy.
    pub total: (Money, Money),
}

/// Sets two judgements of one roster side by side.
#[must_use]
pub fn compare(case: &Case, first: &[WorkerAssessment], second: &[WorkerAssessment]) -> Comparison {
    let mut found = Comparison::default();
    for (at, (one, other)) in first.iter().zip(second).enumerate().take(case.workers.len()) {
        let (one, other) = (by_item(one), by_item(other));
        let sum =
            |items: &BTreeMap<&str, &Figure>| items.values().map(|figure| figure.money()).sum::<Money>();
        let (before, after) = (sum(&one), sum(&other));
        found.total = (found.total.0 + before, found.total.1 + after);
        let codes: BTreeMap<&str, ()> = one.keys().chain(other.keys()).map(|code| (*code, ())).collect();
        let mut items = Vec::new();
        for code in codes.into_keys() {
            let (old, new) = (one.get(code).copied(), other.get(code).copied());
            let money = |figure: Option<&Figure>| figure.map(Figure::money).unwrap_or_default();
            let row = found.items.entry(code.to_owned()).or_default();
            *row = (row.0 + money(old), row.1 + money(new));
            if money(old) != money(new) {
                items.push(ItemChange { code: code.to_owned(), first: old.cloned(), second: new.cloned() });
            }
        }
        if items.is_empty() {
            continue;
        }
        let change = WorkerChange { at, first: before, second: after, items };
        found.gainers += usize::from(!change.gain().is_zero());
        found.losers += usize::from(!change.loss().is_zero());
        found.gained = found.gained + change.gain();
        found.lost = found.lost + change.loss();
        found.changes.push(change);
    }
    found.changes.sort_by_key(|change| (std::cmp::Reverse(change.gain() + change.loss()), change.at));
    found
}

fn by_item(assessed: &WorkerAssessment) -> BTreeMap<&str, &Figure> {
    assessed
        .sums
        .items
        .iter()
        .chain(&assessed.sums.reserved)
        .map(|figure| (figure.id.as_str(), figure))
        .collect()
}
