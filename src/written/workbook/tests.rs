//! Owns: proof that no file, however spoilt, does more than be refused.
//! Never: leaves the tests.

use std::sync::Arc;

use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook};

use super::{Book, SheetName, TableFile};
use crate::diagnostic::{Code, Findings};
use crate::written::Cell;

fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "工号").expect("written").write_string(0, 1, "工资").expect("written");
    sheet.write_number(1, 0, 7).expect("written");
    sheet.write_formula(1, 1, Formula::new("A2*2").set_result("14")).expect("written");
    sheet.write_boolean(2, 0, true).expect("written");
    sheet.merge_range(3, 0, 5, 0, "合并", &rust_xlsxwriter::Format::new()).expect("merged");
    book.save_to_buffer().expect("a workbook")
}

/// Every cell of the first sheet, and what was told.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<Code>) {
    let mut findings = Findings::default();
    let file = TableFile::Workbook { name: "b.xlsx".to_owned(), bytes: Arc::from(bytes) };
    let mut cells = Vec::new();
    if let Some(mut book) = Book::open(&file, &mut findings)
        && let Some(first) = book.sheets().first().cloned()
        && let Some(sheet) = book.sheet(&first, &mut findings)
    {
        for row in sheet.rows() {
            cells.extend(row.cells().map(|(column, cell)| format!("{}:{column} {cell:?}", row.line())));
        }
    }
    (cells, findings.0.iter().map(|finding| finding.code).collect())
}

/// The workbook with one of its parts changed.
fn with_part(part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut from = zip::ZipArchive::new(Cursor::new(book())).expect("an archive");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut one = from.by_index(at).expect("a part");
        let name = one.name().expect("a name").into_owned();
        let mut text = String::new();
        one.read_to_string(&mut text).expect("text");
        let text = if name == part { change(text) } else { text };
        to.start_file(name, zip::write::SimpleFileOptions::default()).expect("started");
        to.write_all(text.as_bytes()).expect("written");
    }
    to.finish().expect("finished").into_inner()
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn cells_keep_their_kind() {
    let (cells, told) = read(&book());
    let expected = [
        "1:0 Text(\"工号\")",
        "1:1 Text(\"工资\")",
        "2:0 Number(\"7\")",
        "2:1 Number(\"14\")",
        "3:0 Text(\"true\")",
        "4:0 Text(\"合并\")",
    ];
    assert_eq!(cells, expected);
    assert_eq!(told, []);
}

#[test]
fn a_formula_that_was_never_worked_out_is_broken() {
    let (cells, _) = read(&with_part(SHEET, |text| text.replace("<v>14</v>", "")));
    assert!(cells.contains(&format!("2:1 {:?}", Cell::Broken(""))), "{cells:?}");
}

#[test]
fn rows_out_of_order_and_cells_far_away_are_read_without_room_for_what_lies_between() {
    let far = |text: String| {
        text.replace("<row r=\"2\"", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row><row r=\"2\"")
    };
    let (cells, _) = read(&with_part(SHEET, far));
    assert_eq!(cells.last().map(String::as_str), Some("1048576:16383 Number(\"1\")"));
    assert!(cells.iter().any(|cell| cell == "2:0 Number(\"7\")"), "{cells:?}");
}

#[test]
fn a_text_file_is_a_book_of_one_sheet() {
    let mut findings = Findings::default();
    let source = crate::diagnostic::Source::new("r.csv", "a,b\n");
    let mut book = Book::open(&source.into(), &mut findings).expect("a book");
    assert_eq!(book.sheets(), [SheetName { name: None, hidden: false }]);
    assert_eq!(
        book.top(&book.sheets()[0].clone(), 1, &mut findings).map(|sheet| sheet.rows().len()),
        Some(1)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_spoilt_workbook_makes_the_reader_panic(at in 0_usize..8_000, byte in any::<u8>(), length in 1_usize..9_000) {
        let mut bytes = book();
        let at = at % bytes.len();
        bytes[at] = byte;
        bytes.truncate(length.max(at));
        read(&bytes);
    }

    #[test]
    fn no_spoilt_sheet_makes_the_reader_panic(at in 0_usize..4_000, junk in "[<>/=\"a-zA-Z0-9:. ]{0,6}", cut in 0_usize..6) {
        let bytes = with_part(SHEET, |text| {
            let at = text.floor_char_boundary(at % text.len());
            let end = text.floor_char_boundary((at + cut).min(text.len()));
            format!("{}{junk}{}", &text[..at], &text[end.max(at)..])
        });
        read(&bytes);
    }
}
