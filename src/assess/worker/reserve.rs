//! Owns: allowance and contributions of one who retires internally, and what is set aside for them.
//! Never: holds a number of law; sums over workers.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Finding, Findings};
use crate::model::{Money, Worker};
use crate::policy::{AllowanceForm, Channel, FactValue, Value};

use crate::assess::facts::Scope;
use crate::assess::figure::Figure;
use crate::assess::law::door::Door;
use crate::assess::severance::method::{FormulaFault, amount};
use crate::assess::worker::assessment::{Stage, Standing, Sums};
use crate::assess::worker::internal_retirement::{Reserve, first_month};
use crate::assess::worker::judge::Judge;

/// The formula that gives the living allowance of internal retirement.
pub(in crate::assess) const ALLOWANCE: &str = "internal_allowance";

/// What the allowance is never below, and never above.
pub(in crate::assess) const ALLOWANCE_FLOOR: &str = "internal_allowance_floor";
pub(in crate::assess) const ALLOWANCE_CEILING: &str = "internal_allowance_ceiling";

/// The formula that gives the allowance of all months where it is paid at once.
const LUMP_SUM: &str = "internal_allowance_lump_sum";

impl Judge<'_> {
    /// 内部退养: allowance and contributions until formal retirement. An allowance that is paid at once is paid to the
    /// worker; all else is set aside, unless the pack pays the item to the worker.
    pub(in crate::assess) fn reserve(
        &self,
        worker: &Worker,
        channel: &Channel,
        standing: &Standing,
        sums: &mut Sums,
        findings: &mut Findings,
    ) {
        let [allowance_item, insurance_item] = self.policy.internal_items();
        let allowance = match self.allowance(worker, standing, sums, allowance_item) {
            Ok(allowance) => allowance,
            Err(finding) => {
                findings.push(finding);
                return;
            }
        };
        let insurance = self.contributions(worker, sums, insurance_item);
        let at_once = sums.reserve.as_ref().is_some_and(|reserve| reserve.at_once.is_some());
        // what the channel does not grant is not owed, and nobody is counted under an item that is nothing
        let figures = [(allowance, at_once), (insurance, false)].into_iter();
        let owed = |(figure, _): &(Figure, bool)| self.owes(channel, &figure.id) && !figure.money().is_zero();
        for (figure, at_once) in figures.filter(owed) {
            let personal = self.policy.cost_item(&figure.id).is_some_and(|item| item.personal);
            if at_once || personal {
                sums.items.push(figure);
            } else {
                sums.reserved.push(figure);
            }
        }
    }

    /// The allowance of all months. The reserve stands in `sums` from then on.
    fn allowance(
        &self,
        worker: &Worker,
        standing: &Standing,
        sums: &mut Sums,
        item: &str,
    ) -> Result<Figure, Finding> {
        let norms = &self.norms.reserve;
        let door = self.door();
        self.policy.cost_item(item).into_iter().for_each(|item| door.item(item));
        let at = |fault: FormulaFault| fault.at(worker.at.clone());
        let (monthly, mut lines) = self.monthly(worker, standing, sums, &door).map_err(at)?;
        let rated = |rates: &[(String, Decimal)]| {
            let rates: Decimal = rates.iter().map(|(_, rate)| *rate).sum();
            Money::round_half_up(worker.insurance_base.yuan() * rates)
        };
        let (first, last) = (first_month(self.case.base_date), standing.retirement_detail.month);
        let reserve = Reserve::new(first, last, monthly, [rated(&norms.employer), rated(&norms.borne)]);
        let mut sum = reserve.allowance_total;
        door.uses(&self.norms.reserve_form_uses);
        let months = reserve.months;
        sums.reserve = Some(reserve);
        if norms.form == AllowanceForm::LumpSum {
            // the formula sees the monthly allowance and the months
            let (once, line) = self.lump_sum(worker, standing, sums, &door)?;
            sum = once;
            lines.push(line);
            if let Some(reserve) = &mut sums.reserve {
                reserve.at_once = Some(once);
            }
        } else {
            lines.push(format!("{monthly} × {months} = {sum}"));
        }
        Ok(Figure { working: lines, ..self.money(item, sum, worker, &door) })
    }

    /// Contributions of all months that the enterprise pays.
    fn contributions(&self, worker: &Worker, sums: &Sums, item: &str) -> Figure {
        let norms = &self.norms.reserve;
        let reserve = sums.reserve.clone().unwrap_or_default();
        let door = self.door();
        self.policy.cost_item(item).into_iter().for_each(|item| door.item(item));
        door.uses(&self.norms.reserve_uses);
        let rate = |rates: &[(String, Decimal)]| rates.iter().map(|(_, rate)| *rate).sum::<Decimal>();
        let base = worker.insurance_base;
        let part =
            |rates: &[(String, Decimal)], sum: Money| format!("{base} × {} = {sum}", rate(rates).normalize());
        let employer = reserve.insurance.less(reserve.own_part);
        let mut working = vec![part(&norms.employer, employer)];
        if !norms.borne.is_empty() {
            working.push(part(&norms.borne, reserve.own_part));
            working.push(format!("{employer} + {} = {}", reserve.own_part, reserve.insurance));
        }
        let sum = reserve.insurance_total;
        working.push(format!("{} × {} = {sum}", reserve.insurance, reserve.months));
        Figure { working, ..self.money(item, sum, worker, &door) }
    }

    /// The allowance of all months in one sum, by the pack's formula, with its working. Nothing for who has reached
    /// the age.
    fn lump_sum(
        &self,
        worker: &Worker,
        standing: &Standing,
        sums: &Sums,
        door: &Door<'_>,
    ) -> Result<(Money, String), Finding> {
        let on = self.case.base_date;
        let formula = match door.value(LUMP_SUM, on)? {
            Value::Formula(formula) => formula,
            _ => {
                let at = self.policy.parameters[LUMP_SUM].at.clone();
                return Err(Finding::new(Code::ParameterUnit, at).fact("parameter", LUMP_SUM));
            }
        };
        let facts = self.facts_of(worker, Stage::Summing(standing, sums));
        let scope = Scope { door, on, case: self.facts };
        let values = |name: &str| facts.value(&scope, name);
        let exact = amount(LUMP_SUM, formula, &values).map_err(|fault| fault.at(worker.at.clone()))?;
        let sum = Money::round_half_up(exact);
        Ok((sum, format!("{} = {sum}", formula.worked(&values))))
    }

    /// The monthly allowance by the pack's formula, with its working.
    fn monthly(
        &self,
        worker: &Worker,
        standing: &Standing,
        sums: &Sums,
        door: &Door<'_>,
    ) -> Result<(Money, Vec<String>), FormulaFault> {
        let facts = self.facts_of(worker, Stage::Summing(standing, sums));
        let scope = Scope { door, on: self.case.base_date, case: self.facts };
        let values = |name: &str| facts.value(&scope, name);
        let ahead = Door::looking_on(self.policy);
        let unnoted = Scope { door: &ahead, on: self.case.base_date, case: self.facts };
        // a bound of nothing is no rule, and is not cited
        let bound = |id: &str| match facts.value(&unnoted, id)? {
            FactValue::Number(bound) if bound.is_zero() => None,
            _ => match values(id) {
                Some(FactValue::Number(bound)) => Some(Money::round_half_up(bound)),
                _ => None,
            },
        };
        let line = door.line(ALLOWANCE, self.case.base_date);
        let Some(Value::Formula(formula)) = line.map(|line| &line.norm.value) else {
            return Ok((Money::ZERO, Vec::new()));
        };
        let wanted = Money::round_half_up(amount(ALLOWANCE, formula, &values)?);
        let mut lines = vec![format!("{} = {wanted}", formula.worked(&values))];
        let held = bound(ALLOWANCE_CEILING).map_or(wanted, |ceiling| wanted.min(ceiling));
        if held < wanted {
            lines.push(format!("{wanted} > {held}"));
        }
        // where a floor lies above the ceiling, the worker has the floor
        let sum = bound(ALLOWANCE_FLOOR).map_or(held, |floor| held.max(floor));
        if sum > held {
            lines.push(format!("{held} < {sum}"));
        }
        Ok((sum, lines))
    }
}
