//! Owns: rows that are nobody's: titles, sums, lines under a table.
//! Never: decides which they are.

use strum::IntoStaticStr;

/// Why a row is nobody's, by its word in `locales/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "kebab-case", prefix = "row-")]
pub(crate) enum Why {
    /// It stands above the headings.
    Title,
    /// It repeats the headings, as on every printed page.
    Headings,
    /// A sum.
    Total,
    /// A line under the table.
    Footer,
    /// A word alone that opens a group of people.
    Group,
    /// Only columns of no use are filled, as where numbers were drawn for rows that stayed empty.
    Blank,
}

/// The rows passed over, from the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passed(pub(crate) Vec<(Why, usize)>);

impl Passed {
    pub(super) fn add(&mut self, why: Why, line: usize) {
        self.0.push((why, line));
    }

    /// Rows passed over for one reason.
    pub(super) fn of(&self, wanted: Why) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().filter(move |(why, _)| *why == wanted).map(|(_, line)| *line)
    }
}

/// So many stretches of rows are named.
const NAMED: usize = 8;

/// Rows in order as stretches: `3–5, 8`; of many the first.
pub(crate) fn ranges(lines: &[usize]) -> String {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        match stretches.last_mut().filter(|(_, last)| last + 1 == *line) {
            Some((_, last)) => *last = *line,
            None => stretches.push((*line, *line)),
        }
    }
    let named = stretches
        .iter()
        .take(NAMED)
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    let more = if stretches.len() > NAMED { " …" } else { "" };
    named.collect::<Vec<_>>().join(", ") + more
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn rows_in_a_row_are_one_stretch() {
        assert_eq!(ranges(&[3, 4, 5, 8, 10, 11]), "3–5, 8, 10–11");
        assert_eq!(ranges(&(0..20).map(|at| at * 2).collect::<Vec<_>>()), "0, 2, 4, 6, 8, 10, 12, 14 …");
    }
}
