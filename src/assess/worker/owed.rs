//! Owns: what one worker is owed and what is set aside, item by item.
//! Never: holds a number of law; sums over workers.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::diagnostic::Findings;
use crate::model::{Money, Worker};
use crate::policy::{Channel, CostItem, FactValue, ItemRole, MethodFormula, Subject, Value};

use crate::assess::figure::{Figure, Quantity};
use crate::assess::money::items::worked_item;
use crate::assess::severance::compensation::Severance;
use crate::assess::severance::method::{amount, by_method};
use crate::assess::worker::assessment::{Stage, Standing, Sums};
use crate::assess::worker::judge::Judge;
use crate::assess::worker::leave::LeavePay;

/// Months of unemployment benefit.
const UNEMPLOYMENT: &str = "unemployment_months_due";

/// The formula of income tax on severance.
const TAX: &str = "severance_tax";

impl Judge<'_> {
    /// 经济补偿, arrears and unused leave, as far as the channel owes them.
    pub(in crate::assess) fn pay(
        &self,
        worker: &Worker,
        channel: &Channel,
        standing: &Standing,
        share: Option<Severance>,
        sums: &mut Sums,
        findings: &mut Findings,
    ) {
        let owes = |code: &str| self.owes(channel, code);
        let code = self.policy.code_of(ItemRole::Severance);
        let ground = self.ground_of(Some(channel), Some(worker));
        let method = self.method_of(standing);
        if let (Some(ground), Some(method)) = (ground.filter(|_| owes(code)), method) {
            let door = self.door();
            let facts = self.facts_of(worker, Stage::Summing(standing, sums));
            let scope = self.scope(&door);
            let values = |name: &str| facts.value(&scope, name);
            let (service, norms) = (&standing.counted, &self.norms.severance);
            door.ground(ground);
            if !service.earlier.is_empty() {
                door.earlier_service(ground);
            }
            door.method(method);
            let chosen = self.norms.methods.iter().find(|chosen| chosen.code == method.code);
            if let Some(when) = chosen.and_then(|chosen| chosen.when.as_ref()) {
                door.expression(when, self.case.compensation_date);
            }
            let sum = match share {
                Some(share) => Ok(share),
                None => by_method(method, ground, service, worker.average_wage, norms, &values),
            };
            match sum {
                Ok(sum) => {
                    if let MethodFormula::Statutory { .. } = method.formula {
                        door.uses(&self.norms.severance_uses);
                        if sum.earlier().is_some() {
                            door.uses(&self.norms.earlier_uses);
                        }
                    }
                    if let MethodFormula::Pool { amount, .. } = &method.formula {
                        door.expression(amount, self.case.compensation_date);
                    }
                    if !sum.amount.is_zero() {
                        let mut figure = self.money(code, sum.amount, worker, &door);
                        figure.working.clone_from(&sum.working);
                        sums.items.push(figure);
                    }
                    sums.severance = sum;
                }
                Err(fault) => findings.push(fault.at(worker.at.clone())),
            }
        }
        let code = self.policy.code_of(ItemRole::UnusedLeave);
        if worker.unused_leave_days > 0 && owes(code) {
            let (norms, days) = (&self.norms.leave, Decimal::from(worker.unused_leave_days));
            // overtime pay is no part of it (企业职工带薪年休假实施办法 第十一条)
            let wage = worker.leave_wage.unwrap_or(worker.average_wage);
            let LeavePay { daily, amount } = norms.pay(wage, days);
            let door = self.door();
            self.policy.cost_item(code).into_iter().for_each(|item| door.item(item));
            door.uses(&self.norms.leave_uses);
            let mut figure = self.money(code, amount, worker, &door);
            figure.working = vec![
                format!("{wage} ÷ {} = {daily}", norms.divisor.normalize()),
                format!("{daily} × {days} × {} = {amount}", norms.rate.normalize()),
            ];
            sums.items.push(figure);
        }
    }

    /// What will be owed once a worker's channel is settled, estimated by the channel that the pack names: set aside, not paid.
    pub(in crate::assess) fn set_aside(
        &self,
        worker: &Worker,
        channel: &Channel,
        standing: &Standing,
        share: Option<Severance>,
        sums: &mut Sums,
        findings: &mut Findings,
    ) {
        let Some(settled) = self.settled(channel) else { return };
        let mut then = Sums { items: Vec::new(), ..sums.clone() };
        self.pay(worker, settled, standing, share, &mut then, findings);
        sums.reserved.append(&mut then.items);
        sums.estimate = then.severance;
    }

    /// Whether people of a channel have an item that the program works out: one with a formula of its own is the pack's.
    pub(in crate::assess) fn owes(&self, channel: &Channel, code: &str) -> bool {
        let of_program = self.policy.cost_item(code).is_none_or(|item| item.amount.is_none());
        of_program && channel.items.iter().any(|item| item == code)
    }

    /// Items that the pack's formulas work out for a worker of this channel.
    pub(in crate::assess) fn formulas(
        &self,
        worker: &Worker,
        channel: &Channel,
        standing: &Standing,
        sums: &mut Sums,
        findings: &mut Findings,
    ) {
        // what an enterprise owes a person from before is due whatever becomes of the person
        let owed = |item: &&CostItem| channel.items.contains(&item.code) || (item.historic && item.personal);
        let items = self.policy.cost_items.iter().filter(owed);
        for item in items.filter(|item| item.subject == Some(Subject::Worker)) {
            let door = self.door();
            door.item(item);
            let (facts, scope) = (self.facts_of(worker, Stage::Summing(standing, sums)), self.scope(&door));
            match worked_item(item, &|name| facts.value(&scope, name)) {
                Ok(Some(worked)) if !worked.amount.is_zero() => {
                    let mut figure = self.money(&item.code, worked.amount, worker, &door);
                    figure.working = worked.working;
                    if item.personal {
                        sums.items.push(figure);
                    } else {
                        sums.spans.insert(item.code.clone(), worked.years.unwrap_or(1));
                        sums.reserved.push(figure);
                    }
                }
                Ok(_) => {}
                Err(fault) => findings.push(fault.at(worker.at.clone())),
            }
        }
    }

    /// Months for which the worker can expect unemployment benefit, by the pack's formula; nothing without that right, or
    /// where the years of contribution are not stated.
    pub(in crate::assess) fn unemployment(
        &self,
        worker: &Worker,
        standing: &Standing,
        sums: &Sums,
    ) -> Option<Figure> {
        worker.unemployment_years?;
        let door = self.door();
        let line = door.line(UNEMPLOYMENT, self.case.compensation_date)?;
        let Value::Formula(formula) = &line.norm.value else { return None };
        let (facts, scope) = (self.facts_of(worker, Stage::Summing(standing, sums)), self.scope(&door));
        let values = |name: &str| facts.value(&scope, name);
        let months = amount(UNEMPLOYMENT, formula, &values).ok()?.to_usize().filter(|months| *months > 0)?;
        let uses = self.ledger.keep(&door);
        let mut figure = self.figure(UNEMPLOYMENT, Quantity::Months(months), worker, uses);
        figure.working = vec![format!("{} = {months}", formula.worked(&values))];
        Some(figure)
    }

    /// Income tax on severance by the pack's formula (财税〔2018〕164号); nothing where the policy has none for the day,
    /// or the locality's average wage is not given.
    pub(in crate::assess) fn tax(&self, worker: &Worker, standing: &Standing, sums: &Sums) -> Option<Figure> {
        if sums.items.is_empty() {
            return None;
        }
        let door = self.door();
        let line = door.line(TAX, self.case.compensation_date)?;
        let Value::Formula(formula) = &line.norm.value else { return None };
        let (facts, scope) = (self.facts_of(worker, Stage::Summing(standing, sums)), self.scope(&door));
        let sum = Money::round_half_up(amount(TAX, formula, &|name| facts.value(&scope, name)).ok()?);
        let [FactValue::Number(income), FactValue::Number(taxable)] =
            [facts.value(&scope, "一次性补偿收入")?, facts.value(&scope, "应税经济补偿")?]
        else {
            return None;
        };
        let mut figure = self.money(TAX, sum, worker, &door);
        let taxable = Money::round_half_up(taxable);
        figure.working = vec![format!("{} → {taxable} → {sum}", Money::round_half_up(income))];
        (!sum.is_zero()).then_some(figure)
    }
}
