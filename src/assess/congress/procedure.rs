//! Owns: which steps were done, in which order and how far apart.
//! Never: says which order is right; the pack's edges do.

use chrono::Datelike;
use rust_decimal::Decimal;

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::{Case, Date, ProgressEntry};
use crate::policy::{Datum, Edge};

use crate::assess::facts::{Facts, number, text};
use crate::assess::law::door::Door;

/// Facts of each edge of the procedure whose later step is done, with the place of that step. A step that the
/// pack does not have, and years without a calendar, are told.
pub(in crate::assess) fn steps(case: &Case, door: &Door<'_>, findings: &mut Findings) -> Vec<(Place, Facts)> {
    let policy = door.policy();
    let known: Vec<&str> = policy.stages.iter().map(|stage| stage.code.as_str()).collect();
    for entry in case.progress.entries.iter().filter(|entry| !known.contains(&entry.step.as_str())) {
        findings.push(
            Finding::new(Code::NotOneOf, entry.at.clone())
                .fact("key", "step")
                .fact("value", &entry.step)
                .fact("allowed", known.join(", ")),
        );
    }
    let mut steps = Vec::new();
    for edge in &policy.edges {
        let Some(after) = done(case, &edge.after).min_by_key(|entry| entry.on) else { continue };
        // of several rounds, the last that was over by then
        let before =
            done(case, &edge.before).filter(|entry| entry.on <= after.on).max_by_key(|entry| entry.on);
        let before = before.or_else(|| done(case, &edge.before).min_by_key(|entry| entry.on));
        door.entry("edge", &edge.id, &edge.basis, edge.checked);
        steps.push((after.at.clone(), facts(case, door, edge, before, after, findings)));
    }
    steps
}

fn done<'c>(case: &'c Case, step: &'c str) -> impl Iterator<Item = &'c ProgressEntry> {
    case.progress.entries.iter().filter(move |entry| entry.step == step)
}

fn facts(
    case: &Case,
    door: &Door<'_>,
    edge: &Edge,
    before: Option<&ProgressEntry>,
    after: &ProgressEntry,
    findings: &mut Findings,
) -> Facts {
    let name = |code: &str| {
        let stage = door.policy().stages.iter().find(|stage| stage.code == code);
        text(stage.map_or(code, |stage| &stage.name))
    };
    let mut facts = Facts::from([
        ("前一步骤", name(&edge.before)),
        ("前一步骤编号", text(&edge.before)),
        ("后一步骤", name(&edge.after)),
        ("后一步骤日期", Datum::Day(after.on)),
        ("前一步骤缺", Datum::Truth(before.is_none())),
        ("间隔单位", text(if edge.workdays { "workdays" } else { "days" })),
        ("次序颠倒", Datum::Truth(before.is_some_and(|before| before.on > after.on))),
    ]);
    let Some(before) = before else { return facts };
    facts.insert("前一步骤日期", Datum::Day(before.on));
    if before.on > after.on {
        return facts;
    }
    let limit = |id: &Option<String>| door.number(id.as_deref()?, case.base_date.max(before.on));
    let (least, most) = (limit(&edge.least), limit(&edge.at_most));
    let Some(between) = between(door, edge, before.on, after, findings) else { return facts };
    facts.insert("间隔", number(between));
    for (limit_name, broken_name, limit, broken) in [
        ("最少间隔", "间隔不足", least, least.is_some_and(|least| between < least)),
        ("最多间隔", "间隔超过", most, most.is_some_and(|most| between > most)),
    ] {
        if let Some(limit) = limit {
            facts.insert(limit_name, number(limit));
            facts.insert(broken_name, Datum::Truth(broken));
        }
    }
    facts
}

/// Days after the earlier step; the day of that step itself is not counted.
fn between(
    door: &Door<'_>,
    edge: &Edge,
    before: Date,
    after: &ProgressEntry,
    findings: &mut Findings,
) -> Option<Decimal> {
    if !edge.workdays {
        return Some(Decimal::from((after.on - before).num_days()));
    }
    if edge.least.is_none() && edge.at_most.is_none() {
        return None;
    }
    match workdays(door, before.succ_opt()?, after.on) {
        Ok(days) => Some(Decimal::from(days)),
        Err(year) => {
            findings.push(Finding::new(Code::CalendarMissing, after.at.clone()).fact("year", year));
            None
        }
    }
}

/// Working days of the notices; told where a year has no calendar, for then nothing can be said of them.
pub(in crate::assess) fn notice_workdays(
    case: &Case,
    door: &Door<'_>,
    findings: &mut Findings,
) -> Option<Decimal> {
    match workdays(door, case.notice_from, case.notice_to) {
        Ok(days) => Some(Decimal::from(days)),
        Err(year) => {
            findings.push(Finding::new(Code::CalendarMissing, case.notice_at.clone()).fact("year", year));
            None
        }
    }
}

/// Working days between two days, both counted; the calendars that tell are noted.
fn workdays(door: &Door<'_>, first: Date, last: Date) -> Result<u32, i32> {
    let calendar = &door.policy().calendar;
    for year in (first.year()..=last.year()).filter_map(|year| calendar.years.get(&year)) {
        door.entry("calendar", &year.id, &year.basis, year.checked);
    }
    calendar.count_workdays(first, last)
}
