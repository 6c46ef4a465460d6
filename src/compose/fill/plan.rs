//! Owns: dates, choices, sums by subject, timetable and risks of a context.
//! Never: decides.

use rust_decimal::Decimal;

use crate::assess::{Figure, YearCost};
use crate::compose::chinese;
use crate::compose::context::{
    Arrears, CaseContext, ConsultationContext, ImplementationContext, InternalRetirement, LeaderRow,
    OrganisationContext, RiskRow, ScheduleRow, TeamRow, YearRow,
};
use crate::diagnostic::Coded;
use crate::model::{Case, Implementation};
use crate::policy::{ItemRole, Paper, Rule, cite_basis};

use super::words::{About, Voice};
use super::{Subject, amount, cells, posting, rules};

pub(super) fn case(subject: &Subject<'_>) -> CaseContext {
    let case = subject.case;
    CaseContext {
        title: case.title.clone(),
        title_lines: case.title_lines.clone(),
        revision: case.revision,
        revision_text: draft(case.revision),
        version: subject.policy.word("version", case.version.code()).to_owned(),
        files_go_to: case.choices.files_go_to.clone(),
        payment_form: case.choices.payment_form.clone(),
        base_date: chinese::date(case.base_date),
        service_cutoff: chinese::date(case.service_cutoff),
        compensation_date: chinese::date(case.compensation_date),
        one_date: case.base_date == case.service_cutoff && case.base_date == case.compensation_date,
        payment_days: case.choices.payment_days,
        overtime_in_base: case.choices.overtime_in_base,
        enterprise_average_wage: amount(case.choices.enterprise_average_wage),
        internal_allowance_rate: chinese::rate(case.choices.internal_allowance_rate),
        notice_from: chinese::date(case.notice_from),
        notice_to: chinese::date(case.notice_to),
        notice_period: chinese::period(case.notice_from, case.notice_to),
        notice_days: subject.count("days.notice"),
        posting: posting::posting(subject),
    }
}

/// 第二稿.
fn draft(revision: u32) -> String {
    format!("第{}稿", chinese::ordinal(revision))
}

pub(super) fn internal_retirement(voice: &Voice<'_>) -> InternalRetirement {
    let subject = &voice.subject;
    let norms = &subject.assessment.norms.reserve;
    let people = subject.count("internal.people");
    let says = |rule: Rule, code: &str| match people {
        0 => String::new(),
        _ => voice.plan(rule, code, Paper::Plan, &About::default()),
    };
    let [allowance, insurance] = subject.policy.internal_items().map(|id| subject.assessment.figures.get(id));
    let years = subject.assessment.costs.years.iter().filter(|(_, cost)| !cost.internal().is_zero());
    InternalRetirement {
        people,
        allowance: subject.sum("internal.allowance"),
        insurance: subject.sum("internal.insurance"),
        total: subject.sum("internal.total"),
        from: subject.month("internal.from"),
        months: subject.count("internal.months"),
        longest_months: subject.count("internal.longest"),
        allowance_from: subject.sum("internal.allowance_from"),
        allowance_to: subject.sum("internal.allowance_to"),
        allowance_rule: rules::of_parameter(subject, "internal_allowance"),
        own_rate: rules::chosen(subject, "internal_allowance"),
        allowance_floor: rules::of_parameter(subject, "internal_allowance_floor"),
        allowance_ceiling: rules::of_parameter(subject, "internal_allowance_ceiling"),
        allowance_basis: allowance.map(|sum| cite_basis(sum.basis())).unwrap_or_default(),
        allowance_checked: allowance.is_none_or(Figure::checked),
        insurance_checked: insurance.is_none_or(Figure::checked),
        rates: rates(subject, &norms.employer),
        own_rates: rates(subject, &norms.borne),
        at_once: subject.sum("internal.at_once"),
        own_part: subject.sum("internal.own_part"),
        allowance_says: says(Rule::Allowance, norms.form.code()),
        own_part_says: says(Rule::OwnPart, norms.own_part.code()),
        by_year: years.map(|(year, cost)| reserve_row(subject, *year, cost)).collect(),
    }
}

/// 养老保险16%、医疗保险8%; empty where there are none.
fn rates(subject: &Subject<'_>, rates: &[(String, Decimal)]) -> String {
    let told = rates.iter().map(|(insurance, rate)| {
        format!("{}{}", subject.policy.word("insurance", insurance), chinese::rate(*rate))
    });
    told.collect::<Vec<_>>().join("、")
}

fn reserve_row(subject: &Subject<'_>, year: i32, cost: &YearCost) -> YearRow {
    YearRow {
        year,
        heads: cells::heads_of_sum(subject, cost.reserve_people),
        allowance: amount(cost.allowance),
        insurance: amount(cost.insurance),
        total: subject.sum(&format!("internal_total.{year}")),
    }
}

pub(super) fn arrears(subject: &Subject<'_>) -> Arrears {
    let sum = |role: ItemRole| subject.sum(subject.policy.code_of(role));
    let people = |role: ItemRole| subject.count(&format!("item_people.{}", subject.policy.code_of(role)));
    let late_fee = subject.assessment.figures.get(subject.policy.code_of(ItemRole::LateFee));
    Arrears {
        wage_people: people(ItemRole::WageArrears),
        wage: sum(ItemRole::WageArrears),
        other_people: people(ItemRole::OtherArrears),
        other: sum(ItemRole::OtherArrears),
        insurance: sum(ItemRole::InsuranceArrears),
        late_fee: sum(ItemRole::LateFee),
        late_fee_basis: late_fee.map(|sum| cite_basis(sum.basis())).unwrap_or_default(),
        total: subject.sum("historic"),
    }
}

pub(super) fn consultation(subject: &Subject<'_>) -> ConsultationContext {
    let (case, facts) = (subject.case, &subject.case.consultation);
    // a draft of a later day is not the one that was laid open
    let revision = facts.revision.or((case.issue_date <= facts.from).then_some(case.revision));
    ConsultationContext {
        revision_text: revision.map(draft).unwrap_or_default(),
        from: chinese::date(facts.from),
        to: chinese::date(facts.to),
        period: chinese::period(facts.from, facts.to),
        days: subject.count("days.consultation"),
        places: facts.places.clone(),
        opinion_box: facts.opinion_box.clone(),
        phone: facts.phone.clone(),
        email: facts.email.clone(),
    }
}

pub(super) fn implementation(case: &Case) -> ImplementationContext {
    let stated = case.implementation.as_ref();
    let told = |say: fn(&Implementation) -> String| stated.map(say).unwrap_or_default();
    ImplementationContext {
        stated: stated.is_some(),
        approved_by: told(|one| one.approved_by.clone()),
        approval: told(|one| one.approval.clone()),
        effective: told(|one| chinese::date(one.effective)),
        period: told(|one| chinese::period(one.from, one.to)),
        from: told(|one| chinese::date(one.from)),
        to: told(|one| chinese::date(one.to)),
        place: told(|one| one.place.clone()),
        hours: told(|one| one.hours.clone()),
    }
}

pub(super) fn organisation(case: &Case) -> OrganisationContext {
    let leaders = case.organisation.leaders.iter().map(|leader| LeaderRow {
        role: leader.role.clone(),
        name: leader.name.clone(),
        post: leader.post.clone(),
    });
    let teams = case.organisation.teams.iter().map(|team| TeamRow {
        name: team.name.clone(),
        leader: team.leader.clone(),
        duty: team.duty.clone(),
    });
    OrganisationContext { leaders: leaders.collect(), teams: teams.collect() }
}

pub(super) fn schedule(case: &Case) -> Vec<ScheduleRow> {
    let rows = case.schedule.iter().enumerate();
    // the step that begins on the day of the congress; else the first that is under way on it
    let day = case.congress.date;
    let begins = case.schedule.iter().position(|step| step.from == day);
    let vote = begins.or_else(|| case.schedule.iter().position(|step| step.from < day && day <= step.to));
    rows.map(|(at, step)| ScheduleRow {
        number: at + 1,
        vote: vote == Some(at),
        step: step.step.clone(),
        period: chinese::period(step.from, step.to),
        responsible: step.responsible.clone(),
    })
    .collect()
}

pub(super) fn risks(case: &Case) -> Vec<RiskRow> {
    let rows = case.risks.iter().enumerate();
    rows.map(|(at, risk)| RiskRow {
        number: at + 1,
        point: risk.point.clone(),
        level: risk.level.clone(),
        prevention: risk.prevention.clone(),
    })
    .collect()
}
