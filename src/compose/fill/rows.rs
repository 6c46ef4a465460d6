//! Owns: the long tables of posted papers. May import: compose, assess, model. Never: shows more than the profile
//! allows.

use serde_json::{Value, json};

use crate::assess::excluded;
use crate::compose::catalogue::{Document, Rows};
use crate::compose::chinese;
use crate::compose::context::{DelegateRow, RosterRow, ServiceRow};
use crate::compose::privacy::{Profile, mask_name};
use crate::model::{AssemblyKind, Month, Period, Worker};

use super::{Subject, posting, worker::service_length};

/// The rows of a document's data file. Nothing beyond what the notice is for stands there: no identity number, no
/// health, no wage, no reason why service does not count.
#[must_use]
pub fn rows(subject: &Subject<'_>, document: &Document) -> Value {
    let workers = subject.case.workers.iter().zip(&subject.assessment.workers).enumerate();
    match document.rows {
        Rows::None => json!([]),
        Rows::Roster => {
            workers.map(|(at, (worker, _))| json!(roster(subject, document, at, worker))).collect()
        }
        Rows::Service => workers
            .map(|(at, (worker, found))| {
                json!(ServiceRow {
                    number: at + 1,
                    worker: worker.number.clone(),
                    name: shown(subject, document, &worker.name),
                    unit: worker.unit.clone(),
                    hired: chinese::month(Month::of(worker.hired_on)),
                    merged: kinds(&worker.merged),
                    excluded: left_out(subject, worker),
                    counted: service_length(found),
                })
            })
            .collect(),
        Rows::Delegates if subject.case.congress.kind == AssemblyKind::AllStaff => workers
            .map(|(at, (worker, _))| {
                json!(DelegateRow {
                    number: at + 1,
                    group: worker.unit.clone(),
                    name: worker.name.clone(),
                    post: worker.post.clone(),
                })
            })
            .collect(),
        Rows::Delegates => json!(super::congress::delegates(subject)),
    }
}

/// The name as the document's profile and the case let it be read.
fn shown(subject: &Subject<'_>, document: &Document, name: &str) -> String {
    let whole = document.privacy != Profile::Public || posting::whole_names(subject);
    if whole { name.to_owned() } else { mask_name(name) }
}

fn roster(subject: &Subject<'_>, document: &Document, at: usize, worker: &Worker) -> RosterRow {
    RosterRow {
        number: at + 1,
        worker: worker.number.clone(),
        name: shown(subject, document, &worker.name),
        unit: worker.unit.clone(),
        status: subject.policy.posted_status(worker.status.code()).to_owned(),
        hired: chinese::month(Month::of(worker.hired_on)),
        in_scope: subject.policy.channel(&worker.channel).is_some_and(|channel| !channel.out_of_scope),
    }
}

fn kinds(periods: &[Period]) -> String {
    let mut kinds: Vec<&str> = periods.iter().map(|period| period.kind.as_str()).collect();
    kinds.dedup();
    kinds.join("、")
}

/// How long the service is that does not count; why it does not stands on the person's own slip alone.
fn left_out(subject: &Subject<'_>, worker: &Worker) -> String {
    let lost = excluded(worker, subject.case.service_cutoff);
    if lost.is_empty() { String::new() } else { chinese::length(lost) }
}
