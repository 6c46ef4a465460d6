//! Owns: one worker of the roster.
//! Never: judges.

use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::{Coded, Place};

use super::{Answer, Date, Entry, IdNumber, Money, Month, Sex, parse_date, parse_month};

/// A category of retirement as rosters name it. Which there are, a policy says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryWords {
    /// `M60`
    pub code: String,
    /// The words that a roster may write, the usual one first.
    pub names: Vec<String>,
    /// Whose it is.
    pub sex: Sex,
    /// Certain for this sex where a roster writes nothing; for women none is, it is never guessed from sex.
    pub usual: bool,
}

/// What a policy calls the things that a roster names beside channels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterWords {
    /// 退休类别
    pub categories: Vec<CategoryWords>,
    /// 特殊工种: word and code.
    pub trades: Vec<(String, String)>,
}

/// Whether a worker is at the post on the base date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum PostStatus {
    /// 在岗
    OnPost,
    /// 待岗
    Waiting,
    /// 停薪留职
    UnpaidLeave,
    /// 长病
    SickLeave,
    /// 借调
    Seconded,
    /// 已内退
    InternallyRetired,
}

/// Hired before or after the labour-contract reform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum WorkerKind {
    /// 固定工
    Permanent,
    /// 合同制职工
    Contract,
}

/// Term of the labour contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ContractTerm {
    /// 固定期限
    Fixed,
    /// 无固定期限
    OpenEnded,
    /// 以完成一定工作任务为期限
    Task,
}

/// Groups that law or policy protects. Written in the roster's column 保护情形, several divided by 、
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ProtectedGroup {
    /// 接触职业病危害作业, leaving check not yet made
    HazardUnchecked,
    /// 疑似职业病
    SuspectedOccupationalDisease,
    /// 职业病
    OccupationalDisease,
    /// 医疗期内
    MedicalPeriod,
    /// 孕期产期哺乳期
    Maternity,
    /// 工会干部任期内
    UnionOfficer,
    /// 劳动模范
    ModelWorker,
    /// 高技能人才
    HighlySkilled,
    /// 烈军属
    ServiceFamily,
    /// 残疾人
    Disabled,
    /// 退役军人
    Veteran,
    /// 就业困难人员
    HardToPlace,
    /// 医疗期满鉴定五至十级: medical period over, capacity graded 5 to 10 (劳办发〔1997〕18号)
    IllnessGraded,
}

/// A stretch of service at another place, merged or excluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub first: Date,
    /// Last day, counted.
    pub last: Date,
    /// What it was, in the user's word (参军, 系统内调动 …).
    pub kind: String,
}

/// Reads `1986-12-01至1990-11-30 参军`; the days need not be in order.
#[must_use]
pub fn parse_period(text: &str) -> Option<Period> {
    let (first, last, kind) = ends(text, &['至', '到', '~', '～', '—'])?;
    Some(Period { first: parse_date(first)?, last: parse_date(last)?, kind: kind.to_owned() })
}

/// Whether a text gives a period by its months only, as `1985.11-1988.02 参军`, from which no day can be taken.
#[must_use]
pub fn parse_period_of_months(text: &str) -> bool {
    let marks = ['至', '到', '~', '～', '—', '–', '-'];
    ends(text, &marks)
        .is_some_and(|(first, last, _)| [first, last].iter().all(|end| parse_month(end).is_some()))
}

/// Whether a text is written as a period, whatever its days are.
#[must_use]
pub fn is_period_shaped(text: &str) -> bool {
    ends(text, &['至', '到', '~', '～', '—']).is_some()
}

/// The two ends of a period and what stands behind them.
fn ends<'t>(text: &'t str, marks: &[char]) -> Option<(&'t str, &'t str, &'t str)> {
    let (dates, kind) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let mut ends = dates.split(marks).filter(|end| !end.is_empty());
    let (first, last, None) = (ends.next()?, ends.next()?, ends.next()) else { return None };
    Some((first, last, kind.trim()))
}

/// Services given to one worker, each counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Services {
    /// 岗位推荐次数
    pub job_offers: u32,
    /// 职业指导次数
    pub guidance: u32,
    /// 就业服务次数
    pub employment_service: u32,
    /// 职业培训次数
    pub training: u32,
}

impl Worker {
    /// Whether the roster counts the worker to a protected group.
    #[must_use]
    pub fn is_in(&self, group: ProtectedGroup) -> bool {
        self.protected.yes().is_some_and(|groups| groups.contains(&group))
    }

    /// The codes of the protected groups that the roster counts the worker to.
    pub fn groups(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.protected.yes().into_iter().flatten().map(|group| group.code())
    }
}

/// One worker, as the roster states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// 工号, unique in the roster.
    pub number: String,
    /// 姓名
    pub name: String,
    /// 性别
    pub sex: Sex,
    /// 身份证号
    pub id_number: IdNumber,
    /// 出生日期: that of the file (档案) where it is given, else that of the identity number.
    pub birth: Date,
    /// 单位 (workshop or department)
    pub unit: String,
    /// 岗位
    pub post: String,
    /// 在岗情况
    pub status: PostStatus,
    /// 用工性质
    pub kind: WorkerKind,
    /// 合同期限
    pub contract_term: ContractTerm,
    /// 合同到期日, for a fixed term.
    pub contract_end: Option<Date>,
    /// 进入本企业日期
    pub hired_on: Date,
    /// 合并工龄: earlier service moved over and not compensated, military service.
    pub merged: Vec<Period>,
    /// 扣除工龄: stretches that do not count.
    pub excluded: Vec<Period>,
    /// 退休类别: code of the policy, such as `M60`.
    pub retirement_category: String,
    /// 特殊工种: code of the policy, such as `underground`; `None` where the roster names none.
    pub trade: Option<String>,
    /// 特殊工种年限: full years in that trade; `None` where the roster does not say.
    pub trade_years: Option<u32>,
    /// 选定退休月份: the month that the worker chose to retire in, earlier or later than the statutory one.
    pub retires_in: Option<Month>,
    /// 月平均工资: own average of the twelve months before the compensation date.
    pub average_wage: Money,
    /// 缴费基数: base of insurance contributions.
    pub insurance_base: Money,
    /// 拖欠工资
    pub wage_arrears: Money,
    /// 医疗费等欠款: medical expenses, advances and the like owed to the worker.
    pub other_arrears: Money,
    /// 不含加班月均工资: the same average without overtime pay, on which unused leave is paid; `None` where the roster does not
    /// say (企业职工带薪年休假实施办法 第十一条).
    pub leave_wage: Option<Money>,
    /// 工伤计发工资: own average of the twelve months before the accident or the disease; `None` where the roster does not say
    /// (工伤保险条例 第六十四条).
    pub injury_wage: Option<Money>,
    /// 未休年休假天数 at the compensation date
    pub unused_leave_days: u32,
    /// 伤残等级 1 to 10; a no where the worker has no injury that was graded.
    pub injury_grade: Answer<u8>,
    /// 保护情形; a no where the worker is in none of the groups.
    pub protected: Answer<Vec<ProtectedGroup>>,
    /// 配偶工号; a no where the spouse does not work here, or there is none.
    pub spouse: Answer<String>,
    /// 安置渠道: canonical code such as `internal_retire`.
    pub channel: String,
    /// The channel in the roster's own word, such as 内部退养一批.
    pub channel_word: String,
    /// 意愿签字日期
    pub consent_on: Option<Date>,
    /// 本人提出: the worker asked for it (ends compensation on mutual termination).
    pub at_own_request: bool,
    /// 拒绝同等条件续订: the employer offered to renew on terms that were no worse, and the worker refused
    /// (劳动合同法 第四十六条第五项); false where the roster is silent.
    pub refused_renewal: bool,
    /// 延期付款签字日期: when the worker agreed in writing to be paid after handing over; none where paid at once.
    pub late_payment_on: Option<Date>,
    /// 解除终止日期: the day on which the relation ends; `None` where the roster does not say, and that of the case holds.
    pub ends_on: Option<Date>,
    /// 上月工资: wage of the month before the compensation date, for notice pay.
    pub last_month_wage: Option<Money>,
    /// 已提前通知: written notice was given in time.
    pub notice_given: bool,
    /// 缴费月数: months of pension contributions, those deemed included.
    pub contribution_months: Option<u32>,
    /// 失业保险缴费年数: full years of contributions to unemployment insurance; `None` where the roster does not say.
    pub unemployment_years: Option<u32>,
    /// What the employment service did for the worker.
    pub services: Services,
    /// 照顾理由: why a person whom policy spares is let go.
    pub reason: String,
    /// 再就业困难: whether new work is hard to find; `None` where the roster does not say.
    pub hard_to_reemploy: Option<bool>,
    /// 联系电话
    pub phone: String,
    /// 备注
    pub remark: String,
    /// By the columns of its own that the case declares, in their order; a blank is none. Empty where there are none.
    pub own: Vec<Option<Entry>>,
    /// The whole row, for findings.
    pub at: Place,
}
