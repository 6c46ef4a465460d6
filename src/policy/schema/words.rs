//! Owns: `funds.yaml` and `words.yaml`: kinds of money, words for codes.
//! Never: holds a word of its own.

use crate::diagnostic::Place;
use crate::policy::FundKind;
use crate::written::{MapReader, Node, Value as Written};

use super::entry::{basis, put};
use super::{Merge, overrides, record};

impl Merge {
    pub(super) fn funds(&mut self, node: &Node) {
        let Some(mut file) = MapReader::new(node, &mut self.findings) else { return };
        let kinds = file.node("kinds");
        file.finish();
        let Some(kinds) = kinds else { return };
        for (key, node) in self.entries("kinds", kinds) {
            let mut kind = FundKind {
                code: key.text.clone(),
                name: String::new(),
                repaid: false,
                uses: None,
                basis: [].into(),
            };
            let mut replaces = None;
            match &node.value {
                Written::Text { text, .. } => kind.name.clone_from(text),
                _ => {
                    let Some(mut record) = record(&key.text, node, &mut self.findings) else { continue };
                    kind.name = record.text("name");
                    replaces = overrides(&mut record);
                    kind.repaid = record.optional_flag("repaid").unwrap_or(false);
                    kind.uses = record.has("uses").then(|| record.texts("uses"));
                    if record.has("basis") {
                        kind.basis = basis(&mut record, &self.policy.instruments);
                    }
                    record.optional_flag("checked");
                    record.finish();
                }
            }
            self.define("fund kind", &key.text, &key.text, replaces, Place::Text(key.span.clone()));
            put(&mut self.policy.fund_kinds, kind, |kind| &kind.code);
        }
    }

    /// What money may be used for, once the cost items of all packs are known.
    pub(super) fn fund_uses(&mut self, node: &Node) {
        let Some(Written::Map(kinds)) = node.get("kinds").map(|kinds| &kinds.value) else { return };
        for (_, kind) in kinds {
            self.known_items(kind.get("uses"), "uses");
        }
    }

    pub(super) fn words(&mut self, node: &Node) {
        for (list, words) in self.entries("", node) {
            let words = self.named(&list.text, words);
            self.policy.words.extend(words);
        }
    }

    /// A map from code to word; where a parent's word is replaced, `{word: …, overrides: pack}` stands for
    /// the word alone.
    fn named(&mut self, list: &str, node: &Node) -> Vec<(String, String)> {
        let mut named = Vec::new();
        for (key, node) in self.entries(list, node) {
            let id = format!("{list}.{}", key.text);
            let (word, replaces) = match &node.value {
                Written::Text { text, .. } => (text.clone(), None),
                _ => {
                    let Some(mut record) = record(&key.text, node, &mut self.findings) else { continue };
                    let read = (record.text("word"), overrides(&mut record));
                    record.finish();
                    read
                }
            };
            self.define("word", &id, &key.text, replaces, Place::Text(key.span.clone()));
            named.push((id, word));
        }
        named
    }
}
