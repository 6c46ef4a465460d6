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
