//! Owns: the order in which a case is judged.
//! Never: words, files.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Findings;
use crate::model::Case;
use crate::policy::Policy;

use super::assessment::Assessment;
use super::facts::CaseFacts;
use super::figure::Figures;
use super::figures;
use super::registers::registers;
use crate::assess::checks::run::Checked;
use crate::assess::checks::stated::reconcile;
use crate::assess::checks::things::Things;
use crate::assess::congress::meeting::{delegates, pass_line, quorum};
use crate::assess::congress::procedure::notice_workdays;
use crate::assess::law::applied::{Applied, applied};
use crate::assess::law::door::{Door, Ledger};
use crate::assess::law::norms::Norms;
use crate::assess::law::rests;
use crate::assess::money::costs::CostTable;
use crate::assess::money::funds::{FundTable, check_words};
use crate::assess::money::items::provisions;
use crate::assess::severance::pool::Pools;
use crate::assess::worker::assessment::{Standing, WorkerAssessment};
use crate::assess::worker::dependants;
use crate::assess::worker::judge::Judge;
use crate::assess::worker::specimen::examples;
use crate::assess::worker::unreached::check_workers;

/// Judges a case under a policy. Never fails: what is wrong is a finding.
#[must_use]
pub fn assess(case: &Case, policy: &Policy) -> Assessment {
    let (norms, mut findings) = Norms::read(case, policy);
    let mut facts = CaseFacts::new(case, policy, &norms);
    let watched = Ledger::default();
    let door = Door::new(policy);
    let least = delegates(case, &door, &facts, &mut findings);
    let workdays = notice_workdays(case, &door, &mut findings);
    facts.convened(least, workdays);
    watched.keep(&door);
    let counted = Door::new(policy);
    let ledger = Arc::default();
    let (workers, found) = judge_all(&Judge::new(case, policy, &norms, &facts, &ledger));
    findings.append(found);
    check_words(case, policy, &mut findings);
    check_workers(case, &mut findings);
    let provisions = provisions(case, policy, &facts, &ledger, &mut findings);
    let heads = dependants::costs(case, policy, &facts, &ledger, &mut findings);
    let costs = CostTable::new(case, policy, &workers, &provisions, &heads);
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
        heads,
        figures: Figures::default(),
        registers: registers(case, &counted),
        examples: Vec::new(),
        stated: Vec::new(),
        applied: Applied::default(),
        facts: CaseFacts::default(),
        uses: Arc::default(),
        watched: Arc::default(),
        findings: Findings::default(),
    };
    assessment.applied = applied(case, policy, &assessment.norms, &assessment.workers);
    assessment.figures = figures::figures(case, policy, &assessment);
    watched.keep(&counted);
    assessment.stated = reconcile(case, &assessment.figures, &mut findings);
    let judge = Judge::new(case, policy, &assessment.norms, &facts, &ledger);
    let checked = Checked {
        case,
        policy,
        norms: &assessment.norms,
        judge: &judge,
        workers: &assessment.workers,
        things: Things {
            case,
            funds: &assessment.funds,
            heads: &assessment.heads,
            stated: &assessment.stated,
        },
        watched: &watched,
    };
    checked.run(&facts, &mut findings);
    assessment.examples = examples(&judge, &assessment.workers);
    rests::keep(case, policy, &assessment, &ledger);
    assessment.uses = ledger.all();
    assessment.watched = watched.all();
    rests::tell_unproved(policy, &assessment.uses, &assessment.watched, &mut findings);
    rests::tell_later(case, &assessment.uses, &mut findings);
    assessment.facts = facts;
    assessment.findings = findings;
    assessment
}

/// Stage by stage: what stands of everybody, then the sums that are divided among several, then all other sums.
fn judge_all(judge: &Judge<'_>) -> (Vec<WorkerAssessment>, Findings) {
    let mut findings = Findings::default();
    let roster = judge.case.workers.par_iter();
    let (standing, begun): (Vec<Standing>, Vec<Findings>) = roster
        .map(|worker| {
            let mut found = Findings::default();
            (judge.standing(worker, &mut found), found)
        })
        .unzip();
    let pools = Pools::divide(judge, &standing, &mut findings);
    let roster = judge.case.workers.par_iter().zip(standing).enumerate();
    let (workers, finished): (Vec<WorkerAssessment>, Vec<Findings>) = roster
        .map(|(at, (worker, standing))| {
            let mut found = Findings::default();
            let share = pools.share(at, &standing.method);
            (judge.whole(worker, standing, share, &mut found), found)
        })
        .unzip();
    for (begun, finished) in begun.into_iter().zip(finished) {
        findings.append(begun);
        findings.append(finished);
    }
    (workers, findings)
}
