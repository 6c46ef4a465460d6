//! Owns: what stands of one worker once it is judged.
//! Never: judges.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::assess::figure::{Figure, Quantity};
use crate::assess::law::door::Ledger;
use crate::assess::law::norms::Norms;
use crate::assess::severance::compensation::{Service, Severance};
use crate::assess::worker::internal_retirement::Reserve;
use crate::assess::worker::retirement::Retirement;
use crate::model::{DateSpan, Money};

/// What one worker is owed, and why.
#[derive(Clone, Debug)]
pub struct WorkerAssessment {
    /// Counted service up to the service cutoff.
    pub service: Figure,
    /// The same in its two segments.
    pub counted: Service,
    /// Full years of age on the base date.
    pub age: u32,
    /// Service at this enterprise alone.
    pub here: DateSpan,
    /// Code of the method by which severance is worked out; empty where there is none.
    pub method: String,
    /// Units of service by that method.
    pub units: Decimal,
    /// Statutory retirement month.
    pub retirement: Figure,
    /// The same, with delay and window.
    pub retirement_detail: Retirement,
    /// Months from the base date to it.
    pub months_left: i32,
    /// Severance, with its segments.
    pub severance: Severance,
    /// The severance that is set aside until a channel is settled; empty where one is.
    pub estimate: Severance,
    /// Reserve until retirement, for internal retirement.
    pub reserve: Option<Reserve>,
    /// What is paid to the worker, by cost item.
    pub items: Vec<Figure>,
    /// Sum of `items`.
    pub total: Figure,
    /// What is set aside or paid to others for the worker.
    pub reserved: Vec<Figure>,
    /// Income tax that the employer withholds from severance; it is no cost of the plan and not taken off `total`.
    pub withheld: Option<Figure>,
    /// Months of unemployment benefit that the worker can expect; `None` without the right, or where nobody stated
    /// the years of contribution.
    pub unemployment: Option<Figure>,
    /// Years over which an item of `reserved` is paid, where a formula says so.
    pub spans: BTreeMap<String, u32>,
}

/// The protected group that is worked out, not written in the roster.
pub(in crate::assess) const NEAR_RETIREMENT: &str = "near_retirement";

/// The cost item of severance.
pub const SEVERANCE: &str = "K01";

impl WorkerAssessment {
    /// Long service here and close to retirement (劳动合同法 第四十二条第五项); nobody at or past retirement is.
    pub(in crate::assess) fn near_retirement(&self, norms: &Norms) -> bool {
        let close = self.months_left > 0 && self.months_left < norms.protected_months;
        close && self.here.years >= norms.protected_years
    }

    /// Sum of `reserved`: what is set aside or paid to others for the worker.
    #[must_use]
    pub fn reserved_total(&self) -> Money {
        self.reserved.iter().map(Figure::money).sum()
    }

    /// What the worker has in hand: the total less the tax that the employer withholds.
    #[must_use]
    pub fn after_tax(&self) -> Money {
        let tax = self.withheld.as_ref().map(Figure::money).unwrap_or_default();
        self.total.money().less(tax)
    }

    /// Days by which the segments of counted service, each counted by its own calendar, come to more than the whole
    /// counted in one; 30 days are a month. 0 where severance tells of one segment only, or of none.
    #[must_use]
    pub fn seam_days(&self) -> u32 {
        let Service { kept, rest, later, whole, .. } = self.counted;
        let told = self.severance.segments.len() + usize::from(!self.severance.unpaid.is_empty());
        if told < 2 { 0 } else { kept.plus(rest).plus(later).minus(whole).in_days() }
    }

    /// The total of what is paid to the worker, with its working.
    pub(in crate::assess) fn sum_up(&mut self, ledger: &Ledger) {
        self.total.value = Quantity::Money(self.items.iter().map(Figure::money).sum());
        self.total.uses = ledger.join(self.items.iter().map(|item| &item.uses));
        if self.items.len() > 1 {
            let terms: Vec<String> = self.items.iter().map(|item| item.money().to_string()).collect();
            self.total.working = vec![format!("{} = {}", terms.join(" + "), self.total.money())];
        }
    }
}
