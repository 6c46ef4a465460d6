//! Owns: facts of one worker about being reached, and about the end of the case.
//! Never: when a paper counts as served.

use crate::policy::{FactValue, bind};

use super::view::WorkerFacts;

bind! {
    /// Whether nobody reached the worker, and whether that counts as served.
    pub(super) const REACHED(of: &WorkerFacts<'_>) {
        "失联" => FactValue::Truth(of.attempts().is_some() || of.is_unreached()),
        "已送达" => {
            let today = of.judge.case.issue_date;
            FactValue::Truth(of.papers().served.is_some_and(|served| served <= today))
        },
        "已结案" => FactValue::Truth(of.judge.closed),
    }
}
