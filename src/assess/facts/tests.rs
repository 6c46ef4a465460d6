//! Every fact of the vocabulary has a way to its value, and no other name has.

use std::collections::BTreeSet;

use strum::VariantArray;

use crate::assess::checks::stated::STATED;
use crate::assess::congress::procedure::STEP;
use crate::assess::worker::dependants::DEPENDANT;
use crate::diagnostic::Coded;
use crate::policy::{Subject, facts};

use super::{case, entry, money, worker, year};

/// The names in tables of bindings, whatever they look at.
macro_rules! names {
    ($($table:expr),+) => { [].into_iter()$(.chain($table.iter().map(|(name, _)| *name)))+.collect() };
}

/// The names that are bound for a subject; nothing for those whose facts the papers bind.
fn bound(subject: Subject) -> Option<Vec<&'static str>> {
    Some(match subject {
        Subject::Worker => worker::bound().collect(),
        Subject::Case => case::bound().collect(),
        Subject::Source => names!(money::SOURCE),
        Subject::Year => names!(year::YEAR),
        Subject::Provision => names!(money::PROVISION),
        Subject::Dependant => names!(DEPENDANT),
        Subject::Step => names!(STEP),
        Subject::Stated => names!(STATED),
        Subject::Entry => names!(entry::ENTRY),
        Subject::Rule | Subject::Segment => return None,
    })
}

#[test]
fn every_fact_has_a_value_and_no_other_name_has() {
    let names = |subject| facts(subject).iter().map(|fact| fact.name.as_str()).collect::<BTreeSet<_>>();
    for subject in Subject::VARIANTS.iter().copied() {
        let word = subject.code();
        let Some(bound) = bound(subject) else { continue };
        let mut once = BTreeSet::new();
        let twice: Vec<&str> = bound.iter().copied().filter(|name| !once.insert(*name)).collect();
        assert_eq!(twice, Vec::<&str>::new(), "{word}: bound twice");
        let known = names(subject);
        let missing: Vec<&&str> = known.difference(&once).collect();
        assert_eq!(missing, Vec::<&&str>::new(), "{word}: in facts.yaml, bound to nothing");
        // a thing may have a fact of the case for itself: a worker's own method of severance
        let strange =
            once.iter().filter(|name| !known.contains(*name) && !names(Subject::Case).contains(*name));
        assert_eq!(strange.collect::<Vec<_>>(), Vec::<&&str>::new(), "{word}: bound, not in facts.yaml");
    }
}
