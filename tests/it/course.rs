//! The stages of a case as papers list them: none before what must come before it, and branches only where entered.

use anzhi::assess::course;
use anzhi::model::ProgressEntry;

use super::support::library::{Judged, judged, small};

fn case() -> Judged {
    judged(small("roster.csv"), small("funds.yaml"))
}

fn codes(judged: &Judged) -> Vec<&str> {
    course(&judged.case, &judged.policy).steps.iter().map(|step| step.stage.code.as_str()).collect()
}

/// As [`case`], with one stage recorded on a day before all others.
fn with(step: &str) -> Judged {
    let mut judged = case();
    let at = judged.case.progress.entries[0].at.clone();
    let on = judged.case.base_date;
    let entry = ProgressEntry { step: step.to_owned(), on, evidence: "记录".to_owned(), at };
    judged.case.progress.entries.push(entry);
    judged
}

#[test]
fn no_stage_stands_before_one_that_must_come_first() {
    // a vote that was recorded too early stands behind the papers all the same
    let judged = with("vote");
    let codes = codes(&judged);
    for edge in &judged.policy.edges {
        let place = |code: &str| codes.iter().position(|one| *one == code);
        if let (Some(before), Some(after)) = (place(&edge.before), place(&edge.after)) {
            assert!(before < after, "{} stands behind {}", edge.before, edge.after);
        }
    }
}

#[test]
fn a_branch_is_listed_where_the_case_has_entered_it() {
    assert!(!codes(&case()).contains(&"layoff_explain"));
    assert!(codes(&with("layoff_explain")).contains(&"layoff_explain"));
}

#[test]
fn what_was_done_is_counted_by_stage_and_not_by_entry() {
    let judged = with("roster");
    let course = course(&judged.case, &judged.policy);
    let roster = course.steps.iter().find(|step| step.stage.code == "roster").expect("a stage");
    assert_eq!((roster.times, course.done), (2, 1));
    assert_eq!(roster.last.expect("an entry").on, judged.case.progress.entries[0].on);
}
