//! Owns: facts of one year of payment.
//! Never: sums a year up.

use crate::assess::money::funds::YearBalance;
use crate::policy::{FactValue, bind};

use super::value::{Facts, gathered, number, yuan};

/// A year of payment, and whether it is the last.
pub(in crate::assess) struct Year<'a> {
    balance: &'a YearBalance,
    last: bool,
}

bind! {
    /// Facts of one year of payment.
    pub(super) const YEAR(of: &Year<'_>) {
        "年度" => number(of.balance.year),
        "年度缺口" => yuan(of.balance.short),
        "末年度" => FactValue::Truth(of.last),
    }
}

/// The facts of one year of payment.
pub(in crate::assess) fn year(balance: &YearBalance, last: bool) -> Facts {
    gathered(YEAR, &Year { balance, last })
}
