//! Owns: the written shape of the roster.
//! Never: law; stops at a bad row.

mod channel;
mod columns;
mod identity;
mod own;
mod periods;
#[cfg(test)]
mod tests;
mod words;
mod worker;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::diagnostic::{Code, Findings};
use crate::model::{Date, RosterWords, Worker};
use crate::written::TableFile;

use super::table::{Cells, Forms, Names, Table, fold, open};
use channel::Channels;
use columns::Column;

pub(super) use columns::ROSTER;
pub(super) use identity::masked;

/// Reads every row; workers whose row has a problem are left out, and the problem told.
pub(super) fn read(
    file: &TableFile,
    names: &Names,
    ask_channel: &dyn Fn(&str) -> Option<String>,
    words: Option<&RosterWords>,
    base_date: Option<Date>,
    findings: &mut Findings,
) -> Vec<Worker> {
    let mut told = Findings::default();
    let sheet = open(file, &ROSTER, names, &mut told);
    let table = sheet.as_ref().and_then(|sheet| Table::of(sheet, ROSTER, names, &mut told));
    let workers =
        table.map_or_else(Vec::new, |table| people(&table, ask_channel, words, base_date, &mut told));
    findings.append(told);
    workers
}

/// Reads the rows of a table that are people.
pub(super) fn people(
    table: &Table<'_>,
    ask_channel: &dyn Fn(&str) -> Option<String>,
    words: Option<&RosterWords>,
    base_date: Option<Date>,
    findings: &mut Findings,
) -> Vec<Worker> {
    let (mut told, mut forms) = (Findings::default(), Forms::default());
    let channels = Channels::new(ask_channel);
    let mut workers = Vec::with_capacity(table.people.len());
    let mut lines = FirstLines::default();
    for row in &table.people {
        let mut cells = Cells { table, row: *row, findings: &mut told, forms: &mut forms };
        lines.refuse_repeated(&mut cells);
        workers.extend(worker::read(&mut cells, &channels, words, base_date));
    }
    forms.tell(&mut told);
    findings.append(fold(told));
    workers
}

/// The line on which each number stood first, of all rows, the faulty ones too.
#[derive(Default)]
struct FirstLines<'t> {
    numbers: HashMap<Cow<'t, str>, usize>,
    id_numbers: HashMap<Cow<'t, str>, usize>,
}

impl<'t> FirstLines<'t> {
    fn refuse_repeated(&mut self, cells: &mut Cells<'t, '_>) {
        let line = cells.row.line();
        let seen = [(Column::Number, &mut self.numbers), (Column::IdNumber, &mut self.id_numbers)];
        for (column, lines) in seen {
            let text = cells.plain(column);
            // the check digit follows from the others and may be x or X; what a spreadsheet has cut off is
            // the same for many, and has its own finding
            let text = match column {
                Column::IdNumber if text.len() == 18 => first_17(text),
                Column::IdNumber => continue,
                _ => text,
            };
            if text.is_empty() {
                continue;
            }
            let first = *lines.entry(text).or_insert(line);
            if first != line {
                let finding = cells.finding(column, Code::RepeatedWorker).fact("first_line", first);
                cells.findings.push(finding);
            }
        }
    }
}

fn first_17(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => text.get(..17).unwrap_or_default().into(),
        Cow::Owned(text) => text.get(..17).unwrap_or_default().to_owned().into(),
    }
}
