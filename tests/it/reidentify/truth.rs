//! What the papers must not tell, as the case has it.

use std::collections::{BTreeMap, BTreeSet};

use anzhi::build::Judged;
use anzhi::diagnostic::Coded;
use anzhi::model::{PostStatus, ProtectedGroup, Worker};

/// Groups that tell of a person's health.
const ILL: [ProtectedGroup; 6] = [
    ProtectedGroup::HazardUnchecked,
    ProtectedGroup::SuspectedOccupationalDisease,
    ProtectedGroup::OccupationalDisease,
    ProtectedGroup::MedicalPeriod,
    ProtectedGroup::Maternity,
    ProtectedGroup::Disabled,
];

/// Secrets of a case.
pub struct Truth {
    /// People by what papers call the ill and the injured, as numbers.
    pub sets: Vec<(String, BTreeSet<String>)>,
    /// Those whose state is an illness.
    pub on_sick_leave: BTreeSet<String>,
    /// Wages and sums of each person, as papers write them.
    pub sums: BTreeMap<String, Vec<String>>,
    /// Texts about each person that no row may carry.
    pub own: BTreeMap<String, Vec<String>>,
    /// Words that no row may carry.
    pub words: Vec<String>,
}

impl Truth {
    pub fn of(judged: &Judged) -> Self {
        let (case, policy) = (&judged.case, &judged.policy);
        let set = |test: &dyn Fn(&Worker) -> bool| -> BTreeSet<String> {
            case.workers.iter().filter(|worker| test(worker)).map(|worker| worker.number.clone()).collect()
        };
        let on_sick_leave = set(&|worker| worker.status == PostStatus::SickLeave);
        let mut sets = vec![(policy.word("status", "sick_leave").to_owned(), on_sick_leave.clone())];
        for group in ILL {
            let name =
                policy.groups.iter().find(|rule| rule.code == group.code()).map(|rule| rule.name.clone());
            sets.extend(name.map(|name| (name, set(&|worker| worker.is_in(group)))));
        }
        for (name, grades) in [("一级至四级", 1..=4), ("五级至六级", 5..=6), ("七级至十级", 7..=10)]
        {
            let graded =
                |worker: &Worker| worker.injury_grade.yes().is_some_and(|grade| grades.contains(grade));
            sets.push((name.to_owned(), set(&graded)));
        }
        let kept = policy.channel("keep_injury").map_or("", |channel| &channel.name);
        sets.push((kept.to_owned(), set(&|worker| worker.channel == "keep_injury")));
        sets.retain(|(_, people)| !people.is_empty());
        let people = case.workers.iter().zip(&judged.assessment.workers);
        let sums = people.map(|(worker, found)| {
            let mut sums = vec![worker.average_wage.to_string(), found.total.money().to_string()];
            let figures = found.sums.items.iter().chain(&found.sums.reserved);
            sums.extend(figures.map(|figure| figure.money().to_string()));
            (worker.number.clone(), sums)
        });
        let own = case.workers.iter().map(|worker| {
            let mut own = vec![
                worker.id_number.as_str().to_owned(),
                worker.average_wage.to_string(),
                worker.phone.clone(),
                worker.remark.clone(),
            ];
            own.extend(worker.excluded.iter().map(|period| period.kind.clone()));
            own.retain(|text| !text.is_empty());
            (worker.number.clone(), own)
        });
        let never = policy.list("posted_never", case.base_date).expect("words that are never posted");
        Self { on_sick_leave, sums: sums.collect(), own: own.collect(), sets, words: never.value }
    }
}
