//! Owns: sums of the case, each divided among those who share it, by their service.
//! Never: judges a worker; rounds a share by itself.

use rust_decimal::Decimal;

use crate::diagnostic::Findings;
use crate::model::{MethodChoice, Money};
use crate::policy::{EvaluationFault, Expression, MethodFormula};

use crate::assess::severance::compensation::Severance;
use crate::assess::severance::method::{FormulaFault, amount, shares};
use crate::assess::worker::assessment::Standing;
use crate::assess::worker::judge::Judge;

/// The sums that the plan's methods divide, by code of the method.
pub(in crate::assess) struct Pools<'a>(Vec<(&'a str, Pool)>);

/// A sum and what each worker has of it, in the order of the roster.
struct Pool {
    sum: Money,
    all: Decimal,
    parts: Vec<(Decimal, Money)>,
}

impl<'a> Pools<'a> {
    /// Divides each sum among those whose method it is. That can be done only when the service of all is counted, and
    /// is done before any other sum is, since others may be worked out from it.
    pub(in crate::assess) fn divide(judge: &Judge<'a>, begun: &[Standing], findings: &mut Findings) -> Self {
        let pools = judge.case.choices.compensation_methods.iter().filter_map(|choice| {
            let MethodFormula::Pool { amount, .. } = &judge.policy.method(&choice.method)?.formula else {
                return None;
            };
            Some((choice.method.as_str(), Pool::divide(judge, choice, amount, begun, findings)?))
        });
        Self(pools.collect())
    }

    /// The share of one worker, by place in the roster, as severance; `None` where the worker's method divides nothing.
    pub(in crate::assess) fn share(&self, at: usize, method: &str) -> Option<Severance> {
        self.0.iter().find(|(code, _)| *code == method).map(|(_, pool)| pool.share(at))
    }
}

impl Pool {
    fn divide(
        judge: &Judge<'_>,
        choice: &MethodChoice,
        formula: &Expression,
        begun: &[Standing],
        findings: &mut Findings,
    ) -> Option<Self> {
        let door = judge.door();
        let scope = judge.scope(&door);
        let sum = match amount("pool", formula, &|name| scope.value(name, &|_| None)) {
            Ok(sum) => Money::round_half_up(sum),
            Err(fault) => {
                findings.push(fault.at(choice.at.clone()));
                return None;
            }
        };
        let shares_in = judge.case.workers.iter().zip(begun).map(|(worker, standing)| {
            let shares = standing.method == choice.method && judge.compensates(worker);
            if shares { standing.units } else { Decimal::ZERO }
        });
        let weights: Vec<Decimal> = shares_in.collect();
        let all: Decimal = weights.iter().copied().sum();
        if all.is_zero() && !sum.is_zero() {
            let fault = EvaluationFault { detail: "division-by-zero".to_owned() };
            findings.push(FormulaFault::new("pool", fault).at(choice.at.clone()));
        }
        let given = shares(sum, &weights);
        Some(Self { sum, all, parts: weights.into_iter().zip(given).collect() })
    }

    fn share(&self, at: usize) -> Severance {
        let (weight, amount) = self.parts[at];
        if amount.is_zero() {
            return Severance::default();
        }
        let working = format!("{} × {} ÷ {} = {amount}", self.sum, weight.normalize(), self.all.normalize());
        Severance { amount, working: vec![working], ..Severance::default() }
    }
}
