//! Owns: facts of sources of money, years and provisions.
//! Never: facts of people.

use chrono::{Datelike, Days};

use crate::model::{Case, Certainty, FundSource, Liability, Money};
use crate::policy::{Datum, Payment, Policy};

use super::{Facts, number, text, yuan};

/// Facts of one source of money.
pub(in crate::assess) fn source(source: &FundSource, policy: &Policy) -> Facts {
    let kind = policy.fund_kinds.iter().find(|kind| kind.code == source.kind);
    let permitted = kind.and_then(|kind| kind.uses.as_ref());
    let uses = source.uses.iter();
    let outside = uses.clone().filter(|used| permitted.is_some_and(|items| !items.contains(&used.item)));
    let certainty = match source.certainty {
        Certainty::Confirmed => "confirmed",
        Certainty::Agreed => "agreed",
        Certainty::Planned => "planned",
    };
    Facts::from([
        ("资金名称", text(&source.name)),
        ("资金种类", text(&source.kind)),
        ("资金数额", yuan(source.amount)),
        ("须偿还", Datum::Truth(kind.is_some_and(|kind| kind.repaid))),
        ("已写偿还", Datum::Truth(!source.repayment.is_empty())),
        ("有凭证", Datum::Truth(!source.evidence.is_empty())),
        ("落实程度", text(certainty)),
        ("用途已列", Datum::Truth(!source.uses.is_empty())),
        ("用途合计", yuan(uses.clone().map(|used| used.amount).sum::<Money>())),
        ("用途不符数额", yuan(outside.map(|used| used.amount).sum::<Money>())),
    ])
}

/// Facts of one debt or reserve of the enterprise; what it does not state has no value. Days in arrears end on the
/// base date unless the case says otherwise.
pub(in crate::assess) fn provision(case: &Case, policy: &Policy, liability: &Liability) -> Facts {
    let until = liability.until.unwrap_or(case.base_date);
    let mut facts = Facts::from([
        ("项目", text(&liability.item)),
        ("名称", text(&liability.name)),
        ("起始年", number(liability.year)),
    ]);
    let item = policy.cost_item(&liability.item);
    facts.insert("一次支付", Datum::Truth(item.is_some_and(|item| item.payment == Payment::Once)));
    facts.insert("付给本人", Datum::Truth(item.is_some_and(|item| item.personal)));
    let paid = case.funds.payments.iter().find(|payment| payment.items.contains(&liability.item));
    if let Some(payment) = paid {
        facts.insert("日程年", number(payment.by.year()));
    }
    if let Some(first) = liability.days.and_then(|days| until.checked_sub_days(Days::new(u64::from(days)))) {
        facts.insert("欠费起日", Datum::Day(first));
    }
    if liability.people > 0 {
        facts.insert("人数", number(liability.people));
    }
    let sums = [("标准", liability.standard), ("本金", liability.principal)];
    facts.extend(sums.into_iter().filter_map(|(name, sum)| Some((name, yuan(sum?)))));
    let counts = [("天数", liability.days), ("月数", liability.months), ("年数", liability.years)];
    facts.extend(counts.into_iter().filter_map(|(name, count)| Some((name, number(count?)))));
    facts
}
