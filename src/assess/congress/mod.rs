//! Owns: the meeting and the steps before and after it: quorum, pass line, delegates, what became of the vote, order and distances.
//! Never: words of a paper.

pub(super) mod gates;
pub(super) mod meeting;
pub(super) mod next;
pub(super) mod order;
pub(super) mod procedure;
pub(super) mod vote;
