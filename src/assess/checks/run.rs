//! Owns: the checks of packs, run on the facts of a judged case.
//! Never: a condition of its own.

use rayon::prelude::*;
use rust_decimal::Decimal;

use crate::diagnostic::{Finding, Findings, Place};
use crate::model::{Case, Money};
use crate::policy::{Check, FactValue, Policy, Spot, Subject, cite, fact, is_yuan};

use crate::assess::checks::things::Things;
use crate::assess::congress::meeting::pass_line;
use crate::assess::facts::{CaseFacts, Facts, Scope};
use crate::assess::law::door::{Door, Ledger};
use crate::assess::law::norms::Norms;
use crate::assess::worker::assessment::{Stage, WorkerAssessment};
use crate::assess::worker::judge::Judge;

/// What checks look at beside workers and the case, in the order in which findings are told.
const THINGS: [Subject; 7] = [
    Subject::Source,
    Subject::Provision,
    Subject::Dependant,
    Subject::Year,
    Subject::Step,
    Subject::Entry,
    Subject::Stated,
];

/// What the checks look at.
pub(in crate::assess) struct Checked<'a> {
    pub case: &'a Case,
    pub policy: &'a Policy,
    pub norms: &'a Norms,
    pub judge: &'a Judge<'a>,
    pub workers: &'a [WorkerAssessment],
    /// All that has facts beside them.
    pub things: Things<'a>,
    /// Keeps what those checks rest on that told something.
    pub watched: &'a Ledger,
}

impl<'a> Checked<'a> {
    /// Every check of the pack on everything that it is about.
    pub(in crate::assess) fn run(&self, facts: &CaseFacts, findings: &mut Findings) {
        self.of_workers(facts, findings);
        let door = Door::looking_on(self.policy);
        let scope = Scope { door: &door, on: self.case.base_date, case: facts };
        self.of_the_case(&scope, findings);
        let looked_up = Door::new(self.policy);
        for subject in THINGS {
            for (place, facts) in self.things.of(subject, &looked_up, findings) {
                self.of(subject, &scope, &facts, &place, findings);
            }
        }
        self.watched.keep(&looked_up);
    }

    fn of_workers(&self, case: &CaseFacts, findings: &mut Findings) {
        let checks = self.checks(Subject::Worker);
        let pairs = self.case.workers.par_iter().zip(self.workers);
        let found: Vec<Finding> = pairs
            .flat_map_iter(|(worker, assessed)| {
                let door = Door::looking_on(self.policy);
                let scope = Scope { door: &door, on: self.case.base_date, case };
                let facts = self.judge.facts_of(worker, Stage::Whole(assessed));
                let told: Vec<Finding> = checks
                    .iter()
                    .filter_map(|check| {
                        let mut finding = judge(check, &worker.at, &|name| facts.value(&scope, name))?;
                        finding.at = cell(&worker.at, check);
                        Some((check, finding))
                    })
                    .inspect(|(check, _)| self.held(check))
                    .map(|(check, finding)| facts.resting(check, finding).fact("worker", &worker.number))
                    .collect();
                told
            })
            .collect();
        findings.0.extend(found);
    }

    fn of_the_case(&self, scope: &Scope<'_, '_>, findings: &mut Findings) {
        let result = self.case.congress.result.as_ref();
        let pass = pass_line(self.case.congress.entitled, self.norms.congress.pass);
        for check in self.checks(Subject::Case) {
            let at = self.place_of(check);
            let told = judge(check, &at, &|name| scope.value(name, &|_| None));
            let votes = result.map(|result| result.items.as_slice()).unwrap_or_default();
            // a check about counts of votes looks at each item that was voted on
            let of_items = votes.iter().filter(|_| told.is_none()).filter_map(|votes| {
                let facts = scope.case.with_count(votes, pass);
                let scope = Scope { case: &facts, ..*scope };
                judge(check, &votes.at, &|name| scope.value(name, &|_| None))
                    .map(|finding| finding.fact("item", &votes.title))
            });
            let of_items: Vec<Finding> = of_items.collect();
            if told.is_some() || !of_items.is_empty() {
                self.held(check);
            }
            findings.0.extend(told);
            findings.0.extend(of_items);
        }
    }

    /// Where the facts of a check on the case are written.
    fn place_of(&self, check: &Check) -> Place {
        let case = self.case;
        let spots = check.when.names().iter().filter_map(|name| fact(Subject::Case, name)?.at);
        match spots.min() {
            Some(Spot::Roll) => case.enterprise.roll_at.clone(),
            Some(Spot::Sources) => case.funds.sources_at.clone().unwrap_or(Place::Case),
            Some(Spot::Posting) => case.notice_at.clone(),
            Some(Spot::Consultation) => case.consultation.at.clone(),
            Some(Spot::Papers) => case.congress.papers_at.clone(),
            Some(Spot::Entitled) => case.congress.entitled_at.clone(),
            Some(Spot::Result) => {
                case.congress.result.as_ref().map_or(Place::Case, |result| result.at.clone())
            }
            None => Place::Case,
        }
    }

    fn of(
        &self,
        subject: Subject,
        scope: &Scope<'_, '_>,
        facts: &Facts,
        at: &Place,
        findings: &mut Findings,
    ) {
        let own = |name: &str| facts.get(name).cloned();
        for check in self.checks(subject) {
            let told = judge(check, at, &|name| scope.value(name, &own));
            if told.is_some() {
                self.held(check);
            }
            findings.0.extend(told);
        }
    }

    /// Notes a check that told something, with the norms that its condition names: most look on at most things and
    /// say nothing.
    fn held(&self, check: &'a Check) {
        let door = Door::new(self.policy);
        door.entry("check", &check.ruling.code, &check.basis, check.checked);
        door.expression(&check.when, self.case.base_date);
        self.watched.keep(&door);
    }

    fn checks(&self, subject: Subject) -> Vec<&'a Check> {
        self.policy.checks.iter().filter(|check| check.subject == subject).collect()
    }
}

/// One check on one thing. A fact that is not stated makes it not apply; a condition that cannot be worked out
/// is a finding of its own.
pub(in crate::assess) fn judge(
    check: &Check,
    at: &Place,
    values: &dyn Fn(&str) -> Option<FactValue>,
) -> Option<Finding> {
    if check.when.is_refuted(values) {
        return None;
    }
    match check.when.evaluate(values) {
        Ok(Some(FactValue::Truth(true))) => {}
        Ok(_) => return None,
        Err(fault) => return Some(fault.at(&check.ruling.code, at.clone())),
    }
    let finding = Finding::ruled(&check.ruling, at.clone()).resting_on(cite(&check.basis));
    let facts = check.placeholders.iter().map(|name| {
        let value = values(name).map_or_else(String::new, |value| shown(name, &value));
        (name.clone(), value)
    });
    Some(facts.fold(finding, |finding, (name, value)| finding.fact(name, value)))
}

/// A number with its thousands divided, but for years and other small ones.
fn grouped(number: Decimal) -> String {
    let small = number.abs() < Decimal::from(10_000);
    if small {
        return number.normalize().to_string();
    }
    let text = Money::round_half_up(number).to_string();
    text.strip_suffix(".00").map_or_else(|| text.clone(), str::to_owned)
}

/// A fact as words print it.
fn shown(name: &str, value: &FactValue) -> String {
    match value {
        FactValue::Number(number) if is_yuan(name) => Money::round_half_up(*number).to_string(),
        FactValue::Number(number) => grouped(*number),
        FactValue::Text(text) => text.to_string(),
        FactValue::Truth(truth) => if *truth { "yes" } else { "no" }.to_owned(),
        FactValue::Day(day) => day.to_string(),
        FactValue::List(list) => list.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("、"),
    }
}

/// The cell of a row in which what a check finds stands; the row where the check names no column.
fn cell(row: &Place, check: &Check) -> Place {
    if check.column.is_empty() { row.clone() } else { row.in_column(&check.column) }
}
