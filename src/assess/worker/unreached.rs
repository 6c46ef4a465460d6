//! Owns: when a paper counts as served on somebody whom nobody reached (劳办发〔1995〕179号).
//! Never: a number of days.

use std::collections::BTreeSet;

use chrono::Days;

use crate::diagnostic::{Code, Finding, Findings};
use crate::model::{Attempt, AttemptMethod, Case, Date};
use crate::policy::{FactValue, bind};

use crate::assess::facts::count;

/// Records of people who are not in the roster: a slip in a number would leave the one who is meant unrecorded.
pub(in crate::assess) fn check_workers(case: &Case, findings: &mut Findings) {
    let known: BTreeSet<&str> = case.workers.iter().map(|worker| worker.number.as_str()).collect();
    for record in case.unreached.iter().filter(|record| !known.contains(record.worker.as_str())) {
        findings.push(Finding::new(Code::UnknownWorker, record.at.clone()).fact("worker", &record.worker));
    }
}

/// What the attempts on one worker amount to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Papers {
    /// Attempts to the hand of the worker or of a relative in the same home.
    pub direct: usize,
    /// Attempts by registered post.
    pub post: usize,
    /// The first public notice.
    pub notice: Option<Date>,
    /// No notice came before the direct ways and the post had been tried.
    pub in_order: bool,
    /// The day on which a notice in order counts as served; the day of the notice is not counted.
    pub served: Option<Date>,
}

/// Judges the attempts on one worker; `days` is how long a notice must hang.
#[must_use]
pub fn papers(attempts: &[Attempt], days: u64) -> Papers {
    let direct = [AttemptMethod::Direct, AttemptMethod::Relative];
    let by = |wanted: &[AttemptMethod]| attempts.iter().filter(|one| wanted.contains(&one.method)).count();
    let notice = attempts.iter().filter(|one| one.method.is_public()).map(|one| one.on).min();
    let before = |wanted: &[AttemptMethod]| {
        attempts
            .iter()
            .any(|one| wanted.contains(&one.method) && notice.is_some_and(|notice| one.on <= notice))
    };
    let in_order = notice.is_none() || (before(&direct) && before(&[AttemptMethod::Post]));
    let served = notice.filter(|_| in_order).and_then(|notice| notice.checked_add_days(Days::new(days)));
    Papers { direct: by(&direct), post: by(&[AttemptMethod::Post]), notice, in_order, served }
}

bind! {
    /// Under the names that conditions use.
    pub(in crate::assess) const PAPERS(of: &Papers) {
        "直接送达次数" => count(of.direct),
        "邮寄送达次数" => count(of.post),
        "有公告送达" => FactValue::Truth(of.notice.is_some()),
        "送达顺序正确" => FactValue::Truth(of.in_order),
        "视为送达日" => FactValue::Day(of.served?),
    }
}
