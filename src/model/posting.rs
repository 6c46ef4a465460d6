//! Owns: when and where a notice hangs, and when and where an approved plan is carried out.
//! Never: how long a notice must hang.

use super::Date;

/// The period of one notice: an entry of `postings`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    /// `from`: first day.
    pub from: Date,
    /// `to`: last day, not before the first.
    pub to: Date,
    /// `at`: a newspaper, an address on the web; empty where it hangs where all notices of the case do.
    pub at: String,
}

impl Posting {
    /// Calendar days, both ends counted.
    #[must_use]
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

/// `implementation`: what becomes of the plan once it is approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implementation {
    /// `approved_by`: who approved or filed it.
    pub approved_by: String,
    /// `approval`: number of the approval, such as 冀岭人社函〔2018〕41号; empty where it has none.
    pub approval: String,
    /// `effective`: from which day it holds.
    pub effective: Date,
    /// `from`: first day of signing.
    pub from: Date,
    /// `to`: last day of signing, not before the first.
    pub to: Date,
    /// `place`: where papers are signed.
    pub place: String,
    /// `hours`: 上午8:30至11:30.
    pub hours: String,
}
