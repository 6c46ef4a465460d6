//! Owns: a policy as the judgement reads it: packs merged, values dated.
//! Never: reads a file, knows a case.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Finding, Place};
use crate::model::{Date, RosterWords, Worker};

use super::{
    Calendar, Channel, ChannelSet, Check, Citation, CostItem, Edge, FundKind, Gate, Ground, GroupRule,
    Instrument, ItemRole, Line, Method, Norm, Paper, Parameter, PeriodKind, Proof, RetirementCategory, Rule,
    Says, Specimen, Stage, UseOrder, Value,
};

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
    /// Where it says so.
    pub at: Place,
}

/// Who defines an entry of a merged policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Id of the nearest pack that does.
    pub pack: String,
    /// Where the entry begins.
    pub at: Place,
}

/// Packs merged, the nearest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// From the root to the pack named by the case.
    pub packs: Vec<Pack>,
    /// By id.
    pub instruments: BTreeMap<String, Arc<Instrument>>,
    /// By id.
    pub parameters: BTreeMap<String, Parameter>,
    /// Categories of retirement, in order.
    pub categories: Vec<RetirementCategory>,
    /// In the order of the plan.
    pub channels: Vec<Channel>,
    /// By code: `36`, `40-1` …
    pub grounds: BTreeMap<String, Ground>,
    /// Methods of severance that a plan may choose, in order.
    pub methods: Vec<Method>,
    /// Kinds of stretches that are merged into service or taken out of it.
    pub periods: Vec<PeriodKind>,
    /// Named sets of channels, such as the nine of a province.
    pub channel_sets: Vec<ChannelSet>,
    /// What facts must satisfy, in order.
    pub checks: Vec<Check>,
    /// Which stage comes before which.
    pub edges: Vec<Edge>,
    /// Which papers may not go out before which step is done.
    pub gates: Vec<Gate>,
    /// Holidays and make-up days.
    pub calendar: Calendar,
    /// Protected groups, in order.
    pub groups: Vec<GroupRule>,
    /// Cost items, in order.
    pub cost_items: Vec<CostItem>,
    /// Codes of cost items in their order of use of money.
    pub use_order: Vec<String>,
    /// The same where a form of restructuring has its own, by the form's code.
    pub use_orders: BTreeMap<String, UseOrder>,
    /// Kinds of sources of money.
    pub fund_kinds: Vec<FundKind>,
    /// Stages of the procedure, in order.
    pub stages: Vec<Stage>,
    /// Who defines what, by kind (`parameter`, `channel`, `stage` …) and id.
    pub origins: BTreeMap<(&'static str, String), Origin>,
    /// Invented workers for the plan's worked examples, in order.
    pub specimens: Vec<Specimen>,
    /// Who proved an entry, by kind and id (of a value, id and first day; of an edge, its two stages).
    pub proofs: BTreeMap<(&'static str, String), Proof>,
    /// Words for lists of facts, by `list.code`: `status.on_post` → 在岗, `age.45` → 45—49岁.
    pub words: BTreeMap<String, String>,
    /// What papers say of each rule, by kind and code.
    pub says: BTreeMap<(Rule, String), BTreeMap<Paper, Says>>,
}

impl Policy {
    /// The value of a parameter on a day.
    ///
    /// # Errors
    /// A finding when the pack has no such parameter or no value for the day.
    pub fn norm(&self, id: &str, on: Date) -> Result<&Norm<Value>, Finding> {
        self.line(id, on).map(|(_, line)| &line.norm).ok_or_else(|| self.missing(id, on))
    }

    /// The line of a parameter on a day, with the parameter's own id; `None` where the policy has none.
    #[must_use]
    pub fn line(&self, id: &str, on: Date) -> Option<(&str, &Line)> {
        let parameter = self.parameters.get(id)?;
        let (_, line) = parameter.values.range(..=on).next_back()?;
        line.to.is_none_or(|to| on <= to).then_some((&parameter.id, line))
    }

    /// What is missing where there is no line, at the pack that should have it.
    #[must_use]
    pub fn missing(&self, id: &str, on: Date) -> Finding {
        let parameter = self.parameters.get(id);
        let code = parameter.map_or(Code::ParameterMissing, |_| Code::ParameterUncovered);
        let nearest = self.packs.last();
        let of_pack = || nearest.map_or(Place::Case, |pack| pack.at.clone());
        Finding::new(code, parameter.map_or_else(of_pack, |parameter| parameter.at.clone()))
            .fact("parameter", id)
            .fact("date", on)
            .fact("pack", nearest.map_or("", |pack| &pack.id))
    }

    /// Leaves out of undated entries what came into force after a day, where something else bears them too: an entry
    /// may rest on several instruments one after another, and papers cite those of their day.
    pub fn keep_in_force(&mut self, day: Date) {
        let keep = |basis: &mut Arc<[Citation]>| {
            let in_force = |citation: &&Citation| citation.holds_on(day);
            let kept: Vec<Citation> = basis.iter().filter(in_force).cloned().collect();
            if !kept.is_empty() && kept.len() < basis.len() {
                *basis = kept.into();
            }
        };
        self.categories.iter_mut().for_each(|entry| keep(&mut entry.basis));
        self.channels.iter_mut().for_each(|entry| keep(&mut entry.basis));
        for ground in self.grounds.values_mut() {
            keep(&mut ground.basis);
            keep(&mut ground.earlier_basis);
            if let Some(before) = ground.article_before.take_if(|before| before.holds_on(day)) {
                ground.article = before;
            }
        }
        self.groups.iter_mut().for_each(|entry| keep(&mut entry.basis));
        self.methods.iter_mut().for_each(|entry| keep(&mut entry.basis));
        self.cost_items.iter_mut().for_each(|entry| keep(&mut entry.basis));
        self.checks.iter_mut().for_each(|entry| keep(&mut entry.basis));
        self.stages.iter_mut().for_each(|entry| keep(&mut entry.basis));
        self.fund_kinds.iter_mut().for_each(|entry| keep(&mut entry.basis));
    }

    /// A value on a day, as a number.
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

    /// A ground by its code, or the one that takes its place for a worker who asked first or refused to renew on
    /// equal terms; without a worker, the ground as it stands.
    #[must_use]
    pub fn ground(&self, code: &str, worker: Option<&Worker>) -> Option<&Ground> {
        let ground = self.grounds.get(code)?;
        let own = |worker: &Worker| ground.at_own_request.as_deref().filter(|_| worker.at_own_request);
        let refused =
            |worker: &Worker| ground.at_refused_renewal.as_deref().filter(|_| worker.refused_renewal);
        let other = worker.and_then(|worker| own(worker).or_else(|| refused(worker)));
        other.map_or(Some(ground), |code| self.grounds.get(code))
    }

    /// A category of retirement by its code.
    #[must_use]
    pub fn category(&self, code: &str) -> Option<&RetirementCategory> {
        self.categories.iter().find(|category| category.words.code == code)
    }

    /// The words by which a roster names categories of retirement and special trades.
    #[must_use]
    pub fn roster_words(&self) -> RosterWords {
        let categories = self.categories.iter().map(|category| category.words.clone()).collect();
        let trade =
            |(id, word): (&String, &String)| Some((word.clone(), id.strip_prefix("trade.")?.to_owned()));
        RosterWords { categories, trades: self.words.iter().filter_map(trade).collect() }
    }

    /// What a paper says of a rule.
    #[must_use]
    pub fn says(&self, rule: Rule, code: &str, paper: Paper) -> Option<&Says> {
        self.says.get(&(rule, code.to_owned()))?.get(&paper)
    }

    /// A channel by its code.
    #[must_use]
    pub fn channel(&self, code: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.code == code)
    }

    /// A channel by its code, its name, another name that rosters use, or its name in a set of channels.
    #[must_use]
    pub fn channel_named(&self, word: &str) -> Option<&Channel> {
        let named = self.channels.iter().find(|channel| {
            channel.code == word || channel.name == word || channel.aliases.iter().any(|alias| alias == word)
        });
        let in_set = |set: &ChannelSet| {
            set.members.iter().find(|(name, _)| name == word).map(|(_, code)| code.clone())
        };
        named.or_else(|| self.channel(&self.channel_sets.iter().find_map(in_set)?))
    }

    /// A method of severance by its code.
    #[must_use]
    pub fn method(&self, code: &str) -> Option<&Method> {
        self.methods.iter().find(|method| method.code == code)
    }

    /// A kind of stretch by its code, its name or another name that rosters use.
    #[must_use]
    pub fn period(&self, word: &str) -> Option<&PeriodKind> {
        self.periods.iter().find(|kind| {
            kind.code == word || kind.name == word || kind.aliases.iter().any(|alias| alias == word)
        })
    }

    /// A cost item by its code.
    #[must_use]
    pub fn cost_item(&self, code: &str) -> Option<&CostItem> {
        self.cost_items.iter().find(|item| item.code == code)
    }

    /// The cost item of a role.
    #[must_use]
    pub fn item_of(&self, role: ItemRole) -> Option<&CostItem> {
        self.cost_items.iter().find(|item| item.role == Some(role))
    }

    /// The code of the cost item of a role; empty, which no item has, where the policy has none.
    #[must_use]
    pub fn code_of(&self, role: ItemRole) -> &str {
        self.item_of(role).map_or("", |item| &item.code)
    }

    /// Codes of living allowance and contributions of internal retirement.
    #[must_use]
    pub fn internal_items(&self) -> [&str; 2] {
        [ItemRole::InternalAllowance, ItemRole::InternalInsurance].map(|role| self.code_of(role))
    }

    /// The ranks in which money is used in a form of restructuring; each item has a rank of its own where the form has
    /// no order of its own.
    #[must_use]
    pub fn ranks(&self, form: &str) -> Vec<&[String]> {
        match self.use_orders.get(form) {
            Some(own) => own.ranks.iter().map(Vec::as_slice).collect(),
            None => self.use_order.iter().map(std::slice::from_ref).collect(),
        }
    }

    /// The word for a code of a list; the code itself where the pack has none.
    #[must_use]
    pub fn word<'a>(&'a self, list: &str, code: &'a str) -> &'a str {
        self.words.get(&format!("{list}.{code}")).map_or(code, String::as_str)
    }

    /// The word for a state of a post in plan and notices. States that would tell of a person's health share a word
    /// with others there.
    #[must_use]
    pub fn posted_status<'a>(&'a self, code: &'a str) -> &'a str {
        let posted = self.words.get(&format!("status_posted.{code}"));
        posted.map_or_else(|| self.word("status", code), String::as_str)
    }
}
