//! Owns: what a reader is told and in which form: catalogue of documents, context for templates, masking, Chinese
//! numbers and dates.
//! May import: assess, policy, model, written, diagnostic.
//! Never: Tera, Typst, files.

mod catalogue;
pub mod chinese;
pub mod context;
mod fill;
mod privacy;

pub use catalogue::{Catalogue, Dated, Document, Issuer, Rows};
pub use fill::{Subject, Voice, context as context_of, missing_norm, rows, worker};
pub use privacy::{Profile, mask_between, mask_name};
