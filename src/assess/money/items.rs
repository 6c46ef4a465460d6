//! Owns: cost items that a pack's formula works out, for workers and for provisions of the enterprise.
//! Never: holds a number of law.

use std::sync::Arc;

use rust_decimal::prelude::ToPrimitive;

use crate::diagnostic::{Code, Finding, Findings};
use crate::model::{Case, Liability, MOST_YEARS, Money};
use crate::policy::{CostItem, EachFormula, EvaluationFault, Expression, FactValue, Policy, Subject};

use crate::assess::facts::{CaseFacts, Scope, provision};
use crate::assess::law::door::{Door, Ledger, Uses};
use crate::assess::severance::method::{FormulaFault, Values, amount};

/// An item worked out by its formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkedItem {
    /// The sum, rounded as the item says.
    pub amount: Money,
    /// Its working.
    pub working: Vec<String>,
    /// Years over which it is paid, where the item says so.
    pub years: Option<u32>,
}

/// Years over which an item is paid, by its formula; nothing where it has none.
fn years(formula: Option<&Expression>, values: Values<'_>) -> Result<Option<u32>, FormulaFault> {
    let Some(formula) = formula else { return Ok(None) };
    let years = amount("years", formula, values)?.ceil().to_u32().filter(|years| *years <= MOST_YEARS);
    let too_many = || FormulaFault::new("years", EvaluationFault { detail: "overflow".to_owned() });
    years.map(|years| Some(years.max(1))).ok_or_else(too_many)
}

/// The formula of an item for one worker or provision; `None` where it is not due.
///
/// # Errors
/// A formula that cannot be worked out.
pub fn worked_item(item: &CostItem, values: Values<'_>) -> Result<Option<WorkedItem>, FormulaFault> {
    let Some(amount) = &item.amount else { return Ok(None) };
    let formula = EachFormula { when: item.when.clone(), amount: amount.clone(), years: item.years.clone() };
    worked(&formula, item.whole_yuan, values)
}

/// A formula for one thing that it is about; `None` where it is not due.
pub(in crate::assess) fn worked(
    item: &EachFormula,
    whole_yuan: bool,
    values: Values<'_>,
) -> Result<Option<WorkedItem>, FormulaFault> {
    let formula = &item.amount;
    if let Some(when) = &item.when {
        match when.evaluate(values) {
            Ok(Some(FactValue::Truth(true))) => {}
            Ok(_) => return Ok(None),
            Err(fault) => return Err(FormulaFault::new("when", fault)),
        }
    }
    let exact = amount("amount", formula, values)?;
    let sum = if whole_yuan { Money::round_to_yuan(exact) } else { Money::round_half_up(exact) };
    let years = years(item.years.as_ref(), values)?;
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
    /// The norms that it used.
    pub uses: Arc<Uses>,
}

/// Every provision of a case in its order. A stated amount that its formula does not give is told.
pub(in crate::assess) fn provisions(
    case: &Case,
    policy: &Policy,
    facts: &CaseFacts,
    ledger: &Ledger,
    findings: &mut Findings,
) -> Vec<Provision> {
    let one = |liability: &Liability| {
        let door = Door::new(policy);
        let scope = Scope { door: &door, on: case.base_date, case: facts };
        let own = provision(case, policy, liability, None);
        let values = |name: &str| scope.value(name, &|name| own.get(name).cloned());
        let item = policy.cost_item(&liability.item);
        item.into_iter().for_each(|item| door.item(item));
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
                let years = worked.years.or(liability.years).unwrap_or(1).max(1);
                Provision { amount: worked.amount, working: worked.working, years, uses: ledger.keep(&door) }
            }
            Ok(None) => {
                // no formula took what is stated instead of an amount
                if liability.amount.is_none() {
                    findings.push(Finding::new(Code::MissingKey, liability.at.clone()).fact("key", "amount"));
                }
                // what the years are worked out from may not be stated beside an amount
                let by_item = || item.and_then(|item| years(item.years.as_ref(), &values).ok()?);
                let years = liability.years.or_else(by_item).unwrap_or(1).max(1);
                let amount = liability.amount.unwrap_or_default();
                Provision { amount, working: Vec::new(), years, uses: ledger.keep(&door) }
            }
            Err(fault) => {
                findings.push(fault.at(liability.at.clone()));
                let amount = liability.amount.unwrap_or_default();
                Provision { amount, working: Vec::new(), years: 1, uses: ledger.keep(&door) }
            }
        }
    };
    case.funds.liabilities.iter().map(one).collect()
}
