//! Owns: what must not be named where it would be worked out from itself.
//! Never: works anything out.

use crate::diagnostic::{Code, Finding, Findings};
use crate::written::Node;

use super::vocabulary::worked_from;
use super::{Expression, Kind, Policy, Subject, Value, Vocabulary, facts, limit_asked};

impl Policy {
    /// Proves the condition on which a plan chooses a method of severance for a worker. It cannot ask for what only
    /// the method decides.
    pub fn method_condition(&self, node: &Node, findings: &mut Findings) -> Option<Expression> {
        let names = Vocabulary { subject: Subject::Worker, policy: self };
        let when = Expression::read("when", node, Kind::Truth, &names, findings)?;
        let all = facts(Subject::Worker).iter().chain(facts(Subject::Case));
        let decided: Vec<&str> = all.filter(|fact| fact.by_method).map(|fact| fact.name.as_str()).collect();
        let circle = self.circular(&when, &decided);
        let proved = circle.is_none().then_some(when);
        findings.0.extend(circle);
        proved
    }

    /// A fact that comes from a condition cannot be asked for by that condition.
    pub(super) fn circular(&self, when: &Expression, facts: &[&str]) -> Option<Finding> {
        let asks = |name: &str, fact: &str| {
            let from = worked_from(name).unwrap_or(name);
            name == fact || self.leads_to(from, fact, &mut Vec::new())
        };
        let circle = when.names().iter().any(|name| facts.iter().any(|fact| asks(name, fact)));
        let finding = || Finding::new(Code::ExpressionFailed, when.place().clone()).fact("key", "when");
        circle.then(|| finding().fact("detail", "circular"))
    }

    /// Whether the formulas of one parameter name another, directly or by way of others.
    pub(super) fn leads_to<'p>(&'p self, id: &str, wanted: &str, seen: &mut Vec<&'p str>) -> bool {
        let Some(parameter) = self.parameters.get(id) else { return false };
        let formulas = parameter.values.values().filter_map(|line| match &line.norm.value {
            Value::Formula(formula) => Some(formula),
            _ => None,
        });
        for name in formulas.flat_map(Expression::names) {
            let name = limit_asked(name).or_else(|| worked_from(name)).unwrap_or(name);
            if *name == *wanted {
                return true;
            }
            if !seen.contains(&name) {
                seen.push(name);
                if self.leads_to(name, wanted, seen) {
                    return true;
                }
            }
        }
        false
    }
}
