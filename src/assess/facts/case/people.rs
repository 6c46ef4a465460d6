//! Owns: facts of a case that count people of the roster and of the lists beside it.
//! Never: names anybody.

use std::collections::HashSet;

use crate::model::{DependantKind, Money, Sex, Worker};
use crate::policy::{Channel, FactValue, bind};

use crate::assess::facts::value::{count, number};

use super::files::Files;

bind! {
    /// Heads.
    pub(super) const PEOPLE(of: &Files<'_>) {
        "职工人数" => count(of.case.workers.len()),
        "在册人数" => number(of.case.enterprise.roll),
        "渠道人数合计" => of.workers(|worker| of.channel(worker).is_some()),
        "分流人数" => of.workers(|worker| {
            !of.channel(worker).is_some_and(|known| known.stays || known.out_of_scope)
        }),
        "裁员人数" => of.workers(|worker| {
            let ground = of.channel(worker).and_then(|channel| channel.ground.as_ref());
            ground.and_then(|code| of.policy.grounds.get(code)).is_some_and(|ground| ground.layoff)
        }),
        "单方解除人数" => of.workers(|worker| {
            let ground = of.channel(worker).and_then(|channel| channel.ground.as_deref());
            let ground = ground.and_then(|code| of.policy.ground(code, Some(worker)));
            ground.is_some_and(|ground| ground.barred_for_protected)
        }),
        "女职工人数" => of.workers(|worker| worker.sex == Sex::Female),
        "伤残退出岗位人数" => count(of.injured?[0].all),
        "一至四级保留人数" => count(of.injured?[0].kept),
        "五至六级保留人数" => count(of.injured?[1].kept),
        "未填伤残人数" => of.workers(|worker| !worker.injury_grade.is_stated()),
        "未填保护人数" => of.workers(|worker| !worker.protected.is_stated()),
        "未填配偶人数" => of.workers(|worker| !worker.spouse.is_stated()),
        "未填净工资人数" => {
            of.workers(|worker| worker.unused_leave_days > 0 && worker.leave_wage.is_none())
        },
        "失联未记录人数" => {
            let recorded: HashSet<&str> =
                of.case.unreached.iter().map(|record| record.worker.as_str()).collect();
            of.workers(|worker| of.channel(worker).is_some_and(|channel| channel.unreached)
                    && !recorded.contains(worker.number.as_str()))
        },
        "月平均工资种数" => {
            let wages: HashSet<Money> = of.case.workers.iter().map(|worker| worker.average_wage).collect();
            count(wages.len())
        },
        "离退休人数" => number(of.case.enterprise.retirees.pensioners()),
        "退休人数" => number(of.case.enterprise.retirees.retired),
        "离休人数" => number(of.case.enterprise.retirees.veteran_cadres),
        "遗属人数" => number(of.case.enterprise.retirees.survivors),
        "名册退休人数" => of.beside(DependantKind::Retired),
        "名册离休人数" => of.beside(DependantKind::VeteranCadre),
        "名册遗属人数" => of.beside(DependantKind::Survivor),
    }
}

impl Files<'_> {
    fn channel(&self, worker: &Worker) -> Option<&Channel> {
        self.policy.channel(&worker.channel)
    }

    fn workers(&self, counted: impl Fn(&Worker) -> bool) -> FactValue {
        count(self.case.workers.iter().filter(|worker| counted(worker)).count())
    }

    fn beside(&self, kind: DependantKind) -> FactValue {
        count(self.case.dependants.iter().filter(|person| person.kind == kind).count())
    }
}
