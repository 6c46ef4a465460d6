//! Owns: the written shape of retirees and survivors.
//! Never: law; stops at a bad row.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Findings};
use crate::model::{Dependant, DependantKind, Sex};
use crate::written::TableFile;

use super::table::{Cells, Forms, Known, Names, Shape, Table, fold, open};

// the columns of both, in the order of their shapes
const NUMBER: usize = 0;
const NAME: usize = 1;
const SEX: usize = 2;
const BIRTH: usize = 3;
/// What kind of pensioner somebody is, or whose survivor.
const OWN: usize = 4;
const UNIT: usize = 5;
const MONTHLY: usize = 6;
const UNTIL: usize = 7;

const fn known(usual: &'static str, required: bool, shared: bool) -> Known {
    Known { usual, required, shared }
}

const fn columns(own: &'static str) -> [Known; 9] {
    [
        known("编号", true, false),
        known("姓名", true, false),
        known("性别", true, false),
        known("出生日期", true, false),
        known(own, true, true),
        known("单位", false, true),
        known("每月标准", false, false),
        known("截止月份", false, false),
        known("备注", false, true),
    ]
}

const OF_RETIREES: [Known; 9] = columns("类别");
const OF_SURVIVORS: [Known; 9] = columns("关系");

/// Retirees, whose rows say of which kind they are.
pub(super) const RETIREES: Shape = Shape {
    table: "retirees",
    columns: &OF_RETIREES,
    proof: BIRTH,
    name: NAME,
    group: UNIT,
    may_be_empty: false,
};

/// Survivors, whose rows say whose survivor somebody is.
pub(super) const SURVIVORS: Shape = Shape { table: "survivors", columns: &OF_SURVIVORS, ..RETIREES };

const SEXES: [(&str, Sex); 2] = [("男", Sex::Male), ("女", Sex::Female)];

const KINDS: [(&str, DependantKind); 2] =
    [("退休", DependantKind::Retired), ("离休", DependantKind::VeteranCadre)];

/// Reads the people of a file that has one of the two shapes.
pub(super) fn read(file: &TableFile, shape: Shape, names: &Names, findings: &mut Findings) -> Vec<Dependant> {
    let mut told = Findings::default();
    let sheet = open(file, &shape, names, &mut told);
    let table = sheet.as_ref().and_then(|sheet| Table::of(sheet, shape, names, &mut told));
    let found = table.map_or_else(Vec::new, |table| people(&table, &mut told));
    findings.append(told);
    found
}

/// Reads the rows of a table that are people.
pub(super) fn people(table: &Table<'_>, findings: &mut Findings) -> Vec<Dependant> {
    let (mut told, mut forms) = (Findings::default(), Forms::default());
    let mut numbers = BTreeSet::new();
    let mut found = Vec::with_capacity(table.people.len());
    for row in &table.people {
        let mut cells = Cells { table, row: *row, findings: &mut told, forms: &mut forms };
        let number = cells.required_code(NUMBER);
        if number.as_ref().is_some_and(|number| !numbers.insert(number.clone())) {
            let finding = cells.finding(NUMBER, Code::RepeatedWorker);
            cells.findings.push(finding);
        }
        cells.required(NAME);
        let (sex, birth) = (cells.one_of(SEX, &SEXES), cells.date(BIRTH));
        let (kind, relation) = if table.shape.table == RETIREES.table {
            (cells.one_of(OWN, &KINDS), String::new())
        } else {
            (Some(DependantKind::Survivor), cells.required(OWN).unwrap_or_default().to_owned())
        };
        let (monthly, until) = (cells.amount(MONTHLY), cells.optional_month(UNTIL));
        let (Some(number), Some(kind), Some(sex), Some(birth)) = (number, kind, sex, birth) else { continue };
        let at = table.place(row.line(), None);
        found.push(Dependant { number: number.into_owned(), kind, sex, birth, relation, monthly, until, at });
    }
    forms.tell(&mut told);
    findings.append(fold(told));
    found
}
