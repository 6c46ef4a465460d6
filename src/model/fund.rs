//! Owns: sources of money, debts of the enterprise, the account.
//! Never: judges whether it is enough.

use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::Place;

use super::{Date, Money};

/// Most years over which one sum is paid: a lifetime.
pub const MOST_YEARS: u32 = 100;

/// From `funds.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Funds {
    /// `sources`
    pub sources: Vec<FundSource>,
    /// `sources`' place; nowhere without the file.
    pub sources_at: Option<Place>,
    /// `liabilities`: what the enterprise owes beyond single workers: insurance arrears, late fees, retirees, contingency.
    pub liabilities: Vec<Liability>,
    /// `account`: the dedicated account.
    pub account: Option<Account>,
    /// `payments`: calendar of payment.
    pub payments: Vec<Payment>,
}

/// How sure the money is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Certainty {
    /// `confirmed`: in the account.
    Confirmed,
    /// `agreed`: signed.
    Agreed,
    /// `planned`: hoped for; never closes a gap.
    Planned,
}

/// One source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundSource {
    /// `id`
    pub id: String,
    /// `kind`: code of the policy's list of kinds (`S-own` …).
    pub kind: String,
    /// `name`
    pub name: String,
    /// `amount`
    pub amount: Money,
    /// `available_on`
    pub available_on: Date,
    /// `certainty`
    pub certainty: Certainty,
    /// `evidence`: document that proves it; empty if none.
    pub evidence: String,
    /// `repayment`: how money that must be paid back is paid back, a clause without full stop; empty if not said.
    pub repayment: String,
    /// `uses`: cost items that it pays, with amounts.
    pub uses: Vec<FundUse>,
    /// Its place in the file.
    pub at: Place,
}

/// What a source pays for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundUse {
    /// `item`
    pub item: String,
    /// `amount`
    pub amount: Money,
}

/// One debt or provision of the enterprise as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Liability {
    /// `item`: code of the policy's cost items (`K05` …).
    pub item: String,
    /// `name`
    pub name: String,
    /// `people` concerned.
    pub people: u32,
    /// `same_people`: they were counted in an earlier line of the same item; `None` leaves it to the policy's item.
    pub same_people: Option<bool>,
    /// `amount`; without it the pack's formula for the item works it out.
    pub amount: Option<Money>,
    /// `standard`: yuan for a head, as the formula takes it.
    pub standard: Option<Money>,
    /// `principal`
    pub principal: Option<Money>,
    /// `days` in arrears.
    pub days: Option<u32>,
    /// `until`: the last of these days; the base date where the case does not say.
    pub until: Option<Date>,
    /// `months`
    pub months: Option<u32>,
    /// `years`
    pub years: Option<u32>,
    /// `historic`: a debt from before the resettlement (历史遗留).
    pub historic: bool,
    /// `due`: year of payment.
    pub year: i32,
    /// `note`: how it was confirmed (audit report …).
    pub note: String,
    /// Its place in the file.
    pub at: Place,
}

/// The dedicated account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// `bank`
    pub bank: String,
    /// `last_four` digits.
    pub last_four: String,
    /// `signatories`: who signs together.
    pub signatories: Vec<String>,
    /// `ledger`: what came in and went out.
    pub ledger: Vec<LedgerEntry>,
}

/// One line of the account's ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// `on`
    pub on: Date,
    /// `in`
    pub received: Money,
    /// `out`
    pub paid: Money,
    /// `item`: the cost item paid.
    pub item: Option<String>,
    /// `evidence`
    pub evidence: String,
    /// Its place in the file.
    pub at: Place,
}

/// One line of the payment calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// `by`: when.
    pub by: Date,
    /// `items`: codes paid.
    pub items: Vec<String>,
    /// `note`
    pub note: String,
    /// Its place in the file.
    pub at: Place,
}
