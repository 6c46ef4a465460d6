//! Owns: the stages of the procedure, with what was done of them.
//! Never: decides; orders by itself.

use crate::assess::{Door, Step, course};
use crate::compose::chinese;
use crate::compose::context::{ProcedureContext, StageLimit, StageRow};
use crate::policy::{Edge, cite_basis};

use super::Subject;

pub(super) fn procedure(subject: &Subject<'_>) -> ProcedureContext {
    let course = course(subject.case, subject.policy);
    let stages: Vec<StageRow> =
        course.steps.iter().enumerate().map(|(at, step)| row(subject, at + 1, step)).collect();
    let branches = course.branches.iter().map(|step| row(subject, 0, step));
    ProcedureContext {
        stage: stages.iter().cloned().chain(branches).map(|row| (row.code.clone(), row)).collect(),
        done: course.done,
        written_to: course.written_to.map(chinese::date).unwrap_or_default(),
        stages,
    }
}

fn row(subject: &Subject<'_>, number: usize, step: &Step<'_>) -> StageRow {
    let stage = step.stage;
    let edges = subject.policy.edges.iter().filter(|edge| edge.after == stage.code);
    StageRow {
        number,
        code: stage.code.clone(),
        name: stage.name.clone(),
        basis: cite_basis(&stage.basis),
        done: step.times > 0,
        times: step.times,
        on: step.last.map(|entry| chinese::date(entry.on)).unwrap_or_default(),
        evidence: step.last.map(|entry| entry.evidence.clone()).unwrap_or_default(),
        limits: edges.flat_map(|edge| limits(subject, edge)).collect(),
    }
}

fn limits(subject: &Subject<'_>, edge: &Edge) -> Vec<StageLimit> {
    let door = Door::looking_on(subject.policy);
    let stage = subject.policy.stages.iter().find(|stage| stage.code == edge.before);
    let limit = |id: &Option<String>, least| {
        let days = door.number(id.as_deref()?, subject.case.base_date)?;
        Some(StageLimit {
            after: stage.map(|stage| stage.name.clone()).unwrap_or_default(),
            least,
            days: days.normalize().to_string(),
            workdays: edge.workdays,
            basis: cite_basis(&edge.basis),
        })
    };
    [limit(&edge.least, true), limit(&edge.at_most, false)].into_iter().flatten().collect()
}
