//! Owns: Tera and its escape, the Typst world, fonts, pages, PDF, PNG and the text of a page.
//! Never: case, policy, the user's files (font folders excepted), the clock.

#![allow(
    clippy::disallowed_types,
    clippy::float_arithmetic,
    reason = "lengths on a page; no money comes here"
)]

mod batch;
mod engine;
mod escape;
pub mod flow;
mod fonts;
mod join;
mod lines;
mod main_source;
mod medium;
mod page;
mod paper;
mod role;
mod template;
mod template_error;
mod threads;
mod trace;
mod words;
mod world;

pub use batch::{PrintFile, for_each};
pub use engine::{Engine, PdfInfo, pdf};
pub use escape::quoted;
pub use fonts::{FontLibrary, FontUse};
pub use join::Printed;
pub use main_source::Main;
pub use page::{SCREEN_PIXELS, page_text, png};
pub use paper::Paper;
pub use role::FontRole;
pub use template::Templates;
/// Pages as Typst lays them out.
pub use typst_layout::PagedDocument;
