//! Owns: formulas of packs as sentences of a document take them.
//! Never: works a formula out.

use rust_decimal::Decimal;

use crate::compose::chinese;
use crate::model::Date;
use crate::policy::{Expression, Policy, Value};

use super::Subject;

/// Units whose value says more than the parameter's title.
const RATES: [&str; 2] = ["比例", "倍"];

/// The share of the wage that the plan itself chooses.
const OWN_RATE: &str = "内退生活费比例";

/// A formula with parameters by title, or by value where they are rates; facts keep their names.
pub(super) fn said(subject: &Subject<'_>, formula: &Expression) -> String {
    let (policy, on) = (subject.policy, subject.case.compensation_date);
    let told = formula.worded(&|name| match name {
        // the plan's own choice is known
        OWN_RATE => chinese::rate(subject.case.choices.internal_allowance_rate),
        name => parameter(policy, name, on).unwrap_or_else(|| name.to_owned()),
    });
    share(&told).unwrap_or(told)
}

/// 本人月平均工资 × 70% as it is said: 本人月平均工资的70%.
fn share(told: &str) -> Option<String> {
    let (whole, part) = told.split_once(" × ")?;
    let plain = |text: &str| !text.contains([' ', '(', ')']);
    let rate = match part.parse::<Decimal>() {
        Ok(rate) if rate < Decimal::ONE => chinese::rate(rate),
        _ => part.to_owned(),
    };
    (plain(whole) && plain(part) && rate.ends_with('%')).then(|| format!("{whole}的{rate}"))
}

fn parameter(policy: &Policy, id: &str, on: Date) -> Option<String> {
    let parameter = policy.parameters.get(id)?;
    let norm = policy.norm(id, on).ok()?;
    Some(match &norm.value {
        Value::Number(value) if parameter.unit == RATES[0] => chinese::rate(*value),
        Value::Number(value) if parameter.unit == RATES[1] => value.normalize().to_string(),
        _ => parameter.title.clone(),
    })
}

/// The formula of a parameter on the base date; empty where the policy has none, or it gives nothing.
pub(super) fn of_parameter(subject: &Subject<'_>, id: &str) -> String {
    let says = subject.policy.parameters.get(id).map_or("", |parameter| &parameter.says);
    match subject.policy.norm(id, subject.case.base_date).map(|norm| &norm.value) {
        Ok(_) if !says.is_empty() => says.to_owned(),
        Ok(Value::Formula(formula)) if !vanishes(subject, formula) => said(subject, formula),
        Ok(Value::Number(value)) if !value.is_zero() => value.normalize().to_string(),
        _ => String::new(),
    }
}

/// A product with a rate that is not set is no rule.
fn vanishes(subject: &Subject<'_>, formula: &Expression) -> bool {
    let on = subject.case.base_date;
    let missing =
        |name: &str| matches!(subject.policy.norm(name, on).map(|norm| &norm.value), Ok(Value::None));
    formula.text().contains('*') && formula.names().iter().any(|name| missing(name))
}

/// Whether the formula of a parameter on the base date goes by what the plan itself chooses.
pub(super) fn chosen(subject: &Subject<'_>, id: &str) -> bool {
    match subject.policy.norm(id, subject.case.base_date).map(|norm| &norm.value) {
        Ok(Value::Formula(formula)) => formula.names().iter().any(|name| &**name == OWN_RATE),
        _ => false,
    }
}
