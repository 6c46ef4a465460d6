//! Owns: the records of a policy: channels, grounds, methods, cost items, checks and the like.
//! Never: reads what was written, decides.

use std::sync::Arc;

use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::{CheckRule, Place};
use crate::model::CategoryWords;

use super::{Citation, Expression, Subject};

/// A category of retirement: whose it is, and which parameters make its age.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetirementCategory {
    /// Code, words of rosters, sex.
    pub words: CategoryWords,
    /// Id of the parameter with the original age, in months.
    pub original_age: String,
    /// How the age is put off since the reform; `None` where it is not.
    pub delay: Option<Delay>,
    /// Who belongs to it, as a condition on the worker; all whose roster says so where there is none.
    pub when: Option<Expression>,
    /// Articles.
    pub basis: Arc<[Citation]>,
}

/// Ids of the parameters by which an age is put off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delay {
    /// One month for each so many months; 0 = none.
    pub step: String,
    /// Most months.
    pub cap: String,
}

/// One way in which a worker is resettled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// `internal_retire`
    pub code: String,
    /// 内部退养
    pub name: String,
    /// Other names that rosters use.
    pub aliases: Vec<String>,
    /// Keeps the post: not diverted.
    pub stays: bool,
    /// Outside the scope of the resettlement: no money.
    pub out_of_scope: bool,
    /// Leaves the post and keeps the relation until retirement, with a reserve that the program works out.
    pub internal_retirement: bool,
    /// Leaves the post and keeps the relation until retirement; internal retirement does so too.
    pub until_retirement: bool,
    /// Retires before the statutory month, by the worker's choice.
    pub early_retirement: bool,
    /// Its people could not be reached: none of them has a final channel.
    pub unreached: bool,
    /// Code of the channel by which what its people will be owed is estimated and set aside, as long as theirs is open.
    pub estimated_as: Option<String>,
    /// Ground on which the relation ends; `None` if it goes on.
    pub ground: Option<String>,
    /// Needs the worker's written consent.
    pub consent: bool,
    /// Who may take it, as a condition on the worker; everybody where there is none.
    pub when: Option<Expression>,
    /// Papers owed to its people, by document id.
    pub papers: Vec<String>,
    /// Cost items that its people may receive.
    pub items: Vec<String>,
    /// Articles.
    pub basis: Arc<[Citation]>,
}

/// What law or policy grants a protected group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRule {
    /// `maternity`
    pub code: String,
    /// 孕期、产期、哺乳期女职工
    pub name: String,
    /// Bars grounds marked `barred_for_protected`.
    pub bars: bool,
    /// Bars every end of the contract (no leaving check).
    pub bars_all: bool,
    /// Articles.
    pub basis: Arc<[Citation]>,
}

/// How an item is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Payment {
    /// At once.
    Once,
    /// Set aside for later years.
    Reserved,
}

/// What an item of cost is to the program, which works it out or names its sum by rules of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ItemRole {
    /// 经济补偿
    Severance,
    /// 代通知金
    NoticePay,
    /// 拖欠工资
    WageArrears,
    /// Medical expenses and the like owed to workers.
    OtherArrears,
    /// Contributions owed to social insurance.
    InsuranceArrears,
    /// 滞纳金 on them.
    LateFee,
    /// Living allowance of internal retirement.
    InternalAllowance,
    /// Contributions of internal retirement.
    InternalInsurance,
    /// 未休年休假工资
    UnusedLeave,
}

/// One item of cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostItem {
    /// `K01`
    pub code: String,
    /// 经济补偿
    pub name: String,
    /// What it is to the program; nothing for most.
    pub role: Option<ItemRole>,
    /// Paid to the worker and shown as owed on the statement.
    pub personal: bool,
    /// How.
    pub payment: Payment,
    /// To whom, in words.
    pub payee: String,
    /// Settles a debt from before.
    pub historic: bool,
    /// Several debts of one case under it concern the same people (four insurances, say); otherwise each its own.
    pub same_people: bool,
    /// Income from the end of the relation, which income tax takes together.
    pub one_off: bool,
    /// To whose facts its formulas apply.
    pub subject: Option<Subject>,
    /// Where it is due at all.
    pub when: Option<Expression>,
    /// The amount; an item without one is worked out by the program or stated by the case.
    pub amount: Option<Expression>,
    /// Years over which a reserve is spread.
    pub years: Option<Expression>,
    /// For each person beside the roster.
    pub each: Option<EachFormula>,
    /// Rounded to whole yuan instead of the fen.
    pub whole_yuan: bool,
    /// Articles.
    pub basis: Arc<[Citation]>,
    /// Proved.
    pub checked: bool,
    /// Its place in the pack.
    pub at: Place,
}

/// The order of use of money that a form of restructuring has of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseOrder {
    /// Codes of cost items, rank by rank; those of one rank share alike.
    pub ranks: Vec<Vec<String>>,
    /// The sentence of the plan above the table, without a full stop.
    pub says: String,
    /// Articles.
    pub basis: Arc<[Citation]>,
}

/// The formula of an item for one person beside the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EachFormula {
    /// For whom it is due.
    pub when: Option<Expression>,
    /// The amount.
    pub amount: Expression,
    /// Years over which it is spread.
    pub years: Option<Expression>,
}

/// A kind of source of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundKind {
    /// `S-own`
    pub code: String,
    /// 企业自筹
    pub name: String,
    /// It must be paid back: the case says from what and by when.
    pub repaid: bool,
    /// Cost items for which it may be used; any where the policy sets none.
    pub uses: Option<Vec<String>>,
    /// Articles.
    pub basis: Arc<[Citation]>,
}

/// A stage of the procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// `opinions`
    pub code: String,
    /// 征求意见
    pub name: String,
    /// Only some cases go through it: those that record it.
    pub branch: bool,
    /// Articles.
    pub basis: Arc<[Citation]>,
}

/// What becomes of a part of a year of service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Tail {
    /// `up`: any part of a year is a whole one.
    Up,
    /// `half`: as the Labour Contract Law counts: a half below six months, a whole from there on.
    Half,
    /// `half_up`: from six months on a whole one, below nothing.
    HalfUp,
    /// `decimal`: the part as a fraction, to two decimals.
    Decimal,
    /// `none`: full years only.
    None,
}

/// A method of severance that a plan may choose and the congress votes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// `segmented`
    pub code: String,
    /// 分段计算
    pub name: String,
    /// How it computes.
    pub formula: MethodFormula,
    /// Articles.
    pub basis: Arc<[Citation]>,
    /// Proved.
    pub checked: bool,
    /// Its place in the pack.
    pub at: Place,
}

impl Method {
    /// Whether service before and under the Labour Contract Law is reckoned apart.
    #[must_use]
    pub fn splits(&self) -> bool {
        matches!(self.formula, MethodFormula::Statutory { split: true })
    }
}

/// How a method computes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MethodFormula {
    /// The Labour Contract Law, over the whole service or in two segments.
    Statutory {
        /// The part before the law by the rules then in force.
        split: bool,
    },
    /// So much for each unit of service, and a bonus.
    PerUnit {
        /// Remainder of service.
        tail: Tail,
        /// Yuan for a unit.
        base: Expression,
        /// Most units.
        most: Option<Expression>,
        /// Added once.
        bonus: Option<Expression>,
    },
    /// The whole sum by one formula.
    Whole {
        /// Remainder of service, for the fact 计发年数.
        tail: Tail,
        /// Yuan.
        amount: Expression,
    },
    /// A sum for all, divided by each one's share of all service, exact to the fen.
    Pool {
        /// Remainder of service.
        tail: Tail,
        /// Yuan for all.
        amount: Expression,
    },
}

/// A kind of stretch that rosters merge into service or take out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodKind {
    /// `military`
    pub code: String,
    /// 军龄
    pub name: String,
    /// Other names that rosters use.
    pub aliases: Vec<String>,
    /// Merged (true) or taken out.
    pub merged: bool,
    /// Whether a merged stretch counts.
    pub counts: bool,
    /// A merged stretch that counts as service with this very employer.
    pub here: bool,
    /// A stretch that may be left out without a word: compensation was paid for it, or a rule of the place says so.
    pub settled: bool,
    /// Articles.
    pub basis: Arc<[Citation]>,
    /// Proved.
    pub checked: bool,
}

/// Local names of channels, each for one of the pack's channels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelSet {
    /// `shanxi_nine`
    pub code: String,
    /// In words.
    pub name: String,
    /// Local name and code of the channel, in the order of the policy.
    pub members: Vec<(String, String)>,
    /// Articles.
    pub basis: Arc<[Citation]>,
}

/// What facts must not be: a condition that makes a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Code, gravity and words.
    pub ruling: Arc<CheckRule>,
    /// In a few words.
    pub title: String,
    /// On whose facts it looks.
    pub subject: Subject,
    /// True is a finding.
    pub when: Expression,
    /// Names of facts that stand in its words.
    pub placeholders: Vec<String>,
    /// The column of the roster in which what it finds stands; empty for the whole row.
    pub column: String,
    /// Articles.
    pub basis: Arc<[Citation]>,
    /// Proved.
    pub checked: bool,
    /// Its place in the pack.
    pub at: Place,
}

/// One stage that must come before another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Both stages: `before → after`.
    pub id: String,
    /// The earlier stage.
    pub before: String,
    /// The later stage.
    pub after: String,
    /// Least time between: id of the parameter.
    pub least: Option<String>,
    /// Most time between: id of the parameter.
    pub at_most: Option<String>,
    /// Counted in working days.
    pub workdays: bool,
    /// Articles.
    pub basis: Arc<[Citation]>,
    /// Proved.
    pub checked: bool,
}
