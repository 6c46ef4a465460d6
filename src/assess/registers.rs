//! Owns: registers in sum: entries, words, counts and amounts.
//! Never: judges an entry.

use std::collections::BTreeMap;

use crate::model::{Case, Date, Entry, Holds, Money, Register};

use super::law::door::Door;
use super::limits::{Limited, limits, written_to};

/// One register in sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterSums {
    /// Its entries.
    pub rows: usize,
    /// By column that holds one of several words: entries by code, 0 where none has it.
    pub words: BTreeMap<&'static str, BTreeMap<&'static str, usize>>,
    /// By column of counts: their sum.
    pub counts: BTreeMap<&'static str, u64>,
    /// By column of amounts: their sum.
    pub amounts: BTreeMap<&'static str, Money>,
    /// By column: entries in which it is filled.
    pub filled: BTreeMap<&'static str, usize>,
    /// By limit: each entry in its order.
    pub limits: BTreeMap<&'static str, Vec<Limited>>,
    /// By limit: entries of which it passed.
    pub late: BTreeMap<&'static str, usize>,
    /// The last day up to which it is known what was done; `None` where it has no limits.
    pub written_to: Option<Date>,
}

/// The registers that the case keeps, by id.
pub(super) fn registers(case: &Case, door: &Door<'_>) -> BTreeMap<&'static str, RegisterSums> {
    let kept = case.registers.iter().map(|register| {
        let mut sums = sums(register);
        if !register.kind.limits.is_empty() {
            let to = written_to(case, register);
            sums.limits = limits(register, door, to);
            let late = |entries: &Vec<Limited>| entries.iter().filter(|one| one.late == Some(true)).count();
            sums.late = sums.limits.iter().map(|(limit, entries)| (*limit, late(entries))).collect();
            sums.written_to = Some(to);
        }
        (register.kind.id, sums)
    });
    kept.collect()
}

fn sums(register: &Register) -> RegisterSums {
    let mut sums = RegisterSums { rows: register.rows.len(), ..RegisterSums::default() };
    for (at, column) in register.kind.columns.iter().enumerate() {
        if let Holds::Word(words) = &column.holds {
            sums.words.insert(column.id, words.iter().map(|(code, _)| (*code, 0)).collect());
        }
        sums.filled.insert(column.id, 0);
        for entry in register.rows.iter().filter_map(|row| row.entries[at].as_ref()) {
            *sums.filled.entry(column.id).or_default() += 1;
            match entry {
                Entry::Word(code, _) => {
                    *sums.words.entry(column.id).or_default().entry(code).or_default() += 1
                }
                Entry::Count(count) => *sums.counts.entry(column.id).or_default() += u64::from(*count),
                Entry::Amount(money) => {
                    let sum = sums.amounts.entry(column.id).or_default();
                    *sum = *sum + *money;
                }
                Entry::Number(_) | Entry::Text(_) | Entry::Day(_) | Entry::Truth(_) => {}
            }
        }
    }
    sums
}
