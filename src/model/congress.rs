//! Owns: the workers' congress or general meeting as it is called.
//! Never: quorum and pass line, which are law.

use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::Place;

use super::{Date, Sex};

/// Most ballots printed beyond those of the people entitled.
pub const MOST_SPARE_BALLOTS: u32 = 10_000;

/// From `congress.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Congress {
    /// `kind`
    pub kind: AssemblyKind,
    /// `session`: full name, such as 第三届职工代表大会第二次会议.
    pub session: String,
    /// `entitled`: 应到, all delegates (all staff for a general meeting).
    pub entitled: u32,
    /// `entitled`'s place.
    pub entitled_at: Place,
    /// `date`
    pub date: Date,
    /// `time`, such as 上午9:00.
    pub time: String,
    /// `place`
    pub place: String,
    /// `papers_sent_on`
    pub papers_sent_on: Date,
    /// `papers_sent_on`'s place.
    pub papers_at: Place,
    /// `leave_to`: to whom a delegate who cannot come reports.
    pub leave_to: String,
    /// `agenda`, in order.
    pub agenda: Vec<AgendaPoint>,
    /// `items`: what is voted on or heard.
    pub items: Vec<Item>,
    /// `delegates`; empty for a general meeting.
    pub delegates: Vec<Delegate>,
    /// `chief_scrutineer`, `scrutineers`, `tellers`: names, proposed.
    pub chief_scrutineer: String,
    /// `scrutineers`
    pub scrutineers: Vec<String>,
    /// `tellers`
    pub tellers: Vec<String>,
    /// `spare_ballots`
    pub spare_ballots: u32,
    /// `result`: once the votes are counted.
    pub result: Option<VoteResult>,
}

/// One point of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaPoint {
    /// `what`, or the whole point where it is a text.
    pub what: String,
    /// `by`: who reports or explains; nobody where it is empty.
    pub by: String,
}

/// The count of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteResult {
    /// `present`: 实到
    pub present: u32,
    /// `issued`: 发出
    pub issued: u32,
    /// `returned`: 收回
    pub returned: u32,
    /// `items`; empty where too few came and nobody voted.
    pub items: Vec<VoteCount>,
    /// `opinions`: what delegations said of the items, without who said it; empty where the case keeps none.
    pub opinions: Vec<Opinion>,
    /// `next`: the meeting that takes the place of one that adopted nothing; nothing while it is not called.
    pub next: Option<NextMeeting>,
    /// Its place in the file.
    pub at: Place,
}

/// What a delegation said before the vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// `group`: delegation.
    pub group: String,
    /// `opinion`
    pub opinion: String,
    /// `reply`: what the meeting was answered.
    pub reply: String,
}

/// A meeting that is called again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextMeeting {
    /// `papers_sent_on`: when the papers go out again.
    pub papers_sent_on: Date,
    /// `date`
    pub date: Date,
    /// `time`
    pub time: String,
    /// `place`
    pub place: String,
}

/// The count of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteCount {
    /// `title`
    pub title: String,
    /// `valid`
    pub valid: u32,
    /// `invalid`
    pub invalid: u32,
    /// `yes`
    pub yes: u32,
    /// `no`
    pub no: u32,
    /// `abstain`
    pub abstain: u32,
    /// Its place in the file.
    pub at: Place,
}

/// Which body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum AssemblyKind {
    /// `delegates`: 职工代表大会
    Delegates,
    /// `all_staff`: 职工大会
    AllStaff,
}

/// What the meeting does with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ItemAction {
    /// `adopt`: 审议通过, by vote
    Adopt,
    /// `hear`: 听取意见
    Hear,
}

/// One item of business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// `title`
    pub title: String,
    /// `action`
    pub action: ItemAction,
}

/// One delegate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegate {
    /// `name`
    pub name: String,
    /// `sex`
    pub sex: Sex,
    /// `group`: delegation.
    pub group: String,
    /// `post`
    pub post: String,
    /// `manager`: middle or senior manager.
    pub manager: bool,
}
