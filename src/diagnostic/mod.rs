//! Owns: what is wrong, where it stands in the user's own files, and the closed list of codes.
//! Never: words for the reader (they live in `locales/`), files, the clock.

mod code;
mod finding;
mod place;

pub use code::{Code, Severity};
pub use finding::{CheckRule, Finding, Findings, Words};
pub use place::{Grid, GridColumn, Place, Source, Span, column_letters};
