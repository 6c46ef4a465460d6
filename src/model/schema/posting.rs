//! Owns: the written shape of `postings` and `implementation` in `case.yaml`.
//! Never: how long a notice must hang.

use std::collections::BTreeMap;

use crate::model::{Implementation, Posting};
use crate::written::MapReader;

use super::ReadFacts;

/// Free keys: any document may have its period.
pub(super) fn postings(map: &mut MapReader<'_, '_>) -> BTreeMap<String, Posting> {
    let Some(mut inner) = map.optional_map("postings") else { return BTreeMap::new() };
    let mut postings = BTreeMap::new();
    for (id, node) in inner.rest() {
        let Some(mut map) = MapReader::new(node, inner.findings()) else { continue };
        let (from, to) = map.dates();
        let at = map.optional_text("at").unwrap_or_default();
        map.finish();
        postings.insert(id.text.clone(), Posting { from, to, at });
    }
    postings
}

/// Nothing where the plan is not carried out yet.
pub(super) fn implementation(map: &mut MapReader<'_, '_>) -> Option<Implementation> {
    let mut map = map.optional_map("implementation")?;
    let (from, to) = map.dates();
    let found = Implementation {
        approved_by: map.text("approved_by"),
        approval: map.optional_text("approval").unwrap_or_default(),
        effective: map.date("effective"),
        from,
        to,
        place: map.text("place"),
        hours: map.text("hours"),
    };
    map.finish();
    Some(found)
}
