//! Owns: the fingerprint of texts and files (BLAKE3, the first 128 bits in hexadecimal).
//! Never: asks what a fingerprint is for.

use std::io::{self, Write};

/// Bytes of a hash that are kept: enough that no two papers of all the world meet by chance.
const KEPT: usize = 16;

/// Of one text.
pub(super) fn of(bytes: &[u8]) -> String {
    short(&blake3::hash(bytes))
}

/// Of several parts, none of which can borrow from its neighbour.
pub(super) fn of_all<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    short(&hasher.finalize())
}

fn short(hash: &blake3::Hash) -> String {
    hash.as_bytes()[..KEPT].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes on, and remembers what went through.
pub(super) struct Watched<W> {
    out: W,
    hasher: blake3::Hasher,
    length: u64,
}

impl<W: Write> Watched<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, hasher: blake3::Hasher::new(), length: 0 }
    }

    /// Length and fingerprint of all that was written.
    pub(super) fn seen(&self) -> (u64, String) {
        (self.length, short(&self.hasher.finalize()))
    }
}

impl<W: Write> Write for Watched<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.hasher.update(&bytes[..count]);
        self.length += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::{of, of_all};

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(of_all([&b"ab"[..], b"c"]), of_all([&b"a"[..], b"bc"]));
        assert_eq!(of(b"").len(), 32);
    }
}
