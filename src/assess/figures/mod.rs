//! Owns: every printed number of a case as one figure by id: heads, sums, months, days and shares.
//! Never: words; a number that nothing in the judgement gave.

pub(super) mod cells;
mod enterprise;
mod meeting;
mod money;
mod people;
mod severance;
mod sheet;

use crate::diagnostic::Place;
use crate::model::Case;
use crate::policy::Policy;

use super::assessment::Assessment;
use super::figure::Figures;
use sheet::Sheet;

/// Draws up all figures of a judged case.
pub(super) fn figures(case: &Case, policy: &Policy, found: &Assessment) -> Figures {
    let roster = case.workers.first().map_or(Place::Case, |worker| match &worker.at {
        Place::Cell { grid, .. } => Place::File(grid.file.clone()),
        other => other.clone(),
    });
    let mut sheet = Sheet { case, policy, found, roster, figures: Figures::default() };
    people::draw_up(&mut sheet);
    severance::draw_up(&mut sheet);
    money::draw_up(&mut sheet);
    meeting::draw_up(&mut sheet);
    enterprise::draw_up(&mut sheet);
    sheet.figures
}
