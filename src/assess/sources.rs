//! Owns: which articles a judgement rests on, and whether each may be cited on the day of the papers.
//! May import: policy, model, diagnostic, this room. Never: the form of a citation.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::Case;
use crate::policy::{Citation, Policy};

use super::assessment::Assessment;

/// Every article that the norms, channels, grounds, methods and cost items of a case rest on, in this order.
#[must_use]
pub fn cited<'a>(case: &Case, policy: &'a Policy, found: &'a Assessment) -> Vec<&'a Citation> {
    let mut cited: Vec<&Citation> = found.norms.cited.iter().collect();
    for cost in found.costs.channels.iter().filter(|cost| cost.people > 0) {
        let Some(channel) = policy.channel(&cost.code) else { continue };
        cited.extend(channel.basis.iter());
        if let Some(ground) = channel.ground.as_deref().and_then(|code| policy.grounds.get(code)) {
            cited.push(&ground.article);
            cited.extend(ground.basis.iter());
        }
    }
    cited.extend(
        policy.method(&case.choices.compensation_method).into_iter().flat_map(|known| known.basis.iter()),
    );
    for item in &found.costs.items {
        cited.extend(policy.cost_item(&item.code).into_iter().flat_map(|item| item.basis.iter()));
    }
    cited
}

/// Papers may rest only on what is in force on their day; what was repealed by then, only for the time before.
pub(super) fn check(case: &Case, policy: &Policy, found: &Assessment, findings: &mut Findings) {
    let day = case.issue_date;
    let mut told = BTreeSet::new();
    for citation in cited(case, policy, found) {
        let instrument = &citation.instrument;
        let later = instrument.in_force.filter(|from| *from > day);
        if let Some(from) = later.filter(|_| told.insert(&instrument.id)) {
            let finding = Finding::new(Code::SourceLater, Place::Case).fact("source", instrument.name());
            findings.push(finding.fact("in_force", from).fact("date", day));
        }
    }
}
