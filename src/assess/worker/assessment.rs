//! Owns: what stands of one worker once it is judged.
//! Never: judges.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::assess::figure::Figure;
use crate::assess::law::norms::Norms;
use crate::assess::severance::compensation::{Service, Severance};
use crate::assess::worker::internal_retirement::Reserve;
use crate::assess::worker::retirement::Retirement;
use crate::model::{DateSpan, Money};

/// What stands of one worker before any sum: service, retirement, and the method of severance.
#[derive(Clone, Debug)]
pub struct Standing {
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
}

/// The sums of one worker, in the order in which each may be worked out from those before it: severance, reserve, items
/// by formula, what is set aside.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    /// Severance, with its segments.
    pub severance: Severance,
    /// The severance that is set aside until a channel is settled; empty where one is.
    pub estimate: Severance,
    /// Reserve until retirement, for internal retirement.
    pub reserve: Option<Reserve>,
    /// What is paid to the worker, by cost item.
    pub items: Vec<Figure>,
    /// What is set aside or paid to others for the worker.
    pub reserved: Vec<Figure>,
    /// Years over which an item of `reserved` is paid, where a formula says so.
    pub spans: BTreeMap<String, u32>,
}

/// What one worker is owed, and why.
#[derive(Clone, Debug)]
pub struct WorkerAssessment {
    /// What the sums were worked out from.
    pub standing: Standing,
    /// All sums.
    pub sums: Sums,
    /// Sum of what is paid to the worker.
    pub total: Figure,
    /// Income tax that the employer withholds from severance; it is no cost of the plan and not taken off `total`.
    pub withheld: Option<Figure>,
    /// Months of unemployment benefit that the worker can expect; `None` without the right, or where nobody stated
    /// the years of contribution.
    pub unemployment: Option<Figure>,
}

/// The protected group that is worked out, not written in the roster.
pub(in crate::assess) const NEAR_RETIREMENT: &str = "near_retirement";

impl Standing {
    /// Long service here and close to retirement (劳动合同法 第四十二条第五项); nobody at or past retirement is.
    pub(in crate::assess) fn near_retirement(&self, norms: &Norms) -> bool {
        let close = self.months_left > 0 && self.months_left < norms.protected_months;
        close && self.here.years >= norms.protected_years
    }
}

impl Sums {
    /// What is paid and what is set aside, item by item.
    pub fn all(&self) -> impl Iterator<Item = &Figure> {
        self.items.iter().chain(&self.reserved)
    }

    /// Gives back the room in lists that nothing more is added to: of a large roster it is a tenth of all memory.
    pub(in crate::assess) fn trim(&mut self) {
        for severance in [&mut self.severance, &mut self.estimate] {
            severance.segments.shrink_to_fit();
            severance.working.shrink_to_fit();
        }
        for figures in [&mut self.items, &mut self.reserved] {
            figures.shrink_to_fit();
            figures.iter_mut().for_each(|figure| figure.working.shrink_to_fit());
        }
    }

    /// Sum of `reserved`: what is set aside or paid to others for the worker.
    #[must_use]
    pub fn reserved_total(&self) -> Money {
        self.reserved.iter().map(Figure::money).sum()
    }
}

impl WorkerAssessment {
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
        let Service { kept, rest, later, whole, .. } = self.standing.counted;
        let severance = &self.sums.severance;
        let told = severance.segments.len() + usize::from(!severance.unpaid.is_empty());
        if told < 2 { 0 } else { kept.plus(rest).plus(later).minus(whole).in_days() }
    }
}

/// How far the judgement of a worker has come. What a later stage finds is not known before it.
#[derive(Clone, Copy)]
pub(in crate::assess) enum Stage<'a> {
    /// No sum yet.
    Standing(&'a Standing),
    /// Some sums; the rest are empty.
    Summing(&'a Standing, &'a Sums),
    /// All of it.
    Whole(&'a WorkerAssessment),
}

impl<'a> Stage<'a> {
    pub(in crate::assess) fn standing(self) -> &'a Standing {
        match self {
            Self::Standing(standing) | Self::Summing(standing, _) => standing,
            Self::Whole(found) => &found.standing,
        }
    }

    pub(in crate::assess) fn sums(self) -> Option<&'a Sums> {
        match self {
            Self::Standing(_) => None,
            Self::Summing(_, sums) => Some(sums),
            Self::Whole(found) => Some(&found.sums),
        }
    }

    pub(in crate::assess) fn whole(self) -> Option<&'a WorkerAssessment> {
        match self {
            Self::Whole(found) => Some(found),
            _ => None,
        }
    }
}
