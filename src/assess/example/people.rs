//! Owns: examples of retirement, channels, service and the serving of papers.
//! Never: an arithmetic of its own.

use rust_decimal::prelude::ToPrimitive;

use crate::assess::facts::gathered;
use crate::assess::law::norms::{Norms, severance_norms_on};
use crate::assess::worker::internal_retirement::{Bound, within_bound};
use crate::assess::worker::retirement::statutory;
use crate::assess::worker::service::{Stretches, counted};
use crate::assess::worker::unreached::{PAPERS, papers};
use crate::diagnostic::Coded;
use crate::model::{Attempt, AttemptMethod, Date, Month, Period, parse_date, parse_period};
use crate::policy::{FactValue, Subject, Tail};

use super::ask::Ask;
use super::outcome::{Outcome, Wanting};

/// Statutory retirement, and internal retirement where a base month is given.
pub(super) fn retirement(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let refused = |reason: &str| Ok(vec![("refused", vec![reason.to_owned()])]);
    let Some(birth) = ask.month("birth") else { return refused("month") };
    // a woman's category is a fact, never guessed from her sex
    let Some(category) = ask.example.fact("category").filter(|category| !category.is_empty()) else {
        return refused("category_missing");
    };
    let Some(category) = ask.policy.category(category) else { return refused("category") };
    let base = ask.month("base").unwrap_or_else(|| Month::of(ask.on));
    if birth > base {
        return refused("born_after_base");
    }
    let on = match ask.example.fact("regime") {
        Some("gradual") => Date::MAX,
        Some(_) => Norms::before_reform(&ask.policy).min(base.day(1)),
        None => Norms::retirement_day(&ask.policy, base.day(31)),
    };
    let norms = Norms::retirement_on(&ask.policy, category, on);
    let found = statutory(birth, &norms);
    let left = found.month.months_since(base);
    let number = |id: &str, on: Date| ask.policy.number(id, on).ok().and_then(|norm| norm.value.to_i32());
    let minimum = number("pension_minimum_months", Month::of(found.month.day(1)).day(31));
    let limit = number("internal_retirement_within_months", base.day(1)).unwrap_or(0);
    let within = |bound| vec![within_bound(left, limit, bound).to_string()];
    Ok(vec![
        ("original", vec![found.original.to_string()]),
        ("delay", vec![found.delay.to_string()]),
        ("age_months", vec![found.age.to_string()]),
        ("month", vec![found.month.to_string()]),
        ("earliest", vec![found.earliest.to_string()]),
        ("latest", vec![found.latest.to_string()]),
        ("minimum_months", minimum.iter().map(i32::to_string).collect()),
        ("months_left", vec![left.to_string()]),
        ("lt_5y", within(Bound::Under)),
        ("le_5y", within(Bound::UpTo)),
    ])
}

/// Whether a worker may take a channel.
pub(super) fn eligible(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let code = ask.text("channel")?;
    let channel = ask.policy.channel(code).ok_or_else(|| Wanting(code.to_owned()))?;
    let eligible = match &channel.when {
        None => true,
        Some(when) => {
            let met = when.evaluate(&|name| ask.value(Subject::Worker, &|_| None, name));
            match met {
                Ok(Some(FactValue::Truth(met))) => met,
                _ => return Err(Wanting(when.names().join(", "))),
            }
        }
    };
    Ok(vec![("eligible", vec![eligible.to_string()])])
}

/// Counted service from several stretches.
pub(super) fn service(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let (hired_on, end) = (ask.date("hired")?, ask.date("end")?);
    let periods = |name: &str| -> Result<Vec<Period>, Wanting> {
        let texts = ask.texts(name).iter();
        texts.map(|text| parse_period(text).ok_or_else(|| Wanting(name.to_owned()))).collect()
    };
    let (merged, excluded) = (periods("merged")?, periods("excluded")?);
    let known = |period: &Period| ask.policy.period(&period.kind);
    let unknown = merged.iter().chain(&excluded).filter(|period| known(period).is_none());
    let counts = |period: &Period| known(period).is_some_and(|kind| kind.counts);
    let stretches = Stretches { hired_on, merged: &merged, excluded: &excluded };
    let whole = counted(&stretches, &counts, Date::MIN, end);
    let norms = severance_norms_on(&ask.policy, ask.on, crate::model::Money::ZERO).0;
    Ok(vec![
        ("span", vec![whole.to_string()]),
        ("units", vec![norms.counted(whole, Tail::Half).normalize().to_string()]),
        ("unknown", unknown.map(|period| period.kind.clone()).collect()),
    ])
}

/// When a paper counts as served.
pub(super) fn served(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let days = ask.policy.number("unreached_notice_days", ask.on).ok();
    let days =
        days.and_then(|norm| norm.value.to_u64()).ok_or_else(|| Wanting("unreached_notice_days".into()))?;
    let attempts: Vec<Attempt> = if ask.has("notice") {
        // a bare notice in an example stands for one that came after the direct ways
        let on = ask.date("notice")?;
        let each = [AttemptMethod::Direct, AttemptMethod::Post, AttemptMethod::Notice];
        each.map(|method| Attempt { method, on, evidence: String::new() }).to_vec()
    } else {
        let attempt = |text: &String| {
            let (word, on) = text.split_once(' ')?;
            let method = AttemptMethod::of_code(word)?;
            Some(Attempt { method, on: parse_date(on)?, evidence: String::new() })
        };
        let read: Option<Vec<Attempt>> = ask.texts("attempts").iter().map(attempt).collect();
        read.ok_or_else(|| Wanting("attempts".to_owned()))?
    };
    let papers = papers(&attempts, days);
    let facts = gathered(PAPERS, &papers);
    let own = |name: &str| match name {
        "失联" => Some(FactValue::Truth(true)),
        "已送达" => Some(FactValue::Truth(papers.served.is_some_and(|served| served <= ask.on))),
        name => facts.get(name).cloned(),
    };
    let served = papers.served.map_or_else(|| "none".to_owned(), |day| day.to_string());
    Ok(vec![("served", vec![served]), ("findings", ask.broken(Subject::Worker, &own))])
}
