//! Owns: the names of facts that conditions and formulas may use, by whose facts they are.
//! Never: a value of a fact; `assess` has those.

mod worker;

use super::{Heads, Kind, Name, Names, Policy, Subject, Value};

use super::things::{DEPENDANT, PROVISION, RULE, SEGMENT, SOURCE, STATED, STEP, YEAR};
use Kind::{Day, List, Number, Text, Truth};
use worker::WORKER;
pub(super) use worker::{ELIGIBLE, IN_CATEGORY};

const CASE: &[(&str, Kind)] = &[
    ("职工人数", Number),
    ("在册人数", Number),
    ("渠道人数合计", Number),
    ("分流人数", Number),
    ("裁员人数", Number),
    ("女职工人数", Number),
    ("伤残退出岗位人数", Number),
    ("未填伤残人数", Number),
    ("未填保护人数", Number),
    ("未填配偶人数", Number),
    ("失联未记录人数", Number),
    ("月平均工资种数", Number),
    ("离退休人数", Number),
    ("退休人数", Number),
    ("离休人数", Number),
    ("遗属人数", Number),
    ("名册退休人数", Number),
    ("名册离休人数", Number),
    ("名册遗属人数", Number),
    ("改制形式", Text),
    ("全部关闭", Truth),
    ("承接单位", Text),
    ("劳动部门", Text),
    ("补偿方法", Text),
    ("分段计算", Truth),
    ("约定支付天数", Number),
    ("加班计入基数", Truth),
    ("一至四级保留人数", Number),
    ("五至六级保留人数", Number),
    ("承接单位性质", Text),
    ("已填承接单位性质", Truth),
    ("费用项目", List),
    ("越序先付项目", Text),
    ("越序后付项目", Text),
    ("已办步骤", List),
    ("单方解除人数", Number),
    ("基准日", Day),
    ("基准年", Number),
    ("工龄截止日", Day),
    ("补偿基准日", Day),
    ("企业月平均工资", Number),
    ("内退生活费比例", Number),
    ("未填净工资人数", Number),
    ("需要资金", Number),
    ("落实资金", Number),
    ("计划资金", Number),
    ("资金缺口", Number),
    ("会议形式", Text),
    ("应到人数", Number),
    ("法定人数", Number),
    ("通过票数", Number),
    ("代表最少人数", Number),
    ("材料送达日", Day),
    ("会议日期", Day),
    ("材料提前天数", Number),
    ("代表名单人数", Number),
    ("管理人员代表数", Number),
    ("女代表数", Number),
    ("同名监票计票人", Text),
    ("同名监票计票人数", Number),
    ("公示起日", Day),
    ("公示止日", Day),
    ("公示工作日数", Number),
    ("方案日期", Day),
    ("征求意见起日", Day),
    ("征求意见止日", Day),
    ("征求意见天数", Number),
    ("有专户", Truth),
    ("专户共管单位数", Number),
    ("有资金证明", Truth),
    ("已表决", Truth),
    ("表决通过", Truth),
    ("支付已办结", Truth),
    ("台账收入", Number),
    ("台账支出", Number),
    ("台账个人支出", Number),
    ("台账透支", Truth),
    ("个人应付合计", Number),
    ("实到人数", Number),
    ("发出票数", Number),
    ("收回票数", Number),
    ("有效票数", Number),
    ("无效票数", Number),
    ("同意票数", Number),
    ("不同意票数", Number),
    ("弃权票数", Number),
];

/// The facts of a subject, without those of the case.
#[must_use]
pub fn facts(subject: Subject) -> &'static [(&'static str, Kind)] {
    match subject {
        Subject::Worker => WORKER,
        Subject::Case => CASE,
        Subject::Source => SOURCE,
        Subject::Year => YEAR,
        Subject::Provision => PROVISION,
        Subject::Dependant => DEPENDANT,
        Subject::Step => STEP,
        Subject::Stated => STATED,
        Subject::Rule => RULE,
        Subject::Segment => SEGMENT,
    }
}

/// What an expression about a subject may name: its facts, those of the case, and parameters by id.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary<'p> {
    /// Whose facts.
    pub subject: Subject,
    /// Where parameters stand.
    pub policy: &'p Policy,
}

impl Names for Vocabulary<'_> {
    fn find(&self, name: &str) -> Option<Name> {
        let of = |subject| facts(subject).iter().find(|(known, _)| *known == name);
        if let Some((_, kind)) = of(self.subject).or_else(|| of(Subject::Case)) {
            return Some(Name { kind: *kind, never_zero: false });
        }
        if Heads::has(name, self.policy) {
            return Some(Name { kind: Number, never_zero: false });
        }
        if let Some(id) = limit_asked(name) {
            let limit = self.policy.parameters.get(id)?.limit && self.find(id).is_some();
            return limit.then_some(Name { kind: Truth, never_zero: false });
        }
        let parameter = self.policy.parameters.get(name)?;
        // a formula about other facts cannot be worked out here
        if parameter.subject.is_some_and(|subject| subject != Subject::Case && subject != self.subject) {
            return None;
        }
        let mut values = parameter.values.values().map(|line| &line.norm.value);
        let kind = match values.clone().next() {
            Some(Value::Number(_) | Value::Formula(_) | Value::None) => Number,
            Some(Value::List(_)) => List,
            _ if parameter.is_day() => Day,
            Some(Value::Text(_)) => Text,
            // declared here, given by the localities
            None => Number,
        };
        let given = !parameter.values.is_empty();
        let never_zero = given
            && values.all(|value| {
                matches!(value, Value::Number(number) if !number.is_zero()) || *value == Value::None
            });
        Some(Name { kind, never_zero })
    }

    fn codes(&self, name: &str) -> Vec<String> {
        let policy = self.policy;
        let words = |list: &str| {
            let codes = policy.words.keys().filter_map(|id| id.strip_prefix(list)?.strip_prefix('.'));
            codes.map(str::to_owned).collect()
        };
        match name {
            "性别" => words("sex"),
            "人员类别" => words("dependant"),
            "退休类别" => policy.categories.iter().map(|category| category.words.code.clone()).collect(),
            "特殊工种" => words("trade"),
            "在岗情况" => words("status"),
            "用工性质" => words("kind"),
            "合同期限" => words("term"),
            "改制形式" => words("form"),
            "承接单位性质" => words("ownership"),
            "已办步骤" | "前一步骤编号" => {
                policy.stages.iter().map(|stage| stage.code.clone()).collect()
            }
            "会议形式" => words("body"),
            "落实程度" => words("certainty"),
            "解除依据" => policy.grounds.keys().cloned().collect(),
            "保护情形" => policy.groups.iter().map(|group| group.code.clone()).collect(),
            "补偿方法" => policy.methods.iter().map(|method| method.code.clone()).collect(),
            "资金种类" => policy.fund_kinds.iter().map(|kind| kind.code.clone()).collect(),
            "安置渠道" => policy.channels.iter().map(|channel| channel.code.clone()).collect(),
            id => policy.parameters.get(id).map(|known| known.one_of.clone()).unwrap_or_default(),
        }
    }

    fn all(&self) -> Vec<String> {
        let of = |subject| facts(subject).iter().map(|(name, _)| (*name).to_owned());
        let heads = Heads::ALL.iter().flat_map(|(start, heads)| {
            heads.codes(self.policy).into_iter().map(move |code| format!("{start}{code}"))
        });
        let limits = self.policy.parameters.values().filter(|parameter| parameter.limit);
        let limits = limits.map(|parameter| format!("{LIMIT_ASKED}{}", parameter.id));
        let parameters = self.policy.parameters.keys().cloned().chain(limits);
        of(self.subject).chain(of(Subject::Case)).chain(parameters).chain(heads).collect()
    }
}

/// Before the id of a limit: whether there is one.
const LIMIT_ASKED: &str = "有_";

/// The limit of which a name asks whether there is one: `有_severance_cap_years`.
#[must_use]
pub fn limit_asked(name: &str) -> Option<&str> {
    name.strip_prefix(LIMIT_ASKED)
}

/// The parameter from which a fact is worked out: a formula of that parameter must not name the fact again.
#[must_use]
pub fn worked_from(fact: &str) -> Option<&'static str> {
    (fact == "应税经济补偿").then_some("severance_taxable")
}
