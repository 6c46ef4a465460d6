//! Owns: one made-up worker of a group.
//! Never: writes a row; knows other workers.

use chrono::{Days, Months};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{Date, Month};

use super::plan::{Group, People, Plan, Range, Stretch};
use super::random::Random;

const FEN: i64 = 100;
const PERMANENT: &str = "固定工";
const CONTRACT: &str = "合同制职工";
const OPEN_ENDED: &str = "无固定期限";

/// A worker before a number is given; words are borrowed from the recipe.
#[derive(Clone, Debug)]
pub(super) struct Person<'p> {
    pub(super) name: String,
    pub(super) id_number: String,
    pub(super) birth: Date,
    pub(super) people: &'p People,
    pub(super) group: &'p Group,
    pub(super) unit: usize,
    pub(super) post: &'p str,
    pub(super) kind: &'p str,
    pub(super) term: &'p str,
    pub(super) contract_end: Option<Date>,
    pub(super) hired: Date,
    pub(super) merged: String,
    pub(super) excluded: String,
    pub(super) wage: i64,
    pub(super) base: i64,
    pub(super) wage_arrears: u64,
    pub(super) other_arrears: u64,
    pub(super) leave_days: i64,
    pub(super) injury: &'p str,
    pub(super) protected: Vec<&'p str>,
    pub(super) spouse: Option<usize>,
    pub(super) consent_on: Option<Date>,
    pub(super) own_request: bool,
    pub(super) notice_given: Option<bool>,
    pub(super) contribution_months: Option<i32>,
    pub(super) services: Option<[i64; 4]>,
}

/// What is drawn from the group alone; the rest is spread over all of it afterwards.
pub(super) fn draw<'p>(
    plan: &'p Plan,
    group: &'p Group,
    people: &'p People,
    unit: usize,
    random: &mut Random,
) -> Person<'p> {
    let birth = day(people.birth, random);
    let old_enough = at_age(birth, people.start_age);
    let hired = day(Range { from: people.hired.from.max(old_enough), to: people.hired.to }, random);
    let posts = match plan.units.get(unit) {
        Some(unit) if group.posts.is_empty() => &unit.posts,
        _ => &group.posts,
    };
    let permanent = plan.permanent_before.is_some_and(|before| hired < before);
    let kind = group.kind.as_deref().unwrap_or(if permanent { PERMANENT } else { CONTRACT });
    let wage = wage(group, random);
    Person {
        name: String::new(),
        id_number: String::new(),
        birth,
        people,
        group,
        unit,
        post: random.pick(posts).map_or("", String::as_str),
        kind,
        term: if kind == PERMANENT { OPEN_ENDED } else { &group.contract.term },
        contract_end: group.contract.ends.filter(|_| kind != PERMANENT).map(|ends| day(ends, random)),
        hired,
        merged: String::new(),
        excluded: String::new(),
        wage,
        base: base(group, wage),
        wage_arrears: 0,
        other_arrears: 0,
        leave_days: random.between(group.leave_days.from, group.leave_days.to),
        injury: "",
        protected: Vec::new(),
        spouse: None,
        consent_on: None,
        own_request: false,
        notice_given: None,
        contribution_months: group.contributions.map(|range| months(range.from.max(hired), range.to)),
        services: group.services.map(|ranges| ranges.map(|range| random.between(range.from, range.to))),
    }
}

/// A day of a range.
pub(super) fn day(range: Range<Date>, random: &mut Random) -> Date {
    let width = u64::try_from((range.to - range.from).num_days()).unwrap_or(0);
    range.from.checked_add_days(Days::new(random.below(width + 1))).unwrap_or(range.from)
}

/// The day on which somebody is so old.
fn at_age(birth: Date, years: u32) -> Date {
    birth.checked_add_months(Months::new(years * 12)).unwrap_or(birth)
}

/// Service elsewhere that ends the day before hiring; none for who was too young to begin it.
pub(super) fn merged(stretch: &Stretch, person: &Person<'_>, random: &mut Random) -> Option<String> {
    let (hired, earliest) = (person.hired, at_age(person.birth, stretch.from_age));
    let first = hired.checked_sub_months(length(stretch, random)).filter(|first| *first >= earliest)?;
    Some(format!("{first}至{} {}", hired.pred_opt()?, stretch.kind))
}

/// A stretch within own service that does not count.
pub(super) fn excluded(stretch: &Stretch, hired: Date, random: &mut Random) -> Option<String> {
    let between = stretch.between?;
    let length = length(stretch, random);
    let latest = between.to.checked_sub_months(length)?;
    let first = day(Range { from: between.from.max(hired), to: latest }, random);
    let last = first.checked_add_months(length)?.pred_opt()?;
    (last <= between.to).then(|| format!("{first}至{last} {}", stretch.kind))
}

fn length(stretch: &Stretch, random: &mut Random) -> Months {
    Months::new(u32::try_from(random.between(stretch.months.from, stretch.months.to)).unwrap_or(0))
}

fn wage(group: &Group, random: &mut Random) -> i64 {
    let steps = (group.wage.to - group.wage.from).div_euclid(group.wage_step);
    group.wage.from + random.about_the_middle(0, steps) * group.wage_step
}

/// A share of the wage in whole yuan, not under the least.
fn base(group: &Group, wage: i64) -> i64 {
    let share = Decimal::from(wage) * group.base_share / Decimal::from(FEN);
    (share.round().to_i64().unwrap_or(0) * FEN).max(group.base_least)
}

/// Months of contributions, the first and the last counted.
fn months(first: Date, last: Date) -> i32 {
    (Month::of(last).months_since(Month::of(first)) + 1).max(0)
}
