//! Owns: severance of a context: sums, and the words of the method, grounds, segments and bases that were applied.
//! May import: compose, assess, policy, model. Never: decides which rule holds.

use crate::assess::{Figure, SEVERANCE};
use crate::compose::context::SeveranceContext;
use crate::policy::{Expression, Ground, Method, MethodFormula, Paper, Rule, cite_basis};

use super::Subject;
use super::words::{About, Voice};

/// The fact that a formula names where it goes by the worker's own wage.
const OWN_WAGE: &str = "本人月平均工资";

/// The fact that a whole sum names where it goes by service.
const UNITS: &str = "计发年数";

pub(super) fn severance(voice: &Voice<'_>) -> SeveranceContext {
    let subject = &voice.subject;
    let sum = subject.assessment.figures.get(SEVERANCE);
    let method = subject.policy.method(&subject.case.choices.compensation_method);
    let says = |method: &Method| {
        let about = About { name: method.name.clone(), basis: &method.basis, ..About::default() };
        voice.plan(Rule::Method, &method.code, Paper::Plan, &about)
    };
    let mut rules = method.map(|method| segments(voice, method)).unwrap_or_default();
    let mut base_rules = method.map(|method| bases(voice, method)).unwrap_or_default();
    rules.retain(|rule| !rule.is_empty());
    base_rules.retain(|rule| !rule.is_empty());
    SeveranceContext {
        people: subject.count("severance.people"),
        total: subject.sum("severance.total"),
        average: subject.sum("severance.average"),
        says: method.map(says).unwrap_or_default(),
        rules,
        base_rules,
        basis: sum.map(|sum| cite_basis(sum.basis())).unwrap_or_default(),
        checked: sum.is_none_or(Figure::checked),
    }
}

/// Grounds on which somebody's relation ends, in the pack's order.
pub(super) fn grounds<'a>(subject: &Subject<'a>) -> Vec<&'a Ground> {
    let applied = &subject.assessment.applied;
    let used = |ground: &&Ground| applied.get(Rule::Ground, &ground.code).people > 0;
    subject.policy.grounds.values().filter(used).collect()
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
        let about = About { remainder: remainder.clone(), ..About::default() };
        voice.plan(Rule::Segment, code, Paper::Plan, &about)
    };
    let applies = |code: &&str| applied.get(Rule::Segment, code).people > 0;
    let of_ground = |ground: &Ground| {
        let about = About {
            name: ground.title.clone(),
            basis: &ground.basis,
            ground: Some(ground),
            ..About::default()
        };
        voice.plan(Rule::Ground, &ground.code, Paper::Severance, &about)
    };
    match &method.formula {
        MethodFormula::Statutory { .. } => {
            let first = ["earlier"].iter().filter(|code| applies(code)).map(|code| segment(code));
            let later = ["later", "whole", "sum"].iter().filter(|code| applies(code));
            let grounds = grounds(subject).into_iter().filter(|ground| ground.severance).map(of_ground);
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
    let base = |code: &str| voice.plan(Rule::Base, code, Paper::Plan, &About::default());
    let MethodFormula::Statutory { split } = method.formula else {
        let own = method.formula.expressions().iter().any(|formula| names(formula, OWN_WAGE));
        return own.then(|| base("own")).into_iter().chain([base("formula")]).collect();
    };
    let lifts = |ground: &&Ground| {
        let earlier = subject.assessment.applied.get(Rule::Ground, &ground.code).earlier;
        split && ground.earlier_service && ground.earlier_enterprise_floor && earlier > 0
    };
    let lifting: Vec<&str> =
        grounds(subject).into_iter().filter(lifts).map(|ground| ground.title.as_str()).collect();
    let about = About { name: lifting.join("；"), ..About::default() };
    let lifted = (!lifting.is_empty()).then(|| voice.plan(Rule::Base, "enterprise", Paper::Plan, &about));
    [base("own"), base("lifted"), base("capped")].into_iter().chain(lifted).collect()
}

fn names(formula: &Expression, name: &str) -> bool {
    formula.names().iter().any(|known| **known == *name)
}
