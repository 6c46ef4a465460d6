//! Owns: counted service (连续工龄): own years, merged and excluded stretches, within a window of dates.
//! May import: model. Never: months of severance, which `compensation` counts.

use crate::model::{Date, DateSpan, Worker};

/// Service between two days, both counted: own service up to the window's end, plus merged stretches, less
/// excluded ones. Years, months and days are added before anything is rounded, so that several stretches do
/// not earn several remainders (劳动合同法实施条例 第十条).
#[must_use]
pub fn counted(worker: &Worker, first: Date, last: Date) -> DateSpan {
    let clip = |from: Date, to: Date| DateSpan::inclusive(from.max(first), to.min(last));
    let merged = worker.merged.iter().map(|period| clip(period.first, period.last));
    let excluded = worker.excluded.iter().map(|period| clip(period.first, period.last));
    let gained = merged.fold(clip(worker.hired_on, last), DateSpan::plus);
    let lost = excluded.fold(DateSpan::default(), DateSpan::plus);
    if lost.is_empty() { gained } else { gained.minus(lost) }
}
