//! Owns: a policy as the judgement reads it: packs merged, values dated. May import: this room, diagnostic.
//! Never: reads a file, knows a case.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Finding, Place};
use crate::model::Date;

use super::{Citation, Instrument};

/// One folder of norms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// `cn/national`
    pub id: String,
    /// Title.
    pub title: String,
    /// Jurisdiction in words.
    pub jurisdiction: String,
    /// When a person last checked it.
    pub checked_on: Date,
}

/// Packs merged, the nearest last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// From the root to the pack named by the case.
    pub packs: Vec<Pack>,
    /// By id.
    pub instruments: BTreeMap<String, Arc<Instrument>>,
    /// By id.
    pub parameters: BTreeMap<String, Parameter>,
    /// In the order of the plan.
    pub channels: Vec<Channel>,
    /// By code: `36`, `40-1` …
    pub grounds: BTreeMap<String, Ground>,
    /// Protected groups, in order.
    pub groups: Vec<GroupRule>,
    /// Cost items, in order.
    pub cost_items: Vec<CostItem>,
    /// Codes of cost items in their order of use of money.
    pub use_order: Vec<String>,
    /// Kinds of sources of money.
    pub fund_kinds: Vec<FundKind>,
    /// Stages of the procedure, in order.
    pub stages: Vec<Stage>,
    /// Words for lists of facts, by `list.code`: `status.on_post` → 在岗, `age.45` → 45—49岁.
    pub words: BTreeMap<String, String>,
}

/// A dated norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Unit, from the closed list.
    pub unit: String,
    /// Values by first day, ascending; each holds until the next.
    pub values: BTreeMap<Date, Norm<Value>>,
    /// Its place in the pack.
    pub at: Place,
}

/// What a parameter holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number; fractions such as `2/3` are kept exact by numerator and denominator parameters.
    Number(Decimal),
    /// A code or a date.
    Text(String),
    /// Several codes.
    List(Vec<String>),
}

/// A value with the article it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norm<T> {
    /// The value.
    pub value: T,
    /// Articles.
    pub basis: Arc<[Citation]>,
    /// Proved against its source.
    pub checked: bool,
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
    /// Leaves the post and keeps the relation until retirement.
    pub internal_retirement: bool,
    /// Ground on which the relation ends; `None` if it goes on.
    pub ground: Option<String>,
    /// Needs the worker's written consent.
    pub consent: bool,
    /// Cost items that its people may receive.
    pub items: Vec<String>,
    /// Articles.
    pub basis: Arc<[Citation]>,
}

/// A ground for ending a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// `40-3`
    pub code: String,
    /// In words.
    pub title: String,
    /// Severance is due.
    pub severance: bool,
    /// Notice pay is due where no 30 days' notice was given.
    pub notice_pay: bool,
    /// Service before 2008 counts.
    pub earlier_service: bool,
    /// Most months for service before 2008.
    pub earlier_cap_months: Option<u32>,
    /// For service before 2008 a lower wage is lifted to the enterprise average.
    pub earlier_enterprise_floor: bool,
    /// One that article 42 forbids for protected groups.
    pub barred_for_protected: bool,
    /// The ground that takes its place where the worker asked first.
    pub at_own_request: Option<String>,
    /// Article that is the ground.
    pub article: Citation,
    /// Articles on which severance rests.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payment {
    /// At once.
    Once,
    /// Set aside for later years.
    Reserved,
}

/// One item of cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostItem {
    /// `K01`
    pub code: String,
    /// 经济补偿
    pub name: String,
    /// Paid to the worker and shown as owed on the statement.
    pub personal: bool,
    /// How.
    pub payment: Payment,
    /// To whom, in words.
    pub payee: String,
    /// Settles a debt from before.
    pub historic: bool,
    /// Articles.
    pub basis: Arc<[Citation]>,
    /// Proved.
    pub checked: bool,
}

/// A kind of source of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundKind {
    /// `S-own`
    pub code: String,
    /// 企业自筹
    pub name: String,
}

/// A stage of the procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// `opinions`
    pub code: String,
    /// 征求意见
    pub name: String,
    /// Articles.
    pub basis: Arc<[Citation]>,
}

impl Policy {
    /// The value of a parameter on a day.
    ///
    /// # Errors
    /// A finding when the pack has no such parameter or no value for the day.
    pub fn norm(&self, id: &str, on: Date) -> Result<&Norm<Value>, Finding> {
        let missing = |code| {
            Finding::new(code, Place::Case)
                .fact("parameter", id)
                .fact("date", on)
                .fact("pack", self.packs.last().map_or("", |pack| &pack.id))
        };
        let parameter = self.parameters.get(id).ok_or_else(|| missing(Code::ParameterMissing))?;
        let value = parameter.values.range(..=on).next_back().map(|(_, value)| value);
        value.ok_or_else(|| missing(Code::ParameterUncovered))
    }

    /// The same, as a number.
    ///
    /// # Errors
    /// As [`Policy::norm`]; also when the value is not a number.
    pub fn number(&self, id: &str, on: Date) -> Result<Norm<Decimal>, Finding> {
        let norm = self.norm(id, on)?;
        match norm.value {
            Value::Number(value) => Ok(Norm { value, basis: Arc::clone(&norm.basis), checked: norm.checked }),
            _ => Err(Finding::new(Code::ParameterUnit, self.parameters[id].at.clone()).fact("parameter", id)),
        }
    }

    /// The same, as a text (a code or a date).
    ///
    /// # Errors
    /// As [`Policy::norm`]; also when the value is not a text.
    pub fn text(&self, id: &str, on: Date) -> Result<Norm<String>, Finding> {
        let norm = self.norm(id, on)?;
        match &norm.value {
            Value::Text(value) => {
                Ok(Norm { value: value.clone(), basis: Arc::clone(&norm.basis), checked: norm.checked })
            }
            _ => Err(Finding::new(Code::ParameterUnit, self.parameters[id].at.clone()).fact("parameter", id)),
        }
    }

    /// The same, as a list of codes.
    ///
    /// # Errors
    /// As [`Policy::norm`]; also when the value is not a list.
    pub fn list(&self, id: &str, on: Date) -> Result<Norm<Vec<String>>, Finding> {
        let norm = self.norm(id, on)?;
        match &norm.value {
            Value::List(value) => {
                Ok(Norm { value: value.clone(), basis: Arc::clone(&norm.basis), checked: norm.checked })
            }
            _ => Err(Finding::new(Code::ParameterUnit, self.parameters[id].at.clone()).fact("parameter", id)),
        }
    }

    /// A ground by its code, or the one that takes its place where the worker asked first.
    #[must_use]
    pub fn ground(&self, code: &str, at_own_request: bool) -> Option<&Ground> {
        let ground = self.grounds.get(code)?;
        let other = ground.at_own_request.as_deref().filter(|_| at_own_request);
        other.map_or(Some(ground), |code| self.grounds.get(code))
    }

    /// A channel by its code.
    #[must_use]
    pub fn channel(&self, code: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.code == code)
    }

    /// A channel by its code, its name or another name that rosters use.
    #[must_use]
    pub fn channel_named(&self, word: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| {
            channel.code == word || channel.name == word || channel.aliases.iter().any(|alias| alias == word)
        })
    }

    /// A cost item by its code.
    #[must_use]
    pub fn cost_item(&self, code: &str) -> Option<&CostItem> {
        self.cost_items.iter().find(|item| item.code == code)
    }

    /// The word for a code of a list; the code itself where the pack has none.
    #[must_use]
    pub fn word<'a>(&'a self, list: &str, code: &'a str) -> &'a str {
        self.words.get(&format!("{list}.{code}")).map_or(code, String::as_str)
    }
}
