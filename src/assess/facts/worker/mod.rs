//! Owns: facts of one worker, found when they are asked for.
//! Never: judges; a fact that the vocabulary does not have.

mod channel;
mod judged;
mod protection;
mod reached;
mod roster;
mod view;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::assess::severance::method::Values;
use crate::assess::worker::unreached::{PAPERS, Papers};
use crate::policy::{FactValue, Subject, facts};

use super::Scope;
use super::value::is_id;

pub(in crate::assess) use view::WorkerFacts;

/// How a fact of a worker is found.
enum Way {
    /// From the worker.
    Own(fn(&WorkerFacts<'_>) -> Option<FactValue>),
    /// From the worker and whatever conditions name.
    Under(fn(&WorkerFacts<'_>, Values<'_>) -> Option<FactValue>),
    /// From the attempts to reach the worker.
    Papers(fn(&Papers) -> Option<FactValue>),
    /// By the formula of a parameter.
    Formula(&'static str),
}

/// Asked for millions of times: one look-up each.
static WAYS: LazyLock<HashMap<&'static str, Way>> = LazyLock::new(|| {
    let own = [roster::ROSTER, judged::JUDGED, channel::CHANNEL, protection::PROTECTION, reached::REACHED];
    let own = own.into_iter().flatten().map(|(name, find)| (*name, Way::Own(*find)));
    let under = channel::CONDITIONS.iter().map(|(name, find)| (*name, Way::Under(*find)));
    let papers = PAPERS.iter().map(|(name, find)| (*name, Way::Papers(*find)));
    let formulas = facts(Subject::Worker).iter();
    let formulas =
        formulas.filter_map(|fact| Some((fact.name.as_str(), Way::Formula(fact.parameter.as_deref()?))));
    own.chain(under).chain(papers).chain(formulas).collect()
});

impl WorkerFacts<'_> {
    /// A name that an expression about this worker uses: fact, fact of the case, or parameter.
    pub(in crate::assess) fn value(&self, scope: &Scope<'_, '_>, name: &str) -> Option<FactValue> {
        scope.value(name, &|name| self.own(scope, name))
    }

    fn own(&self, scope: &Scope<'_, '_>, name: &str) -> Option<FactValue> {
        if is_id(name) {
            return None;
        }
        match WAYS.get(name)? {
            Way::Own(find) => find(self),
            Way::Under(find) => find(self, &|name| self.value(scope, name)),
            Way::Papers(find) => find(&self.papers()),
            Way::Formula(id) => self.value(scope, id),
        }
    }
}

/// Every name that is bound.
#[cfg(test)]
pub(super) fn bound() -> impl Iterator<Item = &'static str> {
    WAYS.keys().copied()
}
