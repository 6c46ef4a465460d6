//! Owns: an expression shown with its values, as a person would check it.
//! Never: evaluates; rounds.

use rust_decimal::Decimal;

use crate::model::Money;

use crate::policy::is_yuan;

use super::engine::DAY;
use super::fact_value::{FactValue, decimal_text};
use super::token::{Sort, Token, Tokens};

/// The expression with `×` and `÷`, and values for names.
pub(super) fn worked(tokens: &Tokens, value: &dyn Fn(&str) -> Option<FactValue>) -> String {
    let sign = |word: &str| match word {
        "*" => "×".to_owned(),
        "/" => "÷".to_owned(),
        word => word.to_owned(),
    };
    shown(tokens, &|name| named(name, value(name)), &sign)
}

/// The expression as a sentence of a document takes it: names as given, choices in words.
pub(super) fn worded(tokens: &Tokens, name: &dyn Fn(&str) -> String) -> String {
    let sign = |word: &str| {
        let said = match word {
            "*" => "×",
            "/" => "÷",
            "==" => "=",
            "!=" => "≠",
            "<=" => "≤",
            ">=" => "≥",
            "&&" => "且",
            "||" => "或",
            "if" => "如果",
            "{" => "则",
            "}" => "",
            "else" => "，否则",
            word => word,
        };
        said.to_owned()
    };
    let told = shown(tokens, name, &sign).replace("，否则 则", "，否则").replace("则 如果", "如果");
    told.replace(" ，", "，").trim_end().to_owned()
}

fn shown(tokens: &Tokens, name: &dyn Fn(&str) -> String, sign: &dyn Fn(&str) -> String) -> String {
    let mut shown = String::new();
    let mut end = 0;
    let mut items = tokens.items.iter();
    while let Some(token) = items.next() {
        // blanks as they were, but on one line
        if token.start > end && !shown.is_empty() && !shown.ends_with(' ') {
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
        match token.sort {
            Sort::Name => shown.push_str(&name(&word)),
            Sort::Text => shown.push_str(&word),
            _ => shown.push_str(&sign(&word)),
        }
    }
    shown
}

/// A number or a day needs no name beside it; a truth or a code would not be understood without.
fn named(name: &str, value: Option<FactValue>) -> String {
    match value {
        None => name.to_owned(),
        Some(FactValue::Number(number)) if is_yuan(name) && !number.is_sign_negative() => {
            Money::round_half_up(number).to_string()
        }
        Some(FactValue::Number(number)) if number.is_sign_negative() && !number.is_zero() => {
            format!("({})", figure(number))
        }
        Some(FactValue::Number(number)) => figure(number),
        Some(FactValue::Day(day)) => day.to_string(),
        Some(FactValue::Truth(true)) => format!("{name}（是）"),
        Some(FactValue::Truth(false)) => format!("{name}（否）"),
        Some(FactValue::Text(text)) => format!("{name}（{text}）"),
        Some(FactValue::List(items)) => format!("{name}（{}）", items.join("、")),
    }
}

/// Sums as tables print them, thousands divided and to the fen; rates, months and other small numbers as they are.
fn figure(number: Decimal) -> String {
    let sum = number.abs() >= Decimal::ONE_THOUSAND && number.normalize().scale() <= 2;
    if sum && number.fract().is_zero() && number.abs() < Decimal::from(10_000) {
        // a year looks the same as a sum of yuan; both are read well without a comma
        return decimal_text(number);
    }
    if sum { Money::round_half_up(number).to_string() } else { decimal_text(number) }
}

/// The day in `日期("…")`, and where the bracket ends.
fn literal_day(tokens: &Tokens, token: &Token, rest: &[Token]) -> Option<(String, usize)> {
    let [_, text, close, ..] = rest else { return None };
    let whole = token.sort == Sort::Call && tokens.text(token) == DAY && text.sort == Sort::Text;
    whole.then(|| (tokens.text(text).trim_matches('"').to_owned(), close.end))
}
