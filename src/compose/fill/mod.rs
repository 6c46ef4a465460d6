//! Owns: turning a judged case into the context that templates see, a file a part.
//! May import: the rest of compose, assess, policy, model.
//! Never: decides; every number comes from the assessment.

mod cells;
mod congress;
mod enterprise;
mod examples;
mod law;
mod money;
mod people;
mod plan;
mod posting;
mod rows;
mod rules;
mod severance;
mod words;
mod worker;

use std::collections::BTreeMap;

use crate::assess::{Assessment, Quantity};
use crate::model::{Case, Money};
use crate::policy::{Paper, Policy, Rule};

use super::catalogue::{Dated, Document, Issuer};
use super::chinese;
use super::context::{Amount, Context, DocumentContext};

pub use law::missing_norm;
pub use rows::rows;
use words::About;
pub use words::Voice;
pub use worker::worker;

/// A judged case, from which every part of a context is built.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Facts.
    pub case: &'a Case,
    /// Norms.
    pub policy: &'a Policy,
    /// Judgement.
    pub assessment: &'a Assessment,
}

impl Subject<'_> {
    /// Heads, months or days of a figure.
    pub(super) fn count(&self, id: &str) -> usize {
        self.assessment.figures.count(id)
    }

    /// The month of a figure; empty where there is none.
    pub(super) fn month(&self, id: &str) -> String {
        match self.assessment.figures.get(id).map(|figure| &figure.value) {
            Some(Quantity::Month(month)) => chinese::month(*month),
            _ => String::new(),
        }
    }

    /// The sum of a figure.
    pub(super) fn sum(&self, id: &str) -> Amount {
        amount(self.assessment.figures.money(id))
    }
}

/// The context of one document.
#[must_use]
pub fn context(voice: &Voice<'_>, document: &Document) -> Context {
    let subject = &voice.subject;
    let channels = people::channels(voice);
    Context {
        document: document_context(subject.case, document),
        case: plan::case(subject),
        enterprise: enterprise::enterprise(voice),
        people: people::people(subject),
        channels: channels.iter().filter(|channel| channel.count > 0).cloned().collect(),
        channel: channels.into_iter().map(|channel| (channel.code.clone(), channel)).collect(),
        grounds: people::grounds(voice),
        channel_sets: people::channel_sets(subject),
        notices: notices(voice),
        severance: severance::severance(voice),
        internal_retirement: plan::internal_retirement(voice),
        arrears: plan::arrears(subject),
        costs: money::costs(subject),
        funds: money::funds(subject),
        congress: congress::congress(subject),
        consultation: plan::consultation(subject),
        organisation: plan::organisation(subject.case),
        schedule: plan::schedule(subject.case),
        risks: plan::risks(subject.case),
        examples: examples::examples(voice),
        instruments: law::instruments(subject),
        law: law::values(voice, document),
    }
}

/// What the plan says of each right; empty where the pack has no words for the plan, or none that hold on the day.
fn notices(voice: &Voice<'_>) -> BTreeMap<String, String> {
    let said = |code: &'static str| voice.plan(Rule::Notice, code, Paper::Plan, &About::default());
    Rule::Notice.codes().into_iter().map(|code| (code.to_owned(), said(code))).collect()
}

fn document_context(case: &Case, document: &Document) -> DocumentContext {
    let signatories = &case.signatories;
    let issuers = match document.issuer {
        Issuer::Plan => vec![signatories.plan.clone()],
        Issuer::Notices => vec![signatories.notices.clone()],
        Issuer::Congress => vec![signatories.congress.clone()],
        Issuer::Letter => signatories.letter.clone(),
        Issuer::PartyLetter => signatories.party_letter.clone(),
        Issuer::Initiative => signatories.initiative.clone(),
        Issuer::Meeting => vec![signatories.notices.clone(), signatories.congress.clone()],
    };
    let day = match document.dated {
        Dated::Issue => case.issue_date,
        Dated::Posting => case.notice_from,
        Dated::Consultation => case.consultation.from,
        Dated::Papers => case.congress.papers_sent_on,
    };
    DocumentContext {
        id: document.id.clone(),
        title: document.title.clone(),
        number: case.document_numbers.get(&document.id).cloned().unwrap_or_default(),
        date: chinese::date(day),
        issuers,
        privacy: document.privacy.as_str().to_owned(),
    }
}

/// An amount in all the forms that documents use; one below zero is never written in capitals.
pub(super) fn amount(money: Money) -> Amount {
    let below = money < Money::ZERO;
    Amount {
        yuan: money.to_string(),
        wan: chinese::ten_thousands(money),
        capitals: if below { String::new() } else { chinese::capitals(money) },
        any: !money.is_zero(),
    }
}
