//! Owns: costs and funds of a context.
//! Never: adds up what the assessment has not.

use crate::assess::{Figure, ItemCost, YearCost};
use crate::compose::chinese;
use crate::compose::context::{
    Account, CalendarRow, CostLine, Costs, FundsContext, SourceRow, UseRow, YearBalance, YearRow,
};
use crate::diagnostic::Coded;
use crate::policy::{ItemRole, Payment, cite_basis};

use super::{Subject, amount, cells};

pub(super) fn costs(subject: &Subject<'_>) -> Costs {
    let table = &subject.assessment.costs;
    Costs {
        items: table.items.iter().enumerate().map(|(at, item)| line(subject, at, item)).collect(),
        historic: subject.sum("historic"),
        diversion: subject.sum("diversion"),
        total: subject.sum("total"),
        personal: subject.sum("personal"),
        common: subject.sum("common"),
        average: subject.sum("average"),
        years_other: subject.sum("years.other"),
        years_internal: subject.sum("years.internal"),
        by_year: table.years.iter().map(|(year, cost)| year_row(subject, *year, cost)).collect(),
    }
}

fn line(subject: &Subject<'_>, at: usize, cost: &ItemCost) -> CostLine {
    let item = subject.policy.cost_item(&cost.code);
    let sum = subject.assessment.figures.get(&cost.code);
    // the reserve may say that the allowance is paid in one sum
    let allowance = item.is_some_and(|item| item.role == Some(ItemRole::InternalAllowance));
    let at_once = allowance && subject.sum("internal.at_once").any;
    let reserved = item.is_some_and(|item| item.payment == Payment::Reserved) && !at_once;
    let payment = if reserved { "reserved" } else { "once" };
    CostLine {
        number: at + 1,
        code: cost.code.clone(),
        name: name(subject, &cost.code),
        people: cost.people,
        heads: cells::heads_of_sum(subject, cost.people),
        amount: amount(cost.amount),
        payment: subject.policy.word("payment", payment).to_owned(),
        payee: item.map(|item| item.payee.clone()).unwrap_or_default(),
        historic: item.is_some_and(|item| item.historic),
        basis: sum.map(|sum| cite_basis(sum.basis())).unwrap_or_default(),
        checked: sum.is_none_or(Figure::checked),
    }
}

fn year_row(subject: &Subject<'_>, year: i32, cost: &YearCost) -> YearRow {
    YearRow {
        year,
        heads: cells::heads_of_sum(subject, cost.reserve_people),
        allowance: amount(cost.other),
        insurance: subject.sum(&format!("internal_total.{year}")),
        total: subject.sum(&format!("year.{year}")),
    }
}

pub(super) fn funds(subject: &Subject<'_>) -> FundsContext {
    let (case, table) = (subject.case, &subject.assessment.funds);
    let sources = case.funds.sources.iter().enumerate().map(|(at, source)| SourceRow {
        number: at + 1,
        name: source.name.clone(),
        kind: subject
            .policy
            .fund_kinds
            .iter()
            .find(|kind| kind.code == source.kind)
            .map_or_else(|| source.kind.clone(), |kind| kind.name.clone()),
        amount: amount(source.amount),
        available_on: chinese::date(source.available_on),
        certainty: source.certainty.code().to_owned(),
        evidence: source.evidence.clone(),
        repayment: source.repayment.clone(),
    });
    let order = subject.policy.use_orders.get(case.enterprise.restructuring.form.code());
    FundsContext {
        use_says: order.map(|order| order.says.clone()).unwrap_or_default(),
        use_basis: order.map(|order| cite_basis(&order.basis)).unwrap_or_default(),
        sources: sources.collect(),
        secured: subject.sum("secured"),
        planned: subject.sum("planned"),
        total: subject.sum("funds"),
        gap: subject.sum("gap"),
        surplus: subject.sum("surplus"),
        use_order: use_order(subject),
        calendar: calendar(subject),
        by_year: table
            .years
            .iter()
            .map(|year| YearBalance {
                year: year.year,
                need: amount(year.need),
                have: amount(year.have),
                balance: amount(year.balance),
                short: amount(year.short),
            })
            .collect(),
        account: case.funds.account.as_ref().map_or_else(Account::default, |account| Account {
            any: true,
            bank: account.bank.clone(),
            last_four: account.last_four.clone(),
            signatories: account.signatories.clone(),
        }),
    }
}

/// Items with money, in the order of use for the form; items that the order forgets come last.
fn use_order(subject: &Subject<'_>) -> Vec<UseRow> {
    let items = &subject.assessment.costs.items;
    let ranks = subject.policy.ranks(subject.case.enterprise.restructuring.form.code());
    let listed: Vec<&str> = ranks.iter().copied().flatten().map(String::as_str).collect();
    let forgotten = items.iter().filter(|item| !listed.contains(&item.code.as_str()));
    let forgotten: Vec<&[String]> = forgotten.map(|item| std::slice::from_ref(&item.code)).collect();
    let of_rank = |rank: &[String]| -> Vec<&ItemCost> {
        rank.iter().filter_map(|code| items.iter().find(|item| item.code == *code)).collect()
    };
    let ranks = ranks.into_iter().chain(forgotten).map(of_rank).filter(|rank| !rank.is_empty());
    ranks
        .enumerate()
        .flat_map(|(at, rank)| rank.into_iter().map(move |item| (at + 1, item)))
        .map(|(number, item)| UseRow { number, name: name(subject, &item.code), amount: amount(item.amount) })
        .collect()
}

fn calendar(subject: &Subject<'_>) -> Vec<CalendarRow> {
    let payments = subject.case.funds.payments.iter().enumerate();
    payments
        .map(|(at, payment)| {
            let names: Vec<String> = payment.items.iter().map(|code| name(subject, code)).collect();
            CalendarRow {
                by: chinese::date(payment.by),
                items: names.join("、"),
                amount: subject.sum(&format!("payment.{}", at + 1)),
                note: payment.note.clone(),
            }
        })
        .collect()
}

pub(super) fn name(subject: &Subject<'_>, code: &str) -> String {
    subject.policy.cost_item(code).map_or_else(|| code.to_owned(), |item| item.name.clone())
}
