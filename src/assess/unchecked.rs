//! Owns: which entries and parameters a judgement used by way of formulas though nobody proved them.
//! May import: policy, model, diagnostic, this room. Never: lets an unproved value pass in silence.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::{Case, Date};
use crate::policy::{Expression, MethodFormula, Policy, Value};

use super::assessment::Assessment;

/// Notes on all that stands in formulas, methods and cost items used and is not proved against its source.
pub(super) fn tell(case: &Case, policy: &Policy, found: &Assessment, findings: &mut Findings) {
    let mut used = Used { policy, on: case.compensation_date, ids: BTreeSet::new() };
    let mut note = |id: &str, at: &Place| {
        findings.push(Finding::new(Code::ValueUnchecked, at.clone()).fact("parameter", id));
    };
    if let Some(method) = policy.method(&case.choices.compensation_method) {
        let expressions: Vec<&Expression> = match &method.formula {
            MethodFormula::Statutory { .. } => Vec::new(),
            MethodFormula::PerUnit { base, most, bonus, .. } => {
                [Some(base), most.as_ref(), bonus.as_ref()].into_iter().flatten().collect()
            }
            MethodFormula::Whole { amount, .. } | MethodFormula::Pool { amount, .. } => vec![amount],
        };
        expressions.into_iter().for_each(|expression| used.expression(expression));
        if !method.checked {
            note(&method.name, &method.at);
        }
    }
    for cost in &found.costs.items {
        let Some(item) = policy.cost_item(&cost.code) else { continue };
        let expressions = [&item.when, &item.amount, &item.years].into_iter().flatten();
        expressions.for_each(|expression| used.expression(expression));
        if !item.checked {
            note(&format!("{} {}", item.code, item.name), &item.at);
        }
    }
    for channel in found.costs.channels.iter().filter(|channel| channel.people > 0) {
        let when = policy.channel(&channel.code).and_then(|channel| channel.when.as_ref());
        when.into_iter().for_each(|when| used.expression(when));
    }
    if found.workers.iter().any(|worker| worker.reserve.is_some()) {
        use super::owed::{ALLOWANCE, ALLOWANCE_CEILING, ALLOWANCE_FLOOR};
        [ALLOWANCE, ALLOWANCE_FLOOR, ALLOWANCE_CEILING].into_iter().for_each(|id| used.parameter(id));
    }
    for id in used.ids.iter().filter(|id| !found.norms.unchecked.contains(id)) {
        let unproved = policy.norm(id, used.on).is_ok_and(|norm| !norm.checked);
        if let Some(parameter) = policy.parameters.get(id).filter(|_| unproved) {
            note(id, &parameter.at);
        }
    }
}

struct Used<'p> {
    policy: &'p Policy,
    on: Date,
    ids: BTreeSet<String>,
}

impl Used<'_> {
    fn expression(&mut self, expression: &Expression) {
        expression.names().iter().for_each(|name| self.parameter(name));
    }

    /// A parameter and all that its formula names; facts are no parameters.
    fn parameter(&mut self, id: &str) {
        if !self.policy.parameters.contains_key(id) || !self.ids.insert(id.to_owned()) {
            return;
        }
        if let Ok(norm) = self.policy.norm(id, self.on)
            && let Value::Formula(formula) = &norm.value
        {
            self.expression(formula);
        }
    }
}
