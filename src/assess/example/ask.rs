//! Owns: the facts of an example as values; parameters that it states stand in for the pack's.
//! Never: works anything out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::assess::checks::run::judge;
use crate::assess::facts::{CaseFacts, Scope};
use crate::assess::law::door::Door;
use crate::diagnostic::Place;
use crate::model::{Date, DateSpan, Money, Month, parse_date, parse_month};
use crate::policy::{
    Example, Fact, FactValue, Heads, Kind, Line, NO_LIMIT, Names, Norm, Policy, Subject, Value, Vocabulary,
    facts_named,
};

use super::outcome::Wanting;

/// Plain keys of examples that stand for a parameter.
const STAND_FOR: [(&str, &str); 4] = [
    ("local_average", "local_average_wage"),
    ("local_annual_average", "local_average_annual_wage"),
    ("annual_average", "local_average_annual_wage"),
    ("minimum_wage", "minimum_wage"),
];

/// Plain keys that some kind of example takes; every other name is a fact of the vocabulary or a parameter.
const PLAIN: &[&str] = &[
    "abstain",
    "all",
    "amount_formula",
    "annual_average",
    "attempts",
    "average_wage",
    "base",
    "base_formula",
    "birth",
    "bonus_formula",
    "category",
    "channel",
    "check",
    "claims",
    "counted",
    "days",
    "decimals",
    "difference",
    "elapsed",
    "end",
    "enterprise_average",
    "excluded",
    "formula",
    "from",
    "ground",
    "have",
    "hired",
    "invalid",
    "issued",
    "item",
    "label",
    "labels",
    "local_annual_average",
    "local_average",
    "merged",
    "method",
    "minimum_wage",
    "months",
    "most_formula",
    "need",
    "no",
    "notice",
    "notice_pay_asked",
    "of",
    "owed",
    "own",
    "parameter",
    "payment",
    "periods",
    "present",
    "printed",
    "product",
    "property",
    "rate",
    "ratio",
    "regime",
    "returned",
    "rule",
    "severance",
    "sex",
    "span",
    "staff",
    "start",
    "sum",
    "tail",
    "taken",
    "to",
    "total",
    "unlawful",
    "valid",
    "years",
    "yes",
    "个人费率合计",
    "单位费率合计",
];

/// One example to be worked out.
pub(super) struct Ask<'a> {
    pub example: &'a Example,
    pub policy: Cow<'a, Policy>,
    pub on: Date,
    /// The case of the example: nothing but its own facts.
    pub case: CaseFacts,
}

impl<'a> Ask<'a> {
    pub(super) fn new(example: &'a Example, policy: &'a Policy) -> Result<Self, Wanting> {
        // without a day, the law of when the pack was last looked at
        let on = example.on.or_else(|| policy.packs.last().map(|pack| pack.checked_on)).unwrap_or_default();
        // a misspelt name would pass in silence wherever nothing is expected to be found
        let known = |name: &str| {
            PLAIN.contains(&name)
                || Heads::has(name, policy)
                || policy.parameters.contains_key(name)
                || facts_named(name).next().is_some()
        };
        if let Some(fact) = example.facts.iter().find(|fact| !known(&fact.name)) {
            return Err(Wanting(fact.name.clone()));
        }
        let mut policy = Cow::Borrowed(policy);
        for fact in &example.facts {
            let stands_for = STAND_FOR.iter().find(|(key, _)| *key == fact.name).map(|(_, id)| *id);
            let id = stands_for.unwrap_or(&fact.name);
            let Some(parameter) = policy.parameters.get(id) else { continue };
            let unit_is_number = parameter.values.values().next().is_none_or(|line| {
                matches!(line.norm.value, Value::Number(_) | Value::Formula(_) | Value::None)
            });
            let text = fact.values.first().cloned().unwrap_or_default();
            let value = match text.parse::<Decimal>() {
                _ if parameter.limit && text == NO_LIMIT => Value::None,
                Ok(number) if unit_is_number => Value::Number(number),
                _ => Value::Text(text),
            };
            let norm = Norm { value, basis: [].into(), checked: true };
            if let Some(parameter) = policy.to_mut().parameters.get_mut(id) {
                parameter.values = BTreeMap::from([(
                    Date::MIN,
                    Line { to: None, norm, pack: String::new(), at: example.at.clone() },
                )]);
            }
        }
        Ok(Self { example, policy, on, case: CaseFacts::default() })
    }

    fn fact(&self, name: &str) -> Option<&'a Fact> {
        self.example.facts.iter().find(|fact| fact.name == name)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.fact(name).is_some()
    }

    pub(super) fn texts(&self, name: &str) -> &'a [String] {
        self.fact(name).map(|fact| fact.values.as_slice()).unwrap_or_default()
    }

    pub(super) fn text(&self, name: &str) -> Result<&'a str, Wanting> {
        self.example.fact(name).ok_or_else(|| Wanting(name.to_owned()))
    }

    pub(super) fn number(&self, name: &str) -> Result<Decimal, Wanting> {
        read(name, self.text(name)?, decimal)
    }

    pub(super) fn numbers(&self, name: &str) -> Result<Vec<Decimal>, Wanting> {
        self.texts(name).iter().map(|text| read(name, text, decimal)).collect()
    }

    pub(super) fn count(&self, name: &str) -> Result<u32, Wanting> {
        read(name, self.text(name)?, |text| text.parse().ok())
    }

    /// An amount; nothing where the example does not state it.
    pub(super) fn money(&self, name: &str) -> Result<Money, Wanting> {
        if self.has(name) { self.number(name).map(Money::round_half_up) } else { Ok(Money::ZERO) }
    }

    pub(super) fn date(&self, name: &str) -> Result<Date, Wanting> {
        read(name, self.text(name)?, parse_date)
    }

    pub(super) fn month(&self, name: &str) -> Option<Month> {
        parse_month(self.example.fact(name)?)
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        self.example.fact(name) == Some("true")
    }

    /// `9y6m0d`.
    pub(super) fn span(&self, name: &str) -> Result<DateSpan, Wanting> {
        let parts = |text: &str| {
            let (years, rest) = text.split_once('y')?;
            let (months, days) = rest.split_once('m')?;
            let days = days.strip_suffix('d')?;
            Some(DateSpan {
                years: years.parse().ok()?,
                months: months.parse().ok()?,
                days: days.parse().ok()?,
            })
        };
        read(name, self.text(name)?, parts)
    }

    /// A fact of the example under the name that expressions use.
    pub(super) fn stated(&self, subject: Subject, name: &str) -> Option<FactValue> {
        let fact = self.fact(name)?;
        let kind = Vocabulary { subject, policy: &self.policy }.find(name)?.kind;
        let text = fact.values.first().map(String::as_str).unwrap_or_default();
        Some(match kind {
            Kind::Number => FactValue::Number(decimal(text)?),
            Kind::Text => FactValue::Text(text.into()),
            Kind::Truth => FactValue::Truth(text == "true"),
            Kind::Day => FactValue::Day(parse_date(text)?),
            Kind::List => FactValue::List(fact.values.iter().map(|text| text.as_str().into()).collect()),
        })
    }

    /// The value of a name: what was found, what the example states, else the pack's parameter.
    pub(super) fn value(
        &self,
        subject: Subject,
        found: &dyn Fn(&str) -> Option<FactValue>,
        name: &str,
    ) -> Option<FactValue> {
        let door = Door::new(&self.policy);
        let scope = Scope { door: &door, on: self.on, case: &self.case };
        scope.value(name, &|name| found(name).or_else(|| self.stated(subject, name)))
    }

    /// Codes of the checks on a subject that these facts break.
    pub(super) fn broken(&self, subject: Subject, found: &dyn Fn(&str) -> Option<FactValue>) -> Vec<String> {
        let checks = self.policy.checks.iter().filter(|check| check.subject == subject);
        let broken = checks.filter(|check| {
            let told = judge(check, &Place::Case, &|name| self.value(subject, found, name));
            told.is_some_and(|finding| finding.ruling.is_some())
        });
        broken.map(|check| check.ruling.code.clone()).collect()
    }
}

fn read<T>(name: &str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Wanting> {
    parse(text).ok_or_else(|| Wanting(name.to_owned()))
}

/// `0.88`, `88%`, `88,000`.
fn decimal(text: &str) -> Option<Decimal> {
    let plain = text.replace(',', "");
    match plain.strip_suffix('%') {
        Some(percent) => Some(percent.parse::<Decimal>().ok()? / Decimal::ONE_HUNDRED),
        None => plain.parse().ok(),
    }
}
