//! Owns: which steps were done, in which order and how far apart.
//! Never: says which order is right; the pack's edges do.

use chrono::Datelike;
use rust_decimal::Decimal;

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::{Case, Date, ProgressEntry};
use crate::policy::{Edge, FactValue, Policy, bind};

use crate::assess::facts::{Facts, gathered, number, text};
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

/// Two steps of an edge, the later one done, as facts look at them.
pub(in crate::assess) struct Steps<'a> {
    policy: &'a Policy,
    edge: &'a Edge,
    before: Option<&'a ProgressEntry>,
    after: &'a ProgressEntry,
    /// Days between; nothing where the earlier one is missing or came later, or nobody can tell.
    between: Option<Decimal>,
    least: Option<Decimal>,
    most: Option<Decimal>,
}

impl Steps<'_> {
    fn name<'s>(&'s self, code: &'s str) -> &'s str {
        let stage = self.policy.stages.iter().find(|stage| stage.code == code);
        stage.map_or(code, |stage| &stage.name)
    }

    fn reversed(&self) -> bool {
        self.before.is_some_and(|before| before.on > self.after.on)
    }
}

bind! {
    /// Facts of one edge.
    pub(in crate::assess) const STEP(of: &Steps<'_>) {
        "前一步骤" => text(of.name(&of.edge.before)),
        "前一步骤编号" => text(&of.edge.before),
        "后一步骤" => text(of.name(&of.edge.after)),
        "前一步骤日期" => FactValue::Day(of.before?.on),
        "后一步骤日期" => FactValue::Day(of.after.on),
        "前一步骤缺" => FactValue::Truth(of.before.is_none()),
        "次序颠倒" => FactValue::Truth(of.reversed()),
        "间隔" => number(of.between?),
        "最少间隔" => number(of.between.and(of.least)?),
        "最多间隔" => number(of.between.and(of.most)?),
        "间隔不足" => FactValue::Truth(of.between? < of.least?),
        "间隔超过" => FactValue::Truth(of.between? > of.most?),
        "间隔单位" => text(if of.edge.workdays { "workdays" } else { "days" }),
    }
}

fn facts(
    case: &Case,
    door: &Door<'_>,
    edge: &Edge,
    before: Option<&ProgressEntry>,
    after: &ProgressEntry,
    findings: &mut Findings,
) -> Facts {
    let policy = door.policy();
    let mut steps = Steps { policy, edge, before, after, between: None, least: None, most: None };
    if let Some(before) = before.filter(|before| before.on <= after.on) {
        let limit = |id: &Option<String>| door.number(id.as_deref()?, case.base_date.max(before.on));
        (steps.least, steps.most) = (limit(&edge.least), limit(&edge.at_most));
        steps.between = between(door, edge, before.on, after, findings);
    }
    gathered(STEP, &steps)
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
