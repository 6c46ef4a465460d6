//! Owns: reading one scalar: counts, decimals, truth values, words of a closed list.
//! Never: guesses; floating point.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Coded, Finding, Place};

use super::nearest;

/// Why a text is not the value wanted, before its place is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind of problem.
    pub code: Code,
    /// Values for the message.
    pub facts: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault that shows the text refused.
    #[must_use]
    pub fn new(code: Code, value: &str) -> Self {
        Self { code, facts: vec![("value", value.to_owned())] }
    }

    /// Adds a value for the message.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.push((name, value.to_string()));
        self
    }

    /// The finding, under the key or heading where the text stands.
    #[must_use]
    pub fn at(self, key: &str, at: Place) -> Finding {
        let mut finding = Finding::new(self.code, at).fact("key", key);
        finding.facts.extend(self.facts.into_iter().map(|(name, value)| (name.into(), value)));
        finding
    }
}

/// Reads a whole number from 0.
///
/// # Errors
/// Refuses signs, decimals and anything that does not fit.
pub fn count(text: &str) -> Result<u32, Fault> {
    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or_else(|| Fault::new(Code::NotANumber, text))
}

/// Reads a number of whole days; `5.0` is one.
///
/// # Errors
/// A part of a day has its own code: what is left of a day counts nothing, and nobody drops it unasked.
pub fn whole_days(text: &str) -> Result<u32, Fault> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::new(Code::NotANumber, text));
    }
    let days = count(whole).map_err(|_| Fault::new(Code::NotANumber, text))?;
    if part.bytes().all(|byte| byte == b'0') { Ok(days) } else { Err(Fault::new(Code::PartOfDay, text)) }
}

/// Reads an exact decimal, `0.7` or `70%`.
///
/// # Errors
/// Refuses exponents and anything that cannot be kept exactly.
pub fn decimal(text: &str) -> Result<Decimal, Fault> {
    let fault = || Fault::new(Code::NotANumber, text);
    let (digits, percent) = match text.strip_suffix(['%', '％']) {
        Some(digits) => (digits.trim_end(), true),
        None => (text, false),
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')) {
        return Err(fault());
    }
    let number = Decimal::from_str_exact(digits).map_err(|_| fault())?;
    let number = if percent { number.checked_div(Decimal::ONE_HUNDRED).ok_or_else(fault)? } else { number };
    Ok(number.normalize())
}

/// Reads `true`, `false`, `是` or `否`.
///
/// # Errors
/// Refuses every other word, `yes` and `no` too: they read as text elsewhere.
pub fn flag(text: &str) -> Result<bool, Fault> {
    match text {
        "true" | "是" => Ok(true),
        "false" | "否" => Ok(false),
        _ => Err(Fault::new(Code::WrongType, text).fact("expected", "flag").fact("found", "text")),
    }
}

/// Finds a word in a closed list.
///
/// # Errors
/// A fault with the words allowed and the nearest of them.
pub fn choose<T: Clone>(word: &str, choices: &[(&str, T)]) -> Result<T, Fault> {
    let known = choices.iter().find(|(name, _)| *name == word).map(|(_, value)| value.clone());
    known.ok_or_else(|| unlisted(word, choices.iter().map(|(name, _)| *name)))
}

/// Finds a word in a closed list whose words are its codes.
///
/// # Errors
/// A fault with the words allowed and the nearest of them.
pub fn coded<T: Coded>(word: &str) -> Result<T, Fault> {
    T::of_code(word).ok_or_else(|| unlisted(word, T::codes().into_iter()))
}

/// Finds a word in a closed list whose values have other words beside their codes.
///
/// # Errors
/// A fault with the words allowed, the codes last, and the nearest of them.
pub fn worded<T: Coded>(word: &str, words: &[(&str, T)]) -> Result<T, Fault> {
    let known = words.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    let known = known.or_else(|| T::of_code(word));
    known.ok_or_else(|| unlisted(word, words.iter().map(|(name, _)| *name).chain(T::codes())))
}

fn unlisted<'w>(word: &str, allowed: impl Iterator<Item = &'w str>) -> Fault {
    let allowed: Vec<&str> = allowed.collect();
    let near = nearest(word, allowed.iter().copied());
    Fault::new(Code::NotOneOf, word).fact("nearest", near).fact("allowed", allowed.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{count, decimal, flag, whole_days};
    use crate::diagnostic::Code;

    #[test]
    fn rates_are_exact_however_they_are_written() {
        assert_eq!(decimal("70%").map(|rate| rate.to_string()), Ok("0.7".to_owned()));
        assert_eq!(decimal("0.70").map(|rate| rate.to_string()), Ok("0.7".to_owned()));
        for text in ["", "七成", "1e2", "1.2.3", "%", "-", "."] {
            assert!(decimal(text).is_err(), "{text}");
        }
    }

    #[test]
    fn w4_days_are_whole_and_a_part_of_one_is_told_as_such() {
        assert_eq!((whole_days("5"), whole_days("5.0")), (Ok(5), Ok(5)));
        let code = |text| whole_days(text).map_err(|fault| fault.code);
        assert_eq!(code("2.5"), Err(Code::PartOfDay));
        assert_eq!(
            (code("2."), code("两天"), code("-1.0")),
            (Err(Code::NotANumber), Err(Code::NotANumber), Err(Code::NotANumber))
        );
    }

    #[test]
    fn counts_and_flags_are_not_guessed() {
        assert_eq!(count("0012"), Ok(12));
        assert!(["-1", "+1", "1.0", "", "99999999999", "１２"].iter().all(|text| count(text).is_err()));
        assert_eq!((flag("是"), flag("false")), (Ok(true), Ok(false)));
        assert!(flag("yes").is_err());
    }
}
