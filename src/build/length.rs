//! Owns: whether a document is as short as it must be: a statement in a newspaper, a text message.
//! Never: shortens it; refuses it.

use crate::compose::Document;
use crate::diagnostic::{Code, Finding};
use crate::typeset::flow::{Block, Flow, Role, plain};

use super::builder::{Builder, Composed, bytes, is_of_many};

impl Builder<'_> {
    /// What is too long in a document that is made once; nothing where it may be of any length. A document that cannot
    /// be typeset is told when it is made.
    pub(super) fn too_long(&self, composed: &Composed<'_>) -> Vec<Finding> {
        let document = composed.document;
        let Some(limit) = document.characters.filter(|_| !is_of_many(document)) else { return Vec::new() };
        let data = bytes(&self.whole(document));
        let flow = self.engine.flow(&composed.main, data, &self.info(document, None));
        flow.map(|flow| longer(document, &flow, limit)).unwrap_or_default()
    }
}

/// The paragraphs of running text that have more characters than so many.
fn longer(document: &Document, flow: &Flow, limit: u32) -> Vec<Finding> {
    let told = flow.blocks.iter().filter_map(|block| {
        let Block::Paragraph { role: Role::Body, runs } = block else { return None };
        let text = plain(runs, "", "");
        let count = text.chars().count();
        let finding = || Finding::new(Code::TooLong, document.at.clone()).fact("document", &document.id);
        (count > limit as usize)
            .then(|| finding().fact("limit", limit).fact("count", count).fact("text", text))
    });
    told.collect()
}
