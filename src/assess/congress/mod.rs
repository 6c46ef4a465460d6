//! Owns: the meeting and the steps before and after it: quorum, pass line, delegates, order and distances.
//! Never: words of a paper.

pub(super) mod meeting;
pub(super) mod procedure;
