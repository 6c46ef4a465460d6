//! Owns: which head counts are held back because so few stand behind them that they would tell of one person.
//! Never: changes a sum; words.

use rust_decimal::prelude::ToPrimitive;

use crate::model::Case;
use crate::policy::Policy;

use crate::assess::law::door::Door;
use crate::assess::money::costs::CostTable;

/// How a count of heads may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// As it is.
    Exact(usize),
    /// Only that there are fewer than the pack's least number.
    Fewer,
    /// Not at all, because a total would give a smaller one away.
    Merged,
}

/// The least heads that may be told as they are; 0 where the pack holds nothing back.
#[must_use]
pub fn cell_minimum(case: &Case, policy: &Policy) -> usize {
    let minimum = Door::new(policy).number("small_cell_minimum", case.base_date);
    minimum.and_then(|minimum| minimum.to_usize()).unwrap_or(0)
}

/// A count beside no total.
#[must_use]
pub fn cell(heads: usize, minimum: usize) -> Cell {
    if heads > 0 && heads < minimum { Cell::Fewer } else { Cell::Exact(heads) }
}

/// Heads of each channel, in the pack's order. Only a channel that tells of a person's health is held back; the
/// smallest other one that is diverted, or stays, as it does goes with it, or their total would give it away.
#[must_use]
pub fn channel_cells(case: &Case, policy: &Policy, costs: &CostTable) -> Vec<Cell> {
    let minimum = cell_minimum(case, policy);
    let door = Door::new(policy);
    let health = door.list("health_channels", case.base_date);
    let channels = policy.channels.iter().zip(&costs.channels);
    let told = channels.clone().map(|(channel, cost)| {
        if health.contains(&channel.code) { cell(cost.people, minimum) } else { Cell::Exact(cost.people) }
    });
    let mut cells: Vec<Cell> = told.collect();
    for stays in [true, false] {
        let side = channels.clone().enumerate().filter(|(_, (channel, cost))| {
            channel.stays == stays && !channel.out_of_scope && cost.people > 0
        });
        let (hidden, others): (Vec<_>, Vec<_>) = side.partition(|(at, _)| cells[*at] == Cell::Fewer);
        let smallest = others.into_iter().min_by_key(|(_, (_, cost))| cost.people);
        if let Some((at, _)) = smallest.filter(|_| hidden.len() == 1) {
            cells[at] = Cell::Merged;
        }
    }
    cells
}
