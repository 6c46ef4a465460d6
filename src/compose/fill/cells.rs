//! Owns: head counts as documents print them, those that are held back too.
//! Never: decides which are held back.

use crate::assess::{Cell, cell, cell_minimum};
use crate::compose::chinese;

use super::Subject;

/// Heads beside no total: `12`, `不足3`.
pub(super) fn heads(subject: &Subject<'_>, heads: usize) -> String {
    shown(subject, of(subject, heads))
}

/// Heads beside a sum; a dash where heads mean nothing. One head beside a sum would make it that person's.
pub(super) fn heads_of_sum(subject: &Subject<'_>, people: usize) -> String {
    if people == 0 { subject.policy.word("cell", "nobody").to_owned() } else { heads(subject, people) }
}

/// How a count beside no total may be told.
pub(super) fn of(subject: &Subject<'_>, heads: usize) -> Cell {
    cell(heads, cell_minimum(subject.case, subject.policy))
}

/// A cell as a document prints it, in the pack's words.
pub(super) fn shown(subject: &Subject<'_>, cell: Cell) -> String {
    let word = |code| subject.policy.word("cell", code);
    match cell {
        Cell::Exact(heads) => chinese::grouped(heads),
        Cell::Fewer => format!("{}{}", word("fewer"), cell_minimum(subject.case, subject.policy)),
        Cell::Merged => word("merged").to_owned(),
    }
}
