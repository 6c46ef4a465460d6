//! Owns: the channel word of a row.
//! Never: knows the channels; asks whoever does.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::diagnostic::Code;

use super::columns::Column;
use crate::model::schema::table::{Cells, without_blanks};

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

    /// The code of exactly one channel, and the word for it.
    pub(super) fn read<'t>(&self, cells: &mut Cells<'t, '_>) -> (Option<String>, Option<&'t str>) {
        let Some(word) = cells.optional(Column::Channel) else {
            let there = cells.table.column(Column::Channel.into()).is_some();
            if there && cells.written(Column::Channel).is_empty() {
                let finding = cells.finding(Column::Channel, Code::NoChannel);
                cells.findings.push(finding.fact("worker", cells.plain(Column::Number)));
            }
            return (None, None);
        };
        // the whole first: a pack may use any of these marks in a name
        let plain = without_blanks(word);
        if let Some(code) = self.code(word).or_else(|| self.code(plain.as_deref()?)) {
            return (Some(code), Some(word));
        }
        let marks = ['、', ';', '；', ',', '，', '/', '／', '+', '＋', '\n'];
        let words = word.split(marks).filter(|word| !word.trim().is_empty()).count();
        let (code, fact) =
            if words > 1 { (Code::TwoChannels, "value") } else { (Code::UnknownChannel, "word") };
        let finding = cells.finding(Column::Channel, code).fact(fact, word);
        cells.findings.push(finding);
        (None, None)
    }
}
