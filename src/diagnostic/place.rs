//! Owns: positions in what the user wrote.
//! Never: reads a file.

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

/// A table whose cells findings name, shared by all places in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The table's file, as the user knows it.
    pub file: String,
    /// The sheet of a workbook; `None` for a text file.
    pub sheet: Option<String>,
    /// One for each column; empty as long as the headings are not known.
    pub columns: Vec<GridColumn>,
}

/// A column as findings name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridColumn {
    /// The heading as the user wrote it; empty where there is none.
    pub heading: Arc<str>,
    /// The usual name of what stands there; empty where the column is not known.
    pub usual: &'static str,
}

impl Grid {
    /// The column of a usual or written name, from 0.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        let by = |is: &dyn Fn(&GridColumn) -> bool| self.columns.iter().position(is);
        by(&|column| column.usual == name).or_else(|| by(&|column| &*column.heading == name))
    }
}

/// The letters by which a spreadsheet names a column, counted from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn column_letters(column: usize) -> String {
    let (mut rest, mut letters) = (column + 1, Vec::new());
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + u8::try_from(rest % 26).unwrap_or_default());
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// Where a fact was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A range in a text: a YAML file or a template.
    Text(Span),
    /// One cell of a table, or a whole row.
    Cell {
        /// The table.
        grid: Arc<Grid>,
        /// Line in the file, or row in the sheet, from 1.
        row: usize,
        /// From 0; `None` for the whole row.
        column: Option<usize>,
    },
    /// A whole file.
    File(String),
    /// The case as a whole.
    Case,
}

impl Place {
    /// The cell of this row in the column of a usual or written name; the row itself where the table has none, and
    /// any other place as it is.
    #[must_use]
    pub fn in_column(&self, name: &str) -> Self {
        match self {
            Self::Cell { grid, row, .. } => {
                Self::Cell { grid: Arc::clone(grid), row: *row, column: grid.column(name) }
            }
            other => other.clone(),
        }
    }

    /// The heading of a cell, `None` for what is no cell or has none.
    #[must_use]
    pub fn heading(&self) -> Option<&str> {
        let Self::Cell { grid, column: Some(column), .. } = self else { return None };
        grid.columns.get(*column).map(|column| &*column.heading).filter(|heading| !heading.is_empty())
    }

    /// The address of a cell in its workbook, `Sheet1!C7`; `None` for any other place.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        let Self::Cell { grid, row, column } = self else { return None };
        let letters = column.map(column_letters).unwrap_or_default();
        grid.sheet.as_ref().map(|sheet| format!("{sheet}!{letters}{row}"))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(span) => write!(f, "{span:?}"),
            Self::Cell { grid, row, .. } => match (self.address(), self.heading()) {
                (Some(address), _) => write!(f, "{}!{address}", grid.file),
                (None, Some(heading)) => write!(f, "{}:{row}:{heading}", grid.file),
                (None, None) => write!(f, "{}:{row}", grid.file),
            },
            Self::File(name) => f.write_str(name),
            Self::Case => f.write_str("case"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Grid, GridColumn, Place, column_letters};

    #[test]
    fn a_cell_is_named_as_its_file_names_it() {
        let column = |heading: &str, usual| GridColumn { heading: heading.into(), usual };
        let columns = vec![column("职工编号", "工号"), column("身份证号码", "身份证号")];
        let text = Grid { file: "花名册.csv".to_owned(), sheet: None, columns };
        let book = Grid { file: "名册.xlsx".to_owned(), sheet: Some("Sheet1".to_owned()), ..text.clone() };
        let row = |grid: Grid| Place::Cell { grid: Arc::new(grid), row: 7, column: None };
        let (text, book) = (row(text), row(book));
        assert_eq!(text.in_column("身份证号").to_string(), "花名册.csv:7:身份证号码");
        assert_eq!(text.in_column("合同期限"), text);
        assert_eq!(text.to_string(), "花名册.csv:7");
        assert_eq!(book.in_column("身份证号").to_string(), "名册.xlsx!Sheet1!B7");
        assert_eq!(book.to_string(), "名册.xlsx!Sheet1!7");
    }

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        let letters = [0, 25, 26, 701, 702].map(column_letters);
        assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
