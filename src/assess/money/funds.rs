//! Owns: whether the money is there, in total and year by year.
//! Never: lets planned money close a gap.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::{Case, Certainty, Money};
use crate::policy::Policy;

use crate::assess::money::costs::CostTable;

/// One year against the money secured for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearBalance {
    /// Year.
    pub year: i32,
    /// Need of the year.
    pub need: Money,
    /// Secured money that comes in that year.
    pub have: Money,
    /// What is carried on; zero where it is short.
    pub balance: Money,
    /// What is missing so far.
    pub short: Money,
}

/// Money against need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FundTable {
    /// Confirmed and agreed.
    pub secured: Money,
    /// Planned only.
    pub planned: Money,
    /// Need less secured.
    pub gap: Money,
    /// Secured less need.
    pub surplus: Money,
    /// Year by year.
    pub years: Vec<YearBalance>,
}

impl FundTable {
    /// Sets need against money, in total and year by year. Planned money closes no gap.
    #[must_use]
    pub fn new(case: &Case, costs: &CostTable) -> Self {
        let sources = &case.funds.sources;
        let secured: Money = sum(sources.iter().filter(|source| source.certainty != Certainty::Planned));
        Self {
            secured,
            planned: sum(sources.iter().filter(|source| source.certainty == Certainty::Planned)),
            gap: costs.total.less(secured),
            surplus: secured.less(costs.total),
            years: by_year(case, costs),
        }
    }
}

/// Items and kinds that the policy does not have: their money would vanish from every table.
pub(in crate::assess) fn check_words(case: &Case, policy: &Policy, findings: &mut Findings) {
    let items: Vec<&str> = policy.cost_items.iter().map(|item| item.code.as_str()).collect();
    let kinds: Vec<&str> = policy.fund_kinds.iter().map(|kind| kind.code.as_str()).collect();
    let mut check = |known: &[&str], key: &str, word: &str, at: &Place| {
        if !known.contains(&word) {
            findings.push(
                Finding::new(Code::NotOneOf, at.clone())
                    .fact("key", key)
                    .fact("value", word)
                    .fact("allowed", known.join(", ")),
            );
        }
    };
    let sets: Vec<&str> = policy.channel_sets.iter().map(|set| set.code.as_str()).collect();
    if let Some(set) = &case.channel_set {
        check(&sets, "channel_set", set, &case.channel_set_at);
    }
    for liability in &case.funds.liabilities {
        check(&items, "item", &liability.item, &liability.at);
    }
    for payment in &case.funds.payments {
        payment.items.iter().for_each(|item| check(&items, "items", item, &payment.at));
    }
    for entry in case.funds.account.iter().flat_map(|account| &account.ledger) {
        entry.item.iter().for_each(|item| check(&items, "item", item, &entry.at));
    }
    for source in &case.funds.sources {
        check(&kinds, "kind", &source.kind, &source.at);
        source.uses.iter().for_each(|used| check(&items, "item", &used.item, &source.at));
    }
    paid_twice(case, findings);
}

/// An item of the calendar is paid in one payment: in two it would be printed, and paid, in full twice.
fn paid_twice(case: &Case, findings: &mut Findings) {
    let mut listed = BTreeSet::new();
    for payment in &case.funds.payments {
        for item in payment.items.iter().filter(|item| !listed.insert(item.as_str())) {
            findings.push(Finding::new(Code::DuplicateKey, payment.at.clone()).fact("key", item));
        }
    }
}

fn sum<'a>(sources: impl Iterator<Item = &'a crate::model::FundSource>) -> Money {
    sources.map(|source| source.amount).sum()
}

fn by_year(case: &Case, costs: &CostTable) -> Vec<YearBalance> {
    let need = costs.years.iter().map(|(year, cost)| (*year, cost.total())).collect();
    let mut have: BTreeMap<i32, Money> = BTreeMap::new();
    for source in case.funds.sources.iter().filter(|source| source.certainty != Certainty::Planned) {
        let sum = have.entry(source.available_on.year()).or_default();
        *sum = *sum + source.amount;
    }
    balances(&need, &have)
}

/// Every year in which money is needed or comes in; what is left is carried on.
#[must_use]
pub fn balances(need: &BTreeMap<i32, Money>, have: &BTreeMap<i32, Money>) -> Vec<YearBalance> {
    let all: BTreeSet<i32> = need.keys().chain(have.keys()).copied().collect();
    let (mut need_so_far, mut have_so_far) = (Money::ZERO, Money::ZERO);
    all.into_iter()
        .map(|year| {
            let of = |sums: &BTreeMap<i32, Money>| sums.get(&year).copied().unwrap_or_default();
            let (need, have) = (of(need), of(have));
            need_so_far = need_so_far + need;
            have_so_far = have_so_far + have;
            YearBalance {
                year,
                need,
                have,
                balance: have_so_far.less(need_so_far),
                short: need_so_far.less(have_so_far),
            }
        })
        .collect()
}
