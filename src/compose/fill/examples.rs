//! Owns: worked examples for the plan's annex, taken from the roster without names.
//! May import: compose, assess, model. Never: invents a person.

use crate::assess::{Figure, SEVERANCE, WorkerAssessment};
use crate::compose::chinese;
use crate::compose::context::Example;
use crate::model::{Month, Worker};

use super::{Subject, amount, worker::service_length};

type Test = fn(&WorkerAssessment) -> bool;

/// One worker for each telling situation, the first that the roster has.
pub(super) fn examples(subject: &Subject<'_>) -> Vec<Example> {
    let tests: [(&str, Test); 6] = [
        (SEVERANCE, |found| {
            let severance = &found.severance;
            let both = severance.earlier().is_some() && severance.later().is_some();
            both && !severance.months_capped && !severance.capped && !severance.lifted
        }),
        (SEVERANCE, |found| found.severance.months_capped && !found.severance.capped),
        (SEVERANCE, |found| {
            found.severance.earlier().is_none() && !found.severance.capped && !found.severance.lifted
        }),
        (SEVERANCE, |found| found.severance.capped),
        (SEVERANCE, |found| found.severance.lifted),
        ("K07", |found| found.reserve.is_some()),
    ];
    tests.iter().filter_map(|(code, test)| first(subject, code, *test)).collect()
}

fn first(subject: &Subject<'_>, code: &str, test: Test) -> Option<Example> {
    let mut people = subject.case.workers.iter().zip(&subject.assessment.workers);
    people.find_map(|(worker, found)| {
        let figure = found.items.iter().chain(&found.reserved).find(|figure| figure.id == code)?;
        test(found).then(|| example(subject, worker, found, figure))
    })
}

fn example(subject: &Subject<'_>, worker: &Worker, found: &WorkerAssessment, figure: &Figure) -> Example {
    Example {
        item: super::money::name(subject, &figure.id),
        channel: subject
            .policy
            .channel(&worker.channel)
            .map(|channel| channel.name.clone())
            .unwrap_or_default(),
        sex: super::worker::sex(subject, worker).to_owned(),
        hired: chinese::month(Month::of(worker.hired_on)),
        service: service_length(found),
        wage: amount(worker.average_wage),
        working: figure.working.iter().map(|line| chinese::working(line)).collect(),
        segments: super::worker::segments(found, figure),
        amount: amount(figure.money()),
    }
}
