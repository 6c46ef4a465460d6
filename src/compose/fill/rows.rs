//! Owns: the long tables of posted papers. May import: compose, model. Never: shows more than the profile allows.

use serde_json::{Value, json};

use crate::compose::catalogue::{Document, Rows};
use crate::compose::chinese;
use crate::compose::context::{DelegateRow, RosterRow, ServiceRow};
use crate::compose::privacy::{Profile, mask_name};
use crate::model::{AssemblyKind, Month, Period, Worker};

use super::{Subject, worker::service_length};

/// The rows of a document's data file. What is posted shows masked names; nothing beyond what the notice is
/// for stands there: no number, no health, no wage.
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
                    name: shown(document, &worker.name),
                    unit: worker.unit.clone(),
                    hired: chinese::month(Month::of(worker.hired_on)),
                    merged: kinds(&worker.merged),
                    excluded: kinds(&worker.excluded),
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

/// The name as the document's profile lets it be read.
fn shown(document: &Document, name: &str) -> String {
    if document.privacy == Profile::Public { mask_name(name) } else { name.to_owned() }
}

/// Some states tell of a person's health; the pack has another word for those on a wall (`status_posted`).
fn status<'a>(subject: &Subject<'a>, document: &Document, worker: &Worker) -> &'a str {
    let code = worker.status.code();
    let posted = subject.policy.words.get(&format!("status_posted.{code}"));
    let posted = posted.filter(|_| document.privacy == Profile::Public);
    posted.map_or_else(|| subject.policy.word("status", code), String::as_str)
}

fn roster(subject: &Subject<'_>, document: &Document, at: usize, worker: &Worker) -> RosterRow {
    RosterRow {
        number: at + 1,
        name: shown(document, &worker.name),
        unit: worker.unit.clone(),
        status: status(subject, document, worker).to_owned(),
        hired: chinese::month(Month::of(worker.hired_on)),
        in_scope: subject.policy.channel(&worker.channel).is_some_and(|channel| !channel.out_of_scope),
    }
}

fn kinds(periods: &[Period]) -> String {
    let mut kinds: Vec<&str> = periods.iter().map(|period| period.kind.as_str()).collect();
    kinds.dedup();
    kinds.join("、")
}
