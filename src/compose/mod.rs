//! Owns: what a reader is told and in which form: catalogue of documents, context for templates, masking,
//! Chinese numbers and dates.
//! Never: Tera, Typst, files.

mod catalogue;
pub mod chinese;
pub mod context;
mod fill;
mod privacy;
mod table;

pub use catalogue::{Catalogue, Dated, Document, Each, Medium, Paper, Sheet, SignedBy};
pub use fill::{
    SECTIONS, Section, Sections, Subject, Target, Voice, is_due, lacking_register, missing_norm, piece,
    single, targets, worker,
};
pub use privacy::{Profile, mask_between, mask_name};
pub use table::{Column, RowsOf};
