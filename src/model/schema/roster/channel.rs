//! Owns: the channel word of a row. May import: diagnostic, the rest of this room.
//! Never: knows the channels; asks whoever does.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::diagnostic::Code;

use super::cells::Cells;
use super::columns::Column;

/// Words to codes, each word asked for once: a long roster has few.
pub(super) struct Channels<'c> {
    ask: &'c dyn Fn(&str) -> Option<String>,
    known: RefCell<HashMap<String, Option<String>>>,
}

impl<'c> Channels<'c> {
    pub(super) fn new(ask: &'c dyn Fn(&str) -> Option<String>) -> Self {
        Self { ask, known: RefCell::default() }
    }

    fn code(&self, word: &str) -> Option<String> {
        if let Some(code) = self.known.borrow().get(word) {
            return code.clone();
        }
        let code = (self.ask)(word);
        self.known.borrow_mut().insert(word.to_owned(), code.clone());
        code
    }

    /// The code of exactly one channel.
    pub(super) fn read(&self, cells: &mut Cells<'_, '_>) -> Option<String> {
        cells.columns.get(Column::Channel)?;
        let Some(word) = cells.optional(Column::Channel) else {
            let told = cells.columns.get(Column::Channel).is_some_and(|at| !cells.row.get(at).is_empty());
            if !told {
                let finding = cells.finding(Column::Channel, Code::NoChannel);
                cells.findings.push(finding.fact("worker", cells.worker()));
            }
            return None;
        };
        // the whole first: a pack may use any of these marks in a name
        if let Some(code) = self.code(word) {
            return Some(code);
        }
        let marks = ['、', ';', '；', ',', '，', '/', '／', '+', '＋', '\n'];
        let words = word.split(marks).filter(|word| !word.trim().is_empty()).count();
        let (code, fact) =
            if words > 1 { (Code::TwoChannels, "value") } else { (Code::UnknownChannel, "word") };
        let finding = cells.finding(Column::Channel, code).fact(fact, word);
        cells.findings.push(finding);
        None
    }
}
