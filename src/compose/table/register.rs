//! Owns: the columns of registers, as they stand in a table.
//! Never: shows a name that the paper may not.

use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::assess::Limited;
use crate::compose::chinese;
use crate::compose::privacy::Profile;
use crate::model::schema::register_kinds;
use crate::model::{Entry, Holds, Worker};

use super::column::{Cell, Column, Row, RowsOf, Whose, column, shown};
use super::entry::value;

/// The columns of every register: the number of the row, and what is declared.
pub(super) fn columns() -> &'static [Column] {
    static COLUMNS: OnceLock<Vec<Column>> = OnceLock::new();
    COLUMNS.get_or_init(|| {
        let kinds = register_kinds().iter().flat_map(|kind| {
            let of = RowsOf::Register(kind.id);
            let number = column("row", of, Profile::Public, "From 1.", |row| json!(row.number));
            let declared = kind.columns.iter().enumerate().map(move |(at, declared)| Column {
                name: declared.id,
                of,
                class: declared.class,
                means: declared.heading,
                cell: Cell::Entered(at),
            });
            let numbers = kind.columns.iter().enumerate().filter(|(_, one)| one.holds == Holds::Worker);
            let people = numbers.flat_map(move |(at, declared)| {
                let column = |what, means, cell| {
                    let name: &'static str = Box::leak(format!("{}_{what}", declared.id).into_boxed_str());
                    Column { name, of, class: declared.class, means, cell }
                };
                [
                    column("name", "Name of that worker.", Cell::NameOf(at)),
                    column("unit", "Unit of that worker.", Cell::UnitOf(at)),
                ]
            });
            let limits = kind.limits.iter().enumerate().flat_map(move |(at, limit)| {
                let class = kind.columns[limit.from].class;
                let (by, late) = (Cell::By(at), Cell::Late(at));
                let column = |name, means, cell| Column { name, of, class, means, cell };
                [
                    column(limit.id, limit.heading, by),
                    column(limit.late, "Whether that day passed; none where it does not run.", late),
                ]
            });
            std::iter::once(number).chain(declared).chain(people).chain(limits)
        });
        kinds.collect()
    })
}

/// A cell of an entry.
pub(super) fn cell(row: &Row<'_>, at: usize) -> Value {
    let Whose::Entry(kind, entry) = row.whose else { return Value::Null };
    let is_name = kind.columns[at].holds == Holds::Name;
    match &entry.entries[at] {
        Some(Entry::Text(name)) if is_name => json!(shown(row, name)),
        entry => value(entry.as_ref(), &kind.columns[at].holds),
    }
}

/// What the roster says of the worker whose number stands in a column; empty where none stands there.
pub(super) fn of_worker(row: &Row<'_>, at: usize, says: impl Fn(&Worker) -> String) -> Value {
    let Whose::Entry(_, entry) = row.whose else { return Value::Null };
    let Some(Entry::Text(number)) = &entry.entries[at] else { return json!("") };
    let worker = row.subject.case.workers.iter().find(|worker| worker.number == *number);
    json!(worker.map(says).unwrap_or_default())
}

/// The day of a limit; empty where it does not run.
pub(super) fn by(row: &Row<'_>, at: usize) -> Value {
    json!(limited(row, at).by.map(chinese::date).unwrap_or_default())
}

/// Whether it passed.
pub(super) fn late(row: &Row<'_>, at: usize) -> Value {
    json!(limited(row, at).late)
}

fn limited(row: &Row<'_>, at: usize) -> Limited {
    let Whose::Entry(kind, _) = row.whose else { return Limited::default() };
    let sums = row.subject.assessment.registers.get(kind.id);
    let entries = sums.and_then(|sums| sums.limits.get(kind.limits[at].id));
    entries.and_then(|entries| entries.get(row.number - 1)).copied().unwrap_or_default()
}
