//! Owns: a table of a Word file: its grid, cells that span, borders.
//! Never: what the words are.

use std::collections::BTreeMap;

use docx_rs::{
    HeightRule, Table as DocxTable, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    VMergeType, WidthType,
};
use unicode_width::UnicodeWidthStr;

use super::super::block::{Align, BLANK, Cell, Row, Run, TICK, Table, Width, plain};
use super::page::Page;
use super::paragraph::written;
use super::style::{CELL, placed};

/// Twentieths of a point: half a character of a table, what stands left and right of a cell's words, above and below
/// them, and the least height of a row in which a hand is to write.
const HALF: usize = 105;
const SIDE: usize = 85;
/// The same in a table with little room.
const NARROW: usize = 40;
const ABOVE: usize = 40;
const HEIGHT: f32 = 454.0;
/// What some programs set between Chinese and digits, and what a line needs beside itself so as not to break.
const APART: usize = 42;
const SPARE: usize = 20;
/// The least that a share gives a column.
const LEAST: usize = 5 * 2 * HALF;

/// Of each row, whether it is repeated on each page: only heads at the top can be.
pub(super) fn heads(table: &Table) -> impl Iterator<Item = bool> {
    let count = table.rows.iter().take_while(|row| row.head).count();
    (0..table.rows.len()).map(move |at| at < count)
}

pub(super) fn table(table: &Table, page: Page) -> DocxTable {
    let paper = page.paper;
    let (widths, side) = fitted(table, page.width());
    let widths: Vec<usize> = widths.into_iter().map(|width| paper.length(width)).collect();
    let mut reaching = BTreeMap::new();
    let height = paper.length(HEIGHT);
    let rows = table.rows.iter().map(|row| written_row(row, &widths, height, &mut reaching)).collect();
    let (above, side) = (paper.length(ABOVE), paper.length(side));
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

/// Widths of the columns on A4, and what stands left and right of a cell's words: little, if only so every column has room
/// for its lines.
fn fitted(table: &Table, page: usize) -> (Vec<usize>, usize) {
    let lengths = lengths(table);
    let needs = |side: usize| lengths.iter().map(|length| length + 2 * side + SPARE).collect::<Vec<_>>();
    let widths = widths(table, page, &needs(SIDE));
    for side in [SIDE, NARROW] {
        if let Some(eased) = eased(&widths, &needs(side)) {
            return (eased, side);
        }
    }
    (widths, SIDE)
}

/// Widths of the columns as the template wants them; together never more than the page has.
fn widths(table: &Table, page: usize, needs: &[usize]) -> Vec<usize> {
    let least = |(at, column): (usize, &Width)| match column {
        // a tenth of a millimetre is 1440/254 twentieths of a point
        Width::Fixed(tenths) => *tenths as usize * 1440 / 254,
        Width::Share(_) => LEAST,
        Width::Natural => needs[at],
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

/// A column whose words are a little too long for it takes room of those that have some to spare: other programs set digits
/// apart from Chinese, so that a line which fits on our page breaks there. Columns of sentences break anyway. Nothing if
/// there is not enough for all.
fn eased(widths: &[usize], needs: &[usize]) -> Option<Vec<usize>> {
    let columns = || widths.iter().copied().zip(needs.iter().copied());
    let little = |width: usize, need: usize| need > width && need <= width * 3 / 2;
    let lacking: usize =
        columns().filter(|(width, need)| little(*width, *need)).map(|(width, need)| need - width).sum();
    let spare: usize = columns().map(|(width, need)| width.saturating_sub(need)).sum();
    let eased = |(width, need): (usize, usize)| {
        if little(width, need) {
            need
        } else {
            width - (width.saturating_sub(need) * lacking).div_ceil(spare.max(1))
        }
    };
    (lacking <= spare).then(|| columns().map(eased).collect())
}

/// The longest line of each column.
fn lengths(table: &Table) -> Vec<usize> {
    let length = |at: usize| {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        cells.filter(|cell| cell.column == at && cell.across == 1).map(longest).max().unwrap_or_default()
    };
    (0..table.columns.len()).map(length).collect()
}

/// The longest line of a cell, with what some programs set between Chinese and digits or letters.
fn longest(cell: &Cell) -> usize {
    let length = |line: &str| {
        let narrow = |c: char| c.is_ascii_alphanumeric();
        let chinese = |c: char| c.is_alphabetic() && !c.is_ascii();
        let beside = line.chars().zip(line.chars().skip(1));
        let apart =
            beside.filter(|(one, next)| narrow(*one) && chinese(*next) || chinese(*one) && narrow(*next));
        UnicodeWidthStr::width_cjk(line) * HALF + apart.count() * APART
    };
    plain(&cell.runs, BLANK, TICK).lines().map(length).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::eased;

    #[test]
    fn a_column_that_lacks_a_little_takes_it_from_those_that_can_spare_it() {
        assert_eq!(eased(&[100, 100, 100], &[120, 60, 80]), Some(vec![120, 86, 93]));
        assert_eq!(eased(&[100, 100], &[120, 90]), None, "not enough for it");
        assert_eq!(eased(&[100, 100], &[400, 50]), Some(vec![100, 100]), "a sentence breaks anyway");
        assert_eq!(eased(&[100, 50], &[100, 50]), Some(vec![100, 50]));
    }
}
