//! Owns: the congress of a context.
//! Never: counts votes.

use crate::compose::chinese;
use crate::compose::context::{CongressContext, DelegateRow, ItemLine};
use crate::model::{AssemblyKind, ItemAction};
use crate::policy::cite_basis;

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
        body: subject.policy.word("body", if all_staff { "all_staff" } else { "delegates" }).to_owned(),
        session: facts.session.clone(),
        entitled: facts.entitled,
        quorum: subject.assessment.quorum,
        pass: subject.assessment.pass,
        date: chinese::date_with_weekday(facts.date),
        time: facts.time.clone(),
        place: facts.place.clone(),
        papers_sent_on: chinese::date(facts.papers_sent_on),
        leave_to: facts.leave_to.clone(),
        agenda: facts.agenda.clone(),
        voted: voted.map(|(at, item)| ItemLine { number: at + 1, ..item.clone() }).collect(),
        items,
        chief_scrutineer: facts.chief_scrutineer.clone(),
        scrutineers: facts.scrutineers.clone(),
        tellers: facts.tellers.clone(),
        spare_ballots: facts.spare_ballots,
        ballots: subject.count("ballots"),
        delegates: delegates(subject),
        manager_share: chinese::share(subject.assessment.figures.share("managers_share")),
        women: subject.count("delegate_women"),
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
