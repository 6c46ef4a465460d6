//! Owns: who may not be let go, and on which ground. May import: policy, model, diagnostic, this room.
//! Never: holds a list of protected kinds; the pack has it.

use std::collections::HashMap;

use crate::diagnostic::{Code, Finding, Findings};
use crate::model::{Case, ProtectedGroup, Worker};
use crate::policy::{Channel, Ground, Policy, cite};

use super::norms::Norms;
use super::service::here;
use super::worker::WorkerAssessment;

/// Grades of work injury whose labour relation goes on, and those that end only at the worker's own request
/// (工伤保险条例 第三十五条、第三十六条): the highest grade of each.
struct InjuryLimits {
    keep: u8,
    own_request: u8,
}

pub(super) struct Protection<'a> {
    case: &'a Case,
    policy: &'a Policy,
    norms: &'a Norms,
    injury: InjuryLimits,
    by_number: HashMap<&'a str, &'a Worker>,
}

impl<'a> Protection<'a> {
    pub(super) fn new(case: &'a Case, policy: &'a Policy, norms: &'a Norms) -> Self {
        let (keep, own_request) = norms.injury_grades;
        let by_number = case.workers.iter().map(|worker| (worker.number.as_str(), worker)).collect();
        Self { case, policy, norms, injury: InjuryLimits { keep, own_request }, by_number }
    }

    pub(super) fn check(&self, worker: &Worker, assessed: &WorkerAssessment, findings: &mut Findings) {
        let Some(channel) = self.policy.channel(&worker.channel) else { return };
        if channel.consent && worker.consent_on.is_none() {
            findings.push(
                self.finding(Code::ConsentMissing, worker)
                    .fact("channel", &channel.name)
                    .resting_on(cite(&channel.basis)),
            );
        }
        let ground = channel.ground.as_deref().and_then(|code| self.policy.grounds.get(code));
        // a pension drawn ends the contract too, but nobody is let go by it
        if let Some(ground) = ground.filter(|ground| ground.severance) {
            self.groups(worker, ground, findings);
            self.near_retirement(worker, ground, assessed, findings);
            self.injured(worker, channel, findings);
            self.couple(worker, findings);
        }
    }

    fn groups(&self, worker: &Worker, ground: &Ground, findings: &mut Findings) {
        for group in &worker.protected {
            let Some(rule) = self.policy.groups.iter().find(|rule| rule.code == group.code()) else {
                continue;
            };
            if rule.bars_all && *group == ProtectedGroup::HazardUnchecked {
                findings.push(self.finding(Code::HealthCheckMissing, worker).resting_on(cite(&rule.basis)));
            } else if rule.bars_all || (rule.bars && ground.barred_for_protected) {
                findings.push(
                    self.finding(Code::ChannelProtected, worker)
                        .fact("group", &rule.name)
                        .fact("ground", &ground.title)
                        .resting_on(cite(&rule.basis)),
                );
            }
        }
    }

    /// 劳动合同法 第四十二条第五项: long service and close to retirement.
    fn near_retirement(
        &self,
        worker: &Worker,
        ground: &Ground,
        assessed: &WorkerAssessment,
        findings: &mut Findings,
    ) {
        let service = here(worker, self.case.service_cutoff);
        let close = assessed.months_left < self.norms.protected_months && assessed.months_left > 0;
        if ground.barred_for_protected && close && service.years >= self.norms.protected_years {
            findings.push(
                self.finding(Code::ChannelProtected, worker)
                    .fact("group", self.policy.word("protection", "near_retirement"))
                    .fact("ground", &ground.title)
                    .resting_on(cite(&self.norms.protected_basis)),
            );
        }
    }

    fn injured(&self, worker: &Worker, channel: &Channel, findings: &mut Findings) {
        let Some(grade) = worker.injury_grade else { return };
        if grade <= self.injury.keep || (grade <= self.injury.own_request && !worker.at_own_request) {
            findings.push(
                self.finding(Code::InjuryGrade, worker)
                    .fact("grade", grade)
                    .fact("channel", &channel.name)
                    .resting_on(cite(&self.norms.injury_basis)),
            );
        }
    }

    /// Told once a couple, at the partner who stands first in the roster.
    fn couple(&self, worker: &Worker, findings: &mut Findings) {
        let Some(spouse) = worker.spouse.as_deref().and_then(|number| self.by_number.get(number)) else {
            return;
        };
        let ends = self.policy.channel(&spouse.channel).is_some_and(|channel| channel.ground.is_some());
        if ends && worker.number < spouse.number && !self.case.enterprise.restructuring.fully_closed {
            findings.push(self.finding(Code::Couple, worker).fact("spouse", &spouse.number));
        }
    }

    fn finding(&self, code: Code, worker: &Worker) -> Finding {
        Finding::new(code, worker.at.clone()).fact("worker", &worker.number)
    }
}
