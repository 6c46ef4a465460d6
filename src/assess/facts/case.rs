//! Owns: facts of the case as a whole.
//! Never: facts of one worker.

use std::collections::HashSet;

use chrono::Datelike;

use crate::assess::congress::meeting::{pass_line, quorum};
use crate::assess::law::norms::Norms;
use crate::assess::money::costs::CostTable;
use crate::assess::money::funds::FundTable;
use crate::assess::money::order_of_use::out_of_rank;
use crate::assess::worker::injured::injured;
use crate::assess::worker::judge::CLOSED;
use crate::model::{
    AssemblyKind, Case, Choices, DependantKind, LedgerEntry, Money, Sex, SuccessorOwnership, VoteCount,
    Worker,
};
use crate::policy::{Datum, Heads, Method, Policy};

use super::{CaseFacts, count, number, text, yuan};

/// The channel of people whom nobody reached.
const UNREACHED: &str = "unreached";

/// The ground of a layoff, 劳动合同法 第四十一条.
const LAYOFF: &str = "41";

impl CaseFacts {
    /// What the files say.
    #[must_use]
    pub fn new(case: &Case, policy: &Policy, norms: &Norms) -> Self {
        let mut facts = Self::default();
        facts.dates(case);
        facts.people(case, policy);
        facts.heads(case);
        facts.meeting(case, norms);
        facts.account(case);
        facts
    }

    fn heads(&mut self, case: &Case) {
        for worker in &case.workers {
            for (heads, code) in [
                (Heads::Channel, worker.channel.as_str()),
                (Heads::Kind, worker.kind.code()),
                (Heads::Status, worker.status.code()),
                (Heads::Category, worker.retirement_category.as_str()),
            ] {
                let counts = self.heads.entry(heads).or_default();
                match counts.get_mut(code) {
                    Some(count) => *count += 1,
                    None => drop(counts.insert(code.to_owned(), 1)),
                }
            }
        }
    }

    fn dates(&mut self, case: &Case) {
        let (congress, consultation) = (&case.congress, &case.consultation);
        self.set("基准日", Datum::Day(case.base_date));
        self.set("基准年", number(case.base_date.year()));
        self.set("工龄截止日", Datum::Day(case.service_cutoff));
        self.set("补偿基准日", Datum::Day(case.compensation_date));
        self.set("材料送达日", Datum::Day(congress.papers_sent_on));
        self.set("会议日期", Datum::Day(congress.date));
        self.set("材料提前天数", number((congress.date - congress.papers_sent_on).num_days()));
        self.set("公示起日", Datum::Day(case.notice_from));
        self.set("公示止日", Datum::Day(case.notice_to));
        self.set("方案日期", Datum::Day(case.issue_date));
        self.set("征求意见起日", Datum::Day(consultation.from));
        self.set("征求意见止日", Datum::Day(consultation.to));
        self.set("征求意见天数", number((consultation.to - consultation.from).num_days() + 1));
    }

    fn people(&mut self, case: &Case, policy: &Policy) {
        let (enterprise, choices) = (&case.enterprise, &case.choices);
        let workers = case.workers.iter();
        let stays = |code: &str| policy.channel(code).is_some_and(|known| known.stays || known.out_of_scope);
        let women = workers.clone().filter(|worker| worker.sex == Sex::Female).count();
        let placed = workers.clone().filter(|worker| policy.channel(&worker.channel).is_some()).count();
        let diverted = workers.filter(|worker| !stays(&worker.channel)).count();
        self.set("职工人数", count(case.workers.len()));
        self.set("在册人数", number(enterprise.roll));
        self.set("渠道人数合计", count(placed));
        self.set("分流人数", count(diverted));
        let barred = |worker: &&Worker| {
            let ground = policy.channel(&worker.channel).and_then(|channel| channel.ground.as_deref());
            let ground = ground.and_then(|code| policy.ground(code, Some(worker)));
            ground.is_some_and(|ground| ground.barred_for_protected)
        };
        self.set("单方解除人数", count(case.workers.iter().filter(barred).count()));
        let laid_off = |channel: &str| {
            let ground = policy.channel(channel).and_then(|channel| channel.ground.as_deref());
            ground.is_some_and(|ground| ground == LAYOFF)
        };
        let laid_off = case.workers.iter().filter(|worker| laid_off(&worker.channel)).count();
        self.set("裁员人数", count(laid_off));
        self.set("女职工人数", count(women));
        let silent =
            |of: fn(&Worker) -> bool| count(case.workers.iter().filter(|worker| !of(worker)).count());
        self.set("未填伤残人数", silent(|worker| worker.injury_grade.is_stated()));
        self.set("未填保护人数", silent(|worker| worker.protected.is_stated()));
        self.set("未填配偶人数", silent(|worker| worker.spouse.is_stated()));
        let recorded: HashSet<&str> = case.unreached.iter().map(|record| record.worker.as_str()).collect();
        let away = case.workers.iter().filter(|worker| worker.channel == UNREACHED);
        let unrecorded = away.filter(|worker| !recorded.contains(worker.number.as_str())).count();
        self.set("失联未记录人数", count(unrecorded));
        let wages: HashSet<Money> = case.workers.iter().map(|worker| worker.average_wage).collect();
        self.set("月平均工资种数", count(wages.len()));
        self.set("离退休人数", number(enterprise.retirees.pensioners()));
        self.set("退休人数", number(enterprise.retirees.retired));
        self.set("离休人数", number(enterprise.retirees.veteran_cadres));
        self.set("遗属人数", number(enterprise.retirees.survivors));
        for (name, kind) in [
            ("名册退休人数", DependantKind::Retired),
            ("名册离休人数", DependantKind::VeteranCadre),
            ("名册遗属人数", DependantKind::Survivor),
        ] {
            self.set(name, count(case.dependants.iter().filter(|person| person.kind == kind).count()));
        }
        self.set("改制形式", text(enterprise.restructuring.form.code()));
        self.set("全部关闭", Datum::Truth(enterprise.restructuring.fully_closed));
        self.set("承接单位", text(&enterprise.restructuring.continues_as));
        self.set("劳动部门", text(&enterprise.labour_authority));
        self.methods(choices, policy);
        self.set("约定支付天数", number(choices.payment_days));
        self.set("加班计入基数", Datum::Truth(choices.overtime_in_base));
        self.injured(case, policy);
        let stated = enterprise.restructuring.successor_ownership.is_some();
        self.set("已填承接单位性质", Datum::Truth(stated));
        if let Some(ownership) = enterprise.restructuring.successor_ownership {
            let known = SuccessorOwnership::ALL.iter().find(|(_, known)| *known == ownership);
            self.set("承接单位性质", text(known.map_or("", |(word, _)| word)));
        }
        self.set("企业月平均工资", yuan(choices.enterprise_average_wage));
        let on_overtime = |worker: &&Worker| worker.unused_leave_days > 0 && worker.leave_wage.is_none();
        self.set("未填净工资人数", count(case.workers.iter().filter(on_overtime).count()));
        self.set("内退生活费比例", number(choices.internal_allowance_rate));
    }

    /// A case of several methods has no one method: each worker has.
    fn methods(&mut self, choices: &Choices, policy: &Policy) {
        if let [only] = choices.compensation_methods.as_slice() {
            self.set("补偿方法", text(&only.method));
        }
        let mut known =
            choices.compensation_methods.iter().filter_map(|choice| policy.method(&choice.method));
        self.set("分段计算", Datum::Truth(known.any(Method::splits)));
    }

    /// Those injured at work, by what their grade grants.
    fn injured(&mut self, case: &Case, policy: &Policy) {
        let Some([keep, own_request, _]) = injured(case, policy) else { return };
        self.set("伤残退出岗位人数", count(keep.all));
        self.set("一至四级保留人数", count(keep.kept));
        self.set("五至六级保留人数", count(own_request.kept));
    }

    fn meeting(&mut self, case: &Case, norms: &Norms) {
        let congress = &case.congress;
        let delegates = congress.delegates.iter();
        let kind = match congress.kind {
            AssemblyKind::Delegates => "delegates",
            AssemblyKind::AllStaff => "all_staff",
        };
        self.set("会议形式", text(kind));
        self.set("应到人数", number(congress.entitled));
        self.set("法定人数", number(quorum(congress.entitled, norms.congress.quorum)));
        self.set("通过票数", number(pass_line(congress.entitled, norms.congress.pass)));
        self.set("代表名单人数", count(congress.delegates.len()));
        self.set("管理人员代表数", count(delegates.clone().filter(|delegate| delegate.manager).count()));
        self.set("女代表数", count(delegates.filter(|delegate| delegate.sex == Sex::Female).count()));
        let borne = |name: &str| congress.delegates.iter().filter(|delegate| delegate.name == name).count();
        let counters = std::iter::once(&congress.chief_scrutineer)
            .chain(&congress.scrutineers)
            .chain(&congress.tellers)
            .map(String::as_str)
            .filter(|name| borne(name) > 1);
        let unclear: Vec<&str> = counters.collect();
        self.set("同名监票计票人数", count(unclear.len()));
        self.set("同名监票计票人", text(&unclear.join("、")));
        self.set("已表决", Datum::Truth(congress.result.is_some()));
        let Some(result) = &congress.result else { return };
        self.set("实到人数", number(result.present));
        self.set("发出票数", number(result.issued));
        self.set("收回票数", number(result.returned));
    }

    /// The count of one item of a vote, on top of the facts of the case.
    #[must_use]
    pub fn with_count(&self, votes: &VoteCount, pass: u32) -> Self {
        let mut facts = self.clone();
        facts.set("有效票数", number(votes.valid));
        facts.set("无效票数", number(votes.invalid));
        facts.set("同意票数", number(votes.yes));
        facts.set("不同意票数", number(votes.no));
        facts.set("弃权票数", number(votes.abstain));
        facts.set("表决通过", Datum::Truth(votes.yes >= pass));
        facts
    }

    fn account(&mut self, case: &Case) {
        let account = case.funds.account.as_ref();
        let proof = case.progress.entries.iter().any(|entry| entry.step == "funds_proof");
        let steps = case.progress.entries.iter().map(|entry| entry.step.as_str().into());
        self.set("已办步骤", Datum::List(steps.collect()));
        self.set("有专户", Datum::Truth(account.is_some()));
        self.set("有资金证明", Datum::Truth(proof));
        let closed = case.progress.entries.iter().any(|entry| entry.step == CLOSED);
        self.set("支付已办结", Datum::Truth(closed));
        let Some(account) = account else { return };
        self.set("专户共管单位数", count(account.signatories.len()));
        if account.ledger.is_empty() {
            return;
        }
        let total = |part: fn(&LedgerEntry) -> Money| account.ledger.iter().map(part).sum::<Money>();
        self.set("台账收入", yuan(total(|entry| entry.received)));
        self.set("台账支出", yuan(total(|entry| entry.paid)));
        let mut ordered: Vec<&LedgerEntry> = account.ledger.iter().collect();
        // money that comes in on a day can be paid out on it
        ordered.sort_by_key(|entry| (entry.on, entry.received.is_zero()));
        let (mut received, mut paid, mut overdrawn) = (Money::ZERO, Money::ZERO, false);
        for entry in ordered {
            (received, paid) = (received + entry.received, paid + entry.paid);
            overdrawn |= paid > received;
        }
        self.set("台账透支", Datum::Truth(overdrawn));
    }

    /// What only the sums tell.
    pub fn sums(&mut self, case: &Case, policy: &Policy, costs: &CostTable, funds: &FundTable) {
        self.set("需要资金", yuan(costs.total));
        self.set("落实资金", yuan(funds.secured));
        self.set("计划资金", yuan(funds.planned));
        self.set("资金缺口", yuan(funds.gap));
        let items = costs.items.iter().map(|item| item.code.as_str().into());
        self.set("费用项目", Datum::List(items.collect()));
        if let Some((first, last)) = out_of_rank(case, policy, costs) {
            self.set("越序先付项目", text(&first));
            self.set("越序后付项目", text(&last));
        }
        self.set("个人应付合计", yuan(costs.personal));
        let concerned = costs.items.iter().map(|item| (item.code.clone(), item.people));
        self.heads.insert(Heads::Item, concerned.collect());
        let personal = |code: &str| policy.cost_item(code).is_some_and(|item| item.personal);
        let ledger = case.funds.account.iter().flat_map(|account| &account.ledger);
        let mut lines = ledger.filter(|entry| entry.item.as_deref().is_some_and(personal)).peekable();
        if lines.peek().is_some() {
            self.set("台账个人支出", yuan(lines.map(|entry| entry.paid).sum()));
        }
    }
}
