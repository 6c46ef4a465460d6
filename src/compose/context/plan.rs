//! Owns: the case, its choices, law and timetable as templates see them.
//! Never: decides anything.

use serde::Serialize;

use super::Amount;

/// The document being made.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentContext {
    /// Catalogue id: `A1`.
    pub id: String,
    /// Title: 职工安置方案（草案）.
    pub title: String,
    /// Document number with 〔year〕; empty if none.
    pub number: String,
    /// Date under the document: 2022年6月10日.
    pub date: String,
    /// Names under the document, one a line.
    pub issuers: Vec<String>,
    /// Privacy profile: `public`, `internal`, `personal`.
    pub privacy: String,
    /// Size and turn of the pages: `a4`.
    pub paper: String,
    /// First day of its own period; empty where `postings` has none for it.
    pub posted_from: String,
    /// Last day of it.
    pub posted_to: String,
    /// Both, the year said once: 2018年10月29日至11月2日.
    pub posted_period: String,
    /// Calendar days of it, both ends counted; 0 where there is none.
    pub posted_days: i64,
    /// Working days of it; 0 where there is none, or a year of it has no calendar.
    pub posted_workdays: u32,
    /// Newspaper or address on the web; empty where it hangs where all notices do.
    pub posted_at: String,
}

/// Dates and choices of the case.
#[derive(Clone, Debug, Serialize)]
pub struct CaseContext {
    /// Plan title without 草案.
    pub title: String,
    /// The title broken by meaning.
    pub title_lines: Vec<String>,
    /// 3
    pub revision: u32,
    /// 第三稿
    pub revision_text: String,
    /// 草案, 预审稿, 征求意见稿 or 试行
    pub version: String,
    /// Who takes over personnel files; empty if not settled.
    pub files_go_to: String,
    /// How money reaches a worker; empty if not settled.
    pub payment_form: String,
    /// 2022年5月31日
    pub base_date: String,
    /// Service counted up to this day.
    pub service_cutoff: String,
    /// Wages and norms as of this day.
    pub compensation_date: String,
    /// Whether the three dates above are one.
    pub one_date: bool,
    /// Compensation paid within so many days of handover.
    pub payment_days: u32,
    /// Overtime pay is part of the average wage.
    pub overtime_in_base: bool,
    /// 本企业月平均工资
    pub enterprise_average_wage: Amount,
    /// 70%
    pub internal_allowance_rate: String,
    /// First day of posting.
    pub notice_from: String,
    /// Last day of posting.
    pub notice_to: String,
    /// Both, the year said once: 2022年6月4日至13日.
    pub notice_period: String,
    /// Calendar days of posting, both ends counted.
    pub notice_days: usize,
    /// How people stand on notices.
    pub posting: PostingContext,
}

/// How people stand on notices.
#[derive(Clone, Debug, Serialize)]
pub struct PostingContext {
    /// Names stand whole; else the surname and the worker's number.
    pub whole_names: bool,
    /// The rule for it; empty where only custom says so.
    pub basis: String,
}

/// Severance in sum.
#[derive(Clone, Debug, Serialize)]
pub struct SeveranceContext {
    /// People who receive it.
    pub people: usize,
    /// The same, told as few where they are few: `12`, `不足3`.
    pub heads: String,
    /// All of it.
    pub total: Amount,
    /// A head.
    pub average: Amount,
    /// The methods by which it is worked out, in the plan's order.
    pub methods: Vec<MethodContext>,
    /// Citations, joined: 《中华人民共和国劳动合同法》第四十六条、第四十七条.
    pub basis: String,
    /// Every norm in it was proved.
    pub checked: bool,
}

/// One method of severance as the case uses it.
#[derive(Clone, Debug, Serialize)]
pub struct MethodContext {
    /// For whom, in the words of the case; empty where one method holds for everybody.
    pub whom: String,
    /// People who receive severance by it, told as few where they are few: `12`, `不足3`.
    pub people: String,
    /// What they receive.
    pub total: Amount,
    /// What the method does, in the pack's words.
    pub says: String,
    /// What holds of each stretch of service, sentence by sentence, and of grounds that make a difference there.
    pub rules: Vec<String>,
    /// What holds of the wage base.
    pub base_rules: Vec<String>,
}

/// A ground on which somebody's relation ends.
#[derive(Clone, Debug, Serialize)]
pub struct GroundContext {
    /// `40-3`
    pub code: String,
    /// In words.
    pub title: String,
    /// People.
    pub people: usize,
    /// How the relation ends on it, in the pack's words.
    pub says: String,
    /// 《中华人民共和国劳动合同法》第四十条第三项
    pub article: String,
}

/// Internal retirement in sum.
#[derive(Clone, Debug, Serialize)]
pub struct InternalRetirement {
    /// People.
    pub people: usize,
    /// Living allowance until retirement.
    pub allowance: Amount,
    /// The part of the allowance that is paid in one sum; nothing where it is paid by month.
    pub at_once: Amount,
    /// Insurance contributions until retirement that the enterprise pays.
    pub insurance: Amount,
    /// The workers' own part in them; nothing where the workers pay it.
    pub own_part: Amount,
    /// Both.
    pub total: Amount,
    /// The first month paid: 2022年6月.
    pub from: String,
    /// Sum of months left.
    pub months: usize,
    /// Longest time left, in months.
    pub longest_months: usize,
    /// Smallest and largest monthly allowance.
    pub allowance_from: Amount,
    /// Largest.
    pub allowance_to: Amount,
    /// How the allowance is reckoned: 本人月平均工资 × 70%.
    pub allowance_rule: String,
    /// The share in that rule is the plan's own choice.
    pub own_rate: bool,
    /// What it is never below; empty where policy sets nothing.
    pub allowance_floor: String,
    /// What it is never above; empty where policy sets nothing.
    pub allowance_ceiling: String,
    /// Its articles.
    pub allowance_basis: String,
    /// Every norm of the allowance was proved.
    pub allowance_checked: bool,
    /// Every norm of the contributions was proved.
    pub insurance_checked: bool,
    /// Employer's rates joined: 养老保险16%、医疗保险8%….
    pub rates: String,
    /// Rates of the workers' part, joined the same; empty where the workers pay it.
    pub own_rates: String,
    /// How the allowance is paid, in the pack's words.
    pub allowance_says: String,
    /// Who pays the workers' part of the contributions, a clause in the pack's words.
    pub own_part_says: String,
    /// Year by year.
    pub by_year: Vec<super::YearRow>,
}

/// What is owed from before.
#[derive(Clone, Debug, Serialize)]
pub struct Arrears {
    /// People owed wages.
    pub wage_people: usize,
    /// 拖欠工资
    pub wage: Amount,
    /// People owed medical expenses and the like.
    pub other_people: usize,
    /// 其他欠款
    pub other: Amount,
    /// 欠缴社会保险费本金
    pub insurance: Amount,
    /// 滞纳金
    pub late_fee: Amount,
    /// The articles by which it is worked out.
    pub late_fee_basis: String,
    /// All historic debts.
    pub total: Amount,
}

/// Asking for opinions.
#[derive(Clone, Debug, Serialize)]
pub struct ConsultationContext {
    /// Which draft was laid open; empty where it is not known.
    pub revision_text: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Both, the year said once: 2022年6月1日至15日.
    pub period: String,
    /// Days, both ends counted.
    pub days: usize,
    /// Where the draft can be read.
    pub places: Vec<String>,
    /// Where the opinion box hangs.
    pub opinion_box: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
}

/// How the approved plan is carried out.
#[derive(Clone, Debug, Serialize)]
pub struct ImplementationContext {
    /// Whether the case states it; all below is empty where it does not.
    pub stated: bool,
    /// Who approved or filed the plan.
    pub approved_by: String,
    /// Number of the approval; empty where it has none.
    pub approval: String,
    /// From which day the plan holds.
    pub effective: String,
    /// Days of signing: 2018年11月12日至12月14日.
    pub period: String,
    /// First day of signing.
    pub from: String,
    /// Last day of signing.
    pub to: String,
    /// Where papers are signed.
    pub place: String,
    /// 上午8:30至11:30
    pub hours: String,
}

/// Who leads.
#[derive(Clone, Debug, Serialize)]
pub struct OrganisationContext {
    /// Leading group.
    pub leaders: Vec<LeaderRow>,
    /// Teams.
    pub teams: Vec<TeamRow>,
}

/// One member.
#[derive(Clone, Debug, Serialize)]
pub struct LeaderRow {
    /// 组长
    pub role: String,
    /// Name.
    pub name: String,
    /// Post.
    pub post: String,
}

/// One team.
#[derive(Clone, Debug, Serialize)]
pub struct TeamRow {
    /// 综合协调组
    pub name: String,
    /// Name of its head.
    pub leader: String,
    /// What it does.
    pub duty: String,
}

/// One step.
#[derive(Clone, Debug, Serialize)]
pub struct ScheduleRow {
    /// From 1.
    pub number: usize,
    /// What.
    pub step: String,
    /// When: 2022年6月1日至6月10日.
    pub period: String,
    /// The congress votes in this step.
    pub vote: bool,
    /// Who.
    pub responsible: String,
}

/// One risk.
#[derive(Clone, Debug, Serialize)]
pub struct RiskRow {
    /// From 1.
    pub number: usize,
    /// Point.
    pub point: String,
    /// 高, 中, 低
    pub level: String,
    /// Prevention.
    pub prevention: String,
}

/// A worked example about nobody.
#[derive(Clone, Debug, Serialize)]
pub struct Example {
    /// Name of the cost item: 经济补偿.
    pub item: String,
    /// Channel.
    pub channel: String,
    /// 男 or 女
    pub sex: String,
    /// 1990年7月
    pub hired: String,
    /// Counted service: 27年9个月.
    pub service: String,
    /// Own average wage.
    pub wage: Amount,
    /// Months to retirement, where what is shown runs until then; 0 for all else.
    pub months_left: i32,
    /// Lines of working, as a person would check them by hand; of a severance in the pack's words.
    pub working: Vec<String>,
    /// Result.
    pub amount: Amount,
}

/// An instrument.
#[derive(Clone, Debug, Serialize)]
pub struct InstrumentLine {
    /// 《中华人民共和国劳动合同法》
    pub title: String,
    /// 国务院令第535号; empty if it has none.
    pub number: String,
    /// Both, as a plan lists them.
    pub text: String,
    /// It says how the resettlement itself goes: channels, grounds, method, procedure, programme.
    pub governs: bool,
    /// Repealed, cited for an earlier segment only.
    pub historic: bool,
}

/// A norm.
#[derive(Clone, Debug, Serialize)]
pub struct LawValue {
    /// What it is.
    pub title: String,
    /// `3`, `2/3`, `30`; a share as `20%`.
    pub value: String,
    /// `月`, `元`, `倍`.
    pub unit: String,
    /// 《中华人民共和国劳动合同法》第四十七条第二款
    pub basis: String,
    /// Whether a person has proved the value against its source.
    pub checked: bool,
}
