//! Owns: the norms that a case needs, looked up once for its dates, with what they rest on.
//! May import: policy, model, diagnostic, the sums of this room. Never: holds a number of law.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::diagnostic::{Code, Finding, Findings};
use crate::model::{Case, Date, Money, Month, parse_date};
use crate::policy::{Citation, MethodFormula, Norm, Policy, RetirementCategory, Tail};

use super::compensation::SeveranceNorms;
use super::congress::{CongressNorms, DELEGATES, PassLine};
use super::leave::LeaveNorms;
use super::retirement::{CategoryNorms, RetirementNorms};

/// Everything that the judgement of one case reads from the policy.
#[derive(Clone, Debug)]
pub struct Norms {
    /// Severance.
    pub severance: SeveranceNorms,
    /// First day on which service counts by the Labour Contract Law.
    pub later_start: Date,
    /// Every norm of severance was proved.
    pub severance_checked: bool,
    /// Retirement by code of category, of those that the roster names.
    pub retirement: BTreeMap<String, CategoryNorms>,
    /// Articles of internal retirement.
    pub internal_basis: Vec<Citation>,
    /// Employer's rates paid in the reserve, by insurance.
    pub reserve_rates: Vec<(String, Decimal)>,
    /// Proved.
    pub reserve_checked: bool,
    /// Unused leave.
    pub leave: LeaveNorms,
    /// Proved.
    pub leave_checked: bool,
    /// Years of service of article 42(5).
    pub protected_years: u32,
    /// Months to retirement of article 42(5).
    pub protected_months: i32,
    /// Articles of both.
    pub protected_basis: Vec<Citation>,
    /// Congress.
    pub congress: CongressNorms,
    /// Ids of norms that nobody proved yet.
    pub unchecked: Vec<String>,
    /// Every article that a norm rests on.
    pub cited: Vec<Citation>,
}

impl Norms {
    /// Looks all of them up; every missing one is a finding.
    #[must_use]
    pub fn read(case: &Case, policy: &Policy) -> (Self, Findings) {
        let mut lookup = Lookup::new(policy);
        let norms = Self::gather(case, &mut lookup);
        let Lookup { findings, unchecked, cited, .. } = lookup;
        (Self { unchecked, cited, ..norms }, findings)
    }

    /// The day on which the ages of a plan are looked up, by its base date; for worked examples.
    pub(super) fn retirement_day(policy: &Policy, base_date: Date) -> Date {
        retirement_date(base_date, &mut Lookup::new(policy))
    }

    /// The last day before the gradual regime began.
    pub(super) fn before_reform(policy: &Policy) -> Date {
        let start = Lookup::new(policy).switching_day("retirement_reform_start");
        start.pred_opt().unwrap_or(start)
    }

    /// The norms of one category on a day.
    pub(super) fn retirement_on(policy: &Policy, category: &RetirementCategory, on: Date) -> RetirementNorms {
        retirement_norms(category, on, &mut Lookup::new(policy))
    }

    fn gather(case: &Case, lookup: &mut Lookup<'_>) -> Self {
        check_method(case, lookup);
        let severance = lookup.part(|part| {
            let average = case.choices.enterprise_average_wage;
            let method = lookup_method(case, part.policy);
            let unified = matches!(method, Some(MethodFormula::Statutory { split: false }));
            SeveranceNorms { unified, ..severance_norms(case.compensation_date, average, part) }
        });
        let later_start = lookup.day("severance_post_start", Date::MAX);
        let retirement_on = retirement_date(case.base_date, lookup);
        let retirement = retirement_by_category(case, retirement_on, lookup);
        let internal = lookup.part(|part| {
            // the channel's condition reads them; here they are proved and cited
            part.code("internal_retirement_bound", case.base_date);
            part.whole("internal_retirement_within_months", case.base_date);
            part.whole("internal_retirement_or_years", case.base_date);
        });
        let reserve = lookup.part(|part| reserve_norms(case, part));
        let leave = lookup.part(|part| {
            let on = case.compensation_date;
            LeaveNorms {
                divisor: part.number("leave_daily_divisor", on),
                rate: part.number("leave_extra_rate", on),
                year_days: part.number("leave_year_days", on),
            }
        });
        let protected = lookup.part(|part| {
            let years = part.whole("protected_service_years", case.base_date);
            (years, part.whole("protected_months_left", case.base_date))
        });
        let congress = congress_norms(case, lookup);
        Self {
            severance: severance.value,
            later_start,
            severance_checked: severance.checked,
            retirement,
            internal_basis: internal.basis,
            reserve_rates: reserve.value,
            reserve_checked: reserve.checked,
            leave: leave.value,
            leave_checked: leave.checked,
            protected_years: u32::try_from(protected.value.0).unwrap_or(0),
            protected_months: protected.value.1,
            protected_basis: protected.basis,
            congress,
            unchecked: Vec::new(),
            cited: Vec::new(),
        }
    }
}

/// Several norms read together, with all that they rest on.
struct Part<T> {
    value: T,
    basis: Vec<Citation>,
    checked: bool,
}

struct Lookup<'a> {
    policy: &'a Policy,
    findings: Findings,
    unchecked: Vec<String>,
    cited: Vec<Citation>,
}

impl<'a> Lookup<'a> {
    fn new(policy: &'a Policy) -> Self {
        Self { policy, findings: Findings::default(), unchecked: Vec::new(), cited: Vec::new() }
    }

    /// Runs one group of look-ups and says what just that group rests on.
    fn part<T>(&mut self, group: impl FnOnce(&mut Self) -> T) -> Part<T> {
        let (cited, unchecked) = (std::mem::take(&mut self.cited), std::mem::take(&mut self.unchecked));
        let value = group(self);
        let basis = std::mem::replace(&mut self.cited, cited);
        let doubts = std::mem::replace(&mut self.unchecked, unchecked);
        for citation in &basis {
            self.cite(citation);
        }
        let checked = doubts.is_empty();
        self.unchecked.extend(doubts);
        Part { value, basis, checked }
    }

    fn cite(&mut self, citation: &Citation) {
        if !self.cited.contains(citation) {
            self.cited.push(citation.clone());
        }
    }

    fn keep<T>(&mut self, id: &str, found: Result<Norm<T>, Finding>) -> Option<T> {
        match found {
            Ok(norm) => {
                norm.basis.iter().for_each(|citation| self.cite(citation));
                if !norm.checked && !self.unchecked.iter().any(|known| known == id) {
                    self.unchecked.push(id.to_owned());
                }
                Some(norm.value)
            }
            Err(finding) => {
                self.findings.push(finding);
                None
            }
        }
    }

    fn number(&mut self, id: &str, on: Date) -> Decimal {
        let found = self.policy.number(id, on);
        self.keep(id, found).unwrap_or_default()
    }

    fn money(&mut self, id: &str, on: Date) -> Money {
        Money::round_half_up(self.number(id, on))
    }

    fn whole(&mut self, id: &str, on: Date) -> i32 {
        self.number(id, on).to_i32().unwrap_or(0)
    }

    fn code(&mut self, id: &str, on: Date) -> String {
        let found = self.policy.text(id, on);
        self.keep(id, found).unwrap_or_default()
    }

    fn day(&mut self, id: &str, on: Date) -> Date {
        parse_date(&self.code(id, on)).unwrap_or(Date::MIN)
    }

    /// A day that only decides which regime holds: a plan of before the reform does not rest on it.
    fn switching_day(&mut self, id: &str) -> Date {
        match self.policy.text(id, Date::MAX) {
            Ok(norm) => parse_date(&norm.value).unwrap_or(Date::MIN),
            Err(finding) => {
                self.findings.push(finding);
                Date::MIN
            }
        }
    }

    fn list(&mut self, id: &str, on: Date) -> Vec<String> {
        let found = self.policy.list(id, on);
        self.keep(id, found).unwrap_or_default()
    }
}

fn lookup_method<'p>(case: &Case, policy: &'p Policy) -> Option<&'p MethodFormula> {
    policy.method(&case.choices.compensation_method).map(|method| &method.formula)
}

fn check_method(case: &Case, lookup: &mut Lookup<'_>) {
    let method = &case.choices.compensation_method;
    if let Some(known) = lookup.policy.method(method) {
        known.basis.iter().for_each(|citation| lookup.cite(citation));
        return;
    }
    let allowed: Vec<&str> = lookup.policy.methods.iter().map(|method| method.code.as_str()).collect();
    lookup.findings.push(
        Finding::new(Code::NotOneOf, case.choices.compensation_method_at.clone())
            .fact("key", "compensation_method")
            .fact("value", method)
            .fact("allowed", allowed.join(", ")),
    );
}

/// Norms of severance on a day, with what is missing of them; for worked examples.
pub(super) fn severance_norms_on(policy: &Policy, on: Date, average: Money) -> (SeveranceNorms, Findings) {
    let mut lookup = Lookup::new(policy);
    (severance_norms(on, average, &mut lookup), lookup.findings)
}

fn severance_norms(on: Date, enterprise_average: Money, lookup: &mut Lookup<'_>) -> SeveranceNorms {
    SeveranceNorms {
        year_months: lookup.number("severance_year_months", on),
        half_year_months: lookup.number("severance_half_year_months", on),
        under_half_months: lookup.number("severance_under_half_months", on),
        threshold: u32::try_from(lookup.whole("severance_half_year_threshold", on)).unwrap_or(0),
        cap_multiple: lookup.number("severance_cap_multiple", on),
        cap_years: lookup.number("severance_cap_years", on),
        tail: match lookup.code("severance_pre2008_remainder", on).as_str() {
            "half_month_rule" => Tail::Half,
            "half_up" => Tail::HalfUp,
            "decimal" => Tail::Decimal,
            "none" => Tail::None,
            _ => Tail::Up,
        },
        cap_earlier: lookup.code("severance_pre2008_apply_cap", on) == "yes",
        cap_total: lookup.code("severance_cap_total", on) == "yes",
        minimum_wage: lookup.money("minimum_wage", on),
        local_average: lookup.money("local_average_wage", on),
        enterprise_average,
        unified: false,
    }
}

/// A base date from which the gradual regime is reckoned with looks its numbers up under that regime, even
/// where it lies a little before the regime began.
fn retirement_date(base_date: Date, lookup: &mut Lookup<'_>) -> Date {
    let from = lookup.switching_day("retirement_regime_from");
    if base_date < from {
        return base_date;
    }
    base_date.max(lookup.day("retirement_reform_start", Date::MAX))
}

/// The norms of each category that a worker has; one that the policy does not know on the day, or not at all, is
/// told at the first such worker.
fn retirement_by_category(case: &Case, on: Date, lookup: &mut Lookup<'_>) -> BTreeMap<String, CategoryNorms> {
    let mut found = BTreeMap::new();
    for worker in &case.workers {
        if found.contains_key(&worker.retirement_category) {
            continue;
        }
        let told = lookup.findings.0.len();
        let Some(category) = lookup.policy.category(&worker.retirement_category) else {
            let finding = Finding::new(Code::NotOneOf, worker.at.clone()).fact("key", &worker.number);
            lookup.findings.push(finding.fact("value", &worker.retirement_category));
            continue;
        };
        let part = lookup.part(|part| retirement_norms(category, on, part));
        for finding in &mut lookup.findings.0[told..] {
            finding.at = worker.at.clone();
        }
        let norms = CategoryNorms { norms: part.value, basis: part.basis, checked: part.checked };
        found.insert(worker.retirement_category.clone(), norms);
    }
    found
}

fn retirement_norms(category: &RetirementCategory, on: Date, lookup: &mut Lookup<'_>) -> RetirementNorms {
    let delay = category.delay.as_ref();
    RetirementNorms {
        original_age: lookup.whole(&category.original_age, on),
        step: delay.map_or(0, |delay| lookup.whole(&delay.step, on)),
        cap: delay.map_or(0, |delay| lookup.whole(&delay.cap, on)),
        reform_start: Month::of(lookup.switching_day("retirement_reform_start")),
        flexible: lookup.whole("retirement_flexible_months", on),
    }
}

fn reserve_norms(case: &Case, lookup: &mut Lookup<'_>) -> Vec<(String, Decimal)> {
    let on = case.base_date;
    let rates = lookup.list("insurance_in_reserve", on).into_iter();
    rates
        .map(|insurance| {
            let rate = lookup.number(&format!("employer_rate_{insurance}"), on);
            (insurance, rate)
        })
        .collect()
}

fn congress_norms(case: &Case, lookup: &mut Lookup<'_>) -> CongressNorms {
    let on = case.congress.date;
    let whole = |id: &str, part: &mut Lookup<'_>| u32::try_from(part.whole(id, on)).unwrap_or(0);
    let quorum = lookup
        .part(|part| (whole("congress_quorum_numerator", part), whole("congress_quorum_denominator", part)));
    let pass = lookup.part(|part| part.code("congress_pass", on));
    // the checks of the pack read them; here they are proved and cited
    for id in ["congress_papers_days", "congress_threshold", "congress_delegate_minimum"] {
        lookup.number(id, on);
    }
    lookup.code("congress_clear_days", on);
    lookup.keep(DELEGATES, lookup.policy.norm(DELEGATES, on).cloned());
    CongressNorms {
        quorum: quorum.value,
        quorum_basis: quorum.basis,
        pass: PassLine::named(&pass.value),
        pass_basis: pass.basis,
    }
}
