//! Owns: that the house styles of all media know the same words.
//! Never: what a word looks like.

use std::collections::BTreeSet;

use typst::foundations::{Bytes, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::engine::Engine;
use super::main_source::Main;
use super::medium::{Medium, STYLE};
use super::world::{Shared, World};
use crate::diagnostic::{self, Code, Coded, Finding, Findings, Place};

/// Asks a house style for its words.
const QUESTION: &str =
    "#import \"/house-style/words.typ\" as words\n#metadata(dictionary(words).keys()) <words>";

impl Engine {
    /// Whether the house styles of all media have the same words, so that a body can be made for each of them.
    ///
    /// # Errors
    /// `style-word` with `word` and `medium` for each word that the house style of a medium lacks; `typeset-failed` for
    /// a house style that cannot be read.
    #[must_use]
    pub fn words(&self) -> Findings {
        let mut findings = Findings::default();
        let styles = [(Medium::Page, &self.shared), (Medium::Flow, &self.flow)];
        let read = styles.map(|(medium, shared)| (medium, words(shared, &mut findings)));
        let [(_, Some(one)), (_, Some(other))] = &read else { return findings };
        let every: BTreeSet<&String> = one.union(other).collect();
        for (medium, has) in read.iter().filter_map(|(medium, has)| Some((medium, has.as_ref()?))) {
            for word in every.iter().filter(|word| !has.contains(**word)) {
                let at = Place::File(format!("templates{STYLE}{}/words.typ", medium.code()));
                let finding = Finding::new(Code::StyleWord, at).fact("word", word);
                findings.push(finding.fact("medium", medium.code()));
            }
        }
        findings
    }
}

/// What a house style offers; nothing if it cannot be read.
fn words(shared: &Shared, findings: &mut Findings) -> Option<BTreeSet<String>> {
    let main = Main::new(shared, diagnostic::Source::new("/house-style/words.typ", QUESTION));
    let world =
        World { shared, main: &main.parsed, data: Bytes::new(Vec::new()), today: None, landscape: false };
    let document = match typst::compile::<PagedDocument>(&world).output {
        Ok(document) => document,
        Err(errors) => {
            findings.0.extend(errors.iter().map(|error| world.finding(&main, error)));
            return None;
        }
    };
    let answer = document.introspector().query(&Selector::Label(Label::new(PicoStr::intern("words"))?));
    let Value::Array(names) = &answer.first()?.to_packed::<MetadataElem>()?.value else { return None };
    Some(names.iter().filter_map(|name| name.clone().cast().ok()).collect())
}
