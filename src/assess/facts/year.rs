//! Owns: facts of one year of payment.
//! Never: sums a year up.

use crate::assess::money::funds::YearBalance;
use crate::policy::Datum;

use super::{Facts, number, yuan};

/// Facts of one year of payment.
pub(in crate::assess) fn year(balance: &YearBalance, last: bool) -> Facts {
    Facts::from([
        ("年度", number(balance.year)),
        ("年度缺口", yuan(balance.short)),
        ("末年度", Datum::Truth(last)),
    ])
}
