//! Owns: severance and internal retirement in sum: heads, totals, averages, months, the smallest and the
//! largest.
//! Never: judges a worker.

use crate::assess::figure::Quantity;
use crate::assess::worker::assessment::WorkerAssessment;
use crate::assess::worker::internal_retirement::{Reserve, first_month};
use crate::diagnostic::Coded;
use crate::model::Money;
use crate::policy::Rule;

use super::sheet::{Sheet, mean};

/// Ids: `severance.people`, `.total`, `.average`; people by rule: `ground.CODE`, `ground_earlier.CODE` (with
/// service before the Labour Contract Law), `ground_limited.CODE` (held at the limit of months for it), `method.CODE`
/// (with their sums, `method_total.CODE`, which add up to the whole),
/// `segment.CODE`, `base.CODE`; `tax.people`, `tax.total`; `internal.people`, `.from`, `.months`,
/// `.longest`, `.allowance`, `.at_once` (the part of it that is paid in one sum), `.insurance`, `.own_part` (the workers'
/// part in it), `.total`, `.allowance_from`, `.allowance_to`, and by year `internal_people.YEAR`, `internal_total.YEAR`.
pub(super) fn draw_up(sheet: &mut Sheet<'_>) {
    let roster = sheet.roster.clone();
    let paid: Vec<&WorkerAssessment> =
        sheet.found.workers.iter().filter(|worker| !worker.sums.severance.amount.is_zero()).collect();
    let total: Money = paid.iter().map(|worker| worker.sums.severance.amount).sum();
    let people = paid.len();
    sheet.heads("severance.people", people);
    sheet.put("severance.total", Quantity::Money(total), format!("Σ({people}) = {total}"), &roster);
    let average = mean(total, people);
    let working = format!("{total} ÷ {people} = {average}");
    sheet.put("severance.average", Quantity::Money(average), working, &roster);
    for (rule, code, used) in sheet.found.applied.iter().filter(|(rule, ..)| *rule != Rule::Channel) {
        let family = rule.code();
        sheet.heads(&format!("{family}.{code}"), used.people);
        if rule == Rule::Ground {
            sheet.heads(&format!("{family}_earlier.{code}"), used.earlier);
            sheet.heads(&format!("{family}_limited.{code}"), used.limited);
        }
        if rule == Rule::Method {
            let working = format!("Σ({}) = {}", used.people, used.amount);
            sheet.put(&format!("method_total.{code}"), Quantity::Money(used.amount), working, &roster);
        }
    }
    let taxed: Vec<Money> =
        sheet.found.workers.iter().filter_map(|worker| Some(worker.withheld.as_ref()?.money())).collect();
    let (people, tax) = (taxed.len(), taxed.iter().copied().sum());
    sheet.heads("tax.people", people);
    sheet.put("tax.total", Quantity::Money(tax), format!("Σ({people}) = {tax}"), &roster);
    internal(sheet);
}

fn internal(sheet: &mut Sheet<'_>) {
    let (roster, found) = (sheet.roster.clone(), sheet.found);
    let reserves: Vec<&Reserve> =
        found.workers.iter().filter_map(|worker| worker.sums.reserve.as_ref()).collect();
    let people = reserves.len();
    let of_workers = |code: &str| {
        found.costs.items.iter().find(|item| item.code == code).map_or(Money::ZERO, |item| item.from_workers)
    };
    let [allowance, insurance] = sheet.policy.internal_items().map(of_workers);
    let total = allowance + insurance;
    let grants = |item: Money, sum: &dyn Fn(&Reserve) -> Money| -> Money {
        // what the channel does not grant is in no item
        if item.is_zero() { Money::ZERO } else { reserves.iter().map(|reserve| sum(reserve)).sum() }
    };
    let at_once = grants(allowance, &|reserve| reserve.at_once.unwrap_or_default());
    let own_part = grants(insurance, &Reserve::own_part_total);
    let months = || reserves.iter().map(|reserve| usize::try_from(reserve.months).unwrap_or(0));
    let (all_months, longest) = (months().sum(), months().max().unwrap_or(0));
    let monthly = || reserves.iter().map(|reserve| reserve.allowance);
    sheet.heads("internal.people", people);
    let base = sheet.case.base_date;
    let mut put = |id: &str, value, working: String| sheet.put(id, value, working, &roster);
    put("internal.from", Quantity::Month(first_month(base)), format!("{base} → {}", first_month(base)));
    put("internal.months", Quantity::Months(all_months), format!("Σ({people}) = {all_months}"));
    put("internal.longest", Quantity::Months(longest), format!("≤ {longest}"));
    put("internal.allowance", Quantity::Money(allowance), format!("Σ({people}) = {allowance}"));
    put("internal.at_once", Quantity::Money(at_once), format!("Σ({people}) = {at_once}"));
    put("internal.insurance", Quantity::Money(insurance), format!("Σ({people}) = {insurance}"));
    put("internal.own_part", Quantity::Money(own_part), format!("Σ({people}) = {own_part}"));
    put("internal.total", Quantity::Money(total), format!("{allowance} + {insurance} = {total}"));
    for (id, sign, bound) in [
        ("internal.allowance_from", '≥', monthly().min().unwrap_or_default()),
        ("internal.allowance_to", '≤', monthly().max().unwrap_or_default()),
    ] {
        put(id, Quantity::Money(bound), format!("{sign} {bound}"));
    }
    for (year, cost) in found.costs.years.iter().filter(|(_, cost)| !cost.internal().is_zero()) {
        let heads = cost.reserve_people;
        sheet.heads(&format!("internal_people.{year}"), heads);
        let (allowance, insurance) = (cost.allowance, cost.insurance);
        let total = cost.internal();
        let working = format!("{allowance} + {insurance} = {total}");
        sheet.put(&format!("internal_total.{year}"), Quantity::Money(total), working, &roster);
    }
}
