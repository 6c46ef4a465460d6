//! Owns: the norms a case is judged by: the door that notes each use, what the program itself reads, what rests on unproved values.
//! Never: facts of a worker; sums.

pub(super) mod applied;
pub(super) mod door;
pub(super) mod norms;
pub(super) mod reads;
pub(super) mod rests;
