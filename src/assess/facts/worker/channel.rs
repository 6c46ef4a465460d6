//! Owns: facts of one worker that follow from channel and ground.
//! Never: decides who may take a channel.

use crate::model::Date;
use crate::policy::{Expression, FactValue, ItemRole, bind};

use crate::assess::facts::value::text;
use crate::assess::severance::method::Values;

use super::view::WorkerFacts;

bind! {
    /// What channel and ground tell.
    pub(super) const CHANNEL(of: &WorkerFacts<'_>) {
        "解除终止" => FactValue::Truth(of.ends),
        "安置渠道" => text(&of.worker.channel),
        "渠道名称" => text(of.channel.map_or(of.worker.channel.as_str(), |channel| &channel.name)),
        "解除依据" => text(of.ground.map_or("", |ground| &ground.code)),
        "依据名称" => text(of.ground.map_or("", |ground| &ground.title)),
        "依据受限" => FactValue::Truth(of.ground.is_some_and(|ground| ground.barred_for_protected)),
        "等待退休" => FactValue::Truth(of.channel.is_some_and(|channel| channel.until_retirement)),
        "须征得同意" => FactValue::Truth(of.channel.is_some_and(|channel| channel.consent)),
        "纳入范围" => FactValue::Truth(!of.channel.is_some_and(|channel| channel.out_of_scope)),
        "适用代通知金" => FactValue::Truth(of.ground.is_some_and(|ground| ground.notice_pay)),
        // asked for by a channel that names the item
        "申请代通知金" => FactValue::Truth(of.channel.is_some_and(|channel| {
            !of.worker.notice_given && channel.items.iter().any(|item| item == of.judge.policy.code_of(ItemRole::NoticePay))
        })),
        "解除终止日" => FactValue::Day(of.ends_on()?),
        "有最终渠道" => FactValue::Truth(!of.is_unreached()),
    }
}

impl WorkerFacts<'_> {
    /// The day on which the relation ends: with the term where it ends by that, else the worker's own day, else that of the
    /// case. `None` where the relation goes on, or no file says the day.
    fn ends_on(&self) -> Option<Date> {
        if self.ground?.at_term {
            return self.worker.contract_end;
        }
        self.worker.ends_on.or(self.judge.case.relations_end_on)
    }
}

bind! {
    /// Whether conditions of the pack hold.
    pub(super) const CONDITIONS(of: &WorkerFacts<'_>, values: Values<'_>) {
        "符合渠道条件" => met(values, of.channel.and_then(|channel| channel.when.as_ref())),
        "符合退休类别条件" => {
            let category = of.judge.policy.category(&of.worker.retirement_category);
            met(values, category.and_then(|category| category.when.as_ref()))
        },
    }
}

/// Whether a condition holds; one on what the case does not state cannot be shown to fail.
fn met(values: Values<'_>, when: Option<&Expression>) -> FactValue {
    FactValue::Truth(
        when.is_none_or(|when| !matches!(when.evaluate(values), Ok(Some(FactValue::Truth(false))) | Err(_))),
    )
}
