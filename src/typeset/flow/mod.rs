//! Owns: documents without pages: the block list, and the media that are written from it.
//! Never: fonts, sizes of paper, the disk.

mod block;
mod docx;
mod export;
mod html;
mod text;

pub use block::{Align, Block, Cell, Flow, Role, Row, Run, Table, Width, plain};
pub use docx::docx;
pub use html::html;
pub use text::text;
