//! Owns: counted service (连续工龄): own years, merged and excluded stretches, within a window of dates.
//! Never: months of severance, which `compensation` counts.

use crate::model::{Date, DateSpan, Period, Worker};

/// Own service from a day on, with what is merged into it and taken out of it.
#[derive(Clone, Copy, Debug)]
pub struct Stretches<'w> {
    /// First day at the enterprise.
    pub hired_on: Date,
    /// Stretches elsewhere.
    pub merged: &'w [Period],
    /// Stretches that do not count.
    pub excluded: &'w [Period],
}

impl<'w> Stretches<'w> {
    /// Those of a worker.
    #[must_use]
    pub fn of(worker: &'w Worker) -> Self {
        Self { hired_on: worker.hired_on, merged: &worker.merged, excluded: &worker.excluded }
    }
}

/// Service with this employer (本单位连续工作), which protects a worker close to retirement: its own years and those
/// merged stretches that the law makes its own (劳动合同法实施条例 第十条), but no others.
#[must_use]
pub fn here(worker: &Worker, last: Date, own: &dyn Fn(&Period) -> bool) -> DateSpan {
    counted(&Stretches::of(worker), own, Date::MIN, last)
}

/// Service between two days, both counted: own service up to the window's end, plus those merged stretches
/// that policy counts, less excluded ones. Years, months and days are added before anything is rounded, so that several stretches do
/// not earn several remainders (劳动合同法实施条例 第十条).
#[must_use]
pub fn counted(
    stretches: &Stretches<'_>,
    counts: &dyn Fn(&Period) -> bool,
    first: Date,
    last: Date,
) -> DateSpan {
    let own = DateSpan::inclusive(stretches.hired_on.max(first), last);
    let merged = stretches.merged.iter().filter(|period| counts(period));
    let merged = merged.map(|period| DateSpan::inclusive(period.first.max(first), period.last.min(last)));
    less_excluded(merged.fold(own, DateSpan::plus), stretches, first, last)
}

/// What does not count of the service up to a day, in one length; empty where all of it counts.
#[must_use]
pub fn excluded(worker: &Worker, last: Date) -> DateSpan {
    lost(&worker.excluded, Date::MIN, last)
}

fn lost(excluded: &[Period], first: Date, last: Date) -> DateSpan {
    let within = |period: &Period| DateSpan::inclusive(period.first.max(first), period.last.min(last));
    excluded.iter().map(within).fold(DateSpan::default(), DateSpan::plus)
}

fn less_excluded(gained: DateSpan, stretches: &Stretches<'_>, first: Date, last: Date) -> DateSpan {
    let lost = lost(stretches.excluded, first, last);
    // taking away goes by months of 30 days; where nothing is taken the calendar's own count stands
    if lost.is_empty() { gained } else { gained.minus(lost) }
}
