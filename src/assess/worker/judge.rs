//! Owns: all figures of one worker.
//! Never: sums over workers.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::diagnostic::{Code, Finding, Findings};
use crate::model::{Attempt, Case, Date, DateSpan, Money, Month, Period, Worker};
use crate::policy::{Channel, Ground, Policy, Value};

use crate::assess::facts::{CaseFacts, Scope, WorkerFacts};
use crate::assess::figure::{Figure, Quantity};
use crate::assess::law::door::{Door, Ledger, Uses};
use crate::assess::law::norms::Norms;
use crate::assess::severance::compensation::{Service, Severance};
use crate::assess::severance::method::units;
use crate::assess::worker::assessment::WorkerAssessment;
use crate::assess::worker::couples::spouses;
use crate::assess::worker::retirement::{Retirement, statutory};
use crate::assess::worker::service::{Stretches, counted, here};

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
    /// The sums of the case are drawn up, and with them those of each worker.
    pub summed: bool,
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
            summed: facts.get("个人应付合计").is_some(),
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

    /// Facts of a worker, as far as they are found.
    pub(in crate::assess) fn facts_of<'f>(
        &'f self,
        worker: &'f Worker,
        found: &'f WorkerAssessment,
    ) -> WorkerFacts<'f> {
        let channel = self.policy.channel(&worker.channel);
        let ground = self.ground_of(channel, Some(worker));
        // the ground that the channel names: an own request does not undo the end
        let ends = self.ground_of(channel, None).is_some_and(|ground| ground.severance);
        WorkerFacts { judge: self, worker, channel, ground, ends, found }
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
    fn age(&self, worker: &Worker) -> u32 {
        let day_before = self.case.base_date.pred_opt().unwrap_or(self.case.base_date);
        DateSpan::inclusive(worker.birth, day_before).years
    }

    fn here(&self, period: &Period) -> bool {
        self.policy.period(&period.kind).is_some_and(|kind| kind.here)
    }

    fn counts(&self, period: &Period) -> bool {
        self.policy.period(&period.kind).is_some_and(|kind| kind.counts)
    }

    /// What stands of one worker before any sum: service, retirement, and the method of severance.
    pub(in crate::assess) fn begin(&self, worker: &Worker, findings: &mut Findings) -> WorkerAssessment {
        let (service, cutoff) = (self.service_of(worker), self.case.service_cutoff);
        self.check_periods(worker, findings);
        let retirement = retirement(self.norms, worker);
        let months_left = retirement.month.months_since(Month::of(self.case.base_date));
        let mut found = WorkerAssessment {
            service: self.figure("service", Quantity::Length(service.whole), worker, Arc::default()),
            age: self.age(worker),
            here: here(worker, cutoff, &|period| self.here(period)),
            method: String::new(),
            units: Decimal::ZERO,
            counted: service,
            retirement: self.retirement(worker, &retirement),
            retirement_detail: retirement,
            months_left,
            severance: Severance::default(),
            estimate: Severance::default(),
            reserve: None,
            items: Vec::new(),
            total: self.figure("total", Quantity::Money(Money::ZERO), worker, Arc::default()),
            reserved: Vec::new(),
            withheld: None,
            unemployment: None,
            spans: BTreeMap::new(),
        };
        found.service.working = service_working(worker, &|period| self.counts(period), cutoff, service.whole);
        found.method = self.chosen(worker, &found, findings);
        if let Some(method) = self.method_of(&found) {
            found.units = units(method, &service, &self.norms.severance);
        }
        found
    }

    /// The sums of one worker; `share` is the worker's part of a sum that is divided among several.
    pub(in crate::assess) fn finish(
        &self,
        worker: &Worker,
        share: Option<Severance>,
        found: &mut WorkerAssessment,
        findings: &mut Findings,
    ) {
        if let Some(channel) = self.policy.channel(&worker.channel) {
            self.pay(worker, channel, share.clone(), found, findings);
            if channel.internal_retirement {
                self.reserve(worker, channel, found, findings);
            }
            self.formulas(worker, channel, found, findings);
            self.set_aside(worker, channel, share, found, findings);
        }
        found.sum_up(&self.ledger);
        found.withheld = self.tax(worker, found);
        found.unemployment = self.unemployment(worker, found);
    }

    /// A word of a roster decides nothing by itself: the pack says which stretches count.
    fn check_periods(&self, worker: &Worker, findings: &mut Findings) {
        let merged = worker.merged.iter().map(|period| (period, true));
        for (period, merged) in merged.chain(worker.excluded.iter().map(|period| (period, false))) {
            if self.policy.period(&period.kind).is_none_or(|kind| kind.merged != merged) {
                let names = self.policy.periods.iter().filter(|kind| kind.merged == merged);
                let names: Vec<&str> = names.map(|kind| kind.name.as_str()).collect();
                findings.push(
                    Finding::new(Code::UnknownPeriod, worker.at.clone())
                        .fact("worker", &worker.number)
                        .fact("kind", &period.kind)
                        .fact("allowed", names.join("、")),
                );
            }
        }
    }

    fn retirement(&self, worker: &Worker, retirement: &Retirement) -> Figure {
        let value = Quantity::Month(retirement.month);
        let door = self.door();
        if let Some(norms) = self.norms.retirement.get(&worker.retirement_category) {
            door.uses(&norms.uses);
        }
        let mut figure = self.figure("retirement", value, worker, self.ledger.keep(&door));
        let original = retirement.age - retirement.delay;
        figure.working = vec![
            format!(
                "{} + {}y{}m = {}",
                Month::of(worker.birth),
                original / 12,
                original % 12,
                retirement.original
            ),
            format!("{} + {}m = {}", retirement.original, retirement.delay, retirement.month),
        ];
        figure
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
fn retirement(norms: &Norms, worker: &Worker) -> Retirement {
    let of_category = norms.retirement.get(&worker.retirement_category).map(|category| category.norms);
    statutory(Month::of(worker.birth), &of_category.unwrap_or_default())
}

/// The last day of service that goes by the rules before the Labour Contract Law, and that a ground counts.
pub(in crate::assess) fn last_earlier(ground: Option<&Ground>, later_start: Date, cutoff: Date) -> Date {
    let before = later_start.pred_opt().unwrap_or(later_start).min(cutoff);
    ground.and_then(|ground| ground.earlier_until).map_or(before, |until| until.min(before))
}

/// `1998-07-01 → 2022-06-30 = 24y0m0d`, then each merged (+) and excluded (−) stretch; what policy does not
/// count stands with a 0.
fn service_working(
    worker: &Worker,
    counts: &dyn Fn(&Period) -> bool,
    cutoff: NaiveDate,
    whole: DateSpan,
) -> Vec<String> {
    let own = DateSpan::inclusive(worker.hired_on, cutoff);
    let mut lines = vec![format!("{} → {cutoff} = {own}", worker.hired_on)];
    let stretches = worker.merged.iter().map(|period| (if counts(period) { '+' } else { '0' }, period));
    for (sign, period) in stretches.chain(worker.excluded.iter().map(|period| ('−', period))) {
        let length = DateSpan::inclusive(period.first, period.last);
        lines.push(format!("{sign} {} → {} = {length} {}", period.first, period.last, period.kind));
    }
    if lines.len() > 1 {
        lines.push(format!("= {whole}"));
    }
    lines
}
