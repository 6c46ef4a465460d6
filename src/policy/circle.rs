//! Owns: what must not be named where it would be worked out from itself.
//! Never: works anything out.

use crate::diagnostic::{Code, Finding, Findings};
use crate::written::Node;

use super::{Expression, Kind, Policy, Subject, Value, Vocabulary, limit_asked, worked_from};

/// Facts of a worker that the method of severance decides.
const OF_METHOD: [&str; 5] = ["补偿方法", "分段计算", "计发年数", "经济补偿", "一次性补偿收入"];

impl Policy {
    /// Proves the condition on which a plan chooses a method of severance for a worker. It cannot ask for what only
    /// the method decides.
    pub fn method_condition(&self, node: &Node, findings: &mut Findings) -> Option<Expression> {
        let names = Vocabulary { subject: Subject::Worker, policy: self };
        let when = Expression::read("when", node, Kind::Truth, &names, findings)?;
        let circle = self.circular(&when, &OF_METHOD);
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
