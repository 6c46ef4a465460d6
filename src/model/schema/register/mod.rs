//! Owns: the written shape of registers, and what of it is declared as data.
//! Never: says what a register is for.

mod declared;

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::{Register, RegisterKind, RegisterRow, Worker};
use crate::written::{TableFile, nearest};

use super::table::{Cells, Forms, Names, Table, entry, fold, open};

pub use declared::kinds;
pub(super) use declared::shape;

/// The register that a file holds, by its name; one that no kind has is told, with the nearest.
pub(super) fn read(
    file: &TableFile,
    workers: &[Worker],
    names: &Names,
    findings: &mut Findings,
) -> Option<Register> {
    let name = file.name();
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let Some(kind) = kinds().iter().find(|kind| kind.id == stem) else {
        let known: Vec<&str> = kinds().iter().map(|kind| kind.id).collect();
        let finding = Finding::new(Code::UnknownRegister, Place::File(name.to_owned()));
        let finding = finding.fact("nearest", nearest(stem, known.iter().copied()));
        findings.push(finding.fact("name", stem).fact("allowed", known.join("、")));
        return None;
    };
    let shape = shape(kind);
    let mut told = Findings::default();
    let sheet = open(file, &shape, names, &mut told);
    let table = sheet.as_ref().and_then(|sheet| Table::of(sheet, shape, names, &mut told));
    let rows = table.map_or_else(Vec::new, |table| rows(kind, &table, workers, &mut told));
    findings.append(told);
    Some(Register { kind, rows })
}

fn rows(
    kind: &RegisterKind,
    table: &Table<'_>,
    workers: &[Worker],
    findings: &mut Findings,
) -> Vec<RegisterRow> {
    let (mut told, mut forms) = (Findings::default(), Forms::default());
    let numbers: BTreeSet<&str> = workers.iter().map(|worker| worker.number.as_str()).collect();
    let mut found = Vec::with_capacity(table.people.len());
    for row in &table.people {
        let mut cells = Cells { table, row: *row, findings: &mut told, forms: &mut forms };
        let columns = kind.columns.iter().enumerate();
        let entries =
            columns.map(|(at, column)| entry(&mut cells, at, column.required, &column.holds, &numbers));
        let entries = entries.collect();
        found.push(RegisterRow { entries, at: table.place(row.line(), None) });
    }
    forms.tell(&mut told);
    findings.append(fold(told));
    found
}
