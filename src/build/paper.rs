//! Owns: one paper of a plan: what it is made of and whether it must be made.
//! Never: makes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use strum::IntoStaticStr;

use crate::compose::Medium;

use super::changes::Change;

/// One document made for one thing, in some media.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// `A1`, `E9/XB0095`; `E9` where the papers of all stand in one file to print.
    pub key: String,
    /// The document's place among those of the plan.
    pub(super) document: usize,
    /// For what it is made.
    pub(super) of: Of,
    /// Fingerprint of the composed source.
    pub(super) source: String,
    /// Fingerprint of the data file.
    pub(super) data: String,
    /// Fingerprints of the sections that the source was composed from, shared by all papers of the document.
    pub(super) sections: Arc<BTreeMap<String, String>>,
    /// The media wanted.
    pub media: Vec<Wanted>,
}

impl Paper {
    /// Whether any medium must be made.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.media.iter().any(|wanted| wanted.state != State::Same)
    }

    /// Why it must be made; empty where nothing must.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        let stale = self.media.iter().find_map(|wanted| match &wanted.state {
            State::Stale(reasons) => Some(reasons.as_slice()),
            State::Same => None,
        });
        stale.unwrap_or_default()
    }
}

/// For what a paper is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// The enterprise.
    Whole,
    /// The target at a place of the document's list.
    Target(usize),
    /// All targets, in one file to print.
    All,
}

/// A paper in one medium.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which.
    pub medium: Medium,
    /// Fingerprint of all that the file is made of.
    pub(super) fingerprint: String,
    /// Whether it must be made.
    pub state: State,
}

/// Whether a file must be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It stands there as it would be made.
    Same,
    /// It must be made, and why; at least one reason.
    Stale(Vec<Reason>),
}

/// Why a file must be made.
#[derive(Clone, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Reason {
    /// It was never made here.
    New,
    /// It was made, but lies there no more.
    Missing,
    /// What it prints changed: the first of the fields, and how many there are.
    Changed {
        /// The first few.
        changes: Vec<Change>,
        /// How many fields in all.
        count: usize,
    },
    /// The words of the templates changed.
    Words,
    /// House style, fonts, title or date of the file changed.
    Look,
    /// Another version of the program made it.
    Program(String),
}
