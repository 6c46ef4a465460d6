//! Owns: proof that every bad cell is told at its line and column.
//! Never: leaves the tests.

use proptest::prelude::*;

use crate::diagnostic::{Findings, Source};
use crate::model::schema::table::Names;
use crate::model::schema::tests::{ROSTER, channels, told, words};
use crate::model::{Worker, parse_date};

fn read(text: &str) -> (Vec<Worker>, Vec<String>) {
    let mut findings = Findings::default();
    let base_date = parse_date("2026-09-30");
    let workers = super::read(
        &Source::new("r", text).into(),
        Names::usual(),
        &channels,
        Some(&words()),
        base_date,
        &mut findings,
    );
    (workers, told(&findings))
}

/// What is told when a word of the good roster is changed.
#[track_caller]
fn changed(from: &str, to: &str, expected: &[&str]) {
    assert!(ROSTER.contains(from), "{from}");
    let (_, told) = read(&ROSTER.replacen(from, to, 1));
    assert_eq!(told, expected, "{from} → {to}");
}

#[test]
fn identity_numbers_are_proved_and_never_shown_whole() {
    let id = "110105197003151010";
    changed(id, "1.10105E+17", &["id-number-lost r:2:身份证号 身份证号|1.*********"]);
    changed(id, "110105197003151011", &["id-number-check r:2:身份证号 身份证号|1101**********1011|0"]);
    changed(id, "110105700315101", &["id-number-old r:2:身份证号 身份证号|1101*******5101|0"]);
    changed(id, "110105701315101", &["id-number-shape r:2:身份证号 身份证号|1101*******5101"]);
    let wide = ["id-number-shape r:2:身份证号 身份证号|11*", "read-as r:2:身份证号 form-wide|1"];
    changed(id, "１１０", &wide);
    let cyrillic = "id-number-shape r:2:身份证号 身份证号|1101**********101Х|Х|U+0425";
    changed(id, "11010519700315101Х", &[cyrillic]);
    changed(id, "", &["missing-value r:2:身份证号 身份证号"]);
    let told = [
        "id-number-conflict r:2:身份证号 1101**********1010|性别|女|男",
        "retirement-category-sex r:2:退休类别 退休类别|男60|女|女55, 女50",
    ];
    changed("李建国,男", "李建国,女", &told);
}

#[test]
fn the_file_may_state_another_birth_than_the_identity_number() {
    changed("1970-03-15,金工", "1969-12-30,金工", &[]);
    changed("1970-03-15,金工", "1970-02-30,金工", &["not-a-date r:2:出生日期 出生日期|1970-02-30"]);
}

#[test]
fn dates_must_follow_one_another() {
    changed(
        "2003-07-01",
        "2026-10-01",
        &["hired-after-base r:3:进入本企业日期 进入本企业日期|2026-10-01|2026-09-30"],
    );
    changed(
        "2003-07-01",
        "1978-11-07",
        &["hired-before-birth r:3:进入本企业日期 进入本企业日期|1978-11-08|1978-11-07"],
    );
    let born = [
        "born-after-base r:2:出生日期 出生日期|2026-12-01|2026-09-30",
        "hired-before-birth r:2:进入本企业日期 进入本企业日期|2026-12-01|1990-12-20",
    ];
    changed("1970-03-15,金工", "2026-12-01,金工", &born);
    changed("2003-07-01", "", &["missing-value r:3:进入本企业日期 进入本企业日期"]);
    changed("2027-06-30", "2027年6月", &["date-of-month r:3:合同到期日 合同到期日|2027年6月"]);
}

#[test]
fn stretches_of_service_are_whole_and_apart() {
    let merged = "1986-12-01至1990-11-30 参军";
    changed(merged, "1986-12-01～1990年11月30日 参军", &[]);
    changed(
        merged,
        "1990-11-30至1986-12-01 参军",
        &["period-reversed r:2:合并工龄 合并工龄|1990-11-30|1986-12-01"],
    );
    changed(merged, "四年 参军", &["period-shape r:2:合并工龄 合并工龄|四年 参军|no"]);
    let months = "1986.12-1990.11 参军";
    changed(merged, months, &[&format!("period-shape r:2:合并工龄 合并工龄|{months}|yes")]);
    changed(
        merged,
        "1986-12-01至1991-01-31 参军",
        &["periods-overlap r:2:合并工龄 合并工龄|1986-12-01/1991-01-31|1990-12-20/"],
    );
    changed(
        "2015-01-01至",
        "2012-08-31至",
        &["periods-overlap r:3:扣除工龄 扣除工龄|2012-03-01/2012-08-31|2012-08-31/2015-02-28"],
    );
}

#[test]
fn a_row_has_exactly_one_known_channel() {
    changed("内部退养", "", &["no-channel r:2:安置渠道 安置渠道|HX001"]);
    changed("内部退养", "内部退养、自谋职业", &["two-channels r:2:安置渠道 安置渠道|内部退养、自谋职业"]);
    changed("内部退养", "内退+买断", &["two-channels r:2:安置渠道 安置渠道|内退+买断"]);
    changed("内部退养", "买断", &["unknown-channel r:2:安置渠道 安置渠道|买断"]);
}

#[test]
fn a_retirement_category_is_never_guessed_for_a_woman() {
    changed("女50", "", &["retirement-category-missing r:3:退休类别 退休类别|HX002|女55, 女50"]);
    changed("女50", "M60", &["retirement-category-sex r:3:退休类别 退休类别|M60|女|女55, 女50"]);
    changed("男60", "", &[]);
    let (_, told) = read(&ROSTER.replacen("女50", "女五十", 1));
    assert!(told[0].starts_with("not-one-of r:3:退休类别 退休类别|女五十"), "{told:?}");
}

#[test]
fn amounts_and_counts_are_exact() {
    changed("5680.50", "5680.505", &["money-decimals r:2:月平均工资 月平均工资|5680.505"]);
    changed("5680.50", "约5680", &["not-money r:2:月平均工资 月平均工资|约5680|not-a-number"]);
    changed("11361.00", "-1", &["not-money r:2:拖欠工资 拖欠工资|-1|negative"]);
    changed("326.80,5", "326.80,2.5", &["part-of-day r:2:未休年休假天数 未休年休假天数|2.5"]);
    changed("七级", "7级", &[]);
    changed("11361.00", " ¥-  ", &["read-as r:2:拖欠工资 form-dash|1"]);
    changed("5680.50", "-", &["not-money r:2:月平均工资 月平均工资|-|not-a-number"]);
    changed("5680.50", "（5680.50）", &["not-money r:2:月平均工资 月平均工资|（5680.50）|negative"]);
    changed("5680.50", "四千", &["not-money r:2:月平均工资 月平均工资|四千|not-a-number"]);
    changed("5680.50", "伍仟元整", &["read-as r:2:月平均工资 form-numeral|1"]);
    changed("5680.50", "５６８０．５０", &["read-as r:2:月平均工资 form-wide|1"]);
    changed("326.80,5", "326.80,五", &["read-as r:2:未休年休假天数 form-numeral|1"]);
    let (_, told) = read(&ROSTER.replacen("七级", "十一级", 1));
    assert!(told[0].starts_with("not-one-of r:2:伤残等级 伤残等级|十一级"), "{told:?}");
}

#[test]
fn words_of_closed_lists_are_known() {
    let (_, told) = read(&ROSTER.replacen("退役军人", "残疾人、劳模", 1));
    assert!(told.len() == 1 && told[0].starts_with("not-one-of r:2:保护情形 保护情形|劳模||"), "{told:?}");
    changed("0000-6600202,", "0000-6600202,\u{202E}甲", &["control-character r:3:备注 备注|U+202E"]);
    changed("2026-10-10,否", "2026-10-10,不", &["wrong-type r:2:本人提出 本人提出|不|flag|text"]);
}

#[test]
fn a_worker_stands_once() {
    changed("HX003", "HX001", &["repeated-worker r:4:工号 工号|2"]);
    let (_, told) = read(&ROSTER.replacen("110105199206203035", "110105197003151010", 1));
    assert_eq!(told, ["repeated-worker r:4:身份证号 身份证号|2"]);
}

#[test]
fn columns_are_all_there_once_and_known() {
    changed(
        "安置渠道",
        "安置途径",
        &["ignored-column r:1:安置途径 安置途径|", "missing-column r:1 安置渠道|"],
    );
    changed("其他欠款", "其它欠款", &["unknown-column r:1:其它欠款 其它欠款|其他欠款"]);
    changed("备注", "姓 名", &["duplicate-column r:1:姓 名 姓 名|姓名"]);
    changed("工号,姓名,性别", "Number, ＮＡＭＥ ,sex", &[]);
    changed(",兼资料员", "", &["short-row r:4 27|28"]);
}

#[test]
fn what_is_nobody_s_is_passed_over_and_said_so() {
    let (heading, people) = ROSTER.split_once('\n').expect("a heading");
    let commas = ",".repeat(heading.matches(',').count());
    let with = |extra: &str| read(&format!("{heading}\n{people}{extra}\n"));
    for (row, word) in [("合计：3人", "row-total"), ("填表人：张三", "row-footer")] {
        let (workers, told) = with(&format!("{row}{commas}"));
        assert_eq!((workers.len(), told), (3, vec![format!("row-passed-over r:5 {word}|5")]));
    }
    let (workers, told) = with(heading);
    assert_eq!((workers.len(), told), (3, vec!["row-passed-over r:5 row-headings|5".to_owned()]));
    let (workers, told) = with(&format!("金工车间{commas}"));
    assert_eq!((workers.len(), told), (3, vec!["row-passed-over r:5 row-group|5".to_owned()]));
    let numbered: String = ROSTER.lines().enumerate().map(|(at, line)| format!("{at},{line}\n")).collect();
    let (workers, told) = read(&format!("序号{}4{commas},\n", numbered.trim_start_matches('0')));
    let expected = ["ignored-column r:1:序号 序号|", "row-passed-over r:5 row-blank|5"];
    assert_eq!((workers.len(), told), (3, expected.map(str::to_owned).to_vec()));
    // a number alone may be somebody's
    let (_, told) = with(&format!("HX009{commas}"));
    assert!(told.iter().all(|told| !told.starts_with("row-passed-over")) && told.len() > 5, "{told:?}");
    // somebody whose number is missing is somebody
    let (_, told) = read(&ROSTER.replacen("110105199206203035", "", 1));
    assert_eq!(told, ["missing-value r:4:身份证号 身份证号"]);
}

#[test]
fn a_roster_without_rows_is_told() {
    let heading = ROSTER.lines().next().expect("a heading");
    assert_eq!(read(heading).1, ["empty-roster r:1 "]);
    assert_eq!(read("").1, ["empty-roster r "]);
}

#[test]
fn all_problems_of_a_row_are_told_at_once() {
    let text = ROSTER.replacen("装配工,待岗,合同制职工", ",待工,", 1).replacen("4120.00", "", 1);
    let codes: Vec<String> = read(&text).1.iter().map(|t| t.split('|').next().unwrap_or("").into()).collect();
    assert_eq!(
        codes,
        [
            "missing-value r:3:岗位 岗位",
            "not-one-of r:3:在岗情况 在岗情况",
            "missing-value r:3:用工性质 用工性质",
            "missing-value r:3:月平均工资 月平均工资",
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_cell_makes_the_reader_panic(cell in "\\PC{0,24}", column in 0_usize..28) {
        let mut lines = ROSTER.lines();
        let (heading, row) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
        let mut cells: Vec<&str> = row.split(',').collect();
        let quoted = format!("\"{}\"", cell.replace('"', ""));
        cells[column] = &quoted;
        read(&format!("{heading}\n{}\n", cells.join(",")));
    }
}
