//! Owns: for what a document is made: once, or once for each of many.
//! Never: lists the many.

use crate::compose::table::RowsOf;
use crate::policy::Subject;

/// For what a document is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// Once.
    Enterprise,
    /// For each worker on the roster who is to have it.
    Worker,
    /// For each unit that has workers.
    Unit,
    /// For each delegate of the congress.
    Delegate,
    /// For each delegation.
    Group,
    /// For each retiree, veteran cadre and survivor.
    Dependant,
    /// For each item that is put to the vote.
    Item,
}

impl Each {
    /// Every value, by the word of `document.yaml`.
    pub const ALL: [(&'static str, Self); 7] = [
        ("enterprise", Self::Enterprise),
        ("worker", Self::Worker),
        ("unit", Self::Unit),
        ("delegate", Self::Delegate),
        ("group", Self::Group),
        ("retiree", Self::Dependant),
        ("item", Self::Item),
    ];

    /// The word of `document.yaml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, each)| *each == self).map_or("", |(word, _)| word)
    }

    /// Of whom such a document may have a long table: each paper then has the rows of its own; empty where it has none.
    #[must_use]
    pub fn lists(self) -> &'static [RowsOf] {
        match self {
            Self::Enterprise => &[RowsOf::Workers, RowsOf::Delegates, RowsOf::Dependants],
            Self::Unit => &[RowsOf::Workers],
            Self::Group => &[RowsOf::Delegates],
            Self::Worker | Self::Delegate | Self::Dependant | Self::Item => &[],
        }
    }

    /// Whose facts a condition of such a document may name, beside those of the case.
    #[must_use]
    pub fn subject(self) -> Subject {
        match self {
            Self::Worker => Subject::Worker,
            Self::Dependant => Subject::Dependant,
            _ => Subject::Case,
        }
    }
}
