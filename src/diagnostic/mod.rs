//! Owns: what is wrong, where it stands in the user's own files, the closed list of codes, and how
//! closed lists have their words.
//! Never: words for the reader (they live in `locales/`), files, the clock.

mod code;
mod coded;
mod finding;
mod place;

pub use code::{Code, Severity};
pub use coded::Coded;
pub use finding::{CheckRule, Finding, Findings, Words};
pub use place::{Grid, GridColumn, Place, Source, Span, column_letters};
