//! Owns: head counts and channels of a context.
//! Never: counts by anything that the roster does not state.

use crate::assess::{Cell, Figure, channel_cells};
use crate::compose::chinese;
use crate::compose::context::{
    ChannelContext, ChannelItem, ChannelSetContext, GroundContext, GroupCount, InjuredHeads, People,
    SetMemberRow,
};
use crate::model::DateSpan;
use crate::policy::{ChannelSet, Paper, Rule, cite_basis};

use super::words::{About, Voice};
use super::{Subject, amount, cells, severance};

pub(super) fn people(subject: &Subject<'_>) -> People {
    let norms = &subject.assessment.norms;
    let word = |list: &'static str| move |code: &str| subject.policy.word(list, code).to_owned();
    People {
        total: subject.count("people"),
        diverted: subject.count("diverted"),
        staying: subject.count("staying"),
        waiting: waiting(subject),
        men: subject.count("men"),
        women: subject.count("women"),
        permanent: subject.count("kind.permanent"),
        contract: subject.count("kind.contract"),
        by_status: groups(subject, "status_posted", str::to_owned),
        by_age: groups(subject, "age", word("age")),
        by_service: groups(subject, "service", word("service")),
        by_contract: groups(subject, "term", word("term")),
        by_unit: groups(subject, "unit", str::to_owned),
        protected: protected(subject),
        unstated_protected: subject.count("unstated.protected"),
        unstated_injury: subject.count("unstated.injury"),
        near_retirement_service: chinese::length(DateSpan {
            years: norms.protected_years,
            ..DateSpan::default()
        }),
        near_retirement_left: chinese::months(norms.protected_months),
        couples: subject.count("couples"),
        injured_1_4: subject.count("injured.keep"),
        injured_5_6: subject.count("injured.own_request"),
        injured_7_10: subject.count("injured.lighter"),
        injured_kept_1_4: subject.count("injured_kept.keep"),
        injured_kept_5_6: subject.count("injured_kept.own_request"),
        injured_heads: InjuredHeads {
            grades_1_4: cells::heads(subject, subject.count("injured.keep")),
            grades_5_6: cells::heads(subject, subject.count("injured.own_request")),
            grades_7_10: cells::heads(subject, subject.count("injured.lighter")),
        },
        retired: subject.count("retired"),
        veteran_cadres: subject.count("veteran_cadres"),
        survivors: subject.count("survivors"),
        retirees: subject.count("retirees"),
    }
}

/// Channels with people who wait for retirement.
fn waiting(subject: &Subject<'_>) -> String {
    let has = |code: &str| subject.count(&format!("people.{code}")) > 0;
    let channels = subject.policy.channels.iter();
    let channels = channels.filter(|channel| channel.until_retirement && has(&channel.code));
    channels.map(|channel| channel.name.as_str()).collect::<Vec<_>>().join("、")
}

/// Every channel of the pack, in its order.
pub(super) fn channels(voice: &Voice<'_>) -> Vec<ChannelContext> {
    let subject = &voice.subject;
    let costs = &subject.assessment.costs.channels;
    let name =
        |code: &str| subject.policy.cost_item(code).map_or_else(|| code.to_owned(), |item| item.name.clone());
    subject
        .policy
        .channels
        .iter()
        .zip(costs)
        .zip(channel_cells(subject.case, subject.policy, &subject.assessment.costs))
        .map(|((channel, cost), cell)| {
            let ground = channel.ground.as_deref().and_then(|code| subject.policy.grounds.get(code));
            let items = cost.items.iter().map(|item| ChannelItem {
                code: item.code.clone(),
                name: name(&item.code),
                people: item.people,
                heads: cells::heads(subject, item.people),
                amount: amount(item.amount),
            });
            let about =
                About { name: channel.name.clone(), basis: &channel.basis, ground, ..About::default() };
            let count = subject.count(&format!("people.{}", channel.code));
            // no paper tells of a channel that nobody takes, nor of the norms in its words
            let says = |paper: Paper| match count {
                0 => String::new(),
                _ => voice.plan(Rule::Channel, &channel.code, paper, &about),
            };
            ChannelContext {
                code: channel.code.clone(),
                name: channel.name.clone(),
                count,
                heads: cells::shown(subject, cell),
                exact: matches!(cell, Cell::Exact(_)),
                share: share(subject, &format!("people.{}", channel.code), cell),
                stays: channel.stays,
                consent: channel.consent,
                ends: channel.ground.is_some(),
                internal_retirement: channel.internal_retirement,
                unreached: channel.unreached,
                until_retirement: channel.until_retirement,
                terms: says(Paper::Terms),
                says: says(Paper::Plan),
                total: amount(cost.total),
                items: items.collect(),
                ground: ground
                    .map_or_else(String::new, |ground| cite_basis(std::slice::from_ref(&ground.article))),
                basis: cite_basis(&channel.basis),
            }
        })
        .collect()
}

/// Grounds on which somebody's relation ends.
pub(super) fn grounds(voice: &Voice<'_>) -> Vec<GroundContext> {
    let used = severance::grounds(&voice.subject).into_iter();
    used.map(|ground| {
        let about = About {
            name: ground.title.clone(),
            basis: &ground.basis,
            ground: Some(ground),
            ..About::default()
        };
        GroundContext {
            code: ground.code.clone(),
            title: ground.title.clone(),
            people: voice.subject.assessment.applied.get(Rule::Ground, &ground.code).people,
            says: voice.plan(Rule::Ground, &ground.code, Paper::Plan, &about),
            article: cite_basis(std::slice::from_ref(&ground.article)),
        }
    })
    .collect()
}

/// The figures of a family as groups, in its order; `name` is what a code is called.
fn groups(subject: &Subject<'_>, family: &str, name: impl Fn(&str) -> String) -> Vec<GroupCount> {
    let members = subject.assessment.figures.family(family);
    members.map(|(code, figure)| group(subject, code, name(code), figure, Cell::Exact)).collect()
}

fn group(
    subject: &Subject<'_>,
    code: &str,
    name: String,
    figure: &Figure,
    cell: impl Fn(usize) -> Cell,
) -> GroupCount {
    let count = subject.count(&figure.id);
    let cell = cell(count);
    GroupCount {
        code: code.to_owned(),
        name,
        count,
        heads: cells::shown(subject, cell),
        share: share(subject, &figure.id, cell),
    }
}

/// The share of a head count; it would give a count away that is held back.
fn share(subject: &Subject<'_>, id: &str, cell: Cell) -> String {
    match cell {
        Cell::Exact(_) => chinese::share(subject.assessment.figures.share_of(id)),
        Cell::Fewer | Cell::Merged => subject.policy.word("cell", "no_share").to_owned(),
    }
}

/// Groups with people, under the pack's names.
fn protected(subject: &Subject<'_>) -> Vec<GroupCount> {
    let rules = &subject.policy.groups;
    let rule = |code: &str| rules.iter().find(|rule| rule.code == code);
    let name = |code: &str| rule(code).map(|rule| rule.name.clone()).unwrap_or_default();
    let members = subject.assessment.figures.family("protected");
    let told = members
        .map(|(code, figure)| group(subject, code, name(code), figure, |count| cells::of(subject, count)));
    told.filter(|group| group.count > 0).collect()
}

/// Heads by the local names that the case asks for.
pub(super) fn channel_sets(subject: &Subject<'_>) -> Vec<ChannelSetContext> {
    let wanted = subject.case.channel_set.as_deref();
    let context = |set: &ChannelSet| {
        let family = format!("set.{}", set.code);
        let members = subject.assessment.figures.family(&family);
        let members = members
            .map(|(name, figure)| SetMemberRow { name: name.to_owned(), count: subject.count(&figure.id) });
        ChannelSetContext {
            name: set.name.clone(),
            members: members.filter(|member| member.count > 0).collect(),
            others: subject.count(&format!("set_others.{}", set.code)),
            basis: cite_basis(&set.basis),
        }
    };
    let sets = subject.policy.channel_sets.iter();
    sets.filter(|set| Some(set.code.as_str()) == wanted).map(context).collect()
}
