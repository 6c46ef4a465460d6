//! Owns: what was understood of one table by itself, before any law is asked.
//! Never: judges; tells a whole identity number.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Findings, Source, column_letters};
use crate::model::{Dependant, Worker};
use crate::written::TableFile;

use super::dependants::{self, RETIREES, SURVIVORS};
use super::roster::{self, ROSTER};
use super::table::{Names, Shape, Table, open};

/// So many people are shown as they were read.
const SHOWN: usize = 10;

/// A table as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// The kind of table: `roster`, `retirees` or `survivors`.
    pub kind: &'static str,
    /// The sheet that was read; `None` for a text file.
    pub sheet: Option<String>,
    /// First and last line of the headings, from 1.
    pub head: (usize, usize),
    /// Every column that has a heading, from the left.
    pub columns: Vec<UnderstoodColumn>,
    /// Lines that are nobody's, each with why: a key of the catalogue's words.
    pub passed: Vec<(&'static str, usize)>,
    /// Rows that are people.
    pub rows: usize,
    /// People of whom every cell could be read.
    pub people: usize,
    /// The first of them: the usual name of each column shown, and its value.
    pub first: Vec<Vec<(&'static str, String)>>,
}

/// A column as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnderstoodColumn {
    /// The letters by which a spreadsheet names it.
    pub letters: String,
    /// Its heading as written.
    pub heading: String,
    /// What it was read as; empty for a column that was not read.
    pub usual: String,
}

/// Reads one table by itself. What it is follows from its name: `retirees`, `survivors`, else a roster. `columns` is the
/// case's own file of names of columns. Channels and categories of retirement are words of a policy and not asked here.
#[must_use]
pub fn understand(file: &TableFile, columns: Option<&Arc<Source>>) -> (Option<Understood>, Findings) {
    let mut findings = Findings::default();
    let names = Names::with(columns, &mut findings);
    let stem = Path::new(file.name()).file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let shape = [RETIREES, SURVIVORS].into_iter().find(|shape| shape.table == stem).unwrap_or(ROSTER);
    let sheet = open(file, &shape, &names, &mut findings);
    let table = sheet.as_ref().and_then(|sheet| Table::of(sheet, shape, &names, &mut findings));
    let Some(table) = table else { return (None, findings) };
    let mut understood = structure(&table, &shape);
    if shape.table == ROSTER.table {
        let any = |word: &str| Some(word.to_owned());
        let workers = roster::people(&table, &any, None, None, &mut findings);
        understood.people = workers.len();
        understood.first = workers.iter().take(SHOWN).map(of_worker).collect();
    } else {
        let people = dependants::people(&table, &mut findings);
        understood.people = people.len();
        understood.first = people.iter().take(SHOWN).map(of_dependant).collect();
    }
    (Some(understood), findings)
}

fn structure(table: &Table<'_>, shape: &Shape) -> Understood {
    let columns = table.grid.columns.iter().enumerate().filter(|(_, column)| !column.heading.is_empty());
    let columns = columns.map(|(at, column)| UnderstoodColumn {
        letters: column_letters(at),
        heading: column.heading.to_string(),
        usual: table.usual(at),
    });
    Understood {
        kind: shape.table,
        sheet: table.sheet.name.clone(),
        head: (table.head.first, table.head.last),
        columns: columns.collect(),
        passed: table.passed.0.iter().map(|(why, line)| (<&str>::from(why), *line)).collect(),
        rows: table.people.len(),
        ..Understood::default()
    }
}

fn of_worker(worker: &Worker) -> Vec<(&'static str, String)> {
    vec![
        ("工号", worker.number.clone()),
        ("姓名", worker.name.clone()),
        ("身份证号", roster::masked(worker.id_number.as_str())),
        ("出生日期", worker.birth.to_string()),
        ("单位", worker.unit.clone()),
        ("进入本企业日期", worker.hired_on.to_string()),
        ("月平均工资", worker.average_wage.to_string()),
        ("缴费基数", worker.insurance_base.to_string()),
        ("拖欠工资", worker.wage_arrears.to_string()),
        ("未休年休假天数", worker.unused_leave_days.to_string()),
        ("安置渠道", worker.channel_word.clone()),
    ]
}

fn of_dependant(person: &Dependant) -> Vec<(&'static str, String)> {
    vec![
        ("编号", person.number.clone()),
        ("出生日期", person.birth.to_string()),
        ("关系", person.relation.clone()),
        ("每月标准", person.monthly.map_or_else(String::new, |monthly| monthly.to_string())),
    ]
}
