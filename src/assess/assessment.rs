//! Owns: the whole judgement and the function that makes it. May import: every subject of this room.
//! Never: words, files.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rust_decimal::Decimal;

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::Case;
use crate::policy::Policy;

use super::checks::Checked;
use super::congress::{delegates, pass_line, quorum};
use super::costs::CostTable;
use super::facts::{CaseFacts, number};
use super::funds::{FundTable, check_words};
use super::items::{Provision, provisions};
use super::norms::Norms;
use super::pool::Pool;
use super::procedure::notice_workdays;
use super::sources;
use super::stated::{Reconciled, reconcile};
use super::unchecked;
use super::unreached::check_workers;
use super::worker::{Judge, WorkerAssessment};

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

/// Judges a case under a policy. Never fails: what is wrong is a finding.
#[must_use]
pub fn assess(case: &Case, policy: &Policy) -> Assessment {
    let (norms, mut findings) = Norms::read(case, policy);
    let mut facts = CaseFacts::new(case, policy, &norms);
    if let Some(least) = delegates(case, policy, &facts, &mut findings) {
        facts.set("代表最少人数", number(least));
    }
    if let Some(days) = notice_workdays(case, policy, &mut findings) {
        facts.set("公示工作日数", number(days));
    }
    let (workers, found) = judge_all(&Judge::new(case, policy, &norms, &facts));
    findings.append(found);
    check_words(case, policy, &mut findings);
    check_workers(case, &mut findings);
    let provisions = provisions(case, policy, &facts, &mut findings);
    let costs = CostTable::new(case, policy, &workers, &provisions);
    let funds = FundTable::new(case, &costs);
    facts.sums(case, policy, &costs, &funds);
    let mut assessment = Assessment {
        quorum: quorum(case.congress.entitled, norms.congress.quorum),
        pass: pass_line(case.congress.entitled, norms.congress.pass),
        norms,
        workers,
        costs,
        funds,
        provisions,
        stated: Vec::new(),
        findings: Findings::default(),
    };
    assessment.stated = reconcile(case, &assessment, &mut findings);
    let judge = Judge::new(case, policy, &assessment.norms, &facts);
    let checked = Checked {
        case,
        policy,
        norms: &assessment.norms,
        judge: &judge,
        workers: &assessment.workers,
        funds: &assessment.funds,
        stated: &assessment.stated,
    };
    checked.run(&facts, &mut findings);
    for id in &assessment.norms.unchecked {
        let at = policy.parameters.get(id).map_or(Place::Case, |parameter| parameter.at.clone());
        findings.push(Finding::new(Code::ValueUnchecked, at).fact("parameter", id));
    }
    sources::check(case, policy, &assessment, &mut findings);
    unchecked::tell(case, policy, &assessment, &mut findings);
    assessment.findings = findings;
    assessment
}

fn judge_all(judge: &Judge<'_>) -> (Vec<WorkerAssessment>, Findings) {
    let mut findings = Findings::default();
    let pool = Pool::divide(judge, &mut findings);
    let roster = judge.case.workers.par_iter().enumerate();
    let judged: Vec<(WorkerAssessment, Findings)> = roster
        .map(|(at, worker)| {
            let mut found = Findings::default();
            let share = pool.as_ref().map(|pool| pool.share(at));
            (judge.worker(worker, share, &mut found), found)
        })
        .collect();
    let mut workers = Vec::with_capacity(judged.len());
    for (assessed, found) in judged {
        workers.push(assessed);
        findings.append(found);
    }
    (workers, findings)
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
