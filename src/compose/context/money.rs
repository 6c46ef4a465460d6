//! Owns: costs and funds as templates see them.
//! Never: adds anything up.

use serde::Serialize;

/// An amount in the forms that documents use.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Amount {
    /// `12,345.67`
    pub yuan: String,
    /// In ten thousands, two decimals, half away from zero: `1.23`.
    pub wan: String,
    /// 人民币壹万贰仟叁佰肆拾伍元陆角柒分
    pub capitals: String,
    /// Whether it is more than nothing.
    pub any: bool,
}

/// Cost estimate.
#[derive(Clone, Debug, Serialize)]
pub struct Costs {
    /// Items with an amount, in the pack's order.
    pub items: Vec<CostLine>,
    /// Those that settle debts from before.
    pub historic: Amount,
    /// Those of the resettlement itself.
    pub diversion: Amount,
    /// All.
    pub total: Amount,
    /// What single workers are paid, as their statements say.
    pub personal: Amount,
    /// The rest: reserves and enterprise-level items.
    pub common: Amount,
    /// Resettlement cost a diverted head.
    pub average: Amount,
    /// All years but for internal retirement.
    pub years_other: Amount,
    /// All years of internal retirement.
    pub years_internal: Amount,
    /// Year by year.
    pub by_year: Vec<YearRow>,
}

/// One cost item.
#[derive(Clone, Debug, Serialize)]
pub struct CostLine {
    /// From 1.
    pub number: usize,
    /// `K01`
    pub code: String,
    /// 经济补偿
    pub name: String,
    /// Heads, for conditions; 0 where heads mean nothing. A document prints `heads`.
    pub people: usize,
    /// `12`, `不足3`, or a dash where heads mean nothing.
    pub heads: String,
    /// Amount.
    pub amount: Amount,
    /// 一次性支付 or 预留 (wording of the pack).
    pub payment: String,
    /// Who receives it (wording of the pack).
    pub payee: String,
    /// Settles a debt from before.
    pub historic: bool,
    /// Citations.
    pub basis: String,
    /// Every norm in it was proved.
    pub checked: bool,
}

/// One year of a reserve or of all costs.
#[derive(Clone, Debug, Serialize)]
pub struct YearRow {
    /// 2023
    pub year: i32,
    /// Heads still in it that year, as `heads` of a cost item.
    pub heads: String,
    /// First part (allowance, or paid at once).
    pub allowance: Amount,
    /// Second part (insurance, or reserved).
    pub insurance: Amount,
    /// Both.
    pub total: Amount,
}

/// Money.
#[derive(Clone, Debug, Serialize)]
pub struct FundsContext {
    /// Sources.
    pub sources: Vec<SourceRow>,
    /// Confirmed and agreed.
    pub secured: Amount,
    /// Planned only.
    pub planned: Amount,
    /// All.
    pub total: Amount,
    /// What is missing against secured money.
    pub gap: Amount,
    /// What is over.
    pub surplus: Amount,
    /// What stands above the order of use, where the form has an order of its own; without a full stop.
    pub use_says: String,
    /// Its articles.
    pub use_basis: String,
    /// Order of use.
    pub use_order: Vec<UseRow>,
    /// Payment calendar.
    pub calendar: Vec<CalendarRow>,
    /// Balance by year.
    pub by_year: Vec<YearBalance>,
    /// The dedicated account.
    pub account: Account,
}

/// One source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRow {
    /// From 1.
    pub number: usize,
    /// Name.
    pub name: String,
    /// Kind, in the pack's wording.
    pub kind: String,
    /// Amount.
    pub amount: Amount,
    /// 2022年6月30日
    pub available_on: String,
    /// `confirmed`, `agreed`, `planned`.
    pub certainty: String,
    /// Evidence; empty if none.
    pub evidence: String,
    /// How a loan is paid back, a clause; empty where nothing is said.
    pub repayment: String,
}

/// One rank of use.
#[derive(Clone, Debug, Serialize)]
pub struct UseRow {
    /// From 1.
    pub number: usize,
    /// Item.
    pub name: String,
    /// Amount.
    pub amount: Amount,
}

/// One line of the calendar.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarRow {
    /// 2022年6月30日前
    pub by: String,
    /// Items joined by 、
    pub items: String,
    /// Sum of the items.
    pub amount: Amount,
    /// Note.
    pub note: String,
}

/// Need and money of one year.
#[derive(Clone, Debug, Serialize)]
pub struct YearBalance {
    /// 2022
    pub year: i32,
    /// Need of the year.
    pub need: Amount,
    /// Secured money of the year.
    pub have: Amount,
    /// Carried to the next year; empty sum where it is short.
    pub balance: Amount,
    /// Short of this much, cumulated.
    pub short: Amount,
}

/// The dedicated account.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Account {
    /// Whether one is named.
    pub any: bool,
    /// Bank.
    pub bank: String,
    /// Last four digits.
    pub last_four: String,
    /// Joint signatories.
    pub signatories: Vec<String>,
}
