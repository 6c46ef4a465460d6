//! Sums and heads that once came out wrong: whose people are counted, in which year a payment falls, what a channel grants.

use serde_json::Value;

use super::support::desk::{Desk, Told};

const PACK: &str = "policies/local/linjiang";

/// Cost items that the small case's pack says otherwise than the nation.
fn with_pack(desk: &Desk, file: &str, text: &str) {
    desk.write(&format!("{PACK}/{file}"), text);
}

/// The value of a figure of the case, as it is told to programs; empty where there is none.
fn figure(told: &Told, id: &str) -> String {
    let figures = told.json["result"]["figures"].as_array().expect("figures");
    let found = figures.iter().find(|figure| figure["id"] == id);
    found.and_then(|figure| figure["value"].as_str()).unwrap_or_default().to_owned()
}

fn years(told: &Told) -> Vec<(i64, &str)> {
    let years = told.json["result"]["costs"]["years"].as_array().expect("years").iter();
    years
        .map(|year| (year["year"].as_i64().expect("a year"), year["total"].as_str().expect("a sum")))
        .collect()
}

/// What is set aside for one worker, by item.
fn reserved(told: &Told, number: &str) -> Vec<String> {
    let workers = told.json["result"]["workers"].as_array().expect("workers");
    let worker = workers.iter().find(|worker| worker["number"] == number).expect("the worker");
    let codes = worker["reserved"].as_array().expect("reserved").iter().map(|item| &item["id"]);
    codes.filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn w1_18_people_of_several_debts_are_added_unless_they_are_the_same() {
    let desk = Desk::small();
    let debt = |item: &str, people: u32, more: &str| {
        format!("  - {{item: {item}, name: 一笔, people: {people}, amount: 100, due: 2026{more}}}\n")
    };
    for (debts, id, people) in [
        // groups of retirees, each its own people
        ([5, 6, 4, 3].map(|people| debt("K10", people, "")).concat(), "item_people.K10", "18"),
        // insurances of the same people
        ([5, 6, 4, 3].map(|people| debt("K05", people, "")).concat(), "item_people.K05", "6"),
        // a line may say of itself that its people were counted before, or that they are others
        ([debt("K10", 5, ""), debt("K10", 5, ", same_people: true")].concat(), "item_people.K10", "5"),
        ([debt("K05", 5, ""), debt("K05", 6, ", same_people: false")].concat(), "item_people.K05", "11"),
    ] {
        let funds = desk.text("funds.yaml");
        let (before, rest) = funds.split_once("liabilities:\n").expect("liabilities");
        let (_, after) = rest.split_once("account:").expect("the account");
        desk.write("funds.yaml", format!("{before}liabilities:\n{debts}account:{after}"));
        assert_eq!(figure(&desk.ask(&["assess", "case"]), id), people, "{debts}");
    }
}

#[test]
fn w1_14_a_payment_falls_in_the_year_in_which_it_is_paid() {
    let desk = Desk::small();
    let before = desk.ask(&["assess", "case"]);
    let (first, total) = (years(&before)[0], figure(&before, "total"));
    assert_eq!(first.0, 2026);
    desk.spoil(
        "funds.yaml",
        "  - by: 2026-11-15\n    items: [K01, K03, K04]",
        "  - by: 2027-01-15\n    items: [K01, K03, K04]",
    );
    let after = desk.ask(&["assess", "case"]);
    let paid = ["K01", "K03", "K04"].map(|id| yuan(&figure(&after, id))).iter().sum::<i64>();
    assert_eq!(yuan(first.1) - yuan(years(&after)[0].1), paid, "what moved from 2026 to 2027");
    assert_eq!(figure(&after, "total"), total);
    // a debt that is paid at once has one year
    desk.spoil("funds.yaml", "items: [K01, K03, K04]", "items: [K01, K03, K04, K05]");
    let told = desk.ask(&["check", "case"]);
    assert_eq!(told.with_code("FU02A").len(), 1, "{:?}", told.json);
    // and an item one payment
    desk.spoil("funds.yaml", "    note: 办结", "  - by: 2027-02-15\n    items: [K01]\n    note: 办结");
    assert_eq!(desk.ask(&["check", "case"]).with_code("duplicate-key").len(), 1);
}

/// Fen, so that sums compare exactly.
fn yuan(text: &str) -> i64 {
    text.replace(['.', ','], "").parse().unwrap_or(0)
}

const INTERNAL: &str = "internal_retire: {name: 内部退养, overrides: cn/national, FLAG consent: true, items: [ITEMS], basis: [{source: practice}]}\n";

fn internal(flag: &str, items: &str) -> String {
    INTERNAL.replace("FLAG", flag).replace("ITEMS", items)
}

#[test]
fn w1_19_a_channel_grants_the_items_that_it_names_and_no_others() {
    for (items, granted) in [
        ("K03, K04, K07, K08", vec!["K07", "K08"]),
        ("K03, K04, K07", vec!["K07"]),
        ("K03, K04, K08", vec!["K08"]),
        ("K03, K04", vec![]),
    ] {
        let desk = Desk::small();
        with_pack(&desk, "channels.yaml", &internal("internal_retirement: true,", items));
        let told = desk.ask(&["assess", "case"]);
        assert_eq!(reserved(&told, "HX001"), granted, "{items}");
        for (item, id) in [("K07", "internal.allowance"), ("K08", "internal.insurance")] {
            assert_eq!(granted.contains(&item), yuan(&figure(&told, id)) > 0, "{items}: {id}");
        }
        let by_year: i64 = years(&told).iter().map(|(_, total)| yuan(total)).sum();
        assert_eq!(by_year, yuan(&figure(&told, "total")), "{items}");
    }
}

#[test]
fn w1_19_an_item_paid_at_once_is_not_spread_by_month() {
    let desk = Desk::small();
    with_pack(
        &desk,
        "costs.yaml",
        "items:\n  K07: {name: 内部退养生活费, overrides: cn/national, payment: once, payee: 本人, basis: [{source: practice}], checked: false}\n",
    );
    let told = desk.ask(&["assess", "case"]);
    let spread = desk_years_without(&told, 2026);
    // the contributions go on by month, the allowance does not
    assert!(spread > 0 && spread < yuan(&figure(&told, "K08")), "{spread}");
    let all: i64 = years(&told).iter().map(|(_, total)| yuan(total)).sum();
    assert_eq!(all, yuan(&figure(&told, "total")));
}

fn desk_years_without(told: &Told, year: i64) -> i64 {
    years(told).iter().filter(|(known, _)| *known != year).map(|(_, total)| yuan(total)).sum()
}

#[test]
fn w1_20_a_channel_that_grants_a_reserve_says_that_it_is_internal_retirement() {
    let desk = Desk::small();
    with_pack(&desk, "channels.yaml", &internal("", "K03, K04, K07, K08"));
    let told = desk.ask(&["check", "case"]);
    assert_eq!(told.of("error"), [format!("missing-key {PACK}/channels.yaml:1:78")]);
    with_pack(&desk, "channels.yaml", &internal("internal_retirement: true,", "K03, K04, K07, K08"));
    let told = desk.ask(&["assess", "case"]);
    assert_eq!(figure(&told, "people.internal_retire"), figure(&told, "internal.people"));
}

#[test]
fn w1_23_heads_by_channel_kind_state_and_category_are_facts_of_formulas() {
    let desk = Desk::small();
    let item = |formula: &str| {
        format!(
            "items:\n  KX1: {{name: 补助, payment: once, payee: 职工, of: provision, amount: {formula}, rounding: fen, \
             basis: [{{source: practice}}], checked: false}}\n"
        )
    };
    desk.spoil(
        "funds.yaml",
        "account:\n",
        "  - {item: KX1, name: 补助, standard: 100, due: 2026}\naccount:\n",
    );
    for (formula, sum) in [
        ("标准 * 渠道人数_internal_retire", "100.00"),
        ("标准 * 渠道人数_layoff", ""),
        ("标准 * 用工人数_contract", "300.00"),
        ("标准 * (在岗人数_on_post + 退休类别人数_M60)", "400.00"),
    ] {
        with_pack(&desk, "costs.yaml", &item(formula));
        assert_eq!(figure(&desk.ask(&["assess", "case"]), "KX1"), sum, "{formula}");
    }
    // a misspelt code is told where it stands
    with_pack(&desk, "costs.yaml", &item("标准 * 渠道人数_internal_retir"));
    assert_eq!(desk.ask(&["check", "case"]).with_code("expression-name").len(), 1);
}
