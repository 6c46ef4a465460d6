//! Owns: pay for unused annual leave.
//! Never: holds a number of law.

use rust_decimal::Decimal;

use crate::assess::law::door::Door;
use crate::model::{Date, Money};
use crate::policy::Policy;

/// Norms of unused leave on the day on which the relation ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeaveNorms {
    /// Average days paid in a month.
    pub divisor: Decimal,
    /// Extra pay, in daily wages.
    pub rate: Decimal,
    /// Days of a year, by which leave is earned.
    pub year_days: Decimal,
}

/// Pay for unused leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeavePay {
    /// Daily wage, rounded to the fen before it is multiplied.
    pub daily: Money,
    /// What is paid beside the wage.
    pub amount: Money,
}

impl LeaveNorms {
    /// Looks them up; nothing where the policy has none for the day.
    #[must_use]
    pub fn on(policy: &Policy, on: Date) -> Option<Self> {
        let number = |id: &str| Door::new(policy).number(id, on);
        Some(Self {
            divisor: number("leave_daily_divisor")?,
            rate: number("leave_extra_rate")?,
            year_days: number("leave_year_days")?,
        })
    }

    /// 企业职工带薪年休假实施办法 第十一条、第十二条.
    #[must_use]
    pub fn pay(&self, average_wage: Money, days: Decimal) -> LeavePay {
        let daily = Money::round_half_up(average_wage.yuan().checked_div(self.divisor).unwrap_or_default());
        LeavePay { daily, amount: Money::round_half_up(daily.yuan() * days * self.rate) }
    }
}

/// Whole days earned in the part of the year that has passed, less those taken; a part of a day does not count
/// (企业职工带薪年休假实施办法 第十二条).
#[must_use]
pub fn elapsed_days(elapsed: Decimal, entitlement: Decimal, taken: Decimal, norms: &LeaveNorms) -> Decimal {
    let earned = (elapsed * entitlement).checked_div(norms.year_days).unwrap_or_default();
    (earned - taken).floor().max(Decimal::ZERO)
}
