//! Owns: the congress of a context.
//! Never: counts votes.

use crate::compose::chinese;
use crate::compose::context::{
    AgendaLine, CongressContext, CounterRow, DelegateRow, DelegationRow, ItemLine,
};
use crate::diagnostic::Coded;
use crate::model::{AgendaPoint, AssemblyKind, ItemAction};
use crate::policy::{FactValue, cite_basis};

use super::Subject;

pub(super) fn congress(subject: &Subject<'_>) -> CongressContext {
    let facts = &subject.case.congress;
    let norms = &subject.assessment.norms.congress;
    let all_staff = facts.kind == AssemblyKind::AllStaff;
    let items: Vec<ItemLine> = facts
        .items
        .iter()
        .enumerate()
        .map(|(at, item)| ItemLine {
            number: at + 1,
            title: item.title.clone(),
            adopt: item.action == ItemAction::Adopt,
        })
        .collect();
    let voted = items.iter().filter(|item| item.adopt).enumerate();
    CongressContext {
        all_staff,
        body: subject.policy.word("body", facts.kind.code()).to_owned(),
        session: facts.session.clone(),
        entitled: facts.entitled,
        quorum: subject.assessment.quorum,
        pass: subject.assessment.pass,
        date: chinese::date_with_weekday(facts.date),
        time: facts.time.clone(),
        place: facts.place.clone(),
        papers_sent_on: chinese::date(facts.papers_sent_on),
        leave_to: facts.leave_to.clone(),
        agenda: agenda(&facts.agenda),
        reported: facts.agenda.iter().any(|point| !point.by.is_empty()),
        voted: voted.map(|(at, item)| ItemLine { number: at + 1, ..item.clone() }).collect(),
        items,
        chief_scrutineer: facts.chief_scrutineer.clone(),
        scrutineers: facts.scrutineers.clone(),
        tellers: facts.tellers.clone(),
        spare_ballots: facts.spare_ballots,
        ballots: subject.count("ballots"),
        delegates: delegates(subject),
        manager_share: chinese::share(subject.assessment.figures.share("managers_share")),
        managers: subject.count("managers"),
        women: subject.count("delegate_women"),
        women_share: chinese::share(subject.assessment.figures.share("delegate_women_share")),
        least: least(subject),
        delegations: delegations(subject),
        counters: counters(subject),
        quorum_basis: cite_basis(norms.quorum_uses.basis()),
        pass_basis: cite_basis(norms.pass_uses.basis()),
    }
}

/// Delegates in the order of the list.
pub(super) fn delegates(subject: &Subject<'_>) -> Vec<DelegateRow> {
    let rows = subject.case.congress.delegates.iter().enumerate();
    rows.map(|(at, delegate)| DelegateRow {
        number: at + 1,
        group: delegate.group.clone(),
        name: delegate.name.clone(),
        post: delegate.post.clone(),
    })
    .collect()
}

fn agenda(points: &[AgendaPoint]) -> Vec<AgendaLine> {
    points.iter().map(|point| AgendaLine { what: point.what.clone(), by: point.by.clone() }).collect()
}

fn least(subject: &Subject<'_>) -> String {
    match subject.assessment.facts.get("代表最少人数") {
        Some(FactValue::Number(least)) => least.normalize().to_string(),
        _ => String::new(),
    }
}

fn delegations(subject: &Subject<'_>) -> Vec<DelegationRow> {
    let groups = distinct(subject.case.congress.delegates.iter().map(|delegate| delegate.group.as_str()));
    let heads = |name: &str| subject.count(&format!("delegation.{name}"));
    groups.into_iter().map(|name| DelegationRow { heads: heads(&name), name }).collect()
}

/// Of each who is proposed the name as the lists have it, with where that one works. A name that several bear carries its
/// delegation in brackets.
fn counters(subject: &Subject<'_>) -> Vec<CounterRow> {
    let facts = &subject.case.congress;
    let members = members(subject);
    let row = |role: &str, written: &String| {
        let (name, told) = written
            .split_once('（')
            .map_or((written.as_str(), None), |(name, rest)| (name, Some(rest.trim_end_matches('）'))));
        let mut found =
            members.iter().filter(|(group, one, _)| *one == name && told.is_none_or(|told| told == *group));
        let (group, post) = match (found.next(), found.next()) {
            (Some((group, _, post)), None) => (*group, *post),
            _ => ("", ""),
        };
        CounterRow {
            role: role.to_owned(),
            name: if group.is_empty() { written.clone() } else { name.to_owned() },
            group: group.to_owned(),
            post: post.to_owned(),
        }
    };
    let chief = std::iter::once(&facts.chief_scrutineer).map(|name| row("chief", name));
    let scrutineers = facts.scrutineers.iter().map(|name| row("scrutineer", name));
    chief.chain(scrutineers).chain(facts.tellers.iter().map(|name| row("teller", name))).collect()
}

/// Group, name and post of everybody whom the meeting is of.
pub(super) fn members<'a>(subject: &Subject<'a>) -> Vec<(&'a str, &'a str, &'a str)> {
    let case = subject.case;
    if case.congress.kind == AssemblyKind::AllStaff {
        let all = case.workers.iter();
        return all.map(|one| (one.unit.as_str(), one.name.as_str(), one.post.as_str())).collect();
    }
    let all = case.congress.delegates.iter();
    all.map(|one| (one.group.as_str(), one.name.as_str(), one.post.as_str())).collect()
}

/// Names as they come, each once.
pub(super) fn distinct<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for name in names {
        if !known.iter().any(|one| one == name) {
            known.push(name.to_owned());
        }
    }
    known
}
