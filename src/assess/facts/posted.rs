//! Owns: what stands in the posted columns of the roster and must not hang on a wall.
//! Never: shows what it found but for a word of the pack.

use crate::model::{Entry, OwnColumn, Profile, Worker};

/// Digits in a row that make a telephone or identity number; a workshop is never numbered so.
const TELEPHONE: usize = 7;
/// Digits in a row that make an identity number; a number of the enterprise's own is shorter.
const IDENTITY: usize = 15;

/// A telephone or identity number stands in 单位 or an own column that may be posted, or an identity number as 工号.
pub(in crate::assess) fn number_posted(worker: &Worker, own: &[OwnColumn]) -> bool {
    texts(worker, own).any(|text| digits(text) >= TELEPHONE) || digits(&worker.number) >= IDENTITY
}

/// The first of the pack's words about health or punishment that stands in one of those; empty where none does.
pub(in crate::assess) fn word_posted<'w>(worker: &Worker, own: &[OwnColumn], words: &'w [String]) -> &'w str {
    let found = words.iter().find(|word| texts(worker, own).any(|text| text.contains(word.as_str())));
    found.map_or("", String::as_str)
}

/// What is written freely and may be posted.
fn texts<'w>(worker: &'w Worker, own: &'w [OwnColumn]) -> impl Iterator<Item = &'w str> {
    let text = |(column, value): (&OwnColumn, &'w Option<Entry>)| match value {
        Some(Entry::Text(text)) if column.class == Profile::Public => Some(text.as_str()),
        _ => None,
    };
    std::iter::once(worker.unit.as_str()).chain(own.iter().zip(&worker.own).filter_map(text))
}

/// An identity number, or the telephone of one of these, stands in a text; a telephone of an office may be posted.
pub(in crate::assess) fn number_in(text: &str, workers: &[Worker]) -> bool {
    let own = |worker: &Worker| digits(&worker.phone) >= TELEPHONE && text.contains(worker.phone.as_str());
    digits(text) >= IDENTITY || digits(text) >= TELEPHONE && workers.iter().any(own)
}

/// Most digits in a row, of any script; what divides groups of a number does not end it.
fn digits(text: &str) -> usize {
    let (mut most, mut row) = (0, 0);
    for c in text.chars() {
        match c {
            _ if c.is_numeric() => row += 1,
            '-' | ' ' | '－' | '—' | '　' => {}
            _ => row = 0,
        }
        most = most.max(row);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn h17_numbers_are_seen_however_they_are_grouped() {
        assert_eq!(digits("细纱三车间"), 0);
        assert_eq!(digits("101车间2班"), 3);
        assert_eq!(digits("销售部138-0013-8000"), 11);
        assert_eq!(digits("门卫０７３０－８８８８００１"), 11);
        assert_eq!(digits("439731197201010778"), 18);
    }
}
