//! Owns: to how many people, and to which sums, each rule was applied.
//! Never: applies one.

use std::collections::BTreeMap;

use strum::VariantArray;

use crate::diagnostic::Coded;
use crate::model::{Case, DateSpan, Money};
use crate::policy::{Part, Policy, Rule};

use crate::assess::law::norms::Norms;
use crate::assess::worker::assessment::WorkerAssessment;

/// One rule as the case uses it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// People to whom it was applied, each once.
    pub people: usize,
    /// What they have by it.
    pub amount: Money,
    /// Those among them who served before the Labour Contract Law.
    pub earlier: usize,
    /// Those whose months before that law are held at a limit.
    pub limited: usize,
}

/// Every rule that was applied to somebody, by kind and code, and once more by method of severance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    all: BTreeMap<(Rule, String), Use>,
    by_method: BTreeMap<(String, Rule, String), Use>,
}

impl Applied {
    /// A rule; all zero where it was applied to nobody.
    #[must_use]
    pub fn get(&self, rule: Rule, code: &str) -> Use {
        self.all.get(&(rule, code.to_owned())).copied().unwrap_or_default()
    }

    /// A rule among those whose method of severance it is; all zero where it was applied to none of them.
    #[must_use]
    pub fn under(&self, method: &str, rule: Rule, code: &str) -> Use {
        self.by_method.get(&(method.to_owned(), rule, code.to_owned())).copied().unwrap_or_default()
    }

    /// Every rule that was applied to somebody.
    pub fn iter(&self) -> impl Iterator<Item = (Rule, &str, Use)> {
        self.all.iter().map(|((rule, code), used)| (*rule, code.as_str(), *used))
    }

    fn add(&mut self, rule: Rule, code: &str, amount: Money, found: &WorkerAssessment) {
        let of_all = self.all.entry((rule, code.to_owned())).or_default();
        let of_method =
            self.by_method.entry((found.standing.method.clone(), rule, code.to_owned())).or_default();
        for entry in [of_all, of_method] {
            entry.people += 1;
            entry.amount = entry.amount + amount;
            entry.earlier += usize::from(found.standing.counted.earlier != DateSpan::default());
            entry.limited += usize::from(found.sums.severance.months_capped);
        }
    }
}

/// Counts the rules of a judged case.
#[must_use]
pub fn applied(case: &Case, policy: &Policy, norms: &Norms, workers: &[WorkerAssessment]) -> Applied {
    let mut applied = Applied::default();
    for (worker, found) in case.workers.iter().zip(workers) {
        let Some(channel) = policy.channel(&worker.channel) else { continue };
        applied.add(Rule::Channel, &channel.code, found.total.money(), found);
        if let Some(reserve) = &found.sums.reserve {
            let norms = &norms.reserve;
            let allowance = reserve.at_once.unwrap_or(reserve.allowance_total);
            applied.add(Rule::Allowance, norms.form.code(), allowance, found);
            applied.add(Rule::OwnPart, norms.own_part.code(), reserve.own_part_total(), found);
        }
        let ground = channel.ground.as_deref();
        let severance = &found.sums.severance;
        if let Some(ground) = ground.and_then(|code| policy.ground(code, Some(worker))) {
            applied.add(Rule::Ground, &ground.code, severance.amount, found);
        }
        if severance.amount.is_zero() {
            continue;
        }
        applied.add(Rule::Method, &found.standing.method, severance.amount, found);
        for part in Part::VARIANTS.iter().copied() {
            if let Some(segment) = severance.segments.iter().find(|segment| segment.part == part) {
                applied.add(Rule::Segment, part.code(), segment.amount, found);
            }
        }
        if severance.segments.len() > 1 {
            applied.add(Rule::Segment, "sum", severance.amount, found);
        }
        let mut bases: Vec<&str> = severance.segments.iter().map(|segment| segment.rule.code()).collect();
        bases.sort_unstable();
        bases.dedup();
        for base in bases {
            let of_base = severance.segments.iter().filter(|segment| segment.rule.code() == base);
            applied.add(Rule::Base, base, of_base.map(|segment| segment.amount).sum(), found);
        }
    }
    applied
}
