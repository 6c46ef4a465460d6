//! Owns: what templates may say of a register in sum.
//! Never: an entry.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Amount;

/// One register in sum. Its entries are rows of a document.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterContext {
    /// What it is called.
    pub title: String,
    /// Whether the case keeps it; all below is 0 where it does not.
    pub kept: bool,
    /// Its entries.
    pub rows: usize,
    /// By column that holds one of several words: entries by code, 0 where none has it.
    pub words: BTreeMap<&'static str, BTreeMap<&'static str, usize>>,
    /// By column of counts: their sum.
    pub counts: BTreeMap<&'static str, u64>,
    /// By column of amounts: their sum.
    pub sums: BTreeMap<&'static str, Amount>,
    /// By column: entries in which it is filled.
    pub filled: BTreeMap<&'static str, usize>,
    /// By limit: entries of which it passed.
    pub late: BTreeMap<&'static str, usize>,
    /// The day up to which limits are looked at: 2018年12月28日; empty where it has none.
    pub written_to: String,
}
