//! Owns: which body, its quorum, its pass line, and whether papers went out in time.
//! Never: counts votes that were not cast.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::Findings;
use crate::model::Case;
use crate::policy::Value;

use crate::assess::facts::{CaseFacts, Scope};
use crate::assess::law::door::{Door, Uses};
use crate::assess::severance::method::amount;

/// The parameter that gives the least number of delegates.
pub(in crate::assess) const DELEGATES: &str = "congress_delegates";

/// What is more than half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassLine {
    /// `gt_half_all`: more than half of all.
    MoreThanHalf,
    /// `ge_half_all`: half of all or more.
    HalfOrMore,
}

impl PassLine {
    /// By the word that packs use.
    #[must_use]
    pub fn named(word: &str) -> Self {
        if word == "ge_half_all" { Self::HalfOrMore } else { Self::MoreThanHalf }
    }
}

/// Norms of the congress on its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CongressNorms {
    /// Quorum as a fraction.
    pub quorum: (u32, u32),
    /// What it rests on.
    pub quorum_uses: Arc<Uses>,
    /// Pass line.
    pub pass: PassLine,
    /// What it rests on.
    pub pass_uses: Arc<Uses>,
    /// What papers, delegates and the choice of the body rest on.
    pub rules_uses: Arc<Uses>,
}

/// Least number of delegates; nothing, and a finding, where its formula asks for what the case does not state.
pub(in crate::assess) fn delegates(
    case: &Case,
    door: &Door<'_>,
    facts: &CaseFacts,
    findings: &mut Findings,
) -> Option<Decimal> {
    let on = case.congress.date;
    let formula = match &door.line(DELEGATES, on)?.norm.value {
        Value::Number(least) => return Some(*least),
        Value::Formula(formula) => formula,
        _ => return None,
    };
    let scope = Scope { door, on, case: facts };
    let least = amount(DELEGATES, formula, &|name| scope.value(name, &|_| None));
    least.map_err(|fault| findings.push(fault.at(case.congress.entitled_at.clone()))).ok()
}

/// Least number present: the fraction of all, rounded up.
#[must_use]
pub fn quorum(entitled: u32, (numerator, denominator): (u32, u32)) -> u32 {
    let whole = u64::from(entitled) * u64::from(numerator);
    u32::try_from(whole.div_ceil(u64::from(denominator.max(1)))).unwrap_or(u32::MAX)
}

/// Yes votes needed, counted on all who are entitled, not on those present.
#[must_use]
pub fn pass_line(entitled: u32, line: PassLine) -> u32 {
    match line {
        PassLine::MoreThanHalf => entitled / 2 + 1,
        PassLine::HalfOrMore => entitled.div_ceil(2),
    }
}

#[cfg(test)]
mod tests {
    use super::{PassLine, pass_line, quorum};

    #[test]
    fn lines_count_all_delegates() {
        for (entitled, present, yes) in
            [(90, 60, 46), (91, 61, 46), (30, 20, 16), (193, 129, 97), (u32::MAX, 2_863_311_530, 1 << 31)]
        {
            assert_eq!(
                (quorum(entitled, (2, 3)), pass_line(entitled, PassLine::MoreThanHalf)),
                (present, yes)
            );
        }
    }
}
