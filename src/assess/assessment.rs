//! Owns: the whole judgement and the function that makes it. May import: every subject of this room.
//! Never: words, files.

use rayon::prelude::*;

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::Case;
use crate::policy::Policy;

use super::congress::{self, pass_line, quorum};
use super::costs::CostTable;
use super::funds::{FundTable, check_words};
use super::norms::Norms;
use super::procedure;
use super::protection::Protection;
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
    /// What a person must look at.
    pub findings: Findings,
}

/// Judges a case under a policy. Never fails: what is wrong is a finding.
#[must_use]
pub fn assess(case: &Case, policy: &Policy) -> Assessment {
    let (norms, mut findings) = Norms::read(case, policy);
    let judge = Judge { case, policy, norms: &norms };
    let protection = Protection::new(case, policy, &norms);
    let judged: Vec<(WorkerAssessment, Findings)> = case
        .workers
        .par_iter()
        .map(|worker| {
            let mut found = Findings::default();
            let assessed = judge.worker(worker, &mut found);
            protection.check(worker, &assessed, &mut found);
            (assessed, found)
        })
        .collect();
    let mut workers = Vec::with_capacity(judged.len());
    for (assessed, found) in judged {
        workers.push(assessed);
        findings.append(found);
    }
    let counted = case.workers.len();
    if case.enterprise.roll as usize != counted {
        findings.push(
            Finding::new(Code::RollMismatch, case.enterprise.roll_at.clone())
                .fact("stated", case.enterprise.roll)
                .fact("counted", counted),
        );
    }
    check_words(case, policy, &mut findings);
    let costs = CostTable::new(case, policy, &workers);
    let funds = FundTable::new(case, &costs, &mut findings);
    congress::check(case, &norms.congress, &mut findings);
    procedure::check(case, &mut findings);
    for id in &norms.unchecked {
        let at = policy.parameters.get(id).map_or(Place::Case, |parameter| parameter.at.clone());
        findings.push(Finding::new(Code::ValueUnchecked, at).fact("parameter", id));
    }
    Assessment {
        quorum: quorum(case.congress.entitled, norms.congress.quorum),
        pass: pass_line(case.congress.entitled, norms.congress.pass),
        norms,
        workers,
        costs,
        funds,
        findings,
    }
}
