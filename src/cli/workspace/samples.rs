//! Owns: the cases that the binary carries: the blank one and the samples.
//! Never: reads the disk; understands a case.

use include_dir::{Dir, include_dir};

use super::{embedded_files, slashed};

static ENTERPRISES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/enterprises");
const BLANK: &str = "blank";

/// The files of a new case, by name.
#[must_use]
pub fn blank_case() -> Vec<(String, &'static [u8])> {
    files_of(BLANK)
}

/// The names of the samples, in order.
#[must_use]
pub fn sample_names() -> Vec<&'static str> {
    let folders = ENTERPRISES.dirs().filter_map(|folder| folder.path().to_str());
    let mut names: Vec<&str> = folders.filter(|name| *name != BLANK).collect();
    names.sort_unstable();
    names
}

/// The files of a sample, by name; none when there is no such sample.
#[must_use]
pub fn sample_case(name: &str) -> Vec<(String, &'static [u8])> {
    if sample_names().contains(&name) { files_of(name) } else { Vec::new() }
}

fn files_of(name: &str) -> Vec<(String, &'static [u8])> {
    let files = ENTERPRISES.get_dir(name).map(embedded_files).unwrap_or_default();
    let below = |path: &'static std::path::Path| path.strip_prefix(name).map(slashed).ok();
    files.into_iter().filter_map(|(path, bytes)| Some((below(path)?, bytes))).collect()
}
