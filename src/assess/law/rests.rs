//! Owns: what a case as a whole rests on: entries applied to all, notes on what nobody proved, what came too
//! late.
//! Never: lets an unproved value pass in silence.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::Case;
use crate::policy::{Citation, Policy};

use crate::assess::assessment::Assessment;
use crate::assess::law::door::{Door, Ledger, NormUse, Uses};
use crate::assess::worker::assessment::NEAR_RETIREMENT;
use crate::assess::worker::injured::in_group;

/// Kinds of entries that say how the resettlement itself goes; the other norms only give it numbers.
const GOVERNING: [&str; 7] =
    ["channel", "ground", "method", "group", "channel set", "stage", "retirement category"];

/// Keeps what is applied to the case and not to one figure: channels that people take, with the conditions on them,
/// grounds, groups with people, the set of channels, the procedure and the congress.
pub(in crate::assess) fn keep(case: &Case, policy: &Policy, found: &Assessment, ledger: &Ledger) {
    let door = Door::new(policy);
    for cost in found.costs.channels.iter().filter(|cost| cost.people > 0) {
        let Some(channel) = policy.channel(&cost.code) else { continue };
        door.entry("channel", &channel.code, &channel.basis, true);
        channel.when.iter().for_each(|when| door.expression(when, case.base_date));
        if let Some(ground) = channel.ground.as_deref().and_then(|code| policy.grounds.get(code)) {
            door.ground(ground);
        }
    }
    // what no instrument of the day knew yet is not applied
    let in_force = |basis: &[Citation]| {
        let begun =
            |citation: &Citation| citation.instrument.in_force.is_none_or(|from| from <= case.issue_date);
        basis.iter().any(begun)
    };
    let people = || case.workers.iter().zip(&found.workers);
    let near = people().any(|(_, found_of)| found_of.standing.near_retirement(&found.norms));
    for group in policy.groups.iter().filter(|group| in_force(&group.basis)) {
        let named = people().any(|(worker, _)| in_group(worker, &group.code));
        if named || (near && group.code == NEAR_RETIREMENT) {
            door.entry("group", &group.code, &group.basis, true);
        }
    }
    for set in policy.channel_sets.iter().filter(|set| case.channel_set.as_ref() == Some(&set.code)) {
        door.entry("channel set", &set.code, &set.basis, true);
    }
    for kind in policy.fund_kinds.iter().filter(|kind| in_force(&kind.basis)) {
        if case.funds.sources.iter().any(|source| source.kind == kind.code) {
            door.entry("fund kind", &kind.code, &kind.basis, true);
        }
    }
    let done = |code: &str| case.progress.entries.iter().any(|entry| entry.step == code);
    let stages = policy.stages.iter().filter(|stage| !stage.branch || done(&stage.code));
    for stage in stages.filter(|stage| in_force(&stage.basis)) {
        door.entry("stage", &stage.code, &stage.basis, true);
    }
    let norms = &found.norms;
    for uses in [&norms.protected_uses, &norms.congress.quorum_uses, &norms.congress.pass_uses] {
        door.uses(uses);
    }
    door.uses(&norms.congress.rules_uses);
    ledger.keep(&door);
}

/// Notes each norm that was used and that nobody proved, once; of those that only checks looked at, the values.
pub(in crate::assess) fn tell_unproved(
    policy: &Policy,
    uses: &Uses,
    watched: &Uses,
    findings: &mut Findings,
) {
    let mut told = BTreeSet::new();
    let watched = watched.norms().iter().filter(|norm| norm.kind == "parameter");
    for norm in uses.norms().iter().chain(watched).filter(|norm| !norm.checked) {
        let name = match norm.kind {
            "method" => policy.method(&norm.id).map(|method| method.name.clone()),
            "cost item" => policy.cost_item(&norm.id).map(|item| format!("{} {}", item.code, item.name)),
            _ => None,
        };
        if told.insert((norm.kind, &norm.id)) {
            let at = policy.parameters.get(&norm.id).filter(|_| norm.kind == "parameter");
            let at = at.map_or_else(|| norm.at.clone(), |parameter| parameter.at.clone());
            let name = name.unwrap_or_else(|| norm.id.clone());
            findings.push(Finding::new(Code::ValueUnchecked, at).fact("parameter", name));
        }
    }
}

/// Papers may rest only on what is in force on their day; what was repealed by then, only for the time before.
pub(in crate::assess) fn tell_later(case: &Case, uses: &Uses, findings: &mut Findings) {
    let day = case.issue_date;
    let mut told = BTreeSet::new();
    for citation in uses.basis() {
        let instrument = &citation.instrument;
        let later = instrument.in_force.filter(|from| *from > day);
        if let Some(from) = later.filter(|_| told.insert(&instrument.id)) {
            let finding = Finding::new(Code::SourceLater, Place::Case).fact("source", instrument.name());
            findings.push(finding.fact("in_force", from).fact("date", day));
        }
    }
}

/// The articles that say how the resettlement itself goes, and the enterprise's own programme paper: what a plan names
/// as its basis. The articles of single numbers stand beside those.
#[must_use]
pub fn governing(policy: &Policy, uses: &Uses) -> Vec<Citation> {
    let mut all: Vec<Citation> = Vec::new();
    let mut take = |citations: &[Citation]| {
        for citation in citations.iter().filter(|citation| citation.instrument.is_basis()) {
            if !all.iter().any(|known| known.covers(citation)) {
                all.push(citation.clone());
            }
        }
    };
    for norm in uses.norms().iter().filter(|norm| GOVERNING.contains(&norm.kind)) {
        if let Some(ground) = policy.grounds.get(&norm.id).filter(|_| norm.kind == "ground") {
            take(std::slice::from_ref(&ground.article));
        }
        take(&norm.basis);
    }
    let of_programme = |norm: &NormUse| {
        let own = norm.basis.iter().filter(|citation| citation.instrument.is_programme());
        own.cloned().collect::<Vec<_>>()
    };
    uses.norms().iter().for_each(|norm| take(&of_programme(norm)));
    all
}

/// Every article on which the case rests, the governing ones first.
#[must_use]
pub fn cited(policy: &Policy, uses: &Arc<Uses>) -> Vec<Citation> {
    let mut all = governing(policy, uses);
    let further: Vec<Citation> =
        (uses.basis().iter().filter(|one| !all.iter().any(|known| known.covers(one))).cloned()).collect();
    all.extend(further);
    all
}
