//! Owns: a table of a Word file: its grid, cells that span, borders.
//! Never: what the words are.

use std::collections::BTreeMap;

use docx_rs::{
    HeightRule, Table as DocxTable, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    VMergeType, WidthType,
};
use unicode_width::UnicodeWidthStr;

use super::super::block::{Align, BLANK, Cell, Row, Run, TICK, Table, Width, plain};
use super::page::width;
use super::paragraph::written;
use super::style::{CELL, placed};
use crate::typeset::Paper;

/// Twentieths of a point: half a character of a table, what stands left and right of a cell's words, above and below
/// them, and the least height of a row in which a hand is to write.
const HALF: usize = 105;
const SIDE: usize = 85;
const ABOVE: usize = 40;
const HEIGHT: f32 = 454.0;
/// The least that a share gives a column.
const LEAST: usize = 5 * 2 * HALF;

/// Of each row, whether it is repeated on each page: only heads at the top can be.
pub(super) fn heads(table: &Table) -> impl Iterator<Item = bool> {
    let count = table.rows.iter().take_while(|row| row.head).count();
    (0..table.rows.len()).map(move |at| at < count)
}

pub(super) fn table(table: &Table, paper: Paper) -> DocxTable {
    let widths: Vec<usize> =
        widths(table, width(paper)).into_iter().map(|width| paper.length(width)).collect();
    let mut reaching = BTreeMap::new();
    let height = paper.length(HEIGHT);
    let rows = table.rows.iter().map(|row| written_row(row, &widths, height, &mut reaching)).collect();
    let (above, side) = (paper.length(ABOVE), paper.length(SIDE));
    DocxTable::new(rows)
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .align(docx_rs::TableAlignmentType::Center)
        .margins(TableCellMargins::new().margin(above, side, above, side))
}

/// Columns at which a cell of a row above still reaches down, with the rows left and the columns that it covers.
type Reaching = BTreeMap<usize, (usize, usize)>;

fn written_row(row: &Row, widths: &[usize], height: f32, reaching: &mut Reaching) -> TableRow {
    let mut cells = Vec::new();
    let mut column = 0;
    let mut own = row.cells.iter().peekable();
    while column < widths.len() {
        let from_above = reaching.remove(&column);
        let (across, cell) = if let Some((left, across)) = from_above {
            if left > 1 {
                reaching.insert(column, (left - 1, across));
            }
            (
                across,
                TableCell::new().vertical_merge(VMergeType::Continue).add_paragraph(said(&[], Align::Left)),
            )
        } else if let Some(cell) = own.next_if(|cell| cell.column <= column) {
            let written = TableCell::new().add_paragraph(said(&cell.runs, cell.align));
            if cell.down > 1 {
                reaching.insert(column, (cell.down - 1, cell.across));
                (cell.across, written.vertical_merge(VMergeType::Restart))
            } else {
                (cell.across, written)
            }
        } else {
            (1, TableCell::new().add_paragraph(said(&[], Align::Left)))
        };
        let width = widths.iter().skip(column).take(across).sum();
        let cell = cell.width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
        cells.push(if across > 1 { cell.grid_span(across) } else { cell });
        column += across.max(1);
    }
    let written = TableRow::new(cells).cant_split();
    let to_write_in = !row.head && row.cells.iter().any(|cell| cell.runs.is_empty());
    if to_write_in { written.row_height(height).height_rule(HeightRule::AtLeast) } else { written }
}

fn said(runs: &[Run], align: Align) -> docx_rs::Paragraph {
    written(CELL, runs).align(placed(align))
}

/// Widths of the columns on A4; together never more than the page has.
fn widths(table: &Table, page: usize) -> Vec<usize> {
    let natural = |at: usize| {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let widest = cells.filter(|cell| cell.column == at && cell.across == 1).map(longest).max();
        widest.unwrap_or_default() * HALF + 2 * SIDE + HALF
    };
    let least = |(at, column): (usize, &Width)| match column {
        // a tenth of a millimetre is 1440/254 twentieths of a point
        Width::Fixed(tenths) => *tenths as usize * 1440 / 254,
        Width::Share(_) => LEAST,
        Width::Natural => natural(at),
    };
    let mut widths: Vec<usize> = table.columns.iter().enumerate().map(least).collect();
    let share = |column: &Width| if let Width::Share(share) = column { *share as usize } else { 0 };
    let (shares, sum): (usize, usize) = (table.columns.iter().map(share).sum(), widths.iter().sum());
    if sum > page {
        widths.iter_mut().for_each(|width| *width = *width * page / sum);
    } else {
        let shared: usize = table.columns.iter().filter(|column| share(column) > 0).count() * LEAST;
        let room = page - (sum - shared);
        for (width, column) in widths.iter_mut().zip(&table.columns).filter(|(_, column)| share(column) > 0) {
            *width = (room * share(column)).checked_div(shares).unwrap_or(*width);
        }
    }
    widths
}

/// Half characters of the longest line of a cell.
fn longest(cell: &Cell) -> usize {
    plain(&cell.runs, BLANK, TICK).lines().map(UnicodeWidthStr::width_cjk).max().unwrap_or_default()
}
