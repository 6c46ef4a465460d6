//! Owns: everything in a judged case that has facts beside its workers and itself: money, years, people beside the
//! roster, steps, printed figures.
//! Never: runs a check.

use crate::diagnostic::{Findings, Place};
use crate::model::Case;
use crate::policy::Subject;

use crate::assess::checks::stated::{Reconciled, STATED};
use crate::assess::congress::procedure;
use crate::assess::facts::{Facts, entries, gathered, provision, source, year};
use crate::assess::law::door::Door;
use crate::assess::money::funds::FundTable;
use crate::assess::worker::dependants::{HeadCost, dependant};

/// What things are found in.
#[derive(Clone, Copy)]
pub(in crate::assess) struct Things<'a> {
    pub case: &'a Case,
    pub funds: &'a FundTable,
    pub heads: &'a [HeadCost],
    pub stated: &'a [Reconciled],
}

impl Things<'_> {
    /// All of one subject, each with its place and its facts; nothing for workers, the case, and what only papers name.
    pub(in crate::assess) fn of(
        &self,
        subject: Subject,
        door: &Door<'_>,
        findings: &mut Findings,
    ) -> Vec<(Place, Facts)> {
        let (case, policy) = (self.case, door.policy());
        match subject {
            Subject::Source => {
                let sources = case.funds.sources.iter();
                sources.map(|one| (one.at.clone(), source(one, policy))).collect()
            }
            Subject::Year => {
                let at = case.funds.sources_at.clone().unwrap_or(Place::Case);
                // years after the last secured money are short only by what is short in total
                let last = self.funds.years.len().saturating_sub(1);
                let years = self.funds.years.iter().enumerate();
                years.map(|(number, balance)| (at.clone(), year(balance, number == last))).collect()
            }
            Subject::Provision => {
                let debts = case.funds.liabilities.iter().map(|debt| {
                    let twice = self.heads.iter().any(|head| head.item == debt.item);
                    (debt.at.clone(), provision(case, policy, debt, Some(twice)))
                });
                debts.collect()
            }
            Subject::Dependant => {
                case.dependants.iter().map(|person| (person.at.clone(), dependant(case, person))).collect()
            }
            Subject::Entry => entries(case),
            Subject::Step => procedure::steps(case, door, findings),
            Subject::Stated => {
                self.stated.iter().map(|line| (line.at.clone(), gathered(STATED, line))).collect()
            }
            Subject::Worker | Subject::Case | Subject::Rule | Subject::Segment => Vec::new(),
        }
    }
}
