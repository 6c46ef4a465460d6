//! The names by which five provinces and cities call their channels: each leads to one canonical channel, and heads
//! counted by them are all the heads there are.

use serde_json::Value;

use super::support::{anzhi, desk::Desk, root, stdout};

fn sets(told: &Value) -> &Vec<Value> {
    told["result"]["costs"]["channel_sets"].as_array().expect("sets")
}

fn names<'v>(told: &'v Value, code: &str) -> Vec<(&'v str, &'v str)> {
    let set = sets(told).iter().find(|set| set["code"] == code).unwrap_or_else(|| panic!("{code}"));
    let members = set["members"].as_array().expect("members").iter();
    members
        .map(|member| (member["name"].as_str().expect("a name"), member["channel"].as_str().expect("a code")))
        .collect()
}

fn assess(case: &str) -> Value {
    let done = anzhi(&root(), &["assess", case, "--format", "json"]);
    serde_json::from_str(&stdout(&done)).expect("JSON on stdout")
}

fn sample(name: &str, workers: &str) -> Value {
    let desk = Desk::empty();
    assert!(desk.run(&["sample", name, "--out", "case", "--workers", workers]).status.success());
    desk.ask(&["assess", "case"]).json
}

#[test]
fn members_and_others_are_the_roster() {
    let cases = ["hebei-steel", "fengcheng-farm-machinery", "yiyang-dyeing", "xiangbei-hemp"];
    let told = cases.map(|case| assess(&format!("enterprises/{case}")));
    let samples = [sample("huangshi-city", "1490"), sample("shanxi-coal", "984")];
    for told in told.iter().chain(&samples) {
        let workers = told["result"]["workers"].as_array().expect("workers").len();
        assert!(!sets(told).is_empty());
        for set in sets(told) {
            let members = set["members"].as_array().expect("members").iter();
            let heads: u64 = members.map(|member| member["people"].as_u64().expect("heads")).sum();
            assert_eq!(heads + set["others"].as_u64().expect("heads"), workers as u64, "{}", set["code"]);
        }
    }
}

#[test]
fn each_system_calls_its_channels_by_its_own_names() {
    let hebei = assess("enterprises/hebei-steel");
    let batches = names(&hebei, "hebei_five_batches");
    assert_eq!(batches.len(), 5);
    assert!(batches.contains(&("企业内部退养一批", "internal_retire")), "{batches:?}");
    let shanxi = sample("shanxi-coal", "984");
    assert_eq!(names(&shanxi, "shanxi_nine").len(), 9);
    assert_eq!(names(&shanxi, "shanxi_six_batches").len(), 6);
    let huangshi = sample("huangshi-city", "1490");
    let four = names(&huangshi, "huangshi_four");
    let codes: Vec<&str> = four.iter().map(|(_, code)| *code).collect();
    assert_eq!(codes.len(), 4);
    for code in ["internal_retire", "rehire_new_firm", "terminate_selfchoice", "retire"] {
        assert!(codes.contains(&code), "{four:?}");
    }
}
