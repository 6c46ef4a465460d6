//! Owns: names of head counts that end in a code of the pack: 渠道人数_internal_retire, 用工人数_contract.
//! Never: counts.

use strum::{IntoStaticStr, VariantArray};

use super::Policy;
use crate::diagnostic::Coded;

/// What is counted under a name. Its code is how the name begins; a code of the pack follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
pub enum Heads {
    /// Workers of a channel.
    #[strum(serialize = "渠道人数_")]
    Channel,
    /// Workers of a kind (固定工, 合同制职工).
    #[strum(serialize = "用工人数_")]
    Kind,
    /// Workers in a state (在岗, 待岗 …).
    #[strum(serialize = "在岗人数_")]
    Status,
    /// Workers of a category of retirement.
    #[strum(serialize = "退休类别人数_")]
    Category,
    /// People whom a cost item concerns, once the sums are drawn up.
    #[strum(serialize = "费用人数_")]
    Item,
}

impl Heads {
    /// What a name counts, and of which code; `None` for every other name.
    #[must_use]
    pub fn named(name: &str) -> Option<(Self, &str)> {
        Self::VARIANTS.iter().find_map(|heads| Some((*heads, name.strip_prefix(heads.code())?)))
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
