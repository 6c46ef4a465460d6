//! Owns: facts of a case about its money: steps that prove it, the account, the sums.
//! Never: works a sum out.

use crate::assess::money::costs::CostTable;
use crate::assess::money::funds::FundTable;
use crate::assess::money::order_of_use::out_of_rank;
use crate::assess::worker::judge::CLOSED;
use crate::model::{Account, Case, LedgerEntry, Money};
use crate::policy::{FactValue, Policy, bind};

use crate::assess::facts::value::{count, text, yuan};

use super::files::Files;

/// The step that proves that the money is there.
const FUNDS_PROOF: &str = "funds_proof";

bind! {
    /// Steps that were done, and the account.
    pub(super) const ACCOUNT(of: &Files<'_>) {
        "已办步骤" => {
            let steps = of.case.progress.entries.iter().map(|entry| entry.step.as_str().into());
            FactValue::List(steps.collect())
        },
        "有资金证明" => FactValue::Truth(of.is_done(FUNDS_PROOF)),
        "支付已办结" => FactValue::Truth(of.is_done(CLOSED)),
        "有专户" => FactValue::Truth(of.case.funds.account.is_some()),
        "专户共管单位数" => count(of.case.funds.account.as_ref()?.signatories.len()),
        "台账收入" => yuan(of.kept()?.ledger.iter().map(|entry| entry.received).sum::<Money>()),
        "台账支出" => yuan(of.kept()?.ledger.iter().map(|entry| entry.paid).sum::<Money>()),
        "台账透支" => FactValue::Truth(overdrawn(&of.kept()?.ledger)),
    }
}

impl Files<'_> {
    fn is_done(&self, step: &str) -> bool {
        self.case.progress.entries.iter().any(|entry| entry.step == step)
    }

    /// The account, once something is in its ledger.
    fn kept(&self) -> Option<&Account> {
        self.case.funds.account.as_ref().filter(|account| !account.ledger.is_empty())
    }
}

/// Whether more had been paid than received on some day; money that comes in on a day can be paid out on it.
fn overdrawn(ledger: &[LedgerEntry]) -> bool {
    let mut ordered: Vec<&LedgerEntry> = ledger.iter().collect();
    ordered.sort_by_key(|entry| (entry.on, entry.received.is_zero()));
    let (mut received, mut paid) = (Money::ZERO, Money::ZERO);
    ordered.iter().any(|entry| {
        (received, paid) = (received + entry.received, paid + entry.paid);
        paid > received
    })
}

/// The sums of a case, as facts look at them.
pub(super) struct Sums<'a> {
    case: &'a Case,
    policy: &'a Policy,
    costs: &'a CostTable,
    funds: &'a FundTable,
    /// Items paid in the wrong order: the one paid, the one left.
    out_of_rank: Option<(String, String)>,
}

impl<'a> Sums<'a> {
    pub(super) fn new(
        case: &'a Case,
        policy: &'a Policy,
        costs: &'a CostTable,
        funds: &'a FundTable,
    ) -> Self {
        Self { case, policy, costs, funds, out_of_rank: out_of_rank(case, policy, costs) }
    }

    /// What the ledger shows as paid to people; nothing where it names no such item.
    fn paid_to_people(&self) -> Option<Money> {
        let personal = |code: &str| self.policy.cost_item(code).is_some_and(|item| item.personal);
        let ledger = self.case.funds.account.iter().flat_map(|account| &account.ledger);
        let mut lines = ledger.filter(|entry| entry.item.as_deref().is_some_and(personal)).peekable();
        lines.peek().is_some().then(|| lines.map(|entry| entry.paid).sum())
    }
}

bind! {
    /// What only the sums tell.
    pub(super) const SUMS(of: &Sums<'_>) {
        "需要资金" => yuan(of.costs.total),
        "落实资金" => yuan(of.funds.secured),
        "计划资金" => yuan(of.funds.planned),
        "资金缺口" => yuan(of.funds.gap),
        "费用项目" => FactValue::List(of.costs.items.iter().map(|item| item.code.as_str().into()).collect()),
        "越序先付项目" => text(&of.out_of_rank.as_ref()?.0),
        "越序后付项目" => text(&of.out_of_rank.as_ref()?.1),
        "个人应付合计" => yuan(of.costs.personal),
        "台账个人支出" => yuan(of.paid_to_people()?),
    }
}
