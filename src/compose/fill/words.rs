//! Owns: the words of rules with their names filled in, for plan and statement.
//! Never: a word of its own; counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::prelude::ToPrimitive;

use crate::assess::{Door, Ledger, Segment, Use, Uses, Witness};
use crate::compose::chinese;
use crate::diagnostic::Coded;
use crate::model::{Date, Money};
use crate::policy::{
    Citation, FactValue, Ground, Method, Paper, Piece, Rule, Says, Subject as Facts, bind, cite_basis,
    facts_named, is_yuan,
};

use super::{Subject, cells};

/// A judged case that can state its rules. Made once for all papers of a case; the norms that its papers name are noted.
pub struct Voice<'a> {
    pub(super) subject: Subject<'a>,
    witness: Witness<'a>,
    ledger: Ledger,
}

/// What words of a rule may name of it beside its use.
#[derive(Clone, Debug, Default)]
pub(super) struct About<'a> {
    /// Its name, or those of the rules that make it apply.
    pub name: String,
    /// Articles.
    pub basis: &'a [Citation],
    /// A ground: what becomes of service before the Labour Contract Law.
    pub ground: Option<&'a Ground>,
    /// Words for a part of a year.
    pub remainder: String,
    /// The method of severance for whose people it is said; of all people where there is none.
    pub method: Option<&'a Method>,
}

impl<'a> About<'a> {
    /// Of the people of one method of severance.
    pub(super) fn under(method: &'a Method) -> Self {
        Self { method: Some(method), ..Self::default() }
    }
}

/// The unit of ranks: their numeral is a name (六级).
const RANK: &str = "级";

/// The unit of people.
const HEADS: &str = "人";

/// Where a value comes from, by name.
type Values<'v> = &'v dyn Fn(&str) -> Option<FactValue>;

impl<'a> Voice<'a> {
    /// Of a judged case.
    #[must_use]
    pub fn new(subject: Subject<'a>) -> Self {
        let witness = Witness::new(subject.case, subject.policy, subject.assessment);
        Self { subject, witness, ledger: Ledger::default() }
    }

    /// All norms that were looked up for words and values of papers so far, beside those that the judgement used.
    #[must_use]
    pub fn uses(&self) -> Arc<Uses> {
        self.ledger.all()
    }

    /// A way to the norms that notes what is looked up in one go.
    pub(super) fn noting<T>(&self, look_up: impl FnOnce(&Door<'a>) -> T) -> T {
        let door = self.witness.door();
        let found = look_up(&door);
        self.ledger.keep(&door);
        found
    }

    /// What the plan says of a rule.
    pub(super) fn plan(&self, rule: Rule, code: &str, paper: Paper, about: &About<'_>) -> String {
        let applied = &self.subject.assessment.applied;
        let found = about
            .method
            .map_or_else(|| applied.get(rule, code), |method| applied.under(&method.code, rule, code));
        let on = self.day(rule, paper);
        let ruled = Ruled { found, about };
        self.noting(|door| {
            let value =
                |name: &str| self.witness.value(door, on, name, &|name| self::found(RULE, &ruled, name));
            worded(&self.subject, self.subject.policy.says(rule, code, paper), door, on, &value)
        })
    }

    /// What the statement of the worker at a place in the roster says of a rule.
    pub(super) fn slip(&self, rule: Rule, code: &str, at: usize) -> String {
        let on = self.day(rule, Paper::Slip);
        self.noting(|door| {
            let value = |name: &str| self.witness.of_worker(door, at, on, name);
            worded(&self.subject, self.subject.policy.says(rule, code, Paper::Slip), door, on, &value)
        })
    }

    /// What a statement says of one segment of severance.
    pub(super) fn segment(&self, code: &str, segment: &Segment, basis: &[Citation]) -> String {
        let on = self.day(Rule::Segment, Paper::Slip);
        let policy = self.subject.policy;
        self.noting(|door| {
            let plain = Told { segment, base: "", basis };
            let plain = |name: &str| found(SEGMENT, &plain, name);
            let value = |name: &str| self.witness.value(door, on, name, &plain);
            let base = worded(
                &self.subject,
                policy.says(Rule::Base, segment.rule.code(), Paper::Slip),
                door,
                on,
                &value,
            );
            let told_of = Told { segment, base: &base, basis };
            let own = |name: &str| found(SEGMENT, &told_of, name);
            let value = |name: &str| self.witness.value(door, on, name, &own);
            worded(&self.subject, policy.says(Rule::Segment, code, Paper::Slip), door, on, &value)
        })
    }

    /// A fact of the case, or a parameter on its base date, for a condition: no paper prints it.
    pub(super) fn of_case(&self, name: &str) -> Option<FactValue> {
        self.witness.value(&self.witness.door(), self.subject.case.base_date, name, &|_| None)
    }

    /// The same, or a fact of the worker at a place in the roster.
    pub(super) fn of_worker(&self, at: usize, name: &str) -> Option<FactValue> {
        self.witness.of_worker(&self.witness.door(), at, self.subject.case.base_date, name)
    }

    /// The same, or a fact of the person at a place among those beside the roster.
    pub(super) fn of_dependant(&self, at: usize, name: &str) -> Option<FactValue> {
        self.witness.of_dependant(&self.witness.door(), at, self.subject.case.base_date, name)
    }

    /// The day of which words of a rule tell the norms: that on which the sum used them.
    fn day(&self, rule: Rule, paper: Paper) -> Date {
        let case = self.subject.case;
        match (rule, paper) {
            (Rule::Channel | Rule::Form | Rule::Allowance | Rule::OwnPart, _)
            | (Rule::Ground, Paper::Plan) => case.base_date,
            _ => case.compensation_date,
        }
    }
}

fn worded(
    subject: &Subject<'_>,
    says: Option<&Says>,
    door: &Door<'_>,
    on: Date,
    value: Values<'_>,
) -> String {
    says.map(|says| says.worded(value, &|piece| printed(subject, door, on, piece, value))).unwrap_or_default()
}

/// A rule as a case uses it, as facts look at it.
struct Ruled<'a> {
    found: Use,
    about: &'a About<'a>,
}

bind! {
    /// Facts of a rule.
    const RULE(of: &Ruled<'_>) {
        "名称" => FactValue::Text(of.about.name.as_str().into()),
        "依据条文" => FactValue::Text(cite_basis(of.about.basis).into()),
        "尾数" => FactValue::Text(of.about.remainder.as_str().into()),
        "适用人数" => FactValue::Number(of.found.people.into()),
        "适用金额" => FactValue::Number(of.found.amount.yuan()),
        "以前工龄人数" => FactValue::Number(of.found.earlier.into()),
        "达上限人数" => FactValue::Number(of.found.limited.into()),
        "以前工龄计算" => FactValue::Truth(of.about.ground?.earlier_service),
        "提到企业平均" => FactValue::Truth(of.about.ground?.earlier_enterprise_floor),
        "分段计算" => FactValue::Truth(of.about.method?.splits()),
        "上限月数" => FactValue::Number(of.about.ground?.earlier_cap_months?.into()),
    }
}

/// A segment as a statement tells it.
struct Told<'a> {
    segment: &'a Segment,
    base: &'a str,
    basis: &'a [Citation],
}

bind! {
    /// Facts of a segment.
    const SEGMENT(of: &Told<'_>) {
        "段工龄" => FactValue::Text(chinese::length(of.segment.service).into()),
        "折算月数" => FactValue::Number(of.segment.earned),
        "计发月数" => FactValue::Number(of.segment.months),
        "段基数" => FactValue::Number(of.segment.base.yuan()),
        "段金额" => FactValue::Number(of.segment.amount.yuan()),
        "基数来源" => FactValue::Text(of.base.into()),
        "依据条文" => FactValue::Text(cite_basis(of.basis).into()),
    }
}

/// How a fact is found, by its name.
type Binding<T> = (&'static str, fn(&T) -> Option<FactValue>);

/// One fact out of a table.
fn found<T>(table: &[Binding<T>], of: &T, name: &str) -> Option<FactValue> {
    table.iter().find(|(known, _)| *known == name).and_then(|(_, find)| find(of))
}

/// A value as a sentence takes it: a parameter with its unit, a fact as it is.
fn printed(
    subject: &Subject<'_>,
    door: &Door<'_>,
    on: Date,
    piece: &Piece,
    value: Values<'_>,
) -> Option<String> {
    let name = match piece {
        Piece::Words(words) => return Some(words.clone()),
        Piece::Basis(id) => return door.line(id, on).map(|line| cite_basis(&line.norm.basis)),
        Piece::Value(name) => name,
    };
    let value = value(name)?;
    let unit = door.policy().parameters.get(name).map(|parameter| parameter.unit.as_str());
    Some(match (value, unit) {
        (FactValue::Number(number), Some(unit)) => chinese::quantity(number, unit),
        (FactValue::Number(number), None) if is_yuan(name) => Money::round_half_up(number).to_string(),
        // those to whom a rule applies stand beside no total: few of them are told as few
        (FactValue::Number(number), None) if counts(Facts::Rule, name, HEADS) => {
            cells::heads(subject, number.to_usize()?)
        }
        (FactValue::Number(number), None) if counts(Facts::Worker, name, RANK) => {
            chinese::ordinal(number.to_u32()?)
        }
        (FactValue::Number(number), None) => number.normalize().to_string(),
        (FactValue::Text(text), _) => text.to_string(),
        (FactValue::Day(day), _) => chinese::date(day),
        (FactValue::List(items), _) => items.join("、"),
        // a yes or no decides which words stand and is none itself
        (FactValue::Truth(_), _) => return None,
    })
}

/// What the plan says of each right; empty where the pack has no words for the plan, or none that hold on the day.
pub(super) fn notices(voice: &Voice<'_>) -> BTreeMap<String, String> {
    let said = |code: &'static str| voice.plan(Rule::Notice, code, Paper::Plan, &About::default());
    Rule::Notice.codes().into_iter().map(|code| (code.to_owned(), said(code))).collect()
}

/// Whether a thing has a fact of this name in this unit.
fn counts(of: Facts, name: &str, unit: &str) -> bool {
    facts_named(name).any(|(whose, fact)| whose == of && fact.unit == unit)
}

#[cfg(test)]
mod tests {
    use crate::policy::{Subject, facts};

    use super::{RULE, SEGMENT};

    #[test]
    fn every_fact_of_rules_and_segments_has_a_value() {
        let rule: Vec<&str> = RULE.iter().map(|(name, _)| *name).collect();
        let segment: Vec<&str> = SEGMENT.iter().map(|(name, _)| *name).collect();
        for (subject, bound) in [(Subject::Rule, rule), (Subject::Segment, segment)] {
            for fact in facts(subject) {
                assert!(bound.contains(&fact.name.as_str()), "{}", fact.name);
            }
        }
    }
}
