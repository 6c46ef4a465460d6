//! Sums and heads that once came out wrong: whose people are counted, in which year a payment falls, what a channel grants.

use serde_json::Value;

use super::support::desk::{Desk, Told};
use super::support::pdf::Pdf;
use super::support::{anzhi, root, stdout};

const PACK: &str = "policies/local/linjiang";

/// Cost items that the small case's pack says otherwise than the nation.
fn with_pack(desk: &Desk, file: &str, text: &str) {
    desk.write(&format!("{PACK}/{file}"), text);
}

/// A sample case, judged.
fn sample(name: &str) -> Told {
    let done = anzhi(&root(), &["assess", &format!("enterprises/{name}"), "--format", "json"]);
    Told { exit: 0, json: serde_json::from_str(&stdout(&done)).expect("JSON on stdout") }
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
        "items:\n  K07: {name: 内部退养生活费, role: internal_allowance, overrides: cn/national, payment: once, payee: 本人, basis: [{source: practice}], checked: false}\n",
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

/// A field of the statement of one worker of a judged case.
fn statement(desk: &Desk, number: &str) -> String {
    assert_eq!(desk.build(&["--only", "E9", "--draft"]).exit, 0);
    let made = desk.made();
    let paper =
        made.iter().find(|name| name.contains(number) && name.ends_with(".pdf")).expect("a statement");
    Pdf::open(&desk.path("out").join(paper)).all_text()
}

#[test]
fn w1_4_parts_of_service_that_do_not_add_up_say_why() {
    let desk = Desk::small();
    desk.spoil(
        "roster.csv",
        "2003-07-01,,2012-03-01至2012-08-31 停薪留职；2015-01-01至2015-02-28 停薪留职",
        "2003-07-15,,",
    );
    desk.spoil("case.yaml", "service_cutoff: 2026-10-31", "service_cutoff: 2026-09-30");
    // 4y5m17d to the end of 2007 and 18y9m0d from then on; in one they are 23y2m16d, for September has 30 days
    let text = statement(&desk, "HX002");
    assert!(text.contains("相加比认定工龄多1天"), "{text}");
    desk.spoil("roster.csv", "2003-07-15", "2003-07-01");
    let text = statement(&desk, "HX002");
    assert!(!text.contains("相加比认定工龄多"), "{text}");
}

#[test]
fn w1_5_internal_retirement_starts_where_the_words_say() {
    let desk = Desk::small();
    let told = desk.ask(&["assess", "case"]);
    assert_eq!(figure(&told, "internal.from"), "2026-10", "the month after the base date");
    let text = statement(&desk, "HX001");
    assert!(text.contains("自2026年10月起"), "{text}");
    // the sums start in that month too: three months of 2026
    let internal: i64 = ["K07", "K08"].map(|id| yuan(&figure(&told, id))).iter().sum();
    let months = figure(&told, "internal.months").parse::<i64>().expect("months");
    assert_eq!(yuan(&figure(&told, "internal_total.2026")), internal / months * 3);
}

#[test]
fn w1_7_income_tax_stands_on_the_statement_beside_the_sum_in_hand() {
    let desk = Desk::small();
    desk.spoil("roster.csv", "4120.00,4100.00", "64120.00,4100.00");
    let average = "local_average_annual_wage: {title: 上年度职工年平均工资, unit: 元, values: [{from: 1995-01-01, \
                   value: 77760, basis: [{source: linjiang-average}], checked: true}]}\n";
    with_pack(&desk, "parameters/annual.yaml", average);
    let told = desk.ask(&["assess", "case"]);
    let (total, tax) = worker_sums(&told, "HX002");
    assert!(tax > 0 && tax < total);
    assert_eq!(yuan(&figure(&told, "tax.total")), tax);
    let text = statement(&desk, "HX002").replace(',', "");
    let printed = |fen: i64| format!("{}.{:02}元", fen / 100, fen % 100);
    assert!(text.contains(&printed(tax)), "{tax}: {text}");
    assert!(text.contains(&printed(total - tax)), "{}: {text}", total - tax);
}

/// What is paid to a worker, and the tax that is withheld from it, in fen.
fn worker_sums(told: &Told, number: &str) -> (i64, i64) {
    let workers = told.json["result"]["workers"].as_array().expect("workers");
    let worker = workers.iter().find(|worker| worker["number"] == number).expect("the worker");
    let of = |key: &str| yuan(worker[key]["value"].as_str().unwrap_or_default());
    (of("total"), of("withheld"))
}

#[test]
fn w1_7_what_is_paid_to_a_worker_is_on_the_worker_s_statement() {
    let told = sample("xiangbei-hemp");
    let workers = told.json["result"]["workers"].as_array().expect("workers").iter();
    let subsidies: Vec<i64> = workers
        .flat_map(|worker| worker["items"].as_array().expect("items"))
        .filter(|item| item["id"] == "K13")
        .map(|item| yuan(item["value"].as_str().expect("a sum")))
        .collect();
    assert_eq!((subsidies.len(), subsidies.iter().sum::<i64>()), (12, 72_000_000));
    assert_eq!(figure(&told, "K13"), "720000.00");
    // one sum for all of them is told
    let desk = Desk::small();
    desk.spoil(
        "funds.yaml",
        "account:\n",
        "  - {item: K13, name: 补助金, people: 2, amount: 100, due: 2026}\naccount:\n",
    );
    assert_eq!(desk.ask(&["check", "case"]).with_code("FU02B").len(), 1);
}

#[test]
fn w1_8_what_is_promised_to_the_injured_is_set_aside_and_the_other_way_round() {
    let desk = Desk::small();
    desk.spoil("roster.csv", ",3,无,无,无,自谋职业,2026-10-11,是,", ",3,四级,无,无,工伤保留劳动关系,,否,");
    assert_eq!(desk.ask(&["check", "case"]).with_code("IN01").len(), 1);
    desk.spoil(
        "funds.yaml",
        "account:\n",
        "  - {item: K12, name: 医疗保险费, people: 1, standard: 320, months: 36, due: 2026}\naccount:\n",
    );
    let told = desk.ask(&["check", "case"]);
    assert_eq!((told.with_code("IN01").len(), told.with_code("IN02").len()), (0, 0));
    desk.spoil("funds.yaml", "people: 1, standard: 320", "people: 2, standard: 320");
    assert_eq!(desk.ask(&["check", "case"]).with_code("IN02").len(), 1);
}

#[test]
fn w1_8_the_fifth_and_sixth_grade_have_an_allowance_where_the_enterprise_closes() {
    let desk = Desk::small();
    desk.spoil("roster.csv", ",3,无,无,无,自谋职业,2026-10-11,是,", ",3,五级,无,无,工伤保留劳动关系,,否,");
    let form = desk.text("enterprise.yaml");
    let form =
        form.lines().find(|line| line.trim_start().starts_with("form:")).expect("a form").trim().to_owned();
    for (wanted, granted) in [("form: suspension", false), ("form: closure", true)] {
        let text = desk.text("enterprise.yaml");
        let now = text.lines().find(|line| line.trim_start().starts_with("form:")).expect("a form").trim();
        desk.write(
            "enterprise.yaml",
            text.replace(now, wanted).replace("fully_closed: true", "fully_closed: false"),
        );
        let told = desk.ask(&["assess", "case"]);
        // seven tenths of the wage on which benefits are reckoned, month by month until retirement
        assert_eq!(yuan(&figure(&told, "K20")) > 0, granted, "{wanted} after {form}");
    }
}

#[test]
fn w1_10_borrowed_money_is_no_own_money_and_says_how_it_is_paid_back() {
    let desk = Desk::small();
    desk.spoil("funds.yaml", "kind: S-own", "kind: S-loan");
    assert_eq!(desk.ask(&["check", "case"]).with_code("FU10").len(), 1);
    desk.spoil("funds.yaml", "    amount: 56万", "    repayment: 一年后以处置设备所得归还\n    amount: 56万");
    let told = desk.ask(&["check", "case"]);
    assert_eq!((told.with_code("FU10").len(), told.with_code("FU10A").len()), (0, 0));
    assert_eq!(desk.build(&["--only", "A1", "--draft"]).exit, 0);
    let plan = Pdf::open(&desk.path("out").join("A1-plan-draft.pdf")).all_text();
    assert!(plan.contains("表中第1项资金须归还：一年后以处置设备所得归还"), "{plan}");
    desk.spoil("funds.yaml", "kind: S-loan", "kind: S-own");
    assert_eq!(desk.ask(&["check", "case"]).with_code("FU10A").len(), 1);
}

#[test]
fn w7_12_counts_are_bounded_and_numbers_of_documents_hold_no_hidden_character() {
    let desk = Desk::small();
    desk.spoil("congress.yaml", "spare_ballots: 1", "spare_ballots: 4294967295");
    assert_eq!(desk.ask(&["check", "case"]).with_code("not-a-number").len(), 1);
    desk.spoil("congress.yaml", "spare_ballots: 4294967295", "spare_ballots: 10000");
    assert_eq!(figure(&desk.ask(&["assess", "case"]), "ballots"), "10003");
    for hidden in ['\u{202E}', '\u{200B}', '\u{2066}', '\u{2028}', '\u{3164}', '\u{115F}', '\u{00AD}'] {
        let desk = Desk::small();
        desk.spoil("case.yaml", "{A3: 临红机〔2026〕8号}", &format!("{{A3: '临红机{hidden}〔2026〕8号'}}"));
        assert_eq!(desk.ask(&["check", "case"]).with_code("control-character").len(), 1, "{hidden:?}");
    }
}

#[test]
fn w1_9_money_for_whom_nobody_reached_is_estimated_and_set_aside() {
    let desk = Desk::small();
    let before = desk.ask(&["assess", "case"]);
    let k01 = figure(&before, "K01");
    desk.spoil("roster.csv", "解除劳动合同,2026-10-11", "暂未取得联系,");
    let told = desk.ask(&["assess", "case"]);
    // what the same person would be paid on leaving, kept and not paid
    assert_eq!(reserved(&told, "HX002"), ["K01"]);
    assert_eq!(figure(&told, "K01"), k01);
    assert_eq!(figure(&told, "severance.people"), "0");
    let paid = |told: &Told| yuan(&figure(told, "personal"));
    assert_eq!(paid(&before) - paid(&told), yuan(&k01));
    let by_year: i64 = years(&told).iter().map(|(_, total)| yuan(total)).sum();
    assert_eq!(by_year, yuan(&figure(&told, "total")));
    let text = statement(&desk, "HX002");
    assert!(text.contains("安置渠道确定后按同一标准核定支付"), "{text}");
    // in the words in which it would be told to who leaves
    assert!(text.contains("折算") && !text.contains('→'), "{text}");
    assert!(!text.contains("没有一次性支付给您本人的款项"), "{text}");
}
