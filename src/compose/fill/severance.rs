//! Owns: severance of a context: sums, and the words of the method, grounds, segments and bases that were
//! applied.
//! Never: decides which rule holds.

use crate::assess::Figure;
use crate::compose::context::{MethodContext, SeveranceContext};
use crate::diagnostic::Coded;
use crate::model::MethodChoice;
use crate::policy::{Expression, Ground, ItemRole, Method, MethodFormula, Paper, Rule, cite_basis};

use super::words::{About, Voice};
use super::{Subject, cells};

/// The fact that a formula names where it goes by the worker's own wage.
const OWN_WAGE: &str = "本人月平均工资";

/// The fact that a whole sum names where it goes by service.
const UNITS: &str = "计发年数";

pub(super) fn severance(voice: &Voice<'_>) -> SeveranceContext {
    let subject = &voice.subject;
    let sum = subject.assessment.figures.get(subject.policy.code_of(ItemRole::Severance));
    let choices = &subject.case.choices.compensation_methods;
    // of several, only those by which somebody is paid
    let used = |choice: &&MethodChoice| choices.len() == 1 || people_of(subject, choice) > 0;
    let methods = choices.iter().filter(used).filter_map(|choice| {
        let method = subject.policy.method(&choice.method)?;
        Some(MethodContext {
            whom: choice.people.clone(),
            people: cells::heads_of_sum(subject, people_of(subject, choice)),
            total: subject.sum(&format!("method_total.{}", choice.method)),
            says: voice.plan(
                Rule::Method,
                &method.code,
                Paper::Plan,
                &About { name: method.name.clone(), basis: &method.basis, ..About::under(method) },
            ),
            rules: spoken(segments(voice, method)),
            base_rules: spoken(bases(voice, method)),
        })
    });
    SeveranceContext {
        people: subject.count("severance.people"),
        heads: cells::heads(subject, subject.count("severance.people")),
        total: subject.sum("severance.total"),
        average: subject.sum("severance.average"),
        methods: methods.collect(),
        basis: sum.map(|sum| cite_basis(sum.basis())).unwrap_or_default(),
        checked: sum.is_none_or(Figure::checked),
    }
}

fn people_of(subject: &Subject<'_>, choice: &MethodChoice) -> usize {
    subject.count(&format!("method.{}", choice.method))
}

fn spoken(mut rules: Vec<String>) -> Vec<String> {
    rules.retain(|rule| !rule.is_empty());
    rules
}

/// Grounds on which somebody's relation ends, in the pack's order.
pub(super) fn grounds<'a>(subject: &Subject<'a>) -> Vec<&'a Ground> {
    let applied = &subject.assessment.applied;
    let used = |ground: &&Ground| applied.get(Rule::Ground, &ground.code).people > 0;
    subject.policy.grounds.values().filter(used).collect()
}

/// Those on which the relation of somebody ends whose method it is.
fn grounds_under<'a>(subject: &Subject<'a>, method: &Method) -> Vec<&'a Ground> {
    let applied = &subject.assessment.applied;
    let used = |ground: &Ground| applied.under(&method.code, Rule::Ground, &ground.code).people > 0;
    grounds(subject).into_iter().filter(|ground| used(ground)).collect()
}

/// What holds of each stretch of service, in the order in which it is reckoned.
fn segments(voice: &Voice<'_>, method: &Method) -> Vec<String> {
    let subject = &voice.subject;
    let applied = &subject.assessment.applied;
    let tail = match &method.formula {
        MethodFormula::Statutory { .. } => subject.assessment.norms.severance.earlier.tail,
        MethodFormula::PerUnit { tail, .. }
        | MethodFormula::Whole { tail, .. }
        | MethodFormula::Pool { tail, .. } => *tail,
    };
    let remainder = voice.plan(Rule::Tail, tail.code(), Paper::Plan, &About::default());
    let segment = |code: &str| {
        let about = About { remainder: remainder.clone(), ..About::under(method) };
        voice.plan(Rule::Segment, code, Paper::Plan, &about)
    };
    let applies = |code: &&str| applied.under(&method.code, Rule::Segment, code).people > 0;
    let of_ground = |ground: &Ground| {
        let about = About {
            name: ground.title.clone(),
            basis: &ground.earlier_basis,
            ground: Some(ground),
            ..About::under(method)
        };
        voice.plan(Rule::Ground, &ground.code, Paper::Severance, &about)
    };
    match &method.formula {
        MethodFormula::Statutory { .. } => {
            let first = ["earlier"].iter().filter(|code| applies(code)).map(|code| segment(code));
            let later = ["later", "whole", "sum"].iter().filter(|code| applies(code));
            let grounds = grounds_under(subject, method).into_iter();
            let grounds = grounds.filter(|ground| ground.severance).map(of_ground);
            first.chain(grounds).chain(later.map(|code| segment(code))).collect()
        }
        // a whole sum that does not go by service has no remainder
        MethodFormula::Whole { amount, .. } if !names(amount, UNITS) => Vec::new(),
        _ => vec![segment("local")],
    }
}

/// What holds of the wage base.
fn bases(voice: &Voice<'_>, method: &Method) -> Vec<String> {
    let subject = &voice.subject;
    let base = |code: &str| voice.plan(Rule::Base, code, Paper::Plan, &About::under(method));
    let MethodFormula::Statutory { split } = method.formula else {
        let own = method.formula.expressions().iter().any(|formula| names(formula, OWN_WAGE));
        return own.then(|| base("own")).into_iter().chain([base("formula")]).collect();
    };
    let lifts = |ground: &&Ground| {
        let earlier = subject.assessment.applied.under(&method.code, Rule::Ground, &ground.code).earlier;
        split && ground.earlier_service && ground.earlier_enterprise_floor && earlier > 0
    };
    let lifting: Vec<&str> = grounds_under(subject, method)
        .into_iter()
        .filter(lifts)
        .map(|ground| ground.title.as_str())
        .collect();
    let about = About { name: lifting.join("；"), ..About::under(method) };
    let lifted = (!lifting.is_empty()).then(|| voice.plan(Rule::Base, "enterprise", Paper::Plan, &about));
    [base("own"), base("lifted"), base("capped")].into_iter().chain(lifted).collect()
}

fn names(formula: &Expression, name: &str) -> bool {
    formula.names().iter().any(|known| **known == *name)
}
