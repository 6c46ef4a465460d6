//! Owns: facts of the cells of registers that papers post.
//! Never: an entry that stays in the office.

use crate::diagnostic::Place;
use crate::model::{Case, Entry, Profile, RegisterColumn, Worker};
use crate::policy::{FactValue, bind};

use super::posted::number_in;
use super::value::{Facts, gathered, text};

/// A posted cell with words in it.
pub(in crate::assess) struct Posted<'a> {
    register: &'a str,
    column: &'a RegisterColumn,
    words: &'a str,
    workers: &'a [Worker],
}

impl<'a> Posted<'a> {
    /// The first worker whose whole name stands there.
    fn named(&self) -> Option<&'a Worker> {
        self.workers.iter().find(|worker| !worker.name.is_empty() && self.words.contains(&worker.name))
    }
}

bind! {
    /// Facts of one posted cell.
    pub(super) const ENTRY(of: &Posted<'_>) {
        "台账名称" => text(of.register),
        "台账列" => text(of.column.heading),
        "公示文字含号码" => FactValue::Truth(number_in(of.words, of.workers)),
        "公示文字含工号" => text(of.named().map_or("", |worker| &worker.number)),
    }
}

/// Every cell with words that a posted paper may show, with its place.
pub(in crate::assess) fn entries(case: &Case) -> Vec<(Place, Facts)> {
    let mut all = Vec::new();
    for register in &case.registers {
        let columns = register.kind.columns.iter().enumerate();
        let posted: Vec<_> = columns.filter(|(_, column)| column.class == Profile::Public).collect();
        for row in &register.rows {
            for (at, column) in &posted {
                let Some(Entry::Text(words)) = &row.entries[*at] else { continue };
                let cell = Posted { register: register.kind.title, column, words, workers: &case.workers };
                all.push((row.at.in_column(column.heading), gathered(ENTRY, &cell)));
            }
        }
    }
    all
}
