//! Owns: the written shape of `progress.yaml`.
//! Never: says what must happen.

use crate::model::{Progress, ProgressEntry};
use crate::written::MapReader;

use super::ReadFacts;

pub(super) fn read(map: &mut MapReader<'_, '_>) -> Progress {
    Progress {
        entries: map.optional_maps("entries", |map| ProgressEntry {
            step: map.text("step"),
            on: map.date("on"),
            evidence: map.text("evidence"),
            at: map.at(),
        }),
    }
}
