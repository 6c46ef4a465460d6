//! Owns: registers in sum, as templates see them.
//! Never: an entry; counts.

use std::collections::BTreeMap;

use crate::compose::chinese;
use crate::compose::context::RegisterContext;
use crate::model::schema::register_kinds;
use crate::model::{Holds, Money};

use super::{Subject, amount};

/// Every register that there is, by id.
pub(in crate::compose) fn registers(subject: &Subject<'_>) -> BTreeMap<&'static str, RegisterContext> {
    let kinds = register_kinds().iter().map(|kind| {
        let kept = subject.assessment.registers.get(kind.id);
        let sums = kept.cloned().unwrap_or_default();
        let mut context = RegisterContext {
            title: kind.title.to_owned(),
            kept: kept.is_some(),
            rows: sums.rows,
            words: sums.words,
            counts: sums.counts,
            sums: sums.amounts.into_iter().map(|(column, sum)| (column, amount(sum))).collect(),
            filled: sums.filled,
            late: sums.late,
            written_to: sums.written_to.map(chinese::date).unwrap_or_default(),
        };
        for limit in &kind.limits {
            context.late.entry(limit.id).or_insert(0);
        }
        // a template may ask for every column, whether or not anything was entered
        for column in &kind.columns {
            context.filled.entry(column.id).or_insert(0);
            match &column.holds {
                Holds::Word(words) => {
                    let of = context.words.entry(column.id).or_default();
                    for (code, _) in words {
                        of.entry(code).or_insert(0);
                    }
                }
                Holds::Count => {
                    context.counts.entry(column.id).or_insert(0);
                }
                Holds::Amount => {
                    context.sums.entry(column.id).or_insert_with(|| amount(Money::ZERO));
                }
                Holds::Text | Holds::Number | Holds::Day | Holds::Truth | Holds::Worker | Holds::Name => {}
            }
        }
        (kind.id, context)
    });
    kinds.collect()
}
