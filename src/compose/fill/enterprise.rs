//! Owns: the enterprise of a context. May import: compose, model. Never: judges.

use crate::compose::chinese;
use crate::compose::context::{
    Amount, ContactContext, EnterpriseContext, FinanceRow, HistoryLine, RestructuringContext,
};
use crate::model::{Case, Contact, Finance, Money, Restructuring, RestructuringForm};

use super::amount;

pub(super) fn enterprise(case: &Case) -> EnterpriseContext {
    let facts = &case.enterprise;
    EnterpriseContext {
        name: facts.name.clone(),
        short_name: facts.short_name.clone(),
        credit_code: facts.credit_code.clone(),
        kind: facts.kind.clone(),
        industry: facts.industry.clone(),
        superior: facts.superior.clone(),
        established: chinese::date(facts.established),
        address: facts.address.clone(),
        legal_representative: facts.legal_representative.clone(),
        registered_capital: amount(facts.registered_capital),
        business: facts.business.clone(),
        history: facts
            .history
            .iter()
            .map(|entry| HistoryLine { on: entry.on.clone(), event: entry.event.clone() })
            .collect(),
        finance: facts.finance.iter().map(finance).collect(),
        restructuring: restructuring(&facts.restructuring),
        retirees_arrangement: facts.retirees.arrangement.clone(),
        posting_places: facts.posting_places.clone(),
        hr_office: contact(&facts.hr_office),
        union: contact(&facts.union),
        supervision: contact(&facts.supervision),
        labour_authority: facts.labour_authority.clone(),
    }
}

fn contact(contact: &Contact) -> ContactContext {
    ContactContext {
        name: contact.name.clone(),
        person: contact.person.clone(),
        phone: contact.phone.clone(),
        place: contact.place.clone(),
    }
}

fn finance(year: &Finance) -> FinanceRow {
    FinanceRow {
        year: year.year,
        assets: amount(year.assets),
        liabilities: amount(year.liabilities),
        equity: difference(year.assets, year.liabilities),
        ratio: chinese::percent(year.liabilities.yuan(), year.assets.yuan()),
        revenue: amount(year.revenue),
        result: difference(year.profit, year.loss),
    }
}

/// A difference that may lie below zero; capitals are never printed for it.
fn difference(plus: Money, minus: Money) -> Amount {
    if plus >= minus {
        return amount(plus - minus);
    }
    let below = amount(minus - plus);
    Amount {
        yuan: format!("-{}", below.yuan),
        wan: format!("-{}", below.wan),
        capitals: String::new(),
        any: true,
    }
}

fn restructuring(facts: &Restructuring) -> RestructuringContext {
    let form = match facts.form {
        RestructuringForm::Suspension => "suspension",
        RestructuringForm::OwnershipChange => "ownership_change",
        RestructuringForm::CapacityCut => "capacity_cut",
        RestructuringForm::Closure => "closure",
        RestructuringForm::Bankruptcy => "bankruptcy",
    };
    RestructuringContext {
        form: form.to_owned(),
        reason: facts.reason.clone(),
        decided_by: facts.decided_by.clone(),
        decided_on: chinese::date(facts.decided_on),
        stopped_on: facts.stopped_on.map(chinese::date).unwrap_or_default(),
        fully_closed: facts.fully_closed,
        continues_as: facts.continues_as.clone(),
    }
}
