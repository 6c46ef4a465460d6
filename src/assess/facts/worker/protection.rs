//! Owns: facts of one worker about protection and about the spouse.
//! Never: says whom the law protects; the pack's groups do.

use crate::diagnostic::Finding;
use crate::model::{ProtectedGroup, Worker};
use crate::policy::{Check, Citation, FactValue, bind, cite};

use crate::assess::facts::value::text;
use crate::assess::worker::assessment::NEAR_RETIREMENT;

use super::view::WorkerFacts;

bind! {
    /// Who is protected, and what the spouse does.
    pub(super) const PROTECTION(of: &WorkerFacts<'_>) {
        "保护情形" => FactValue::List(of.groups().map(Into::into).collect()),
        "保护原因" => text(&of.reasons()),
        "就业困难人员" => FactValue::Truth(of.hard_to_place()),
        "医疗期满已鉴定" => FactValue::Truth(of.worker.is_in(ProtectedGroup::IllnessGraded)),
        "受保护" => FactValue::Truth(of.in_group_that(&|bars, all| bars && !all)),
        "再就业有困难" => FactValue::Truth(of.hard_to_reemploy()?),
        "已填再就业困难" => FactValue::Truth(of.hard_to_reemploy().is_some()),
        "未做离岗体检" => FactValue::Truth(of.in_group_that(&|_, all| all)),
        "政策照顾" => FactValue::Truth(of.in_group_that(&|bars, all| !bars && !all)),
        "配偶工号" => text(of.worker.spouse.yes()?),
        "配偶不在名册" => {
            let number = of.worker.spouse.yes()?.as_str();
            FactValue::Truth(!of.judge.numbers.contains(number) || number == of.worker.number)
        },
        "配偶同企业" => FactValue::Truth(of.spouse().is_some()),
        "配偶也解除" => FactValue::Truth(of.spouse().is_some_and(|spouse| {
            let ground = of.judge.ground_of(of.judge.policy.channel(&spouse.channel), None);
            ground.is_some_and(|ground| ground.severance)
        })),
        "配偶在前" => FactValue::Truth(of.spouse().is_some_and(|spouse| spouse.number < of.worker.number)),
    }
}

impl WorkerFacts<'_> {
    /// Whether the worker is in a group whose rule is wanted, by whether it bars some grounds and whether it bars all.
    fn in_group_that(&self, wanted: &dyn Fn(bool, bool) -> bool) -> bool {
        self.groups().any(|group| {
            let rule = self.judge.policy.groups.iter().find(|rule| rule.code == group);
            rule.is_some_and(|rule| wanted(rule.bars, rule.bars_all))
        })
    }

    fn spouse(&self) -> Option<&Worker> {
        self.judge.spouses.get(self.worker.number.as_str()).copied()
    }

    /// Recognised as hard to place.
    fn hard_to_place(&self) -> bool {
        self.worker.is_in(ProtectedGroup::HardToPlace)
    }

    /// Who is recognised can hardly find work, whatever the column says; `None` where nothing is stated.
    fn hard_to_reemploy(&self) -> Option<bool> {
        if self.hard_to_place() { Some(true) } else { self.worker.hard_to_reemploy }
    }

    /// Names of what protects the worker, as the pack calls them.
    fn reasons(&self) -> String {
        let policy = self.judge.policy;
        let rules = policy.groups.iter().filter(|rule| rule.bars);
        let groups = rules.filter(|rule| self.groups().any(|group| group == rule.code));
        let names: Vec<&str> = groups.map(|rule| rule.name.as_str()).collect();
        names.join("；")
    }

    /// Codes of the groups that the roster names and of the one that service and age make.
    fn groups(&self) -> impl Iterator<Item = &'static str> + '_ {
        let near = self.stage.standing().near_retirement(self.judge.norms).then_some(NEAR_RETIREMENT);
        self.worker.groups().chain(near)
    }

    /// A finding about protection rests on the articles that protect just this worker.
    pub(in crate::assess) fn resting(&self, check: &Check, finding: Finding) -> Finding {
        let asks = |wanted: &str| check.when.names().iter().any(|name| **name == *wanted);
        let rules = self.judge.policy.groups.iter();
        let own = rules.filter(|rule| self.groups().any(|group| group == rule.code));
        let own = own.filter(|rule| {
            (rule.bars && asks("受保护"))
                || (rule.bars_all && asks("未做离岗体检"))
                || (!rule.bars && asks("政策照顾"))
        });
        let basis: Vec<Citation> = own.flat_map(|rule| rule.basis.iter().cloned()).collect();
        if basis.is_empty() {
            return finding;
        }
        // the article that names the group says more than the check's own
        Finding { basis: vec![cite(&basis)], ..finding }
    }
}
