//! Owns: the pack's checks run on everything that they are about, and printed figures worked out again.
//! Never: a condition of its own.

pub(super) mod run;
pub(super) mod stated;
pub(super) mod things;
pub(super) mod witness;
