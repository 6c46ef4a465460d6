//! Owns: facts of the case as a whole.
//! Never: facts of one worker.

mod files;
mod meeting;
mod money;
mod people;
mod terms;

use rust_decimal::Decimal;

use crate::assess::law::norms::Norms;
use crate::assess::money::costs::CostTable;
use crate::assess::money::funds::FundTable;
use crate::assess::worker::injured::injured;
use crate::diagnostic::Coded;
use crate::model::{Case, VoteCount};
use crate::policy::{Heads, Policy};

use super::CaseFacts;
use super::value::gathered;

use files::Files;
use meeting::{Convened, Vote};
use money::Sums;

impl CaseFacts {
    /// What the files say.
    #[must_use]
    pub fn new(case: &Case, policy: &Policy, norms: &Norms) -> Self {
        let files = Files { case, policy, norms, injured: injured(case, policy) };
        let mut facts = Self::default();
        for table in [terms::TERMS, people::PEOPLE, meeting::MEETING, money::ACCOUNT] {
            facts.facts.extend(gathered(table, &files));
        }
        facts.heads(case);
        facts
    }

    fn heads(&mut self, case: &Case) {
        for worker in &case.workers {
            for (heads, code) in [
                (Heads::Channel, worker.channel.as_str()),
                (Heads::Kind, worker.kind.code()),
                (Heads::Status, worker.status.code()),
                (Heads::Category, worker.retirement_category.as_str()),
            ] {
                let counts = self.heads.entry(heads).or_default();
                match counts.get_mut(code) {
                    Some(count) => *count += 1,
                    None => drop(counts.insert(code.to_owned(), 1)),
                }
            }
        }
    }

    /// What the pack asks of the congress, and what its calendar says of the days of posting; nothing where they tell nothing.
    pub(in crate::assess) fn convened(&mut self, delegates: Option<Decimal>, workdays: Option<Decimal>) {
        self.facts.extend(gathered(meeting::CONVENED, &Convened { delegates, workdays }));
    }

    /// The count of one item of a vote, on top of the facts of the case.
    #[must_use]
    pub fn with_count(&self, votes: &VoteCount, pass: u32) -> Self {
        let mut facts = self.clone();
        facts.facts.extend(gathered(meeting::VOTE, &Vote { votes, pass }));
        facts
    }

    /// What only the sums tell.
    pub fn sums(&mut self, case: &Case, policy: &Policy, costs: &CostTable, funds: &FundTable) {
        self.facts.extend(gathered(money::SUMS, &Sums::new(case, policy, costs, funds)));
        let concerned = costs.items.iter().map(|item| (item.code.clone(), item.people));
        self.heads.insert(Heads::Item, concerned.collect());
    }
}

/// Every name that is bound.
#[cfg(test)]
pub(super) fn bound() -> impl Iterator<Item = &'static str> {
    let files = [terms::TERMS, people::PEOPLE, meeting::MEETING, money::ACCOUNT];
    let files = files.into_iter().flatten().map(|(name, _)| *name);
    let convened = meeting::CONVENED.iter().map(|(name, _)| *name);
    let vote = meeting::VOTE.iter().map(|(name, _)| *name);
    files.chain(convened).chain(vote).chain(money::SUMS.iter().map(|(name, _)| *name))
}
