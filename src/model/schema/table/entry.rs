//! Owns: a cell read as what its column is declared to hold.
//! Never: declares a column.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::model::{Entry, Holds};
use crate::written::{Fault, choose, count, decimal};

use super::cells::Cells;

/// Words by which offices answer yes and no.
const TRUTHS: [(&str, bool); 4] = [("是", true), ("有", true), ("否", false), ("无", false)];

/// What stands in a cell; an empty one holds nothing, and is told where it is `required`. `numbers` are those of the roster.
pub(crate) fn entry(
    cells: &mut Cells<'_, '_>,
    at: usize,
    required: bool,
    holds: &Holds,
    numbers: &BTreeSet<&str>,
) -> Option<Entry> {
    // what must be there and is not was told; the cell is empty then
    if required {
        cells.miss(at);
    }
    match holds {
        Holds::Text | Holds::Name => cells.optional(at).map(|text| Entry::Text(text.to_owned())),
        Holds::Day => cells.optional_date(at).map(Entry::Day),
        Holds::Count => cells.optional_parsed(at, count).map(Entry::Count),
        Holds::Number => cells.optional_parsed(at, decimal).map(Entry::Number),
        Holds::Amount => cells.amount(at).map(Entry::Amount),
        Holds::Truth => cells.optional_parsed(at, truth).map(Entry::Truth),
        Holds::Worker => {
            let number = cells.code(at)?.into_owned();
            if !numbers.contains(number.as_str()) {
                let finding = cells.finding(at, Code::UnknownWorker).fact("worker", &number);
                cells.findings.push(finding);
            }
            Some(Entry::Text(number))
        }
        Holds::Word(words) => {
            let choices: Vec<(&str, (&'static str, &'static str))> =
                words.iter().map(|(code, word)| (*word, (*code, *word))).collect();
            let (code, word) = cells.optional_parsed(at, |text| choose(text, &choices))?;
            Some(Entry::Word(code, word))
        }
    }
}

fn truth(text: &str) -> Result<bool, Fault> {
    choose(text, &TRUTHS)
}
