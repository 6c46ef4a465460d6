//! Owns: from a case folder to a judged case, the way every command goes.
//! Never: decides what is right.

use std::path::Path;

use crate::build::{self, ComparisonSide, Judged};
use crate::cli::workspace::Workspace;
use crate::diagnostic::Findings;
use crate::model::Date;

/// Opens, reads and judges; see [`build::judge`].
#[must_use]
pub fn judge(folder: &Path, as_of: Option<Date>) -> (Option<(Workspace, Judged)>, Findings) {
    let workspace = match Workspace::open(folder) {
        Ok(workspace) => workspace,
        Err(finding) => return (None, Findings(vec![finding])),
    };
    let (judged, findings) = build::judge(&workspace, as_of);
    (judged.map(|judged| (workspace, judged)), findings)
}

/// Judges one case under two policies; see [`build::judge_twice`].
#[must_use]
pub fn judge_twice(folder: &Path, sides: [&ComparisonSide; 2]) -> (Option<[Judged; 2]>, Findings) {
    match Workspace::open(folder) {
        Ok(workspace) => build::judge_twice(&workspace, sides),
        Err(finding) => (None, Findings(vec![finding])),
    }
}
