//! Owns: the recipe of a roster as facts: units, groups of workers, and what is spread over each group.
//! Never: makes a worker.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{Date, Sex};

use super::shares::divide;

/// The recipe of a roster.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub(super) seed: u64,
    pub(super) prefix: String,
    pub(super) digits: usize,
    pub(super) regions: Vec<String>,
    pub(super) phones: String,
    pub(super) permanent_before: Option<Date>,
    /// Everybody was asked: who has no injury, protection or spouse here has a no in the roster, not a blank.
    pub(super) surveyed: bool,
    pub(super) units: Vec<Unit>,
    pub(super) groups: Vec<Group>,
    pub(super) couples: Vec<Couples>,
}

/// A workshop or an office.
#[derive(Clone, Debug, Default)]
pub(super) struct Unit {
    pub(super) name: String,
    pub(super) posts: Vec<String>,
    pub(super) share: u64,
    /// The post of those who lead it, and how many they are.
    pub(super) heads: Option<(String, u32)>,
}

/// From and to, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Range<T> {
    pub(super) from: T,
    pub(super) to: T,
}

/// How many of a group: so many, or a share of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Count(u32),
    Share(Decimal),
}

impl Part {
    /// Of a group of `count` people that was written as `written`.
    pub(super) fn of(self, count: u32, written: u32) -> u32 {
        let wanted = match self {
            Self::Count(part) => Decimal::from(part) * Decimal::from(count),
            Self::Share(share) => share * Decimal::from(count) * Decimal::from(written),
        };
        let wanted = wanted.checked_div(Decimal::from(written)).unwrap_or_default();
        wanted.round().to_u32().unwrap_or(0).min(count)
    }
}

/// People of one kind, resettled in one way.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) count: u32,
    /// As written, before any scaling.
    pub(super) written: u32,
    pub(super) channel: String,
    /// Indexes of units.
    pub(super) units: Vec<usize>,
    pub(super) posts: Vec<String>,
    pub(super) people: Vec<People>,
    pub(super) status: String,
    pub(super) kind: Option<String>,
    pub(super) contract: Contract,
    /// In fen.
    pub(super) wage: Range<i64>,
    pub(super) wage_step: i64,
    pub(super) base_share: Decimal,
    pub(super) base_least: i64,
    pub(super) wage_arrears: u64,
    pub(super) other_arrears: u64,
    pub(super) leave_days: Range<i64>,
    pub(super) consent: Option<Spread<Range<Date>>>,
    pub(super) own_request: Option<Part>,
    pub(super) merged: Option<Spread<Stretch>>,
    pub(super) excluded: Option<Spread<Stretch>>,
    /// Word and number of people, for both.
    pub(super) injured: Vec<(String, u32)>,
    pub(super) protected: Vec<(String, u32)>,
    pub(super) services: Option<[Range<i64>; 4]>,
    pub(super) last_month_wage: bool,
    pub(super) notice_given: Option<Part>,
    pub(super) contributions: Option<Range<Date>>,
    pub(super) reason: String,
    pub(super) remark: String,
}

/// Something that a part of a group has.
#[derive(Clone, Debug)]
pub(super) struct Spread<T> {
    pub(super) part: Part,
    pub(super) what: T,
}

/// A stretch of service: its kind, its length in months, the days between which it lies, and the age from which one
/// may have it.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) kind: String,
    pub(super) months: Range<i64>,
    pub(super) between: Option<Range<Date>>,
    pub(super) from_age: u32,
}

/// Term of contract, and the days on which fixed ones end.
#[derive(Clone, Debug, Default)]
pub(super) struct Contract {
    pub(super) term: String,
    pub(super) ends: Option<Range<Date>>,
}

/// People of one sex and category, born and hired within a time.
#[derive(Clone, Debug)]
pub(super) struct People {
    pub(super) category: String,
    pub(super) sex: Sex,
    pub(super) share: u64,
    pub(super) birth: Range<Date>,
    pub(super) hired: Range<Date>,
    /// Youngest age at hiring, in years.
    pub(super) start_age: u32,
}

/// Couples: so many men of one group with so many women of another.
#[derive(Clone, Debug)]
pub(super) struct Couples {
    pub(super) count: u32,
    /// Indexes of groups.
    pub(super) between: (usize, usize),
}

impl Plan {
    /// How many workers it yields.
    #[must_use]
    pub fn workers(&self) -> u32 {
        self.groups.iter().map(|group| group.count).sum()
    }

    /// The same kinds of people in the same proportions, so many in all; sums of money shrink or grow with them.
    #[must_use]
    pub fn scaled(mut self, workers: u32) -> Self {
        let before = self.workers();
        let weights: Vec<u64> = self.groups.iter().map(|group| u64::from(group.count)).collect();
        for (group, count) in self.groups.iter_mut().zip(divide(u64::from(workers), &weights)) {
            let old = group.count;
            group.count = u32::try_from(count).unwrap_or(u32::MAX);
            let part =
                |sum: u64| u64::from(group.count).checked_mul(sum).map(|sum| sum / u64::from(old.max(1)));
            // a sum too large for this is not one of a sample
            group.wage_arrears = part(group.wage_arrears).unwrap_or(group.wage_arrears);
            group.other_arrears = part(group.other_arrears).unwrap_or(group.other_arrears);
        }
        for (_, count) in self.units.iter_mut().filter_map(|unit| unit.heads.as_mut()) {
            *count = Part::Count(*count).of(workers, before);
        }
        for couples in &mut self.couples {
            couples.count = Part::Count(couples.count).of(workers, before);
        }
        self
    }
}
