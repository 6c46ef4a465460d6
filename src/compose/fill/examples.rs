//! Owns: the plan's worked examples as the annex prints them. May import: compose, assess, model.
//! Never: shows a person of the roster.

use crate::assess;
use crate::compose::chinese;
use crate::compose::context::Example;
use crate::model::Month;

use super::{Subject, amount, worker::service_length};

/// The invented workers of the judgement.
pub(super) fn examples(subject: &Subject<'_>) -> Vec<Example> {
    subject.assessment.examples.iter().filter_map(|example| told(subject, example)).collect()
}

fn told(subject: &Subject<'_>, example: &assess::Example) -> Option<Example> {
    let (worker, found, figure) = (&example.worker, &example.found, example.figure()?);
    let channel = subject.policy.channel(&worker.channel);
    Some(Example {
        item: super::money::name(subject, &figure.id),
        channel: channel.map(|channel| channel.name.clone()).unwrap_or_default(),
        sex: super::worker::sex(subject, worker).to_owned(),
        hired: chinese::month(Month::of(worker.hired_on)),
        service: service_length(found),
        wage: amount(worker.average_wage),
        months_left: found.reserve.as_ref().map_or(0, |reserve| reserve.months),
        working: figure.working.iter().map(|line| chinese::working(line)).collect(),
        segments: super::worker::segments(found, figure),
        amount: amount(figure.money()),
    })
}
