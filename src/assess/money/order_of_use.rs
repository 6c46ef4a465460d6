//! Owns: whether money goes to a later rank before an earlier one is paid.
//! Never: says which rank is first; the pack does.

use std::collections::BTreeMap;

use crate::diagnostic::Coded;
use crate::model::{Case, Date};
use crate::policy::Policy;

use crate::assess::money::costs::CostTable;

/// First and last day on which an item is paid, by the ledger and the payment calendar.
type Days<'c> = BTreeMap<&'c str, (Date, Date)>;

/// An item that is paid before one of an earlier rank is paid in full, and that earlier one, by name; none where the
/// form of restructuring has no order of its own, or it is kept.
pub(in crate::assess) fn out_of_rank(
    case: &Case,
    policy: &Policy,
    costs: &CostTable,
) -> Option<(String, String)> {
    let order = policy.use_orders.get(case.enterprise.restructuring.form.code())?;
    let days = days(case);
    let due = |code: &&String| !costs.item(code).is_zero();
    for (rank, later) in order.ranks.iter().enumerate().skip(1) {
        for later in later {
            let Some((first, _)) = days.get(later.as_str()) else { continue };
            let mut earlier = order.ranks.iter().take(rank).flatten().filter(due);
            let unpaid =
                earlier.find(|earlier| days.get(earlier.as_str()).is_none_or(|(_, last)| last > first));
            if let Some(unpaid) = unpaid {
                let name =
                    |code: &str| policy.cost_item(code).map_or(String::new(), |item| item.name.clone());
                return Some((name(later), name(unpaid)));
            }
        }
    }
    None
}

fn days(case: &Case) -> Days<'_> {
    let ledger = case.funds.account.iter().flat_map(|account| &account.ledger);
    let ledger = ledger.filter_map(|entry| Some((entry.item.as_deref()?, entry.on)));
    let planned = case.funds.payments.iter();
    let planned = planned.flat_map(|payment| payment.items.iter().map(|item| (item.as_str(), payment.by)));
    let mut days = Days::new();
    for (item, on) in ledger.chain(planned) {
        let span = days.entry(item).or_insert((on, on));
        *span = (span.0.min(on), span.1.max(on));
    }
    days
}
