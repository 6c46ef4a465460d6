//! Owns: facts of a case about the congress: its papers, delegates, lines and votes.
//! Never: counts votes that were not cast.

use rust_decimal::Decimal;

use crate::assess::congress::meeting::{pass_line, quorum};
use crate::assess::congress::vote::{Verdict, counts};
use crate::diagnostic::Coded;
use crate::model::{Delegate, NextMeeting, Sex, VoteCount};
use crate::policy::{FactValue, bind};

use crate::assess::facts::value::{count, number, text};

use super::files::Files;

bind! {
    /// What the file of the congress says.
    pub(super) const MEETING(of: &Files<'_>) {
        "会议形式" => text(of.case.congress.kind.code()),
        "材料送达日" => FactValue::Day(of.case.congress.papers_sent_on),
        "会议日期" => FactValue::Day(of.case.congress.date),
        "材料提前天数" => {
            number((of.case.congress.date - of.case.congress.papers_sent_on).num_days())
        },
        "应到人数" => number(of.case.congress.entitled),
        "法定人数" => number(quorum(of.case.congress.entitled, of.norms.congress.quorum)),
        "通过票数" => number(pass_line(of.case.congress.entitled, of.norms.congress.pass)),
        "代表名单人数" => of.delegates(|_| true),
        "管理人员代表数" => of.delegates(|delegate| delegate.manager),
        "女代表数" => of.delegates(|delegate| delegate.sex == Sex::Female),
        "同名监票计票人" => text(&of.unclear().join("、")),
        "同名监票计票人数" => count(of.unclear().len()),
        "已表决" => FactValue::Truth(of.case.congress.result.is_some()),
        "实到人数" => number(of.case.congress.result.as_ref()?.present),
        "发出票数" => number(of.case.congress.result.as_ref()?.issued),
        "收回票数" => number(of.case.congress.result.as_ref()?.returned),
        "表决结果" => text(of.verdict()?.code()),
        "未计票事项数" => {
            let counts = counts(&of.case.congress, of.case.congress.result.as_ref()?);
            count(counts.iter().filter(|(_, count)| count.is_none()).count())
        },
        "再次会议日期" => FactValue::Day(of.next()?.date),
        "再次材料送达日" => FactValue::Day(of.next()?.papers_sent_on),
        "再次材料提前天数" => number((of.next()?.date - of.next()?.papers_sent_on).num_days()),
    }
}

impl Files<'_> {
    fn verdict(&self) -> Option<Verdict> {
        let (congress, norms) = (&self.case.congress, &self.norms.congress);
        let quorum = quorum(congress.entitled, norms.quorum);
        let pass = pass_line(congress.entitled, norms.pass);
        Some(Verdict::of_meeting(congress, congress.result.as_ref()?, quorum, pass))
    }

    fn next(&self) -> Option<&NextMeeting> {
        self.case.congress.result.as_ref()?.next.as_ref()
    }

    fn delegates(&self, counted: impl Fn(&Delegate) -> bool) -> FactValue {
        count(self.case.congress.delegates.iter().filter(|delegate| counted(delegate)).count())
    }

    /// Those who watch or count votes and whose name several delegates bear.
    fn unclear(&self) -> Vec<&str> {
        let congress = &self.case.congress;
        let borne = |name: &str| congress.delegates.iter().filter(|delegate| delegate.name == name).count();
        std::iter::once(&congress.chief_scrutineer)
            .chain(&congress.scrutineers)
            .chain(&congress.tellers)
            .map(String::as_str)
            .filter(|name| borne(name) > 1)
            .collect()
    }
}

/// What formula and calendar of the pack say of a meeting.
pub(super) struct Convened {
    /// Least number of delegates.
    pub delegates: Option<Decimal>,
    /// Working days of posting.
    pub workdays: Option<Decimal>,
}

bind! {
    /// What the pack says of the meeting.
    pub(super) const CONVENED(of: &Convened) {
        "代表最少人数" => number(of.delegates?),
        "公示工作日数" => number(of.workdays?),
    }
}

/// The count of one item, and the votes that it needed.
pub(super) struct Vote<'a> {
    pub votes: &'a VoteCount,
    pub pass: u32,
}

bind! {
    /// How an item was voted on.
    pub(super) const VOTE(of: &Vote<'_>) {
        "有效票数" => number(of.votes.valid),
        "无效票数" => number(of.votes.invalid),
        "同意票数" => number(of.votes.yes),
        "不同意票数" => number(of.votes.no),
        "弃权票数" => number(of.votes.abstain),
        "表决通过" => FactValue::Truth(of.votes.yes >= of.pass),
    }
}
