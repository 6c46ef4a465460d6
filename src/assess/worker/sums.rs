//! Owns: the order in which the sums of one worker are worked out.
//! Never: works one out; sums over workers.

use std::sync::Arc;

use crate::assess::figure::{Figure, Quantity};
use crate::assess::severance::compensation::Severance;
use crate::assess::worker::assessment::{Standing, Sums, WorkerAssessment};
use crate::assess::worker::judge::Judge;
use crate::diagnostic::Findings;
use crate::model::Worker;

impl Judge<'_> {
    /// The sums of one worker; `share` is the worker's part of a sum that is divided among several.
    pub(in crate::assess) fn whole(
        &self,
        worker: &Worker,
        standing: Standing,
        share: Option<Severance>,
        findings: &mut Findings,
    ) -> WorkerAssessment {
        let mut sums = Sums::default();
        if let Some(channel) = self.policy.channel(&worker.channel) {
            self.pay(worker, channel, &standing, share.clone(), &mut sums, findings);
            if channel.internal_retirement {
                self.reserve(worker, channel, &standing, &mut sums, findings);
            }
            self.formulas(worker, channel, &standing, &mut sums, findings);
            self.set_aside(worker, channel, &standing, share, &mut sums, findings);
        }
        sums.trim();
        WorkerAssessment {
            total: self.total(worker, &sums),
            withheld: self.tax(worker, &standing, &sums),
            unemployment: self.unemployment(worker, &standing, &sums),
            standing,
            sums,
        }
    }

    /// The total of what is paid to the worker, with its working.
    fn total(&self, worker: &Worker, sums: &Sums) -> Figure {
        let value = Quantity::Money(sums.items.iter().map(Figure::money).sum());
        let mut total = self.figure("total", value, worker, Arc::default());
        total.uses = self.ledger.join(sums.items.iter().map(|item| &item.uses));
        if sums.items.len() > 1 {
            let terms: Vec<String> = sums.items.iter().map(|item| item.money().to_string()).collect();
            total.working = vec![format!("{} = {}", terms.join(" + "), total.money())];
        }
        total
    }
}
