//! Registers beside the roster: what offices enter becomes rows and sums of documents, and mistakes are told at their cell.

use super::support::{desk::Desk, pdf::Pdf};

const OPINIONS: &str = "registers/opinions.csv";
const HEAD: &str = "日期,分组,人数,涉及条款,意见,是否采纳,答复";

fn told(desk: &Desk) -> Vec<String> {
    let all = desk.ask(&["check", "case"]);
    let lines = ["error", "warning"].iter().flat_map(|severity| all.of(severity));
    lines.filter(|line| line.contains("registers/")).collect()
}

fn desk(rows: &str) -> Desk {
    let desk = Desk::small();
    desk.write(OPINIONS, format!("{HEAD}\n{rows}"));
    desk
}

fn opinions_table(desk: &Desk) -> String {
    let built = desk.build(&["--only", "A4", "--draft"]);
    assert_eq!(built.of("error"), Vec::<String>::new());
    let text = Pdf::open(&desk.path("out").join("A4-opinions-table.pdf")).all_text();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn entries_stand_in_the_table_and_are_counted_by_their_words() {
    let rows =
        "2026-05-06,一车间,12,第五部分,开通班车,采纳,已写明\n20260507,二车间,,,提高标准,未采纳,由政策规定\n";
    let text = opinions_table(&desk(rows));
    assert!(text.contains("共收到意见2条，涉及职工12人次。其中采纳1条，部分采纳0条，未采纳1条。"), "{text}");
    assert!(text.contains("开通班车") && text.contains("由政策规定"), "{text}");
}

#[test]
fn what_is_blank_is_printed_as_missing_and_not_as_a_no() {
    let text = opinions_table(&desk("2026-05-06,一车间,12,第五部分,开通班车,,\n"));
    assert!(text.contains("有的意见尚未填写处理意见（待补）"), "{text}");
}

#[test]
fn a_book_in_which_nothing_was_entered_is_kept_all_the_same() {
    assert!(opinions_table(&desk("")).contains("共收到意见0条。"));
}

#[test]
fn who_asks_for_the_table_of_a_register_that_is_not_kept_is_told_which() {
    let built = Desk::small().build(&["--only", "A4", "--draft"]);
    let warnings = built.of("warning");
    assert!(
        warnings.iter().any(|line| line.starts_with("document-not-due") && line.contains("opinions")),
        "{warnings:?}"
    );
}

#[test]
fn each_mistake_is_told_at_its_cell() {
    let rows = "2026-13-40,一车间,十二人左右,五,开通班车,也许,\n,二车间,1,五,提高标准,采纳,\n";
    let told = told(&desk(rows));
    for (code, cell) in [
        ("not-a-date", "opinions.csv:2"),
        ("not-a-number", "opinions.csv:2"),
        ("not-one-of", "opinions.csv:2"),
        ("missing-value", "opinions.csv:3"),
    ] {
        assert!(told.iter().any(|line| line.starts_with(code) && line.contains(cell)), "{code}: {told:#?}");
    }
}

#[test]
fn a_register_that_nobody_knows_is_told_with_the_one_that_is_meant() {
    let desk = Desk::small();
    desk.write("registers/opinion.csv", format!("{HEAD}\n"));
    let told = told(&desk);
    assert!(told.iter().any(|line| line.starts_with("unknown-register")), "{told:?}");
    let desk = Desk::small();
    desk.write("registers/visits.xls", "x");
    assert!(self::told(&desk).iter().any(|line| line.starts_with("file-ending")), "{:?}", self::told(&desk));
}

#[test]
fn a_number_that_the_roster_has_not_is_told() {
    let desk = Desk::small();
    desk.write("registers/messages.csv", "日期,工号,方式,内容\n2026-05-06,ZZ9999,电话,到厂签字\n");
    assert!(told(&desk).iter().any(|line| line.starts_with("unknown-worker")), "{:?}", told(&desk));
}

const PETITIONS: &str = "登记号,收到日期,形式,人数,诉求,受理日期,延期,办结日期";

/// What the register of petitions says, without blanks.
fn petitions(rows: &str) -> String {
    let desk = Desk::small();
    desk.write("registers/petitions.csv", format!("{PETITIONS}\n{rows}"));
    let built = desk.build(&["--only", "F4", "--draft"]);
    assert_eq!(built.of("error"), Vec::<String>::new());
    let text = Pdf::open(&desk.path("out").join("F4-petition-ledger.pdf")).all_text();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_petition_answered_on_the_last_day_is_in_time_and_on_the_next_it_is_not() {
    let text = petitions("1,2026-05-01,来信,1,核对工龄,2026-05-16,,2026-07-15\n");
    assert!(text.contains("超过告知期限的0件，超过办结期限的0件"), "{text}");
    let text = petitions("1,2026-05-01,来信,1,核对工龄,2026-05-17,,2026-07-17\n");
    assert!(text.contains("超过告知期限的1件，超过办结期限的1件"), "{text}");
}

#[test]
fn more_days_are_granted_only_where_the_register_says_so() {
    let text = petitions("1,2026-05-01,来信,1,核对工龄,2026-05-02,是,2026-07-31\n");
    assert!(text.contains("超过办结期限的0件") && text.contains("已延期"), "{text}");
    let text = petitions("1,2026-05-01,来信,1,核对工龄,2026-05-02,否,2026-07-31\n");
    assert!(text.contains("超过办结期限的1件"), "{text}");
}

#[test]
fn what_is_not_closed_is_late_by_the_last_day_that_the_case_tells_of() {
    let rows =
        "1,2026-05-01,来信,1,核对工龄,2026-05-02,,\n2,2026-12-01,来电,1,询问渠道,2026-12-01,,2026-12-01\n";
    assert!(petitions(rows).contains("期限核对到2026年12月1日：超过告知期限的0件，超过办结期限的1件"));
}

#[test]
fn a_lawsuit_has_no_limit_of_petitions() {
    let text =
        petitions("1,2026-01-05,诉讼,1,加班工资,,,\n2,2026-12-01,来电,1,询问渠道,2026-12-01,,2026-12-01\n");
    assert!(text.contains("超过告知期限的0件，超过办结期限的0件"), "{text}");
}

#[test]
fn what_is_posted_of_a_register_names_nobody_and_holds_no_number() {
    let roster = Desk::small().text("roster.csv");
    let mut lines = roster.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let (head, first) = (lines.next().expect("headings"), lines.next().expect("a worker"));
    let of = |name: &str| first[head.iter().position(|one| one == name).expect("a column")].as_str();
    let (number, name, id) = (of("工号"), of("姓名"), of("身份证号"));
    let case = |opinion: &str| desk(&format!("2026-05-06,一车间,12,五,{opinion},采纳,已写明\n"));
    assert_eq!(told(&case("电话0730-8888001有人接听吗")), Vec::<String>::new(), "an office may be called");
    let found = told(&case(&format!("我的身份证是{id}")));
    assert!(
        found.iter().any(|line| line.starts_with("PV03") && line.contains("opinions.csv:2")),
        "{found:?}"
    );
    let told = case(&format!("{name}的工龄不对")).ask(&["check", "case"]);
    let [named] = told.with_code("PV04")[..] else { panic!("{:?}", told.of("warning")) };
    assert!(named["message"].as_str().expect("words").contains(number), "{named}");
    assert!(!named["message"].as_str().expect("words").contains(name), "the finding itself names nobody");
}
