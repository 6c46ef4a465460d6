//! Owns: turning a judged case into the context that templates see, a file a part.
//! Never: decides; every number comes from the assessment.

mod cells;
mod congress;
mod enterprise;
mod examples;
mod law;
mod money;
mod people;
mod pieces;
mod plan;
pub(super) mod posting;
mod procedure;
mod register;
mod rules;
mod sections;
mod severance;
mod subject;
mod vote;
mod words;
mod worker;

pub use law::missing_norm;
pub use pieces::{Target, is_due, lacking_register, piece, single, targets};
pub use sections::{SECTIONS, Section, Sections};
pub use subject::Subject;
pub(super) use subject::amount;
pub use words::Voice;
pub use worker::worker;
pub(super) use worker::{service_length, sex};
