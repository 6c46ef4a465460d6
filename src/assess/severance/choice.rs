//! Owns: the methods of severance that the plan chose, each with its condition.
//! Never: says whose one is.

use crate::diagnostic::{Code, Finding, Findings};
use crate::model::Case;
use crate::policy::{Expression, Policy};

/// A method of the plan and the condition on which it is a worker's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenMethod {
    /// Its code.
    pub code: String,
    /// The condition; all who are left where there is none.
    pub when: Option<Expression>,
}

impl ChosenMethod {
    /// The plan's methods in its order, each known to the policy and its condition proved; what is not, is told.
    #[must_use]
    pub fn of_plan(case: &Case, policy: &Policy, findings: &mut Findings) -> Vec<Self> {
        let mut chosen = Vec::new();
        for choice in &case.choices.compensation_methods {
            let when = choice.when.as_ref();
            let proved = when.and_then(|when| policy.method_condition(when, findings));
            if policy.method(&choice.method).is_none() {
                let allowed: Vec<&str> = policy.methods.iter().map(|method| method.code.as_str()).collect();
                findings.push(
                    Finding::new(Code::NotOneOf, choice.at.clone())
                        .fact("key", "compensation_method")
                        .fact("value", &choice.method)
                        .fact("allowed", allowed.join(", ")),
                );
            } else if proved.is_some() || when.is_none() {
                chosen.push(Self { code: choice.method.clone(), when: proved });
            }
        }
        chosen
    }
}
