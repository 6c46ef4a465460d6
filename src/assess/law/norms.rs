//! Owns: the norms that a case needs, looked up once for its dates, with what they rest on.
//! Never: holds a number of law.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::diagnostic::{Code, Coded, Finding, Findings};
use crate::model::{Case, Date, Money, Month, parse_date};
use crate::policy::{AllowanceForm, OwnPart, Policy, RetirementCategory, Tail, Value};

use crate::assess::congress::meeting::{CongressNorms, DELEGATES, PassLine};
use crate::assess::law::door::{Door, Uses};
use crate::assess::severance::choice::ChosenMethod;
use crate::assess::severance::compensation::{EarlierNorms, HalfRule, SeveranceNorms};
use crate::assess::worker::internal_retirement::ReserveNorms;
use crate::assess::worker::leave::LeaveNorms;
use crate::assess::worker::retirement::{CategoryNorms, RetirementNorms};

/// Everything that the judgement of one case reads from the policy, with what each part rests on.
#[derive(Clone, Debug)]
pub struct Norms {
    /// The plan's methods of severance, in its order.
    pub methods: Vec<ChosenMethod>,
    /// Severance.
    pub severance: SeveranceNorms,
    /// What all severance rests on.
    pub severance_uses: Arc<Uses>,
    /// What the part before the Labour Contract Law rests on besides.
    pub earlier_uses: Arc<Uses>,
    /// First day on which service counts by the Labour Contract Law.
    pub later_start: Date,
    /// Retirement by code of category, of those that the roster names.
    pub retirement: BTreeMap<String, CategoryNorms>,
    /// The reserve of internal retirement.
    pub reserve: ReserveNorms,
    /// What its form rests on.
    pub reserve_form_uses: Arc<Uses>,
    /// What its contributions rest on.
    pub reserve_uses: Arc<Uses>,
    /// Unused leave.
    pub leave: LeaveNorms,
    /// What it rests on.
    pub leave_uses: Arc<Uses>,
    /// Years of service of article 42(5); 0 before there was one.
    pub protected_years: u32,
    /// Months to retirement of article 42(5); 0 before there was one.
    pub protected_months: i32,
    /// What both rest on.
    pub protected_uses: Arc<Uses>,
    /// Congress.
    pub congress: CongressNorms,
}

impl Norms {
    /// Looks up what somebody in the case needs; what is missing of that is a finding.
    #[must_use]
    pub fn read(case: &Case, policy: &Policy) -> (Self, Findings) {
        let mut lookup = Lookup::new(policy);
        let norms = Self::gather(case, &mut lookup);
        (norms, lookup.findings)
    }

    /// The day on which the ages of a plan are looked up, by its base date; for worked examples.
    pub(in crate::assess) fn retirement_day(policy: &Policy, base_date: Date) -> Date {
        retirement_date(base_date, &mut Lookup::new(policy))
    }

    /// The last day before the gradual regime began.
    pub(in crate::assess) fn before_reform(policy: &Policy) -> Date {
        let start = Lookup::new(policy).switching_day("retirement_reform_start");
        start.pred_opt().unwrap_or(start)
    }

    /// The norms of one category on a day.
    pub(in crate::assess) fn retirement_on(
        policy: &Policy,
        category: &RetirementCategory,
        on: Date,
    ) -> RetirementNorms {
        retirement_norms(category, on, &mut Lookup::new(policy))
    }

    fn gather(case: &Case, lookup: &mut Lookup<'_>) -> Self {
        let methods = ChosenMethod::of_plan(case, lookup.policy, &mut lookup.findings);
        let needs = Needs::of(case, lookup.policy);
        let (severance, severance_uses) = lookup.part_for(needs.severance, |part| {
            severance_norms(case.compensation_date, case.choices.enterprise_average_wage, part)
        });
        let (earlier, earlier_uses) =
            lookup.part_for(needs.severance, |part| earlier_norms(case.compensation_date, part));
        let later_start = lookup.switching_day("severance_post_start");
        let retirement_on = retirement_date(case.base_date, lookup);
        let retirement = retirement_by_category(case, retirement_on, lookup);
        let (form, reserve_form_uses) = lookup.part_for(needs.reserve, |part| allowance_form(case, part));
        let (reserve, reserve_uses) = lookup.part_for(needs.reserve, |part| reserve_norms(case, form, part));
        let (leave, leave_uses) = lookup.part_for(needs.leave, |part| {
            let on = case.compensation_date;
            LeaveNorms {
                divisor: part.number("leave_daily_divisor", on),
                rate: part.number("leave_extra_rate", on),
                year_days: part.number("leave_year_days", on),
            }
        });
        let ((protected_years, protected_months), protected_uses) = lookup.part(|part| {
            let since = |id: &str| part.since(id, case.base_date).and_then(|number| number.to_u16());
            let years = since("protected_service_years").unwrap_or(0);
            (u32::from(years), i32::from(since("protected_months_left").unwrap_or(0)))
        });
        let congress = congress_norms(case, lookup);
        Self {
            methods,
            severance: SeveranceNorms { earlier, ..severance },
            severance_uses,
            earlier_uses,
            later_start,
            retirement,
            reserve,
            reserve_form_uses,
            reserve_uses,
            leave,
            leave_uses,
            protected_years,
            protected_months,
            protected_uses,
            congress,
        }
    }
}

/// What somebody in the case needs: law that nobody needs may be missing.
struct Needs {
    severance: bool,
    reserve: bool,
    leave: bool,
}

impl Needs {
    fn of(case: &Case, policy: &Policy) -> Self {
        let channels = || case.workers.iter().filter_map(|worker| policy.channel(&worker.channel));
        Self {
            severance: channels().any(|channel| channel.ground.is_some() || channel.estimated_as.is_some()),
            reserve: channels().any(|channel| channel.internal_retirement),
            leave: case.workers.iter().any(|worker| worker.unused_leave_days > 0),
        }
    }
}

struct Lookup<'a> {
    policy: &'a Policy,
    door: Door<'a>,
    findings: Findings,
}

impl<'a> Lookup<'a> {
    fn new(policy: &'a Policy) -> Self {
        Self { policy, door: Door::new(policy), findings: Findings::default() }
    }

    /// Runs one group of look-ups and says what just that group rests on.
    fn part<T>(&mut self, group: impl FnOnce(&mut Self) -> T) -> (T, Arc<Uses>) {
        let outer = std::mem::replace(&mut self.door, Door::new(self.policy));
        let value = group(self);
        let inner = std::mem::replace(&mut self.door, outer);
        (value, Arc::new(inner.close()))
    }

    /// The same for a group that may be needed by nobody: it is looked up all the same, for the words that name it,
    /// and what is missing is then no fault.
    fn part_for<T>(&mut self, needed: bool, group: impl FnOnce(&mut Self) -> T) -> (T, Arc<Uses>) {
        let told = self.findings.0.len();
        let found = self.part(group);
        if !needed {
            self.findings.0.truncate(told);
        }
        found
    }

    fn value(&mut self, id: &str, on: Date) -> Option<&'a Value> {
        self.door.value(id, on).map_err(|finding| self.findings.push(finding)).ok()
    }

    fn number(&mut self, id: &str, on: Date) -> Decimal {
        match self.value(id, on) {
            Some(Value::Number(number)) => *number,
            found => self.unfit(id, found),
        }
    }

    /// A limit; `None` where there is none.
    fn limit(&mut self, id: &str, on: Date) -> Option<Decimal> {
        match self.value(id, on) {
            Some(Value::Number(number)) => Some(*number),
            Some(Value::None) => None,
            found => self.unfit(id, found),
        }
    }

    /// A number that a law brought: `None` before it.
    fn since(&self, id: &str, on: Date) -> Option<Decimal> {
        self.door.number(id, on)
    }

    fn money(&mut self, id: &str, on: Date) -> Money {
        Money::round_half_up(self.number(id, on))
    }

    fn whole(&mut self, id: &str, on: Date) -> i32 {
        self.number(id, on).to_i32().unwrap_or(0)
    }

    fn code(&mut self, id: &str, on: Date) -> String {
        match self.value(id, on) {
            Some(Value::Text(text)) => text.clone(),
            found => self.unfit(id, found),
        }
    }

    fn day(&mut self, id: &str, on: Date) -> Date {
        parse_date(&self.code(id, on)).unwrap_or(Date::MIN)
    }

    /// A day that only decides which regime holds: a plan of before the reform does not rest on it.
    fn switching_day(&mut self, id: &str) -> Date {
        self.part(|part| part.day(id, Date::MAX)).0
    }

    fn list(&mut self, id: &str, on: Date) -> Vec<String> {
        match self.value(id, on) {
            Some(Value::List(codes)) => codes.clone(),
            found => self.unfit(id, found),
        }
    }

    /// A value of another kind than the program reads is told; a missing one is told already.
    fn unfit<T: Default>(&mut self, id: &str, found: Option<&Value>) -> T {
        if found.is_some() {
            let at = self.policy.parameters[id].at.clone();
            self.findings.push(Finding::new(Code::ParameterUnit, at).fact("parameter", id));
        }
        T::default()
    }
}

/// Norms of severance on a day, with what is missing of them; for worked examples.
pub(in crate::assess) fn severance_norms_on(
    policy: &Policy,
    on: Date,
    average: Money,
) -> (SeveranceNorms, Findings) {
    let mut lookup = Lookup::new(policy);
    let norms = severance_norms(on, average, &mut lookup);
    (SeveranceNorms { earlier: earlier_norms(on, &mut lookup), ..norms }, lookup.findings)
}

fn severance_norms(on: Date, enterprise_average: Money, lookup: &mut Lookup<'_>) -> SeveranceNorms {
    SeveranceNorms {
        year_months: lookup.number("severance_year_months", on),
        half_year_months: lookup.number("severance_half_year_months", on),
        under_half_months: lookup.number("severance_under_half_months", on),
        threshold: u32::try_from(lookup.whole("severance_half_year_threshold", on)).unwrap_or(0),
        half: half_rule(on, lookup),
        cap_multiple: lookup.limit("severance_cap_multiple", on),
        cap_years: lookup.limit("severance_cap_years", on),
        minimum_wage: lookup.money("minimum_wage", on),
        local_average: lookup.money("local_average_wage", on),
        enterprise_average,
        unified: false,
        earlier: EarlierNorms::default(),
    }
}

/// The remainder of the Labour Contract Law as it stands since that law: local methods that count so may be older.
fn half_rule(on: Date, lookup: &mut Lookup<'_>) -> HalfRule {
    let on = on.max(lookup.switching_day("severance_post_start"));
    lookup
        .part(|part| HalfRule {
            threshold: u32::try_from(part.whole("severance_half_year_threshold", on)).unwrap_or(0),
            from_threshold: part.number("severance_half_year_months", on),
            below: part.number("severance_under_half_months", on),
        })
        .0
}

fn earlier_norms(on: Date, lookup: &mut Lookup<'_>) -> EarlierNorms {
    EarlierNorms {
        tail: tail(&lookup.code("severance_pre2008_remainder", on)),
        cap: lookup.code("severance_pre2008_apply_cap", on) == "yes",
        cap_total: lookup.code("severance_cap_total", on) == "yes",
    }
}

/// What becomes of a part of a year before 2008, by the words of the pack's list.
fn tail(word: &str) -> Tail {
    match word {
        "half_month_rule" => Tail::Half,
        "half_up" => Tail::HalfUp,
        "decimal" => Tail::Decimal,
        "none" => Tail::None,
        _ => Tail::Up,
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
        let (norms, uses) = lookup.part(|part| retirement_norms(category, on, part));
        for finding in &mut lookup.findings.0[told..] {
            finding.at = worker.at.clone();
        }
        found.insert(worker.retirement_category.clone(), CategoryNorms { norms, uses });
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

fn allowance_form(case: &Case, lookup: &mut Lookup<'_>) -> AllowanceForm {
    let lump = lookup.code("internal_allowance_form", case.base_date) == AllowanceForm::LumpSum.code();
    if lump { AllowanceForm::LumpSum } else { AllowanceForm::Monthly }
}

fn reserve_norms(case: &Case, form: AllowanceForm, lookup: &mut Lookup<'_>) -> ReserveNorms {
    let on = case.base_date;
    let borne = lookup.code("internal_own_insurance", on) == OwnPart::Enterprise.code();
    let insurances = lookup.list("insurance_in_reserve", on);
    let mut rates = |whose: &str| -> Vec<(String, Decimal)> {
        let rate =
            |insurance: &String| (insurance.clone(), lookup.number(&format!("{whose}{insurance}"), on));
        insurances.iter().map(rate).collect()
    };
    ReserveNorms {
        form,
        own_part: if borne { OwnPart::Enterprise } else { OwnPart::Worker },
        employer: rates("employer_rate_"),
        borne: if borne { rates("worker_rate_") } else { Vec::new() },
    }
}

fn congress_norms(case: &Case, lookup: &mut Lookup<'_>) -> CongressNorms {
    let on = case.congress.date;
    let whole = |id: &str, part: &mut Lookup<'_>| u32::try_from(part.whole(id, on)).unwrap_or(0);
    let (quorum, quorum_uses) = lookup
        .part(|part| (whole("congress_quorum_numerator", part), whole("congress_quorum_denominator", part)));
    let (pass, pass_uses) = lookup.part(|part| part.code("congress_pass", on));
    // the checks of the pack read them, and do not apply where they are missing
    let ((), rules_uses) = lookup.part_for(false, |part| {
        for id in ["congress_papers_days", "congress_threshold", "congress_delegate_minimum"] {
            part.number(id, on);
        }
        part.code("congress_clear_days", on);
        part.value(DELEGATES, on);
    });
    CongressNorms { quorum, quorum_uses, pass: PassLine::named(&pass), pass_uses, rules_uses }
}
