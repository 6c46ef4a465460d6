//! Owns: the manifest of a shelf: which paper came from what, and which files are ours.
//! Never: touches a file that it does not list.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Finding, Place};

use super::files::Shelf;

/// Where it lies on the shelf.
pub const MANIFEST: &str = ".anzhi-made.json";

/// The shape that this program writes.
const FORMAT: u32 = 2;

/// What was made on a shelf for a case.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Shape of the file; 0 for a mere list of names.
    #[serde(default)]
    format: u32,
    /// What tells the case from others: the credit code of its enterprise.
    case: String,
    /// The enterprise in words, for whoever meets the folder with another case.
    enterprise: String,
    /// Version of the program that made the latest.
    #[serde(default)]
    pub(super) program: String,
    /// Papers by key.
    #[serde(default)]
    pub(super) papers: BTreeMap<String, Record>,
    /// Files of which only the names are known: made by an earlier program, or by a build that was killed.
    #[serde(default)]
    pub(super) files: Vec<String>,
}

/// What one paper came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    /// Fingerprint of the composed source.
    pub(super) source: String,
    /// Fingerprint of the data file.
    pub(super) data: String,
    /// Fingerprints of the sections of the context.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) sections: BTreeMap<String, String>,
    /// Files by the ending of their medium.
    pub(super) media: BTreeMap<String, MadeIn>,
}

/// A paper in one medium.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MadeIn {
    /// Fingerprint of all that the files are made of.
    pub(super) made_of: String,
    /// Length and fingerprint of each file, by name.
    pub(super) files: BTreeMap<String, (u64, String)>,
}

impl Manifest {
    /// Reads the manifest of a shelf; a shelf without one has nothing of ours.
    ///
    /// # Errors
    /// The shelf belongs to another case, or its manifest cannot be read.
    pub(super) fn open(shelf: &dyn Shelf, case: &str, enterprise: &str) -> Result<Self, Finding> {
        let own = || Self { case: case.to_owned(), enterprise: enterprise.to_owned(), ..Self::default() };
        let Some(bytes) = shelf.read(MANIFEST)? else { return Ok(own()) };
        let read = serde_json::from_slice::<Self>(&bytes).ok();
        match read {
            Some(read) if read.case == case && read.format <= FORMAT => {
                Ok(Self { papers: read.papers, files: read.files, program: read.program, ..own() })
            }
            other => {
                let other = other.map(|manifest| manifest.enterprise).unwrap_or_default();
                let finding = Finding::new(Code::FolderOfAnother, Place::Case);
                Err(finding.fact("folder", shelf.name()).fact("enterprise", other))
            }
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn save(&mut self, shelf: &dyn Shelf) -> Result<(), Finding> {
        self.format = FORMAT;
        env!("CARGO_PKG_VERSION").clone_into(&mut self.program);
        shelf.write(MANIFEST, &serde_json::to_vec(self).unwrap_or_default())
    }

    /// All our files by name, with length and fingerprint; both empty where only the name is known.
    pub(super) fn files(&self) -> BTreeMap<&str, (u64, &str)> {
        let named = self.files.iter().map(|name| (name.as_str(), (0, "")));
        let made = self.papers.values().flat_map(|record| record.media.values()).flat_map(|made| &made.files);
        named.chain(made.map(|(name, (length, hash))| (name.as_str(), (*length, hash.as_str())))).collect()
    }
}
