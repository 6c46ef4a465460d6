//! Owns: the written shape of the roster. May import: diagnostic, written, the rest of this room.
//! Never: law; stops at a bad row.

mod cells;
mod channel;
mod columns;
mod identity;
mod periods;
#[cfg(test)]
mod tests;
mod words;
mod worker;

use std::collections::HashMap;

use crate::diagnostic::{Code, Finding, Findings, Source};
use crate::model::{Date, RosterWords, Worker};
use crate::written::Table;

use cells::Cells;
use channel::Channels;
use columns::{Column, Columns, elsewhere};

/// Reads every row; workers whose row has a problem are left out, and the problem told.
pub(super) fn read(
    source: &Source,
    ask_channel: &dyn Fn(&str) -> Option<String>,
    words: Option<&RosterWords>,
    base_date: Option<Date>,
    findings: &mut Findings,
) -> Vec<Worker> {
    let mut told = Findings::default();
    let table = Table::read(source, &mut told);
    if let Some((table, line)) = table.as_ref().and_then(|table| Some((table, elsewhere(table)?))) {
        let finding = Finding::new(Code::HeadingsElsewhere, table.place(line, None));
        findings.push(finding.fact("line", line));
        return Vec::new();
    }
    findings.append(told);
    let Some(table) = table else { return Vec::new() };
    let columns = Columns::find(&table, findings);
    if table.rows.is_empty() && !table.had_rows {
        findings.push(Finding::new(Code::EmptyRoster, table.place(table.heading_line, None)));
    }
    let channels = Channels::new(ask_channel);
    let mut workers = Vec::with_capacity(table.rows.len());
    let mut lines = FirstLines::default();
    for row in &table.rows {
        let mut cells = Cells { table: &table, columns: &columns, row, findings };
        lines.refuse_repeated(&mut cells);
        workers.extend(worker::read(&mut cells, &channels, words, base_date));
    }
    workers
}

/// The line on which each number stood first, of all rows, the faulty ones too.
#[derive(Default)]
struct FirstLines<'t> {
    numbers: HashMap<&'t str, usize>,
    id_numbers: HashMap<&'t str, usize>,
}

impl<'t> FirstLines<'t> {
    fn refuse_repeated(&mut self, cells: &mut Cells<'t, '_>) {
        let line = cells.row.line;
        let seen = [(Column::Number, &mut self.numbers), (Column::IdNumber, &mut self.id_numbers)];
        for (column, lines) in seen {
            let text = cells.columns.get(column).map_or("", |at| cells.row.get(at));
            // the check digit follows from the others and may be x or X; what a spreadsheet has cut off is
            // the same for many, and has its own finding
            let text = match column {
                Column::IdNumber if text.len() == 18 => text.get(..17).unwrap_or_default(),
                Column::IdNumber => "",
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
