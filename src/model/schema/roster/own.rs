//! Owns: the cells of the columns that a case declares for itself.
//! Never: knows what they tell.

use crate::model::schema::table::Cells;
use crate::model::{OwnKind, OwnValue};
use crate::written::decimal;

/// What a row has in each of them, in order; a blank is none, and what cannot be read has its finding.
pub(super) fn read(cells: &mut Cells<'_, '_>) -> Vec<Option<OwnValue>> {
    let table = cells.table;
    let value = |(at, kind): (usize, OwnKind)| {
        let column = table.own_column(at);
        match kind {
            OwnKind::Text => cells.optional(column).map(|text| OwnValue::Text(text.to_owned())),
            OwnKind::Number => cells.optional_parsed(column, decimal).map(OwnValue::Number),
            OwnKind::Day => cells.optional_date(column).map(OwnValue::Day),
            OwnKind::Money => cells.amount(column).map(OwnValue::Money),
        }
    };
    table.own.iter().map(|column| column.kind).enumerate().map(value).collect()
}
