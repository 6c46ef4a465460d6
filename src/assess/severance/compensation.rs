//! Owns: economic compensation (经济补偿): months from service, wage base, unified and segmented sums.
//! Never: holds a number of law.

use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{DateSpan, Money};
use crate::policy::{BaseRule, Ground, Part, Tail};

/// What a part of a year earns where it is counted as the Labour Contract Law does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HalfRule {
    /// In months.
    pub threshold: u32,
    /// Units from there on.
    pub from_threshold: Decimal,
    /// Units of a smaller part.
    pub below: Decimal,
}

/// Norms of the part before 2008.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlierNorms {
    /// Remainder.
    pub tail: Tail,
    /// The cap of the base holds there too.
    pub cap: bool,
    /// The cap of years holds for both parts together.
    pub cap_total: bool,
}

impl Default for EarlierNorms {
    fn default() -> Self {
        Self { tail: Tail::Up, cap: false, cap_total: false }
    }
}

/// Norms of severance on the compensation date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeveranceNorms {
    /// Months for a full year.
    pub year_months: Decimal,
    /// Months for a remainder from the threshold on.
    pub half_year_months: Decimal,
    /// Months for a smaller remainder.
    pub under_half_months: Decimal,
    /// Threshold of the remainder, in months.
    pub threshold: u32,
    /// The wage base is held at so many local averages; `None` = never.
    pub cap_multiple: Option<Decimal>,
    /// Years that count when it is held there; `None` = all.
    pub cap_years: Option<Decimal>,
    /// The remainder of the Labour Contract Law, for methods that count so whatever their day.
    pub half: HalfRule,
    /// The part before 2008.
    pub earlier: EarlierNorms,
    /// Local minimum wage a month.
    pub minimum_wage: Money,
    /// Local average wage a month, prior year.
    pub local_average: Money,
    /// Average wage of the enterprise a month.
    pub enterprise_average: Money,
    /// One formula over the whole service instead of two segments.
    pub unified: bool,
}

/// Service in its two segments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// Before the Labour Contract Law.
    pub earlier: DateSpan,
    /// As much of it as the ground counts.
    pub kept: DateSpan,
    /// The rest of it, after the day to which the ground counts; empty where it has no such day.
    pub rest: DateSpan,
    /// Under it.
    pub later: DateSpan,
    /// Both, counted in one.
    pub whole: DateSpan,
}

/// One segment of a severance, as a person would check it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Which part of the service it is for.
    pub part: Part,
    /// Service counted.
    pub service: DateSpan,
    /// Months that it earns.
    pub earned: Decimal,
    /// Months that are paid; fewer where a limit holds.
    pub months: Decimal,
    /// Base.
    pub base: Money,
    /// Where the base comes from.
    pub rule: BaseRule,
    /// Months × base, rounded.
    pub amount: Money,
}

/// A worker's severance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Severance {
    /// Its segments that pay something, the earlier first.
    pub segments: Vec<Segment>,
    /// The base is held at the cap.
    pub capped: bool,
    /// The base is lifted to the minimum wage.
    pub lifted: bool,
    /// The earlier months are held at their limit.
    pub months_capped: bool,
    /// Service before the Labour Contract Law for which nothing is owed; empty without.
    pub unpaid: DateSpan,
    /// The sum.
    pub amount: Money,
    /// Lines of working.
    pub working: Vec<String>,
}

impl Severance {
    /// The segment before the Labour Contract Law.
    #[must_use]
    pub fn earlier(&self) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.part == Part::Earlier)
    }

    /// The line of working for what a local method adds once; none where the segments are the whole sum.
    #[must_use]
    pub fn addition(&self) -> Option<&str> {
        let of_segments: Money = self.segments.iter().map(|segment| segment.amount).sum();
        let adds = !self.segments.is_empty() && of_segments != self.amount;
        self.working.last().map(String::as_str).filter(|_| adds)
    }

    /// The segment under it, or the whole when unified.
    #[must_use]
    pub fn later(&self) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.part != Part::Earlier)
    }
}

/// Computes severance for one person; nothing where the ground owes none.
#[must_use]
pub fn severance(ground: &Ground, service: &Service, own: Money, norms: &SeveranceNorms) -> Severance {
    if !ground.severance {
        return Severance::default();
    }
    let ceiling = norms.ceiling();
    let capped = ceiling.is_some_and(|ceiling| own > ceiling);
    let earlier = norms.earlier_segment(ground, service.kept, own);
    let mut later = norms.later_segment(ground, service, own, capped);
    if norms.earlier.cap_total {
        let taken = earlier.map_or(Decimal::ZERO, |segment| segment.months);
        later.months = norms
            .cap_years
            .map_or(later.months, |years| later.months.min((years - taken).max(Decimal::ZERO)));
    }
    let pays = |segment: &Segment| !segment.months.is_zero();
    let segments: Vec<Segment> =
        earlier.into_iter().chain([later]).filter(pays).map(Segment::multiplied).collect();
    let mut found = Severance {
        capped,
        lifted: own < norms.minimum_wage,
        months_capped: earlier.is_some_and(|segment| segment.earned > segment.months),
        unpaid: norms.unpaid(ground, service, &segments),
        amount: segments.iter().map(|segment| segment.amount).sum(),
        ..Severance::default()
    };
    if let Some(ceiling) = ceiling.filter(|_| capped) {
        let multiple = norms.cap_multiple.unwrap_or_default().normalize();
        found.working.push(format!("{own} > {multiple} × {} = {ceiling}", norms.local_average));
    } else if found.lifted {
        found.working.push(format!("{own} < {}", norms.minimum_wage));
    }
    if !found.unpaid.is_empty() {
        found.working.push(format!("{} → 0", found.unpaid));
    }
    found.working.extend(segments.iter().flat_map(Segment::working));
    if let [first, second] = &segments[..] {
        found.working.push(format!("{} + {} = {}", first.amount, second.amount, found.amount));
    }
    found.segments = segments;
    found
}

impl Segment {
    /// Each segment is rounded once, at its end.
    fn multiplied(mut self) -> Self {
        self.amount = Money::round_half_up(self.months * self.base.yuan());
        self
    }

    pub(in crate::assess) fn working(&self) -> Vec<String> {
        let Self { service, base, amount, .. } = self;
        let (earned, months) = (self.earned.normalize(), self.months.normalize());
        let limited = (earned > months).then(|| format!("{service} → {earned} > {months}"));
        limited.into_iter().chain([format!("{service} → {months} × {base} = {amount}")]).collect()
    }
}

impl HalfRule {
    /// Units of the part of a year.
    fn of(&self, span: DateSpan) -> Decimal {
        if span.months == 0 && span.days == 0 {
            Decimal::ZERO
        } else if span.months >= self.threshold {
            self.from_threshold
        } else {
            self.below
        }
    }
}

impl SeveranceNorms {
    /// Months under 劳动合同法 第四十七条第一款.
    pub(in crate::assess) fn months(&self, span: DateSpan) -> Decimal {
        let part = HalfRule {
            threshold: self.threshold,
            from_threshold: self.half_year_months,
            below: self.under_half_months,
        };
        Decimal::from(span.years) * self.year_months + part.of(span)
    }

    /// Units of service under a rule for the remainder.
    #[must_use]
    pub fn counted(&self, service: DateSpan, tail: Tail) -> Decimal {
        let part = service.months > 0 || service.days > 0;
        let years = Decimal::from(service.years);
        match tail {
            Tail::Up if part => years + Decimal::ONE,
            Tail::HalfUp if service.months >= self.half.threshold => years + Decimal::ONE,
            Tail::Up | Tail::HalfUp | Tail::None => years,
            Tail::Half => years + self.half.of(service),
            // a month of 30 days, as lengths carry
            Tail::Decimal => {
                let days = Decimal::from(service.months * 30 + service.days);
                let exact = years + days / Decimal::from(360);
                exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
            }
        }
    }

    /// The most that a base may be; none where the pack sets no multiple.
    fn ceiling(&self) -> Option<Money> {
        let ceiling = Money::round_half_up(self.local_average.yuan() * self.cap_multiple?);
        Some(ceiling.max(self.minimum_wage))
    }

    /// Months, limit and base under the rules in force before 2008 (劳动合同法 第九十七条第三款).
    fn earlier_segment(&self, ground: &Ground, service: DateSpan, own: Money) -> Option<Segment> {
        if self.in_one(ground) || !ground.earlier_service || service.is_empty() {
            return None;
        }
        let earned = self.counted(service, ground.earlier_tail.unwrap_or(self.earlier.tail));
        let months = ground.earlier_cap_months.map_or(earned, |limit| earned.min(limit.into()));
        let lifted = if ground.earlier_enterprise_floor { own.max(self.enterprise_average) } else { own };
        let capped =
            self.ceiling().filter(|_| self.earlier.cap).map_or(lifted, |ceiling| lifted.min(ceiling));
        let rule = match capped.cmp(&own) {
            Ordering::Greater => BaseRule::Enterprise,
            Ordering::Less => BaseRule::Capped,
            Ordering::Equal => BaseRule::Own,
        };
        Some(Segment {
            part: Part::Earlier,
            service,
            earned,
            months,
            base: capped,
            rule,
            amount: Money::ZERO,
        })
    }

    /// Whether one formula runs over the whole service: a ground that counts a part of the earlier years keeps them apart.
    fn in_one(&self, ground: &Ground) -> bool {
        self.unified && ground.earlier_service && ground.earlier_until.is_none()
    }

    /// Service before 2008 that no segment pays: all of it, or what lies after the day to which the ground counts.
    fn unpaid(&self, ground: &Ground, service: &Service, segments: &[Segment]) -> DateSpan {
        let pays = segments.iter().any(|segment| segment.part == Part::Earlier);
        match pays {
            _ if self.in_one(ground) => DateSpan::default(),
            true => service.rest,
            false => service.earlier,
        }
    }

    /// 劳动合同法 第四十七条; the whole service when unified and the ground counts it.
    fn later_segment(&self, ground: &Ground, service: &Service, own: Money, capped: bool) -> Segment {
        let (part, service) = match self.in_one(ground) {
            true => (Part::Whole, service.whole),
            false => (Part::Later, service.later),
        };
        let earned = self.months(service);
        let limit = self.cap_years.filter(|_| capped);
        let months = limit.map_or(earned, |years| earned.min(years));
        let lifted = own.max(self.minimum_wage);
        let base = self.ceiling().map_or(lifted, |ceiling| lifted.min(ceiling));
        let rule = match base.cmp(&own) {
            Ordering::Greater => BaseRule::Lifted,
            Ordering::Less => BaseRule::Capped,
            Ordering::Equal => BaseRule::Own,
        };
        Segment { part, service, earned, months, base, rule, amount: Money::ZERO }
    }
}
