//! Owns: the stages of a case in an order that keeps every edge, and what was done of them.
//! Never: says which stage must come first; the pack's edges do.

use crate::model::{Case, Date, ProgressEntry};
use crate::policy::{Policy, Stage};

/// The stages that a case goes through.
#[derive(Clone, Debug)]
pub struct Course<'a> {
    /// All but branches that it has not entered. Each stands behind those that must come before it; of those that may
    /// come next, the one that was done first, else the first that the pack lists.
    pub steps: Vec<Step<'a>>,
    /// Branches that it has not entered, as the pack lists them.
    pub branches: Vec<Step<'a>>,
    /// How many of them are done.
    pub done: usize,
    /// The last day on which something was done; `None` where nothing was.
    pub written_to: Option<Date>,
}

/// One stage, and what was done of it.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// The stage.
    pub stage: &'a Stage,
    /// How often it was done; 0 where it was not.
    pub times: usize,
    /// The first time.
    first: Option<Date>,
    /// The last time.
    pub last: Option<&'a ProgressEntry>,
}

/// The stages of a case.
#[must_use]
pub fn course<'a>(case: &'a Case, policy: &'a Policy) -> Course<'a> {
    let entries = &case.progress.entries;
    let steps = policy.stages.iter().map(|stage| {
        let done = || entries.iter().filter(|entry| entry.step == stage.code);
        let last = done().max_by_key(|entry| entry.on);
        Step { stage, times: done().count(), first: done().map(|entry| entry.on).min(), last }
    });
    let (mut left, branches): (Vec<Step<'a>>, Vec<Step<'a>>) =
        steps.partition(|step| !step.stage.branch || step.times > 0);
    let done = left.iter().filter(|step| step.times > 0).count();
    let mut steps = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let waits = |step: &Step<'_>| {
            let before = policy.edges.iter().filter(|edge| edge.after == step.stage.code);
            before.map(|edge| &edge.before).any(|code| left.iter().any(|other| other.stage.code == *code))
        };
        // edges that run in a circle leave the order of the pack
        let ready = left.iter().enumerate().filter(|(_, step)| !waits(step));
        let next = ready.min_by_key(|(_, step)| step.first.unwrap_or(Date::MAX)).map_or(0, |(at, _)| at);
        steps.push(left.remove(next));
    }
    Course { steps, branches, done, written_to: entries.iter().map(|entry| entry.on).max() }
}
