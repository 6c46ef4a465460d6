//! Owns: cells in columns, aligned by the width that a terminal gives them.
//! Never: knows what a cell says.

use unicode_width::UnicodeWidthStr;

/// Blanks between two columns.
const GAP: usize = 2;

/// Rows with their columns aligned. A cell wider than `widest` widens no column: what follows it begins on a
/// line of its own, under its column.
pub fn aligned(rows: &[Vec<String>], indent: usize, widest: usize) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width());
        cells.filter(|width| *width <= widest).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    // a column of empty cells takes no room
    let room = |width: &usize| if *width == 0 { 0 } else { width + GAP };
    let starts: Vec<usize> =
        (0..count).map(|column| indent + widths[..column].iter().map(room).sum::<usize>()).collect();
    let lines = rows.iter().map(|row| {
        let (mut text, mut at) = (String::new(), 0);
        for (cell, start) in row.iter().zip(&starts).filter(|(cell, _)| !cell.is_empty()) {
            if at > 0 && at + GAP > *start {
                text.push('\n');
                at = 0;
            }
            text.push_str(&" ".repeat(start.saturating_sub(at)));
            text.push_str(cell);
            at = start + cell.width();
        }
        text
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn wide_characters_count_twice_and_a_long_cell_pushes_the_rest_down() {
        let rows = [vec!["甲".to_owned(), "b".to_owned()], vec!["abc".to_owned(), "乙".to_owned()]];
        assert_eq!(aligned(&rows, 1, 10), " 甲   b\n abc  乙");
        let rows = [vec!["a".to_owned(), String::new(), "b".to_owned()]];
        assert_eq!(aligned(&rows, 0, 10), "a  b");
        let rows = [vec!["abcdef".to_owned(), "x".to_owned()], vec!["ab".to_owned(), String::new()]];
        assert_eq!(aligned(&rows, 0, 4), "abcdef\n    x\nab");
    }
}
