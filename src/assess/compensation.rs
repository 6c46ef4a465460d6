//! Owns: economic compensation (经济补偿): months from service, wage base, unified and segmented sums.
//! May import: model, policy. Never: holds a number of law.

use rust_decimal::Decimal;

use crate::model::{DateSpan, Money};
use crate::policy::Ground;

/// What becomes of a part of a year in service before the Labour Contract Law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tail {
    /// `full_month`: any part of a year earns a month.
    FullMonth,
    /// `half_month_rule`: as after 2008.
    HalfMonthRule,
    /// `none`: full years only.
    None,
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
    /// The wage base is held at so many local averages; 0 = never.
    pub cap_multiple: Decimal,
    /// Years that count when it is held there.
    pub cap_years: Decimal,
    /// Remainder before 2008.
    pub tail: Tail,
    /// The cap of the base holds before 2008 too.
    pub cap_earlier: bool,
    /// The cap of years holds for both parts together.
    pub cap_total: bool,
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
    /// Under it.
    pub later: DateSpan,
    /// Both, counted in one.
    pub whole: DateSpan,
}

/// A worker's severance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Severance {
    /// Months of the earlier segment.
    pub earlier_months: Decimal,
    /// Base of the earlier segment.
    pub earlier_base: Money,
    /// Months of the later segment, or of all when unified.
    pub later_months: Decimal,
    /// Base of the later segment.
    pub later_base: Money,
    /// The base is held at the cap.
    pub capped: bool,
    /// The base is lifted to the minimum wage.
    pub lifted: bool,
    /// The earlier months are held at their limit.
    pub months_capped: bool,
    /// The sum.
    pub amount: Money,
    /// Lines of working.
    pub working: Vec<String>,
}

/// Computes severance for one person; nothing where the ground owes none.
#[must_use]
pub fn severance(ground: &Ground, service: &Service, own: Money, norms: &SeveranceNorms) -> Severance {
    if !ground.severance {
        return Severance::default();
    }
    let ceiling = Money::round_half_up(norms.local_average.yuan() * norms.cap_multiple);
    let has_cap = !norms.cap_multiple.is_zero();
    let capped = has_cap && own > ceiling;
    let lifted_base = own.max(norms.minimum_wage);
    let later_base = if has_cap { lifted_base.min(ceiling.max(norms.minimum_wage)) } else { lifted_base };
    let counted = if norms.unified && ground.earlier_service { service.whole } else { service.later };
    let mut later_months = norms.months(counted);
    if capped {
        later_months = later_months.min(norms.cap_years);
    }
    let mut found = Severance {
        later_months,
        later_base,
        capped,
        lifted: own < norms.minimum_wage,
        ..Default::default()
    };
    if !norms.unified && ground.earlier_service && !service.earlier.is_empty() {
        norms.earlier_segment(ground, service.earlier, own, ceiling, &mut found);
    }
    if norms.cap_total {
        found.later_months =
            found.later_months.min((norms.cap_years - found.earlier_months).max(Decimal::ZERO));
    }
    let earlier = Money::round_half_up(found.earlier_months * found.earlier_base.yuan());
    let later = Money::round_half_up(found.later_months * found.later_base.yuan());
    found.amount = earlier + later;
    if capped {
        found.working.push(format!(
            "{own} > {} × {} = {ceiling}",
            norms.cap_multiple.normalize(),
            norms.local_average
        ));
    } else if found.lifted {
        found.working.push(format!("{own} < {}", norms.minimum_wage));
    }
    if !found.earlier_months.is_zero() {
        found.working.push(line(service.earlier, found.earlier_months, found.earlier_base, earlier));
    }
    if !found.later_months.is_zero() {
        found.working.push(line(counted, found.later_months, found.later_base, later));
    }
    if !earlier.is_zero() && !later.is_zero() {
        found.working.push(format!("{earlier} + {later} = {}", found.amount));
    }
    found
}

fn line(span: DateSpan, months: Decimal, base: Money, sum: Money) -> String {
    format!("{span} → {} × {base} = {sum}", months.normalize())
}

impl SeveranceNorms {
    /// Months under 劳动合同法 第四十七条第一款.
    fn months(&self, span: DateSpan) -> Decimal {
        let remainder = if span.months >= self.threshold {
            self.half_year_months
        } else if span.months > 0 || span.days > 0 {
            self.under_half_months
        } else {
            Decimal::ZERO
        };
        Decimal::from(span.years) * self.year_months + remainder
    }

    /// Months, limit and base under the rules in force before 2008 (劳动合同法 第九十七条第三款).
    fn earlier_segment(
        &self,
        ground: &Ground,
        span: DateSpan,
        own: Money,
        ceiling: Money,
        found: &mut Severance,
    ) {
        let part = span.months > 0 || span.days > 0;
        let months = match self.tail {
            Tail::FullMonth if part => Decimal::from(span.years + 1),
            Tail::FullMonth | Tail::None => Decimal::from(span.years),
            Tail::HalfMonthRule => self.months(span),
        };
        let limit = ground.earlier_cap_months.map(Decimal::from);
        found.months_capped = limit.is_some_and(|limit| months > limit);
        found.earlier_months = limit.map_or(months, |limit| months.min(limit));
        let lifted = if ground.earlier_enterprise_floor { own.max(self.enterprise_average) } else { own };
        found.earlier_base = if self.cap_earlier && found.capped { lifted.min(ceiling) } else { lifted };
        if found.months_capped {
            found.working.push(format!(
                "{span} → {} > {}",
                months.normalize(),
                found.earlier_months.normalize()
            ));
        }
    }
}
