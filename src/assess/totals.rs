//! Owns: the sums of a case as figures: by item, channel and head, the money, the congress, each with its working.
//! May import: policy, model, diagnostic, this room. Never: words.

use crate::diagnostic::Place;
use crate::model::{Case, Money};
use crate::policy::{Citation, Policy};

use super::assessment::Assessment;
use super::congress::PassLine;
use super::costs::{ChannelCost, ItemCost};
use super::figure::{Figure, Quantity};

/// Every sum that the plan prints. Ids: a cost item's code, `channel.CODE`, `historic`, `diversion`, `total`,
/// `personal`, `average`, `secured`, `planned`, `gap`, `surplus`, `quorum`, `pass`.
#[must_use]
pub fn totals(case: &Case, policy: &Policy, found: &Assessment) -> Vec<Figure> {
    let (costs, funds) = (&found.costs, &found.funds);
    let roster = case.workers.first().map_or(Place::Case, |worker| match &worker.at {
        Place::Cell { file, .. } => Place::File(file.to_string()),
        other => other.clone(),
    });
    let sources = case.funds.sources_at.clone().unwrap_or(Place::Case);
    let mut figures: Vec<Figure> =
        costs.items.iter().map(|item| item_figure(case, policy, found, item, &roster)).collect();
    let channels = costs.channels.iter().filter(|channel| channel.people > 0);
    figures.extend(channels.map(|channel| channel_figure(policy, channel, &roster)));
    let historic = |wanted: bool| -> Vec<Money> {
        let is = |code: &str| policy.cost_item(code).is_some_and(|item| item.historic);
        costs.items.iter().filter(|item| is(&item.code) == wanted).map(|item| item.amount).collect()
    };
    let money = |id: &str, value, working, from: &Place| figure(id, Quantity::Money(value), working, from);
    let by_certainty = |planned: bool| -> Vec<Money> {
        let of = |source: &&crate::model::FundSource| {
            (source.certainty == crate::model::Certainty::Planned) == planned
        };
        case.funds.sources.iter().filter(of).map(|source| source.amount).collect()
    };
    figures.extend([
        money("historic", costs.historic, sum_line(&historic(true), costs.historic), &roster),
        money("diversion", costs.diversion, sum_line(&historic(false), costs.diversion), &roster),
        money("total", costs.total, sum_line(&[costs.historic, costs.diversion], costs.total), &roster),
        money("personal", costs.personal, format!("Σ({}) = {}", case.workers.len(), costs.personal), &roster),
        money(
            "average",
            costs.average,
            format!("{} ÷ {} = {}", costs.diversion, costs.diverted, costs.average),
            &roster,
        ),
        money("secured", funds.secured, sum_line(&by_certainty(false), funds.secured), &sources),
        money("planned", funds.planned, sum_line(&by_certainty(true), funds.planned), &sources),
        money("gap", funds.gap, format!("{} − {} → {}", costs.total, funds.secured, funds.gap), &sources),
        money(
            "surplus",
            funds.surplus,
            format!("{} − {} → {}", funds.secured, costs.total, funds.surplus),
            &sources,
        ),
    ]);
    figures.extend(congress(case, found));
    figures
}

/// What workers are owed under an item, then each debt of the enterprise under it.
fn item_figure(case: &Case, policy: &Policy, found: &Assessment, cost: &ItemCost, roster: &Place) -> Figure {
    let of_workers = found.workers.iter().flat_map(|worker| worker.items.iter().chain(&worker.reserved));
    let count = of_workers.filter(|figure| figure.id == cost.code).count();
    let debts = case.funds.liabilities.iter().zip(&found.provisions);
    let debts: Vec<_> = debts.filter(|(debt, _)| debt.item == cost.code).collect();
    let mut working = Vec::new();
    if count > 0 {
        working.push(format!("Σ({count}) = {}", cost.from_workers));
    }
    for (debt, provision) in &debts {
        working.push(format!("+ {} {} ({})", provision.amount, debt.name, debt.at));
        working.extend(provision.working.iter().map(|line| format!("  {line}")));
    }
    if working.len() > 1 {
        working.push(format!("= {}", cost.amount));
    }
    let item = policy.cost_item(&cost.code);
    let from = if count > 0 {
        roster.clone()
    } else {
        debts.first().map_or(Place::Case, |(debt, _)| debt.at.clone())
    };
    Figure {
        working,
        basis: item.map(|item| item.basis.to_vec()).unwrap_or_default(),
        checked: item.is_some_and(|item| item.checked),
        ..figure(&cost.code, Quantity::Money(cost.amount), String::new(), &from)
    }
}

fn channel_figure(policy: &Policy, cost: &ChannelCost, roster: &Place) -> Figure {
    let sums: Vec<Money> = cost.items.iter().map(|item| item.amount).collect();
    let working = sum_line(&sums, cost.total);
    let basis = policy.channel(&cost.code).map(|channel| channel.basis.to_vec()).unwrap_or_default();
    let id = format!("channel.{}", cost.code);
    Figure { basis, ..figure(&id, Quantity::Money(cost.total), working, roster) }
}

fn congress(case: &Case, found: &Assessment) -> [Figure; 2] {
    let norms = &found.norms.congress;
    let entitled = case.congress.entitled;
    let heads = |id: &str, heads: u32, working: String, basis: &[Citation]| Figure {
        basis: basis.to_vec(),
        ..figure(id, Quantity::Heads(heads as usize), working, &case.congress.entitled_at)
    };
    let (part, whole) = norms.quorum;
    let than = match norms.pass {
        PassLine::MoreThanHalf => "<",
        PassLine::HalfOrMore => "≤",
    };
    [
        heads(
            "quorum",
            found.quorum,
            format!("{entitled} × {part}/{whole} ≤ {}", found.quorum),
            &norms.quorum_basis,
        ),
        heads("pass", found.pass, format!("{entitled} × 1/2 {than} {}", found.pass), &norms.pass_basis),
    ]
}

fn figure(id: &str, value: Quantity, working: String, from: &Place) -> Figure {
    let working = if working.is_empty() { Vec::new() } else { vec![working] };
    Figure { id: id.to_owned(), value, working, basis: Vec::new(), checked: true, from: from.clone() }
}

fn sum_line(terms: &[Money], sum: Money) -> String {
    let terms: Vec<String> = terms.iter().map(Money::to_string).collect();
    if terms.len() > 1 { format!("{} = {sum}", terms.join(" + ")) } else { sum.to_string() }
}
