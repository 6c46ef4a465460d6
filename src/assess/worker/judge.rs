//! Owns: what the judgement of workers looks at, read once for all of them.
//! Never: works a sum out.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{Attempt, Case, Date, DateSpan, Money, Month, Period, Worker};
use crate::policy::{Channel, Ground, Policy, Value};

use crate::assess::facts::{CaseFacts, Scope};
use crate::assess::figure::{Figure, Quantity};
use crate::assess::law::door::{Door, Ledger, Uses};
use crate::assess::law::norms::Norms;
use crate::assess::severance::compensation::Service;
use crate::assess::worker::couples::spouses;
use crate::assess::worker::retirement::{Retirement, statutory};
use crate::assess::worker::service::{Stretches, counted};

/// The stage after which nothing more is done.
pub(in crate::assess) const CLOSED: &str = "archive";

/// Judges workers one by one; all that it looks at is read once for all of them.
pub(in crate::assess) struct Judge<'a> {
    pub case: &'a Case,
    pub policy: &'a Policy,
    pub norms: &'a Norms,
    pub facts: &'a CaseFacts,
    /// Keeps what was used.
    pub ledger: Arc<Ledger>,
    /// Husbands and wives in the roster, by number of the other.
    pub spouses: HashMap<&'a str, &'a Worker>,
    /// Every number of the roster.
    pub numbers: HashSet<&'a str>,
    /// How many others have the telephone number of a worker, by that number; nothing for one of its own.
    pub same_phone: HashMap<&'a str, u32>,
    /// Attempts to reach those whom nobody reached, by number.
    pub unreached: HashMap<&'a str, &'a [Attempt]>,
    /// The resettlement is closed: services that are owed must have been given.
    pub closed: bool,
    /// Words that no posted column of the roster may hold.
    pub posted_never: Vec<String>,
    /// Days after a public notice on which a paper counts as served.
    pub notice_days: u64,
    /// Least months of contributions, by year of retirement.
    pub minimum_months: BTreeMap<i32, u32>,
}

impl<'a> Judge<'a> {
    pub(in crate::assess) fn new(
        case: &'a Case,
        policy: &'a Policy,
        norms: &'a Norms,
        facts: &'a CaseFacts,
        ledger: &Arc<Ledger>,
    ) -> Self {
        let door = Door::new(policy);
        let whole = |id: &str, on: Date| match &door.line(id, on)?.norm.value {
            Value::Number(number) => number.to_u64(),
            _ => None,
        };
        let chosen = case.workers.iter().filter_map(|worker| worker.retires_in).map(Month::year);
        let retirements = case.workers.iter().map(|worker| retirement(norms, worker).month.year());
        let retirements = retirements.chain(chosen).chain([Month::of(case.base_date).year()]);
        let minimum = |year: i32| {
            let months = whole("pension_minimum_months", Month::new(year, 12)?.day(31))?;
            Some((year, u32::try_from(months).ok()?))
        };
        Self {
            case,
            policy,
            norms,
            facts,
            ledger: Arc::clone(ledger),
            spouses: spouses(&case.workers),
            numbers: case.workers.iter().map(|worker| worker.number.as_str()).collect(),
            same_phone: same_phone(&case.workers),
            unreached: (case.unreached.iter())
                .map(|record| (record.worker.as_str(), record.attempts.as_slice()))
                .collect(),
            closed: case.progress.entries.iter().any(|entry| entry.step == CLOSED),
            posted_never: door.list("posted_never", case.base_date).to_vec(),
            notice_days: whole("unreached_notice_days", case.base_date).unwrap_or(0),
            minimum_months: retirements.collect::<BTreeSet<i32>>().into_iter().filter_map(minimum).collect(),
        }
    }

    /// Least months of contributions for a pension from a month on.
    pub(in crate::assess) fn minimum_months(&self, month: Month) -> Option<u32> {
        self.minimum_months.get(&month.year()).copied()
    }

    /// The ground on which a channel ends the relation, or the one that takes its place for a worker.
    pub(in crate::assess) fn ground_of(
        &self,
        channel: Option<&Channel>,
        worker: Option<&Worker>,
    ) -> Option<&'a Ground> {
        let code = channel.and_then(|channel| channel.ground.as_deref())?;
        self.policy.ground(code, worker)
    }

    /// The way to the norms for one figure.
    pub(in crate::assess) fn door(&self) -> Door<'a> {
        Door::new(self.policy)
    }

    /// What expressions on sums see.
    pub(in crate::assess) fn scope<'s>(&'s self, door: &'s Door<'a>) -> Scope<'s, 'a> {
        Scope { door, on: self.case.compensation_date, case: self.facts }
    }

    /// Counted service, before and under the Labour Contract Law and in one; of the earlier part as much as the ground
    /// of the worker's channel counts.
    pub(in crate::assess) fn service_of(&self, worker: &Worker) -> Service {
        let (start, cutoff) = (self.norms.later_start, self.case.service_cutoff);
        let ground = self.ground_of(self.policy.channel(&worker.channel), Some(worker));
        let (last_earlier, last_kept) =
            (last_earlier(None, start, cutoff), last_earlier(ground, start, cutoff));
        let counts = |period: &Period| self.counts(period);
        let stretches = Stretches::of(worker);
        Service {
            earlier: counted(&stretches, &counts, NaiveDate::MIN, last_earlier),
            kept: counted(&stretches, &counts, NaiveDate::MIN, last_kept),
            rest: counted(&stretches, &counts, last_kept.succ_opt().unwrap_or(start), last_earlier),
            later: counted(&stretches, &counts, start, cutoff),
            whole: counted(&stretches, &counts, NaiveDate::MIN, cutoff),
        }
    }

    /// Full years on the base date; who was born on 29 February is a year older on the 28th of a common year.
    pub(in crate::assess) fn age(&self, worker: &Worker) -> u32 {
        let day_before = self.case.base_date.pred_opt().unwrap_or(self.case.base_date);
        DateSpan::inclusive(worker.birth, day_before).years
    }

    pub(in crate::assess) fn here(&self, period: &Period) -> bool {
        self.policy.period(&period.kind).is_some_and(|kind| kind.here)
    }

    pub(in crate::assess) fn counts(&self, period: &Period) -> bool {
        self.policy.period(&period.kind).is_some_and(|kind| kind.counts)
    }

    pub(in crate::assess) fn figure(
        &self,
        id: &str,
        value: Quantity,
        worker: &Worker,
        uses: Arc<Uses>,
    ) -> Figure {
        Figure { id: id.to_owned(), value, working: Vec::new(), uses, from: worker.at.clone() }
    }

    /// A sum, with what was noted for it.
    pub(in crate::assess) fn money(
        &self,
        code: &str,
        sum: Money,
        worker: &Worker,
        door: &Door<'a>,
    ) -> Figure {
        self.figure(code, Quantity::Money(sum), worker, self.ledger.keep(door))
    }
}

/// Telephone numbers that several workers have, with how many others each of them meets there.
fn same_phone(workers: &[Worker]) -> HashMap<&str, u32> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for worker in workers.iter().filter(|worker| !worker.phone.is_empty()) {
        counts.entry(&worker.phone).and_modify(|others| *others += 1).or_insert(0);
    }
    counts.retain(|_, others| *others > 0);
    counts
}

/// The retirement of a worker; of one whose category is not known, which is an error told elsewhere, the month of birth.
pub(in crate::assess) fn retirement(norms: &Norms, worker: &Worker) -> Retirement {
    let of_category = norms.retirement.get(&worker.retirement_category).map(|category| category.norms);
    statutory(Month::of(worker.birth), &of_category.unwrap_or_default())
}

/// The last day of service that goes by the rules before the Labour Contract Law, and that a ground counts.
pub(in crate::assess) fn last_earlier(ground: Option<&Ground>, later_start: Date, cutoff: Date) -> Date {
    let before = later_start.pred_opt().unwrap_or(later_start).min(cutoff);
    ground.and_then(|ground| ground.earlier_until).map_or(before, |until| until.min(before))
}
