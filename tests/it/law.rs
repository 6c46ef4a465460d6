//! The law where it once was missing or wrong: judged on the small case, spoilt to meet each rule on both sides.

use serde_json::Value;

use super::support::desk::{Desk, Told};
use super::support::fonts;
use super::support::pdf::Pdf;

/// How many findings of a code the case has.
fn count(desk: &Desk, code: &str) -> usize {
    desk.ask(&["check", "case"]).with_code(code).len()
}

/// Adds a column to the roster, empty but for one worker.
fn with_column(desk: &Desk, heading: &str, number: &str, value: &str) {
    let roster = desk.text("roster.csv");
    let lines = roster.lines().enumerate().map(|(at, line)| match at {
        0 => format!("{line},{heading}\n"),
        _ if line.starts_with(number) => format!("{line},{value}\n"),
        _ => format!("{line},\n"),
    });
    desk.write("roster.csv", lines.collect::<String>());
}

/// What one worker is paid under an item; nothing where the item is not there.
fn paid(told: &Told, number: &str, item: &str) -> Option<String> {
    let workers = told.json["result"]["workers"].as_array().expect("workers");
    let worker = workers.iter().find(|worker| worker["number"] == number).expect("the worker");
    let items = worker["items"].as_array().expect("items").iter();
    let found = items.into_iter().find(|figure| figure["id"] == item)?;
    found["value"].as_str().map(str::to_owned)
}

#[test]
fn l3_years_moved_over_without_pay_protect_who_is_close_to_retirement() {
    for (kind, protected) in [("系统内调动", 1), ("已补偿调动", 0), ("参军", 0)] {
        let desk = Desk::small();
        desk.spoil(
            "roster.csv",
            "1990-12-20,1986-12-01至1990-11-30 参军",
            &format!("2020-01-01,1990-12-20至2019-12-31 {kind}"),
        );
        desk.spoil("roster.csv", "无,内部退养,", "无,提前通知解除劳动合同,");
        assert_eq!(count(&desk, "CH02"), protected, "{kind}");
    }
}

#[test]
fn l1_a_bankruptcy_pays_by_rank_keeps_nobody_and_posts_the_claims() {
    let desk = Desk::small();
    desk.spoil("enterprise.yaml", "form: closure", "form: bankruptcy");
    desk.spoil("roster.csv", "解除劳动合同,", "破产终止,");
    // the internally retired keeps a relation that nobody can go on with
    assert_eq!(count(&desk, "BK02"), 1);
    desk.spoil("roster.csv", "内部退养,", "破产终止,");
    assert_eq!((count(&desk, "BK02"), count(&desk, "BK01")), (0, 0));
    desk.spoil(
        "funds.yaml",
        "  - item: K18\n",
        "  - {item: K06, name: 滞纳金, people: 3, principal: 42360.25, days: 100, historic: true, due: 2026}\n  - item: K18\n",
    );
    desk.spoil("funds.yaml", "payments:\n", "payments:\n  - {by: 2026-11-10, items: [K06]}\n");
    let told = desk.ask(&["check", "case"]);
    assert_eq!(told.with_code("BK01")[0]["severity"], "error");
    desk.spoil("funds.yaml", "  - {by: 2026-11-10, items: [K06]}\n", "");
    desk.spoil(
        "progress.yaml",
        "entries:\n",
        "entries:\n  - {step: payment, on: 2026-10-13, evidence: 凭证}\n",
    );
    assert_eq!(count(&desk, "BK03"), 1);
    desk.spoil(
        "progress.yaml",
        "entries:\n",
        "entries:\n  - {step: staff_claims, on: 2026-10-12, evidence: 清单}\n",
    );
    assert_eq!(count(&desk, "BK03"), 0);

    desk.build(&["--draft", "--only", "A1"]);
    let plan = desk.made().into_iter().find(|name| name.ends_with(".pdf")).expect("a plan");
    let text: String = Pdf::open(&desk.path("out").join(plan)).all_text().split_whitespace().collect();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(text.contains("破产财产在优先清偿破产费用和共益债务后"));
    let table = at("安置资金使用顺序表");
    let [wages, compensation, insurance, late] =
        ["1拖欠工资", "1经济补偿", "2欠缴社会保险费", "3社会保险费滞纳金"]
            .map(|row| text[table..].find(row).unwrap_or_else(|| panic!("{row}")));
    assert!(wages < compensation && compensation < insurance && insurance < late);
}

#[test]
fn l6_a_dismissal_without_word_to_the_union_is_an_error() {
    let desk = Desk::small();
    desk.spoil("roster.csv", "解除劳动合同,", "提前通知解除劳动合同,");
    assert_eq!((count(&desk, "UN01"), count(&desk, "UN03")), (0, 1));
    desk.spoil(
        "progress.yaml",
        "entries:\n",
        "entries:\n  - {step: dismissal, on: 2026-10-12, evidence: 通知}\n",
    );
    let told = desk.ask(&["check", "case"]);
    assert_eq!(told.with_code("UN01")[0]["severity"], "error");
    desk.spoil(
        "progress.yaml",
        "entries:\n",
        "entries:\n  - {step: union_notice, on: 2026-10-13, evidence: 签收}\n",
    );
    assert_eq!((count(&desk, "UN01"), count(&desk, "UN02"), count(&desk, "UN03")), (0, 1, 0));
}

#[test]
fn l7_severance_is_paid_at_handing_over_unless_the_worker_agreed() {
    let desk = Desk::small();
    assert_eq!(count(&desk, "CP09"), 0);
    desk.spoil("case.yaml", "  payment_days: 0\n", "");
    assert_eq!(count(&desk, "CP09"), 0, "nothing stated is at once");
    desk.spoil("case.yaml", "choices:\n", "choices:\n  payment_days: 30\n");
    assert_eq!(count(&desk, "CP09"), 1);
    with_column(&desk, "延期付款签字日期", "HX002", "2026-10-11");
    assert_eq!(count(&desk, "CP09"), 0);
}

#[test]
fn l11_a_state_controlled_successor_keeps_contracts_and_pays_nothing() {
    let desk = Desk::small();
    desk.spoil("enterprise.yaml", "form: closure", "form: ownership_change");
    desk.spoil("roster.csv", "解除劳动合同,", "返聘,");
    assert_eq!((count(&desk, "CP07"), count(&desk, "CP08")), (0, 1));
    for (ownership, found) in [("other", 0), ("state_controlled", 1)] {
        let form = "  form: ownership_change\n";
        let text = desk.text("enterprise.yaml");
        desk.spoil("enterprise.yaml", form, &format!("{form}  successor_ownership: {ownership}\n"));
        assert_eq!((count(&desk, "CP07"), count(&desk, "CP08")), (found, 0), "{ownership}");
        desk.write("enterprise.yaml", text);
    }
}

#[test]
fn l26_service_left_out_without_a_rule_is_told_where_it_lowers_the_sum() {
    let desk = Desk::small();
    assert_eq!(count(&desk, "CP06"), 0, "the enterprise has a rule");
    desk.spoil("policies/local/linjiang/service.yaml", "    settled: true\n", "");
    assert_eq!(count(&desk, "CP06"), 1);
    desk.spoil(
        "roster.csv",
        "2012-03-01至2012-08-31 停薪留职；2015-01-01至2015-02-28 停薪留职",
        "2015-01-01至2015-01-02 停薪留职",
    );
    assert_eq!(count(&desk, "CP06"), 0, "two days lower nothing");
}

#[test]
fn w1_15_who_refuses_equal_terms_is_paid_nothing() {
    let desk = Desk::small();
    desk.spoil("roster.csv", "解除劳动合同,", "合同期满终止,");
    assert!(paid(&desk.ask(&["assess", "case"]), "HX002", "K01").is_some());
    with_column(&desk, "拒绝同等条件续订", "HX002", "是");
    assert_eq!(paid(&desk.ask(&["assess", "case"]), "HX002", "K01"), None);
}

#[test]
fn u_who_proved_an_entry_and_by_which_words_is_shown() {
    let desk = Desk::small();
    let told = desk.ask(&["policy", "show", "cn/national"]);
    let proofs = told.json["result"]["proofs"].as_array().expect("proofs");
    assert!(proofs.len() >= 40, "{}", proofs.len());
    let whole = |proof: &&Value| ["by", "on", "quote"].iter().all(|key| proof[*key] != "");
    assert_eq!(proofs.iter().filter(whole).count(), proofs.len());
    let shown = String::from_utf8(desk.run(&["policy", "show", "cn/national"]).stdout).expect("text");
    assert!(shown.contains("自发出公告之日起，经过三十日，即视为送达"));
}

#[test]
fn w1_6_the_plan_cites_the_rate_by_which_late_fees_were_worked_out() {
    // on 30 June 2011 the rate of 1999 still held, though the papers went out under the law of July
    let fonts = fonts().to_string_lossy().into_owned();
    let desk = Desk::empty();
    desk.run(&["sample", "fengcheng-farm-machinery", "--out", "case"]);
    desk.ask(&["build", "case", "--out", "out", "--fonts", &fonts, "--only", "A1"]);
    let plan = desk.made().into_iter().find(|name| name.ends_with(".pdf")).expect("a plan");
    let text = Pdf::open(&desk.path("out").join(plan)).all_text();
    let text: String = text.split_whitespace().collect();
    // the number of a page may stand within the sentence
    let is_text = |part: &&str| !part.chars().all(|sign| sign.is_ascii_digit());
    let text: String = text.split('—').filter(is_text).collect();
    assert!(text.contains("滞纳金按规定计算（依据：《社会保险费征缴暂行条例》第十三条）"));
    assert!(text.contains("社会保险费滞纳金20.64"));
}

/// The text of a document of a changed small case, without blanks.
fn text_of(desk: &Desk, id: &str, file: &str) -> String {
    let built = desk.build(&["--draft", "--only", id]);
    assert_eq!(built.of("error"), Vec::<String>::new());
    Pdf::open(&desk.path("out").join(file)).all_text().split_whitespace().collect()
}

#[test]
fn a_bankruptcy_files_its_plan_for_the_workers_with_their_claims_and_their_rank() {
    let desk = Desk::small();
    desk.spoil("enterprise.yaml", "form: closure", "form: bankruptcy");
    for channel in ["解除劳动合同,", "内部退养,"] {
        desk.spoil("roster.csv", channel, "破产终止,");
    }
    let text = text_of(&desk, "A11", "A11-bankruptcy-plan.pdf");
    for said in [
        "依照《中华人民共和国企业破产法》第八条第三款的规定",
        "职工债权不必由职工申报",
        "破产财产在优先清偿破产费用和共益债务后",
        "清偿顺序",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn a_layoff_is_explained_with_its_days_its_people_and_what_is_not_yet_done() {
    let desk = Desk::small();
    desk.spoil("roster.csv", "解除劳动合同,", "经济性裁员,");
    // with that service she would be protected, so close to retirement
    let excluded = "2012-03-01至2012-08-31 停薪留职；2015-01-01至2015-02-28 停薪留职";
    desk.spoil("roster.csv", &format!("2003-07-01,,{excluded}"), "2016-07-01,,");
    let text = text_of(&desk, "A12", "A12-layoff-plan.pdf");
    assert!(text.contains("日期待补") && text.contains("报告以前不得裁减"), "{text}");
    assert!(text.contains("不少于30日（依据：《中华人民共和国劳动合同法》第四十一条第一款）"), "{text}");
    let list = text.split("拟裁减人员名单").last().expect("a list");
    assert!(list.contains("HX002") && !list.contains("HX001"), "{list}");
    desk.spoil(
        "progress.yaml",
        "entries:\n",
        "entries:\n  - {step: layoff_explain, on: 2026-09-01, evidence: 《情况说明会记录》}\n",
    );
    let text = text_of(&desk, "A12", "A12-layoff-plan.pdf");
    assert!(
        text.contains("2026年9月1日已向工会或者全体职工说明") && text.contains("《情况说明会记录》"),
        "{text}"
    );
}
