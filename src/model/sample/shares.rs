//! Owns: dividing a whole number by weights so that the parts add up.
//! Never: loses a unit.

/// Parts of `whole` in proportion to the weights; what is left over goes to the largest remainders, the earlier
/// first. All to the first where no weight counts.
pub(super) fn divide(whole: u64, weights: &[u64]) -> Vec<u64> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if sum == 0 {
        return (0..weights.len()).map(|at| if at == 0 { whole } else { 0 }).collect();
    }
    let exact = |weight: u64| u128::from(whole) * u128::from(weight);
    let mut parts: Vec<u64> = weights.iter().map(|weight| narrow(exact(*weight) / sum)).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| {
        let remainder = weights.get(*at).map_or(0, |weight| exact(*weight) % sum);
        (std::cmp::Reverse(remainder), *at)
    });
    let left = whole - parts.iter().sum::<u64>();
    for at in order.iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[*at] += 1;
    }
    parts
}

/// Deals a sum out person by person in proportion to weights: what was dealt so far is always the share of the
/// weights so far, rounded down, so that the last one closes the sum to the fen.
#[derive(Clone, Debug)]
pub(super) struct Dealer {
    sum: u128,
    weights: u128,
    seen: u128,
    dealt: u128,
}

impl Dealer {
    pub(super) fn new(sum: u64, weights: u64) -> Self {
        Self { sum: u128::from(sum), weights: u128::from(weights), seen: 0, dealt: 0 }
    }

    pub(super) fn deal(&mut self, weight: u64) -> u64 {
        self.seen += u128::from(weight);
        let so_far = (self.sum * self.seen).checked_div(self.weights).unwrap_or(0);
        let part = so_far - self.dealt;
        self.dealt = so_far;
        narrow(part)
    }
}

fn narrow(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
