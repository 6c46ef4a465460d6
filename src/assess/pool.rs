//! Owns: one sum of the case divided among those who share it, by their service. May import: policy, model, this room.
//! Never: judges a worker; rounds a share by itself.

use rayon::prelude::*;
use rust_decimal::Decimal;

use crate::diagnostic::{Findings, Place};
use crate::model::{Money, Worker};
use crate::policy::{EvaluationFault, Method, MethodFormula};

use super::compensation::Severance;
use super::method::{FormulaFault, amount, shares, units};
use super::worker::{Judge, SEVERANCE};

/// A sum and what each worker has of it, in the order of the roster.
pub(super) struct Pool {
    sum: Money,
    all: Decimal,
    parts: Vec<(Decimal, Money)>,
}

impl Pool {
    /// Divides the sum where the plan's method says so. It can be divided only when the service of all is counted, and
    /// is divided before any other sum is, since others may be worked out from it.
    pub(super) fn divide(judge: &Judge<'_>, findings: &mut Findings) -> Option<Self> {
        let choices = &judge.case.choices;
        let method = judge.policy.method(&choices.compensation_method)?;
        let MethodFormula::Pool { amount: formula, .. } = &method.formula else { return None };
        let at: &Place = &choices.compensation_method_at;
        let door = judge.door();
        let scene = judge.scene(&door);
        let sum = match amount("pool", formula, &|name| scene.value(name, &|_| None)) {
            Ok(sum) => Money::round_half_up(sum),
            Err(fault) => {
                findings.push(fault.at(at.clone()));
                return None;
            }
        };
        let workers = judge.case.workers.par_iter();
        let weights: Vec<Decimal> = workers.map(|worker| weight(judge, method, worker)).collect();
        let all: Decimal = weights.iter().copied().sum();
        if all.is_zero() && !sum.is_zero() {
            let fault = EvaluationFault { detail: "division-by-zero".to_owned() };
            findings.push(FormulaFault::new("pool", fault).at(at.clone()));
        }
        let given = shares(sum, &weights);
        Some(Self { sum, all, parts: weights.into_iter().zip(given).collect() })
    }

    /// The share of one worker, by place in the roster, as severance.
    pub(super) fn share(&self, at: usize) -> Severance {
        let (weight, amount) = self.parts[at];
        if amount.is_zero() {
            return Severance::default();
        }
        let working = format!("{} × {} ÷ {} = {amount}", self.sum, weight.normalize(), self.all.normalize());
        Severance { amount, working: vec![working], ..Severance::default() }
    }
}

/// Units of service of those who share; nothing for the others.
fn weight(judge: &Judge<'_>, method: &Method, worker: &Worker) -> Decimal {
    let channel = judge.policy.channel(&worker.channel);
    let owes = channel.is_some_and(|channel| channel.items.iter().any(|item| item == SEVERANCE));
    let ground = judge.ground_of(channel, Some(worker));
    if owes && ground.is_some_and(|ground| ground.severance) {
        units(method, &judge.service_of(worker), &judge.norms.severance)
    } else {
        Decimal::ZERO
    }
}
