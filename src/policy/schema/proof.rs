//! Owns: `checked:` of an entry: no, yes, or who compared it with its source, when, and the words that bear
//! it out.
//! Never: decides whether an entry may be used.

use crate::policy::Proof;
use crate::written::{MapReader, Node, Value};

use super::entry::date;

/// Whether a person compared the entry with its source.
pub(super) fn checked(record: &mut MapReader<'_, '_>) -> bool {
    match record.node("checked").map(|node| &node.value) {
        Some(Value::Map(_)) => record.map("checked").is_some_and(|mut map| {
            let proof = (map.text("by"), map.parsed("on", date), map.text("quote"));
            map.finish();
            proof.1.is_some()
        }),
        _ => record.flag("checked"),
    }
}

/// Who compared an entry that was read, when and by which words; none where it only says yes or no.
pub(super) fn proof(entry: &Node) -> Option<Proof> {
    let checked = entry.get("checked")?;
    let text = |key: &str| checked.get(key).and_then(Node::as_text).map(|text| text.trim().to_owned());
    Some(Proof { by: text("by")?, on: date(&text("on")?).ok()?, quote: text("quote")? })
}
