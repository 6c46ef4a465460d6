//! Owns: sums of the case as figures: by item, channel, year and payment, and the money against them.
//! Never: words.

use std::sync::Arc;

use crate::assess::assessment::Assessment;
use crate::assess::figure::{Figure, Quantity};
use crate::assess::law::door::{Door, Uses};
use crate::assess::money::costs::{ChannelCost, ItemCost};
use crate::diagnostic::Place;
use crate::model::{Case, Certainty, FundSource, Money};
use crate::policy::Policy;

use super::sheet::{Sheet, figure};

/// Ids: a cost item's code, `item_people.CODE`, `channel.CODE`, `historic`, `diversion`, `total`, `personal`, `common`,
/// `average`, `fund.KIND`, `secured`, `planned`, `funds`, `gap`, `surplus`, `year.YEAR`, `years.other`,
/// `years.internal`, `payment.NUMBER`.
pub(super) fn draw_up(sheet: &mut Sheet<'_>) {
    let (case, policy, found) = (sheet.case, sheet.policy, sheet.found);
    let (costs, funds, roster) = (&found.costs, &found.funds, sheet.roster.clone());
    let sources = case.funds.sources_at.clone().unwrap_or(Place::Case);
    for item in &costs.items {
        let sum = item_figure(case, found, item, &roster);
        let (from, people) = (sum.from.clone(), item.people);
        sheet.figures.push(sum);
        sheet.put(
            &format!("item_people.{}", item.code),
            Quantity::Heads(people),
            format!("Σ = {people}"),
            &from,
        );
    }
    for channel in &costs.channels {
        sheet.figures.push(channel_figure(policy, channel, &roster));
    }
    let mut put =
        |id: &str, value, working, from: &Place| sheet.put(id, Quantity::Money(value), working, from);
    let by_history = |wanted: bool| -> Vec<Money> {
        let is = |code: &str| policy.cost_item(code).is_some_and(|item| item.historic);
        costs.items.iter().filter(|item| is(&item.code) == wanted).map(|item| item.amount).collect()
    };
    put("historic", costs.historic, sum_line(&by_history(true), costs.historic), &roster);
    put("diversion", costs.diversion, sum_line(&by_history(false), costs.diversion), &roster);
    put("total", costs.total, sum_line(&[costs.historic, costs.diversion], costs.total), &roster);
    put("personal", costs.personal, format!("Σ({}) = {}", case.workers.len(), costs.personal), &roster);
    let common = costs.total - costs.personal;
    put("common", common, format!("{} − {} = {common}", costs.total, costs.personal), &roster);
    let average = format!("{} ÷ {} = {}", costs.diversion, costs.diverted, costs.average);
    put("average", costs.average, average, &roster);
    for (year, cost) in &costs.years {
        let (internal, total) = (cost.allowance + cost.insurance, cost.total());
        put(&format!("year.{year}"), total, format!("{} + {internal} = {total}", cost.other), &roster);
    }
    let other: Vec<Money> = costs.years.values().map(|year| year.other).collect();
    let internal: Vec<Money> = costs.years.values().map(|year| year.allowance + year.insurance).collect();
    for (id, sums) in [("years.other", other), ("years.internal", internal)] {
        let sum = sums.iter().copied().sum();
        put(id, sum, sum_line(&sums, sum), &roster);
    }
    for (at, payment) in case.funds.payments.iter().enumerate() {
        let sums: Vec<Money> = payment.items.iter().map(|code| costs.item(code)).collect();
        let sum = sums.iter().copied().sum();
        put(&format!("payment.{}", at + 1), sum, sum_line(&sums, sum), &payment.at);
    }
    for source in &case.funds.sources {
        let of_kind = of(case, |other| other.kind == source.kind);
        let sum = of_kind.iter().copied().sum();
        put(&format!("fund.{}", source.kind), sum, sum_line(&of_kind, sum), &sources);
    }
    let (secured, planned) = (funds.secured, funds.planned);
    let by_certainty = |planned: bool| of(case, |source| (source.certainty == Certainty::Planned) == planned);
    put("secured", secured, sum_line(&by_certainty(false), secured), &sources);
    put("planned", planned, sum_line(&by_certainty(true), planned), &sources);
    put("funds", secured + planned, sum_line(&[secured, planned], secured + planned), &sources);
    put("gap", funds.gap, format!("{} − {secured} → {}", costs.total, funds.gap), &sources);
    put("surplus", funds.surplus, format!("{secured} − {} → {}", costs.total, funds.surplus), &sources);
}

/// Amounts of the sources that pass a test, in their order.
fn of(case: &Case, test: impl Fn(&FundSource) -> bool) -> Vec<Money> {
    case.funds.sources.iter().filter(|source| test(source)).map(|source| source.amount).collect()
}

/// What workers are owed under an item, then each debt of the enterprise under it.
fn item_figure(case: &Case, found: &Assessment, cost: &ItemCost, roster: &Place) -> Figure {
    let of_workers =
        found.workers.iter().flat_map(|worker| worker.sums.items.iter().chain(&worker.sums.reserved));
    let count = of_workers.clone().filter(|figure| figure.id == cost.code).count();
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
    let heads = found.heads.iter().filter(|head| head.item == cost.code).map(|head| head.amount);
    let heads: Vec<Money> = heads.collect();
    if !heads.is_empty() {
        let sum: Money = heads.iter().copied().sum();
        working.push(format!("+ Σ({}) = {sum}", heads.len()));
    }
    if working.len() > 1 {
        working.push(format!("= {}", cost.amount));
    }
    let own = of_workers.filter(|figure| figure.id == cost.code).map(|figure| &figure.uses);
    let of_heads = found.heads.iter().filter(|head| head.item == cost.code).map(|head| &head.uses);
    let of_debts = debts.iter().map(|(_, provision)| &provision.uses);
    let from = if count > 0 {
        roster.clone()
    } else {
        debts.first().map_or(Place::Case, |(debt, _)| debt.at.clone())
    };
    Figure {
        working,
        uses: Uses::joined(own.chain(of_debts).chain(of_heads)),
        ..figure(&cost.code, Quantity::Money(cost.amount), String::new(), &from)
    }
}

fn channel_figure(policy: &Policy, cost: &ChannelCost, roster: &Place) -> Figure {
    let sums: Vec<Money> = cost.items.iter().map(|item| item.amount).collect();
    let working = sum_line(&sums, cost.total);
    let door = Door::new(policy);
    if let Some(channel) = policy.channel(&cost.code) {
        door.entry("channel", &channel.code, &channel.basis, true);
    }
    let id = format!("channel.{}", cost.code);
    Figure { uses: Arc::new(door.close()), ..figure(&id, Quantity::Money(cost.total), working, roster) }
}

fn sum_line(terms: &[Money], sum: Money) -> String {
    let terms: Vec<String> = terms.iter().map(Money::to_string).collect();
    if terms.len() > 1 { format!("{} = {sum}", terms.join(" + ")) } else { sum.to_string() }
}
