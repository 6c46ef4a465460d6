//! Owns: what a user wrote, with the place of every word: YAML trees, tables, encodings.
//! Never: knows what a case or a policy is, opens a file, stops at the first problem.

mod encoding;
mod nearest;
mod node;
mod reader;
mod scalar;
mod sheet;
mod text;
mod tree;
mod workbook;

pub use encoding::decode;
pub use nearest::nearest;
pub use node::{Key, Node, Value};
pub use reader::MapReader;
pub use scalar::{Fault, choose, coded, count, decimal, flag, whole_days, worded};
pub use sheet::{Beside, Cell, Merged, Row, Sheet};
pub use text::{code_point, forbidden_character, private_character};
pub use tree::{MOST_BYTES, parse};
pub use workbook::{Book, SheetName, TableFile};
