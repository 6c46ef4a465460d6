//! Owns: head counts and channels of a context. May import: compose, assess, policy, model.
//! Never: counts by anything that the roster does not state.

use rust_decimal::Decimal;

use crate::assess::{Quantity, SetCount, set_counts};
use crate::compose::chinese;
use crate::compose::context::{
    ChannelContext, ChannelItem, ChannelSetContext, GroupCount, People, SetMemberRow,
};
use crate::model::{Date, Sex, Worker, WorkerKind};
use crate::policy::cite;
use rust_decimal::prelude::ToPrimitive;

use super::{Subject, amount};

pub(super) fn people(subject: &Subject<'_>) -> People {
    let workers = &subject.case.workers;
    let count = |test: &dyn Fn(&Worker) -> bool| workers.iter().filter(|worker| test(worker)).count();
    let graded = |from: u8, to: u8| {
        count(&|worker| worker.injury_grade.is_some_and(|grade| (from..=to).contains(&grade)))
    };
    let grade = |id: &str| {
        let norm = subject.policy.number(id, subject.case.base_date).ok();
        norm.and_then(|norm| norm.value.to_u8()).unwrap_or(0)
    };
    let (keep, own_request) = (grade("injury_keep_grade"), grade("injury_own_request_grade"));
    let enterprise = &subject.case.enterprise;
    People {
        total: workers.len(),
        diverted: subject.assessment.costs.diverted,
        staying: workers.len() - subject.assessment.costs.diverted,
        men: count(&|worker| worker.sex == Sex::Male),
        women: count(&|worker| worker.sex == Sex::Female),
        permanent: count(&|worker| worker.kind == WorkerKind::Permanent),
        contract: count(&|worker| worker.kind == WorkerKind::Contract),
        by_status: groups(subject, "status", workers.iter().map(|worker| worker.status.code())),
        by_age: bands(subject, "age", |worker, _| full_years(worker.birth, subject.case.base_date)),
        by_service: bands(subject, "service", |_, at| service_years(subject, at)),
        by_contract: groups(subject, "term", workers.iter().map(|worker| worker.contract_term.code())),
        by_unit: units(subject),
        protected: protected(subject),
        couples: count(&|worker| worker.spouse.is_some()) / 2,
        injured_1_4: graded(1, keep),
        injured_5_6: graded(keep + 1, own_request),
        injured_7_10: graded(own_request + 1, u8::MAX),
        retired: enterprise.retirees.retired,
        veteran_cadres: enterprise.retirees.veteran_cadres,
        survivors: enterprise.retirees.survivors,
        retirees: enterprise.retirees.pensioners(),
    }
}

/// Every channel of the pack, in its order.
pub(super) fn channels(subject: &Subject<'_>) -> Vec<ChannelContext> {
    let costs = &subject.assessment.costs.channels;
    let name =
        |code: &str| subject.policy.cost_item(code).map_or_else(|| code.to_owned(), |item| item.name.clone());
    subject
        .policy
        .channels
        .iter()
        .zip(costs)
        .map(|(channel, cost)| {
            let ground = channel.ground.as_deref().and_then(|code| subject.policy.grounds.get(code));
            let items = cost.items.iter().map(|item| ChannelItem {
                code: item.code.clone(),
                name: name(&item.code),
                people: item.people,
                amount: amount(item.amount),
            });
            ChannelContext {
                code: channel.code.clone(),
                name: channel.name.clone(),
                count: cost.people,
                share: share(cost.people, subject.case.workers.len()),
                stays: channel.stays,
                ends: channel.ground.is_some(),
                total: amount(cost.total),
                items: items.collect(),
                ground: ground.map_or_else(String::new, |ground| cite(std::slice::from_ref(&ground.article))),
                basis: cite(&channel.basis),
            }
        })
        .collect()
}

fn share(part: usize, whole: usize) -> String {
    chinese::percent(Decimal::from(part), Decimal::from(whole))
}

fn group(subject: &Subject<'_>, code: &str, name: &str, count: usize) -> GroupCount {
    let share = share(count, subject.case.workers.len());
    GroupCount { code: code.to_owned(), name: name.to_owned(), count, share }
}

/// Counts by code, in the order of the pack's words; codes that nobody has are left out.
fn groups<'a>(subject: &Subject<'_>, list: &str, codes: impl Iterator<Item = &'a str>) -> Vec<GroupCount> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for code in codes {
        match counts.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => *count += 1,
            None => counts.push((code, 1)),
        }
    }
    counts.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    counts
        .into_iter()
        .map(|(code, count)| group(subject, code, subject.policy.word(list, code), count))
        .collect()
}

/// Counts by bands whose lower bounds the pack lists (`age_bands`), the lowest band being open below.
fn bands(subject: &Subject<'_>, list: &str, measure: impl Fn(&Worker, usize) -> u32) -> Vec<GroupCount> {
    let bounds = subject.policy.list(&format!("{list}_bands"), subject.case.base_date);
    let mut bounds: Vec<u32> = bounds
        .map(|norm| norm.value)
        .unwrap_or_default()
        .iter()
        .filter_map(|bound| bound.parse().ok())
        .collect();
    bounds.insert(0, 0);
    bounds.dedup();
    let mut counts = vec![0_usize; bounds.len()];
    for (at, worker) in subject.case.workers.iter().enumerate() {
        let value = measure(worker, at);
        let band = bounds.iter().rposition(|bound| value >= *bound).unwrap_or(0);
        counts[band] += 1;
    }
    bounds
        .iter()
        .zip(counts)
        .map(|(bound, count)| {
            let code = bound.to_string();
            group(subject, &code, subject.policy.word(list, &code), count)
        })
        .collect()
}

fn units(subject: &Subject<'_>) -> Vec<GroupCount> {
    let mut units: Vec<(&str, usize)> = Vec::new();
    for worker in &subject.case.workers {
        match units.iter_mut().find(|(unit, _)| *unit == worker.unit) {
            Some((_, count)) => *count += 1,
            None => units.push((&worker.unit, 1)),
        }
    }
    units.into_iter().map(|(unit, count)| group(subject, unit, unit, count)).collect()
}

fn protected(subject: &Subject<'_>) -> Vec<GroupCount> {
    let held = |code: &str| {
        let has = |worker: &&Worker| worker.protected.iter().any(|group| group.code() == code);
        subject.case.workers.iter().filter(has).count()
    };
    let rules = subject.policy.groups.iter();
    rules
        .map(|rule| (rule, held(&rule.code)))
        .filter(|(_, count)| *count > 0)
        .map(|(rule, count)| group(subject, &rule.code, &rule.name, count))
        .collect()
}

fn full_years(birth: Date, on: Date) -> u32 {
    on.years_since(birth).unwrap_or(0)
}

fn service_years(subject: &Subject<'_>, at: usize) -> u32 {
    match subject.assessment.workers[at].service.value {
        Quantity::Length(span) => span.years,
        _ => 0,
    }
}

/// Heads by the local names that the case asks for.
pub(super) fn channel_sets(subject: &Subject<'_>) -> Vec<ChannelSetContext> {
    let wanted = subject.case.channel_set.as_deref();
    let counts = set_counts(subject.case, subject.policy);
    let context = |set: &SetCount| ChannelSetContext {
        name: set.name.clone(),
        members: set
            .members
            .iter()
            .filter(|member| member.people > 0)
            .map(|member| SetMemberRow { name: member.name.clone(), count: member.people })
            .collect(),
        others: set.others,
        basis: subject
            .policy
            .channel_sets
            .iter()
            .find(|known| known.code == set.code)
            .map_or_else(String::new, |known| cite(&known.basis)),
    };
    counts.iter().filter(|set| Some(set.code.as_str()) == wanted).map(context).collect()
}
