//! Owns: what became of a vote: whether it counts at all, and which items were adopted.
//! Never: counts ballots; the quorum and the pass line.

use crate::model::{Congress, ItemAction, VoteCount, VoteResult};

/// What became of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As many agreed as the pass line asks.
    Adopted,
    /// Fewer agreed.
    NotAdopted,
    /// Too few came, or more ballots were returned than issued: there was no vote.
    Void,
}

impl Verdict {
    /// The word of conditions and packs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Adopted => "adopted",
            Self::NotAdopted => "not_adopted",
            Self::Void => "void",
        }
    }

    /// Of one item at a meeting with its quorum and pass line.
    #[must_use]
    pub fn of_item(result: &VoteResult, votes: &VoteCount, quorum: u32, pass: u32) -> Self {
        match (stands(result, quorum), votes.yes >= pass) {
            (false, _) => Self::Void,
            (true, true) => Self::Adopted,
            (true, false) => Self::NotAdopted,
        }
    }

    /// Of a whole meeting: adopted where every item that was put to the vote is.
    #[must_use]
    pub fn of_meeting(congress: &Congress, result: &VoteResult, quorum: u32, pass: u32) -> Self {
        if !stands(result, quorum) {
            return Self::Void;
        }
        let adopted = |count: Option<&VoteCount>| {
            count.is_some_and(|count| Self::of_item(result, count, quorum, pass) == Self::Adopted)
        };
        let all = counts(congress, result).into_iter().all(|(_, count)| adopted(count));
        if all { Self::Adopted } else { Self::NotAdopted }
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
