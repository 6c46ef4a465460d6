//! Owns: reading the cells of one row, each problem at its cell. May import: diagnostic, written, this room.
//! Never: compares one worker with another.

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::{Answer, Date, Money};
use crate::written::{Fault, Row, Table, choose, code_point, forbidden_character, private_character};

use super::columns::{Column, Columns};
use super::words::NONE;
use crate::model::schema::{date, money};

/// One row being read.
pub(super) struct Cells<'t, 'f> {
    pub(super) table: &'t Table,
    pub(super) columns: &'t Columns,
    pub(super) row: &'t Row,
    pub(super) findings: &'f mut Findings,
}

impl<'t> Cells<'t, '_> {
    /// The text of a cell; `None` when it is empty, its column missing, or a character in it forbidden.
    pub(super) fn optional(&mut self, column: Column) -> Option<&'t str> {
        let text = self.row.get(self.columns.get(column)?);
        if let Some(character) = forbidden_character(text) {
            let key = self.heading(column);
            let finding = Finding::new(Code::ControlCharacter, self.place(column));
            self.findings.push(finding.fact("key", key).fact("character", code_point(character)));
            return None;
        }
        if let Some((character, meant)) = private_character(text) {
            let key = self.heading(column);
            let finding = Finding::new(Code::PrivateCharacter, self.place(column)).fact("key", key);
            let finding = finding.fact("character", code_point(character));
            self.findings.push(finding.fact("meant", meant.map_or_else(String::new, String::from)));
            return None;
        }
        (!text.is_empty()).then_some(text)
    }

    /// The same for a cell that must not be empty. A missing column was reported once for all rows.
    pub(super) fn required(&mut self, column: Column) -> Option<&'t str> {
        let at = self.columns.get(column)?;
        if self.row.get(at).is_empty() {
            let finding = self.finding(column, Code::MissingValue);
            self.findings.push(finding);
        }
        self.optional(column)
    }

    /// A required cell in a form of the caller's.
    pub(super) fn parsed<T>(
        &mut self,
        column: Column,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        let text = self.required(column)?;
        self.accept(column, parse(text))
    }

    /// The same for a cell that may be empty.
    pub(super) fn optional_parsed<T>(
        &mut self,
        column: Column,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        let text = self.optional(column)?;
        self.accept(column, parse(text))
    }

    /// What a cell answers to a question of the law: 无 is a no, an empty cell no answer.
    pub(super) fn answer<T>(
        &mut self,
        column: Column,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Answer<T> {
        match self.optional(column) {
            None => Answer::NotStated,
            Some(text) if NONE.contains(&text) => Answer::No,
            Some(text) => self.accept(column, parse(text)).map_or(Answer::NotStated, Answer::Yes),
        }
    }

    pub(super) fn one_of<T: Clone>(&mut self, column: Column, choices: &[(&str, T)]) -> Option<T> {
        self.parsed(column, |word| choose(word, choices))
    }

    pub(super) fn date(&mut self, column: Column) -> Option<Date> {
        self.parsed(column, date)
    }

    pub(super) fn optional_date(&mut self, column: Column) -> Option<Date> {
        self.optional_parsed(column, date)
    }

    pub(super) fn money(&mut self, column: Column) -> Option<Money> {
        self.parsed(column, money)
    }

    pub(super) fn optional_money(&mut self, column: Column) -> Money {
        self.optional_parsed(column, money).unwrap_or_default()
    }

    /// The value, or its fault told at the cell.
    pub(super) fn accept<T>(&mut self, column: Column, value: Result<T, Fault>) -> Option<T> {
        value.map_err(|fault| self.findings.push(fault.at(self.heading(column), self.place(column)))).ok()
    }

    /// The number of the row's worker, as it stands.
    pub(super) fn worker(&self) -> &'t str {
        self.written(Column::Number)
    }

    /// A cell as it stands; what is wrong with it is told where it is read.
    pub(super) fn written(&self, column: Column) -> &'t str {
        self.columns.get(column).map_or("", |at| self.row.get(at))
    }

    pub(super) fn finding(&self, column: Column, code: Code) -> Finding {
        Finding::new(code, self.place(column)).fact("column", self.heading(column))
    }

    pub(super) fn place(&self, column: Column) -> Place {
        self.table.place(self.row.line, self.columns.get(column))
    }

    pub(super) fn heading(&self, column: Column) -> &'t str {
        let at = self.columns.get(column).and_then(|at| self.table.headings.get(at));
        at.map_or("", |heading| &heading.written)
    }
}
