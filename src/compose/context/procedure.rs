//! Owns: the stages of the procedure as templates see them.
//! Never: decides.

use std::collections::BTreeMap;

use serde::Serialize;

/// The procedure of the case.
#[derive(Clone, Debug, Serialize)]
pub struct ProcedureContext {
    /// The stages that the case goes through, each behind those that must come before it.
    pub stages: Vec<StageRow>,
    /// All stages of the pack by code: `procedure.stage.vote.on`; branches that the case has not entered have the number 0.
    pub stage: BTreeMap<String, StageRow>,
    /// Stages that are done.
    pub done: usize,
    /// The day up to which `progress.yaml` tells what was done: 2018年12月28日; empty where it tells nothing.
    pub written_to: String,
}

/// One stage.
#[derive(Clone, Debug, Serialize)]
pub struct StageRow {
    /// From 1; 0 of a branch that the case has not entered.
    pub number: usize,
    /// `opinions`
    pub code: String,
    /// 征求职工意见
    pub name: String,
    /// Articles; empty where only custom asks for it.
    pub basis: String,
    /// It was done at least once.
    pub done: bool,
    /// How often.
    pub times: usize,
    /// The last day on which it was done: 2018年9月28日; empty where it was not.
    pub on: String,
    /// The papers that show the last time; empty where it was not done.
    pub evidence: String,
    /// How far from earlier stages it must stand.
    pub limits: Vec<StageLimit>,
}

/// How far two stages must stand apart.
#[derive(Clone, Debug, Serialize)]
pub struct StageLimit {
    /// Name of the earlier stage.
    pub after: String,
    /// At least so many days; else at most.
    pub least: bool,
    /// `7`
    pub days: String,
    /// Counted in working days.
    pub workdays: bool,
    /// Articles; empty where only custom says so.
    pub basis: String,
}
