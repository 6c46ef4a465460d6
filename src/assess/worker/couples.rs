//! Owns: who is married to whom within one roster.
//! Never: decides what follows for the two.

use std::collections::{BTreeSet, HashMap};

use crate::model::Worker;

/// The spouse of each worker who has one in the roster, by number. One of the two naming the other is enough; a
/// number that nobody has names no one.
#[must_use]
pub fn spouses(workers: &[Worker]) -> HashMap<&str, &Worker> {
    let by_number: HashMap<&str, &Worker> =
        workers.iter().map(|worker| (worker.number.as_str(), worker)).collect();
    let mut spouses = HashMap::new();
    let named = workers.iter().filter_map(|worker| {
        let spouse = *by_number.get(worker.spouse.yes()?.as_str())?;
        (spouse.number != worker.number).then_some((worker, spouse))
    });
    for (worker, spouse) in named.clone() {
        spouses.insert(worker.number.as_str(), spouse);
    }
    for (worker, spouse) in named {
        spouses.entry(spouse.number.as_str()).or_insert(worker);
    }
    spouses
}

/// Couples of the roster, each once.
#[must_use]
pub fn couples(workers: &[Worker]) -> usize {
    let pairs: BTreeSet<[&str; 2]> = spouses(workers)
        .into_iter()
        .map(|(number, spouse)| {
            let mut pair = [number, spouse.number.as_str()];
            pair.sort_unstable();
            pair
        })
        .collect();
    pairs.len()
}
