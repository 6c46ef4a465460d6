//! Owns: a value of a workbook as the digits and words that its spreadsheet shows.
//! Never: a digit that the spreadsheet does not hold.

use calamine::{DataRef, ExcelDateTime};
use rust_decimal::Decimal;

use crate::written::sheet::Kind;

/// Digits that a spreadsheet keeps of a number; what stands behind them is noise of its arithmetic.
const DIGITS: usize = 15;

/// What stands in a cell with this number format; `None` for nothing.
pub(super) fn of<'v>(value: &'v DataRef<'_>, format: &str) -> Option<(Kind, std::borrow::Cow<'v, str>)> {
    let (kind, text) = match value {
        DataRef::Empty => return None,
        DataRef::String(text) => return Some((Kind::Text, text.as_str().into())),
        DataRef::SharedString(text) => return Some((Kind::Text, (*text).into())),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            return Some((Kind::Text, text.as_str().into()));
        }
        DataRef::Int(number) => (Kind::Number, padded(number.to_string(), format)),
        DataRef::Float(number) => (Kind::Number, padded(shown(&format!("{number:.*e}", DIGITS - 1)), format)),
        DataRef::Bool(answer) => (Kind::Text, answer.to_string()),
        DataRef::DateTime(moment) => day(*moment),
        DataRef::Error(error) => (Kind::Broken, error.to_string()),
    };
    Some((kind, text.into()))
}

/// A number from its scientific form. Whole numbers longer than a spreadsheet keeps stay in that form, as the
/// spreadsheet shows them too: their last digits are lost.
fn shown(scientific: &str) -> String {
    let exponent = scientific.split_once('e').and_then(|(_, exponent)| exponent.parse::<i32>().ok());
    let lost = exponent.is_none_or(|exponent| usize::try_from(exponent).is_ok_and(|at| at >= DIGITS));
    match Decimal::from_scientific(scientific) {
        Ok(number) if !lost => number.normalize().to_string(),
        _ => scientific.to_uppercase().replace('E', "E+"),
    }
}

/// A whole number with the zeros before it that a format such as `0000` shows.
fn padded(digits: String, format: &str) -> String {
    let zeros = format.len() > 1 && format.bytes().all(|byte| byte == b'0');
    let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    if zeros && whole { format!("{digits:0>width$}", width = format.len()) } else { digits }
}

/// A day; with its hour, which no day of a roster has, where it is not midnight.
fn day(moment: ExcelDateTime) -> (Kind, String) {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        return (Kind::Day, date);
    }
    (Kind::Text, format!("{date} {hour:02}:{minute:02}:{second:02}"))
}

#[cfg(test)]
mod tests {
    use super::{padded, shown};

    #[test]
    fn numbers_are_those_that_a_spreadsheet_shows() {
        for (number, text) in [
            (0.1 + 0.2, "0.3"),
            (5680.5, "5680.5"),
            (-1.0, "-1"),
            (0.0, "0"),
            (13_812_345_678.0, "13812345678"),
            (999_901_661_215_031.0, "999901661215031"),
        ] {
            assert_eq!(shown(&format!("{number:.14e}")), text);
        }
        let lost = shown(&format!("{:.14e}", 999_901_198_005_120_116.0));
        assert_eq!(lost, "9.99901198005120E+17");
    }

    #[test]
    fn zeros_of_a_format_are_kept() {
        assert_eq!(padded("7".to_owned(), "0000"), "0007");
        assert_eq!(padded("12345".to_owned(), "0000"), "12345");
        assert_eq!(padded("7".to_owned(), "0"), "7");
        assert_eq!(padded("7".to_owned(), "General"), "7");
    }
}
