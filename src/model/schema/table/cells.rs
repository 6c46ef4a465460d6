//! Owns: reading the cells of one row, each problem at its cell.
//! Never: compares one row with another.

use std::borrow::Cow;

use crate::diagnostic::{Code, Coded, Finding, Findings, Place};
use crate::model::schema::{date, money, month, serial_day};
use crate::model::{Answer, Date, Money, Month, parse_date};
use crate::written::{Cell, Fault, Row, choose, code_point, forbidden_character, private_character, worded};

use super::forms::{code, is_dash, readings, unquoted};
use super::{Form, Forms, Table};

/// One row being read. A column is told by its place among those of the table's shape.
pub(crate) struct Cells<'t, 'f> {
    pub(crate) table: &'t Table<'t>,
    pub(crate) row: Row<'t>,
    pub(crate) findings: &'f mut Findings,
    pub(crate) forms: &'f mut Forms,
}

impl<'t> Cells<'t, '_> {
    /// What stands in a cell, or in the one that it is merged with; `None` when it is empty, its column missing, or it
    /// holds what no text may hold.
    fn seen(&mut self, column: usize) -> Option<Cell<'t>> {
        let cell = self.standing(column)?;
        if let Cell::Broken(told) = cell {
            let finding = self.finding(column, Code::CellBroken).fact("value", told);
            self.findings.push(finding);
            return None;
        }
        let text = cell.text();
        let fault = if let Some(character) = forbidden_character(text) {
            Finding::new(Code::ControlCharacter, self.place(column))
                .fact("key", self.heading(column))
                .fact("character", code_point(character))
        } else if let Some((character, meant)) = private_character(text) {
            Finding::new(Code::PrivateCharacter, self.place(column))
                .fact("key", self.heading(column))
                .fact("character", code_point(character))
                .fact("meant", meant.map_or_else(String::new, String::from))
        } else {
            return Some(cell);
        };
        self.findings.push(fault);
        None
    }

    /// The cell, or the one above that it is merged with; `None` for an empty one.
    fn standing(&mut self, column: usize) -> Option<Cell<'t>> {
        let at = self.table.column(column)?;
        let cell = self.row.cell(at);
        if cell != Cell::Empty {
            return Some(cell);
        }
        let (first, above) = self.above(at)?;
        if self.table.shape.columns.get(column).is_some_and(|known| known.shared) {
            self.saw(Form::Merged, column);
            return Some(above);
        }
        let finding = self.finding(column, Code::MergedCells).fact("first", first);
        self.findings.push(finding);
        None
    }

    /// The line of the cell above that this empty one is merged with, and what stands there.
    fn above(&self, at: usize) -> Option<(usize, Cell<'t>)> {
        let (row, left) = self.table.sheet.merged.top_left(self.row.line() - 1, at)?;
        let line = row + 1;
        let among = left == at && line > self.table.head.last && line < self.row.line();
        let above = self.table.sheet.row(line).filter(|_| among)?.cell(at);
        (above != Cell::Empty).then_some((line, above))
    }

    /// The words of a cell as they stand, without the marks by which a spreadsheet keeps a text; `None` when it is empty.
    pub(crate) fn optional(&mut self, column: impl Into<usize>) -> Option<&'t str> {
        let column = column.into();
        let text = self.seen(column)?.text();
        let inside = unquoted(text);
        if inside.is_some() {
            self.saw(Form::Quoted, column);
        }
        Some(inside.unwrap_or(text)).filter(|text| !text.is_empty())
    }

    /// The same for a cell that must not be empty. A missing column was told once for all rows.
    pub(crate) fn required(&mut self, column: impl Into<usize>) -> Option<&'t str> {
        let column = column.into();
        self.miss(column);
        self.optional(column)
    }

    /// A code such as a number or a telephone, its digits half-width; `None` when the cell is empty.
    pub(crate) fn code(&mut self, column: impl Into<usize>) -> Option<Cow<'t, str>> {
        let column = column.into();
        let (text, forms) = code(self.seen(column)?.text());
        forms.into_iter().for_each(|form| self.saw(form, column));
        Some(text).filter(|text| !text.is_empty())
    }

    /// The same for a cell that must not be empty.
    pub(crate) fn required_code(&mut self, column: impl Into<usize>) -> Option<Cow<'t, str>> {
        let column = column.into();
        self.miss(column);
        self.code(column)
    }

    /// Tells a cell that is empty and must not be. Offices merge the cells of a group, and a text file keeps the first.
    pub(crate) fn miss(&mut self, column: usize) {
        let Some(at) = self.table.column(column) else { return };
        if self.row.cell(at) != Cell::Empty || self.above(at).is_some() {
            return;
        }
        let first = self.table.people.first();
        let grouped =
            column == self.table.shape.group && first.is_some_and(|row| row.cell(at) != Cell::Empty);
        let code = if grouped { Code::MergedCells } else { Code::MissingValue };
        let finding = self.finding(column, code);
        self.findings.push(finding);
    }

    /// A required cell in a form of the caller's.
    pub(crate) fn parsed<T>(
        &mut self,
        column: impl Into<usize>,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        let column = column.into();
        self.miss(column);
        self.optional_parsed(column, parse)
    }

    /// The same for a cell that may be empty.
    pub(crate) fn optional_parsed<T>(
        &mut self,
        column: impl Into<usize>,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        let column = column.into();
        let cell = self.seen(column)?;
        self.understood(column, cell.text(), parse)
    }

    /// What a cell answers to a question of the law: a word for no is a no, an empty cell no answer.
    pub(crate) fn answer<T>(
        &mut self,
        column: impl Into<usize>,
        no: &[&str],
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Answer<T> {
        let column = column.into();
        match self.optional(column) {
            None => Answer::NotStated,
            Some(text) if no.contains(&text) => Answer::No,
            Some(text) => self.understood(column, text, parse).map_or(Answer::NotStated, Answer::Yes),
        }
    }

    /// A word of a closed list.
    pub(crate) fn one_of<T: Clone>(&mut self, column: impl Into<usize>, choices: &[(&str, T)]) -> Option<T> {
        let column = column.into();
        self.parsed(column, |word| choose(word, choices))
    }

    /// A word of a closed list whose values have other words beside their codes.
    pub(crate) fn worded<T: Coded>(&mut self, column: impl Into<usize>, words: &[(&str, T)]) -> Option<T> {
        self.parsed(column, |word| worded(word, words))
    }

    /// A day that must be there.
    pub(crate) fn date(&mut self, column: impl Into<usize>) -> Option<Date> {
        let column = column.into();
        self.miss(column);
        self.optional_date(column)
    }

    /// A day. The number that a workbook keeps of one is a day too, because the workbook says how it counts them.
    pub(crate) fn optional_date(&mut self, column: impl Into<usize>) -> Option<Date> {
        let column = column.into();
        let cell = self.seen(column)?;
        let text = cell.text();
        if let (Cell::Number(number), true) = (cell, date(text).is_err())
            && let Some(day) = serial_day(number, self.table.sheet.beside.from_1904)
        {
            self.saw(Form::Serial, column);
            return Some(day);
        }
        let day = self.understood(column, text, date)?;
        if text.contains(':') && parse_date(text).is_none() {
            self.saw(Form::Midnight, column);
        }
        Some(day)
    }

    /// A month; a spreadsheet keeps one as its first day.
    pub(crate) fn optional_month(&mut self, column: impl Into<usize>) -> Option<Month> {
        let column = column.into();
        let cell = self.seen(column)?;
        if let Cell::Day(text) = cell
            && let Some(day) = parse_date(text)
            && Month::of(day).day(1) == day
        {
            return Some(Month::of(day));
        }
        self.understood(column, cell.text(), month)
    }

    /// An amount that must be there.
    pub(crate) fn money(&mut self, column: impl Into<usize>) -> Option<Money> {
        let column = column.into();
        self.miss(column);
        self.amount(column)
    }

    /// An amount that may be missing.
    pub(crate) fn amount(&mut self, column: impl Into<usize>) -> Option<Money> {
        let column = column.into();
        let text = self.seen(column)?.text();
        // 四千 without its 元 is more often a guess than a sum
        let sure = |reading: &str, forms: &[Form]| !forms.contains(&Form::Numeral) || reading.contains('元');
        self.by_readings(column, text, money, sure)
    }

    /// An amount that an empty cell says there is none of, as the dash of accounts does.
    pub(crate) fn optional_money(&mut self, column: impl Into<usize>) -> Money {
        let column = column.into();
        if self.dash(column) { Money::ZERO } else { self.amount(column).unwrap_or_default() }
    }

    /// A number that an empty cell says is none, as the dash of accounts does.
    pub(crate) fn none_or<T: Default>(
        &mut self,
        column: impl Into<usize>,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> T {
        let column = column.into();
        if self.dash(column) { T::default() } else { self.optional_parsed(column, parse).unwrap_or_default() }
    }

    fn dash(&mut self, column: usize) -> bool {
        let dash = self.table.column(column).is_some_and(|at| is_dash(self.row.get(at)));
        if dash {
            self.saw(Form::Dash, column);
        }
        dash
    }

    /// The value as it stands, else by the first reading that gives one; the fault is that of the cell as it stands.
    fn understood<T>(
        &mut self,
        column: usize,
        text: &str,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        self.by_readings(column, text, parse, |_, _| true)
    }

    /// The same, of the readings that are sure.
    fn by_readings<T>(
        &mut self,
        column: usize,
        text: &str,
        parse: impl Fn(&str) -> Result<T, Fault>,
        sure: impl Fn(&str, &[Form]) -> bool,
    ) -> Option<T> {
        let fault = match parse(text) {
            Ok(value) => return Some(value),
            Err(fault) => fault,
        };
        for (reading, forms) in readings(text).filter(|(reading, forms)| sure(reading, forms)) {
            if let Ok(value) = parse(&reading) {
                forms.into_iter().for_each(|form| self.saw(form, column));
                return Some(value);
            }
        }
        self.accept(column, Err(fault))
    }

    /// The value, or its fault told at the cell.
    pub(crate) fn accept<T>(&mut self, column: impl Into<usize>, value: Result<T, Fault>) -> Option<T> {
        let column = column.into();
        let told = value.map_err(|mut fault| {
            fault.facts.iter_mut().for_each(|(_, value)| *value = without_numbers(value));
            self.findings.push(fault.at(self.heading(column), self.place(column)));
        });
        told.ok()
    }

    /// Counts a look that was taken off a cell.
    pub(crate) fn saw(&mut self, form: Form, column: impl Into<usize>) {
        let column = column.into();
        let at = || self.table.place(self.row.line(), self.table.column(column));
        self.forms.saw(form, at);
    }

    /// A code as it is compared with those of other rows; what is wrong with it is told where it is read.
    pub(crate) fn plain(&self, column: impl Into<usize>) -> Cow<'t, str> {
        code(self.written(column)).0
    }

    /// A cell as it stands; what is wrong with it is told where it is read.
    pub(crate) fn written(&self, column: impl Into<usize>) -> &'t str {
        let column = column.into();
        self.table.column(column).map_or("", |at| self.row.get(at))
    }

    pub(crate) fn finding(&self, column: impl Into<usize>, code: Code) -> Finding {
        let column = column.into();
        Finding::new(code, self.place(column)).fact("column", self.heading(column))
    }

    pub(crate) fn place(&self, column: impl Into<usize>) -> Place {
        let column = column.into();
        self.table.place(self.row.line(), self.table.column(column))
    }

    /// The heading of a column as the user wrote it.
    pub(crate) fn heading(&self, column: impl Into<usize>) -> &'t str {
        let column = column.into();
        self.table.column(column).map_or("", |at| self.table.heading(at))
    }
}

/// So many digits in a row may be somebody's identity number.
const LONG: usize = 15;

/// A text with the middle of every long row of digits starred out: what stands in the wrong column is told, and stays on
/// the desk.
fn without_numbers(text: &str) -> String {
    let mut told: Vec<char> = text.chars().collect();
    let mut start = 0;
    for at in 0..=told.len() {
        if told.get(at).is_some_and(|c| c.is_numeric() || (*c == 'X' || *c == 'x') && at - start >= LONG) {
            continue;
        }
        if at - start >= LONG {
            told[start + 4..at - 4].fill('*');
        }
        start = at + 1;
    }
    told.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::without_numbers;

    #[test]
    fn a_number_in_the_wrong_column_is_not_told_whole() {
        assert_eq!(without_numbers("11010519491231002X"), "1101**********002X");
        assert_eq!(without_numbers("身份证110105491231002，12"), "身份证1101*******1002，12");
        assert_eq!(without_numbers("2026-02-30"), "2026-02-30");
    }
}
