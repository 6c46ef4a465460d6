//! Owns: facts of one worker that the judgement finds: service, retirement, sums.
//! Never: judges.

use crate::assess::figure::Figure;
use crate::assess::severance::compensation::Service;
use crate::assess::severance::method::least;
use crate::model::{Money, Month, Period};
use crate::policy::{Channel, FactValue, ItemRole, bind};

use crate::assess::facts::value::{number, text, yuan};

use super::view::WorkerFacts;

bind! {
    /// What was found so far.
    pub(super) const JUDGED(of: &WorkerFacts<'_>) {
        "年龄" => number(of.stage.standing().age),
        "失业保险金月数" => number(of.stage.whole()?.unemployment.as_ref()?.value.number()?),
        "连续工龄年数" => number(of.stage.standing().counted.whole.years),
        "连续工龄零头月数" => number(of.stage.standing().counted.whole.months),
        "连续工龄零头天数" => number(of.stage.standing().counted.whole.days),
        "连续工龄月数" => number(of.stage.standing().counted.whole.years * 12 + of.stage.standing().counted.whole.months),
        // before the Labour Contract Law
        "有以前工龄" => FactValue::Truth(!of.stage.standing().counted.earlier.is_empty()),
        "本单位工龄年数" => number(of.stage.standing().here.years),
        // service elsewhere that a roster does not tell is not known
        "总工龄年数" => number(of.stage.standing().counted.whole.years),
        "计发年数" => FactValue::Number(of.stage.standing().units),
        "补偿方法" => text(&of.judge.method_of(of.stage.standing())?.code),
        "分段计算" => FactValue::Truth(of.judge.method_of(of.stage.standing())?.splits()),
        "距退休月数" => number(of.stage.standing().months_left),
        "退休年份" => number(of.stage.standing().retirement_detail.month.year()),
        "原退休年龄月数" => {
            number(of.judge.norms.retirement.get(&of.worker.retirement_category)?.norms.original_age)
        },
        "最低缴费月数" => number(of.judge.minimum_months(of.contribution_month())?),
        "已到退休年龄" => FactValue::Truth(of.stage.standing().months_left <= 0),
        "提前告知月数" => number(of.chosen().months_since(Month::of(of.worker.consent_on?))),
        "可弹性提前退休" => {
            let (chosen, window) = (of.chosen(), &of.stage.standing().retirement_detail);
            // enough contributions are asked too; a roster that does not tell them leaves that open
            let least = of.judge.minimum_months(chosen);
            let paid =
                of.worker.contribution_months.zip(least).is_none_or(|(paid, least)| paid >= least);
            FactValue::Truth(window.earliest <= chosen && chosen < window.month && paid)
        },
        "经济补偿" => yuan(of.stage.sums()?.severance.amount),
        // before all items are there, a total would be a part of itself
        "应付合计" => yuan(of.stage.whole()?.total.money()),
        "预留合计" => yuan(of.stage.whole()?.sums.reserved_total()),
        "预留月数" => number(of.stage.sums()?.reserve.as_ref()?.months),
        "内退一次性生活费" => yuan(of.stage.sums()?.reserve.as_ref()?.at_once?),
        "内退月生活费" => yuan(of.stage.sums()?.reserve.as_ref()?.allowance),
        "法定经济补偿" => yuan(of.least_beside()?),
        "一次性补偿收入" => yuan(of.one_off()),
        "扣除减少补偿" => FactValue::Truth(of.lessened()),
    }
}

impl WorkerFacts<'_> {
    /// The month that the worker chose to retire in; where the roster tells none, that of the base date.
    fn chosen(&self) -> Month {
        self.worker.retires_in.unwrap_or_else(|| Month::of(self.judge.case.base_date))
    }

    /// The month whose year says how many contributions a pension needs: the chosen one of those who retire early,
    /// the statutory one of all others, of those who retire late too (人社部发〔2024〕94号 第七条).
    fn contribution_month(&self) -> Month {
        let statutory = self.stage.standing().retirement_detail.month;
        let early = self.channel.is_some_and(|channel| channel.early_retirement);
        if early { statutory.min(self.chosen()) } else { statutory }
    }

    /// Everything paid at once for the end of the relation, as income tax sees it; nothing where the ground is free of tax.
    fn one_off(&self) -> Money {
        if self.ground.is_some_and(|ground| ground.tax_free.is_some()) {
            return Money::ZERO;
        }
        let policy = self.judge.policy;
        let taxed = |figure: &&Figure| policy.cost_item(&figure.id).is_some_and(|item| item.one_off);
        self.stage.sums().into_iter().flat_map(|sums| &sums.items).filter(taxed).map(Figure::money).sum()
    }

    /// Whether service that is left out, though nothing was paid for it, makes the statutory sum smaller.
    fn lessened(&self) -> bool {
        let unpaid =
            |period: &Period| self.judge.policy.period(&period.kind).is_none_or(|kind| !kind.settled);
        if !self.worker.excluded.iter().any(unpaid) {
            return false;
        }
        let mut whole = self.worker.clone();
        whole.excluded.retain(|period| !unpaid(period));
        let counted = self.judge.service_of(&whole);
        self.least_for(&counted) > self.least_for(&self.stage.standing().counted)
    }

    /// The same beside the sum by the plan's method; unknown where that could not be worked out.
    fn least_beside(&self) -> Option<Money> {
        let severance = &self.stage.sums()?.severance;
        let known = !severance.amount.is_zero() || !severance.working.is_empty();
        self.least_for(&self.stage.standing().counted).filter(|_| known)
    }

    /// What the law gives at least on the ground, where the channel owes severance.
    fn least_for(&self, counted: &Service) -> Option<Money> {
        let code = self.judge.policy.code_of(ItemRole::Severance);
        let owes = |channel: &Channel| channel.items.iter().any(|item| item == code);
        let ground = self.ground.filter(|_| self.channel.is_some_and(owes))?;
        let norms = &self.judge.norms.severance;
        Some(least(ground, counted, self.worker.average_wage, norms).amount)
    }
}
