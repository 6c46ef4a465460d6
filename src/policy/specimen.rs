//! Owns: invented workers by whom a plan shows how sums come about.
//! Never: reads what was written, decides.

use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::Place;

use super::Expression;

/// What an invented worker shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Shows {
    /// Severance before and under the Labour Contract Law.
    TwoParts,
    /// Months held at their limit.
    Limited,
    /// Severance under the Labour Contract Law alone.
    OnePart,
    /// A base held at the cap.
    Capped,
    /// A base lifted to the minimum wage.
    Lifted,
    /// The reserve of internal retirement.
    Reserve,
}

/// An invented worker by whom a plan shows how a sum comes about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Specimen {
    /// `two_parts`
    pub code: String,
    /// What it shows.
    pub shows: Shows,
    /// Category of retirement.
    pub category: String,
    /// Full years of age on entering the enterprise; not looked at where `months_left` is given.
    pub entry_age: u32,
    /// Months from the base date to retirement.
    pub months_left: Option<u32>,
    /// Years and months of service up to the service cutoff.
    pub service: (u32, u32),
    /// Average wage a month.
    pub wage: Expression,
    /// Its place in the pack.
    pub at: Place,
}
