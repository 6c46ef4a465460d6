//! Owns: what conditions and formulas may name, by whose facts they are: facts, head counts, parameters, limits.
//! Never: a value of a name; `assess` has those.

mod table;

use strum::VariantArray;

use crate::diagnostic::Coded;
use crate::model::ProtectedGroup;

use super::{Heads, Kind, Name, Names, Policy, Subject, Value};

use Kind::{Day, List, Number, Text, Truth};

pub(super) use table::{ELIGIBLE, IN_CATEGORY, worked_from};
pub use table::{KnownFact, Spot, fact, facts, facts_named, is_yuan};

/// Facts of `facts.yaml` beside how each is found; `?` leaves the thing without the fact.
macro_rules! bind {
    ($(#[$doc:meta])* $seen:vis const $table:ident $things:tt { $($fact:literal => $value:expr,)* }) => {
        $(#[$doc])*
        $seen const $table: &[(&str, bind!(@kind $things))] = &[$(($fact, bind!(@find $things $value))),*];
    };
    (@kind ($($of:ident: $thing:ty),+)) => { fn($($thing),+) -> Option<$crate::policy::FactValue> };
    (@find ($($of:ident: $thing:ty),+) $value:expr) => { |$($of),+| Some($value) };
}

pub(crate) use bind;

/// What an expression about a subject may name: its facts, those of the case, and parameters by id.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary<'p> {
    /// Whose facts.
    pub subject: Subject,
    /// Where parameters stand.
    pub policy: &'p Policy,
}

impl Names for Vocabulary<'_> {
    fn find(&self, name: &str) -> Option<Name> {
        if let Some(fact) = fact(self.subject, name) {
            return Some(Name { kind: fact.kind, never_zero: false });
        }
        if Heads::has(name, self.policy) {
            return Some(Name { kind: Number, never_zero: false });
        }
        if let Some(id) = limit_asked(name) {
            let limit = self.policy.parameters.get(id)?.limit && self.find(id).is_some();
            return limit.then_some(Name { kind: Truth, never_zero: false });
        }
        let parameter = self.policy.parameters.get(name)?;
        // a formula about other facts cannot be worked out here
        if parameter.subject.is_some_and(|subject| subject != Subject::Case && subject != self.subject) {
            return None;
        }
        let mut values = parameter.values.values().map(|line| &line.norm.value);
        let kind = match values.clone().next() {
            Some(Value::Number(_) | Value::Formula(_) | Value::None) => Number,
            Some(Value::List(_)) => List,
            _ if parameter.is_day() => Day,
            Some(Value::Text(_)) => Text,
            // declared here, given by the localities
            None => Number,
        };
        let given = !parameter.values.is_empty();
        let never_zero = given
            && values.all(|value| {
                matches!(value, Value::Number(number) if !number.is_zero()) || *value == Value::None
            });
        Some(Name { kind, never_zero })
    }

    fn codes(&self, name: &str) -> Vec<String> {
        let policy = self.policy;
        let words = |list: &str| {
            let codes = policy.words.keys().filter_map(|id| id.strip_prefix(list)?.strip_prefix('.'));
            codes.map(str::to_owned).collect()
        };
        let Some(fact) = fact(self.subject, name) else {
            return policy.parameters.get(name).map(|known| known.one_of.clone()).unwrap_or_default();
        };
        match fact.codes.as_str() {
            "" => Vec::new(),
            "categories" => policy.categories.iter().map(|category| category.words.code.clone()).collect(),
            "stages" => policy.stages.iter().map(|stage| stage.code.clone()).collect(),
            "grounds" => policy.grounds.keys().cloned().collect(),
            "groups" => {
                let ruled = policy.groups.iter().map(|group| group.code.as_str());
                // a roster names more groups than those on which the pack rules
                let named = ProtectedGroup::codes().into_iter();
                let named = named.filter(|code| !policy.groups.iter().any(|group| group.code == *code));
                ruled.chain(named).map(str::to_owned).collect()
            }
            "methods" => policy.methods.iter().map(|method| method.code.clone()).collect(),
            "fund_kinds" => policy.fund_kinds.iter().map(|kind| kind.code.clone()).collect(),
            "channels" => policy.channels.iter().map(|channel| channel.code.clone()).collect(),
            list => words(list),
        }
    }

    fn all(&self) -> Vec<String> {
        let of = |subject| facts(subject).iter().map(|fact| fact.name.clone());
        let heads = Heads::VARIANTS.iter().flat_map(|heads| {
            heads.codes(self.policy).into_iter().map(|code| format!("{}{code}", heads.code()))
        });
        let limits = self.policy.parameters.values().filter(|parameter| parameter.limit);
        let limits = limits.map(|parameter| format!("{LIMIT_ASKED}{}", parameter.id));
        let parameters = self.policy.parameters.keys().cloned().chain(limits);
        of(self.subject).chain(of(Subject::Case)).chain(parameters).chain(heads).collect()
    }
}

/// Before the id of a limit: whether there is one.
const LIMIT_ASKED: &str = "有_";

/// The limit of which a name asks whether there is one: `有_severance_cap_years`.
#[must_use]
pub fn limit_asked(name: &str) -> Option<&str> {
    name.strip_prefix(LIMIT_ASKED)
}
