//! Owns: who may retire internally, and the reserve until formal retirement.
//! Never: holds a number of law.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{Date, Money, Month};
use crate::policy::{AllowanceForm, OwnPart};

/// Which side takes the boundary; packs name it, nothing guesses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// `lt_5y`: 不足, strictly less.
    Under,
    /// `le_5y`: 以内, the boundary included.
    UpTo,
}

/// Whether the months left lie within the limit. Nobody at or past retirement does.
#[must_use]
pub fn within_bound(months_left: i32, limit: i32, bound: Bound) -> bool {
    months_left > 0
        && match bound {
            Bound::Under => months_left < limit,
            Bound::UpTo => months_left <= limit,
        }
}

/// The first month for which a living allowance is paid: the month after the base date. Sums, months and words start there.
#[must_use]
pub fn first_month(base_date: Date) -> Month {
    Month::of(base_date).plus(1)
}

/// What the reserve reads from the policy on the base date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReserveNorms {
    /// How the allowance is paid.
    pub form: AllowanceForm,
    /// Who pays the worker's part of the contributions.
    pub own_part: OwnPart,
    /// Employer's rates, by insurance.
    pub employer: Vec<(String, Decimal)>,
    /// Rates of the worker's part that the enterprise pays, by insurance; empty where the worker pays it.
    pub borne: Vec<(String, Decimal)>,
}

/// Allowance and contributions from the first month paid up to the month of retirement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reserve {
    /// Months paid.
    pub months: i32,
    /// Living allowance a month.
    pub allowance: Money,
    /// Contributions a month that the enterprise pays.
    pub insurance: Money,
    /// The worker's own part among them; nothing where the worker pays it.
    pub own_part: Money,
    /// The allowance of all months as it is paid at once; `None` where it is paid by month.
    pub at_once: Option<Money>,
    /// Allowance of all months.
    pub allowance_total: Money,
    /// Contributions of all months.
    pub insurance_total: Money,
    /// Months in each year.
    pub months_by_year: BTreeMap<i32, i32>,
}

impl Reserve {
    /// Monthly sums are rounded to the fen before they are multiplied. `employer` and `own_part` are the two parts of
    /// the contributions as far as the enterprise pays them.
    #[must_use]
    pub fn new(first: Month, retirement: Month, allowance: Money, [employer, own_part]: [Money; 2]) -> Self {
        let insurance = employer + own_part;
        let months = (retirement.months_since(first) + 1).max(0);
        let mut months_by_year = BTreeMap::new();
        for month in 0..months {
            *months_by_year.entry(first.plus(month).year()).or_insert(0) += 1;
        }
        let times = |sum: Money| Money::round_half_up(sum.yuan() * Decimal::from(months));
        Self {
            months,
            allowance,
            insurance,
            own_part,
            at_once: None,
            allowance_total: times(allowance),
            insurance_total: times(insurance),
            months_by_year,
        }
    }

    /// The worker's own part of all months that the enterprise pays.
    #[must_use]
    pub fn own_part_total(&self) -> Money {
        Money::round_half_up(self.own_part.yuan() * Decimal::from(self.months))
    }
}

/// What equal payments at the end of each period are worth today, rounded once at the end; their plain sum
/// where nothing is discounted.
#[must_use]
pub fn present_value(payment: Money, periods: u32, rate: Decimal) -> Money {
    let growth = Decimal::ONE + rate;
    let (mut factor, mut sum) = (Decimal::ONE, Decimal::ZERO);
    for _ in 0..periods {
        factor = factor.checked_div(growth).unwrap_or_default();
        sum += factor;
    }
    Money::round_half_up(payment.yuan() * sum)
}

#[cfg(test)]
mod tests {
    use super::{Bound, Reserve, within_bound};
    use crate::model::{Money, Month};

    #[test]
    fn reserve_sums_are_those_of_a_hand_calculation() {
        let month = |year, month| Month::new(year, month).expect("a month");
        let money = |text| Money::parse(text).expect("money");
        let reserve =
            Reserve::new(month(2026, 12), month(2031, 7), money("1800"), [money("1050"), Money::ZERO]);
        assert_eq!((reserve.allowance_total + reserve.insurance_total).to_string(), "159,600.00");
        assert_eq!(reserve.months_by_year.values().sum::<i32>(), 56);
        let reserve =
            Reserve::new(month(2026, 12), month(2028, 2), money("1440"), [money("800.50"), money("140")]);
        assert_eq!((reserve.allowance_total + reserve.insurance_total).to_string(), "35,707.50");
        assert_eq!(reserve.own_part_total().to_string(), "2,100.00");
    }

    #[test]
    fn the_boundary_is_named() {
        assert!(!within_bound(60, 60, Bound::Under) && within_bound(60, 60, Bound::UpTo));
        assert!(!within_bound(0, 60, Bound::UpTo));
    }
}
