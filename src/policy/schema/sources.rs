//! Owns: `sources.yaml`: each instrument once.
//! Never: decides whether an instrument may be cited.

use std::sync::Arc;

use crate::diagnostic::{Code, Finding};
use crate::policy::{Instrument, InstrumentKind, InstrumentStatus};
use crate::written::{Fault, MapReader, Node, count};

use super::entry::date;
use super::{Merge, proof};

impl Merge {
    pub(super) fn sources(&mut self, node: &Node) {
        self.each("source", node, |policy, key, record| {
            let instrument = instrument(&key.text, record);
            policy.instruments.insert(key.text.clone(), Arc::new(instrument));
        });
    }
}

fn instrument(id: &str, record: &mut MapReader<'_, '_>) -> Instrument {
    let rank = record.parsed("rank", rank).unwrap_or(5);
    let kind = record.optional_coded("kind");
    let instrument = Instrument {
        id: id.to_owned(),
        title: record.text("title"),
        number: record.optional_text("number").unwrap_or_default(),
        issuer: record.text("issuer"),
        in_force: record.optional_parsed("in_force", date),
        status: record.coded("status").unwrap_or(InstrumentStatus::InForce),
        repealed_on: record.optional_parsed("repealed_on", date),
        rank,
        kind: kind.unwrap_or_else(|| InstrumentKind::of_rank(rank)),
        checked: proof::checked(record),
    };
    // without the day nobody can tell for which part of a case it may still be cited
    if instrument.status == InstrumentStatus::Repealed && !record.has("repealed_on") {
        let at = record.at();
        record.findings().push(Finding::new(Code::MissingKey, at).fact("key", "repealed_on"));
    }
    if let (Some(first), Some(last)) = (instrument.in_force, instrument.repealed_on)
        && last < first
    {
        let finding = Finding::new(Code::PeriodReversed, record.place("repealed_on"));
        record.findings().push(finding.fact("key", "repealed_on").fact("first", first).fact("last", last));
    }
    instrument
}

fn rank(text: &str) -> Result<u8, Fault> {
    let rank = count(text)?;
    u8::try_from(rank)
        .ok()
        .filter(|rank| (1..=5).contains(rank))
        .ok_or_else(|| Fault::new(Code::NotOneOf, text).fact("nearest", "").fact("allowed", "1, 2, 3, 4, 5"))
}
