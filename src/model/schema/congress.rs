//! Owns: the written shape of `congress.yaml`.
//! Never: quorum and pass line.

use crate::diagnostic::{Code, Finding, Findings};
use crate::model::{
    AgendaPoint, AssemblyKind, Congress, Delegate, Item, ItemAction, MOST_SPARE_BALLOTS, NextMeeting,
    Opinion, Sex, VoteCount, VoteResult,
};
use crate::written::{Fault, MapReader, Value, count, nearest, worded};

use super::ReadFacts;

/// Words of sex beside its codes.
pub(super) const SEXES: &[(&str, Sex)] = &[("男", Sex::Male), ("女", Sex::Female)];

/// `None` when the kind is unknown, which has its finding.
pub(super) fn read(map: &mut MapReader<'_, '_>) -> Option<Congress> {
    let kind = map.coded("kind");
    let facts = Congress {
        kind: kind.unwrap_or(AssemblyKind::Delegates),
        session: map.text("session"),
        entitled: map.count("entitled"),
        entitled_at: map.place("entitled"),
        date: map.date("date"),
        time: map.text("time"),
        place: map.text("place"),
        papers_sent_on: map.date("papers_sent_on"),
        papers_at: map.place("papers_sent_on"),
        leave_to: map.text("leave_to"),
        agenda: agenda(map),
        items: map.maps("items", item).into_iter().flatten().collect(),
        delegates: map.optional_maps("delegates", delegate).into_iter().flatten().collect(),
        chief_scrutineer: map.text("chief_scrutineer"),
        scrutineers: map.texts("scrutineers"),
        tellers: map.texts("tellers"),
        spare_ballots: map.optional_parsed("spare_ballots", spare).unwrap_or_default(),
        result: result(map),
    };
    if let Some(result) = &facts.result {
        strangers(&facts.items, result, map.findings());
    }
    kind.map(|_| facts)
}

/// Points as texts, or as `{what, by}` where somebody reports.
fn agenda(map: &mut MapReader<'_, '_>) -> Vec<AgendaPoint> {
    let points = map.list("agenda").iter();
    points
        .flat_map(|node| match &node.value {
            Value::Map(_) => map.each_map("agenda", std::slice::from_ref(node), |map| AgendaPoint {
                what: map.text("what"),
                by: map.text("by"),
            }),
            _ => {
                let what = map.text_of("agenda", node);
                what.map(|what| AgendaPoint { what, by: String::new() }).into_iter().collect()
            }
        })
        .collect()
}

/// Counts of what was not to be voted on.
fn strangers(items: &[Item], result: &VoteResult, findings: &mut Findings) {
    let voted = items.iter().filter(|item| item.action == ItemAction::Adopt);
    let voted: Vec<&str> = voted.map(|item| item.title.as_str()).collect();
    for count in result.items.iter().filter(|count| !voted.contains(&count.title.as_str())) {
        let finding = Finding::new(Code::NotOneOf, count.at.clone()).fact("key", "title");
        let near = nearest(&count.title, voted.iter().copied());
        let finding = finding.fact("value", &count.title).fact("allowed", voted.join("、"));
        findings.push(finding.fact("nearest", near));
    }
}

fn result(map: &mut MapReader<'_, '_>) -> Option<VoteResult> {
    let at = map.place("result");
    let mut map = map.optional_map("result")?;
    let result = VoteResult {
        present: map.count("present"),
        issued: map.count("issued"),
        returned: map.count("returned"),
        items: map.optional_maps("items", |map| VoteCount {
            title: map.text("title"),
            valid: map.count("valid"),
            invalid: map.count("invalid"),
            yes: map.count("yes"),
            no: map.count("no"),
            abstain: map.count("abstain"),
            at: map.at(),
        }),
        opinions: map.optional_maps("opinions", |map| Opinion {
            group: map.text("group"),
            opinion: map.text("opinion"),
            reply: map.text("reply"),
        }),
        next: next(&mut map),
        at,
    };
    map.finish();
    Some(result)
}

fn next(map: &mut MapReader<'_, '_>) -> Option<NextMeeting> {
    let mut map = map.optional_map("next")?;
    let next = NextMeeting {
        papers_sent_on: map.date("papers_sent_on"),
        date: map.date("date"),
        time: map.text("time"),
        place: map.text("place"),
    };
    map.finish();
    Some(next)
}

/// Spare ballots are for those spoilt; so many that they outnumber any congress are a slip of the pen.
fn spare(text: &str) -> Result<u32, Fault> {
    let few = count(text).ok().filter(|spare| *spare <= MOST_SPARE_BALLOTS);
    few.ok_or_else(|| Fault::new(Code::NotANumber, text).fact("expected", format!("≤ {MOST_SPARE_BALLOTS}")))
}

fn item(map: &mut MapReader<'_, '_>) -> Option<Item> {
    let (title, action) = (map.text("title"), map.coded("action"));
    Some(Item { title, action: action? })
}

fn delegate(map: &mut MapReader<'_, '_>) -> Option<Delegate> {
    let (name, sex) = (map.text("name"), map.parsed("sex", |word| worded(word, SEXES)));
    let (group, post) = (map.text("group"), map.text("post"));
    let manager = map.optional_flag("manager").unwrap_or_default();
    Some(Delegate { name, sex: sex?, group, post, manager })
}
