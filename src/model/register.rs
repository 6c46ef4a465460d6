//! Owns: the books that an office keeps beside the roster, as rows: opinions, petitions, meetings, visits.
//! Never: a kind of book by name; those are declared as data.

use crate::diagnostic::Place;

use super::{Date, Money, Profile};

/// A kind of register, as it is declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterKind {
    /// `opinions`: the name of its file in `registers/`, and the word of `document.yaml`.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Its columns, in their order.
    pub columns: Vec<RegisterColumn>,
}

/// A column of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterColumn {
    /// `received`: the word of `document.yaml`.
    pub id: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// Other headings that offices give it.
    pub others: Vec<&'static str>,
    /// What its cells hold.
    pub holds: Holds,
    /// Whether every row must have it.
    pub required: bool,
    /// The openest paper that may show it.
    pub class: Profile,
}

/// What the cells of a column hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words.
    Text,
    /// A day.
    Day,
    /// Whole things, counted.
    Count,
    /// Yuan.
    Amount,
    /// 是 or 否.
    Truth,
    /// The number of somebody on the roster.
    Worker,
    /// Somebody's name, masked as papers are.
    Name,
    /// One of so many words, each with its code.
    Word(Vec<(&'static str, &'static str)>),
}

/// A register that the case keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// What it is.
    pub kind: &'static RegisterKind,
    /// Its rows from the top; none where it is kept and nothing was entered.
    pub rows: Vec<RegisterRow>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRow {
    /// By column of its kind; `None` for an empty cell, which says neither no nor nothing.
    pub entries: Vec<Option<Entry>>,
    /// Its place.
    pub at: Place,
}

/// What one cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Words, a name or a number of the roster.
    Text(String),
    /// A day.
    Day(Date),
    /// Whole things.
    Count(u32),
    /// Yuan.
    Amount(Money),
    /// Yes or no.
    Truth(bool),
    /// A word by its code, and as it is written.
    Word(&'static str, &'static str),
}
