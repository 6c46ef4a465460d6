//! Owns: `calendar/*.yaml`: one year's holidays and make-up workdays.
//! May import: diagnostic, written, model (dates), the rest of this room. Never: guesses a day.

use std::collections::BTreeSet;

use chrono::{Datelike, Weekday};

use crate::diagnostic::{Code, Finding};
use crate::model::{Date, parse_date};
use crate::policy::CalendarYear;
use crate::written::{MapReader, Node, count};

use super::Merge;
use super::entry::{basis, date};

impl Merge {
    pub(super) fn calendar(&mut self, node: &Node) {
        let Some(mut file) = MapReader::new(node, &mut self.findings) else { return };
        let year = file.parsed("year", count).and_then(|year| i32::try_from(year).ok());
        let basis = basis(&mut file, &self.policy.instruments);
        let checked = file.flag("checked");
        let mut off = BTreeSet::new();
        file.maps("off", |entry| {
            entry.text("name");
            let (from, to) = (entry.parsed("from", date), entry.parsed("to", date));
            let (Some(from), Some(to)) = (from, to) else { return };
            if to < from || from.year() != to.year() || Some(from.year()) != year {
                let finding = Finding::new(Code::CalendarDay, entry.place("from")).fact("date", from);
                entry.findings().push(finding.fact("reason", to));
            }
            off.extend(from.iter_days().take_while(|day| *day <= to));
        });
        let mut work = BTreeSet::new();
        for node in file.optional_list("work") {
            let day = node.as_text().and_then(parse_date);
            let weekend = |day: &Date| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            match day.filter(|day| weekend(day) && Some(day.year()) == year && !off.contains(day)) {
                Some(day) => drop(work.insert(day)),
                None => file.findings().push(
                    Finding::new(Code::CalendarDay, node.place()).fact("date", node.as_text().unwrap_or("")),
                ),
            }
        }
        file.finish();
        if let Some(year) = year {
            self.policy.calendar.years.insert(year, CalendarYear { off, work, basis, checked });
        }
    }
}
