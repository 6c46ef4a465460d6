//! `anzhi next`: what is due, from when and until when, on which article, and what to print for it.

use serde_json::Value;

use super::support::desk::Desk;

fn next(entries: &[(&str, &str)]) -> Vec<Value> {
    let desk = Desk::small();
    let entry = |(step, on): &(&str, &str)| format!("  - {{step: {step}, on: {on}, evidence: 凭据}}\n");
    let entries: String = entries.iter().map(entry).collect();
    desk.write("progress.yaml", format!("entries:\n{entries}"));
    desk.ask(&["next", "case"]).json["result"].as_array().expect("steps").clone()
}

fn step<'s>(steps: &'s [Value], code: &str) -> Option<&'s Value> {
    steps.iter().find(|step| step["step"] == code)
}

#[test]
fn a_step_is_due_once_all_that_come_before_it_are_done() {
    let begun = next(&[("roster", "2026-09-30")]);
    assert!(step(&begun, "draft").is_some() && step(&begun, "opinions").is_none(), "{begun:?}");
    let drafted = next(&[("roster", "2026-09-30"), ("draft", "2026-10-01")]);
    let opinions = step(&drafted, "opinions").expect("asking for opinions");
    assert!(opinions["documents"].as_array().expect("documents").contains(&"A3".into()), "{opinions}");
    assert!(opinions["basis"].as_str().expect("articles").contains("第四条"), "{opinions}");
    assert!(step(&drafted, "draft").is_none(), "what is done is not due");
}

#[test]
fn limits_of_time_are_days_counted_from_the_step_before() {
    let signed = next(&[("public_plan", "2026-10-01"), ("agreements", "2026-10-10")]);
    assert_eq!(step(&signed, "transfer").expect("handing over of files")["until"], "2026-10-25");
    assert_eq!(step(&signed, "unemployment_list").expect("the list")["until"], "2026-10-17");
    let sent = ["opinions", "risk", "review", "funds_proof", "financials", "papers"];
    let sent: Vec<(&str, &str)> = sent.iter().map(|step| (*step, "2026-10-12")).collect();
    let vote = next(&sent);
    let vote = step(&vote, "vote").expect("the vote");
    assert!(vote["from"].as_str().expect("a day") > "2026-10-18", "{vote}");
}

#[test]
fn a_branch_is_due_only_where_it_was_begun() {
    assert!(step(&next(&[("roster", "2026-09-30")]), "layoff").is_none());
    let begun = next(&[("layoff_explain", "2026-09-01")]);
    assert!(step(&begun, "layoff_report").is_some() && step(&begun, "layoff").is_none(), "{begun:?}");
}
