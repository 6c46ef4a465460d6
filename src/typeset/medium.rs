//! Owns: the media for which one source is made, which files of the house style each of them sees, and that
//! all of them know the same words.
//! Never: what a word looks like.

use std::collections::BTreeSet;

use typst::foundations::{Bytes, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst::{Feature, Library, LibraryExt};
use typst_layout::PagedDocument;

use super::engine::{Engine, Main};
use super::world::{Shared, World};
use crate::diagnostic::{self, Code, Finding, Findings, Place};

/// Where the texts of a house style lie.
const STYLE: &str = "/house-style/";

/// What a document is made for. A body says what stands in it; how that looks is a house style, one for each medium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    /// Paper: pages of a fixed size.
    Page,
    /// Structure without a size, from which web pages and texts are written.
    Flow,
}

impl Medium {
    const ALL: [Self; 2] = [Self::Page, Self::Flow];

    /// The folder of its house style.
    fn folder(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Flow => "flow",
        }
    }

    /// Under which path a file is served: what lies in the folder of this medium, directly under the house style; what
    /// lies in that of another, nowhere; all else, where it is.
    pub(super) fn serves(self, path: &str) -> Option<String> {
        let Some((folder, rest)) = path.strip_prefix(STYLE).and_then(|rest| rest.split_once('/')) else {
            return Some(path.to_owned());
        };
        match Self::ALL.into_iter().find(|medium| medium.folder() == folder) {
            Some(medium) => (medium == self).then(|| format!("{STYLE}{rest}")),
            None => Some(path.to_owned()),
        }
    }

    pub(super) fn library(self) -> typst::LibraryBuilder {
        let features = match self {
            Self::Page => Vec::new(),
            Self::Flow => vec![Feature::Html],
        };
        Library::builder().with_features(features.into_iter().collect())
    }
}

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
                let at = Place::File(format!("templates{STYLE}{}/words.typ", medium.folder()));
                let finding = Finding::new(Code::StyleWord, at).fact("word", word);
                findings.push(finding.fact("medium", medium.folder()));
            }
        }
        findings
    }
}

/// What a house style offers; nothing if it cannot be read.
fn words(shared: &Shared, findings: &mut Findings) -> Option<BTreeSet<String>> {
    let main = Main::new(shared, diagnostic::Source::new("/house-style/words.typ", QUESTION));
    let world = World { shared, main: &main.parsed, data: Bytes::new(Vec::new()), today: None };
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
