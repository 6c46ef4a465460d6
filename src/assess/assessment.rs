//! Owns: the whole judgement and the function that makes it. May import: every subject of this room.
//! Never: words, files.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rust_decimal::Decimal;

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::{Case, Money, Worker};
use crate::policy::{MethodFormula, Policy};

use super::checks::Checked;
use super::congress::{pass_line, quorum};
use super::costs::CostTable;
use super::facts::{CaseFacts, Scene, number};
use super::figure::{Figure, Quantity};
use super::funds::{FundTable, check_words};
use super::items::{Provision, provisions};
use super::method::{amount, shares};
use super::norms::Norms;
use super::procedure::notice_workdays;
use super::sources;
use super::stated::{Reconciled, reconcile};
use super::unchecked;
use super::worker::{Judge, SEVERANCE, WorkerAssessment};

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
    facts.set("代表最少人数", number(norms.congress.delegates_required));
    if let Some(days) = notice_workdays(case, policy, &mut findings) {
        facts.set("公示工作日数", number(days));
    }
    let (mut workers, found) = judge_all(case, policy, &norms, &facts);
    findings.append(found);
    share_pool(case, policy, &facts, &mut workers, &mut findings);
    check_words(case, policy, &mut findings);
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

fn judge_all(
    case: &Case,
    policy: &Policy,
    norms: &Norms,
    facts: &CaseFacts,
) -> (Vec<WorkerAssessment>, Findings) {
    let judge = Judge::new(case, policy, norms, facts);
    let judged: Vec<(WorkerAssessment, Findings)> = case
        .workers
        .par_iter()
        .map(|worker| {
            let mut found = Findings::default();
            (judge.worker(worker, &mut found), found)
        })
        .collect();
    let (mut workers, mut findings) = (Vec::with_capacity(judged.len()), Findings::default());
    for (assessed, found) in judged {
        workers.push(assessed);
        findings.append(found);
    }
    (workers, findings)
}

/// A method that divides one sum can do so only when the service of all is counted.
fn share_pool(
    case: &Case,
    policy: &Policy,
    facts: &CaseFacts,
    workers: &mut [WorkerAssessment],
    findings: &mut Findings,
) {
    let Some(method) = policy.method(&case.choices.compensation_method) else { return };
    let MethodFormula::Pool { amount: formula, .. } = &method.formula else { return };
    let scene = Scene { policy, on: case.compensation_date, case: facts };
    let pool = match amount("pool", formula, &|name| scene.value(name, &|_| None)) {
        Ok(pool) => Money::round_half_up(pool),
        Err(fault) => {
            let at = case.choices.compensation_method_at.clone();
            return findings.push(fault.at(at));
        }
    };
    let shares_in = |worker: &Worker| {
        let channel = policy.channel(&worker.channel)?;
        let ground = policy.ground(channel.ground.as_deref()?, worker.at_own_request)?;
        (ground.severance && channel.items.iter().any(|item| item == SEVERANCE)).then_some(())
    };
    let weights = case.workers.iter().zip(workers.iter());
    let weights: Vec<Decimal> =
        weights.map(|(worker, found)| shares_in(worker).map_or(Decimal::ZERO, |()| found.units)).collect();
    let all: Decimal = weights.iter().copied().sum();
    for (at, share) in shares(pool, &weights).into_iter().enumerate() {
        if share.is_zero() {
            continue;
        }
        let (worker, found) = (&case.workers[at], &mut workers[at]);
        let units = weights[at].normalize();
        found.severance.amount = share;
        found.severance.working = vec![format!("{pool} × {units} ÷ {} = {share}", all.normalize())];
        found.items.insert(
            0,
            Figure {
                id: SEVERANCE.to_owned(),
                value: Quantity::Money(share),
                working: found.severance.working.clone(),
                basis: method.basis.to_vec(),
                checked: method.checked,
                from: worker.at.clone(),
            },
        );
        found.sum_up();
    }
}

impl Assessment {
    /// Numbers that a printed figure may be compared with, by id: sums, heads, heads by channel and item.
    #[must_use]
    pub fn numbers(&self, case: &Case) -> BTreeMap<String, Decimal> {
        let (costs, funds) = (&self.costs, &self.funds);
        let retirees = &case.enterprise.retirees;
        let heads = |heads: usize| Decimal::from(heads);
        let mut numbers = BTreeMap::from([
            ("people".to_owned(), heads(case.workers.len())),
            ("diverted".to_owned(), heads(costs.diverted)),
            ("retirees".to_owned(), Decimal::from(retirees.retired + retirees.veteran_cadres)),
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
