//! Owns: the whole judgement of a case, and its numbers by id. May import: the results of this room, model.
//! Never: judges.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostic::Findings;
use crate::model::Case;

use super::costs::CostTable;
use super::funds::FundTable;
use super::items::Provision;
use super::norms::Norms;
use super::stated::Reconciled;
use super::worker::WorkerAssessment;

/// A case, judged.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Norms that were applied.
    pub norms: Norms,
    /// One for each worker, in the roster's order.
    pub workers: Vec<WorkerAssessment>,
    /// Cost estimate.
    pub costs: CostTable,
    /// Money.
    pub funds: FundTable,
    /// Least number present at the congress.
    pub quorum: u32,
    /// Yes votes needed.
    pub pass: u32,
    /// Debts and reserves of the enterprise with their amounts, in the order of the case.
    pub provisions: Vec<Provision>,
    /// Printed figures worked out again.
    pub stated: Vec<Reconciled>,
    /// What a person must look at.
    pub findings: Findings,
}

impl Assessment {
    /// Numbers that a printed figure may be compared with, by id: sums, heads, heads by channel and item.
    #[must_use]
    pub fn numbers(&self, case: &Case) -> BTreeMap<String, Decimal> {
        let (costs, funds) = (&self.costs, &self.funds);
        let heads = |heads: usize| Decimal::from(heads);
        let mut numbers = BTreeMap::from([
            ("people".to_owned(), heads(case.workers.len())),
            ("diverted".to_owned(), heads(costs.diverted)),
            ("retirees".to_owned(), Decimal::from(case.enterprise.retirees.pensioners())),
            ("historic".to_owned(), costs.historic.yuan()),
            ("diversion".to_owned(), costs.diversion.yuan()),
            ("personal".to_owned(), costs.personal.yuan()),
            ("total".to_owned(), costs.total.yuan()),
            ("average".to_owned(), costs.average.yuan()),
            ("secured".to_owned(), funds.secured.yuan()),
            ("planned".to_owned(), funds.planned.yuan()),
            ("gap".to_owned(), funds.gap.yuan()),
        ]);
        for item in &costs.items {
            numbers.insert(item.code.clone(), item.amount.yuan());
            numbers.insert(format!("item_people.{}", item.code), heads(item.people));
        }
        for channel in &costs.channels {
            let consented = case.workers.iter().filter(|worker| worker.channel == channel.code);
            let consented = consented.filter(|worker| worker.consent_on.is_some()).count();
            numbers.insert(format!("people.{}", channel.code), heads(channel.people));
            numbers.insert(format!("consented.{}", channel.code), heads(consented));
            numbers.insert(format!("channel.{}", channel.code), channel.total.yuan());
        }
        for source in &case.funds.sources {
            *numbers.entry(format!("fund.{}", source.kind)).or_default() += source.amount.yuan();
        }
        numbers
    }
}
