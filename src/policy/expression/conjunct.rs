//! Owns: the plain conditions that a chain of `&&` asks for, so that a check which does not apply is seen not
//! to without working all of it out.
//! Never: says that a condition holds; only that it cannot.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::fact_value::FactValue;
use super::token::{Sort, Token, Tokens};

/// One side of a comparison.
#[derive(Debug)]
pub(super) enum Side {
    Name(Arc<str>),
    Value(FactValue),
}

/// A condition on facts as they stand: a truth, or two of them compared.
#[derive(Debug)]
pub(super) enum Conjunct {
    Truth { name: Arc<str>, wanted: bool },
    Compared { left: Side, sign: Sign, right: Side },
}

/// How two sides are compared.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sign {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Sign {
    fn named(text: &str) -> Option<Self> {
        Some(match text {
            "==" => Self::Equal,
            "!=" => Self::Unequal,
            "<" => Self::Less,
            "<=" => Self::AtMost,
            ">" => Self::More,
            ">=" => Self::AtLeast,
            _ => return None,
        })
    }
}

/// The plain conditions of a text; none where it is no chain of `&&`. What is not plain is left to the engine.
pub(super) fn conjuncts(text: &str) -> Vec<Conjunct> {
    let tokens = Tokens::new(text, |_| true);
    let mut depth = 0_i32;
    let mut parts: Vec<Vec<&Token>> = vec![Vec::new()];
    for token in &tokens.items {
        let word = tokens.text(token);
        match (token.sort, word.as_str()) {
            (Sort::Sign, "(" | "[") => depth += 1,
            (Sort::Sign, ")" | "]") => depth -= 1,
            (Sort::Sign, "||") if depth == 0 => return Vec::new(),
            (Sort::Word, "if") if depth == 0 => return Vec::new(),
            (Sort::Sign, "&&") if depth == 0 => {
                parts.push(Vec::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts.iter().filter_map(|part| plain(&tokens, part)).collect()
}

fn plain(tokens: &Tokens, part: &[&Token]) -> Option<Conjunct> {
    let name = |token: &Token| (token.sort == Sort::Name).then(|| Arc::from(tokens.text(token).as_str()));
    match part {
        [one] => Some(Conjunct::Truth { name: name(one)?, wanted: true }),
        [not, one] if tokens.text(not) == "!" => Some(Conjunct::Truth { name: name(one)?, wanted: false }),
        [left, sign, right] => {
            let sign = Sign::named(&tokens.text(sign))?;
            Some(Conjunct::Compared { left: side(tokens, left)?, sign, right: side(tokens, right)? })
        }
        _ => None,
    }
}

fn side(tokens: &Tokens, token: &Token) -> Option<Side> {
    let text = tokens.text(token);
    match token.sort {
        Sort::Name => Some(Side::Name(Arc::from(text.as_str()))),
        Sort::Number => Some(Side::Value(FactValue::Number(Decimal::from_str_exact(&text).ok()?))),
        Sort::Text => Some(Side::Value(FactValue::Text(text.trim_matches('"').into()))),
        _ => None,
    }
}

impl Conjunct {
    /// Whether the condition is false, or asks for what has no value.
    pub(super) fn fails(&self, value: &dyn Fn(&str) -> Option<FactValue>) -> bool {
        match self {
            Self::Truth { name, wanted } => value(name) != Some(FactValue::Truth(*wanted)),
            Self::Compared { left, sign, right } => {
                let of = |side: &Side| match side {
                    Side::Name(name) => value(name),
                    Side::Value(value) => Some(value.clone()),
                };
                let (Some(left), Some(right)) = (of(left), of(right)) else { return true };
                !holds(&left, *sign, &right)
            }
        }
    }
}

/// Kinds were proved alike; what cannot be ordered is left to the engine.
fn holds(left: &FactValue, sign: Sign, right: &FactValue) -> bool {
    let order = match (left, right) {
        (FactValue::Number(left), FactValue::Number(right)) => left.cmp(right),
        (FactValue::Day(left), FactValue::Day(right)) => left.cmp(right),
        (FactValue::Text(left), FactValue::Text(right)) => left.cmp(right),
        (FactValue::Truth(left), FactValue::Truth(right)) => left.cmp(right),
        _ => return true,
    };
    match sign {
        Sign::Equal => order.is_eq(),
        Sign::Unequal => order.is_ne(),
        Sign::Less => order.is_lt(),
        Sign::AtMost => order.is_le(),
        Sign::More => order.is_gt(),
        Sign::AtLeast => order.is_ge(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Conjunct, conjuncts};
    use crate::policy::FactValue;

    fn refuted(text: &str) -> bool {
        let value = |name: &str| match name {
            "真" => Some(FactValue::Truth(true)),
            "假" => Some(FactValue::Truth(false)),
            "三" => Some(FactValue::Number(3.into())),
            "码" => Some(FactValue::Text("44-1".into())),
            _ => None,
        };
        conjuncts(text).iter().any(|conjunct: &Conjunct| conjunct.fails(&value))
    }

    #[test]
    fn what_cannot_hold_is_refuted_and_nothing_else() {
        for text in [
            "真 && 假",
            "!真 && 三 > 1",
            "三 < 3",
            "码 != \"44-1\"",
            "真 && 无此 == 1",
            "三 > 1 && (假 || 真) && 假",
        ] {
            assert!(refuted(text), "{text}");
        }
        for text in [
            "真",
            "!假 && 三 >= 3 && 三 <= 3",
            "码 == \"44-1\"",
            // a choice is not plain, nor is a sum, nor what stands in brackets
            "假 || 真",
            "真 && (假 || 真)",
            "三 + 1 > 5",
            "if 假 { 真 } else { 真 }",
        ] {
            assert!(!refuted(text), "{text}");
        }
    }
}
