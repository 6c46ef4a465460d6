//! Owns: money in yuan, exact to the fen.
//! Never: floating point.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use rust_decimal::{Decimal, RoundingStrategy};

/// An amount in yuan with at most two decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(Decimal);

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyFault {
    /// Not a number at all.
    NotANumber,
    /// Finer than a fen.
    TooFine,
    /// Below zero, where only amounts owed make sense.
    Negative,
    /// Too large to be exact.
    TooLarge,
}

impl Money {
    /// No money.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Rounds to the fen, half away from zero: the one rounding of an item, named where it happens.
    #[must_use]
    pub fn round_half_up(yuan: Decimal) -> Self {
        Self(yuan.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    /// Rounds to whole yuan, half away from zero, for items that are paid so.
    #[must_use]
    pub fn round_to_yuan(yuan: Decimal) -> Self {
        Self(yuan.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
    }

    /// Reads `12345.67`, `12,345.67`, `8,745万`, `1.2亿`, with or without `元`, `¥`; exact or refused.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, MoneyFault> {
        let text: String = text.trim().chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
        let text = text.strip_prefix('¥').or_else(|| text.strip_prefix('￥')).unwrap_or(&text);
        let text = text.strip_suffix('元').unwrap_or(text);
        // how accounts write an amount below zero
        if text.len() > 2 && text.starts_with(['(', '（']) && text.ends_with([')', '）']) {
            return Err(MoneyFault::Negative);
        }
        let (digits, scale) = if let Some(rest) = text.strip_suffix('万') {
            (rest, Decimal::from(10_000))
        } else if let Some(rest) = text.strip_suffix('亿') {
            (rest, Decimal::from(100_000_000))
        } else {
            (text, Decimal::ONE)
        };
        if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')) {
            return Err(MoneyFault::NotANumber);
        }
        let number = Decimal::from_str_exact(digits)
            .map_err(|_| if digits.len() > 20 { MoneyFault::TooLarge } else { MoneyFault::NotANumber })?;
        let yuan = number.checked_mul(scale).ok_or(MoneyFault::TooLarge)?.normalize();
        if yuan.scale() > 2 {
            return Err(MoneyFault::TooFine);
        }
        if yuan.is_sign_negative() && !yuan.is_zero() {
            return Err(MoneyFault::Negative);
        }
        // sums over a million people stay exact below this
        if yuan > Decimal::from(10_000_000_000_000_i64) {
            return Err(MoneyFault::TooLarge);
        }
        Ok(Self(yuan))
    }

    /// The amount in yuan.
    #[must_use]
    pub fn yuan(self) -> Decimal {
        self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// What is left after taking `other`, never below zero.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        if self > other { self - other } else { Self::ZERO }
    }
}

impl fmt::Display for Money {
    /// `1,234,567.80`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.0.abs());
        let (whole, fen) = text.split_once('.').unwrap_or((&text, "00"));
        if self.0.is_sign_negative() && !self.0.is_zero() {
            f.write_str("-")?;
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        write!(f, ".{fen}")
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::{Money, MoneyFault};

    #[test]
    fn reads_what_offices_write() {
        for (text, shown) in [
            ("12345.6", "12,345.60"),
            ("12,345.67元", "12,345.67"),
            ("8,745万元", "87,450,000.00"),
            ("1.0367亿", "103,670,000.00"),
            ("¥0", "0.00"),
            ("5000.000", "5,000.00"),
        ] {
            assert_eq!(Money::parse(text).map(|money| money.to_string()), Ok(shown.to_owned()), "{text}");
        }
    }

    #[test]
    fn refuses_what_it_cannot_keep_exactly() {
        for (text, fault) in [
            ("100.001", MoneyFault::TooFine),
            ("-1", MoneyFault::Negative),
            ("(1,234.00)", MoneyFault::Negative),
            ("（1234）", MoneyFault::Negative),
            ("一百", MoneyFault::NotANumber),
            ("1e5", MoneyFault::NotANumber),
            ("", MoneyFault::NotANumber),
            ("1.2.3", MoneyFault::NotANumber),
            ("999999999999999", MoneyFault::TooLarge),
        ] {
            assert_eq!(Money::parse(text), Err(fault), "{text}");
        }
    }
}
