//! Owns: what a build wants of the place where files lie.
//! Never: a path of the disk.

use std::io::Write;
use std::sync::Arc;

use crate::diagnostic::{Finding, Findings, Source};
use crate::model::schema::CaseSources;

/// A case, with the templates and policies that lie over those which the program carries.
pub trait Inputs {
    /// The files of the case.
    ///
    /// # Errors
    /// Every file that is missing, too large, misplaced or in an unknown encoding.
    fn case_files(&self) -> Result<CaseSources, Findings>;

    /// The files of one policy pack; empty when there is no such pack.
    ///
    /// # Errors
    /// A file that cannot be read, or an id that leads elsewhere.
    fn policy_files(&self, id: &str) -> Result<Vec<Arc<Source>>, Findings>;

    /// All files of templates, named relative to `templates/`.
    ///
    /// # Errors
    /// A file that cannot be read.
    fn template_files(&self) -> Result<Vec<Arc<Source>>, Findings>;
}

/// Where finished files stand, each by a name such as `E9-statement/0001.pdf`.
pub trait Shelf {
    /// The shelf as its user calls it.
    fn name(&self) -> String;

    /// A file; nothing where there is none.
    ///
    /// # Errors
    /// It is there and cannot be read.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Finding>;

    /// How long a file is; nothing where there is none.
    fn length(&self, name: &str) -> Option<u64>;

    /// Writes a file whole or not at all.
    ///
    /// # Errors
    /// The name leads outside, through a link, or to a place that cannot be written.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Finding>;

    /// Removes a file, and its folder when nothing else lies there; one that is not there is no fault.
    ///
    /// # Errors
    /// It cannot be removed.
    fn remove(&self, name: &str) -> Result<(), Finding>;

    /// A place out of sight in which a build is made.
    ///
    /// # Errors
    /// It cannot be made.
    fn stage(&self) -> Result<Box<dyn Stage + '_>, Finding>;
}

/// Files of a build that is not finished; they vanish with it unless they are delivered.
pub trait Stage {
    /// Opens a file for writing.
    ///
    /// # Errors
    /// The name leads elsewhere, or the place cannot be written.
    fn create(&self, name: &str) -> Result<Box<dyn Write>, Finding>;

    /// Writes a file.
    ///
    /// # Errors
    /// As [`Stage::create`].
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Finding> {
        self.create(name)?.write_all(bytes).map_err(|error| self.failed(&error))
    }

    /// What a failure of the machine is told as.
    fn failed(&self, error: &std::io::Error) -> Finding;

    /// Puts every file on its shelf, and gives the paths as the user would type them.
    ///
    /// # Errors
    /// A place is a link or cannot be written.
    fn deliver(self: Box<Self>) -> Result<Vec<String>, Finding>;
}
