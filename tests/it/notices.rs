//! Notices of a case: who stands on them, when they are due, how long a statement may be.

use super::support::{desk::Desk, pdf::Pdf};

const PERIOD: &str = "{from: 2026-10-29, to: 2026-11-02}";

/// The small case with periods for these notices.
fn desk(ids: &[&str]) -> Desk {
    let desk = Desk::small();
    let periods: String = ids.iter().map(|id| format!("  {id}: {PERIOD}\n")).collect();
    desk.spoil("case.yaml", "organisation:\n", &format!("postings:\n{periods}\norganisation:\n"));
    desk
}

/// Nobody reached the second worker.
fn unreached(desk: &Desk) {
    let attempts = [("direct", 12), ("post", 13), ("notice", 29)]
        .map(|(method, day)| format!("    - {{method: {method}, on: 2026-10-{day}, evidence: 有记录}}\n"));
    desk.spoil("roster.csv", "解除劳动合同,2026-10-11,", "失联,,");
    desk.write("unreached.yaml", format!("- worker: HX002\n  attempts:\n{}", attempts.concat()));
}

fn text(desk: &Desk, name: &str) -> String {
    let all = Pdf::open(&desk.path("out").join(format!("{name}.pdf"))).all_text();
    all.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_notice_without_a_period_is_not_due_and_the_condition_is_told() {
    let told = Desk::small().build(&["--draft", "--only", "B4,B10"]);
    let found = told.with_code("document-not-due");
    for id in ["B4", "B10"] {
        assert!(found.iter().any(|one| one.to_string().contains(&format!("{id}\\\" in"))), "{found:?}");
    }
}

#[test]
fn only_those_who_wait_for_retirement_stand_in_their_list() {
    let desk = desk(&["B4"]);
    assert_eq!(desk.build(&["--draft", "--only", "B4"]).of("error"), Vec::<String>::new());
    let text = text(&desk, "B4-internal-retirement-notice");
    assert!(text.contains("HX001") && !text.contains("HX002") && !text.contains("HX003"), "{text}");
    assert!(text.contains("2026年10月29日至11月2日，共5日（其中3个工作日）"), "{text}");
    for secret in ["李建国", "110105", "5,680.50", "七级", "1970", "2031"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

#[test]
fn a_posted_list_cannot_go_by_what_it_would_publish() {
    let desk = desk(&["B4"]);
    let folder = "templates/notices/internal-retirement-notice";
    assert_eq!(desk.run(&["eject", "case", "B4"]).status.code(), Some(0));
    desk.spoil(&format!("{folder}/document.yaml"), "only: 等待退休", "only: 工伤等级 > 0 && 等待退休");
    let told = desk.build(&["--draft", "--only", "B4"]);
    let found = told.with_code("only-privacy");
    assert_eq!(found.len(), 1, "{}", told.json);
    desk.spoil(&format!("{folder}/document.yaml"), "privacy: public", "privacy: internal");
    assert!(desk.build(&["--draft", "--only", "B4"]).with_code("only-privacy").is_empty());
}

#[test]
fn only_those_of_whom_a_notice_was_posted_are_called_and_the_days_are_those_of_the_law() {
    let desk = desk(&["B10", "B11", "B12"]);
    unreached(&desk);
    let built = desk.build(&["--draft", "--only", "B10,B11,B12"]);
    assert_eq!(built.of("error"), Vec::<String>::new());
    let [poster, statement, web] =
        ["B10-unreached-notice", "B11-newspaper-statement", "B12-web-notice"].map(|name| text(&desk, name));
    for text in [&poster, &statement, &web] {
        assert!(text.contains("HX002") && !text.contains("HX001") && text.contains("30日"), "{text}");
        assert!(!text.contains("王秀英") && !text.contains("0000-6600202"), "{text}");
    }
    let same = |text: &str| text.split("五、").next().unwrap_or_default().replace("（网上）", "");
    assert_eq!(same(&poster), same(&web));
}

#[test]
fn a_statement_that_is_too_long_is_told_with_its_length() {
    let desk = desk(&["B11"]);
    unreached(&desk);
    assert!(desk.build(&["--draft", "--only", "B11"]).with_code("too-long").is_empty());
    let long = "安置".repeat(60);
    desk.spoil("enterprise.yaml", "hr_office: {name: 公司办公室", &format!("hr_office: {{name: {long}"));
    let told = desk.build(&["--draft", "--only", "B11"]);
    let found = told.with_code("too-long");
    assert_eq!((told.exit, found.len()), (0, 1), "{}", told.json);
    assert!(found[0].to_string().contains("150"), "{}", found[0]);
}

#[test]
fn text_messages_fit_in_one_part_and_tell_no_sum() {
    let desk = Desk::small();
    let told = desk.build(&["--draft", "--only", "D6", "--media", "txt"]);
    assert_eq!((told.exit, told.with_code("too-long").len()), (0, 0), "{}", told.json);
    let text = std::fs::read_to_string(desk.path("out/D6-text-messages.txt")).expect("text");
    assert!(text.contains("【红星机械】") && !text.contains('元'), "{text}");
}

#[test]
fn a_correction_says_whether_the_period_begins_again_and_what_is_not_stated_is_told_as_missing() {
    let desk = Desk::small();
    let head = "更正日期,公告名称,原公布日期,原公布内容,更正为,影响职工权利,重新公示起,重新公示止";
    let row = "关于在册职工名册的公示,2026-10-12,一车间,二车间";
    let rows =
        format!("2026-10-14,{row},是,2026-10-14,2026-10-22\n2026-10-15,{row},否,,\n2026-10-15,{row},,,\n");
    desk.write("registers/corrections.csv", format!("{head}\n{rows}"));
    let built = desk.build(&["--draft", "--only", "B13"]);
    assert_eq!(built.of("error"), Vec::<String>::new());
    for (number, wanted) in [
        (1, "自2026年10月14日起至2026年10月22日止重新公示"),
        (2, "不影响职工的权利，公示期不变"),
        (3, "是否重新公示：（待补）"),
    ] {
        let text = text(&desk, &format!("B13-correction-notice/{number}"));
        assert!(text.contains(wanted) && text.contains("原因（待补）"), "{text}");
    }
}

#[test]
fn severance_is_posted_without_a_sum_of_anybody() {
    let desk = desk(&["B3"]);
    assert_eq!(desk.build(&["--draft", "--only", "B3"]).of("error"), Vec::<String>::new());
    let text = text(&desk, "B3-severance-notice");
    assert!(text.contains("不足3人") && text.contains("每满一年支付1个月工资"), "{text}");
    for secret in ["HX00", "96,820.00", "4,120.00", "王秀英"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

#[test]
fn the_grade_of_an_injury_goes_to_its_person_alone_whatever_the_channel() {
    let desk = Desk::small();
    assert_eq!(desk.build(&["--draft", "--only", "B5"]).of("error"), Vec::<String>::new());
    let made: Vec<String> = desk.made().into_iter().filter(|name| name.starts_with("B5-")).collect();
    assert!(made.contains(&"B5-injury-slip/HX001.pdf".to_owned()), "{made:?}");
    assert!(!made.iter().any(|name| name.contains("HX002") || name.contains("HX003")), "{made:?}");
    assert!(text(&desk, "B5-injury-slip/HX001").contains("七级"));
}

#[test]
fn the_public_security_bureau_signs_its_own_notice_or_there_is_none() {
    let desk = Desk::small();
    assert_eq!(desk.build(&["--draft", "--only", "D4"]).with_code("document-not-due").len(), 1);
    desk.spoil("case.yaml", "signatories:\n", "signatories:\n  public_security: 临江市公安局\n");
    assert_eq!(desk.build(&["--draft", "--only", "D4"]).of("error"), Vec::<String>::new());
    let text = text(&desk, "D4-public-order");
    assert!(text.contains("临江市公安局") && text.contains("《中华人民共和国治安管理处罚法》"), "{text}");
    assert!(!text.contains("第二十三条"), "the law of the day has other numbers: {text}");
}

#[test]
fn the_administrator_of_a_bankruptcy_lists_the_workers_and_posts_no_sum_of_one() {
    let desk = desk(&["B15"]);
    desk.spoil("case.yaml", "signatories:\n", "signatories:\n  administrator: 红星机械管理人\n");
    assert_eq!(desk.build(&["--draft", "--only", "B15"]).with_code("document-not-due").len(), 1);
    desk.spoil("enterprise.yaml", "form: closure", "form: bankruptcy");
    for channel in ["内部退养,2026-10-10", "解除劳动合同,2026-10-11", "自谋职业,2026-10-11"] {
        desk.spoil("roster.csv", channel, "破产终止劳动合同,");
    }
    let built = desk.build(&["--draft", "--only", "B15"]);
    assert_eq!(built.of("error"), Vec::<String>::new());
    let text = text(&desk, "B15-claims-notice");
    for wanted in ["第四十八条第二款", "HX001", "HX003", "提起诉讼", "红星机械管理人"] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    for secret in ["李建国", "96,820.00", "11,361.00", "七级"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}
