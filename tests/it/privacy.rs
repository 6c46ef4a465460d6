//! What posted papers tell of a person, and how a person finds himself on them.

use super::support::{desk::Desk, pdf::Pdf};

/// The small case with the reasons of a worker's excluded service replaced, its two notices built.
fn notices(desk: &Desk) -> [String; 2] {
    let told = desk.build(&["--draft", "--only", "B1", "--only", "B2"]);
    assert_eq!(told.exit, 0, "{}", told.json);
    ["B1-roster-notice", "B2-service-notice"]
        .map(|paper| Pdf::open(&desk.path("out").join(format!("{paper}.pdf"))).all_text())
}

#[test]
fn l8_the_posted_service_tells_no_reason() {
    for reason in ["服刑", "除名", "旷工", "停薪留职"] {
        let desk = Desk::small();
        desk.write("roster.csv", desk.text("roster.csv").replace("停薪留职", reason));
        let texts = notices(&desk);
        let table = &texts[1][texts[1].rfind("附表").expect("a table")..];
        assert!(texts.iter().all(|text| !text.contains(reason)), "{reason} is posted");
        assert!(table.contains("—8个月22年8个月"), "the length is: {table}");
    }
}

#[test]
fn w3_3_everybody_finds_himself_and_the_rule_is_named() {
    let desk = Desk::small();
    let masked = notices(&desk);
    let roster = desk.text("roster.csv");
    let mut rows = csv::Reader::from_reader(roster.as_bytes());
    let people: Vec<(String, String)> = rows
        .records()
        .map(|row| row.expect("a row"))
        .map(|row| (row[0].to_owned(), row[1].to_owned()))
        .collect();
    for text in &masked {
        assert!(people.iter().all(|(number, name)| text.contains(number) && !text.contains(name)), "{text}");
        assert!(text.contains("个人信息保护法》第二十五条、第五十一条"), "{text}");
        assert!(!text.contains("按规定作了"), "{text}");
    }
    desk.spoil("case.yaml", "  overtime_in_base:", "  posted_names: whole\n  overtime_in_base:");
    for text in &notices(&desk) {
        assert!(people.iter().all(|(number, name)| text.contains(number) && text.contains(name)), "{text}");
        assert!(text.contains("个人信息保护法》第六条、第十三条第一款第二项"), "{text}");
    }
}

#[test]
fn h17_numbers_and_words_of_illness_are_found_before_they_are_posted() {
    for (unit, code, severity) in [
        ("金工车间13800138000", "PV01", "error"),
        ("110105197003151010", "PV01", "error"),
        ("尘肺病人班", "PV02", "warning"),
    ] {
        let desk = Desk::small();
        desk.spoil("roster.csv", "金工车间", unit);
        let told = desk.ask(&["check", "case"]);
        let found = told.with_code(code);
        assert_eq!(found.len(), 1, "{unit}: {}", told.json);
        assert_eq!(
            (found[0]["severity"].as_str(), found[0]["at"]["line"].as_u64()),
            (Some(severity), Some(2))
        );
    }
    let desk = Desk::small();
    let told = desk.ask(&["check", "case"]);
    assert!(told.with_code("PV01").is_empty() && told.with_code("PV02").is_empty());
}

/// Statements in the output folder, by the number of their worker.
fn statements(desk: &Desk) -> Vec<String> {
    let of = |name: String| Some(name.strip_prefix("E9-statement/")?.strip_suffix(".pdf")?.to_owned());
    desk.made().into_iter().filter_map(of).collect()
}

#[test]
fn w3_4_the_statement_of_a_worker_who_left_the_roster_is_removed() {
    let desk = Desk::small();
    assert_eq!(desk.build(&["--draft", "--only", "D3,E9", "--png"]).exit, 0);
    assert_eq!(statements(&desk), ["HX001", "HX002", "HX003"]);
    std::fs::write(desk.path("out/E9-statement/notes.pdf"), "the office's own").expect("written");
    let roster = desk.text("roster.csv");
    let left: Vec<&str> = roster.lines().filter(|line| !line.starts_with("HX003")).collect();
    desk.write("roster.csv", left.join("\n") + "\n");
    desk.write("enterprise.yaml", desk.text("enterprise.yaml").replace("roll: 3", "roll: 2"));
    desk.write("congress.yaml", desk.text("congress.yaml").replace("entitled: 3", "entitled: 2"));
    assert_eq!(desk.build(&["--draft", "--only", "D3"]).exit, 0);
    assert!(
        !desk.made().iter().any(|name| name == "D3-initiative-01.png"),
        "no picture of an older revision"
    );
    assert_eq!(statements(&desk), ["HX001", "HX002", "HX003", "notes"], "what was not asked for stays");
    assert_eq!(desk.build(&["--draft", "--only", "E9"]).exit, 0);
    assert_eq!(statements(&desk), ["HX001", "HX002", "notes"], "what others made stays");
}

#[test]
fn w3_4_a_folder_of_another_enterprise_is_refused() {
    let desk = Desk::small();
    assert_eq!(desk.build(&["--draft", "--only", "D3"]).exit, 0);
    let before = desk.made();
    let text = desk.text("enterprise.yaml");
    let line = text.lines().find(|line| line.starts_with("credit_code:")).expect("a code");
    desk.write("enterprise.yaml", text.replace(line, "credit_code: 91420201MA0000000X"));
    let told = desk.build(&["--draft", "--only", "E9"]);
    assert_eq!((told.exit, told.with_code("folder-of-another").len()), (1, 1), "{}", told.json);
    assert_eq!(desk.made(), before);
}

#[test]
fn t_b1_objections_may_carry_a_name() {
    let texts = notices(&Desk::small());
    for text in &texts {
        assert!(!text.contains("应当使用真实姓名") && text.contains("不具名"), "{text}");
        assert!(text.contains("为提出异议的人保密"), "{text}");
    }
}
