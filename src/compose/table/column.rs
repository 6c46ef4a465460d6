//! Owns: what a column and a row of a long table are.
//! Never: loosens a privacy class.

use serde_json::Value;

use crate::compose::fill::{Subject, posting};
use crate::compose::privacy::{Profile, mask_name};
use crate::model::schema::register_kinds;
use crate::model::{Dependant, RegisterKind, RegisterRow};

/// Of whom or what the rows of a long table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsOf {
    /// Everybody on the roster.
    Workers,
    /// The delegates, or all staff where the meeting is of all.
    Delegates,
    /// Retirees, veteran cadres, survivors.
    Dependants,
    /// The entries of a register, by its id.
    Register(&'static str),
}

impl RowsOf {
    /// Every value, by the word of `document.yaml`.
    #[must_use]
    pub fn all() -> Vec<(&'static str, Self)> {
        let people =
            [("workers", Self::Workers), ("delegates", Self::Delegates), ("retirees", Self::Dependants)];
        let registers = register_kinds().iter().map(|kind| (kind.id, Self::Register(kind.id)));
        people.into_iter().chain(registers).collect()
    }

    /// The word of `document.yaml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Workers => "workers",
            Self::Delegates => "delegates",
            Self::Dependants => "retirees",
            Self::Register(id) => id,
        }
    }
}

/// Whose row it is.
#[derive(Clone, Copy, Debug)]
pub(in crate::compose) enum Whose<'a> {
    /// The worker at a place in the roster.
    Worker(usize),
    /// A member of the meeting.
    Member {
        /// 代表团, or the unit.
        group: &'a str,
        /// Name.
        name: &'a str,
        /// Post.
        post: &'a str,
    },
    /// A person beside the roster.
    Dependant(&'a Dependant),
    /// An entry of a register.
    Entry(&'static RegisterKind, &'a RegisterRow),
}

/// One row about to be written.
pub(in crate::compose) struct Row<'a> {
    pub(in crate::compose) subject: Subject<'a>,
    /// What the document may show.
    pub(in crate::compose) profile: Profile,
    /// From 1.
    pub(in crate::compose) number: usize,
    pub(in crate::compose) whose: Whose<'a>,
}

/// One column of the row vocabulary.
pub struct Column {
    /// `hired`
    pub name: &'static str,
    /// Of whom.
    pub of: RowsOf,
    /// The openest paper that may show it.
    pub class: Profile,
    /// What stands there, for the reference.
    pub means: &'static str,
    pub(super) cell: Cell,
}

/// How a cell is filled.
#[derive(Clone, Copy)]
pub(in crate::compose) enum Cell {
    /// By a function of the row.
    Made(fn(&Row<'_>) -> Value),
    /// From a column of a register, by its place.
    Entered(usize),
    /// Name of the worker whose number stands in that column.
    NameOf(usize),
    /// Unit of the same.
    UnitOf(usize),
    /// The day of a limit of a register, by its place.
    By(usize),
    /// Whether that day passed.
    Late(usize),
}

impl std::fmt::Debug for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.of) == (other.name, other.of)
    }
}

impl Eq for Column {}

pub(super) const fn column(
    name: &'static str,
    of: RowsOf,
    class: Profile,
    means: &'static str,
    cell: fn(&Row<'_>) -> Value,
) -> Column {
    Column { name, of, class, means, cell: Cell::Made(cell) }
}

/// A name as the document's profile and the case let it be read.
pub(super) fn shown(row: &Row<'_>, name: &str) -> String {
    let whole = row.profile != Profile::Public || posting::whole_names(&row.subject);
    if whole { name.to_owned() } else { mask_name(name) }
}
