//! Owns: what became of a vote: whether it counts at all, and which items were adopted.
//! Never: counts ballots; the quorum and the pass line.

use strum::{IntoStaticStr, VariantArray};

use crate::model::{Congress, ItemAction, VoteCount, VoteResult};

/// What became of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// As many agreed as the pass line asks.
    Adopted,
    /// Of a meeting: some items were adopted, and others were not.
    Partly,
    /// Fewer agreed.
    NotAdopted,
    /// Too few came, or more ballots were returned than issued: there was no vote.
    Void,
}

impl Verdict {
    /// Of one item at a meeting with its quorum and pass line.
    #[must_use]
    pub fn of_item(result: &VoteResult, votes: &VoteCount, quorum: u32, pass: u32) -> Self {
        match (stands(result, quorum), votes.yes >= pass) {
            (false, _) => Self::Void,
            (true, true) => Self::Adopted,
            (true, false) => Self::NotAdopted,
        }
    }

    /// Of a whole meeting, over every item that was put to the vote; one without a count was not adopted.
    #[must_use]
    pub fn of_meeting(congress: &Congress, result: &VoteResult, quorum: u32, pass: u32) -> Self {
        if !stands(result, quorum) {
            return Self::Void;
        }
        let counts = counts(congress, result);
        let is_adopted = |count: &&VoteCount| Self::of_item(result, count, quorum, pass) == Self::Adopted;
        match counts.iter().filter_map(|(_, count)| *count).filter(is_adopted).count() {
            0 => Self::NotAdopted,
            adopted if adopted == counts.len() => Self::Adopted,
            _ => Self::Partly,
        }
    }
}

/// Whether there was a vote at all.
fn stands(result: &VoteResult, quorum: u32) -> bool {
    result.present >= quorum && result.returned <= result.issued
}

/// Every item that was put to the vote, in order, with its count; none where the case does not state it.
pub fn counts<'c>(congress: &'c Congress, result: &'c VoteResult) -> Vec<(&'c str, Option<&'c VoteCount>)> {
    let voted = congress.items.iter().filter(|item| item.action == ItemAction::Adopt);
    let count = |title: &str| result.items.iter().find(|count| count.title == title);
    voted.map(|item| (item.title.as_str(), count(&item.title))).collect()
}
