//! Owns: heads and channels as templates see them.
//! Never: counts.

use serde::Serialize;

use super::Amount;

/// Head counts of the roster.
#[derive(Clone, Debug, Serialize)]
pub struct People {
    /// On the roll.
    pub total: usize,
    /// Leave their posts: every channel that does not keep the post.
    pub diverted: usize,
    /// Stay.
    pub staying: usize,
    /// Names of the channels in which somebody leaves the post and waits for retirement, joined: 内部退养; empty
    /// where nobody does.
    pub waiting: String,
    /// Men.
    pub men: usize,
    /// Women.
    pub women: usize,
    /// Permanent workers.
    pub permanent: usize,
    /// Contract workers.
    pub contract: usize,
    /// On post, off post by kind.
    pub by_status: Vec<GroupCount>,
    /// By age on the base date.
    pub by_age: Vec<GroupCount>,
    /// By counted service.
    pub by_service: Vec<GroupCount>,
    /// By contract term.
    pub by_contract: Vec<GroupCount>,
    /// By unit.
    pub by_unit: Vec<GroupCount>,
    /// Protected groups with at least one person; a person may be in several.
    pub protected: Vec<GroupCount>,
    /// People of whom the roster does not say whether they are in a protected group.
    pub unstated_protected: usize,
    /// People of whom it does not say whether they were injured at work.
    pub unstated_injury: usize,
    /// Service here from which somebody close to retirement is protected: 15年.
    pub near_retirement_service: String,
    /// How close that is, less than: 5年.
    pub near_retirement_left: String,
    /// Couples who both work here.
    pub couples: usize,
    /// Injured at work: grades 1–4, 5–6, 7–10.
    pub injured_1_4: usize,
    /// Grades 5–6.
    pub injured_5_6: usize,
    /// Grades 7–10.
    pub injured_7_10: usize,
    /// Of grades 1–4, those whose relation goes on.
    pub injured_kept_1_4: usize,
    /// Of grades 5–6.
    pub injured_kept_5_6: usize,
    /// All three as documents print them.
    pub injured_heads: InjuredHeads,
    /// 退休人员
    pub retired: usize,
    /// 离休人员
    pub veteran_cadres: usize,
    /// 遗属
    pub survivors: usize,
    /// Retired and veteran cadres.
    pub retirees: usize,
}

/// Injured workers by grade as documents print them: `12`, or `不足3` where so few would be known by it.
#[derive(Clone, Debug, Serialize)]
pub struct InjuredHeads {
    /// Grades that keep the labour relation.
    pub grades_1_4: String,
    /// Grades that may end it at their own request.
    pub grades_5_6: String,
    /// The rest.
    pub grades_7_10: String,
}

/// Heads by the local names of channels, where the case asks for them.
#[derive(Clone, Debug, Serialize)]
pub struct ChannelSetContext {
    /// 五个一批
    pub name: String,
    /// Names with people, in the order of the policy.
    pub members: Vec<SetMemberRow>,
    /// People for whose channel the set has no name.
    pub others: usize,
    /// Articles.
    pub basis: String,
}

/// One local name.
#[derive(Clone, Debug, Serialize)]
pub struct SetMemberRow {
    /// 企业内部退养一批
    pub name: String,
    /// People.
    pub count: usize,
}

/// A group and its share of the roll.
#[derive(Clone, Debug, Serialize)]
pub struct GroupCount {
    /// Code: `on_post`; for ages and service the lower bound.
    pub code: String,
    /// Name, in the pack's wording.
    pub name: String,
    /// Heads, for conditions only: a document prints `heads`.
    pub count: usize,
    /// `12`, or `不足3` where so few would be known by it.
    pub heads: String,
    /// 12.3%; a dash where the count is held back.
    pub share: String,
}

/// One channel.
#[derive(Clone, Debug, Serialize)]
pub struct ChannelContext {
    /// `internal_retire`
    pub code: String,
    /// 内部退养
    pub name: String,
    /// Heads, for conditions; a document prints `heads`.
    pub count: usize,
    /// `12`, or in words why the count is held back.
    pub heads: String,
    /// `heads` is the count.
    pub exact: bool,
    /// Share of the roll; a dash where the count is held back.
    pub share: String,
    /// Keeps the post (not diverted).
    pub stays: bool,
    /// Taken only with the person's written consent: what people are asked to choose from.
    pub consent: bool,
    /// Ends the labour relation.
    pub ends: bool,
    /// Leaves the post and keeps the relation until retirement, by the rules of internal retirement.
    pub internal_retirement: bool,
    /// Its people could not be reached.
    pub unreached: bool,
    /// Leaves the post and keeps the relation until retirement; internal retirement does so too.
    pub until_retirement: bool,
    /// What holds of its people until retirement, in the pack's words; empty for all other channels.
    pub terms: String,
    /// What becomes of its people, in the pack's words.
    pub says: String,
    /// Cost of its people, all items.
    pub total: Amount,
    /// The items.
    pub items: Vec<ChannelItem>,
    /// Article on which the labour relation is changed or ended; empty if none.
    pub ground: String,
    /// Citations.
    pub basis: String,
}

/// One item of a channel.
#[derive(Clone, Debug, Serialize)]
pub struct ChannelItem {
    /// `K01`
    pub code: String,
    /// 经济补偿
    pub name: String,
    /// Heads, for conditions; a document prints `heads`.
    pub people: usize,
    /// `12`, or `不足3`.
    pub heads: String,
    /// Amount.
    pub amount: Amount,
}
