//! Owns: dates, choices, sums by subject, timetable and risks of a context. May import: compose, assess, policy,
//! model. Never: decides.

use crate::assess::{Reserve, SEVERANCE, YearCost};
use crate::compose::chinese;
use crate::compose::context::{
    Arrears, CaseContext, ConsultationContext, InternalRetirement, LeaderRow, OrganisationContext, RiskRow,
    ScheduleRow, SeveranceContext, TeamRow, YearRow,
};
use crate::model::{Case, Money};
use crate::policy::{Citation, cite};

use super::money::mean;
use super::{Subject, amount, rules};

pub(super) fn case(subject: &Subject<'_>) -> CaseContext {
    let case = subject.case;
    CaseContext {
        title: case.title.clone(),
        title_lines: case.title_lines.clone(),
        revision: case.revision,
        revision_text: format!("第{}稿", chinese::ordinal(case.revision)),
        base_date: chinese::date(case.base_date),
        service_cutoff: chinese::date(case.service_cutoff),
        compensation_date: chinese::date(case.compensation_date),
        one_date: case.base_date == case.service_cutoff && case.base_date == case.compensation_date,
        method: case.choices.compensation_method.clone(),
        payment_days: case.choices.payment_days,
        overtime_in_base: case.choices.overtime_in_base,
        enterprise_average_wage: amount(case.choices.enterprise_average_wage),
        internal_allowance_rate: chinese::rate(case.choices.internal_allowance_rate),
        notice_from: chinese::date(case.notice_from),
        notice_to: chinese::date(case.notice_to),
        notice_days: (case.notice_to - case.notice_from).num_days() + 1,
    }
}

pub(super) fn severance(subject: &Subject<'_>) -> SeveranceContext {
    let paid = || subject.assessment.workers.iter().filter(|worker| !worker.severance.amount.is_zero());
    let total: Money = paid().map(|worker| worker.severance.amount).sum();
    let mut basis: Vec<Citation> = Vec::new();
    for figure in paid().flat_map(|worker| &worker.items).filter(|figure| figure.id == SEVERANCE) {
        for citation in &figure.basis {
            if !basis.contains(citation) {
                basis.push(citation.clone());
            }
        }
    }
    let rule = rules::method(subject);
    SeveranceContext {
        people: paid().count(),
        total: amount(total),
        average: amount(mean(total, paid().count())),
        capped: paid().filter(|worker| worker.severance.capped).count(),
        lifted: paid().filter(|worker| worker.severance.lifted).count(),
        months_capped: paid().filter(|worker| worker.severance.months_capped).count(),
        basis: cite(&basis),
        local: !rule.name.is_empty(),
        method_name: rule.name,
        method_says: rule.says,
        unit_rule: rule.unit,
        most_rule: rule.most,
        bonus_rule: rule.bonus,
        whole_rule: rule.whole,
        pool_rule: rule.pool,
        tail_rule: rule.tail,
    }
}

pub(super) fn internal_retirement(subject: &Subject<'_>) -> InternalRetirement {
    let reserves: Vec<&Reserve> =
        subject.assessment.workers.iter().filter_map(|worker| worker.reserve.as_ref()).collect();
    let sum = |part: fn(&Reserve) -> Money| -> Money { reserves.iter().map(|reserve| part(reserve)).sum() };
    let allowance = sum(|reserve| reserve.allowance_total);
    let insurance = sum(|reserve| reserve.insurance_total);
    let monthly = || reserves.iter().map(|reserve| reserve.allowance);
    let rates = &subject.assessment.norms.reserve_rates;
    let rates: Vec<String> = rates
        .iter()
        .map(|(insurance, rate)| {
            format!("{}{}", subject.policy.word("insurance", insurance), chinese::rate(*rate))
        })
        .collect();
    let years = subject.assessment.costs.years.iter().filter(|(_, cost)| cost.reserve_people > 0);
    InternalRetirement {
        people: reserves.len(),
        allowance: amount(allowance),
        insurance: amount(insurance),
        total: amount(allowance + insurance),
        months: reserves.iter().map(|reserve| i64::from(reserve.months)).sum(),
        longest_months: reserves.iter().map(|reserve| i64::from(reserve.months)).max().unwrap_or(0),
        allowance_from: amount(monthly().min().unwrap_or_default()),
        allowance_to: amount(monthly().max().unwrap_or_default()),
        allowance_rule: rules::of_parameter(subject, "internal_allowance"),
        allowance_floor: rules::of_parameter(subject, "internal_allowance_floor"),
        allowance_ceiling: rules::of_parameter(subject, "internal_allowance_ceiling"),
        allowance_basis: subject
            .policy
            .norm("internal_allowance", subject.case.base_date)
            .map_or_else(|_| String::new(), |norm| cite(&norm.basis)),
        rates: rates.join("、"),
        by_year: years.map(|(year, cost)| reserve_row(*year, cost)).collect(),
    }
}

fn reserve_row(year: i32, cost: &YearCost) -> YearRow {
    YearRow {
        year,
        people: cost.reserve_people,
        allowance: amount(cost.allowance),
        insurance: amount(cost.insurance),
        total: amount(cost.allowance + cost.insurance),
    }
}

pub(super) fn arrears(subject: &Subject<'_>) -> Arrears {
    let workers = &subject.case.workers;
    let costs = &subject.assessment.costs;
    Arrears {
        wage_people: workers.iter().filter(|worker| !worker.wage_arrears.is_zero()).count(),
        wage: amount(costs.item("K03")),
        other_people: workers.iter().filter(|worker| !worker.other_arrears.is_zero()).count(),
        other: amount(costs.item("K04")),
        insurance: amount(costs.item("K05")),
        late_fee: amount(costs.item("K06")),
        total: amount(costs.historic),
    }
}

pub(super) fn consultation(case: &Case) -> ConsultationContext {
    let facts = &case.consultation;
    ConsultationContext {
        from: chinese::date(facts.from),
        to: chinese::date(facts.to),
        days: (facts.to - facts.from).num_days() + 1,
        places: facts.places.clone(),
        opinion_box: facts.opinion_box.clone(),
        phone: facts.phone.clone(),
        email: facts.email.clone(),
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
    rows.map(|(at, step)| ScheduleRow {
        number: at + 1,
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
