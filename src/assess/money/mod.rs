//! Owns: cost items, their table by channel and year, sources against uses, the order in which money is used.
//! Never: figures of one worker.

pub(super) mod costs;
pub(super) mod funds;
pub(super) mod items;
pub(super) mod order_of_use;
