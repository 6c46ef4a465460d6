//! Owns: the written shape of `congress.yaml`.
//! Never: quorum and pass line.

use crate::diagnostic::Code;
use crate::model::{
    AssemblyKind, Congress, Delegate, Item, ItemAction, MOST_SPARE_BALLOTS, Sex, VoteCount, VoteResult,
};
use crate::written::{Fault, MapReader, count};

use super::ReadFacts;

const KINDS: &[(&str, AssemblyKind)] =
    &[("delegates", AssemblyKind::Delegates), ("all_staff", AssemblyKind::AllStaff)];
const ACTIONS: &[(&str, ItemAction)] = &[("adopt", ItemAction::Adopt), ("hear", ItemAction::Hear)];
pub(super) const SEXES: &[(&str, Sex)] =
    &[("男", Sex::Male), ("女", Sex::Female), ("male", Sex::Male), ("female", Sex::Female)];

/// `None` when the kind is unknown, which has its finding.
pub(super) fn read(map: &mut MapReader<'_, '_>) -> Option<Congress> {
    let kind = map.one_of("kind", KINDS);
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
        agenda: map.texts("agenda"),
        items: map.maps("items", item).into_iter().flatten().collect(),
        delegates: map.optional_maps("delegates", delegate).into_iter().flatten().collect(),
        chief_scrutineer: map.text("chief_scrutineer"),
        scrutineers: map.texts("scrutineers"),
        tellers: map.texts("tellers"),
        spare_ballots: map.optional_parsed("spare_ballots", spare).unwrap_or_default(),
        result: result(map),
    };
    kind.map(|_| facts)
}

fn result(map: &mut MapReader<'_, '_>) -> Option<VoteResult> {
    let at = map.place("result");
    let mut map = map.optional_map("result")?;
    let result = VoteResult {
        present: map.count("present"),
        issued: map.count("issued"),
        returned: map.count("returned"),
        items: map.maps("items", |map| VoteCount {
            title: map.text("title"),
            valid: map.count("valid"),
            invalid: map.count("invalid"),
            yes: map.count("yes"),
            no: map.count("no"),
            abstain: map.count("abstain"),
            at: map.at(),
        }),
        at,
    };
    map.finish();
    Some(result)
}

/// Spare ballots are for those spoilt; so many that they outnumber any congress are a slip of the pen.
fn spare(text: &str) -> Result<u32, Fault> {
    let few = count(text).ok().filter(|spare| *spare <= MOST_SPARE_BALLOTS);
    few.ok_or_else(|| Fault::new(Code::NotANumber, text).fact("expected", format!("≤ {MOST_SPARE_BALLOTS}")))
}

fn item(map: &mut MapReader<'_, '_>) -> Option<Item> {
    let (title, action) = (map.text("title"), map.one_of("action", ACTIONS));
    Some(Item { title, action: action? })
}

fn delegate(map: &mut MapReader<'_, '_>) -> Option<Delegate> {
    let (name, sex) = (map.text("name"), map.one_of("sex", SEXES));
    let (group, post) = (map.text("group"), map.text("post"));
    let manager = map.optional_flag("manager").unwrap_or_default();
    Some(Delegate { name, sex: sex?, group, post, manager })
}
