//! Owns: which sheet of a file is the table.
//! Never: chooses between two that could be it.

use crate::diagnostic::{Code, Finding, Findings, Grid, Place};
use crate::written::{Book, Sheet, SheetName, TableFile};

use super::heads::{TOP, find};
use super::names::Names;
use super::{Shape, ranges};

/// Reads the sheet that has the headings of such a table. Of several with them only one may be shown; where none has,
/// the first that holds anything is read, so that what is missing is told. `None` with a finding.
pub(crate) fn open(file: &TableFile, shape: &Shape, names: &Names, findings: &mut Findings) -> Option<Sheet> {
    let mut book = Book::open(file, findings)?;
    let sheets = book.sheets();
    let [only] = sheets.as_slice() else {
        let (chosen, others) = choose(&mut book, file, &sheets, shape, names, findings)?;
        // empty sheets, which old spreadsheets put into every book, hide nobody
        if !others.is_empty() {
            let finding = Finding::new(Code::SheetRead, at(file, &chosen)).fact("sheet", name(&chosen));
            findings.push(finding.fact("others", others.join("、")));
        }
        return whole(&mut book, &chosen, file, findings);
    };
    let only = only.clone();
    whole(&mut book, &only, file, findings)
}

/// The sheet to read, and the names of the others that hold something.
fn choose(
    book: &mut Book,
    file: &TableFile,
    sheets: &[SheetName],
    shape: &Shape,
    names: &Names,
    findings: &mut Findings,
) -> Option<(SheetName, Vec<String>)> {
    let (mut with, mut filled) = (Vec::new(), Vec::new());
    for sheet in sheets {
        let top = book.top(sheet, TOP, findings)?;
        let Some(head) = find(&top, shape, names) else { continue };
        filled.push(sheet);
        if head.is_clear(shape) {
            with.push(sheet);
        }
    }
    let shown: Vec<&&SheetName> = with.iter().filter(|sheet| !sheet.hidden).collect();
    let chosen = match (shown.as_slice(), with.as_slice()) {
        ([one], _) => Some((**one).clone()),
        ([], [hidden]) => Some((*hidden).clone()),
        ([], []) => {
            let first = filled.first().map(|sheet| (*sheet).clone());
            if first.is_none() {
                findings.push(Finding::new(Code::EmptyRoster, Place::File(file.name().to_owned())));
            }
            first
        }
        _ => {
            let all = if shown.is_empty() { with } else { shown.into_iter().copied().collect() };
            let all: Vec<&str> = all.into_iter().map(name).collect();
            let finding = Finding::new(Code::SheetsMany, Place::File(file.name().to_owned()));
            findings.push(finding.fact("sheets", all.join("、")));
            None
        }
    }?;
    let others = filled.into_iter().filter(|sheet| **sheet != chosen).map(|sheet| name(sheet).to_owned());
    let others = others.collect();
    Some((chosen, others))
}

/// The whole sheet, and notes on what a reader of it does not see.
fn whole(book: &mut Book, chosen: &SheetName, file: &TableFile, findings: &mut Findings) -> Option<Sheet> {
    let sheet = book.sheet(chosen, findings)?;
    if chosen.hidden {
        findings.push(Finding::new(Code::SheetHidden, at(file, chosen)).fact("sheet", name(chosen)));
    }
    let hidden: Vec<usize> = sheet.beside.hidden_rows.iter().map(|row| row + 1).collect();
    let hidden: Vec<usize> = hidden.into_iter().filter(|line| sheet.row(*line).is_some()).collect();
    if let Some(first) = hidden.first() {
        let finding = Finding::new(Code::RowsHidden, cell(file, chosen, *first, None));
        findings.push(finding.fact("rows", ranges(&hidden)).fact("count", hidden.len()));
    }
    if let Some((row, column)) = sheet.beside.first_formula {
        let finding = Finding::new(Code::FormulaValues, cell(file, chosen, row + 1, Some(column)));
        findings.push(finding.fact("count", sheet.beside.formulas));
    }
    Some(sheet)
}

fn name(sheet: &SheetName) -> &str {
    sheet.name.as_deref().unwrap_or_default()
}

fn at(file: &TableFile, sheet: &SheetName) -> Place {
    cell(file, sheet, 1, None)
}

fn cell(file: &TableFile, sheet: &SheetName, row: usize, column: Option<usize>) -> Place {
    let grid = Grid { file: file.name().to_owned(), sheet: sheet.name.clone(), columns: Vec::new() };
    Place::Cell { grid: grid.into(), row, column }
}
