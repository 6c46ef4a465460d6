//! Owns: one worker as the statement shows them.
//! Never: calculates.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::assess::{Figure, Quantity, Segment, Severance, WorkerAssessment};
use crate::compose::chinese;
use crate::compose::context::{PeriodLine, StatementItem, WorkerContext};
use crate::compose::privacy::mask_between;
use crate::diagnostic::Coded;
use crate::model::{Case, Date, DateSpan, Money, Period, Sex, Worker};
use crate::policy::{BaseRule, Channel, FactValue, Ground, ItemRole, Part, Rule, cite_basis};

use super::words::Voice;
use super::{Subject, amount};

/// Characters of an identity number that are shown, from its start and its end.
const ID_SHOWN: (usize, usize) = (6, 4);

/// The worker at a place in the roster, without what only some documents ask for: identity number, clauses, entries.
#[must_use]
pub fn worker(voice: &Voice<'_>, at: usize) -> WorkerContext {
    let subject = &voice.subject;
    let (facts, found) = (&subject.case.workers[at], &subject.assessment.workers[at]);
    let channel = subject.policy.channel(&facts.channel);
    let ground_of = |channel: Option<&Channel>| {
        let code = channel.and_then(|channel| channel.ground.as_deref())?;
        subject.policy.ground(code, Some(facts))
    };
    let ground = ground_of(channel);
    let estimated_as = channel.and_then(|channel| channel.estimated_as.as_deref());
    let settled = estimated_as.and_then(|code| subject.policy.channel(code));
    let reserved_on = ground_of(settled.or(channel));
    WorkerContext {
        number: facts.number.clone(),
        name: facts.name.clone(),
        sex: sex(subject, facts).to_owned(),
        id_number: mask_between(facts.id_number.as_str(), ID_SHOWN.0, ID_SHOWN.1),
        identity: String::new(),
        birth: chinese::date(facts.birth),
        unit: facts.unit.clone(),
        post: facts.post.clone(),
        status: subject.policy.word("status", facts.status.code()).to_owned(),
        kind: subject.policy.word("kind", facts.kind.code()).to_owned(),
        contract_term: subject.policy.word("term", facts.contract_term.code()).to_owned(),
        contract_end: facts.contract_end.map(chinese::date).unwrap_or_default(),
        phone: facts.phone.clone(),
        consent_on: facts.consent_on.map(chinese::date).unwrap_or_default(),
        retires_in: facts.retires_in.map(chinese::month).unwrap_or_default(),
        hired_on: chinese::date(facts.hired_on),
        merged: facts.merged.iter().map(period).collect(),
        excluded: facts.excluded.iter().map(period).collect(),
        service: service_length(found),
        injury_grade: injury_grade(facts),
        service_here: ends_on(voice, at).map(|last| service_here(facts, last)).unwrap_or_default(),
        average_wage: amount(facts.average_wage),
        retirement: chinese::month(found.standing.retirement_detail.month),
        retirement_age: chinese::age(found.standing.retirement_detail.age),
        months_left: found.standing.months_left,
        channel: facts.channel.clone(),
        channel_name: channel.map(|channel| channel.name.clone()).unwrap_or_default(),
        ends: ground.is_some(),
        papers: channel.map(|channel| channel.papers.clone()).unwrap_or_default(),
        ends_on: ends_on(voice, at).map(chinese::date).unwrap_or_default(),
        clauses: BTreeMap::new(),
        entries: BTreeMap::new(),
        channel_says: voice.slip(Rule::Channel, &facts.channel, at),
        ground: ground.map(|ground| cite_basis(std::slice::from_ref(&ground.article))).unwrap_or_default(),
        ground_says: ground.map(|ground| voice.slip(Rule::Ground, &ground.code, at)).unwrap_or_default(),
        notices: notices(voice, at),
        items: found.sums.items.iter().map(|figure| item(voice, at, ground, figure)).collect(),
        estimated: estimated_as.is_some(),
        seam_days: found.seam_days(),
        total: amount(found.total.money()),
        tax: amount(found.withheld.as_ref().map(Figure::money).unwrap_or_default()),
        tax_basis: found.withheld.as_ref().map(|tax| cite_basis(tax.basis())).unwrap_or_default(),
        tax_checked: found.withheld.as_ref().is_none_or(Figure::checked),
        after_tax: amount(found.after_tax()),
        reserved: found.sums.reserved.iter().map(|figure| item(voice, at, reserved_on, figure)).collect(),
        reserved_total: amount(found.sums.reserved_total()),
        monthly_allowance: amount(
            found.sums.reserve.as_ref().map(|reserve| reserve.allowance).unwrap_or_default(),
        ),
        allowance_says: found.sums.reserve.as_ref().map(|_| allowance(voice, at)).unwrap_or_default(),
    }
}

/// How a sum was reckoned, line by line; a severance in the pack's words where it has segments.
pub(super) fn reckoned(
    voice: &Voice<'_>,
    found: &WorkerAssessment,
    ground: Option<&Ground>,
    figure: &Figure,
) -> Vec<String> {
    let severance =
        [&found.sums.severance, &found.sums.estimate].into_iter().find(|sum| !sum.segments.is_empty());
    if let Some(severance) =
        severance.filter(|_| figure.id == voice.subject.policy.code_of(ItemRole::Severance))
    {
        return words(voice, severance, ground);
    }
    figure.working.iter().map(|line| chinese::working(line)).collect()
}

/// A severance in the pack's words: service for which nothing is owed, each segment, and their sum.
fn words(voice: &Voice<'_>, severance: &Severance, ground: Option<&Ground>) -> Vec<String> {
    let basis = ground.map_or(&[][..], |ground| &ground.earlier_basis);
    let empty = Segment {
        part: Part::Earlier,
        service: severance.unpaid,
        earned: Decimal::ZERO,
        months: Decimal::ZERO,
        base: Money::ZERO,
        rule: BaseRule::Own,
        amount: Money::ZERO,
    };
    let unpaid = (!severance.unpaid.is_empty() && !severance.segments.is_empty()).then_some(empty);
    let (earlier, later): (Vec<_>, Vec<_>) =
        severance.segments.iter().partition(|segment| segment.part == Part::Earlier);
    let parts = earlier.into_iter().chain(&unpaid).chain(later);
    let mut lines: Vec<String> =
        parts.map(|segment| voice.segment(segment.part.code(), segment, basis)).collect();
    if severance.segments.len() > 1 {
        let sum = Segment { amount: severance.amount, ..empty };
        lines.push(voice.segment("sum", &sum, basis));
    }
    lines.extend(severance.addition().map(chinese::working));
    lines
}

/// How the allowance of internal retirement is paid, and who pays the own part of contributions.
fn allowance(voice: &Voice<'_>, at: usize) -> String {
    let norms = &voice.subject.assessment.norms.reserve;
    let rules = [(Rule::Allowance, norms.form.code()), (Rule::OwnPart, norms.own_part.code())];
    rules.map(|(rule, code)| voice.slip(rule, code, at)).concat()
}

/// From the first day in this enterprise to the last, as a certificate tells it.
fn service_here(facts: &Worker, last: Date) -> String {
    chinese::length(DateSpan::inclusive(facts.hired_on, last))
}

/// The day on which the relation ends.
fn ends_on(voice: &Voice<'_>, at: usize) -> Option<Date> {
    match voice.of_worker(at, "解除终止日")? {
        FactValue::Day(day) => Some(day),
        _ => None,
    }
}

/// What the law grants beside the sums; what does not concern the person is left out.
fn notices(voice: &Voice<'_>, at: usize) -> Vec<String> {
    let told = Rule::Notice.codes().into_iter().map(|code| voice.slip(Rule::Notice, code, at));
    told.filter(|words| !words.is_empty()).collect()
}

fn item(voice: &Voice<'_>, at: usize, ground: Option<&Ground>, figure: &Figure) -> StatementItem {
    let found = &voice.subject.assessment.workers[at];
    StatementItem {
        code: figure.id.clone(),
        name: super::money::name(&voice.subject, &figure.id),
        says: match figure.id == voice.subject.policy.code_of(ItemRole::Severance) {
            true => voice.slip(Rule::Method, &found.standing.method, at),
            false => voice.slip(Rule::Item, &figure.id, at),
        },
        paid_by: paid_by(voice.subject.case, &figure.id).map(chinese::date).unwrap_or_default(),
        working: reckoned(voice, found, ground, figure),
        basis: cite_basis(figure.basis()),
        amount: amount(figure.money()),
        checked: figure.checked(),
    }
}

/// The last day on which the calendar of payment has an item.
fn paid_by(case: &Case, item: &str) -> Option<Date> {
    let payments = case.funds.payments.iter().filter(|payment| payment.items.iter().any(|code| code == item));
    let mut days: Vec<Date> = payments.map(|payment| payment.by).collect();
    days.sort_unstable();
    days.pop()
}

/// 七级; empty where there is no injury, or it is not stated.
fn injury_grade(worker: &Worker) -> String {
    let grade = worker.injury_grade.yes();
    grade.map(|grade| format!("{}级", chinese::ordinal((*grade).into()))).unwrap_or_default()
}

fn period(period: &Period) -> PeriodLine {
    PeriodLine {
        kind: period.kind.clone(),
        first: chinese::date(period.first),
        last: chinese::date(period.last),
        length: chinese::length(DateSpan::inclusive(period.first, period.last)),
    }
}

pub(in crate::compose) fn sex<'a>(subject: &Subject<'a>, worker: &Worker) -> &'a str {
    subject.policy.word("sex", if worker.sex == Sex::Male { "male" } else { "female" })
}

pub(in crate::compose) fn service_length(found: &WorkerAssessment) -> String {
    match found.standing.service.value {
        Quantity::Length(span) => chinese::length(span),
        _ => String::new(),
    }
}
