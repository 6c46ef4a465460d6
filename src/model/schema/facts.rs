//! Owns: dates and money in a written map.
//! Never: guesses a day or rounds an amount.

use chrono::Days;

use crate::diagnostic::{Code, Finding};
use crate::model::{Date, Money, MoneyFault, Month, parse_date, parse_month};
use crate::written::{Fault, MapReader, count};

/// Reads a date that exists; a midnight behind it, as spreadsheets write one, and eight digits are as clear.
///
/// # Errors
/// A fault that shows the text; it says where only the month is given, or where a spreadsheet has turned the day into its number.
pub fn date(text: &str) -> Result<Date, Fault> {
    if let Some(date) =
        parse_date(text).or_else(|| parse_date(without_midnight(text)?)).or_else(|| digits(text))
    {
        return Ok(date);
    }
    if let Some(serial) = serial_day(text, false) {
        return Err(Fault::new(Code::DateSerial, text).fact("date", serial));
    }
    let code = if parse_month(text).is_some() { Code::DateOfMonth } else { Code::NotADate };
    Err(Fault::new(code, text))
}

/// `2002/7/1 0:00` and `2004-04-01 00:00:00` without their hour, where it is midnight.
fn without_midnight(text: &str) -> Option<&str> {
    let (day, hour) = text.split_once([' ', 'T'])?;
    let zero =
        hour.trim().split([':', '.']).all(|part| !part.is_empty() && part.bytes().all(|byte| byte == b'0'));
    zero.then(|| day.trim())
}

/// `19880301`
fn digits(text: &str) -> Option<Date> {
    let plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| parse_date(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..])))?
}

/// The day that a spreadsheet keeps as a number, of a working life: days since 1899-12-30, or since 1904-01-01 in
/// books that count from there.
#[must_use]
pub fn serial_day(text: &str, from_1904: bool) -> Option<Date> {
    let days = count(text).ok().filter(|days| (10_000..=80_000).contains(days))?;
    let (year, month, day) = if from_1904 { (1904, 1, 1) } else { (1899, 12, 30) };
    Date::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(days.into()))
}

/// Reads a month.
///
/// # Errors
/// A fault that shows the text.
pub fn month(text: &str) -> Result<Month, Fault> {
    parse_month(text).ok_or_else(|| Fault::new(Code::NotADate, text))
}

/// Reads an amount, exact to the fen.
///
/// # Errors
/// A fault that shows the text and, where it is no amount, why.
pub fn money(text: &str) -> Result<Money, Fault> {
    Money::parse(text).map_err(|fault| {
        let reason = match fault {
            MoneyFault::TooFine => return Fault::new(Code::MoneyDecimals, text),
            MoneyFault::NotANumber => "not-a-number",
            MoneyFault::Negative => "negative",
            MoneyFault::TooLarge => "too-large",
        };
        Fault::new(Code::NotMoney, text).fact("reason", reason)
    })
}

/// Dates and money for [`MapReader`]; a placeholder comes back where a finding was recorded.
pub trait ReadFacts {
    /// A required date.
    fn date(&mut self, key: &'static str) -> Date;
    /// A date that may be missing.
    fn optional_date(&mut self, key: &'static str) -> Option<Date>;
    /// A required month.
    fn month(&mut self, key: &'static str) -> Month;
    /// A required amount.
    fn money(&mut self, key: &'static str) -> Money;
    /// An amount that may be missing.
    fn optional_money(&mut self, key: &'static str) -> Option<Money>;
    /// A required calendar year.
    fn year(&mut self, key: &'static str) -> i32;
    /// Two required dates, `from` not after `to`.
    fn dates(&mut self) -> (Date, Date);
}

impl ReadFacts for MapReader<'_, '_> {
    fn date(&mut self, key: &'static str) -> Date {
        self.parsed(key, date).unwrap_or_default()
    }

    fn optional_date(&mut self, key: &'static str) -> Option<Date> {
        self.optional_parsed(key, date)
    }

    fn month(&mut self, key: &'static str) -> Month {
        self.parsed(key, month).unwrap_or_else(|| Month::of(Date::default()))
    }

    fn money(&mut self, key: &'static str) -> Money {
        self.parsed(key, money).unwrap_or_default()
    }

    fn optional_money(&mut self, key: &'static str) -> Option<Money> {
        self.optional_parsed(key, money)
    }

    fn year(&mut self, key: &'static str) -> i32 {
        let year = |text: &str| {
            let year = count(text).ok().and_then(|year| i32::try_from(year).ok());
            year.filter(|year| (1900..=2999).contains(year)).ok_or_else(|| Fault::new(Code::NotADate, text))
        };
        self.parsed(key, year).unwrap_or_default()
    }

    fn dates(&mut self) -> (Date, Date) {
        let (from, to) = (self.parsed("from", date), self.parsed("to", date));
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let finding = Finding::new(Code::PeriodReversed, self.place("to"));
            self.findings().push(finding.fact("key", "to").fact("first", from).fact("last", to));
        }
        (from.unwrap_or_default(), to.unwrap_or_default())
    }
}
