//! What a reader of all papers of one case found: they tell the same of the same thing, in their place and order.

use anzhi::build::Judged;
use anzhi::compose::{Voice, worker};
use anzhi::diagnostic::Place;
use anzhi::typeset::page_text;
use serde_json::Value;

use super::support::shop::Shop;
use super::wording::{KEPT, findings_of, judged, read};

const CASE: &str = "fengcheng-farm-machinery";

/// Pages of a document, lines as they stand.
fn pages(shop: &Shop, judged: &Judged, id: &str, worker: usize) -> Vec<String> {
    let subject = judged.subject();
    let document = shop.catalogue.documents.iter().find(|document| document.id == id).expect("a document");
    let source = shop.source(&subject, document);
    page_text(&shop.pages(&subject, document, &source, worker..worker + 1))
}

/// The statement of one worker, without white space.
fn statement(shop: &Shop, judged: &Judged, number: &str) -> String {
    let at = judged.case.workers.iter().position(|worker| worker.number == number).expect("a worker");
    pages(shop, judged, "E9", at).concat().chars().filter(|c| !c.is_whitespace()).collect()
}

fn yuan(amount: &Value) -> rust_decimal::Decimal {
    amount["yuan"].as_str().expect("an amount").replace(',', "").parse().expect("a number")
}

#[test]
fn p2_a_late_fee_waits_for_what_workers_are_owed() {
    let shop = Shop::open();
    let mut seen = 0;
    for name in KEPT {
        let (_, context) = read(&shop, &judged(name), "A1");
        if context["enterprise"]["restructuring"]["form"] == "bankruptcy" {
            continue;
        }
        let order = context["funds"]["use_order"].as_array().expect("an order");
        let place = |item: &str| order.iter().position(|row| row["name"] == item);
        if let (Some(fee), Some(severance)) = (place("社会保险费滞纳金"), place("经济补偿")) {
            assert!(severance < fee, "{name}");
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn p3_deferred_contributions_are_owed_still() {
    let (text, _) = read(&Shop::open(), &judged(CASE), "A1");
    for said in ["表中第2项资金须归还：土地公开出让后", "表中第3项资金须归还：资产变现后"]
    {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn p4_columns_of_years_have_their_totals() {
    let shop = Shop::open();
    for name in KEPT {
        let (_, context) = read(&shop, &judged(name), "A1");
        let costs = &context["costs"];
        let both = yuan(&costs["years_other"]) + yuan(&costs["years_internal"]);
        assert_eq!(both, yuan(&costs["total"]), "{name}");
    }
}

#[test]
fn p5_the_successor_is_named_to_those_who_go_over() {
    let shop = Shop::open();
    let judged = judged(CASE);
    let successor = &judged.case.enterprise.restructuring.continues_as;
    let (plan, _) = read(&shop, &judged, "A1");
    assert!(plan.contains(&format!("劳动关系和预留费用移交{successor}，待遇不变")));
    assert!(!plan.contains("企业注销前落实承接单位"));
    let voice = Voice::new(judged.subject());
    for (at, facts) in judged.case.workers.iter().enumerate() {
        let goes_over = matches!(facts.channel.as_str(), "keep_injury" | "internal_retire");
        assert_eq!(worker(&voice, at).channel_says.contains(successor), goes_over, "{}", facts.number);
    }
}

#[test]
fn p6_a_statement_says_when_each_sum_is_paid_and_of_no_other() {
    let (shop, judged) = (Shop::open(), judged(CASE));
    let leaver = statement(&shop, &judged, "JY0001");
    for said in [
        "经济补偿在您办结工作交接时支付；未休年休假工资不迟于2011年9月30日支付；拖欠工资",
        "劳动合同在上述日期以前解除、终止的，在解除、终止时付清。",
        "最好在2011年8月5日（星期五）表决以前",
    ] {
        assert!(leaver.contains(said), "{said}");
    }
    let expiry = statement(&shop, &judged, "JY0022");
    assert!(expiry.contains("经济补偿在您办结工作交接时支付。应缴个人所得税的"), "{expiry}");
    assert!(!expiry.contains("其他款项") && !expiry.contains("不迟于"));
    // eight months before 2008 are told, though they pay nothing
    assert!(expiry.contains("劳动合同法施行前：8个月7天，按规定不计发"));
    let at_home = statement(&shop, &judged, "JY0003");
    assert!(at_home.contains("医疗费等其他欠款不迟于2011年9月9日支付。"));
    assert!(!at_home.contains("在上述日期以前"));
}

#[test]
fn p8_signatures_stand_with_a_row_and_names_stand_whole() {
    let (shop, judged) = (Shop::open(), judged(CASE));
    let sheet = pages(&shop, &judged, "C4", 0);
    let last = sheet.last().expect("a page");
    assert!(last.contains("核对人（签名）") && last.contains("高华兵"), "{last}");
    let letter = pages(&shop, &judged, "D3", 0).concat();
    assert!(letter.lines().any(|line| line.contains("共青团剑邑市委员会")), "{letter}");
}

#[test]
fn p9_a_warning_on_the_roster_stands_at_no_vote() {
    let findings = findings_of(CASE);
    let wage =
        findings.0.iter().find(|finding| finding.ruling.as_ref().is_some_and(|ruling| ruling.code == "CP05"));
    assert_eq!(wage.map(|finding| &finding.at), Some(&Place::Case));
}

#[test]
fn p10_who_is_close_to_retirement_is_said_in_years() {
    let (text, _) = read(&Shop::open(), &judged(CASE), "A1");
    assert!(text.contains("指在本单位连续工作满15年，且距法定退休年龄不足5年的职工"));
}
