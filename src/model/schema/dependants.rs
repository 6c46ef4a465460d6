//! Owns: the written shape of `retirees.csv` and `survivors.csv`. May import: diagnostic, written, the rest of this room.
//! Never: law; stops at a bad row.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Finding, Findings, Source};
use crate::model::{Dependant, DependantKind, Sex};
use crate::written::{Fault, Row, Table, choose, nearest};

use super::{date, money, month};

const NUMBER: &str = "编号";
const NAME: &str = "姓名";
const SEX: &str = "性别";
const BIRTH: &str = "出生日期";
const KIND: &str = "类别";
const RELATION: &str = "关系";
const MONTHLY: &str = "每月标准";
const UNTIL: &str = "截止月份";

/// Columns that a file may leave out.
const OPTIONAL: [&str; 4] = ["单位", MONTHLY, UNTIL, "备注"];

const SEXES: [(&str, Sex); 2] = [("男", Sex::Male), ("女", Sex::Female)];

const KINDS: [(&str, DependantKind); 2] =
    [("退休", DependantKind::Retired), ("离休", DependantKind::VeteranCadre)];

/// Reads `retirees.csv`, whose rows say of which kind they are.
pub(super) fn retirees(source: &Source, findings: &mut Findings) -> Vec<Dependant> {
    read(source, KIND, findings)
}

/// Reads `survivors.csv`, whose rows say whose survivor somebody is.
pub(super) fn survivors(source: &Source, findings: &mut Findings) -> Vec<Dependant> {
    read(source, RELATION, findings)
}

fn read(source: &Source, own: &'static str, findings: &mut Findings) -> Vec<Dependant> {
    let Some(table) = Table::read(source, findings) else { return Vec::new() };
    let required = [NUMBER, NAME, SEX, BIRTH, own];
    headings(&table, &required, findings);
    let mut numbers = BTreeSet::new();
    let mut found = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut cells = Cells { table: &table, row, findings };
        let number = cells.required(NUMBER, |text| Ok(text.to_owned()));
        if number.as_ref().is_some_and(|number| !numbers.insert(number.clone())) {
            cells.findings.push(Finding::new(Code::RepeatedWorker, table.place(row.line, None)));
        }
        cells.required(NAME, |_| Ok(()));
        let (sex, birth) = (cells.required(SEX, |text| choose(text, &SEXES)), cells.required(BIRTH, date));
        let (kind, relation) = if own == KIND {
            (cells.required(KIND, |text| choose(text, &KINDS)), String::new())
        } else {
            let relation = cells.required(RELATION, |text| Ok(text.to_owned()));
            (Some(DependantKind::Survivor), relation.unwrap_or_default())
        };
        let (monthly, until) = (cells.optional(MONTHLY, money), cells.optional(UNTIL, month));
        let (Some(number), Some(kind), Some(sex), Some(birth)) = (number, kind, sex, birth) else { continue };
        let at = table.place(row.line, None);
        found.push(Dependant { number, kind, sex, birth, relation, monthly, until, at });
    }
    found
}

/// Tells columns that are unknown, and required ones that are missing.
fn headings(table: &Table, required: &[&'static str], findings: &mut Findings) {
    let known = || required.iter().chain(&OPTIONAL).copied();
    for (at, heading) in table.headings.iter().enumerate() {
        if !known().any(|name| name == heading.normal) {
            let place = table.place(table.heading_line, Some(at));
            let finding = Finding::new(Code::UnknownColumn, place).fact("column", &heading.written);
            findings.push(finding.fact("nearest", nearest(&heading.normal, known())));
        }
    }
    for name in required {
        if !table.headings.iter().any(|heading| heading.normal == *name) {
            let place = table.place(table.heading_line, None);
            findings.push(Finding::new(Code::MissingColumn, place).fact("column", name));
        }
    }
}

/// One row being read.
struct Cells<'t, 'f> {
    table: &'t Table,
    row: &'t Row,
    findings: &'f mut Findings,
}

impl Cells<'_, '_> {
    /// A cell that must hold something; a missing column was told once for all rows.
    fn required<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Result<T, Fault>) -> Option<T> {
        let at = self.column(name)?;
        if self.row.get(at).is_empty() {
            let finding = Finding::new(Code::MissingValue, self.table.place(self.row.line, Some(at)));
            self.findings.push(finding.fact("column", name));
        }
        self.optional(name, parse)
    }

    fn optional<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Result<T, Fault>) -> Option<T> {
        let at = self.column(name)?;
        let text = Some(self.row.get(at)).filter(|text| !text.is_empty())?;
        let place = self.table.place(self.row.line, Some(at));
        parse(text).map_err(|fault| self.findings.push(fault.at(name, place))).ok()
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.table.headings.iter().position(|heading| heading.normal == name)
    }
}
