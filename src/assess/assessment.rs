//! Owns: the whole judgement of a case.
//! Never: judges.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Findings;

use super::registers::RegisterSums;

use super::facts::CaseFacts;
use super::figure::Figures;
use crate::assess::checks::stated::Reconciled;
use crate::assess::law::applied::Applied;
use crate::assess::law::door::Uses;
use crate::assess::law::norms::Norms;
use crate::assess::money::costs::CostTable;
use crate::assess::money::funds::FundTable;
use crate::assess::money::items::Provision;
use crate::assess::worker::assessment::WorkerAssessment;
use crate::assess::worker::dependants::HeadCost;
use crate::assess::worker::specimen::Example;

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
    /// What is due for each person beside the roster.
    pub heads: Vec<HeadCost>,
    /// Every number that is printed, by id.
    pub figures: Figures,
    /// The registers that the case keeps, in sum, by id.
    pub registers: BTreeMap<&'static str, RegisterSums>,
    /// Invented workers for the plan's worked examples.
    pub examples: Vec<Example>,
    /// Printed figures worked out again.
    pub stated: Vec<Reconciled>,
    /// To how many people and sums each rule was applied.
    pub applied: Applied,
    /// Facts of the case by name, the sums among them.
    pub facts: CaseFacts,
    /// All norms that something in the case used.
    pub uses: Arc<Uses>,
    /// Norms that checks, the order of steps and counts of working days were judged by. No paper rests on them.
    pub watched: Arc<Uses>,
    /// What a person must look at.
    pub findings: Findings,
}
