//! Owns: the enterprise of a context.
//! Never: judges.

use crate::compose::chinese;
use crate::compose::context::{
    ContactContext, EnterpriseContext, FinanceRow, HistoryLine, RestructuringContext,
};
use crate::diagnostic::Coded;
use crate::model::{Contact, Finance, Restructuring};
use crate::policy::{Paper, Rule};

use super::words::{About, Voice};
use super::{Subject, amount};

pub(super) fn enterprise(voice: &Voice<'_>) -> EnterpriseContext {
    let subject = &voice.subject;
    let facts = &subject.case.enterprise;
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
        finance: facts.finance.iter().map(|year| finance(subject, year)).collect(),
        restructuring: restructuring(voice, &facts.restructuring),
        retirees_arrangement: facts.retirees.arrangement.clone(),
        posting_places: facts.posting_places.clone(),
        hr_office: contact(&facts.hr_office),
        union: contact(&facts.union),
        upper_union: facts.upper_union.clone(),
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

fn finance(subject: &Subject<'_>, year: &Finance) -> FinanceRow {
    FinanceRow {
        year: year.year,
        assets: amount(year.assets),
        liabilities: amount(year.liabilities),
        equity: subject.sum(&format!("equity.{}", year.year)),
        ratio: chinese::share(subject.assessment.figures.share(&format!("debt_ratio.{}", year.year))),
        revenue: amount(year.revenue),
        result: subject.sum(&format!("result.{}", year.year)),
    }
}

fn restructuring(voice: &Voice<'_>, facts: &Restructuring) -> RestructuringContext {
    let form = facts.form.code();
    RestructuringContext {
        form: form.to_owned(),
        says: voice.plan(Rule::Form, form, Paper::Plan, &About::default()),
        reason: facts.reason.clone(),
        decided_by: facts.decided_by.clone(),
        decided_on: chinese::date(facts.decided_on),
        stopped_on: facts.stopped_on.map(chinese::date).unwrap_or_default(),
        fully_closed: facts.fully_closed,
        continues_as: facts.continues_as.clone(),
    }
}
