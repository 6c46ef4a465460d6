//! Owns: 经济补偿: its segments, the methods that a case chooses from, a sum that is divided among several.
//! Never: a number of law.

pub(super) mod choice;
pub(super) mod chosen;
pub(super) mod compensation;
pub(super) mod method;
pub(super) mod pool;
