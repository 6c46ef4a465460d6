//! Owns: the books that an office keeps beside the roster, as rows: opinions, petitions, meetings, visits.
//! Never: a kind of book by name; those are declared as data.

use rust_decimal::Decimal;

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
    /// Days by which something must be done with an entry.
    pub limits: Vec<RegisterLimit>,
}

/// A day by which something must be done, counted from another day of the same entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterLimit {
    /// `closed_by`: the word of `document.yaml` for the day.
    pub id: &'static str,
    /// `closed_by_late`: the word for whether it passed.
    pub late: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// The column whose day is counted from.
    pub from: usize,
    /// The parameter that tells how many days.
    pub days: &'static str,
    /// The column that grants more days, and the parameter that tells how many.
    pub longer: Option<(usize, &'static str)>,
    /// The column that tells the day on which it was done.
    pub done: usize,
    /// A column, and the words of it for which there is no such day.
    pub unless: Option<(usize, Vec<&'static str>)>,
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
    /// An exact number.
    Number,
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
    /// An exact number.
    Number(Decimal),
    /// Yuan.
    Amount(Money),
    /// Yes or no.
    Truth(bool),
    /// A word by its code, and as it is written.
    Word(&'static str, &'static str),
}
