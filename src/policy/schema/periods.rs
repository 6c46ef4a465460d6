//! Owns: `service.yaml`: kinds of stretches merged into service or taken out of it.
//! Never: counts service.

use crate::policy::PeriodKind;
use crate::written::{MapReader, Node};

use super::entry::{basis, names, put, two_meanings};
use super::{Merge, proof};

impl Merge {
    pub(super) fn periods(&mut self, node: &Node) {
        let Some(mut file) = MapReader::new(node, &mut self.findings) else { return };
        let parts = [(true, file.node("merged")), (false, file.node("excluded"))];
        file.finish();
        for (merged, part) in parts {
            let Some(part) = part else { continue };
            self.each("period", part, |policy, key, record| {
                let kind = PeriodKind {
                    code: key.text.clone(),
                    name: record.text("name"),
                    aliases: record.optional_texts("aliases"),
                    merged,
                    // what is taken out never counts, so only the merged say
                    counts: merged && record.flag("counts"),
                    here: merged && record.optional_flag("here").unwrap_or(false),
                    settled: !merged && record.optional_flag("settled").unwrap_or(false),
                    basis: basis(record, &policy.instruments),
                    checked: proof::checked(record),
                };
                put(&mut policy.periods, kind, |kind| &kind.code);
            });
            for (key, kind) in self.entries("", part) {
                for (word, at) in names(kind) {
                    let other = self.policy.period(word).filter(|other| other.code != key.text);
                    self.findings.0.extend(other.map(|other| two_meanings(word, &other.code, &key.text, at)));
                }
            }
        }
    }
}
