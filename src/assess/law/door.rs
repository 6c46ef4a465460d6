//! Owns: the one door to the norms: what is looked up is noted, and a figure keeps what was noted for it.
//! Never: judges; holds a value of law.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::Datelike;
use rust_decimal::Decimal;

use crate::diagnostic::{Finding, Place};
use crate::model::Date;
use crate::policy::{Citation, CostItem, Expression, Ground, Line, Method, Policy, Value, limit_asked};

/// One norm that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormUse {
    /// `parameter`, or the kind of an entry: `method`, `ground`, `channel`, `cost item`, `stage` …
    pub kind: &'static str,
    /// Id or code.
    pub id: String,
    /// The day on which a parameter was looked up; entries have no days.
    pub on: Option<Date>,
    /// The line of the pack.
    pub at: Place,
    /// Proved against its source.
    pub checked: bool,
    /// Articles.
    pub basis: Arc<[Citation]>,
}

/// All norms that one figure used, in the order of use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uses {
    norms: Vec<NormUse>,
    basis: Vec<Citation>,
    checked: bool,
}

impl Default for Uses {
    /// What rests on no norm is proved by that.
    fn default() -> Self {
        Self { norms: Vec::new(), basis: Vec::new(), checked: true }
    }
}

impl Uses {
    /// The norms.
    #[must_use]
    pub fn norms(&self) -> &[NormUse] {
        &self.norms
    }

    /// Their articles, each once. Practice, reports and accounts are no basis and are left out.
    #[must_use]
    pub fn basis(&self) -> &[Citation] {
        &self.basis
    }

    /// Every one of them was proved against its source.
    #[must_use]
    pub fn checked(&self) -> bool {
        self.checked
    }

    /// The last day on which a parameter was looked up; `None` where it was not used.
    #[must_use]
    pub fn day_of(&self, parameter: &str) -> Option<Date> {
        let norms = self.norms.iter().filter(|norm| norm.kind == "parameter" && norm.id == parameter);
        norms.filter_map(|norm| norm.on).max()
    }

    /// All that several figures used together.
    #[must_use]
    pub fn joined<'u>(sets: impl IntoIterator<Item = &'u Arc<Self>>) -> Arc<Self> {
        let mut met: Vec<&'u Arc<Self>> = Vec::new();
        for set in sets {
            // most figures share their set with the one before
            if !met.iter().rev().any(|known| Arc::ptr_eq(known, set)) {
                met.push(set);
            }
        }
        if let [one] = &met[..] {
            return Arc::clone(one);
        }
        let mut joined = Self::default();
        met.into_iter().flat_map(|set| &set.norms).for_each(|norm| joined.add(norm.clone()));
        Arc::new(joined)
    }

    fn add(&mut self, norm: NormUse) {
        if self.norms.iter().any(|known| known.is(norm.kind, &norm.id, norm.on)) {
            return;
        }
        self.checked &= norm.checked;
        for citation in norm.basis.iter().filter(|citation| citation.instrument.is_basis()) {
            if !self.basis.iter().any(|known| known.covers(citation)) {
                self.basis.push(citation.clone());
            }
        }
        self.norms.push(norm);
    }
}

impl NormUse {
    fn is(&self, kind: &str, id: &str, on: Option<Date>) -> bool {
        self.kind == kind && self.on == on && self.id == id
    }
}

/// A norm as it is noted: a reference to the pack, cheap to note for every worker.
#[derive(Clone, Copy)]
enum Noted<'p> {
    Line { id: &'p str, line: &'p Line, on: Date },
    Entry { kind: &'static str, id: &'p str, basis: &'p Arc<[Citation]>, checked: bool },
    Set(&'p Uses),
}

/// What a ground says of service before the Labour Contract Law: noted apart from the ground.
const EARLIER_SERVICE: &str = "earlier service";

/// What is noted is known by its address, and by its day or the address of its articles.
type Key = (usize, usize);

impl Noted<'_> {
    fn key(&self) -> Key {
        match self {
            Self::Line { line, on, .. } => {
                (std::ptr::from_ref(*line).addr(), usize::try_from(on.num_days_from_ce()).unwrap_or_default())
            }
            Self::Entry { id, basis, .. } => (id.as_ptr().addr(), basis.as_ptr().addr()),
            Self::Set(uses) => (std::ptr::from_ref(*uses).addr(), 0),
        }
    }
}

/// The way to the norms for one figure.
pub struct Door<'p> {
    policy: &'p Policy,
    notes: bool,
    noted: RefCell<Vec<(Key, Noted<'p>)>>,
}

impl<'p> Door<'p> {
    /// Nothing is noted yet.
    #[must_use]
    pub fn new(policy: &'p Policy) -> Self {
        Self { policy, notes: true, noted: RefCell::default() }
    }

    /// For looking on: what is asked for gives no figure, and is not noted.
    #[must_use]
    pub fn looking_on(policy: &'p Policy) -> Self {
        Self { notes: false, ..Self::new(policy) }
    }

    /// Where entries are found; their use is noted by those who apply them.
    #[must_use]
    pub fn policy(&self) -> &'p Policy {
        self.policy
    }

    /// The line of a parameter on a day, noted; `None` where the policy has none.
    #[must_use]
    pub fn line(&self, id: &str, on: Date) -> Option<&'p Line> {
        let (id, line) = self.policy.line(id, on)?;
        self.note(Noted::Line { id, line, on });
        Some(line)
    }

    /// The same, with the finding that says what is missing.
    ///
    /// # Errors
    /// The policy has no such parameter or no value for the day.
    pub fn value(&self, id: &str, on: Date) -> Result<&'p Value, Finding> {
        let value = |line: &'p Line| &line.norm.value;
        self.line(id, on).map(value).ok_or_else(|| self.policy.missing(id, on))
    }

    /// A number on a day; `None` where the policy has none.
    #[must_use]
    pub fn number(&self, id: &str, on: Date) -> Option<Decimal> {
        match &self.line(id, on)?.norm.value {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A list of codes on a day; empty where the policy has none.
    #[must_use]
    pub fn list(&self, id: &str, on: Date) -> &'p [String] {
        match self.line(id, on).map(|line| &line.norm.value) {
            Some(Value::List(codes)) => codes,
            _ => &[],
        }
    }

    /// Notes a method as applied.
    pub fn method(&self, method: &'p Method) {
        self.entry("method", &method.code, &method.basis, method.checked);
    }

    /// Notes a ground as applied, by the articles on which its severance rests.
    pub fn ground(&self, ground: &'p Ground) {
        self.entry("ground", &ground.code, &ground.basis, true);
    }

    /// Notes what a ground says of service before the Labour Contract Law, for somebody who has such service.
    pub fn earlier_service(&self, ground: &'p Ground) {
        if !ground.earlier_basis.is_empty() {
            self.entry(EARLIER_SERVICE, &ground.code, &ground.earlier_basis, true);
        }
    }

    /// Notes a cost item as applied.
    pub fn item(&self, item: &'p CostItem) {
        self.entry("cost item", &item.code, &item.basis, item.checked);
    }

    /// Notes any other entry of a pack as applied.
    pub fn entry(&self, kind: &'static str, id: &'p str, basis: &'p Arc<[Citation]>, checked: bool) {
        self.note(Noted::Entry { kind, id, basis, checked });
    }

    /// Notes what was noted together before.
    pub fn uses(&self, uses: &'p Uses) {
        self.note(Noted::Set(uses));
    }

    /// Notes every parameter that an expression names, and those that their formulas name.
    pub fn expression(&self, expression: &Expression, on: Date) {
        for name in expression.names() {
            let known = self.noted.borrow().len();
            let line = self.line(limit_asked(name).unwrap_or(name), on);
            // a parameter met before brings nothing new, nor do the names of its formula
            if self.noted.borrow().len() > known
                && let Some(Value::Formula(formula)) = line.map(|line| &line.norm.value)
            {
                self.expression(formula, on);
            }
        }
    }

    fn note(&self, noted: Noted<'p>) {
        if !self.notes {
            return;
        }
        let key = noted.key();
        let mut all = self.noted.borrow_mut();
        if !all.iter().any(|(known, _)| *known == key) {
            all.push((key, noted));
        }
    }

    /// What was noted.
    #[must_use]
    pub fn close(&self) -> Uses {
        let mut uses = Uses::default();
        for (_, noted) in &*self.noted.borrow() {
            match *noted {
                Noted::Line { id, line, on } => uses.add(NormUse {
                    kind: "parameter",
                    id: id.to_owned(),
                    on: Some(on),
                    at: line.at.clone(),
                    checked: line.norm.checked,
                    basis: Arc::clone(&line.norm.basis),
                }),
                Noted::Entry { kind, id, basis, checked } => uses.add(NormUse {
                    kind,
                    id: id.to_owned(),
                    on: None,
                    at: self.place(kind, id),
                    checked,
                    basis: Arc::clone(basis),
                }),
                Noted::Set(set) => set.norms.iter().for_each(|norm| uses.add(norm.clone())),
            }
        }
        uses
    }

    fn place(&self, kind: &'static str, id: &str) -> Place {
        let kind = if kind == EARLIER_SERVICE { "ground" } else { kind };
        let origin = self.policy.origins.get(&(kind, id.to_owned()));
        origin.map_or(Place::Case, |origin| origin.at.clone())
    }
}

/// Every set of norms that something in the case used. Workers of one kind share theirs.
#[derive(Debug, Default)]
pub struct Ledger {
    kept: Mutex<HashMap<Vec<Key>, Arc<Uses>>>,
}

impl Ledger {
    /// Keeps what a door noted.
    pub fn keep(&self, door: &Door<'_>) -> Arc<Uses> {
        let keys: Vec<Key> = door.noted.borrow().iter().map(|(key, _)| *key).collect();
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(kept.entry(keys).or_insert_with(|| Arc::new(door.close())))
    }

    /// All that several kept sets hold together, kept too: workers with the same items share it.
    pub fn join<'u>(&self, sets: impl IntoIterator<Item = &'u Arc<Uses>>) -> Arc<Uses> {
        let sets: Vec<&Arc<Uses>> = sets.into_iter().collect();
        let keys: Vec<Key> = sets.iter().map(|set| (Arc::as_ptr(set).addr(), 0)).collect();
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(kept.entry(keys).or_insert_with(|| Uses::joined(sets)))
    }

    /// All that was used, each norm once, in an order that does not hang on the threads.
    #[must_use]
    pub fn all(&self) -> Arc<Uses> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = Uses::joined(kept.values()).norms.clone();
        all.sort_by(|a, b| (a.kind, &a.id, a.on).cmp(&(b.kind, &b.id, b.on)));
        let mut sorted = Uses::default();
        all.into_iter().for_each(|norm| sorted.add(norm));
        Arc::new(sorted)
    }
}
