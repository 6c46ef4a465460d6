//! Owns: printed figures worked out again from their terms.
//! Never: mends a printed figure.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::{Case, Operation, Stated, Term, TermValue};
use crate::policy::{FactValue, bind};

use crate::assess::facts::{number, text};
use crate::assess::figure::Figures;

/// A printed figure beside what its terms make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciled {
    /// `id` of the line.
    pub id: String,
    /// In words.
    pub title: String,
    /// As printed.
    pub printed: Decimal,
    /// What the terms make, rounded as the printed figure is.
    pub worked_out: Decimal,
    /// The noun that it counts.
    pub label: String,
    /// The noun that a term counts, where that is another.
    pub other_label: Option<String>,
    /// Its place in the case.
    pub at: Place,
}

bind! {
    /// Facts for checks.
    pub(in crate::assess) const STATED(of: &Reconciled) {
        "事项" => text(&of.title),
        "公布数" => number(of.printed),
        "复算数" => number(of.worked_out),
        "相差" => number(of.printed - of.worked_out),
        "用词" => text(&of.label),
        "应有用词" => text(of.other_label.as_deref().unwrap_or_default()),
        "用词不符" => FactValue::Truth(of.other_label.is_some()),
    }
}

/// Works every printed figure of a case out again; `figures` are those of the judgement. A term that names nothing is told.
pub(in crate::assess) fn reconcile(
    case: &Case,
    figures: &Figures,
    findings: &mut Findings,
) -> Vec<Reconciled> {
    let printed: BTreeMap<&str, Decimal> =
        case.stated.iter().map(|line| (line.id.as_str(), line.printed)).collect();
    let value = |line: &Stated, term: &Term, findings: &mut Findings| {
        let (id, value) = match &term.value {
            TermValue::Written(value) => return Some(*value),
            TermValue::Figure(id) => (id, figures.number(id)),
            // a figure that is said to come from itself comes from nowhere
            TermValue::Entry(id) => (id, printed.get(id.as_str()).copied().filter(|_| *id != line.id)),
        };
        if value.is_none() {
            findings.push(Finding::new(Code::UnknownFigure, term.at.clone()).fact("figure", id));
        }
        value
    };
    let mut lines = Vec::new();
    for line in &case.stated {
        let terms: Option<Vec<Decimal>> = line.terms.iter().map(|term| value(line, term, findings)).collect();
        let Some(terms) = terms else { continue };
        let Some(worked_out) = operate(line.operation, &terms) else {
            let detail = match terms[..] {
                [] => "not-stated",
                _ if line.operation == Operation::Ratio => "division-by-zero",
                _ => "overflow",
            };
            let finding = Finding::new(Code::ExpressionFailed, line.at.clone()).fact("key", &line.title);
            findings.push(finding.fact("detail", detail));
            continue;
        };
        let label = line.label.clone().unwrap_or_default();
        let other = line.terms.iter().filter_map(|term| term.label.as_ref());
        let other_label = other.filter(|_| line.label.is_some()).find(|other| **other != label).cloned();
        lines.push(Reconciled {
            id: line.id.clone(),
            title: line.title.clone(),
            printed: line.printed,
            worked_out: rounded(worked_out, line.decimals),
            label,
            other_label,
            at: line.at.clone(),
        });
    }
    lines
}

/// Terms put together; `None` where a number is too large or a divisor zero.
pub(in crate::assess) fn operate(operation: Operation, terms: &[Decimal]) -> Option<Decimal> {
    let (first, rest) = terms.split_first()?;
    let mut rest = rest.iter();
    match operation {
        Operation::Sum => rest.try_fold(*first, |sum, term| sum.checked_add(*term)),
        Operation::Difference => rest.try_fold(*first, |left, term| left.checked_sub(*term)),
        Operation::Product => rest.try_fold(*first, |product, term| product.checked_mul(*term)),
        Operation::Ratio => rest.try_fold(*first, |ratio, term| ratio.checked_div(*term)),
    }
}

/// Half away from zero, to decimals or to tens, hundreds and so on.
pub(in crate::assess) fn rounded(value: Decimal, decimals: i32) -> Decimal {
    let half_up = RoundingStrategy::MidpointAwayFromZero;
    if let Ok(decimals) = u32::try_from(decimals) {
        return value.round_dp_with_strategy(decimals, half_up).normalize();
    }
    let unit = (decimals..0).fold(Decimal::ONE, |unit, _| unit * Decimal::TEN);
    ((value / unit).round_dp_with_strategy(0, half_up) * unit).normalize()
}
