//! Owns: which papers may not go out yet, and for want of which step.
//! Never: says which step must come first; the pack's gates do.

use crate::assess::assessment::Assessment;
use crate::assess::facts::Scope;
use crate::assess::law::door::Door;
use crate::model::Case;
use crate::policy::{FactValue, Gate, Policy};

/// The gates that keep back the papers of a step; none where all that must come first is done, or where nothing must.
#[must_use]
pub fn closed_gates<'p>(case: &Case, policy: &'p Policy, found: &Assessment, step: &str) -> Vec<&'p Gate> {
    let door = Door::looking_on(policy);
    let scope = Scope { door: &door, on: case.base_date, case: &found.facts };
    let holds = |gate: &Gate| {
        gate.holds.as_ref().is_none_or(|holds| {
            let value = holds.evaluate(&|name| scope.value(name, &|_| None));
            matches!(value, Ok(Some(FactValue::Truth(true))))
        })
    };
    let done = |code: &str| case.progress.entries.iter().any(|entry| entry.step == code);
    let of_step = policy.gates.iter().filter(|gate| gate.closes == step);
    of_step.filter(|gate| !(done(&gate.until) && holds(gate))).collect()
}
