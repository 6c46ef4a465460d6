//! Owns: positions in what the user wrote. May import: nothing of ours. Never: reads a file.

use std::fmt;
use std::sync::Arc;

/// One text that the user wrote, under the name by which the user knows it.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Path as the user typed or would type it.
    pub name: String,
    /// The whole text, decoded.
    pub text: String,
}

impl Source {
    /// Wraps a text so that many spans can share it.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { name: name.into(), text: text.into() })
    }

    /// Line and column of a byte offset, both from 1; columns count characters.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

/// A range of bytes in a source.
#[derive(Clone, PartialEq, Eq)]
pub struct Span {
    /// The text it lies in.
    pub source: Arc<Source>,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.source.line_column(self.start);
        write!(f, "{}:{line}:{column}", self.source.name)
    }
}

/// Where a fact was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A range in a text: a YAML file or a template.
    Text(Span),
    /// One field of a table: roster row and column.
    Cell {
        /// The table's file, as the user knows it.
        file: Arc<str>,
        /// Line in the file, the heading being line 1.
        row: usize,
        /// Heading of the column as the user wrote it; empty for the whole row.
        column: Arc<str>,
    },
    /// A whole file.
    File(String),
    /// The case as a whole.
    Case,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(span) => write!(f, "{span:?}"),
            Self::Cell { file, row, column } if column.is_empty() => write!(f, "{file}:{row}"),
            Self::Cell { file, row, column } => write!(f, "{file}:{row}:{column}"),
            Self::File(name) => f.write_str(name),
            Self::Case => f.write_str("case"),
        }
    }
}
