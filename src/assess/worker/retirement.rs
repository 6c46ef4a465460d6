//! Owns: the statutory retirement month, its delay and the flexible window.
//! Never: guesses a category.

use std::sync::Arc;

use crate::model::Month;

use crate::assess::law::door::Uses;

/// What the pack says of one category on one day; ages and steps in months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RetirementNorms {
    /// Original age.
    pub original_age: i32,
    /// One month of delay for each so many months; 0 = no delay.
    pub step: i32,
    /// Most delay.
    pub cap: i32,
    /// First month of the gradual regime.
    pub reform_start: Month,
    /// How far a person may go earlier or, by agreement, later.
    pub flexible: i32,
}

/// The same, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryNorms {
    /// Ages and steps.
    pub norms: RetirementNorms,
    /// What they rest on.
    pub uses: Arc<Uses>,
}

/// A person's retirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retirement {
    /// Month of the original age.
    pub original: Month,
    /// Months of delay.
    pub delay: i32,
    /// Age at retirement, in months.
    pub age: i32,
    /// Statutory month.
    pub month: Month,
    /// Earliest month, never before the original age.
    pub earliest: Month,
    /// Latest month, by agreement only.
    pub latest: Month,
}

/// 国务院关于渐进式延迟法定退休年龄的办法 第一条、第三条; before the reform nothing is delayed.
#[must_use]
pub fn statutory(birth: Month, norms: &RetirementNorms) -> Retirement {
    let original = birth.plus(norms.original_age);
    let since = original.months_since(norms.reform_start);
    let delay = if norms.step == 0 || since < 0 { 0 } else { (since / norms.step + 1).min(norms.cap) };
    let month = original.plus(delay);
    Retirement {
        original,
        delay,
        age: norms.original_age + delay,
        month,
        earliest: original.max(month.plus(-norms.flexible)),
        latest: month.plus(norms.flexible),
    }
}
