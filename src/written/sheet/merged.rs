//! Owns: which cells of a sheet are one.
//! Never: holds a value.

use std::collections::BTreeMap;

/// So many columns of one merged cell are kept: wider than any roster, and no file can make them endless.
const WIDEST: usize = 512;

/// Merged cells, found from any cell that they cover. Rows and columns are counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// By column, then by first row: last row and first column.
    columns: BTreeMap<usize, BTreeMap<usize, (usize, usize)>>,
}

impl Merged {
    /// Adds a merged cell from its first to its last row and column.
    pub fn add(&mut self, first: (usize, usize), last: (usize, usize)) {
        for column in (first.1..=last.1).take(WIDEST) {
            self.columns.entry(column).or_default().insert(first.0, (last.0, first.1));
        }
    }

    /// The top left cell of the merged cell that covers this one; `None` where it stands alone.
    #[must_use]
    pub fn top_left(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        let (first, (last, left)) = self.columns.get(&column)?.range(..=row).next_back()?;
        (row <= *last).then_some((*first, *left))
    }
}

#[cfg(test)]
mod tests {
    use super::Merged;

    #[test]
    fn every_covered_cell_leads_to_the_first() {
        let mut merged = Merged::default();
        merged.add((2, 5), (4, 6));
        merged.add((7, 5), (8, 5));
        assert_eq!(merged.top_left(2, 5), Some((2, 5)));
        assert_eq!(merged.top_left(4, 6), Some((2, 5)));
        assert_eq!(merged.top_left(8, 5), Some((7, 5)));
        for alone in [(1, 5), (5, 5), (4, 7), (9, 5)] {
            assert_eq!(merged.top_left(alone.0, alone.1), None, "{alone:?}");
        }
    }
}
