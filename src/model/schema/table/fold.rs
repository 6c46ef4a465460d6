//! Owns: findings that one cause gives in row after row, told once.
//! Never: folds what is to be mended row by row.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Finding, Findings, Place};

use super::ranges;

/// What a whole column has from one cause: the export of it, a merged cell, a format.
const OF_A_COLUMN: [Code; 4] = [Code::DateSerial, Code::IdNumberLost, Code::MergedCells, Code::CellBroken];

/// Of which kind a finding is, and in which column.
type Cause = (&'static str, Option<usize>);

/// Leaves of each such kind in a column the first finding, with the rows of all.
pub(crate) fn fold(findings: Findings) -> Findings {
    let mut rows = BTreeMap::<Cause, Vec<usize>>::new();
    let mut kept: Vec<(Finding, Option<Cause>)> = Vec::new();
    for finding in findings.0 {
        let Place::Cell { row, column, .. } = &finding.at else {
            kept.push((finding, None));
            continue;
        };
        if !OF_A_COLUMN.contains(&finding.code) {
            kept.push((finding, None));
            continue;
        }
        let (key, row) = ((finding.code.as_str(), *column), *row);
        let of_kind = rows.entry(key).or_default();
        if of_kind.is_empty() {
            kept.push((finding, Some(key)));
        }
        of_kind.push(row);
    }
    let told = kept.into_iter().map(|(finding, key)| {
        let rows = key.and_then(|key| rows.get(&key)).filter(|rows| rows.len() > 1);
        match rows {
            Some(rows) => finding.fact("count", rows.len()).fact("rows", ranges(rows)),
            None => finding,
        }
    });
    Findings(told.collect())
}
