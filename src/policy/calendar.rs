//! Owns: statutory holidays and make-up workdays, and counting by them.
//! Never: guesses a year that is not loaded.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike, Weekday};

use crate::model::Date;

use super::Citation;

/// One year as the State Council's notice arranges it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarYear {
    /// The year in digits.
    pub id: String,
    /// Days off, weekends within a holiday included.
    pub off: BTreeSet<Date>,
    /// Saturdays and Sundays that are worked.
    pub work: BTreeSet<Date>,
    /// The notice.
    pub basis: Arc<[Citation]>,
    /// Proved.
    pub checked: bool,
}

/// The years that are loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// By year.
    pub years: BTreeMap<i32, CalendarYear>,
}

impl Calendar {
    /// Whether people work on a day.
    ///
    /// # Errors
    /// The year of the day, when it is not loaded.
    pub fn is_workday(&self, day: Date) -> Result<bool, i32> {
        let year = self.years.get(&day.year()).ok_or(day.year())?;
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        Ok(year.work.contains(&day) || !(year.off.contains(&day) || weekend))
    }

    /// The day on which a period of working days ends; the first day itself is not counted (民法典 第二百零一条).
    ///
    /// # Errors
    /// The first year on the way that is not loaded.
    pub fn add_workdays(&self, start: Date, days: u32) -> Result<Date, i32> {
        let (mut day, mut left) = (start, days);
        while left > 0 {
            day = day.succ_opt().ok_or(day.year())?;
            if self.is_workday(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// Working days from the first to the last day, both counted if worked.
    ///
    /// # Errors
    /// The first year on the way that is not loaded.
    pub fn count_workdays(&self, first: Date, last: Date) -> Result<u32, i32> {
        let days = first.iter_days().take_while(|day| *day <= last);
        let mut count = 0;
        for day in days {
            count += u32::from(self.is_workday(day)?);
        }
        Ok(count)
    }
}
