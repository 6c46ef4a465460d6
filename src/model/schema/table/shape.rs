//! Owns: what a kind of table is: its columns, and which of them tell people from other rows.
//! Never: other names of a column; a table itself.

/// A column that a kind of table may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    /// Its usual name.
    pub(crate) usual: &'static str,
    /// Whether the table must have it.
    pub(crate) required: bool,
    /// Whether one merged cell may tell it of several people: their unit, but no amount.
    pub(crate) shared: bool,
}

/// A kind of table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// Under which its names stand in `columns.yaml`.
    pub(crate) table: &'static str,
    /// Every column that it may have.
    pub(crate) columns: &'static [Known],
    /// The column without which a row is nobody's: sums and remarks leave it empty.
    pub(crate) proof: usize,
    /// The column of people's names.
    pub(crate) name: usize,
    /// The column by which offices group the rows.
    pub(crate) group: usize,
    /// Whether there may be headings and nothing below: a book in which nothing was entered yet.
    pub(crate) may_be_empty: bool,
}

impl Shape {
    pub(super) fn required(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().filter(|column| column.required).map(|column| column.usual)
    }
}
