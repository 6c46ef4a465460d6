//! Owns: the plan's worked examples as the annex prints them.
//! Never: shows a person of the roster.

use crate::assess;
use crate::compose::chinese;
use crate::compose::context::Example;
use crate::model::Month;

use super::words::Voice;
use super::{amount, worker::service_length};

/// The invented workers of the judgement.
pub(super) fn examples(voice: &Voice<'_>) -> Vec<Example> {
    voice.subject.assessment.examples.iter().filter_map(|example| self::example(voice, example)).collect()
}

fn example(voice: &Voice<'_>, example: &assess::Example) -> Option<Example> {
    let subject = &voice.subject;
    let (worker, found, figure) = (&example.worker, &example.found, example.figure()?);
    let channel = subject.policy.channel(&worker.channel);
    let ground = channel.and_then(|channel| channel.ground.as_deref());
    let ground = ground.and_then(|code| subject.policy.grounds.get(code));
    Some(Example {
        item: super::money::name(subject, &figure.id),
        channel: channel.map(|channel| channel.name.clone()).unwrap_or_default(),
        sex: super::worker::sex(subject, worker).to_owned(),
        hired: chinese::month(Month::of(worker.hired_on)),
        service: service_length(found),
        wage: amount(worker.average_wage),
        months_left: found.sums.reserve.as_ref().map_or(0, |reserve| reserve.months),
        working: super::worker::reckoned(voice, found, ground, figure),
        amount: amount(figure.money()),
    })
}
