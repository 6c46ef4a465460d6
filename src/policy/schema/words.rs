//! Owns: `funds.yaml`, `procedure.yaml` and `words.yaml`: kinds of money, stages, words for codes.
//! May import: diagnostic, written, the rest of this room. Never: holds a word of its own.

use crate::diagnostic::Place;
use crate::policy::{FundKind, Stage};
use crate::written::{MapReader, Node, Value as Written};

use super::Merge;
use super::entry::{basis, put};

impl Merge {
    pub(super) fn funds(&mut self, node: &Node) {
        let Some(mut file) = MapReader::new(node, &mut self.findings) else { return };
        let kinds = file.node("kinds");
        file.finish();
        for (code, name) in kinds.map(|kinds| self.named("fund kind", "", "name", kinds)).unwrap_or_default()
        {
            put(&mut self.policy.fund_kinds, FundKind { code, name }, |kind| &kind.code);
        }
    }

    pub(super) fn stages(&mut self, node: &Node) {
        let Some(mut file) = MapReader::new(node, &mut self.findings) else { return };
        let stages = file.node("stages");
        file.finish();
        let Some(stages) = stages else { return };
        self.each("stage", stages, |policy, key, record| {
            let stage = Stage {
                code: key.text.clone(),
                name: record.text("name"),
                basis: basis(record, &policy.instruments),
            };
            put(&mut policy.stages, stage, |stage| &stage.code);
        });
    }

    pub(super) fn words(&mut self, node: &Node) {
        for (list, words) in self.entries(node) {
            let words = self.named("word", &format!("{}.", list.text), "word", words);
            self.policy.words.extend(words);
        }
    }

    /// A map from code to word; where a parent's word is replaced, `{word: …, overrides: true}` stands for
    /// the word alone.
    fn named(
        &mut self,
        kind: &'static str,
        before: &str,
        field: &'static str,
        node: &Node,
    ) -> Vec<(String, String)> {
        let mut named = Vec::new();
        for (key, node) in self.entries(node) {
            let id = format!("{before}{}", key.text);
            let (word, overrides) = match &node.value {
                Written::Text { text, .. } => (text.clone(), false),
                _ => {
                    let Some(mut record) = MapReader::new(node, &mut self.findings) else { continue };
                    let read = (record.text(field), record.optional_flag("overrides").unwrap_or(false));
                    record.finish();
                    read
                }
            };
            self.define(kind, &id, &key.text, overrides, Place::Text(key.span.clone()));
            named.push((id, word));
        }
        named
    }
}
