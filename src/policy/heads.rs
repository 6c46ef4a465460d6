//! Owns: names of head counts that end in a code of the pack: 渠道人数_internal_retire, 用工人数_contract.
//! Never: counts.

use super::Policy;

/// What is counted under a name: how the name begins, and the list of codes that may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heads {
    /// Workers of a channel.
    Channel,
    /// Workers of a kind (固定工, 合同制职工).
    Kind,
    /// Workers in a state (在岗, 待岗 …).
    Status,
    /// Workers of a category of retirement.
    Category,
    /// People whom a cost item concerns, once the sums are drawn up.
    Item,
}

impl Heads {
    /// Every kind of head count, by the beginning of its names.
    pub const ALL: [(&'static str, Self); 5] = [
        ("渠道人数_", Self::Channel),
        ("用工人数_", Self::Kind),
        ("在岗人数_", Self::Status),
        ("退休类别人数_", Self::Category),
        ("费用人数_", Self::Item),
    ];

    /// What a name counts, and of which code; `None` for every other name.
    #[must_use]
    pub fn named(name: &str) -> Option<(Self, &str)> {
        Self::ALL.iter().find_map(|(start, heads)| Some((*heads, name.strip_prefix(start)?)))
    }

    /// The codes that may follow under a policy.
    #[must_use]
    pub fn codes(self, policy: &Policy) -> Vec<&str> {
        let words = |list: &'static str| {
            let codes = policy.words.keys().filter_map(move |id| id.strip_prefix(list));
            codes.collect()
        };
        match self {
            Self::Channel => policy.channels.iter().map(|channel| channel.code.as_str()).collect(),
            Self::Item => policy.cost_items.iter().map(|item| item.code.as_str()).collect(),
            Self::Kind => words("kind."),
            Self::Status => words("status."),
            Self::Category => policy.categories.iter().map(|known| known.words.code.as_str()).collect(),
        }
    }

    /// Whether a name is a head count whose code the policy knows.
    #[must_use]
    pub fn has(name: &str, policy: &Policy) -> bool {
        Self::named(name).is_some_and(|(heads, code)| heads.codes(policy).contains(&code))
    }
}
