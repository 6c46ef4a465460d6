//! Owns: cost items that a pack's formula works out, for workers and for provisions of the enterprise.
//! May import: policy, model, diagnostic, this room. Never: holds a number of law.

use rust_decimal::prelude::ToPrimitive;

use crate::diagnostic::{Code, Finding, Findings};
use crate::model::{Case, Liability, Money};
use crate::policy::{CostItem, Datum, Policy, Subject};

use super::facts::{CaseFacts, Scene, provision};
use super::method::{FormulaFault, Values, amount};

/// An item worked out by its formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkedItem {
    /// The sum, rounded as the item says.
    pub amount: Money,
    /// Its working.
    pub working: Vec<String>,
    /// Years over which it is paid.
    pub years: u32,
}

/// The formula of an item for one worker or provision; `None` where it is not due.
///
/// # Errors
/// A formula that cannot be worked out.
pub fn worked_item(item: &CostItem, values: Values<'_>) -> Result<Option<WorkedItem>, FormulaFault> {
    let Some(formula) = &item.amount else { return Ok(None) };
    if let Some(when) = &item.when {
        match when.evaluate(values) {
            Ok(Some(Datum::Truth(true))) => {}
            Ok(_) => return Ok(None),
            Err(fault) => return Err(FormulaFault::new("when", fault)),
        }
    }
    let exact = amount("amount", formula, values)?;
    let sum = if item.whole_yuan { Money::round_to_yuan(exact) } else { Money::round_half_up(exact) };
    let years = item.years.as_ref().map(|years| amount("years", years, values)).transpose()?;
    let years = years.and_then(|years| years.ceil().to_u32()).unwrap_or(1).max(1);
    // what is taken over as it stands has no working to show
    let taken_over = formula.names().first().is_some_and(|name| **name == *formula.text());
    let working = if taken_over { sum.to_string() } else { format!("{} = {sum}", formula.worked(values)) };
    Ok(Some(WorkedItem { amount: sum, working: vec![working], years }))
}

/// One debt or reserve of the enterprise with its amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// The sum.
    pub amount: Money,
    /// How the pack's formula gives it; empty where the case states it.
    pub working: Vec<String>,
    /// Years over which it is paid, from the year stated.
    pub years: u32,
}

/// Every provision of a case in its order. A stated amount that its formula does not give is told.
pub(super) fn provisions(
    case: &Case,
    policy: &Policy,
    facts: &CaseFacts,
    findings: &mut Findings,
) -> Vec<Provision> {
    let scene = Scene { policy, on: case.base_date, case: facts };
    let one = |liability: &Liability| {
        let own = provision(liability);
        let values = |name: &str| scene.value(name, &|name| own.get(name).cloned());
        let item = policy.cost_item(&liability.item);
        let item = item.filter(|item| item.subject == Some(Subject::Provision));
        // without anything to work with, the stated amount stands
        let stated = liability.amount.filter(|_| {
            liability.standard.is_none() && liability.principal.is_none() && liability.months.is_none()
        });
        let worked = match (item, stated) {
            (Some(item), None) => worked_item(item, &values),
            _ => Ok(None),
        };
        match worked {
            Ok(Some(worked)) => {
                if let Some(stated) = liability.amount.filter(|stated| *stated != worked.amount) {
                    findings.push(
                        Finding::new(Code::AmountDiffers, liability.at.clone())
                            .fact("stated", stated)
                            .fact("worked_out", worked.amount),
                    );
                }
                Provision { amount: worked.amount, working: worked.working, years: worked.years }
            }
            Ok(None) => {
                // no formula took what is stated instead of an amount
                if liability.amount.is_none() {
                    findings.push(Finding::new(Code::MissingKey, liability.at.clone()).fact("key", "amount"));
                }
                let years = item.and_then(|item| item.years.as_ref()).and_then(|years| {
                    let years = amount("years", years, &values).ok()?;
                    years.ceil().to_u32()
                });
                let years = liability.years.or(years).unwrap_or(1).max(1);
                Provision { amount: liability.amount.unwrap_or_default(), working: Vec::new(), years }
            }
            Err(fault) => {
                findings.push(fault.at(liability.at.clone()));
                Provision { amount: liability.amount.unwrap_or_default(), working: Vec::new(), years: 1 }
            }
        }
    };
    case.funds.liabilities.iter().map(one).collect()
}
