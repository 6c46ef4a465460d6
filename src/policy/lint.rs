//! Owns: what is sound in a pack and still wants a person's eye.
//! Never: the clock; what reading tells already.

use std::collections::BTreeSet;

use chrono::Months;

use crate::diagnostic::{Code, Finding, Findings, Place, Words};
use crate::model::Date;

use super::{ChannelSet, Check, Policy, Uses};

/// A pack goes unread for no longer than this.
const MONTHS_FRESH: Months = Months::new(12);

/// What the last pack of a policy should have looked at, on a day. `uses` are of all packs that are at hand,
/// `elsewhere` knows the ids that are read without being named in a pack. Without `uses`, which are not known
/// while a pack cannot be read, nothing is said of what is used.
#[must_use]
pub fn lint(policy: &Policy, uses: Option<&Uses>, elsewhere: &dyn Fn(&str) -> bool, on: Date) -> Findings {
    let mut findings = Findings::default();
    let Some(pack) = policy.packs.last() else { return findings };
    let stale = pack.checked_on.checked_add_months(MONTHS_FRESH).is_some_and(|until| until < on);
    if stale {
        findings.push(
            Finding::new(Code::PackStale, pack.at.clone())
                .fact("pack", &pack.id)
                .fact("checked_on", pack.checked_on)
                .fact("date", on),
        );
    }
    if let Some(uses) = uses {
        unused(policy, &pack.id, uses, elsewhere, &mut findings);
    }
    for parameter in policy.parameters.values() {
        let Some(last) = parameter.values.values().next_back().filter(|line| line.pack == pack.id) else {
            continue;
        };
        if let Some(to) = last.to.filter(|to| *to < on) {
            findings.push(
                Finding::new(Code::ValueEnded, last.at.clone())
                    .fact("parameter", &parameter.id)
                    .fact("to", to)
                    .fact("date", on),
            );
        }
    }
    let own = |check: &&Check| policy.is_own("check", &check.ruling.code, &pack.id);
    for check in policy.checks.iter().filter(own) {
        if !check.checked {
            findings.push(
                Finding::new(Code::CheckUnchecked, check.at.clone())
                    .fact("check", &check.ruling.code)
                    .fact("title", &check.title),
            );
        }
        for (key, words) in [("message", &check.ruling.message), ("help", &check.ruling.help)] {
            findings.0.extend(differing(key, words, &check.at));
        }
    }
    findings
}

/// What the pack defines and nothing uses.
fn unused(
    policy: &Policy,
    pack: &str,
    uses: &Uses,
    elsewhere: &dyn Fn(&str) -> bool,
    findings: &mut Findings,
) {
    let adds_names =
        |id: &str| policy.channel_sets.iter().find(|set| set.code == id).is_none_or(|set| adds(policy, set));
    for ((kind, id), origin) in policy.origins.iter().filter(|(_, origin)| origin.pack == pack) {
        let used = match *kind {
            "source" => uses.instruments.contains(id),
            "parameter" => uses.parameters.contains(id) || elsewhere(id),
            "stage" => uses.stages.contains(id) || elsewhere(id),
            "channel set" => adds_names(id),
            _ => true,
        };
        if !used {
            findings
                .push(Finding::new(Code::PackUnused, origin.at.clone()).fact("entry", kind).fact("key", id));
        }
    }
}

/// A set is used through the names that it gives; one whose names are the channels' own gives none.
fn adds(policy: &Policy, set: &ChannelSet) -> bool {
    set.members.iter().any(|(name, code)| {
        policy.channel(code).is_none_or(|channel| channel.name != *name && !channel.aliases.contains(name))
    })
}

/// A text whose two languages tell different facts.
fn differing(key: &str, words: &Words, at: &Place) -> Option<Finding> {
    let (chinese, english): (BTreeSet<&str>, BTreeSet<&str>) =
        (braced(&words.zh).collect(), braced(&words.en).collect());
    if chinese == english {
        return None;
    }
    let lacks = |one: &BTreeSet<&str>, other: &BTreeSet<&str>| {
        one.difference(other).copied().collect::<Vec<_>>().join("、")
    };
    Some(
        Finding::new(Code::WordsDiffer, at.clone())
            .fact("key", key)
            .fact("not_in_english", lacks(&chinese, &english))
            .fact("not_in_chinese", lacks(&english, &chinese)),
    )
}

/// The names in braces.
pub(super) fn braced(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.trim_end_matches('?'))
}

impl Policy {
    /// Whether an entry is what this pack defines, rather than one of its parents.
    #[must_use]
    pub fn is_own(&self, kind: &'static str, id: &str, pack: &str) -> bool {
        self.origins.get(&(kind, id.to_owned())).is_some_and(|origin| origin.pack == pack)
    }
}
