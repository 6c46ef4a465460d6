//! Owns: what the enterprise pays for each person beside the roster, by the pack's formulas.
//! Never: holds a number of law; sums up.

use std::sync::Arc;

use chrono::Datelike;

use crate::diagnostic::{Coded, Findings};
use crate::model::{Case, DateSpan, Dependant, Money, Month, Sex};
use crate::policy::{FactValue, Policy, bind};

use crate::assess::facts::{CaseFacts, Facts, Scope, gathered, number, text, yuan};
use crate::assess::law::door::{Door, Ledger, Uses};
use crate::assess::money::items::worked;

/// One item for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadCost {
    /// `K14`
    pub item: String,
    /// The sum.
    pub amount: Money,
    /// Years over which it is paid.
    pub years: u32,
    /// The norms that it used.
    pub uses: Arc<Uses>,
}

/// What is due for everybody, in the order of the files and then of the pack's items.
pub(in crate::assess) fn costs(
    case: &Case,
    policy: &Policy,
    facts: &CaseFacts,
    ledger: &Ledger,
    findings: &mut Findings,
) -> Vec<HeadCost> {
    let mut found = Vec::new();
    for person in &case.dependants {
        let own = dependant(case, person);
        for (item, each) in policy.cost_items.iter().filter_map(|item| Some((item, item.each.as_ref()?))) {
            let door = Door::new(policy);
            door.item(item);
            let scope = Scope { door: &door, on: case.base_date, case: facts };
            let values = |name: &str| scope.value(name, &|name| own.get(name).cloned());
            match worked(each, item.whole_yuan, &values) {
                Ok(Some(worked)) => found.push(HeadCost {
                    item: item.code.clone(),
                    amount: worked.amount,
                    years: worked.years.unwrap_or(1),
                    uses: ledger.keep(&door),
                }),
                Ok(None) => {}
                Err(fault) => findings.push(fault.at(person.at.clone())),
            }
        }
    }
    found
}

/// A person beside the roster, as facts look at it.
pub(in crate::assess) struct Beside<'a> {
    case: &'a Case,
    person: &'a Dependant,
}

bind! {
    /// Facts of one person; what the file does not state has no value.
    pub(in crate::assess) const DEPENDANT(of: &Beside<'_>) {
        "编号" => text(&of.person.number),
        "人员类别" => text(of.person.kind.code()),
        "性别" => text(if of.person.sex == Sex::Male { "male" } else { "female" }),
        "年龄" => {
            let before = of.case.base_date.pred_opt();
            number(before.map_or(0, |before| DateSpan::inclusive(of.person.birth, before).years))
        },
        "出生年" => number(of.person.birth.year()),
        "关系" => text(&of.person.relation),
        "每月标准" => yuan(of.person.monthly?),
        "已填每月标准" => FactValue::Truth(of.person.monthly.is_some()),
        // the month of the base date is paid; what ended before it is nothing
        "补助月数" => number(of.person.until?.months_since(Month::of(of.case.base_date)).max(0)),
        "已填截止月份" => FactValue::Truth(of.person.until.is_some()),
    }
}

/// The facts of one person.
pub(in crate::assess) fn dependant(case: &Case, person: &Dependant) -> Facts {
    gathered(DEPENDANT, &Beside { case, person })
}
