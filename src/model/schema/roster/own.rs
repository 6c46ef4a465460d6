//! Owns: the cells of the columns that a case declares for itself.
//! Never: knows what they tell.

use std::collections::BTreeSet;

use crate::model::Entry;
use crate::model::schema::table::{Cells, entry};

/// What a row has in each of them, in order; a blank is none, and what cannot be read has its finding.
pub(super) fn read(cells: &mut Cells<'_, '_>) -> Vec<Option<Entry>> {
    let table = cells.table;
    let columns = table.own.iter().enumerate();
    let of = |(at, column)| (table.own_column(at), column);
    columns.map(of).map(|(at, column)| entry(cells, at, false, &column.holds, &BTreeSet::new())).collect()
}
