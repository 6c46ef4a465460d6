//! Owns: the columns of registers, as they stand in a table.
//! Never: shows a name that the paper may not.

use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::compose::chinese;
use crate::compose::fill::amount;
use crate::compose::privacy::Profile;
use crate::model::schema::register_kinds;
use crate::model::{Entry, Holds};

use super::column::{Cell, Column, Row, RowsOf, Whose, column, shown};

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
            std::iter::once(number).chain(declared)
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

/// What a template sees of a cell: words and days as text, `none` for a number or an amount that is not stated.
fn value(entry: Option<&Entry>, holds: &Holds) -> Value {
    match entry {
        Some(Entry::Text(text)) => json!(text),
        Some(Entry::Day(day)) => json!(chinese::date(*day)),
        Some(Entry::Count(count)) => json!(count),
        Some(Entry::Amount(money)) => json!(amount(*money)),
        Some(Entry::Truth(truth)) => json!(truth),
        Some(Entry::Word(_, word)) => json!(word),
        None if matches!(holds, Holds::Count | Holds::Amount | Holds::Truth) => Value::Null,
        None => json!(""),
    }
}
