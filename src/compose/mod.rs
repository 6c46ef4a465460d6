//! Owns: what a reader is told and in which form: catalogue of documents, context for templates, masking, Chinese
//! numbers and dates. May import: assess, policy, model, diagnostic.
//! Never: Tera, Typst, files.

pub mod context;
