//! Owns: `calendar/*.yaml`: one year's holidays and make-up workdays.
//! Never: guesses a day.

use std::collections::BTreeSet;

use chrono::{Datelike, Weekday};

use crate::diagnostic::{Code, Finding, Place};
use crate::model::{Date, parse_date};
use crate::policy::CalendarYear;
use crate::written::{Fault, MapReader, Node, count};

use super::entry::{basis, date};
use super::{Merge, overrides, proof};

impl Merge {
    pub(super) fn calendar(&mut self, node: &Node) {
        let Some(mut file) = MapReader::new(node, &mut self.findings) else { return };
        let year = file.parsed("year", count).and_then(|year| i32::try_from(year).ok());
        let basis = basis(&mut file, &self.policy.instruments);
        let checked = proof::checked(&mut file);
        let mut off = BTreeSet::new();
        file.maps("off", |entry| {
            entry.text("name");
            let (from, to) = (entry.parsed("from", date), entry.parsed("to", date));
            let (Some(from), Some(to)) = (from, to) else { return };
            let outside = [("from", from), ("to", to)].into_iter().find(|(_, day)| leaves(*day, year));
            if let Some((key, day)) = outside {
                let at = entry.place(key);
                entry.findings().push(wrong_day(day, "other-year", at));
            } else if to < from {
                let finding = Finding::new(Code::PeriodReversed, entry.place("to")).fact("key", "to");
                entry.findings().push(finding.fact("first", from).fact("last", to));
            } else {
                off.extend(from.iter_days().take_while(|day| *day <= to));
            }
        });
        let mut work = BTreeSet::new();
        for node in file.optional_list("work") {
            let text = node.as_text().unwrap_or_default();
            let at = node.place();
            let finding = match parse_date(text) {
                None => Some(Fault::new(Code::NotADate, text).at("work", at)),
                Some(day) if leaves(day, year) => Some(wrong_day(day, "other-year", at)),
                Some(day) if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) => {
                    Some(wrong_day(day, "not-weekend", at))
                }
                Some(day) if off.contains(&day) => Some(wrong_day(day, "day-off", at)),
                Some(day) if !work.insert(day) => {
                    Some(Finding::new(Code::DuplicateKey, at).fact("key", day).fact("first_line", ""))
                }
                Some(_) => None,
            };
            file.findings().0.extend(finding);
        }
        let replaces = overrides(&mut file);
        let at = file.place("year");
        file.finish();
        if let Some(year) = year {
            let id = year.to_string();
            self.define("calendar", &id, &id, replaces, at);
            self.policy.calendar.years.insert(year, CalendarYear { id, off, work, basis, checked });
        }
    }
}

/// Whether a day lies outside the year of its file; a year that cannot be read is told already.
fn leaves(day: Date, year: Option<i32>) -> bool {
    year.is_some_and(|year| day.year() != year)
}

fn wrong_day(day: Date, reason: &str, at: Place) -> Finding {
    Finding::new(Code::CalendarDay, at).fact("date", day).fact("reason", reason)
}
