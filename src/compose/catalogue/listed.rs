//! Owns: lists of words in a `document.yaml`.
//! Never: knows a word.

use crate::written::{Fault, MapReader};

/// A list of words that may be missing; each unknown one is told at its own place.
pub(super) fn words<T>(
    map: &mut MapReader<'_, '_>,
    key: &'static str,
    read: impl Fn(&str) -> Result<T, Fault>,
) -> Vec<T> {
    let items = map.optional_list(key);
    let mut known = Vec::new();
    for item in items {
        let Some(word) = map.text_of(key, item) else { continue };
        match read(&word) {
            Ok(value) => known.push(value),
            Err(fault) => map.findings().push(fault.at(key, item.head())),
        }
    }
    known
}
