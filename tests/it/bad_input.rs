//! Every kind of bad input: exact code and place, exit 1, nothing written. What only looks bad is accepted.

use super::support::{desk::Desk, pdf::Pdf, stderr, stdout};

const ROSTER: &str = "roster.csv";

#[test]
fn an_unknown_key_is_told_with_the_nearest() {
    let desk = Desk::small();
    desk.spoil("case.yaml", "payment_days: 0", "payment_days: 15\n  paymnt_days: 15");
    desk.spoil("case.yaml", "overtime_in_base: true", "overtime_in_base: true\n  colour: red");
    let told = desk.refuses(&["unknown-key case.yaml:20:3", "unknown-key case.yaml:22:3"]);
    assert_eq!(told.with_code("unknown-key")[0]["facts"]["nearest"], "payment_days");
}

#[test]
fn a_duplicate_key_is_told_where_it_is_repeated() {
    let desk = Desk::small();
    desk.spoil("funds.yaml", "account:\n", "account:\n  bank: 另一家银行\n");
    let told = desk.refuses(&["duplicate-key funds.yaml:29:3"]);
    assert_eq!(told.with_code("duplicate-key")[0]["facts"]["first_line"], "28");
}

#[test]
fn a_wrong_type_is_told_at_the_value() {
    let desk = Desk::small();
    desk.spoil("case.yaml", "payment_days: 0", "payment_days: [15]");
    desk.spoil("case.yaml", "overtime_in_base: true", "overtime_in_base: yes");
    desk.spoil("congress.yaml", "entitled: 3", "entitled: 三名");
    desk.refuses(&[
        "wrong-type case.yaml:19:17",
        "wrong-type case.yaml:20:21",
        "not-a-number congress.yaml:3:11",
    ]);
}

#[test]
fn dates_that_do_not_exist_are_told_together() {
    let desk = Desk::small();
    desk.spoil("case.yaml", "issue_date: 2026-10-12", "issue_date: 2026-02-30");
    desk.spoil("congress.yaml", "papers_sent_on: 2026-10-20", "papers_sent_on: 昨天");
    desk.spoil(ROSTER, "1990-12-20", "1990-13-20");
    desk.spoil(ROSTER, "2012-03-01至2012-08-31", "2012-03-01至2012-09-31");
    desk.refuses(&[
        "not-a-date case.yaml:7:13",
        "not-a-date roster.csv:2 进入本企业日期",
        "not-a-date roster.csv:3 扣除工龄",
        "not-a-date congress.yaml:7:17",
    ]);
}

#[test]
fn hired_before_birth_is_told_at_the_date_of_hiring() {
    let desk = Desk::small();
    desk.spoil(ROSTER, "2015-04-13", "1985-04-13");
    desk.refuses(&["hired-before-birth roster.csv:4 进入本企业日期"]);
}

#[test]
fn identity_numbers_are_proved() {
    let desk = Desk::small();
    desk.spoil(ROSTER, "110105197003151010", "110105197003151011");
    desk.spoil(ROSTER, "110105197811082041", "1.10105E+17");
    desk.spoil(ROSTER, "110105199206203035", "110105920620303");
    let told = desk.refuses(&[
        "id-number-check roster.csv:2 身份证号",
        "id-number-lost roster.csv:3 身份证号",
        "id-number-old roster.csv:4 身份证号",
    ]);
    assert_eq!(told.with_code("id-number-check")[0]["facts"]["right"], "0");
    let all = told.json.to_string();
    for number in ["110105197003151011", "110105920620303"] {
        assert!(!all.contains(number), "a whole identity number is shown");
    }
}

#[test]
fn an_identity_number_of_the_other_sex_is_a_conflict() {
    let desk = Desk::small();
    desk.spoil(ROSTER, "HX003,赵敏,男", "HX003,赵敏,女");
    desk.refuses(&[
        "id-number-conflict roster.csv:4 身份证号",
        "retirement-category-missing roster.csv:4 退休类别",
    ]);
}

#[test]
fn money_finer_than_a_fen_is_not_rounded() {
    let desk = Desk::small();
    desk.spoil("funds.yaml", "1,200,000.00", "1,200,000.005");
    desk.spoil(ROSTER, "5680.50", "5680.505");
    desk.spoil(ROSTER, "4860.20", "-4860.20");
    desk.refuses(&[
        "money-decimals roster.csv:2 月平均工资",
        "not-money roster.csv:4 月平均工资",
        "money-decimals funds.yaml:12:13",
    ]);
}

#[test]
fn a_worker_has_exactly_one_known_channel() {
    let desk = Desk::small();
    desk.spoil(ROSTER, "内部退养", "");
    desk.spoil(ROSTER, "解除劳动合同", "解除劳动合同、推荐就业");
    desk.spoil(ROSTER, "自谋职业", "自谋职位");
    desk.refuses(&[
        "no-channel roster.csv:2 安置渠道",
        "two-channels roster.csv:3 安置渠道",
        "unknown-channel roster.csv:4 安置渠道",
    ]);
}

#[test]
fn a_missing_column_is_told_once() {
    let desk = Desk::small();
    let rows: Vec<String> = desk
        .text(ROSTER)
        .lines()
        .map(|row| {
            let mut cells: Vec<&str> = row.split(',').collect();
            cells.remove(15);
            cells.remove(2);
            cells.join(",")
        })
        .collect();
    desk.write(ROSTER, rows.join("\n"));
    let told = desk.refuses(&["missing-column roster.csv:1", "missing-column roster.csv:1"]);
    let columns: Vec<_> =
        told.with_code("missing-column").iter().map(|one| &one["facts"]["column"]).collect();
    assert_eq!(columns, ["性别", "月平均工资"]);
}

#[test]
fn a_column_that_nobody_knows_and_a_short_row_are_told() {
    let desk = Desk::small();
    desk.spoil(ROSTER, "拖欠工资", "拖欠的工资");
    desk.spoil(ROSTER, ",兼资料员", "");
    desk.refuses(&["unknown-column roster.csv:1 拖欠的工资", "short-row roster.csv:4"]);
}

#[test]
fn a_repeated_worker_is_told_by_number_and_by_identity() {
    let desk = Desk::small();
    desk.spoil(ROSTER, "HX002,", "HX001,");
    let row = desk.text(ROSTER).lines().nth(3).expect("赵敏").replace("HX003", "HX004");
    desk.write(ROSTER, format!("{}\n{row}\n", desk.text(ROSTER).trim_end()));
    let told = desk.refuses(&["repeated-worker roster.csv:3 工号", "repeated-worker roster.csv:5 身份证号"]);
    let first: Vec<_> =
        told.with_code("repeated-worker").iter().map(|one| &one["facts"]["first_line"]).collect();
    assert_eq!(first, ["2", "4"]);
}

#[test]
fn bytes_that_are_no_known_encoding_are_not_guessed() {
    let desk = Desk::small();
    let mut bytes = desk.text(ROSTER).into_bytes();
    let at = bytes.len() - 40;
    bytes.splice(at..at, [0xFF, 0xFE, 0x80]);
    desk.write(ROSTER, bytes);
    desk.write("enterprise.yaml", b"name: M\xFCller\n");
    desk.refuses(&["encoding enterprise.yaml", "encoding roster.csv"]);
}

#[test]
fn a_roster_in_gb18030_is_the_same_roster() {
    let desk = Desk::small();
    let first = desk.ask(&["assess", "case"]);
    let text = desk.text(ROSTER);
    let (bytes, _, lost) = encoding_rs::GB18030.encode(&text);
    assert!(!lost && std::str::from_utf8(&bytes).is_err());
    desk.write(ROSTER, &bytes);
    let second = desk.ask(&["assess", "case"]);
    assert_eq!((first.exit, &first.json), (0, &second.json));
}

#[test]
fn funds_that_do_not_cover_the_cost_allow_a_draft_only() {
    let desk = Desk::small();
    desk.spoil("funds.yaml", "56万", "1万");
    let told = desk.refuses(&["FU01 funds.yaml:2:3"]);
    let facts = &told.with_code("FU01")[0]["facts"];
    assert_eq!(
        (&facts["需要资金"], &facts["落实资金"], &facts["资金缺口"]),
        (&"513,461.11".into(), &"10,000.00".into(), &"503,461.11".into())
    );
    assert_eq!(desk.ask(&["check", "case"]).exit, 1);
    let told = desk.build(&["--only", "D3", "--draft"]);
    assert_eq!((told.exit, desk.made()), (0, vec!["D3-initiative.pdf".to_owned()]));
}

#[test]
fn days_that_cannot_follow_one_another_are_told() {
    let desk = Desk::small();
    desk.spoil("case.yaml", "base_date: 2026-09-30", "base_date: 2026-10-15");
    desk.spoil("congress.yaml", "date: 2026-10-28", "date: 2026-10-18");
    let told = desk.ask(&["check", "case"]);
    let wanted = |warning: &String| warning.starts_with("PN03 ") || warning.starts_with("PN04 ");
    let places: Vec<String> = told.of("warning").into_iter().filter(wanted).collect();
    assert_eq!(places.len(), 2, "{places:?}");
    assert!(places[0].contains("case.yaml:") && places[1].contains("congress.yaml:"), "{places:?}");
}

#[test]
fn money_for_an_item_that_the_policy_does_not_have_is_told() {
    let desk = Desk::small();
    desk.spoil("funds.yaml", "item: K05", "item: K55");
    let told = desk.build(&["--only", "D3"]);
    let errors = told.of("error");
    assert_eq!((told.exit, errors.len()), (1, 1), "a debt must not vanish from the costs: {errors:?}");
    assert!(errors[0].contains("funds.yaml:16:"), "{errors:?}");
}

#[test]
fn a_worker_close_to_retirement_is_protected_by_the_article_that_says_so() {
    let desk = Desk::small();
    desk.spoil(ROSTER, "解除劳动合同", "经济性裁员");
    let told = desk.refuses(&["CH02 roster.csv:3"]);
    let finding = told.with_code("CH02")[0];
    assert!(finding["basis"].to_string().contains("第四十二条第五项"), "{}", finding["basis"]);
    assert!(!finding["message"].as_str().expect("a message").contains("22y8m"), "{}", finding["message"]);
}

#[test]
fn a_template_that_names_no_field_is_told_in_the_template() {
    let desk = Desk::small();
    let body = "#import \"/house-style/words.typ\": *\n\n{{ enterprise.naem }}\n";
    desk.write("templates/letters/initiative/body.typ.tera", body);
    let told = desk.refuses(&["template-field letters/initiative/body.typ.tera:3:15"]);
    let finding = told.with_code("template-field")[0];
    assert_eq!((&finding["facts"]["field"], &finding["facts"]["nearest"]), (&"naem".into(), &"name".into()));
}

#[test]
fn a_template_that_cannot_be_read_is_told_in_the_template() {
    let desk = Desk::small();
    desk.write("templates/letters/initiative/body.typ.tera", "字\n{% if %}\n");
    desk.refuses(&["template-syntax letters/initiative/body.typ.tera:2:7"]);
}

#[test]
fn a_template_that_typst_refuses_leaves_nothing() {
    let desk = Desk::small();
    desk.write("templates/letters/initiative/body.typ.tera", "字\n#nobody()\n");
    desk.refuses(&["typeset-failed templates/letters/initiative/body.typ.tera:2:2"]);
}

#[test]
fn a_character_that_no_font_has_is_told_at_its_row() {
    let desk = Desk::small();
    desk.spoil(ROSTER, "王秀英", "王\u{31F01}英");
    desk.spoil(ROSTER, "赵敏", "赵\u{31F00}");
    let told = desk.refuses(&["no-glyph roster.csv:3", "no-glyph roster.csv:4"]);
    let characters: Vec<_> =
        told.with_code("no-glyph").iter().map(|one| &one["facts"]["characters"]).collect();
    assert_eq!(characters, ["\u{31F01}", "\u{31F00}"]);
}

#[test]
fn a_character_that_no_font_has_is_told_wherever_it_stands() {
    let desk = Desk::small();
    desk.spoil("enterprise.yaml", "连续三年亏损", "连续三年亏损\u{E000}");
    let told = desk.build(&["--only", "D1"]);
    assert_eq!((told.exit, told.with_code("no-glyph").len()), (1, 1));
    assert_eq!(desk.made(), Vec::<String>::new());
}

/// What would be code if it were ever read as Typst, Tera, CSV or YAML.
const HOSTILE: &[&str] = &[
    "#import \"x\"",
    "$ x^2 $",
    "]][[",
    "*b* _i_",
    r"\\ \u{41}",
    "// c /* d */",
    "\"q\" 'q'",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# n #}",
    "= h",
    "- x",
    "+ y",
    "/ z: z",
    "@ref",
    "<l>",
    "`r`",
    "~ -- ...",
    "#(1+1)",
    "https://a.b/c",
];

/// Without blanks, places where a long word may break, and page numbers: lines and pages break where they like.
fn close(text: &str) -> String {
    let text: String =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{200b}')).collect();
    (1..9).fold(text, |text, page| text.replace(&format!("—{page}—"), ""))
}

#[test]
fn hostile_text_prints_as_it_stands() {
    let desk = Desk::small();
    let all = HOSTILE.join("甲");
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    desk.spoil(ROSTER, "金工车间", &cell(&all));
    desk.spoil(ROSTER, "车工", &cell("= 上\n- 下\r\n#pagebreak()"));
    desk.spoil(ROSTER, "赵敏", &cell("= 敏#{[*]$"));
    let block: String = HOSTILE.iter().map(|line| format!("    {line}\n")).collect();
    desk.spoil(
        "enterprise.yaml",
        "  reason: 产品市场萎缩，连续三年亏损，已不能维持正常生产。",
        &format!("  reason: |-\n{}", block.trim_end()),
    );
    desk.spoil("enterprise.yaml", "name: 公司工会,", "name: '#eval(\"1\") = 会',");
    desk.spoil("case.yaml", "  letter: [临江市红星机械有限责任公司]", "  letter: ['= #签 *名* $1$']");
    let told = desk.build(&["--only", "D1,B1,E9"]);
    assert_eq!((told.exit, told.of("error")), (0, Vec::new()), "{:#}", told.json["findings"]);
    let read = |name: &str| close(&Pdf::open(&desk.path("out").join(name)).all_text());
    let (letter, notice) = (read("D1-letter-to-workers.pdf"), read("B1-roster-notice.pdf"));
    let [first, third] = ["HX001", "HX003"].map(|worker| read(&format!("E9-statement/{worker}.pdf")));
    assert!(letter.contains(&close(&HOSTILE.join(""))), "{letter}");
    for (text, wanted) in [
        (&letter, "#eval(\"1\")=会"),
        (&letter, "=#签*名*$1$"),
        (&notice, &all),
        // the name is masked on the wall, whole in the hand
        (&notice, "=********"),
        (&third, "=敏#{[*]$"),
        (&first, &all),
        (&first, "=上-下#pagebreak()"),
    ] {
        assert!(text.contains(&close(wanted)), "{wanted} in {text}");
    }
}

#[test]
fn a_yaml_bomb_does_not_go_off() {
    let desk = Desk::small();
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (one, two) in ('a'..='k').zip('b'..='l') {
        bomb += &format!("{two}: &{two} [{}]\n", vec![format!("*{one}"); 9].join(", "));
    }
    desk.write("progress.yaml", bomb);
    let told = desk.build(&[]);
    let errors = told.of("error");
    assert_eq!((told.exit, desk.made()), (1, Vec::new()));
    assert_eq!(errors[..2], ["yaml-alias progress.yaml:1:7", "yaml-alias progress.yaml:2:7"]);
    assert!(errors.iter().all(|error| error.starts_with("yaml-alias")), "{errors:?}");
}

#[test]
fn a_deep_file_ends_at_the_limit() {
    let desk = Desk::small();
    let nested = |depth| format!("entries: {}{}\n", "[".repeat(depth), "]".repeat(depth));
    desk.write("progress.yaml", nested(40));
    desk.refuses(&["yaml-too-large progress.yaml:1:41"]);
    // the parser below has a limit of its own
    desk.write("progress.yaml", nested(10_000));
    desk.refuses(&["yaml-syntax progress.yaml:1:265"]);
}

#[test]
fn a_file_of_a_hundred_megabytes_is_not_read() {
    let desk = Desk::small();
    for name in ["progress.yaml", ROSTER] {
        let file = std::fs::File::create(desk.path("case").join(name)).expect("a file");
        file.set_len(100_000_000).expect("a long file");
    }
    desk.refuses(&["file-too-large roster.csv", "file-too-large progress.yaml"]);
}

#[test]
fn a_full_width_colon_is_named() {
    let desk = Desk::small();
    desk.spoil("enterprise.yaml", "kind: 有限责任公司", "kind：有限责任公司");
    let told = desk.refuses(&["yaml-syntax enterprise.yaml:4:5"]);
    let help = told.with_code("yaml-syntax")[0]["help"].as_str().expect("help").to_owned();
    assert!(help.contains("全角冒号"), "{help}");
}

#[test]
fn several_faults_in_several_files_are_told_in_one_run() {
    let desk = Desk::small();
    desk.spoil("case.yaml", "revision: 1", "revison: 1");
    desk.spoil("enterprise.yaml", "form: closure", "form: closed");
    desk.spoil(ROSTER, "1990-12-20", "1990-12-32");
    desk.spoil(ROSTER, "4120.00", "四千");
    desk.spoil("funds.yaml", "56万", "56.1234567万");
    desk.spoil("congress.yaml", "kind: all_staff", "kind: everybody");
    desk.spoil("progress.yaml", "on: 2026-10-12", "on: 2026-10-99");
    desk.refuses(&[
        "missing-key case.yaml:2:1",
        "unknown-key case.yaml:6:1",
        "not-one-of enterprise.yaml:20:9",
        "not-a-date roster.csv:2 进入本企业日期",
        "not-money roster.csv:3 月平均工资",
        "money-decimals funds.yaml:5:13",
        "not-one-of congress.yaml:1:7",
        "not-a-date progress.yaml:3:9",
    ]);
}

#[test]
fn a_missing_file_and_a_missing_case_could_not_run() {
    let desk = Desk::small();
    std::fs::remove_file(desk.path("case/roster.csv")).expect("removed");
    let told = desk.build(&[]);
    assert_eq!((told.exit, told.of("error")), (2, vec!["file-missing roster.csv".to_owned()]));
    let told = desk.ask(&["check", "nowhere"]);
    assert_eq!((told.exit, told.of("error")), (2, vec!["file-missing nowhere".to_owned()]));
    assert_eq!(desk.made(), Vec::<String>::new());
}

#[test]
fn an_unknown_document_could_not_run() {
    let desk = Desk::small();
    let told = desk.build(&["--only", "D1，Z9"]);
    assert_eq!((told.exit, told.of("error")), (2, vec!["unknown-document".to_owned()]));
    assert_eq!(told.with_code("unknown-document")[0]["facts"]["document"], "Z9");
    assert_eq!(desk.made(), Vec::<String>::new());
}

#[test]
fn a_folder_without_fonts_could_not_run() {
    let desk = Desk::small();
    std::fs::create_dir(desk.path("bare")).expect("a folder");
    let told = desk.ask(&["build", "case", "--out", "out", "--fonts", "bare"]);
    assert_eq!(told.exit, 2);
    assert!(told.of("error").iter().all(|error| error.starts_with("font-missing")), "{:?}", told.of("error"));
    assert_eq!(desk.made(), Vec::<String>::new());
}

#[test]
fn a_link_that_leaves_the_case_is_not_followed() {
    let desk = Desk::small();
    let outside = desk.path("secret.yaml");
    std::fs::write(&outside, "entries: []\n").expect("written");
    std::fs::remove_file(desk.path("case/progress.yaml")).expect("removed");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&outside, desk.path("case/progress.yaml")).expect("a link");
    let told = desk.build(&[]);
    assert_eq!((told.exit, told.of("error")), (2, vec!["outside-workspace progress.yaml".to_owned()]));
}

#[test]
fn findings_of_a_person_s_terminal_go_to_stderr() {
    let desk = Desk::small();
    desk.spoil(ROSTER, "5680.50", "5680.505");
    let done = desk.run(&["check", "case"]);
    assert_eq!((done.status.code(), stdout(&done)), (Some(1), String::new()));
    assert!(stderr(&done).contains("case/roster.csv:2:月平均工资"), "{}", stderr(&done));
}
