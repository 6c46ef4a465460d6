//! Owns: the enterprise as templates see it.
//! Never: decides anything.

use serde::Serialize;

use super::Amount;

/// The enterprise.
#[derive(Clone, Debug, Serialize)]
pub struct EnterpriseContext {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: String,
    /// Uniform social credit code.
    pub credit_code: String,
    /// 有限责任公司（国有控股）
    pub kind: String,
    /// Industry.
    pub industry: String,
    /// Parent company or supervising body.
    pub superior: String,
    /// 1998年6月18日
    pub established: String,
    /// Address.
    pub address: String,
    /// Legal representative.
    pub legal_representative: String,
    /// Registered capital.
    pub registered_capital: Amount,
    /// What it makes and does.
    pub business: String,
    /// History.
    pub history: Vec<HistoryLine>,
    /// Three years.
    pub finance: Vec<FinanceRow>,
    /// What happens to it.
    pub restructuring: RestructuringContext,
    /// How retirees are looked after.
    pub retirees_arrangement: String,
    /// Places of posting.
    pub posting_places: Vec<String>,
    /// HR office.
    pub hr_office: ContactContext,
    /// Union.
    pub union: ContactContext,
    /// The union above it; empty where the case does not say.
    pub upper_union: String,
    /// Complaints.
    pub supervision: ContactContext,
    /// Local HR bureau.
    pub labour_authority: String,
}

/// One line of history.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryLine {
    /// When, as written.
    pub on: String,
    /// What.
    pub event: String,
}

/// One year.
#[derive(Clone, Debug, Serialize)]
pub struct FinanceRow {
    /// 2021
    pub year: i32,
    /// Assets.
    pub assets: Amount,
    /// Liabilities.
    pub liabilities: Amount,
    /// Assets less liabilities; a minus sign stands in its text where negative.
    pub equity: Amount,
    /// Liabilities to assets: 98.2%.
    pub ratio: String,
    /// Revenue.
    pub revenue: Amount,
    /// Profit, or loss with a minus sign.
    pub result: Amount,
}

/// Form, reason, decision.
#[derive(Clone, Debug, Serialize)]
pub struct RestructuringContext {
    /// `suspension`, `ownership_change`, `capacity_cut`, `closure`, `bankruptcy`.
    pub form: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub decided_by: String,
    /// When.
    pub decided_on: String,
    /// When production stopped; empty if it has not.
    pub stopped_on: String,
    /// Nothing goes on.
    pub fully_closed: bool,
    /// Who keeps on those who stay.
    pub continues_as: String,
    /// What the form does to labour relations, in the pack's words.
    pub says: String,
}

/// An office.
#[derive(Clone, Debug, Serialize)]
pub struct ContactContext {
    /// Office.
    pub name: String,
    /// Person.
    pub person: String,
    /// Telephone.
    pub phone: String,
    /// Place.
    pub place: String,
}
