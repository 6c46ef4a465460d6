//! Owns: an expression shown with its values, as a person would check it. May import: nothing of ours.
//! Never: evaluates; rounds.

use super::engine::DAY;
use super::token::{Sort, Token, Tokens};
use super::{Datum, decimal_text};

/// The expression with `×` and `÷`, and values for names.
pub(super) fn worked(tokens: &Tokens, value: &dyn Fn(&str) -> Option<Datum>) -> String {
    let mut shown = String::new();
    let mut end = 0;
    let mut items = tokens.items.iter();
    while let Some(token) = items.next() {
        // blanks as they were, but on one line
        if token.start > end && !shown.is_empty() {
            shown.push(' ');
        }
        end = token.end;
        if let Some((day, last)) = literal_day(tokens, token, items.as_slice()) {
            shown.push_str(&day);
            end = last;
            items = items.as_slice().get(3..).unwrap_or_default().iter();
            continue;
        }
        let word = tokens.text(token);
        match (token.sort, word.as_str()) {
            (Sort::Name, name) => shown.push_str(&named(name, value(name))),
            (Sort::Sign, "*") => shown.push('×'),
            (Sort::Sign, "/") => shown.push('÷'),
            (_, word) => shown.push_str(word),
        }
    }
    shown
}

/// A number or a day needs no name beside it; a truth or a code would not be understood without.
fn named(name: &str, value: Option<Datum>) -> String {
    match value {
        None => name.to_owned(),
        Some(Datum::Number(number)) if number.is_sign_negative() && !number.is_zero() => {
            format!("({})", decimal_text(number))
        }
        Some(Datum::Number(number)) => decimal_text(number),
        Some(Datum::Day(day)) => day.to_string(),
        Some(Datum::Truth(true)) => format!("{name}（是）"),
        Some(Datum::Truth(false)) => format!("{name}（否）"),
        Some(Datum::Text(text)) => format!("{name}（{text}）"),
        Some(Datum::List(items)) => format!("{name}（{}）", items.join("、")),
    }
}

/// The day in `日期("…")`, and where the bracket ends.
fn literal_day(tokens: &Tokens, token: &Token, rest: &[Token]) -> Option<(String, usize)> {
    let [_, text, close, ..] = rest else { return None };
    let whole = token.sort == Sort::Call && tokens.text(token) == DAY && text.sort == Sort::Text;
    whole.then(|| (tokens.text(text).trim_matches('"').to_owned(), close.end))
}
