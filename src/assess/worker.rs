//! Owns: all figures of one worker. May import: the subjects of this room, policy, model, diagnostic.
//! Never: sums over workers.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::diagnostic::{Code, Finding, Findings};
use crate::model::{Case, DateSpan, Money, Month, Worker};
use crate::policy::{Channel, Citation, Ground, Payment, Policy, cite};

use super::compensation::{Service, Severance, severance};
use super::figure::{Figure, Quantity};
use super::internal_retirement::{Reserve, within_bound};
use super::norms::Norms;
use super::retirement::{Retirement, statutory};
use super::service::counted;

/// What one worker is owed, and why.
#[derive(Clone, Debug)]
pub struct WorkerAssessment {
    /// Counted service up to the service cutoff.
    pub service: Figure,
    /// Statutory retirement month.
    pub retirement: Figure,
    /// The same, with delay and window.
    pub retirement_detail: Retirement,
    /// Months from the base date to it.
    pub months_left: i32,
    /// Severance, with its segments.
    pub severance: Severance,
    /// Reserve until retirement, for internal retirement.
    pub reserve: Option<Reserve>,
    /// What is paid to the worker, by cost item.
    pub items: Vec<Figure>,
    /// Sum of `items`.
    pub total: Figure,
    /// What is set aside or paid to others for the worker.
    pub reserved: Vec<Figure>,
}

/// The cost item of severance.
pub const SEVERANCE: &str = "K01";

/// Codes of the other items that the program can work out from a roster row.
mod item {
    pub const WAGE_ARREARS: &str = "K03";
    pub const OTHER_ARREARS: &str = "K04";
    pub const INTERNAL_ALLOWANCE: &str = "K07";
    pub const INTERNAL_INSURANCE: &str = "K08";
    pub const UNUSED_LEAVE: &str = "K15";
}

pub(super) struct Judge<'a> {
    pub case: &'a Case,
    pub policy: &'a Policy,
    pub norms: &'a Norms,
}

impl Judge<'_> {
    pub(super) fn worker(&self, worker: &Worker, findings: &mut Findings) -> WorkerAssessment {
        let (start, cutoff) = (self.norms.later_start, self.case.service_cutoff);
        let last_earlier = start.pred_opt().unwrap_or(start).min(cutoff);
        let service = Service {
            earlier: counted(worker, NaiveDate::MIN, last_earlier),
            later: counted(worker, start, cutoff),
            whole: counted(worker, NaiveDate::MIN, cutoff),
        };
        let retirement =
            statutory(Month::of(worker.birth), self.norms.retirement_of(worker.retirement_category));
        let months_left = retirement.month.months_since(Month::of(self.case.base_date));
        let channel = self.policy.channel(&worker.channel);
        let ground = channel
            .and_then(|channel| channel.ground.as_deref())
            .and_then(|code| self.policy.ground(code, worker.at_own_request));
        let mut found = WorkerAssessment {
            service: self.figure("service", Quantity::Length(service.whole), worker, true, &[]),
            retirement: self.retirement(worker, &retirement),
            retirement_detail: retirement,
            months_left,
            severance: Severance::default(),
            reserve: None,
            items: Vec::new(),
            total: self.figure("total", Quantity::Money(Money::ZERO), worker, true, &[]),
            reserved: Vec::new(),
        };
        found.service.working = service_working(worker, cutoff, service.whole);
        if let Some(channel) = channel {
            self.pay(worker, channel, ground, &service, &mut found);
            if channel.internal_retirement {
                self.reserve(worker, retirement.month, service.whole, &mut found, findings);
            }
            self.check_scope(worker, channel, &found, findings);
        }
        found.total.value = Quantity::Money(found.items.iter().map(Figure::money).sum());
        found.total.checked = found.items.iter().all(|item| item.checked);
        if found.items.len() > 1 {
            let terms: Vec<String> = found.items.iter().map(|item| item.money().to_string()).collect();
            found.total.working = vec![format!("{} = {}", terms.join(" + "), found.total.money())];
        }
        found
    }

    /// 经济补偿, arrears and unused leave, as far as the channel owes them.
    fn pay(
        &self,
        worker: &Worker,
        channel: &Channel,
        ground: Option<&Ground>,
        service: &Service,
        found: &mut WorkerAssessment,
    ) {
        let owes = |code: &str| channel.items.iter().any(|item| item == code);
        if let Some(ground) = ground.filter(|_| owes(SEVERANCE)) {
            let sum = severance(ground, service, worker.average_wage, &self.norms.severance);
            if !sum.amount.is_zero() {
                let checked = self.norms.severance_checked;
                let mut figure = self.money(SEVERANCE, sum.amount, worker, checked, &ground.basis);
                figure.working.clone_from(&sum.working);
                found.items.push(figure);
            }
            found.severance = sum;
        }
        if worker.unused_leave_days > 0 && owes(item::UNUSED_LEAVE) {
            let daily = worker.average_wage.yuan().checked_div(self.norms.leave_divisor).unwrap_or_default();
            let daily = Money::round_half_up(daily);
            let days = Decimal::from(worker.unused_leave_days);
            let sum = Money::round_half_up(daily.yuan() * days * self.norms.leave_rate);
            let mut figure = self.money(item::UNUSED_LEAVE, sum, worker, self.norms.leave_checked, &[]);
            figure.working = vec![
                format!("{} ÷ {} = {daily}", worker.average_wage, self.norms.leave_divisor.normalize()),
                format!("{daily} × {days} × {} = {sum}", self.norms.leave_rate.normalize()),
            ];
            found.items.push(figure);
        }
        // what an enterprise owes from before is due whatever becomes of the worker
        for (code, sum) in
            [(item::WAGE_ARREARS, worker.wage_arrears), (item::OTHER_ARREARS, worker.other_arrears)]
        {
            if !sum.is_zero() {
                let mut figure = self.money(code, sum, worker, true, &[]);
                figure.working = vec![sum.to_string()];
                found.items.push(figure);
            }
        }
    }

    /// 内部退养: allowance and the employer's contributions until formal retirement.
    fn reserve(
        &self,
        worker: &Worker,
        month: Month,
        service: DateSpan,
        found: &mut WorkerAssessment,
        findings: &mut Findings,
    ) {
        let norms = self.norms;
        let by_age = within_bound(found.months_left, norms.internal_limit, norms.internal_bound);
        let by_service = norms.internal_or_years > 0 && service.years >= norms.internal_or_years;
        if found.months_left > 0 && !by_age && !by_service {
            findings.push(
                Finding::new(Code::InternalRetirementTooEarly, worker.at.clone())
                    .fact("worker", &worker.number)
                    .fact("months_left", found.months_left)
                    .fact("limit", norms.internal_limit)
                    .fact("service", service)
                    .resting_on(cite(&norms.internal_basis)),
            );
        }
        let rate = self.case.choices.internal_allowance_rate;
        let wanted = Money::round_half_up(worker.average_wage.yuan() * rate);
        let allowance = wanted.max(norms.allowance_floor);
        let rates: Decimal = norms.reserve_rates.iter().map(|(_, rate)| *rate).sum();
        let insurance = Money::round_half_up(worker.insurance_base.yuan() * rates);
        let reserve = Reserve::new(Month::of(self.case.base_date), month, allowance, insurance);
        let mut lines = vec![format!("{} × {} = {wanted}", worker.average_wage, rate.normalize())];
        if allowance > wanted {
            lines.push(format!("{wanted} < {allowance}"));
        }
        lines.push(format!("{allowance} × {} = {}", reserve.months, reserve.allowance_total));
        let checked = norms.reserve_checked;
        let mut figure = self.money(
            item::INTERNAL_ALLOWANCE,
            reserve.allowance_total,
            worker,
            checked,
            &norms.internal_basis,
        );
        figure.working = lines;
        found.reserved.push(figure);
        let mut figure = self.money(item::INTERNAL_INSURANCE, reserve.insurance_total, worker, checked, &[]);
        figure.working = vec![
            format!("{} × {} = {insurance}", worker.insurance_base, rates.normalize()),
            format!("{insurance} × {} = {}", reserve.months, reserve.insurance_total),
        ];
        found.reserved.push(figure);
        found.reserve = Some(reserve);
    }

    fn check_scope(
        &self,
        worker: &Worker,
        channel: &Channel,
        found: &WorkerAssessment,
        findings: &mut Findings,
    ) {
        if channel.out_of_scope && !found.items.is_empty() {
            findings
                .push(Finding::new(Code::OutOfScopeMoney, worker.at.clone()).fact("worker", &worker.number));
        }
        let at_retirement = found.months_left <= 0;
        if at_retirement && channel.code != "retire" && !channel.out_of_scope && channel.code != "unreached" {
            findings.push(
                Finding::new(Code::PastRetirement, worker.at.clone())
                    .fact("worker", &worker.number)
                    .fact("retirement", found.retirement_detail.month)
                    .resting_on(cite(&self.norms.retirement_basis)),
            );
        }
    }

    fn retirement(&self, worker: &Worker, retirement: &Retirement) -> Figure {
        let norms = self.norms;
        let value = Quantity::Month(retirement.month);
        let mut figure =
            self.figure("retirement", value, worker, norms.retirement_checked, &norms.retirement_basis);
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

    fn figure(
        &self,
        id: &str,
        value: Quantity,
        worker: &Worker,
        checked: bool,
        basis: &[Citation],
    ) -> Figure {
        let from = worker.at.clone();
        Figure { id: id.to_owned(), value, working: Vec::new(), basis: basis.to_vec(), checked, from }
    }

    /// A sum under a cost item; the item's own articles stand in where the sum has none closer to it.
    fn money(&self, code: &str, sum: Money, worker: &Worker, checked: bool, basis: &[Citation]) -> Figure {
        let item = self.policy.cost_item(code);
        let of_item = item.map_or(&[][..], |item| &item.basis);
        let basis = if basis.is_empty() { of_item } else { basis };
        let checked = checked && item.is_none_or(|item| item.checked || item.payment == Payment::Once);
        self.figure(code, Quantity::Money(sum), worker, checked, basis)
    }
}

/// `1998-07-01 → 2022-06-30 = 24y0m0d`, then each merged (+) and excluded (−) stretch.
fn service_working(worker: &Worker, cutoff: NaiveDate, whole: DateSpan) -> Vec<String> {
    let own = DateSpan::inclusive(worker.hired_on, cutoff);
    let mut lines = vec![format!("{} → {cutoff} = {own}", worker.hired_on)];
    let stretches = worker.merged.iter().map(|period| ('+', period));
    for (sign, period) in stretches.chain(worker.excluded.iter().map(|period| ('−', period))) {
        let length = DateSpan::inclusive(period.first, period.last);
        lines.push(format!("{sign} {} → {} = {length} {}", period.first, period.last, period.kind));
    }
    if lines.len() > 1 {
        lines.push(format!("= {whole}"));
    }
    lines
}
