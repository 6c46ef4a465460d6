//! Rosters as workbooks: what offices keep in them, and what nobody should be able to do with one.

use std::io::Write as _;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::support::{desk::Desk, root, stderr, stdout};

/// The roster of the sample as rows of cells.
fn sample() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(root().join("enterprises/blank/roster.csv")).expect("a roster");
    let lines = text.trim_start_matches('\u{FEFF}').lines();
    lines.map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn column(heading: &str) -> u16 {
    let at = sample()[0].iter().position(|known| known == heading).unwrap_or_else(|| panic!("{heading}"));
    u16::try_from(at).expect("a column")
}

/// Writes the sample from a row on, all of it as text.
fn fill(sheet: &mut Worksheet, from: u32) {
    for (row, cells) in sample().iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) =
                (from + u32::try_from(row).expect("a row"), u16::try_from(column).expect("a column"));
            if !cell.is_empty() {
                sheet.write_string(row, column, cell).expect("written");
            }
        }
    }
}

/// A desk with the case that `new` makes, its roster a workbook.
fn desk(make: impl FnOnce(&mut Workbook)) -> Desk {
    let desk = Desk::empty();
    assert!(desk.run(&["new", "case"]).status.success());
    std::fs::remove_file(desk.path("case/roster.csv")).expect("removed");
    let mut book = Workbook::new();
    make(&mut book);
    desk.write("roster.xlsx", book.save_to_buffer().expect("a workbook"));
    desk
}

/// The same with one sheet that is filled and then changed.
fn changed(change: impl FnOnce(&mut Worksheet)) -> Desk {
    desk(|book| {
        let sheet = book.add_worksheet();
        fill(sheet, 0);
        change(sheet);
    })
}

/// What is told of the workbook: code and cell.
fn told(desk: &Desk) -> Vec<String> {
    let all = desk.ask(&["check", "case"]).json;
    let findings = all["findings"].as_array().expect("findings").iter();
    let of_book =
        findings.filter(|finding| finding["at"]["file"].as_str().is_some_and(|file| file.ends_with(".xlsx")));
    let line = |finding: &serde_json::Value| {
        let cell = finding["at"]["cell"].as_str().map_or(String::new(), |cell| format!(" {cell}"));
        format!("{}{cell}", finding["code"].as_str().unwrap_or_default())
    };
    of_book.map(line).collect()
}

/// A cell of a worker as it was read.
fn read(desk: &Desk, number: &str, column: &str) -> String {
    let told = desk.ask(&["roster", "case/roster.xlsx"]).json;
    let people = told["result"]["first"].as_array().expect("people").clone();
    let person = people.iter().find(|person| person["工号"] == number).unwrap_or_else(|| panic!("{told}"));
    person[column].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_workbook_is_read_as_the_text_file_of_the_same_people_is() {
    let desk = changed(|_| {});
    assert_eq!(told(&desk), Vec::<String>::new());
    let assessed = || desk.ask(&["assess", "case"]).json["result"]["workers"].to_string();
    // the place of a figure is another, and nothing else
    let from_book = assessed().replace("roster.xlsx!Sheet1!", "roster.csv:");
    std::fs::remove_file(desk.path("case/roster.xlsx")).expect("removed");
    std::fs::copy(root().join("enterprises/blank/roster.csv"), desk.path("case/roster.csv")).expect("a copy");
    assert!(from_book == assessed(), "{from_book}");
}

#[test]
fn numbers_days_and_zeros_are_those_that_the_spreadsheet_shows() {
    let desk = changed(|sheet| {
        let zeros = Format::new().set_num_format("0000");
        let day = Format::new().set_num_format("yyyy/m/d");
        sheet.write_number_with_format(1, column("工号"), 1, &zeros).expect("written");
        sheet.write_number(1, column("月平均工资"), 6200.1 + 0.2).expect("written");
        let hired = ExcelDateTime::from_ymd(2002, 7, 1).expect("a day");
        sheet.write_datetime_with_format(1, column("进入本企业日期"), &hired, &day).expect("written");
        // 2004-04-01, in a column that nobody formatted
        sheet.write_number(2, column("进入本企业日期"), 38078).expect("written");
    });
    assert_eq!(told(&desk), [format!("read-as Sheet1!{}3", "L")]);
    assert_eq!(read(&desk, "0001", "月平均工资"), "6,200.30");
    assert_eq!(read(&desk, "0001", "进入本企业日期"), "2002-07-01");
    assert_eq!(read(&desk, "0002", "进入本企业日期"), "2004-04-01");
}

#[test]
fn findings_name_the_cell_of_the_workbook() {
    let desk = changed(|sheet| {
        sheet.write_string(6, column("性别"), "不详").expect("written");
    });
    assert_eq!(told(&desk), ["not-one-of Sheet1!C7"]);
    let done = desk.run(&["check", "case"]);
    assert!(stderr(&done).contains("case/roster.xlsx!Sheet1!C7"), "{}", stderr(&done));
    let sarif = desk.run(&["check", "case", "--format", "sarif"]);
    assert!(stdout(&sarif).contains("\"Sheet1!C7\""), "{}", stdout(&sarif));
    // a check of the pack names the column by its usual name
    let desk = changed(|sheet| {
        sheet.write_string(1, column("未休年休假天数"), "400").expect("written");
    });
    assert_eq!(told(&desk), ["PL09 Sheet1!T2"]);
}

#[test]
fn an_identity_number_kept_as_a_number_is_one_finding_for_all() {
    let desk = changed(|sheet| {
        for row in 1..=7 {
            sheet.write_number(row, column("身份证号"), 999_901_198_005_120_116_f64).expect("written");
        }
    });
    assert_eq!(told(&desk), ["id-number-lost Sheet1!D2"]);
}

#[test]
fn a_merged_unit_holds_for_all_its_rows_and_a_merged_amount_for_none() {
    let desk = changed(|sheet| {
        let plain = Format::new();
        sheet.merge_range(1, column("单位"), 3, column("单位"), "铸造车间", &plain).expect("merged");
    });
    assert_eq!(told(&desk), ["read-as Sheet1!F3"]);
    assert_eq!(read(&desk, "0003", "单位"), "铸造车间");
    let desk = changed(|sheet| {
        let plain = Format::new();
        sheet.merge_range(1, column("月平均工资"), 2, column("月平均工资"), "5000", &plain).expect("merged");
    });
    assert_eq!(told(&desk), ["merged-cells Sheet1!P3"]);
}

#[test]
fn titles_two_rows_of_headings_sums_and_lines_below_are_passed_over() {
    let desk = desk(|book| {
        let sheet = book.add_worksheet().set_name("职工花名册").expect("a name");
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 27, "样例机械有限公司职工花名册", &plain).expect("merged");
        sheet.write_string(1, 0, "单位：元").expect("written");
        fill(sheet, 3);
        let headings = sample().remove(0);
        for (at, heading) in headings.iter().enumerate() {
            let at = u16::try_from(at).expect("a column");
            if heading == "月平均工资" {
                sheet.merge_range(2, at, 2, at + 1, "工资", &plain).expect("merged");
            } else if heading != "缴费基数" {
                sheet.merge_range(2, at, 3, at, heading, &plain).expect("merged");
            }
        }
        sheet.write_string(11, 0, "合计").expect("written").write_string(11, 15, "38100").expect("written");
        sheet.write_string(12, 0, "填表人：张三　　审核：李四").expect("written");
    });
    let expected =
        ["headings-elsewhere 职工花名册!3", "row-passed-over 职工花名册!12", "row-passed-over 职工花名册!13"];
    assert_eq!(told(&desk), expected);
    assert_eq!(desk.ask(&["roster", "case/roster.xlsx"]).json["result"]["rows"], 7);
    assert_eq!(read(&desk, "0001", "月平均工资"), "6,200.00");
}

#[test]
fn amounts_in_another_unit_than_the_yuan_are_refused() {
    let desk = desk(|book| {
        let sheet = book.add_worksheet();
        sheet.write_string(0, 3, "金额单位：万元").expect("written");
        fill(sheet, 1);
    });
    assert_eq!(told(&desk), ["headings-elsewhere Sheet1!2", "amount-scale Sheet1!D1"]);
}

#[test]
fn formulas_give_what_the_spreadsheet_kept_and_are_told() {
    let desk = changed(|sheet| {
        let kept = Formula::new("3100*2").set_result("6200");
        sheet.write_formula(1, column("月平均工资"), kept).expect("written");
    });
    assert_eq!(told(&desk), ["formula-values Sheet1!P2"]);
    assert_eq!(read(&desk, "0001", "月平均工资"), "6,200.00");
    let desk = changed(|sheet| {
        sheet
            .write_formula(2, column("月平均工资"), Formula::new("1/0").set_result("#DIV/0!"))
            .expect("written");
    });
    assert_eq!(told(&desk), ["formula-values Sheet1!P3", "cell-broken Sheet1!P3"]);
}

#[test]
fn hidden_rows_and_sheets_are_told_and_two_rosters_are_not_chosen_between() {
    let with_rows = changed(|sheet| {
        sheet.set_row_hidden(3).expect("hidden");
    });
    assert_eq!(told(&with_rows), ["rows-hidden Sheet1!4"]);
    let book = |names: [(&str, bool, bool); 2]| desk_of(names);
    let one = book([("说明", false, false), ("名册", true, false)]);
    assert_eq!(told(&one), ["sheet-read 名册!1"]);
    let hidden = book([("说明", false, false), ("名册", true, true)]);
    assert_eq!(told(&hidden), ["sheet-read 名册!1", "sheet-hidden 名册!1"]);
    let beside_hidden = book([("新", true, false), ("旧", true, true)]);
    assert_eq!(told(&beside_hidden), ["sheet-read 新!1"]);
    let beside_empty = desk(|book| {
        fill(book.add_worksheet(), 0);
        book.add_worksheet();
    });
    assert_eq!(told(&beside_empty), Vec::<String>::new());
    let two = book([("甲车间", true, false), ("乙车间", true, false)]);
    assert_eq!(told(&two), ["sheets-many"]);
}

/// A book of two sheets: name, whether it holds the roster, whether it is hidden.
fn desk_of(names: [(&str, bool, bool); 2]) -> Desk {
    desk(|book| {
        for (name, roster, hidden) in names {
            let sheet = book.add_worksheet().set_name(name).expect("a name").set_hidden(hidden);
            if roster {
                fill(sheet, 0);
            } else {
                sheet.write_string(0, 0, "填写说明").expect("written");
            }
        }
    })
}

#[test]
fn what_is_no_workbook_or_stands_twice_is_told() {
    let desk = changed(|_| {});
    let sound = std::fs::read(desk.path("case/roster.xlsx")).expect("a workbook");
    for bytes in
        [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old one"[..], b"a,b\n1,2\n", &sound[..sound.len() / 2], b""]
    {
        desk.write("roster.xlsx", bytes);
        assert_eq!(told(&desk), ["workbook-unreadable"]);
    }
    desk.write("roster.xlsx", &sound);
    std::fs::copy(root().join("enterprises/blank/roster.csv"), desk.path("case/roster.csv")).expect("a copy");
    assert_eq!(told(&desk), ["two-tables"]);
    for name in ["roster.xlsx", "roster.csv"] {
        std::fs::remove_file(desk.path("case").join(name)).expect("removed");
    }
    desk.write("roster.xls", &sound);
    assert_eq!(desk.ask(&["check", "case"]).of("error"), ["file-ending roster.xls"]);
}

#[test]
fn a_workbook_that_unpacks_without_end_is_refused_quickly() {
    let desk = changed(|_| {});
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    bomb.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).expect("started");
    let blanks = vec![b' '; 1024 * 1024];
    for _ in 0..200 {
        bomb.write_all(&blanks).expect("written");
    }
    let bytes = bomb.finish().expect("finished").into_inner();
    assert!(bytes.len() < 1024 * 1024, "{} bytes", bytes.len());
    desk.write("roster.xlsx", bytes);
    assert_eq!(told(&desk), ["file-too-large"]);
}

#[test]
fn retirees_may_be_a_workbook_too() {
    let desk = changed(|_| {});
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["编号", "姓名", "性别", "出生年月日", "人员类别"],
        ["T1", "甲", "女", "1950-01-31", "退休"],
        ["T2", "乙", "男", "", "离休"],
    ];
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) =
                (u32::try_from(row).expect("a row"), u16::try_from(column).expect("a column"));
            sheet.write_string(row, column, *cell).expect("written");
        }
    }
    desk.write("retirees.xlsx", book.save_to_buffer().expect("a workbook"));
    assert_eq!(told(&desk), ["missing-value Sheet1!D3"]);
}
