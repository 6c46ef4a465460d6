//! Owns: the citizen's identity number (GB 11643-1999): shape, check digit, birth and sex in it.
//! Never: prints a whole number.

use chrono::NaiveDate;
use strum::{IntoStaticStr, VariantArray};

use super::Date;

/// Sex as the identity number and the roster state it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Sex {
    /// 男
    Male,
    /// 女
    Female,
}

/// A valid 18-character identity number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IdNumber(String);

/// What is wrong with a text that should be an identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdNumberFault {
    /// Stored as a number by a spreadsheet: digits are lost for good.
    Lost,
    /// Not 18 characters of digits (the last may be X), or no real day of birth in it.
    Shape,
    /// A number of 15 digits, as cards bore before 1999; with the century in it, here is the check digit.
    Old(char),
    /// 17 digits and a character that looks like the last one and is another.
    Mark(char),
    /// The check digit should be another; here is the right one.
    Check(char),
}

impl IdNumber {
    /// Reads and proves a number.
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn parse(text: &str) -> Result<Self, IdNumberFault> {
        let text = text.trim().to_ascii_uppercase();
        if text.contains("E+") || text.contains('.') {
            return Err(IdNumberFault::Lost);
        }
        if let Some(fault) = old(&text).or_else(|| other_mark(&text)) {
            return Err(fault);
        }
        let bytes = text.as_bytes();
        let digits_then_x = bytes.len() == 18
            && bytes[..17].iter().all(u8::is_ascii_digit)
            && (bytes[17].is_ascii_digit() || bytes[17] == b'X');
        if !digits_then_x || birth_of(&text).is_none() {
            return Err(IdNumberFault::Shape);
        }
        let right = check_digit(&bytes[..17]);
        if bytes[17] != right {
            return Err(IdNumberFault::Check(char::from(right)));
        }
        Ok(Self(text))
    }

    /// A number in a region that does not exist, for an invented person.
    #[must_use]
    pub fn of_nobody(birth: Date, sex: Sex) -> Self {
        let digits = format!("000000{}00{}", birth.format("%Y%m%d"), u8::from(sex == Sex::Male));
        let check = char::from(check_digit(digits.as_bytes()));
        Self(format!("{digits}{check}"))
    }

    /// The whole number; only papers handed to the person may carry it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day of birth in it.
    #[must_use]
    pub fn birth(&self) -> Date {
        birth_of(&self.0).unwrap_or(NaiveDate::MIN)
    }

    /// The sex in it: the 17th digit is odd for men.
    #[must_use]
    pub fn sex(&self) -> Sex {
        if self.0.as_bytes()[16] % 2 == 1 { Sex::Male } else { Sex::Female }
    }
}

/// A number without century and check digit, of a day that there was.
fn old(text: &str) -> Option<IdNumberFault> {
    let digits = text.len() == 15 && text.bytes().all(|byte| byte.is_ascii_digit());
    let longer = digits.then(|| format!("{}19{}", &text[..6], &text[6..]))?;
    birth_of(&longer)?;
    Some(IdNumberFault::Old(char::from(check_digit(longer.as_bytes()))))
}

/// The last character of 18, where the others are digits and it is neither a digit nor X.
fn other_mark(text: &str) -> Option<IdNumberFault> {
    let last = text.chars().last().filter(|last| !last.is_ascii())?;
    let digits = text.strip_suffix(last)?;
    (digits.len() == 17 && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some(IdNumberFault::Mark(last))
}

fn birth_of(text: &str) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    NaiveDate::from_ymd_opt(i32::try_from(number(6..10)?).ok()?, number(10..12)?, number(12..14)?)
}

/// ISO 7064 MOD 11-2 over the first 17 digits.
pub(super) fn check_digit(digits: &[u8]) -> u8 {
    let sum: u32 = digits
        .iter()
        .enumerate()
        .map(|(at, digit)| u32::from(digit - b'0') * (1_u32 << (17 - at)) % 11)
        .sum();
    b"10X98765432"[(sum % 11) as usize]
}

#[cfg(test)]
mod tests {
    use super::{IdNumber, IdNumberFault, Sex};

    #[test]
    fn the_check_digit_is_proved() {
        let id = IdNumber::parse("11010519491231002x").expect("the standard's own example");
        assert_eq!((id.birth().to_string(), id.sex()), ("1949-12-31".to_owned(), Sex::Female));
        assert_eq!(IdNumber::parse("110105194912310021"), Err(IdNumberFault::Check('X')));
        assert_eq!(IdNumber::parse("1.10105E+17"), Err(IdNumberFault::Lost));
        assert_eq!(IdNumber::parse("11010519491331002X"), Err(IdNumberFault::Shape));
        assert_eq!(IdNumber::parse("110105491231002"), Err(IdNumberFault::Old('X')));
        assert_eq!(IdNumber::parse("110105491331002"), Err(IdNumberFault::Shape));
        assert_eq!(IdNumber::parse("11010519491231002\u{425}"), Err(IdNumberFault::Mark('\u{425}')));
    }
}
