//! Owns: the data that papers on a shelf were made of, kept so that a later build can say what changed.
//! Never: holds more than a line in memory.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};

use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::diagnostic::Finding;

use super::files::Shelf;

/// Where it lies on the shelf: a line a state, `name TAB json`, compressed.
const KEPT: &str = ".anzhi-made.data.gz";

/// Goes over all that is kept. What cannot be read is as if it were not kept: it only explains.
///
/// # Errors
/// The shelf cannot be read.
pub(super) fn each(shelf: &dyn Shelf, mut see: impl FnMut(&str, &str)) -> Result<(), Finding> {
    let Some(bytes) = shelf.read(KEPT)? else { return Ok(()) };
    for line in BufReader::new(GzDecoder::new(&bytes[..])).lines().map_while(Result::ok) {
        if let Some((name, state)) = line.split_once('\t') {
            see(name, state);
        }
    }
    Ok(())
}

/// What will be kept: new states first, then those of before that are still needed.
pub(super) struct Keeping {
    out: GzEncoder<Vec<u8>>,
    names: BTreeSet<String>,
}

impl Keeping {
    pub(super) fn new() -> Self {
        Self { out: GzEncoder::new(Vec::new(), Compression::fast()), names: BTreeSet::new() }
    }

    /// Keeps a state, the first of a name.
    pub(super) fn keep(&mut self, name: &str, state: &Value) {
        if self.names.insert(name.to_owned()) {
            self.line(name, &state.to_string());
        }
    }

    fn line(&mut self, name: &str, state: &str) {
        // a vector takes all that is written
        let _ = writeln!(self.out, "{name}\t{state}");
    }

    /// Adds what is kept already under other names, as far as it is still `needed`, and writes all of it.
    ///
    /// # Errors
    /// The shelf cannot be read or written.
    pub(super) fn save(mut self, shelf: &dyn Shelf, needed: impl Fn(&str) -> bool) -> Result<(), Finding> {
        let known = std::mem::take(&mut self.names);
        each(shelf, |name, state| {
            if needed(name) && !known.contains(name) {
                self.line(name, state);
            }
        })?;
        let bytes = self.out.finish().unwrap_or_default();
        shelf.write(KEPT, &bytes)
    }
}
