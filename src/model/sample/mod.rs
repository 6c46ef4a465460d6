//! Owns: `roster.yaml`, the recipe of a made-up roster, and the roster that it yields: the same bytes on
//! every machine.
//! Never: law, files, the clock, chance from outside; a number of a real person.

mod names;
mod number;
mod people;
mod person;
mod plan;
mod random;
mod read;
mod roster;
mod shares;
#[cfg(test)]
mod tests;

pub use plan::Plan;
pub use read::read;
