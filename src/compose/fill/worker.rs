//! Owns: one worker as the statement shows them. May import: compose, assess, policy, model.
//! Never: calculates.

use crate::assess::{Figure, Quantity, WorkerAssessment};
use crate::compose::chinese;
use crate::compose::context::{PeriodLine, StatementItem, WorkerContext};
use crate::model::{DateSpan, Money, Period, Sex, Worker};
use crate::policy::cite;

use super::{Subject, amount};

/// The worker at a place in the roster.
#[must_use]
pub fn worker(subject: &Subject<'_>, at: usize) -> WorkerContext {
    let (facts, found) = (&subject.case.workers[at], &subject.assessment.workers[at]);
    let channel = subject.policy.channel(&facts.channel);
    let ground = channel
        .and_then(|channel| channel.ground.as_deref())
        .and_then(|code| subject.policy.grounds.get(code));
    let reserved: Money = found.reserved.iter().map(Figure::money).sum();
    WorkerContext {
        number: facts.number.clone(),
        name: facts.name.clone(),
        sex: sex(subject, facts).to_owned(),
        id_number: facts.id_number.as_str().to_owned(),
        birth: chinese::date(facts.birth),
        unit: facts.unit.clone(),
        post: facts.post.clone(),
        status: subject.policy.word("status", facts.status.code()).to_owned(),
        kind: subject.policy.word("kind", facts.kind.code()).to_owned(),
        hired_on: chinese::date(facts.hired_on),
        merged: facts.merged.iter().map(period).collect(),
        excluded: facts.excluded.iter().map(period).collect(),
        service: service_length(found),
        average_wage: amount(facts.average_wage),
        retirement: chinese::month(found.retirement_detail.month),
        retirement_age: chinese::age(found.retirement_detail.age),
        months_left: found.months_left,
        channel: facts.channel.clone(),
        channel_name: channel.map(|channel| channel.name.clone()).unwrap_or_default(),
        ends: ground.is_some(),
        ground: ground.map(|ground| cite(std::slice::from_ref(&ground.article))).unwrap_or_default(),
        items: found.items.iter().map(|figure| item(subject, figure)).collect(),
        total: amount(found.total.money()),
        reserved: found.reserved.iter().map(|figure| item(subject, figure)).collect(),
        reserved_total: amount(reserved),
        monthly_allowance: amount(
            found.reserve.as_ref().map(|reserve| reserve.allowance).unwrap_or_default(),
        ),
    }
}

fn item(subject: &Subject<'_>, figure: &Figure) -> StatementItem {
    StatementItem {
        code: figure.id.clone(),
        name: super::money::name(subject, &figure.id),
        working: figure.working.iter().map(|line| chinese::working(line)).collect(),
        basis: cite(&figure.basis),
        amount: amount(figure.money()),
        checked: figure.checked,
    }
}

fn period(period: &Period) -> PeriodLine {
    PeriodLine {
        kind: period.kind.clone(),
        first: chinese::date(period.first),
        last: chinese::date(period.last),
        length: chinese::length(DateSpan::inclusive(period.first, period.last)),
    }
}

pub(super) fn sex<'a>(subject: &Subject<'a>, worker: &Worker) -> &'a str {
    subject.policy.word("sex", if worker.sex == Sex::Male { "male" } else { "female" })
}

pub(super) fn service_length(found: &WorkerAssessment) -> String {
    match found.service.value {
        Quantity::Length(span) => chinese::length(span),
        _ => String::new(),
    }
}
