//! Owns: proof that cells and lines are those of the file.
//! Never: leaves the tests.

use proptest::prelude::*;

use super::{Cell, Sheet};
use crate::diagnostic::Source;

fn read(text: &str) -> Vec<(usize, Vec<String>)> {
    let sheet = Sheet::of_text(&Source::new("roster.csv", text));
    let cells = |row: super::Row<'_>| (0..row.width()).map(|column| row.get(column).to_owned()).collect();
    sheet.rows().map(|row| (row.line(), cells(row))).collect()
}

fn line(number: usize, cells: &[&str]) -> (usize, Vec<String>) {
    (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

#[test]
fn lines_are_those_of_the_file() {
    let rows = read("\u{FEFF}工号,备注\r\n\r\n1,\"甲\n乙\"\r\n2, 丙 \r\n,\r\n\r\n3,\"丁,戊\"\r\n");
    let expected = [
        line(1, &["工号", "备注"]),
        line(3, &["1", "甲\n乙"]),
        line(5, &["2", "丙"]),
        line(8, &["3", "丁,戊"]),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn w4_a_line_that_only_declares_the_divider_is_passed_over() {
    let rows = read("\u{FEFF}sep=;\r\n工号;备注\r\n1;甲,乙\r\n");
    assert_eq!(rows, [line(2, &["工号", "备注"]), line(3, &["1", "甲,乙"])]);
}

#[test]
fn w4_lines_that_end_with_cr_alone_are_counted() {
    let rows = read("工号,备注\r1,甲\r2,\"乙\r丙\"\r3,丁\r");
    assert_eq!(rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 3, 5]);
}

#[test]
fn the_sign_that_ends_a_file_is_no_row() {
    assert_eq!(read("工号,备注\n1,甲\n\u{1A}"), [line(1, &["工号", "备注"]), line(2, &["1", "甲"])]);
    assert_eq!(read(" \n\n"), []);
}

#[test]
fn a_title_does_not_choose_the_divider() {
    assert_eq!(read("花名册,共二人\n工号\t姓名\t单位\n1\t甲\t乙\n")[1], line(2, &["工号", "姓名", "单位"]));
}

#[test]
fn a_text_of_the_file_is_not_kept_twice() {
    let sheet = Sheet::of_text(&Source::new("r", "a,b,c\n1, 2 ,3\n4,\"5\"\"\",6\n"));
    assert_eq!(sheet.own, "5\"6");
    assert_eq!(sheet.row(2).map(|row| row.cell(1)), Some(Cell::Text("2")));
    assert!(sheet.row(9).is_none());
}

proptest! {
    #[test]
    fn cells_are_what_the_reader_of_records_gives(text in "[a甲 ,\"\n\r]{0,40}") {
        let sheet = Sheet::of_text(&Source::new("r", text.clone()));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().map_while(Result::ok).collect();
        let expected: Vec<Vec<String>> = records
            .iter()
            .map(|record| record.iter().map(|field| field.trim().to_owned()).collect::<Vec<_>>())
            .filter(|cells: &Vec<String>| cells.iter().any(|cell| !cell.is_empty()))
            .collect();
        let found: Vec<Vec<String>> = sheet
            .rows()
            .map(|row| (0..row.width()).map(|column| row.get(column).to_owned()).collect())
            .collect();
        prop_assert_eq!(found, expected);
    }
}
