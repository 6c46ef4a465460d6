//! Owns: facts of sources of money and provisions.
//! Never: facts of people.

use chrono::{Datelike, Days};

use crate::diagnostic::Coded;
use crate::model::{Case, FundSource, Liability, Money};
use crate::policy::{CostItem, FactValue, FundKind, Payment, Policy, bind};

use super::value::{Facts, gathered, number, text, yuan};

/// A source as facts look at it.
pub(in crate::assess) struct Source<'a> {
    source: &'a FundSource,
    kind: Option<&'a FundKind>,
}

bind! {
    /// Facts of one source of money.
    pub(super) const SOURCE(of: &Source<'_>) {
        "资金名称" => text(&of.source.name),
        "资金种类" => text(&of.source.kind),
        "资金数额" => yuan(of.source.amount),
        "有凭证" => FactValue::Truth(!of.source.evidence.is_empty()),
        "须偿还" => FactValue::Truth(of.kind.is_some_and(|kind| kind.repaid)),
        "已写偿还" => FactValue::Truth(!of.source.repayment.is_empty()),
        "落实程度" => text(of.source.certainty.code()),
        "用途已列" => FactValue::Truth(!of.source.uses.is_empty()),
        "用途合计" => yuan(of.source.uses.iter().map(|used| used.amount).sum::<Money>()),
        "用途不符数额" => {
            let permitted = of.kind.and_then(|kind| kind.uses.as_ref());
            let outside = |item: &String| permitted.is_some_and(|items| !items.contains(item));
            let uses = of.source.uses.iter().filter(|used| outside(&used.item));
            yuan(uses.map(|used| used.amount).sum::<Money>())
        },
    }
}

/// The facts of one source of money.
pub(in crate::assess) fn source(source: &FundSource, policy: &Policy) -> Facts {
    let kind = policy.fund_kinds.iter().find(|kind| kind.code == source.kind);
    gathered(SOURCE, &Source { source, kind })
}

/// A debt or reserve as facts look at it.
pub(in crate::assess) struct Provided<'a> {
    case: &'a Case,
    liability: &'a Liability,
    item: Option<&'a CostItem>,
    twice: Option<bool>,
}

bind! {
    /// Facts of one debt or reserve of the enterprise; what it does not state has no value.
    pub(super) const PROVISION(of: &Provided<'_>) {
        "项目" => text(&of.liability.item),
        "名称" => text(&of.liability.name),
        "人数" => number((of.liability.people > 0).then_some(of.liability.people)?),
        "标准" => yuan(of.liability.standard?),
        "本金" => yuan(of.liability.principal?),
        "天数" => number(of.liability.days?),
        // days in arrears end on the base date unless the case says otherwise
        "欠费起日" => {
            let until = of.liability.until.unwrap_or(of.case.base_date);
            FactValue::Day(until.checked_sub_days(Days::new(u64::from(of.liability.days?)))?)
        },
        "月数" => number(of.liability.months?),
        "年数" => number(of.liability.years?),
        "起始年" => number(of.liability.year),
        "日程年" => {
            let mut payments = of.case.funds.payments.iter();
            number(payments.find(|payment| payment.items.contains(&of.liability.item))?.by.year())
        },
        "一次支付" => FactValue::Truth(of.item.is_some_and(|item| item.payment == Payment::Once)),
        "付给本人" => FactValue::Truth(of.item.is_some_and(|item| item.personal)),
        "名册也列了" => FactValue::Truth(of.twice?),
    }
}

/// The facts of one debt or reserve; `twice` tells whether it is also worked out person by person, once that is known.
pub(in crate::assess) fn provision(
    case: &Case,
    policy: &Policy,
    liability: &Liability,
    twice: Option<bool>,
) -> Facts {
    let item = policy.cost_item(&liability.item);
    gathered(PROVISION, &Provided { case, liability, item, twice })
}
