//! Owns: days by which something must be done with an entry of a register, and whether they passed.
//! Never: asks what day it is; a number of days.

use std::collections::BTreeMap;

use chrono::Days;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{Case, Date, Entry, Register, RegisterLimit, RegisterRow};

use super::law::door::Door;

/// A limit in one entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limited {
    /// The last day; `None` where it does not run: the entry has no first day or is of a kind that has no such limit.
    pub by: Option<Date>,
    /// Whether it was done too late, or was not done and the day is past; `None` where there is no last day.
    pub late: Option<bool>,
}

/// The last day of which the case tells what was done: of its progress, or of the register itself.
pub(super) fn written_to(case: &Case, register: &Register) -> Date {
    let steps = case.progress.entries.iter().map(|entry| entry.on);
    let days = register.kind.limits.iter().flat_map(|limit| [limit.from, limit.done]);
    let entered = days.flat_map(|at| register.rows.iter().filter_map(move |row| day(row, at)));
    steps.chain(entered).max().unwrap_or(case.issue_date)
}

/// Every limit of a register, for each of its entries.
pub(super) fn limits(register: &Register, door: &Door<'_>, to: Date) -> BTreeMap<&'static str, Vec<Limited>> {
    let kinds = register.kind.limits.iter();
    kinds
        .map(|limit| {
            let rows = register.rows.iter();
            (limit.id, rows.map(|row| limited(limit, row, door, to).unwrap_or_default()).collect())
        })
        .collect()
}

fn limited(limit: &RegisterLimit, row: &RegisterRow, door: &Door<'_>, to: Date) -> Option<Limited> {
    if let Some((at, words)) = &limit.unless
        && let Some(Entry::Word(code, _)) = &row.entries[*at]
        && words.contains(code)
    {
        return None;
    }
    let from = day(row, limit.from)?;
    let days = |id: &str| door.number(id, from)?.to_u64();
    let granted = limit.longer.filter(|(at, _)| row.entries[*at] == Some(Entry::Truth(true)));
    let more = granted.map_or(Some(0), |(_, id)| days(id))?;
    let by = from.checked_add_days(Days::new(days(limit.days)? + more))?;
    Some(Limited { by: Some(by), late: Some(day(row, limit.done).unwrap_or(to) > by) })
}

fn day(row: &RegisterRow, at: usize) -> Option<Date> {
    match row.entries[at] {
        Some(Entry::Day(day)) => Some(day),
        _ => None,
    }
}
