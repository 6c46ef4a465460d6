//! Owns: the cost estimate: sums of rounded items by item, channel and year, so that tables add up to the
//! fen.
//! Never: averages as inputs.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_decimal::Decimal;

use crate::model::{Case, Money};
use crate::policy::{ChannelSet, ItemRole, Payment, Policy};

use crate::assess::figure::Figure;
use crate::assess::money::items::Provision;
use crate::assess::severance::method::shares;
use crate::assess::worker::assessment::WorkerAssessment;
use crate::assess::worker::dependants::HeadCost;

/// Heads and money under one cost item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemCost {
    /// `K01`
    pub code: String,
    /// People who receive it, or whom it concerns.
    pub people: usize,
    /// Sum.
    pub amount: Money,
    /// The part that statements of workers show.
    pub from_workers: Money,
}

/// Heads and money of one channel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChannelCost {
    /// `internal_retire`
    pub code: String,
    /// People.
    pub people: usize,
    /// By item, in the pack's order.
    pub items: Vec<ItemCost>,
    /// All items.
    pub total: Money,
}

/// Heads under one local name of a channel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetMember {
    /// 内部退养一批
    pub name: String,
    /// Code of the channel that it stands for.
    pub channel: String,
    /// People.
    pub people: usize,
}

/// Heads by the local names of one set of channels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetCount {
    /// Code of the set.
    pub code: String,
    /// In words.
    pub name: String,
    /// Its members, in the order of the policy.
    pub members: Vec<SetMember>,
    /// People whose channel the set has no name for.
    pub others: usize,
}

/// Counts every worker once in each set: under the name that the roster uses, else under the set's first name for
/// the worker's channel. Members and others add up to the roster.
#[must_use]
pub fn set_counts(case: &Case, policy: &Policy) -> Vec<SetCount> {
    let count = |set: &ChannelSet| {
        let member = |(name, channel): &(String, String)| SetMember {
            name: name.clone(),
            channel: channel.clone(),
            people: 0,
        };
        let mut counted = SetCount {
            code: set.code.clone(),
            name: set.name.clone(),
            members: set.members.iter().map(member).collect(),
            others: 0,
        };
        for worker in &case.workers {
            let named = counted.members.iter().position(|member| member.name == worker.channel_word);
            let at =
                named.or_else(|| counted.members.iter().position(|member| member.channel == worker.channel));
            match at {
                Some(at) => counted.members[at].people += 1,
                None => counted.others += 1,
            }
        }
        counted
    };
    policy.channel_sets.iter().map(count).collect()
}

/// One year's need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearCost {
    /// People for whom a reserve runs that year.
    pub reserve_people: usize,
    /// Allowance of internal retirement; all of it in the year of payment where it is paid at once.
    pub allowance: Money,
    /// Contributions of internal retirement that the enterprise pays.
    pub insurance: Money,
    /// Everything else.
    pub other: Money,
}

impl YearCost {
    /// All of it.
    #[must_use]
    pub fn total(&self) -> Money {
        self.internal() + self.other
    }

    /// Internal retirement alone.
    #[must_use]
    pub fn internal(&self) -> Money {
        self.allowance + self.insurance
    }

    /// A sum of workers under the item that it belongs to.
    fn add(&mut self, role: Option<ItemRole>, sum: Money) {
        let column = match role {
            Some(ItemRole::InternalAllowance) => &mut self.allowance,
            Some(ItemRole::InternalInsurance) => &mut self.insurance,
            _ => &mut self.other,
        };
        *column = *column + sum;
    }
}

/// The cost estimate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CostTable {
    /// Items with people or money, in the pack's order.
    pub items: Vec<ItemCost>,
    /// Every channel of the pack, in its order.
    pub channels: Vec<ChannelCost>,
    /// By year.
    pub years: BTreeMap<i32, YearCost>,
    /// Items that settle debts from before.
    pub historic: Money,
    /// The other items.
    pub diversion: Money,
    /// Paid to workers, as their statements say.
    pub personal: Money,
    /// Everything.
    pub total: Money,
    /// Workers who do not keep their posts.
    pub diverted: usize,
    /// Cost of the resettlement itself for each of them: a result, never an input.
    pub average: Money,
}

impl CostTable {
    /// Sums up; a worker's item counts once in its item, its channel and its year.
    #[must_use]
    pub fn new(
        case: &Case,
        policy: &Policy,
        assessed: &[WorkerAssessment],
        provisions: &[Provision],
        heads: &[HeadCost],
    ) -> Self {
        let order: Vec<&str> = policy.cost_items.iter().map(|item| item.code.as_str()).collect();
        let rank = |code: &str| order.iter().position(|known| *known == code);
        let mut items = empty(&order);
        let mut channels: Vec<(Vec<ItemCost>, usize)> =
            policy.channels.iter().map(|_| (empty(&order), 0)).collect();
        let mut years: BTreeMap<i32, YearCost> = BTreeMap::new();
        let calendar = PaymentYears::new(case);
        let mut personal = Money::ZERO;
        for (worker, assessed) in case.workers.iter().zip(assessed) {
            let at = policy.channels.iter().position(|channel| channel.code == worker.channel);
            for figure in assessed.sums.items.iter().chain(&assessed.sums.reserved) {
                let Some(item) = rank(&figure.id) else { continue };
                items[item].add(figure, 1);
                if let Some(at) = at {
                    channels[at].0[item].add(figure, 1);
                }
            }
            if let Some(at) = at {
                channels[at].1 += 1;
            }
            personal = personal + assessed.total.money();
            for figure in &assessed.sums.items {
                years
                    .entry(calendar.of(&figure.id))
                    .or_default()
                    .add(role_of(policy, figure), figure.money());
            }
            spread(policy, assessed, &calendar, &mut years);
        }
        let mut concerned = vec![0_usize; items.len()];
        for (liability, provision) in case.funds.liabilities.iter().zip(provisions) {
            if let Some(item) = rank(&liability.item) {
                let people = liability.people as usize;
                let shared = policy.cost_item(&liability.item).is_some_and(|item| item.same_people);
                concerned[item] = match liability.same_people.unwrap_or(shared) {
                    true => concerned[item].max(people),
                    false => concerned[item] + people,
                };
                items[item].amount = items[item].amount + provision.amount;
            }
            evenly(None, provision.amount, liability.year, provision.years, &mut years);
        }
        for head in heads {
            let Some(item) = rank(&head.item) else { continue };
            concerned[item] += 1;
            items[item].amount = items[item].amount + head.amount;
            evenly(None, head.amount, calendar.of(&head.item), head.years, &mut years);
        }
        for (item, people) in items.iter_mut().zip(concerned) {
            item.people += people;
        }
        let is_historic = |code: &str| policy.cost_item(code).is_some_and(|item| item.historic);
        let sum = |wanted: bool| -> Money {
            items.iter().filter(|item| is_historic(&item.code) == wanted).map(|item| item.amount).sum()
        };
        let (historic, diversion) = (sum(true), sum(false));
        let channels = policy.channels.iter().zip(channels).map(|(channel, (items, people))| {
            let total = items.iter().map(|item| item.amount).sum();
            ChannelCost { code: channel.code.clone(), people, items: with_money(items), total }
        });
        let stays =
            |code: &str| policy.channel(code).is_some_and(|channel| channel.stays || channel.out_of_scope);
        let diverted = case.workers.iter().filter(|worker| !stays(&worker.channel)).count();
        let average = diversion.yuan().checked_div(Decimal::from(diverted)).unwrap_or_default();
        Self {
            diverted,
            average: Money::round_half_up(average),
            channels: channels.collect(),
            items: with_money(items),
            years,
            historic,
            diversion,
            personal,
            total: historic + diversion,
        }
    }

    /// The sum of one item; nothing where it does not occur.
    #[must_use]
    pub fn item(&self, code: &str) -> Money {
        self.items.iter().find(|item| item.code == code).map_or(Money::ZERO, |item| item.amount)
    }
}

impl ItemCost {
    fn add(&mut self, figure: &Figure, people: usize) {
        self.people += people;
        self.amount = self.amount + figure.money();
        self.from_workers = self.from_workers + figure.money();
    }
}

fn empty(order: &[&str]) -> Vec<ItemCost> {
    order.iter().map(|code| ItemCost { code: (*code).to_owned(), ..ItemCost::default() }).collect()
}

fn with_money(items: Vec<ItemCost>) -> Vec<ItemCost> {
    items.into_iter().filter(|item| !item.amount.is_zero()).collect()
}

fn role_of(policy: &Policy, figure: &Figure) -> Option<ItemRole> {
    policy.cost_item(&figure.id)?.role
}

/// The same sum each year, to the fen; fen that do not divide fall due in the first years. What the enterprise owes as a
/// whole is no internal retirement of a worker, whatever item it stands under, and has no role.
fn evenly(role: Option<ItemRole>, sum: Money, from: i32, span: u32, years: &mut BTreeMap<i32, YearCost>) {
    let parts = shares(sum, &vec![Decimal::ONE; span.max(1) as usize]);
    for (year, part) in (from..).zip(parts) {
        years.entry(year).or_default().add(role, part);
    }
}

/// A reserve of internal retirement falls due month by month; whole monthly sums keep the years' total exact. What is
/// paid at once falls due in the year of its payment.
fn spread(
    policy: &Policy,
    assessed: &WorkerAssessment,
    calendar: &PaymentYears<'_>,
    years: &mut BTreeMap<i32, YearCost>,
) {
    let mut monthly = [false, false];
    for figure in &assessed.sums.reserved {
        let role = role_of(policy, figure);
        let once = policy.cost_item(&figure.id).is_some_and(|item| item.payment == Payment::Once);
        match (assessed.sums.spans.get(&figure.id), role) {
            (None, Some(ItemRole::InternalAllowance)) if !once => monthly[0] = true,
            (None, Some(ItemRole::InternalInsurance)) if !once => monthly[1] = true,
            (span, _) => {
                let years_of = span.copied().unwrap_or(1);
                evenly(role, figure.money(), calendar.of(&figure.id), years_of, years);
            }
        }
    }
    let Some(reserve) = assessed.sums.reserve.as_ref().filter(|_| monthly != [false, false]) else { return };
    for (year, months) in &reserve.months_by_year {
        let times = |sum: Money| Money::round_half_up(sum.yuan() * Decimal::from(*months));
        let row = years.entry(*year).or_default();
        row.reserve_people += 1;
        let [allowance, insurance] = monthly;
        if allowance {
            row.allowance = row.allowance + times(reserve.allowance);
        }
        if insurance {
            row.insurance = row.insurance + times(reserve.insurance);
        }
    }
}

/// In which year an item is paid: that of the payment that lists it, else that of the compensation date.
struct PaymentYears<'c> {
    listed: BTreeMap<&'c str, i32>,
    otherwise: i32,
}

impl<'c> PaymentYears<'c> {
    fn new(case: &'c Case) -> Self {
        let payments = case.funds.payments.iter();
        let listed = payments.flat_map(|payment| {
            let year = payment.by.year();
            payment.items.iter().map(move |code| (code.as_str(), year))
        });
        Self { listed: listed.collect(), otherwise: case.compensation_date.year() }
    }

    fn of(&self, item: &str) -> i32 {
        self.listed.get(item).copied().unwrap_or(self.otherwise)
    }
}
