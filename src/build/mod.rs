//! Owns: a build: read and judge, plan the papers with their fingerprints, make what is stale, deliver, keep
//! the manifest.
//! Never: words for the reader, a terminal, a path of the disk: files come by traits.

mod altered;
mod builder;
mod changes;
mod files;
mod fingerprint;
mod judge;
mod kept;
mod length;
mod make;
mod manifest;
mod paper;
mod plan;
mod proof;
mod side;
mod waiting;

pub use builder::Builder;
pub use changes::Change;
pub use files::{Inputs, Shelf, Stage};
pub use judge::{Judged, judge, judge_twice, read_policy};
pub use make::Made;
pub use manifest::MANIFEST;
pub use paper::{Paper, Reason, State};
pub use plan::{Order, Plan};
pub use proof::proof_templates;
pub use side::ComparisonSide;
