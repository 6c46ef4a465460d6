//! Owns: what can stand in the long table of a document, a column each.
//! Never: a word of a heading.

mod column;
mod entry;
mod people;
mod register;

use serde_json::Value;

use column::{Cell, shown};

pub use column::{Column, RowsOf};
pub(super) use column::{Row, Whose};
pub(super) use people::own_cell;

impl Column {
    /// The columns that a table can have.
    pub fn of(rows: RowsOf) -> impl Iterator<Item = &'static Self> {
        people::COLUMNS.iter().chain(register::columns()).filter(move |column| column.of == rows)
    }

    /// The cell of a row.
    pub(in crate::compose) fn cell(&self, row: &Row<'_>) -> Value {
        match self.cell {
            Cell::Made(fill) => fill(row),
            Cell::Entered(at) => register::cell(row, at),
            Cell::NameOf(at) => register::of_worker(row, at, |worker| shown(row, &worker.name)),
            Cell::UnitOf(at) => register::of_worker(row, at, |worker| worker.unit.clone()),
            Cell::By(at) => register::by(row, at),
            Cell::Late(at) => register::late(row, at),
        }
    }
}
