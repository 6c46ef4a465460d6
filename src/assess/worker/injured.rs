//! Owns: who of the roster was injured at work, by the grades at which the law divides them, and whose
//! relation goes on.
//! Never: a grade of law; counts somebody whose grade is not stated.

use rust_decimal::prelude::ToPrimitive;

use crate::model::{Case, Worker};
use crate::policy::Policy;

use crate::assess::law::door::Door;

/// People of one span of grades.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::assess) struct Injured {
    /// All of them.
    pub all: usize,
    /// Those in a channel that does not end the relation.
    pub kept: usize,
}

/// The protected group of those who lost capacity by illness or injury at work: whoever has a grade is one of them,
/// whether or not the roster names the group beside it (劳动合同法 第四十二条第二项).
const CAPACITY_LOST: &str = "occupational_disease";

/// Whether the roster counts a worker to a protected group, by its name or by a grade.
pub(in crate::assess) fn in_group(worker: &Worker, group: &str) -> bool {
    let graded = group == CAPACITY_LOST && worker.injury_grade.yes().is_some();
    graded || worker.groups().any(|own| own == group)
}

/// By what the grade grants: leave of the post with the relation kept, an end at own request only, an end as for others
/// (工伤保险条例 第三十五条至第三十七条). `None` where the policy divides no grades on the day.
pub(in crate::assess) fn injured(case: &Case, policy: &Policy) -> Option<[Injured; 3]> {
    let grade = |id: &str| Door::new(policy).number(id, case.base_date)?.to_u8();
    let (keep, own_request) = (grade("injury_keep_grade")?, grade("injury_own_request_grade")?);
    let goes_on =
        |worker: &Worker| policy.channel(&worker.channel).is_some_and(|channel| channel.ground.is_none());
    let mut spans = [Injured::default(); 3];
    for worker in &case.workers {
        let Some(grade) = worker.injury_grade.yes() else { continue };
        let span = &mut spans[usize::from(*grade > keep) + usize::from(*grade > own_request)];
        span.all += 1;
        span.kept += usize::from(goes_on(worker));
    }
    Some(spans)
}
