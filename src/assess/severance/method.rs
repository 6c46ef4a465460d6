//! Owns: severance by the method that the plan chose: the law's own, a local formula, or a share of one sum.
//! Never: holds a number of law.

use rust_decimal::Decimal;

use crate::diagnostic::{Finding, Place};
use crate::model::{DateSpan, Money};
use crate::policy::{BaseRule, EvaluationFault, Expression, FactValue, Ground, Method, MethodFormula, Part};

use crate::assess::severance::compensation::{Segment, Service, Severance, SeveranceNorms, severance};

/// A value of a name, for one worker.
pub type Values<'a> = &'a dyn Fn(&str) -> Option<FactValue>;

/// Why a formula gave no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaFault {
    /// Key of the formula.
    pub key: &'static str,
    /// What went wrong.
    pub fault: EvaluationFault,
    /// Names that have no value, where that is what went wrong.
    pub absent: Vec<String>,
}

impl FormulaFault {
    /// What a formula could not give.
    #[must_use]
    pub fn new(key: &'static str, fault: EvaluationFault) -> Self {
        Self { key, fault, absent: Vec::new() }
    }

    /// The finding, at the thing for which the formula was to be worked out.
    #[must_use]
    pub fn at(&self, at: Place) -> Finding {
        self.fault.at(self.key, at).fact("names", self.absent.join("、"))
    }
}

/// Units of service that a method counts; the law's own months for the law's own methods.
#[must_use]
pub fn units(method: &Method, service: &Service, norms: &SeveranceNorms) -> Decimal {
    match method.formula {
        MethodFormula::Statutory { .. } => norms.months(service.whole),
        MethodFormula::PerUnit { tail, .. }
        | MethodFormula::Whole { tail, .. }
        | MethodFormula::Pool { tail, .. } => norms.counted(service.whole, tail),
    }
}

/// Severance of one person by a method; nothing where the ground owes none. A share of one sum is not known
/// before all are counted: see [`shares`].
///
/// # Errors
/// A formula that cannot be worked out.
pub fn by_method(
    method: &Method,
    ground: &Ground,
    service: &Service,
    own: Money,
    norms: &SeveranceNorms,
    values: Values<'_>,
) -> Result<Severance, FormulaFault> {
    if !ground.severance {
        return Ok(Severance::default());
    }
    match &method.formula {
        MethodFormula::Statutory { split } => {
            let norms = SeveranceNorms { unified: !split, ..norms.clone() };
            Ok(severance(ground, service, own, &norms))
        }
        MethodFormula::PerUnit { base, most, bonus, .. } => {
            let earned = units(method, service, norms);
            let most = most.as_ref().map(|most| amount("most", most, values)).transpose()?;
            let base = Money::round_half_up(amount("base", base, values)?);
            let months = most.map_or(earned, |most| earned.min(most));
            let mut found = one_segment(service.whole, earned, months, base);
            if let Some(bonus) = bonus {
                let extra = Money::round_half_up(amount("bonus", bonus, values)?);
                if !extra.is_zero() {
                    let sum = found.amount + extra;
                    found.working.push(format!("{} + {extra} = {sum}", found.amount));
                    found.amount = sum;
                }
            }
            Ok(found)
        }
        MethodFormula::Whole { amount: formula, .. } => {
            let sum = Money::round_half_up(amount("amount", formula, values)?);
            let working = vec![format!("{} = {sum}", formula.worked(values))];
            Ok(Severance { amount: sum, working, ..Severance::default() })
        }
        MethodFormula::Pool { .. } => Ok(Severance::default()),
    }
}

/// What the law gives at least on a ground, whatever the plan's method: the segmented sum.
#[must_use]
pub fn least(ground: &Ground, service: &Service, own: Money, norms: &SeveranceNorms) -> Severance {
    severance(ground, service, own, &SeveranceNorms { unified: false, ..norms.clone() })
}

fn one_segment(service: DateSpan, earned: Decimal, months: Decimal, base: Money) -> Severance {
    let amount = Money::round_half_up(months * base.yuan());
    let segment =
        Segment { part: Part::Local, service, earned, months, base, rule: BaseRule::Formula, amount };
    let working = segment.working();
    let segments = if amount.is_zero() { Vec::new() } else { vec![segment] };
    Severance { segments, amount, working, ..Severance::default() }
}

/// A formula's number; what it names must be known.
pub(in crate::assess) fn amount(
    key: &'static str,
    formula: &Expression,
    values: Values<'_>,
) -> Result<Decimal, FormulaFault> {
    match formula.evaluate(values) {
        // nobody owes less than nothing
        Ok(Some(FactValue::Number(number))) if number < Decimal::ZERO => {
            Err(FormulaFault::new(key, EvaluationFault { detail: "negative".to_owned() }))
        }
        Ok(Some(FactValue::Number(number))) => Ok(number),
        Ok(_) => {
            let absent = formula.names().iter().filter(|name| values(name).is_none());
            let absent = absent.map(|name| name.to_string()).collect();
            let fault = EvaluationFault { detail: "not-stated".to_owned() };
            Err(FormulaFault { key, fault, absent })
        }
        Err(fault) => Err(FormulaFault::new(key, fault)),
    }
}

/// Divides a sum by weights, exact to the fen: everyone the fen below their share, and what is then left one
/// by one to the largest remainders, the first in order where they are equal.
#[must_use]
pub fn shares(sum: Money, weights: &[Decimal]) -> Vec<Money> {
    let all: Decimal = weights.iter().copied().sum();
    if all.is_zero() {
        return vec![Money::ZERO; weights.len()];
    }
    let fen = (sum.yuan() * Decimal::ONE_HUNDRED).trunc();
    let exact = |weight: &Decimal| {
        // dividing first would lose digits; only a sum too large for one product goes that way
        fen.checked_mul(*weight).and_then(|part| part.checked_div(all)).unwrap_or_else(|| fen / all * *weight)
    };
    let parts: Vec<Decimal> = weights.iter().map(exact).collect();
    let mut given: Vec<Decimal> = parts.iter().map(|part| part.trunc()).collect();
    let mut left = fen - given.iter().copied().sum::<Decimal>();
    let mut order: Vec<usize> = (0..parts.len()).filter(|at| !weights[*at].is_zero()).collect();
    order.sort_by(|a, b| (parts[*b] - given[*b]).cmp(&(parts[*a] - given[*a])).then(a.cmp(b)));
    for at in order {
        if left < Decimal::ONE {
            break;
        }
        given[at] += Decimal::ONE;
        left -= Decimal::ONE;
    }
    given.into_iter().map(|fen| Money::round_half_up(fen / Decimal::ONE_HUNDRED)).collect()
}
