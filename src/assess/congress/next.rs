//! Owns: which steps of the procedure are due next, from when and until when.
//! Never: says which order is right; today.

use chrono::Days;
use rust_decimal::prelude::ToPrimitive;

use crate::assess::assessment::Assessment;
use crate::assess::facts::Scope;
use crate::assess::law::door::Door;
use crate::model::{Case, Date};
use crate::policy::{Citation, Edge, FactValue, Policy, Stage};

/// A step that can be done now.
#[derive(Clone, Debug)]
pub struct NextStep<'p> {
    /// The step.
    pub stage: &'p Stage,
    /// The first day on which it may be done; `None` where nothing keeps it, or nobody can tell.
    pub from: Option<Date>,
    /// The last day; `None` where it has none, or a year on the way has no calendar.
    pub until: Option<Date>,
    /// Articles of the times.
    pub basis: Vec<Citation>,
}

/// The steps that are not done though all that come before them are, in the order of the procedure. A branch counts
/// once one of its steps is done.
#[must_use]
pub fn next_steps<'p>(case: &Case, policy: &'p Policy, found: &Assessment) -> Vec<NextStep<'p>> {
    let done = |code: &str| {
        let entries = case.progress.entries.iter().filter(|entry| entry.step == code);
        entries.map(|entry| entry.on).max()
    };
    let branch = |code: &str| policy.stages.iter().any(|stage| stage.code == code && stage.branch);
    let into = |code: &str| policy.edges.iter().filter(move |edge| edge.after == code).collect::<Vec<_>>();
    let is_next = |stage: &&Stage| {
        let before = into(&stage.code);
        let entered = !stage.branch || before.iter().any(|edge| done(&edge.before).is_some());
        let ready = |edge: &&Edge| done(&edge.before).is_some() || branch(&edge.before) && !stage.branch;
        done(&stage.code).is_none() && entered && before.iter().all(ready)
    };
    let door = Door::looking_on(policy);
    let next = policy.stages.iter().filter(is_next).map(|stage| {
        let mut step = NextStep { stage, from: None, until: None, basis: Vec::new() };
        for edge in into(&stage.code) {
            let Some(before) = done(&edge.before) else { continue };
            let scope = Scope { door: &door, on: case.base_date.max(before), case: &found.facts };
            let limit = |id: &Option<String>| match scope.value(id.as_deref()?, &|_| None)? {
                FactValue::Number(days) => days.to_u32(),
                _ => None,
            };
            let day = |days: Option<u32>| after(policy, edge, before, days?);
            let (from, until) = (day(limit(&edge.least)), day(limit(&edge.at_most)));
            step.from = step.from.max(from);
            step.until = [step.until, until].into_iter().flatten().min();
            if from.or(until).is_some() {
                step.basis.extend(edge.basis.iter().cloned());
            }
        }
        step
    });
    next.collect()
}

/// The day so long after another.
fn after(policy: &Policy, edge: &Edge, day: Date, days: u32) -> Option<Date> {
    if edge.workdays {
        policy.calendar.add_workdays(day, days).ok()
    } else {
        day.checked_add_days(Days::new(u64::from(days)))
    }
}
