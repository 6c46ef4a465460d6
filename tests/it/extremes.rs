//! Numbers and words that no sound case holds: each is told at its place, none stops the program or slips through.

use super::support::{desk::Desk, stderr};

const LOCAL: &str = "policies/local/linjiang";
const BASIS: &str = "basis: [{source: linjiang-wage}]";

/// Checks the case and gives its errors.
fn errors(desk: &Desk) -> Vec<String> {
    desk.ask(&["check", "case"]).of("error")
}

/// A method of the local pack, chosen by the case.
fn with_method(lines: &str) -> Desk {
    let desk = Desk::small();
    desk.write(
        &format!("{LOCAL}/methods.yaml"),
        format!("local_way:\n  name: 当地办法\n  says: {{plan: 按当地办法。, slip: 按当地办法。}}\n  tail: up\n{lines}  {BASIS}\n  checked: true\n"),
    );
    desk.spoil("case.yaml", "compensation_method: segmented", "compensation_method: local_way");
    desk
}

/// A cost item of the local pack that is due to everybody.
fn with_item(lines: &str) -> Desk {
    let desk = Desk::small();
    desk.write(
        &format!("{LOCAL}/costs.yaml"),
        format!(
            "items:\n  KX1:\n    name: 当地补助\n    payment: once\n    payee: 本人\n    historic: true\n    \
             personal: true\n    of: worker\n{lines}    {BASIS}\n    checked: true\n"
        ),
    );
    desk
}

/// What a worker is owed under an item.
fn owed(desk: &Desk, worker: usize, item: &str) -> String {
    let told = desk.ask(&["assess", "case"]).json;
    let items = told["result"]["workers"][worker]["items"].as_array().expect("items").clone();
    let found = items.iter().find(|figure| figure["id"] == item);
    found.map_or_else(|| "none".to_owned(), |figure| figure["value"].as_str().expect("a value").to_owned())
}

#[test]
fn two_policies_are_compared_and_no_other_number_of_them() {
    let desk = Desk::small();
    for count in [1, 3] {
        let sides = ["--policy", "cn/national"].repeat(count);
        let done = desk.run(&[&["compare", "case"], sides.as_slice()].concat());
        assert_eq!(done.status.code(), Some(2), "{}", stderr(&done));
        assert!(stderr(&done).contains("--policy"), "{}", stderr(&done));
    }
}

#[test]
fn what_keeps_both_sides_from_being_compared_is_told_once() {
    let desk = Desk::small();
    desk.spoil("case.yaml", "payment_days: 0", "payment_days: [15]");
    let told =
        desk.ask(&["compare", "case", "--policy", "local/linjiang", "--policy", "local/linjiang:unified"]);
    assert_eq!(told.of("error"), ["wrong-type case.yaml:19:17"]);
    let told = desk.ask(&["compare", "case", "--policy", "cn/none", "--policy", "cn/none"]);
    assert_eq!(told.of("error"), ["pack-missing"]);
}

#[test]
fn a_printed_figure_is_compared_to_the_decimals_that_it_was_printed_with() {
    let desk = Desk::small();
    desk.write(
        "stated.yaml",
        "- {id: all, title: 全部签字, printed: 100%, ratio: [{value: 6}, {value: 10}]}\n\
         - {id: tail, title: 末位是零, printed: 1.50, sum: [{value: 1.54}]}\n\
         - {id: round, title: 以亿计, printed: 5.54亿, sum: [{value: 554123456}]}\n\
         - {id: share, title: 百分数, printed: 97.90%, ratio: [{value: 979}, {value: 1000}]}\n",
    );
    let told = desk.ask(&["check", "case"]);
    let titles: Vec<&str> = (told.with_code("ST01").iter())
        .map(|finding| finding["facts"]["事项"].as_str().expect("a title"))
        .collect();
    assert_eq!(titles, ["全部签字", "末位是零"]);
}

#[test]
fn a_printed_figure_that_cannot_be_worked_out_again_is_told() {
    let desk = Desk::small();
    desk.write(
        "stated.yaml",
        "- {id: zero, title: 除以零, printed: 5, ratio: [{value: 1}, {value: 0}]}\n\
         - {id: none, title: 没有各项, printed: 5, sum: []}\n",
    );
    let failed = ["expression-failed stated.yaml:1:3", "expression-failed stated.yaml:2:3"];
    assert_eq!(errors(&desk), failed);
    desk.write(
        "stated.yaml",
        "- {id: huge, title: 太大, printed: 79228162514264337593543950335万, sum: [{value: 1}]}\n\
         - {id: one, title: 甲, printed: 5, sum: [{value: 5, figure: people}]}\n\
         - {id: one, title: 乙, printed: 5, sum: [{value: 5}]}\n",
    );
    let told =
        ["not-a-number stated.yaml:1:34", "duplicate-key stated.yaml:2:60", "duplicate-key stated.yaml:3:8"];
    assert_eq!(errors(&desk), told);
    desk.write("stated.yaml", "- {id: own, title: 自己, printed: 5, sum: [{entry: own}]}\n");
    assert_eq!(errors(&desk), ["unknown-figure stated.yaml:1:42"]);
}

#[test]
fn a_debt_is_paid_within_a_lifetime() {
    let desk = Desk::small();
    desk.spoil("funds.yaml", "    amount: 50,000\n", "    amount: 50,000\n    years: 4000000000\n");
    assert_eq!(errors(&desk), ["not-a-number funds.yaml:26:12"]);
    let desk = with_item("    amount: '100'\n    years: '4000000000'\n");
    assert_eq!(errors(&desk).len(), 3);
}

#[test]
fn years_that_a_debt_states_hold_where_the_pack_says_none() {
    let desk = Desk::small();
    desk.spoil(
        "funds.yaml",
        "liabilities:\n",
        "liabilities:\n  - {item: K11, name: 医疗保险费, people: 10, standard: 1000, years: 20, due: 2027}\n",
    );
    let years = desk.ask(&["assess", "case"]).json["result"]["costs"]["years"].clone();
    let text = years.to_string();
    assert!(text.contains("2046"), "{text}");
}

#[test]
fn whoever_was_not_reached_stands_in_the_roster_and_in_one_record() {
    let desk = Desk::small();
    let twice = "- {worker: HX003, attempts: [{method: direct, on: 2026-03-02}]}\n\
                 - {worker: HX003, attempts: [{method: post, on: 2026-03-03}]}\n";
    desk.write("unreached.yaml", twice);
    assert_eq!(errors(&desk), ["duplicate-key unreached.yaml:2:12"]);
    desk.write("unreached.yaml", twice.replacen("HX003", "HX009", 1));
    let told = errors(&desk);
    assert!(told.contains(&"unknown-worker unreached.yaml:1:3".to_owned()), "{told:?}");
}

#[test]
fn one_stretch_cannot_be_both_merged_and_taken_out() {
    let desk = Desk::small();
    desk.spoil(
        "roster.csv",
        "1986-12-01至1990-11-30 参军,,男60",
        "1986-12-01至1990-11-30 参军,1986-12-01至1990-11-30 参军,男60",
    );
    assert_eq!(errors(&desk), ["unknown-period roster.csv:2"]);
}

#[test]
fn counts_as_large_as_can_be_written_are_counted() {
    let desk = Desk::small();
    desk.spoil("congress.yaml", "entitled: 3", "entitled: 4294967295");
    let told = desk.ask(&["explain", "case", "quorum"]).json.to_string();
    assert!(told.contains("2863311530"), "{told}");
}

#[test]
fn a_value_of_a_pack_is_no_larger_than_sums_can_bear() {
    for value in ["79228162514264337593543950335", "10000000000001"] {
        let desk = Desk::small();
        desk.spoil(&format!("{LOCAL}/parameters/local.yaml"), "value: 6480", &format!("value: {value}"));
        assert_eq!(errors(&desk), [format!("not-a-number {LOCAL}/parameters/local.yaml:12:33")]);
    }
}

#[test]
fn a_formula_gives_no_more_than_sums_can_bear_and_nothing_below_zero() {
    let desk = with_item("    amount: '79000000000000000000000000000'\n");
    assert_eq!(
        errors(&desk),
        [
            "expression-failed roster.csv:2",
            "expression-failed roster.csv:3",
            "expression-failed roster.csv:4"
        ]
    );
    let desk = with_item("    amount: '0 - 1'\n");
    assert_eq!(errors(&desk).len(), 3);
    for pool in ["79228162514264337593543950335", "0 - 100"] {
        let desk = with_method(&format!("  pool: '{pool}'\n"));
        assert_eq!(errors(&desk), ["expression-failed case.yaml:16:24"], "{pool}");
    }
}

#[test]
fn the_condition_of_a_channel_does_not_ask_for_itself() {
    let desk = Desk::small();
    let channel = format!(
        "  name: 自谋职业\n  overrides: cn/national\n  ground: '36'\n  consent: true\n  items: [K01]\n  {BASIS}\n"
    );
    let conditions = ["符合渠道条件", "ask_again > 0"];
    desk.write(
        &format!("{LOCAL}/parameters/again.yaml"),
        format!(
            "ask_again:\n  title: 再问\n  unit: 人\n  of: worker\n  values:\n    - {{from: 1995-01-01, \
             formula: 'if 符合渠道条件 {{ 1 }} else {{ 0 }}', {BASIS}, checked: true}}\n"
        ),
    );
    for condition in conditions {
        desk.write(
            &format!("{LOCAL}/channels.yaml"),
            format!("terminate_selfchoice:\n  when: {condition}\n{channel}"),
        );
        let told = desk.ask(&["check", "case"]);
        assert_eq!(told.with_code("expression-failed").len(), 1, "{condition}");
        assert_eq!(told.with_code("expression-failed")[0]["facts"]["detail"], "circular");
    }
}

#[test]
fn a_share_of_one_sum_is_severance_like_any_other() {
    let desk = with_method("  pool: '900000.01'\n");
    // what is worked out from severance sees the share
    desk.write(
        &format!("{LOCAL}/costs.yaml"),
        format!(
            "items:\n  KX1:\n    name: 当地补助\n    payment: once\n    payee: 本人\n    historic: true\n    \
             personal: true\n    of: worker\n    amount: 经济补偿 * 0.1\n    {BASIS}\n    checked: true\n"
        ),
    );
    let share: f64 = owed(&desk, 1, "K01").parse().expect("a sum");
    let tenth: f64 = owed(&desk, 1, "KX1").parse().expect("a sum");
    assert!(share > 0.0 && (share / 10.0 - tenth).abs() < 0.006, "{share} {tenth}");
    let told = desk.ask(&["explain", "case", "HX002"]).json.to_string();
    assert!(told.contains("K01"), "{told}");
}

#[test]
fn a_sum_that_nobody_shares_is_told() {
    let desk = with_method("  pool: '900000'\n");
    desk.spoil("roster.csv", ",解除劳动合同,", ",内部退养,");
    desk.spoil("roster.csv", ",自谋职业,", ",内部退养,");
    let told = desk.ask(&["check", "case"]);
    assert_eq!(told.with_code("expression-failed")[0]["facts"]["detail"], "division-by-zero");
}

#[test]
fn a_formula_does_not_take_a_total_that_is_not_summed_yet_for_nothing() {
    let desk = with_item("    amount: 应付合计 * 0.1\n");
    assert_eq!(errors(&desk).len(), 3);
}

#[test]
fn nobody_is_counted_under_an_item_that_is_nothing() {
    let desk = Desk::small();
    // retired a month before the base date: the reserve has no months
    desk.spoil("roster.csv", "110105197003151010,1970-03-15", "110105197003151010,1963-03-15");
    let costs = desk.ask(&["assess", "case"]).json["result"]["costs"].to_string();
    assert!(!costs.contains("\"K07\""), "{costs}");
    let told = desk.ask(&["assess", "case"]).json["result"]["workers"][0]["reserved"].to_string();
    assert!(!told.contains("K07"), "{told}");
}

#[test]
fn a_share_of_wages_is_not_below_nothing() {
    let desk = Desk::small();
    desk.spoil("case.yaml", "internal_allowance_rate: 70%", "internal_allowance_rate: -70%");
    assert_eq!(errors(&desk), ["not-a-number case.yaml:18:28"]);
}

#[test]
fn a_number_of_delegates_that_cannot_be_worked_out_is_told() {
    let desk = Desk::small();
    desk.write(
        &format!("{LOCAL}/parameters/congress.yaml"),
        format!(
            "congress_delegates:\n  title: 代表人数\n  unit: 人\n  of: case\n  overrides: cn/national\n  values:\n    \
             - {{from: 1986-10-01, formula: 资金缺口 / 1000, {BASIS}, checked: true}}\n"
        ),
    );
    assert_eq!(errors(&desk), ["expression-failed congress.yaml:3:11"]);
}
