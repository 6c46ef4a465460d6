//! Owns: calendar dates as people write them, and spans of years, months and days.
//! Never: asks what day it is.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};

/// A calendar date.
pub type Date = NaiveDate;

/// Reads `2026-11-22`, `2026/11/22`, `2026.11.22`, `2026年11月22日`; `None` for a day that does not exist.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let [year, month, day] = numbers(text)?[..] else { return None };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Reads `2026-11`, `2026/11`, `2026.11`, `2026年11月`.
#[must_use]
pub fn parse_month(text: &str) -> Option<Month> {
    let [year, month] = numbers(text)?[..] else { return None };
    Month::new(i32::try_from(year).ok()?, month)
}

/// The numbers of a date text; the year must have four digits, so that nothing is guessed.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let text = text.trim();
    let text = text.strip_suffix(['日', '号', '月']).unwrap_or(text);
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).collect();
    if parts.first().map(|year| year.len()) != Some(4) || parts.iter().any(|part| part.len() > 4) {
        return None;
    }
    parts
        .iter()
        .map(|part| part.chars().all(|c| c.is_ascii_digit()).then(|| part.parse().ok()).flatten())
        .collect()
}

/// A month of a year, counted as one number so that differences are plain subtraction. The default
/// stands for a month that is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// `None` when the month is not 1 to 12.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let month = i32::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        Some(Self(year * 12 + month - 1))
    }

    /// The month in which a date lies.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self(date.year() * 12 + i32::try_from(date.month0()).unwrap_or(0))
    }

    /// So many months later (earlier when negative).
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// Months from `earlier` to this one.
    #[must_use]
    pub fn months_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.rem_euclid(12).unsigned_abs() + 1
    }

    /// The given day of this month, or the last day where the month is shorter.
    #[must_use]
    pub fn day(self, day: u32) -> Date {
        let first = NaiveDate::from_ymd_opt(self.year(), self.month(), 1).unwrap_or(NaiveDate::MAX);
        (1..=day).rev().find_map(|day| first.with_day(day)).unwrap_or(first)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

/// A length of time as law counts it: full years, then full months, then days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Full years.
    pub years: u32,
    /// Full months beyond them, 0 to 11.
    pub months: u32,
    /// Days beyond those.
    pub days: u32,
}

impl Span {
    /// From the first to the last day, both counted; months are added to the first day, and a day that a
    /// month lacks is clamped to its end (29 February + 1 year = 28 February). Empty if `last < first`.
    #[must_use]
    pub fn inclusive(first: Date, last: Date) -> Self {
        let Some(end) = last.succ_opt() else { return Self::default() };
        if end <= first {
            return Self::default();
        }
        let whole = u32::try_from((end.year() - first.year()) * 12).unwrap_or(0) + end.month();
        let mut months = whole.saturating_sub(first.month());
        let mut reached = first + Months::new(months);
        while reached > end {
            months -= 1;
            reached = first + Months::new(months);
        }
        let days = u32::try_from((end - reached).num_days()).unwrap_or(0);
        Self { years: months / 12, months: months % 12, days }
    }

    /// Years, months and days added separately; 30 days carry as a month, 12 months as a year.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let days = self.days + other.days;
        let months = self.years * 12 + self.months + other.years * 12 + other.months + days / 30;
        Self { years: months / 12, months: months % 12, days: days % 30 }
    }

    /// All of it in days, months of 30 days.
    #[must_use]
    pub fn in_days(self) -> u32 {
        (self.years * 12 + self.months) * 30 + self.days
    }

    /// The reverse of [`Span::plus`], never below zero.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        let left = self.in_days().saturating_sub(other.in_days());
        Self { years: left / 360, months: left / 30 % 12, days: left % 30 }
    }

    /// Whether nothing is left of it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl fmt::Display for Span {
    /// `9y6m0d`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}y{}m{}d", self.years, self.months, self.days)
    }
}

#[cfg(test)]
mod tests {
    use super::{Month, Span, parse_date};

    fn span(first: &str, last: &str) -> String {
        let date = |text| parse_date(text).expect("a date");
        Span::inclusive(date(first), date(last)).to_string()
    }

    #[test]
    fn both_days_count() {
        assert_eq!(span("2010-03-15", "2020-03-14"), "10y0m0d");
        assert_eq!(span("2010-03-15", "2020-03-15"), "10y0m1d");
        assert_eq!(span("2007-09-10", "2007-12-31"), "0y3m22d");
        assert_eq!(span("2023-11-30", "2024-05-29"), "0y6m0d");
        assert_eq!(span("2024-02-29", "2025-02-27"), "1y0m0d");
        assert_eq!(span("2024-02-29", "2024-02-28"), "0y0m0d");
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["2026-02-30", "2026-13-01", "26-01-01", "2026-1", "20260101", "2026-01-01-01"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
        assert!(parse_date("2026年3月5日").is_some());
    }

    #[test]
    fn a_short_month_clamps_the_day() {
        assert_eq!(Month::new(2026, 2).map(|m| m.day(31).to_string()), Some("2026-02-28".to_owned()));
    }
}
