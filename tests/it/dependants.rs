//! Retirees and survivors as rows: reconciled with the numbers of the enterprise, paid for by the pack's formulas.

use serde_json::Value;

use super::support::desk::Desk;

/// The small case, its base date in September 2026, with one survivor and two retirees.
fn desk(survivors: &str, retirees: &str) -> Desk {
    let desk = Desk::small();
    desk.write("survivors.csv", format!("编号,姓名,性别,出生日期,关系,每月标准,截止月份\n{survivors}"));
    desk.write("retirees.csv", format!("编号,姓名,性别,出生日期,类别,每月标准\n{retirees}"));
    let text = desk.text("enterprise.yaml");
    let start = text.find("retirees:").map_or(text.len(), |at| at);
    let rest = text[start..].split_once('\n').map_or("", |(_, rest)| rest);
    let after = rest.lines().skip_while(|line| line.starts_with(' ') || line.starts_with('#'));
    let kept = after.map(|line| format!("{line}\n")).collect::<String>();
    let retirees = "retirees:\n  retired: 2\n  survivors: 1\n  arrangement: 待遇不变。\n";
    desk.write("enterprise.yaml", format!("{}{retirees}{kept}", &text[..start]));
    desk
}

const CHILD: &str = "YS1,何小军,男,2015-04-15,子女,800.00,2028-04\n";
const RETIRED: &str = "TX1,何德生,男,1950-01-02,退休,\nTX2,钱秀兰,女,1955-01-02,退休,\n";

fn item(told: &Value, code: &str) -> (String, u64) {
    let items = told["result"]["costs"]["items"].as_array().expect("items");
    let item = items.iter().find(|item| item["code"] == code);
    item.map_or((String::new(), 0), |item| {
        (item["amount"].as_str().expect("a sum").to_owned(), item["people"].as_u64().expect("heads"))
    })
}

#[test]
fn a_survivor_is_paid_for_until_the_last_month() {
    let told = desk(CHILD, RETIRED).ask(&["assess", "case"]);
    // October 2026 to April 2028 are 19 months
    assert_eq!(item(&told.json, "K14"), ("15200.00".to_owned(), 1), "{}", told.json["findings"]);
    assert_eq!(item(&told.json, "K10"), (String::new(), 0), "who has no monthly sum costs nothing");
    let years = told.json["result"]["costs"]["years"].as_array().expect("years");
    assert!(years.iter().any(|year| year["year"] == 2027), "{years:?}");
}

#[test]
fn retirees_with_a_monthly_sum_are_prepaid() {
    let paid = RETIRED.replace("退休,\n", "退休,100.00\n");
    let told = desk(CHILD, &paid).ask(&["assess", "case"]);
    assert_eq!(item(&told.json, "K10").1, 2);
    assert_eq!(item(&told.json, "K10").0, "24000.00");
}

#[test]
fn lists_that_differ_from_the_numbers_are_told() {
    let one = RETIRED.lines().next().expect("a row").to_owned() + "\n";
    let told = desk(CHILD, &one).ask(&["check", "case"]);
    assert_eq!((told.with_code("DP01").len(), told.with_code("DP02").len()), (1, 0), "{}", told.json);
    let told = desk(&format!("{CHILD}YS2,何小梅,女,2017-04-15,子女,,\n"), RETIRED).ask(&["check", "case"]);
    assert_eq!((told.with_code("DP01").len(), told.with_code("DP02").len()), (0, 1), "{}", told.json);
    let endless = CHILD.replace("2028-04", "");
    let told = desk(&endless, RETIRED).ask(&["check", "case"]);
    assert_eq!(told.with_code("DP03").len(), 1, "{}", told.json);
}

#[test]
fn what_is_wrong_in_a_row_is_told_at_its_cell() {
    let faulty = "YS1,何小军,男孩,2015-04-31,子女,8百,2028-13\nYS1,,女,2015-04-30,,,\n";
    let told = desk(faulty, RETIRED).ask(&["check", "case"]);
    let found = told.of("error");
    for wanted in [
        "not-one-of survivors.csv:2 性别",
        "not-a-date survivors.csv:2 出生日期",
        "not-money survivors.csv:2 每月标准",
        "not-a-date survivors.csv:2 截止月份",
        "repeated-worker survivors.csv:3",
        "missing-value survivors.csv:3 姓名",
        "missing-value survivors.csv:3 关系",
    ] {
        assert!(found.iter().any(|line| line.starts_with(wanted)), "{wanted} in {found:?}");
    }
}
