//! Owns: which day stands under a document: nobody signs a notice after the period that it announces.
//! Never: asks what day it is.

use crate::model::{Case, Date, Posting};

/// Where the days of `progress.yaml` begin: `progress.vote`.
const PROGRESS: &str = "progress.";
/// Left for the hand that signs.
const BLANK: &str = "blank";

/// A day of a posting.
type DayOf = fn(&Posting) -> Date;

/// The first and the last day of the document's own period.
const OWN: &[(&str, DayOf)] =
    &[("own_posting", |period| period.from), ("own_posting_end", |period| period.to)];

/// A day of the case by its name.
type Named = (&'static str, fn(&Case) -> Date);

/// Days that every case has.
const DAYS: &[Named] = &[
    ("issue", |case| case.issue_date),
    ("base", |case| case.base_date),
    ("posting", |case| case.notice_from),
    ("posting_end", |case| case.notice_to),
    ("consultation", |case| case.consultation.from),
    ("consultation_end", |case| case.consultation.to),
    ("papers", |case| case.congress.papers_sent_on),
    ("congress", |case| case.congress.date),
];

/// The days of which the first that the case has stands under a document: `progress.approval | issue`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// At least one; the names are known.
    names: Vec<String>,
}

impl Dated {
    /// Reads the words of `document.yaml`. `steps` are the codes of the procedure, where they are known.
    ///
    /// # Errors
    /// Gives the name that is none.
    pub fn read(text: &str, steps: Option<&[&str]>) -> Result<Self, String> {
        let names: Vec<String> = text.split('|').map(|name| name.trim().to_owned()).collect();
        let known = |name: &str| match name.strip_prefix(PROGRESS) {
            Some(step) => steps.is_none_or(|steps| steps.contains(&step)),
            None => Self::all().any(|known| known == name),
        };
        match names.iter().find(|name| !known(name)) {
            Some(unknown) => Err(unknown.clone()),
            None => Ok(Self { names }),
        }
    }

    /// All names but those of steps, from which the nearest to a misspelt one is told.
    pub(super) fn all() -> impl Iterator<Item = &'static str> {
        DAYS.iter().map(|(name, _)| *name).chain(OWN.iter().map(|(name, _)| *name)).chain([BLANK])
    }

    /// The day under the document of an id; `Ok(None)` where it is left for the hand.
    ///
    /// # Errors
    /// The case has none of the days yet; gives the last name.
    pub fn of(&self, case: &Case, id: &str) -> Result<Option<Date>, &str> {
        for name in &self.names {
            if name == BLANK {
                return Ok(None);
            }
            let named = DAYS.iter().find(|(known, _)| known == name).map(|(_, day)| day(case));
            let own = || OWN.iter().find(|(known, _)| known == name).zip(case.postings.get(id));
            let named = named.or_else(|| own().map(|((_, day), period)| day(period)));
            let step = name.strip_prefix(PROGRESS);
            let done = || case.progress.entries.iter().rev().find(|entry| Some(entry.step.as_str()) == step);
            if let Some(day) = named.or_else(|| done().map(|entry| entry.on)) {
                return Ok(Some(day));
            }
        }
        Err(self.names.last().map_or("", String::as_str))
    }
}
