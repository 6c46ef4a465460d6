//! Owns: the congress as templates see it.
//! Never: counts votes.

use serde::Serialize;

/// The congress or general meeting.
#[derive(Clone, Debug, Serialize)]
pub struct CongressContext {
    /// A general meeting instead of delegates.
    pub all_staff: bool,
    /// 职工代表大会 or 职工大会 (wording of the pack).
    pub body: String,
    /// Full name of the session.
    pub session: String,
    /// 应到
    pub entitled: u32,
    /// Needed for quorum.
    pub quorum: u32,
    /// Yes votes needed.
    pub pass: u32,
    /// 2022年6月20日（星期一）
    pub date: String,
    /// 上午9:00
    pub time: String,
    /// Place.
    pub place: String,
    /// Papers sent on.
    pub papers_sent_on: String,
    /// To whom leave is reported.
    pub leave_to: String,
    /// Agenda.
    pub agenda: Vec<AgendaLine>,
    /// Whether somebody reports on one of its points.
    pub reported: bool,
    /// Items.
    pub items: Vec<ItemLine>,
    /// Items that are voted on.
    pub voted: Vec<ItemLine>,
    /// Proposed names.
    pub chief_scrutineer: String,
    /// Proposed names.
    pub scrutineers: Vec<String>,
    /// Proposed names.
    pub tellers: Vec<String>,
    /// Spare ballots.
    pub spare_ballots: u32,
    /// Entitled and spare.
    pub ballots: usize,
    /// Delegates; empty for a general meeting (the sign-in sheet then lists the roster).
    pub delegates: Vec<DelegateRow>,
    /// Managers among the delegates, share: 16.7%.
    pub manager_share: String,
    /// Managers among the delegates.
    pub managers: usize,
    /// Women among the delegates.
    pub women: usize,
    /// Women among the delegates, share: 41.7%.
    pub women_share: String,
    /// Least number of delegates for so many workers; empty where the policy does not say.
    pub least: String,
    /// Delegations in the order of the list, with their heads; empty for a general meeting.
    pub delegations: Vec<DelegationRow>,
    /// Who is proposed to oversee and to count the vote, with where each works.
    pub counters: Vec<CounterRow>,
    /// Citation of quorum.
    pub quorum_basis: String,
    /// Citation of the pass line.
    pub pass_basis: String,
}

/// An item.
#[derive(Clone, Debug, Serialize)]
pub struct ItemLine {
    /// From 1.
    pub number: usize,
    /// Title.
    pub title: String,
    /// Voted on; otherwise heard.
    pub adopt: bool,
}

/// A delegate (C4), also in `rows` of its data file.
#[derive(Clone, Debug, Serialize)]
pub struct DelegateRow {
    /// From 1.
    pub number: usize,
    /// Delegation.
    pub group: String,
    /// Name.
    pub name: String,
    /// Post.
    pub post: String,
}

/// A point of the agenda.
#[derive(Clone, Debug, Serialize)]
pub struct AgendaLine {
    /// What is done.
    pub what: String,
    /// Who reports or explains; empty where nobody does.
    pub by: String,
}

/// A delegation.
#[derive(Clone, Debug, Serialize)]
pub struct DelegationRow {
    /// Delegation.
    pub name: String,
    /// Its delegates.
    pub heads: usize,
}

/// Somebody who is proposed for the vote.
#[derive(Clone, Debug, Serialize)]
pub struct CounterRow {
    /// `chief`, `scrutineer`, `teller`.
    pub role: String,
    /// Name.
    pub name: String,
    /// Delegation, or unit at a general meeting; empty where the lists do not have exactly one of the name.
    pub group: String,
    /// Post; empty where `group` is.
    pub post: String,
}

/// What became of the vote; of a meeting that has not voted yet, everything is empty.
#[derive(Clone, Debug, Default, Serialize)]
pub struct VoteContext {
    /// Whether the meeting is over.
    pub held: bool,
    /// `adopted` every item, `partly` some of them, `not_adopted` none, `void` too few came or more ballots came back than
    /// went out.
    pub outcome: String,
    /// Whether enough came.
    pub quorum_met: bool,
    /// 实到
    pub present: u32,
    /// 未到
    pub absent: usize,
    /// 发出
    pub issued: u32,
    /// 收回
    pub returned: u32,
    /// Issued and not returned.
    pub unreturned: usize,
    /// Items that were voted on, with their counts, in order.
    pub items: Vec<VoteLine>,
    /// What delegations said before the vote, in order; empty where the case keeps none.
    pub opinions: Vec<OpinionRow>,
    /// The meeting that is called instead.
    pub next: NextMeetingContext,
}

/// The count of one item.
#[derive(Clone, Debug, Serialize)]
pub struct VoteLine {
    /// From 1, as on the ballot.
    pub number: usize,
    /// Title.
    pub title: String,
    /// Whether it was adopted.
    pub adopted: bool,
    /// 有效
    pub valid: u32,
    /// 无效
    pub invalid: u32,
    /// 同意
    pub yes: u32,
    /// 不同意
    pub no: u32,
    /// 弃权
    pub abstain: u32,
    /// Yes votes by all who are entitled: 83.3%.
    pub yes_share: String,
}

/// What a delegation said.
#[derive(Clone, Debug, Serialize)]
pub struct OpinionRow {
    /// From 1.
    pub number: usize,
    /// Delegation.
    pub group: String,
    /// What it said.
    pub opinion: String,
    /// What it was answered.
    pub reply: String,
}

/// A meeting that is called again.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NextMeetingContext {
    /// Whether it is called.
    pub any: bool,
    /// 2022年7月20日（星期三）
    pub date: String,
    /// 上午9:00
    pub time: String,
    /// Place.
    pub place: String,
    /// When the papers go out again.
    pub papers_sent_on: String,
}
