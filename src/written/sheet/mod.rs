//! Owns: a table as it was written: rows of cells, each with its place, whatever file it came from.
//! Never: knows what a column means; keeps a text twice.

mod lines;
mod merged;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::diagnostic::Source;

pub use merged::Merged;

/// Rows of cells. Cells of a text file are stretches of that file; only what had to be unwrapped or was no text is
/// kept beside it, and an empty cell takes no room.
#[derive(Debug)]
pub struct Sheet {
    /// The file, as the user knows it.
    pub file: String,
    /// The sheet of a workbook; `None` for a text file.
    pub name: Option<String>,
    /// Cells that are one with others; a text file has none.
    pub merged: Merged,
    /// What a workbook tells of its sheet beside the cells; empty for a text file.
    pub beside: Beside,
    source: Option<Arc<Source>>,
    own: String,
    slots: Vec<Slot>,
    rows: Vec<Span>,
}

/// What a workbook tells of a sheet beside the values of its cells. Rows and columns are counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Days are counted from 1904 on, as old Macintosh spreadsheets do.
    pub from_1904: bool,
    /// Rows that the spreadsheet does not show.
    pub hidden_rows: Vec<usize>,
    /// How many cells hold a formula; their values are those that the spreadsheet kept.
    pub formulas: usize,
    /// The first cell with a formula: row and column.
    pub first_formula: Option<(usize, usize)>,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cell<'s> {
    /// Nothing but blanks.
    #[default]
    Empty,
    /// Words, without blanks around them.
    Text(&'s str),
    /// A number, in the digits that a spreadsheet shows.
    Number(&'s str),
    /// A day, as `2002-07-01`.
    Day(&'s str),
    /// What a spreadsheet shows where it could not work a value out, such as `#N/A`; empty where it never tried.
    Broken(&'s str),
}

impl<'s> Cell<'s> {
    /// The cell as words; empty for an empty cell and for a broken one.
    #[must_use]
    pub fn text(self) -> &'s str {
        match self {
            Self::Empty | Self::Broken(_) => "",
            Self::Text(text) | Self::Number(text) | Self::Day(text) => text,
        }
    }
}

/// Of what kind a cell is that holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Day,
    Broken,
}

/// A cell that holds something: where its text lies.
#[derive(Clone, Copy, Debug)]
struct Slot {
    start: u32,
    length: u32,
    column: u16,
    kind: Kind,
    /// In the sheet's own text instead of the file's.
    own: bool,
}

/// A row that holds something.
#[derive(Clone, Copy, Debug)]
struct Span {
    line: u32,
    /// Its first slot.
    first: u32,
    /// Cells in it, the empty ones too.
    width: u32,
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'s> {
    sheet: &'s Sheet,
    at: usize,
}

impl Sheet {
    fn new(file: String, name: Option<String>, source: Option<Arc<Source>>) -> Self {
        let (slots, rows) = (Vec::new(), Vec::new());
        let (merged, beside) = (Merged::default(), Beside::default());
        Self { file, name, merged, beside, source, own: String::new(), slots, rows }
    }

    /// An empty sheet of a workbook, to be filled.
    pub(super) fn of_workbook(file: String, name: String) -> Self {
        Self::new(file, Some(name), None)
    }

    /// Adds a cell behind all others: its line from 1, and where its text was kept.
    pub(super) fn push(&mut self, line: usize, column: u16, kind: Kind, start: u32, length: u32) {
        let Ok(line) = u32::try_from(line) else { return };
        let Ok(first) = u32::try_from(self.slots.len()) else { return };
        self.slots.push(Slot { start, length, column, kind, own: true });
        let width = u32::from(column) + 1;
        match self.rows.last_mut().filter(|row| row.line == line) {
            Some(row) => row.width = width,
            None => self.rows.push(Span { line, first, width }),
        }
    }

    /// Marks cells, by row and column from 0, as never worked out where they hold nothing.
    pub(super) fn unvalued(&mut self, cells: &[(usize, usize)]) {
        let empty = |(row, column): &&(usize, usize)| {
            self.row(row + 1).is_none_or(|row| row.cell(*column) == Cell::Empty)
        };
        let Some(cells) =
            Some(cells.iter().filter(empty).collect::<Vec<_>>()).filter(|cells| !cells.is_empty())
        else {
            return;
        };
        let mut all: Vec<(usize, Slot)> = Vec::with_capacity(self.slots.len() + cells.len());
        for row in self.rows() {
            all.extend(row.slots().iter().map(|slot| (row.line(), *slot)));
        }
        for (row, column) in cells {
            let Ok(column) = u16::try_from(*column) else { continue };
            all.push((row + 1, Slot { start: 0, length: 0, column, kind: Kind::Broken, own: true }));
        }
        all.sort_by_key(|(line, slot)| (*line, slot.column));
        (self.slots, self.rows) = (Vec::new(), Vec::new());
        for (line, slot) in all {
            self.push(line, slot.column, slot.kind, slot.start, slot.length);
        }
    }

    /// The rows that hold something, from the top.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator + Clone {
        (0..self.rows.len()).map(|at| Row { sheet: self, at })
    }

    /// The row on a line, from 1; `None` where it holds nothing.
    #[must_use]
    pub fn row(&self, line: usize) -> Option<Row<'_>> {
        let at = self.rows.binary_search_by_key(&line, |row| row.line as usize).ok()?;
        Some(Row { sheet: self, at })
    }

    /// The text of a slot.
    fn text(&self, slot: Slot) -> &str {
        let source = self.source.as_ref().map_or("", |source| source.text.as_str());
        let text = if slot.own { self.own.as_str() } else { source };
        let start = slot.start as usize;
        text.get(start..start + slot.length as usize).unwrap_or_default()
    }

    /// Keeps a text that stands nowhere in the file, and tells where; `None` when there is no more room.
    pub(super) fn keep(&mut self, text: &str) -> Option<(u32, u32)> {
        let start = u32::try_from(self.own.len()).ok()?;
        u32::try_from(self.own.len() + text.len()).ok()?;
        self.own.push_str(text);
        Some((start, u32::try_from(text.len()).ok()?))
    }
}

impl<'s> Row<'s> {
    /// Line in the file or row of the sheet, from 1.
    #[must_use]
    pub fn line(self) -> usize {
        self.span().line as usize
    }

    /// How many cells a text file has on this line, the empty ones too; of a workbook, up to the last that is filled.
    #[must_use]
    pub fn width(self) -> usize {
        self.span().width as usize
    }

    /// The cell in a column, from 0.
    #[must_use]
    pub fn cell(self, column: usize) -> Cell<'s> {
        let slots = self.slots();
        let at = slots.binary_search_by_key(&column, |slot| usize::from(slot.column));
        at.map_or(Cell::Empty, |at| self.seen(slots[at]))
    }

    /// The words of the cell in a column; empty for an empty cell.
    #[must_use]
    pub fn get(self, column: usize) -> &'s str {
        self.cell(column).text()
    }

    /// The cells that hold something, each with its column.
    pub fn cells(self) -> impl Iterator<Item = (usize, Cell<'s>)> {
        self.slots().iter().map(move |slot| (usize::from(slot.column), self.seen(*slot)))
    }

    fn span(self) -> Span {
        self.sheet.rows[self.at]
    }

    fn slots(self) -> &'s [Slot] {
        let next = self.sheet.rows.get(self.at + 1);
        let end = next.map_or(self.sheet.slots.len(), |next| next.first as usize);
        &self.sheet.slots[self.span().first as usize..end]
    }

    fn seen(self, slot: Slot) -> Cell<'s> {
        let text = self.sheet.text(slot);
        match slot.kind {
            Kind::Text => Cell::Text(text),
            Kind::Number => Cell::Number(text),
            Kind::Day => Cell::Day(text),
            Kind::Broken => Cell::Broken(text),
        }
    }
}
