//! Owns: which entries and parameters a judgement used by way of formulas though nobody proved them.
//! May import: policy, model, diagnostic, this room. Never: lets an unproved value pass in silence.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::{Case, Date};
use crate::policy::{Expression, Policy, Subject, Value};

use super::assessment::Assessment;

/// Notes on all that stands in formulas, methods and cost items used and is not proved against its source.
pub(super) fn tell(case: &Case, policy: &Policy, found: &Assessment, findings: &mut Findings) {
    let (owed_on, base) = (case.compensation_date, case.base_date);
    let mut used = Used { policy, seen: BTreeSet::new(), unproved: BTreeSet::new() };
    let mut note = |id: &str, at: &Place| {
        findings.push(Finding::new(Code::ValueUnchecked, at.clone()).fact("parameter", id));
    };
    if let Some(method) = policy.method(&case.choices.compensation_method) {
        method.formula.expressions().into_iter().for_each(|formula| used.expression(formula, owed_on));
        if !method.checked {
            note(&method.name, &method.at);
        }
    }
    for cost in &found.costs.items {
        let Some(item) = policy.cost_item(&cost.code) else { continue };
        let on = if item.subject == Some(Subject::Provision) { base } else { owed_on };
        let expressions = [&item.when, &item.amount, &item.years].into_iter().flatten();
        expressions.for_each(|expression| used.expression(expression, on));
        if !item.checked {
            note(&format!("{} {}", item.code, item.name), &item.at);
        }
    }
    for channel in found.costs.channels.iter().filter(|channel| channel.people > 0) {
        let when = policy.channel(&channel.code).and_then(|channel| channel.when.as_ref());
        when.into_iter().for_each(|when| used.expression(when, base));
    }
    if found.workers.iter().any(|worker| worker.reserve.is_some()) {
        use super::owed::{ALLOWANCE, ALLOWANCE_CEILING, ALLOWANCE_FLOOR};
        [ALLOWANCE, ALLOWANCE_FLOOR, ALLOWANCE_CEILING].into_iter().for_each(|id| used.parameter(id, base));
    }
    for id in used.unproved.iter().filter(|id| !found.norms.unchecked.contains(id)) {
        if let Some(parameter) = policy.parameters.get(id) {
            note(id, &parameter.at);
        }
    }
}

/// What formulas name, each on the day on which it is looked up.
struct Used<'p> {
    policy: &'p Policy,
    seen: BTreeSet<(String, Date)>,
    unproved: BTreeSet<String>,
}

impl Used<'_> {
    fn expression(&mut self, expression: &Expression, on: Date) {
        expression.names().iter().for_each(|name| self.parameter(name, on));
    }

    /// A parameter and all that its formula names; facts are no parameters.
    fn parameter(&mut self, id: &str, on: Date) {
        if !self.policy.parameters.contains_key(id) || !self.seen.insert((id.to_owned(), on)) {
            return;
        }
        let Ok(norm) = self.policy.norm(id, on) else { return };
        if !norm.checked {
            self.unproved.insert(id.to_owned());
        }
        if let Value::Formula(formula) = &norm.value {
            self.expression(formula, on);
        }
    }
}
