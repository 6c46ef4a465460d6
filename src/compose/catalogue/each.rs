//! Owns: for what a document is made: once, or once for each of many.
//! Never: lists the many.

use crate::compose::table::RowsOf;
use crate::model::schema::register_kinds;
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
    /// For each entry of a register, by its id.
    Entry(&'static str),
}

impl Each {
    /// Every value, by the word of `document.yaml`.
    #[must_use]
    pub fn all() -> Vec<(&'static str, Self)> {
        let registers = register_kinds().iter().map(|kind| (kind.id, Self::Entry(kind.id)));
        Self::PEOPLE.into_iter().chain(registers).collect()
    }

    const PEOPLE: [(&'static str, Self); 7] = [
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
        match self {
            Self::Entry(id) => id,
            _ => Self::PEOPLE.iter().find(|(_, each)| *each == self).map_or("", |(word, _)| word),
        }
    }

    /// Of whom such a document may have a long table: each paper then has the rows of its own; empty where it has none.
    #[must_use]
    pub fn lists(self) -> Vec<RowsOf> {
        match self {
            Self::Enterprise => RowsOf::all().into_iter().map(|(_, of)| of).collect(),
            Self::Unit => vec![RowsOf::Workers],
            Self::Group => vec![RowsOf::Delegates],
            Self::Worker | Self::Delegate | Self::Dependant | Self::Item | Self::Entry(_) => Vec::new(),
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
