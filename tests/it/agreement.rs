//! The same fact reads the same in every document: statements, plan and judgement agree to the fen.

use anzhi::model::Money;
use serde_json::{Value, json};

use super::support::{anzhi, pdf::Pdf, root, sample, stdout};

fn assessment() -> Value {
    let done = anzhi(&root(), &["assess", "enterprises/xiangbei-hemp", "--format", "json"]);
    let told: Value = serde_json::from_str(&stdout(&done)).expect("JSON on stdout");
    assert_eq!((&told["version"], &told["command"], &told["exit"]), (&json!(1), &json!("assess"), &json!(0)));
    told["result"].clone()
}

fn money(text: &str) -> Money {
    Money::parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

/// What the person is told to be paid: the last line of the table in part three, behind its capitals. A part
/// without a table says so in words.
fn paid(text: &str) -> Option<Money> {
    let part = &text[text.find("三、应支付给您本人的款项")?..];
    let end = ["四、为您预留", "四、说明"].iter().filter_map(|head| part.find(head)).min()?;
    let part = &part[..end];
    let Some((_, row)) = part.split_once("（大写：") else {
        let nothing = ["没有一次性支付给您本人的款项", "没有可以支付给您本人的款项"];
        return nothing.iter().any(|words| part.contains(words)).then_some(Money::ZERO);
    };
    let row = row[row.find('）')? + '）'.len_utf8()..].trim_start();
    let end = row.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(row.len());
    Some(money(&row[..end]))
}

#[test]
fn statements_add_up_to_the_plan() {
    let folder = sample().join("E9-statement");
    let mut count = 0;
    let mut sum = Money::ZERO;
    for entry in std::fs::read_dir(&folder).expect("statements").filter_map(Result::ok) {
        let text = Pdf::open(&entry.path()).all_text();
        sum = sum + paid(&text).unwrap_or_else(|| panic!("no total in {}: {text}", entry.path().display()));
        count += 1;
    }
    let judged = assessment();
    let personal = judged["costs"]["personal"].as_str().expect("personal");
    assert_eq!(count, judged["workers"].as_array().expect("workers").len());
    assert_eq!(sum, money(personal), "statements against the judgement");
    let plan = Pdf::open(&sample().join("A1-plan-draft.pdf")).all_text();
    assert!(
        plan.contains(&sum.to_string()) || plan.contains(&format!("{:.2}", sum.yuan())),
        "the plan prints {sum}"
    );
}

#[test]
fn the_merged_file_has_a_bookmark_for_every_worker() {
    let merged = Pdf::open(&sample().join("E9-statement.pdf"));
    assert_eq!(merged.bookmarks(), assessment()["workers"].as_array().expect("workers").len());
}

#[test]
fn items_channels_and_years_have_one_total() {
    let judged = assessment();
    let costs = &judged["costs"];
    let sum = |rows: &Value, key: &str| -> Money {
        rows.as_array().expect("rows").iter().map(|row| money(row[key].as_str().expect("money"))).sum()
    };
    let total = money(costs["total"].as_str().expect("total"));
    assert_eq!(sum(&costs["items"], "amount"), total);
    assert_eq!(sum(&costs["years"], "total"), total);
    let workers: Money = judged["workers"]
        .as_array()
        .expect("workers")
        .iter()
        .map(|worker| sum(&worker["items"], "value"))
        .sum();
    assert_eq!(workers, money(costs["personal"].as_str().expect("personal")));
}

#[test]
fn heads_are_those_published() {
    let judged = assessment();
    let heads = |code: &str| -> u64 {
        let channels = judged["costs"]["channels"].as_array().expect("channels");
        channels
            .iter()
            .find(|row| row["code"] == code)
            .map_or(0, |row| row["people"].as_u64().expect("people"))
    };
    let all: u64 = judged["costs"]["channels"]
        .as_array()
        .expect("channels")
        .iter()
        .map(|row| row["people"].as_u64().unwrap_or(0))
        .sum();
    assert_eq!((all, heads("retain")), (827, 50));
    assert_eq!(judged["costs"]["historic"], "87450000.00");
    assert_eq!(judged["costs"]["total"], "191120000.00");
}

#[test]
fn posted_papers_tell_nothing_of_a_person_s_health_number_or_wage() {
    let roster =
        std::fs::read_to_string(root().join("enterprises/xiangbei-hemp/roster.csv")).expect("the roster");
    for paper in ["B1-roster-notice", "B2-service-notice"] {
        let text = Pdf::open(&sample().join(format!("{paper}.pdf"))).all_text();
        let rows = &text[text.rfind("附表").expect("a table")..];
        for line in roster.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let (name, id_number, wage) = (cells[1], cells[3], cells[15]);
            assert!(!rows.contains(id_number) && !rows.contains(wage), "{paper} shows {}", cells[0]);
            assert!(
                !rows.contains(name) || name.chars().count() < 2,
                "{paper} shows the name of {}",
                cells[0]
            );
        }
        for word in ["病", "伤", "残"] {
            assert!(!rows.contains(word), "{paper} says {word}");
        }
    }
}

#[test]
fn every_sum_of_the_plan_knows_its_working_and_where_it_came_from() {
    let judged = assessment();
    let figures = judged["figures"].as_array().expect("figures");
    let ids: Vec<&str> = figures.iter().map(|figure| figure["id"].as_str().expect("an id")).collect();
    for id in
        ["K01", "K05", "channel.internal_retire", "historic", "total", "average", "secured", "gap", "quorum"]
    {
        assert!(ids.contains(&id), "{id} in {ids:?}");
    }
    for figure in figures {
        assert!(!figure["working"].as_array().expect("working").is_empty(), "{figure}");
        assert!(figure["from"].as_str().is_some_and(|from| from.contains("xiangbei-hemp")), "{figure}");
    }
    // what is owed by item and what is legal to cite go together
    for figure in figures.iter().filter(|figure| figure["id"].as_str().is_some_and(|id| id.starts_with('K')))
    {
        // what rests on practice alone has no article, and is marked
        let unproved = figure["checked"] == false;
        assert!(unproved || figure["basis"].as_str().is_some_and(|basis| !basis.is_empty()), "{figure}");
    }
}

#[test]
fn nobody_signs_a_notice_after_the_period_that_it_announces() {
    let dated = |paper: &str, day: &str| {
        let text = Pdf::open(&sample().join(format!("{paper}.pdf"))).all_text();
        assert!(text.contains(day), "{paper} is dated {day}");
    };
    dated("B1-roster-notice", "湘北麻业有限责任公司2022年6月1日");
    dated("B2-service-notice", "湘北麻业有限责任公司2022年6月1日");
    dated("C1-meeting-notice", "工会委员会2022年6月27日");
    dated("D1-letter-to-workers", "2022年6月10日");
}

#[test]
fn one_sum_for_all_is_divided_to_the_fen_by_service() {
    let pool = "cn/sample/formulas:service_share";
    let arguments = ["compare", "enterprises/xiangbei-hemp", "--policy", "local/xiangbei", "--policy", pool];
    let done = anzhi(&root(), &[&arguments[..], &["--format", "json"]].concat());
    let told: Value = serde_json::from_str(&stdout(&done)).expect("JSON on stdout");
    let result = &told["result"];
    let workers = result["workers"].as_array().expect("workers").iter();
    let changes = workers.flat_map(|worker| worker["items"].as_array().expect("items"));
    let shares: Vec<Money> = changes
        .filter(|change| change["code"] == "K01" && !change["second"].is_null())
        .map(|change| money(change["second"]["value"].as_str().expect("a value")))
        .collect();
    assert_eq!((&told["exit"], shares.len()), (&json!(0), 438));
    assert_eq!(shares.into_iter().sum::<Money>().to_string(), "1,000,000.00");
    let k01 = result["items"].as_array().expect("items").iter().find(|item| item["code"] == "K01");
    assert_eq!(k01.expect("severance")["second"], "1000000.00");
}

#[test]
fn a_case_compares_with_a_pack_that_knows_fewer_steps_and_funds() {
    let case = "enterprises/fengcheng-farm-machinery";
    let (own, other) = ("local/fengcheng-farm-machinery", "cn/hunan:hunan475");
    let done = anzhi(&root(), &["compare", case, "--policy", own, "--policy", other, "--format", "json"]);
    let told: Value = serde_json::from_str(&stdout(&done)).expect("JSON on stdout");
    assert_eq!((&told["exit"], &told["findings"]), (&json!(0), &json!([])));
    let sums = ["first", "second"].map(|side| money(told["result"][side].as_str().expect("a sum")));
    let [gained, lost] = ["gained", "lost"].map(|way| money(told["result"][way].as_str().expect("a sum")));
    // what some gain and others lose is the whole difference
    assert_eq!(sums[1] + lost, sums[0] + gained);
    assert!(!gained.is_zero());
}
