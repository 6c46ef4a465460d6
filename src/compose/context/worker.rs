//! Owns: one worker as the statement sees them.
//! Never: calculates.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::Amount;

/// One worker, in the data file of a document made once per worker (`data.worker` in Typst).
#[derive(Clone, Debug, Serialize)]
pub struct WorkerContext {
    /// 工号
    pub number: String,
    /// Whole name: the paper is handed to the person.
    pub name: String,
    /// 男 or 女
    pub sex: String,
    /// Identity number, the middle masked: it tells whose paper it is, and no more is needed.
    pub id_number: String,
    /// The whole identity number, where `document.yaml` has `identity: whole`; empty otherwise.
    pub identity: String,
    /// 1967年6月15日
    pub birth: String,
    /// Unit.
    pub unit: String,
    /// Post.
    pub post: String,
    /// 在岗
    pub status: String,
    /// 固定工
    pub kind: String,
    /// 无固定期限
    pub contract_term: String,
    /// Last day of a contract for a term; empty for all others.
    pub contract_end: String,
    /// Telephone; empty where the roster has none.
    pub phone: String,
    /// The day on which the person signed the choice of the channel; empty where the roster has none.
    pub consent_on: String,
    /// Month of retirement that the person chose; empty where none was chosen.
    pub retires_in: String,
    /// 1990年7月1日
    pub hired_on: String,
    /// Merged periods.
    pub merged: Vec<PeriodLine>,
    /// Excluded periods.
    pub excluded: Vec<PeriodLine>,
    /// 27年9个月
    pub service: String,
    /// Grade of an injury at work: 七级; empty where there is none, or it is not stated.
    pub injury_grade: String,
    /// Service in this enterprise alone, to the day on which the relation ends, the first day and the last counted; empty where
    /// that day is not known.
    pub service_here: String,
    /// Own average wage.
    pub average_wage: Amount,
    /// Statutory retirement: 2028年2月.
    pub retirement: String,
    /// Retirement age: 60岁8个月.
    pub retirement_age: String,
    /// Months from the base date to retirement; negative if past.
    pub months_left: i32,
    /// Channel code.
    pub channel: String,
    /// Channel name.
    pub channel_name: String,
    /// Ends the labour relation.
    pub ends: bool,
    /// Ids of the papers that the channel owes: `E3`.
    pub papers: Vec<String>,
    /// The day on which the relation ends; empty where it goes on, or the case does not say.
    pub ends_on: String,
    /// Clauses of the pack that `document.yaml` lists under `clauses`, by code; empty words where none of a clause holds.
    pub clauses: BTreeMap<String, String>,
    /// The person's own entries in the registers that `document.yaml` lists under `entries`, by register; each entry has the
    /// columns of that register.
    pub entries: BTreeMap<&'static str, Vec<Value>>,
    /// What becomes of the person in the channel, in the pack's words.
    pub channel_says: String,
    /// Article on which the relation is changed or ended.
    pub ground: String,
    /// What the ground is, in the pack's words.
    pub ground_says: String,
    /// What the law grants the person beside the sums, sentence by sentence, in the pack's words.
    pub notices: Vec<String>,
    /// What the person is owed, every sum with its working and article; empty if nothing.
    pub items: Vec<StatementItem>,
    /// The channel is not settled: what is set aside is an estimate of what will be owed.
    pub estimated: bool,
    /// Days by which the two segments of service come to more than the whole; 0 where they add up.
    pub seam_days: u32,
    /// Sum of the items.
    pub total: Amount,
    /// Income tax that the employer withholds from severance; empty sum if none.
    pub tax: Amount,
    /// Its articles; empty if none.
    pub tax_basis: String,
    /// Every norm in it was proved against its source.
    pub tax_checked: bool,
    /// Total less tax.
    pub after_tax: Amount,
    /// What is paid for the person to others or held in reserve (allowance, insurance until retirement).
    pub reserved: Vec<StatementItem>,
    /// Sum of those.
    pub reserved_total: Amount,
    /// Monthly living allowance on internal retirement; empty sum if none.
    pub monthly_allowance: Amount,
    /// How it is paid and who pays the own part of contributions, in the pack's words; empty without an allowance.
    pub allowance_says: String,
}

/// A merged or excluded stretch.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodLine {
    /// 参军
    pub kind: String,
    /// 1986年12月1日
    pub first: String,
    /// 1990年11月30日
    pub last: String,
    /// 4年
    pub length: String,
}

/// One sum.
#[derive(Clone, Debug, Serialize)]
pub struct StatementItem {
    /// `K01`
    pub code: String,
    /// 经济补偿
    pub name: String,
    /// How it is worked out, in the pack's words; empty where the pack has none.
    pub says: String,
    /// The day by which it is paid, by the case's calendar of payment; empty where that does not name it.
    pub paid_by: String,
    /// Lines of working, as a person would check them by hand; of a severance in the pack's words, segment by segment.
    pub working: Vec<String>,
    /// Citations.
    pub basis: String,
    /// Amount.
    pub amount: Amount,
    /// Every norm in it was proved against its source.
    pub checked: bool,
}
