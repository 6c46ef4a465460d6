//! Owns: what stands of one worker before any sum.
//! Never: works a sum out.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::assess::figure::{Figure, Quantity};
use crate::assess::severance::method::units;
use crate::assess::worker::assessment::Standing;
use crate::assess::worker::judge::{Judge, retirement};
use crate::assess::worker::retirement::Retirement;
use crate::assess::worker::service::here;
use crate::diagnostic::{Code, Finding, Findings};
use crate::model::{DateSpan, Month, Period, Worker};

impl Judge<'_> {
    /// What stands of one worker before any sum: service, retirement, and the method of severance.
    pub(in crate::assess) fn standing(&self, worker: &Worker, findings: &mut Findings) -> Standing {
        let (service, cutoff) = (self.service_of(worker), self.case.service_cutoff);
        self.check_periods(worker, findings);
        let retirement = retirement(self.norms, worker);
        let months_left = retirement.month.months_since(Month::of(self.case.base_date));
        let mut standing = Standing {
            service: self.figure("service", Quantity::Length(service.whole), worker, Arc::default()),
            age: self.age(worker),
            here: here(worker, cutoff, &|period| self.here(period)),
            method: String::new(),
            units: Decimal::ZERO,
            counted: service,
            retirement: self.retirement(worker, &retirement),
            retirement_detail: retirement,
            months_left,
        };
        standing.service.working =
            service_working(worker, &|period| self.counts(period), cutoff, service.whole);
        standing.method = self.chosen(worker, &standing, findings);
        if let Some(method) = self.method_of(&standing) {
            standing.units = units(method, &service, &self.norms.severance);
        }
        standing
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
