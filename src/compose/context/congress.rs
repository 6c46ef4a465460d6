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
    pub agenda: Vec<String>,
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
    /// Women among the delegates.
    pub women: usize,
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
