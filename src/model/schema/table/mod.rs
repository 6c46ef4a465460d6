//! Owns: a written sheet as a table of known columns: which sheet, which headings, which rows are people.
//! Never: understands a cell; guesses where two readings are possible.

mod cells;
mod entry;
mod fold;
mod forms;
mod heads;
mod names;
mod own;
mod passed;
mod shape;
mod sheets;

use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Grid, GridColumn, Place, column_letters};
use crate::model::OwnColumn;
use crate::written::{Cell, Row, Sheet};

pub(crate) use cells::Cells;
pub(crate) use entry::entry;
pub(crate) use fold::fold;
pub(crate) use forms::{Form, Forms, code, person_name, without_blanks};
pub(crate) use heads::Head;
pub(crate) use names::Names;
pub(crate) use passed::{Passed, Why, ranges};
pub(crate) use shape::{Known, Shape};
pub(crate) use sheets::open;

/// A sheet whose columns are known.
pub(crate) struct Table<'s> {
    pub(crate) sheet: &'s Sheet,
    pub(crate) shape: Shape,
    pub(crate) grid: Arc<Grid>,
    pub(crate) head: Head,
    /// Rows that are people, from the top.
    pub(crate) people: Vec<Row<'s>>,
    /// Rows that are not, and why.
    pub(crate) passed: Passed,
    /// By column of the shape: where it stands in the sheet.
    columns: Vec<Option<usize>>,
    /// Columns that the case declares; they stand after those of the shape.
    pub(crate) own: Vec<OwnColumn>,
}

impl<'s> Table<'s> {
    /// Finds headings, columns and people; `None`, with a finding, for a sheet without anything in it.
    pub(crate) fn of(sheet: &'s Sheet, shape: Shape, names: &Names, findings: &mut Findings) -> Option<Self> {
        let Some(head) = heads::find(sheet, &shape, names) else {
            findings.push(Finding::new(Code::EmptyRoster, Place::File(sheet.file.clone())));
            return None;
        };
        let width = head.columns.keys().last().map_or(0, |last| last + 1);
        let columns = (0..width).map(|column| {
            let (written, usual) = head.columns.get(&column).cloned().unwrap_or_default();
            let known = shape.columns.iter().find(|known| Some(known.usual) == usual.as_deref());
            GridColumn { heading: written.as_str().into(), usual: known.map_or("", |known| known.usual) }
        });
        let grid = Grid { file: sheet.file.clone(), sheet: sheet.name.clone(), columns: columns.collect() };
        let own = names.own_of(shape.table).to_vec();
        let columns = vec![None; shape.columns.len() + own.len()];
        let (people, passed) = (Vec::new(), Passed::default());
        let mut table = Self { sheet, shape, grid: Arc::new(grid), head, people, passed, columns, own };
        table.find_columns(names, findings);
        table.sort_rows(names, findings);
        table.tell_passed(names, findings);
        if table.people.is_empty() && !table.shape.may_be_empty && !findings.any_error() {
            findings.push(Finding::new(Code::EmptyRoster, table.place(table.head.last, None)));
        }
        Some(table)
    }

    /// Where a column of the shape stands in the sheet; `None` where it is missing.
    pub(crate) fn column(&self, known: usize) -> Option<usize> {
        self.columns.get(known).copied().flatten()
    }

    /// An own column of the case, as [`Cells`] counts columns.
    pub(crate) fn own_column(&self, at: usize) -> usize {
        self.shape.columns.len() + at
    }

    /// What a column of the sheet was read as; empty for one that was not.
    pub(crate) fn usual(&self, column: usize) -> String {
        let own = self.own_at(column).map(|at| self.own[at - self.shape.columns.len()].name.clone());
        own.unwrap_or_else(|| self.grid.columns.get(column).map_or("", |column| column.usual).to_owned())
    }

    /// The own column that a column of the sheet is.
    fn own_at(&self, column: usize) -> Option<usize> {
        let usual = self.head.columns.get(&column)?.1.as_deref()?;
        self.own.iter().position(|own| own.name == usual).map(|at| self.own_column(at))
    }

    /// The place of a cell, or of a whole row without `column`.
    pub(crate) fn place(&self, row: usize, column: Option<usize>) -> Place {
        Place::Cell { grid: Arc::clone(&self.grid), row, column }
    }

    /// The heading of a column of the sheet, as written.
    pub(crate) fn heading(&self, column: usize) -> &str {
        self.grid.columns.get(column).map_or("", |column| &*column.heading)
    }

    /// Finds the columns; tells those that are missing, unknown or there twice.
    fn find_columns(&mut self, names: &Names, findings: &mut Findings) {
        for (at, column) in self.grid.columns.iter().enumerate() {
            let written = &*column.heading;
            let place = || self.place(self.head.last, Some(at));
            let known = self.shape.columns.iter().position(|known| known.usual == column.usual);
            let Some(known) = known.or_else(|| self.own_at(at)) else {
                if !written.is_empty() {
                    let near =
                        if names.is_ignored(written) { "" } else { names.nearest(self.shape.table, written) };
                    // what is no slip for a known column takes nothing away
                    let code = if near.is_empty() { Code::IgnoredColumn } else { Code::UnknownColumn };
                    let finding = Finding::new(code, place()).fact("column", written);
                    findings.push(finding.fact("nearest", near));
                }
                continue;
            };
            match self.columns[known] {
                Some(first) => {
                    let finding = Finding::new(Code::DuplicateColumn, place()).fact("column", written);
                    findings.push(finding.fact("first", self.heading(first)));
                }
                None => self.columns[known] = Some(at),
            }
        }
        // a case that declares a column means to have it
        for (at, own) in self.own.iter().enumerate() {
            if self.column(self.own_column(at)).is_none() {
                let finding = Finding::new(Code::MissingColumn, self.place(self.head.last, None));
                findings.push(finding.fact("column", &own.name).fact("unlike", ""));
            }
        }
        for (at, known) in self.shape.columns.iter().enumerate().filter(|(_, known)| known.required) {
            if self.columns[at].is_none() {
                let other = self.grid.columns.iter().map(|column| &*column.heading);
                let unlike = other.clone().find(|heading| names.is_unlike(known.usual, heading));
                let finding = Finding::new(Code::MissingColumn, self.place(self.head.last, None));
                let finding = finding.fact("column", known.usual);
                findings.push(finding.fact("unlike", unlike.unwrap_or_default()));
            }
        }
    }

    /// Divides the rows below the headings into people and others.
    fn sort_rows(&mut self, names: &Names, findings: &mut Findings) {
        let width = self.grid.columns.len();
        let mut nameless: Option<(usize, usize)> = None;
        let sheet = self.sheet;
        for row in sheet.rows() {
            if row.line() < self.head.first {
                self.passed.add(Why::Title, row.line());
                continue;
            }
            if row.line() <= self.head.last {
                continue;
            }
            if let Some(why) = self.why_not(row, names) {
                self.passed.add(why, row.line());
                continue;
            }
            let beyond = row.cells().find(|(column, cell)| *column >= width && *cell != Cell::Empty);
            // a text file says how many cells a line has; a workbook has no such count, only a place for each
            if sheet.name.is_none() && (row.width() < width || beyond.is_some()) {
                let finding = Finding::new(Code::ShortRow, self.place(row.line(), None));
                findings.push(finding.fact("found", row.width()).fact("expected", width));
                continue;
            }
            if let Some((column, _)) = beyond {
                nameless.get_or_insert((row.line(), column));
            }
            self.people.push(row);
        }
        if let Some((line, column)) = nameless {
            let finding = Finding::new(Code::IgnoredColumn, self.place(line, Some(column)));
            findings.push(finding.fact("column", column_letters(column)).fact("nearest", ""));
        }
    }

    /// One note for the place of the headings and one for each kind of other row; an error where a title states amounts
    /// in another unit than the yuan.
    fn tell_passed(&self, names: &Names, findings: &mut Findings) {
        if self.head.is_clear(&self.shape) && self.passed.of(Why::Title).next().is_some() {
            let finding = Finding::new(Code::HeadingsElsewhere, self.place(self.head.first, None));
            findings.push(finding.fact("line", self.head.first));
        }
        for line in self.passed.of(Why::Title) {
            let cells = self.sheet.row(line).into_iter().flat_map(|row| row.cells());
            for (column, cell) in cells {
                if let Some(scale) = names.scale(cell.text()) {
                    let finding = Finding::new(Code::AmountScale, self.place(line, Some(column)));
                    findings.push(finding.fact("scale", scale));
                }
            }
        }
        for why in [Why::Headings, Why::Total, Why::Footer, Why::Group, Why::Blank] {
            let lines: Vec<usize> = self.passed.of(why).collect();
            let Some(first) = lines.first() else { continue };
            let finding = Finding::new(Code::RowPassedOver, self.place(*first, None));
            findings.push(finding.fact("detail", <&str>::from(why)).fact("rows", ranges(&lines)));
        }
    }

    /// Why a row is nobody's; `None` where it is somebody's, however much of it is missing.
    fn why_not(&self, row: Row<'_>, names: &Names) -> Option<Why> {
        let cell = |known: usize| self.column(known).map_or("", |at| row.get(at));
        let proof = cell(self.shape.proof);
        if !proof.is_empty() {
            let at = self.column(self.shape.proof).unwrap_or_default();
            let heading = |line: usize| self.sheet.row(line).is_some_and(|row| row.get(at) == proof);
            return (heading(self.head.last) || heading(self.head.first)).then_some(Why::Headings);
        }
        let words = |column: usize| {
            let usual = self.grid.columns.get(column).map_or("", |column| column.usual);
            let known = self.shape.columns.iter().position(|known| known.usual == usual);
            known.is_none_or(|known| known == 0 || known == self.shape.name || known == self.shape.group)
        };
        let name = cell(self.shape.name);
        let nameless = name.is_empty() || names.is_total(name);
        if nameless && row.cells().any(|(column, cell)| words(column) && names.is_total(cell.text())) {
            return Some(Why::Total);
        }
        let filled: Vec<(usize, &str)> = row.cells().map(|(column, cell)| (column, cell.text())).collect();
        let known =
            |column: usize| self.grid.columns.get(column).is_some_and(|column| !column.usual.is_empty());
        if filled.iter().all(|(column, _)| !known(*column)) {
            return Some(Why::Blank);
        }
        if !name.is_empty() {
            return None;
        }
        match filled.as_slice() {
            [(_, first), ..] if names.is_footer(first) => Some(Why::Footer),
            // a number alone may be somebody's, whose row was never filled in
            [(_, only)] if !only.chars().any(char::is_numeric) => Some(Why::Group),
            _ => None,
        }
    }
}
