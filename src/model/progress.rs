//! Owns: what has happened so far.
//! Never: says what must happen.

use crate::diagnostic::Place;

use super::Date;

/// From `progress.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// `entries`, in the order written.
    pub entries: Vec<ProgressEntry>,
}

/// One thing done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressEntry {
    /// `step`: code of the procedure's stage (`roster`, `draft`, `opinions` …).
    pub step: String,
    /// `on`
    pub on: Date,
    /// `evidence`: the paper that shows it.
    pub evidence: String,
    /// Its place in the file.
    pub at: Place,
}
