//! Owns: instruments and how an article is cited. May import: model dates. Never: judges.

use std::sync::Arc;

use crate::model::Date;

/// Whether an instrument is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstrumentStatus {
    /// In force.
    InForce,
    /// Repealed; may be cited only for the segment in which it was in force.
    Repealed,
    /// A campaign that ended.
    Ended,
}

/// One law, regulation or document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Id in `sources.yaml`.
    pub id: String,
    /// Title without 《》.
    pub title: String,
    /// 文号; empty if it has none.
    pub number: String,
    /// Issuer.
    pub issuer: String,
    /// In force from.
    pub in_force: Option<Date>,
    /// Status.
    pub status: InstrumentStatus,
    /// Repealed on.
    pub repealed_on: Option<Date>,
    /// 1 law, 2 administrative regulation, 3 ministry, 4 local, 5 practice: order in lists.
    pub rank: u8,
    /// Proved against its source.
    pub checked: bool,
}

/// Who compared an entry of a pack with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Who did.
    pub by: String,
    /// When.
    pub on: Date,
    /// The words of the source that bear the entry out.
    pub quote: String,
}

impl Instrument {
    /// 《劳动合同法》; customary practice, which is no document, goes without 《》.
    #[must_use]
    pub fn name(&self) -> String {
        if self.is_practice() { self.title.clone() } else { format!("《{}》", self.title) }
    }

    /// Custom without a written instrument: never stands in a list of policy documents.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.rank == PRACTICE_RANK
    }
}

/// The rank of what is only customary.
const PRACTICE_RANK: u8 = 5;

/// An article of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The instrument.
    pub instrument: Arc<Instrument>,
    /// 第四十七条第二款; empty for the instrument as a whole.
    pub article: String,
    /// Cited for the time in which a repealed instrument governed.
    pub historic: bool,
}

/// 《劳动合同法》第四十六条、第四十七条；《…》第…条: each instrument once, in the order given.
#[must_use]
pub fn cite(citations: &[Citation]) -> String {
    let mut groups: Vec<(&Instrument, Vec<&str>)> = Vec::new();
    for citation in citations {
        let at = groups.iter().position(|(instrument, _)| instrument.id == citation.instrument.id);
        let at = at.unwrap_or_else(|| {
            groups.push((&citation.instrument, Vec::new()));
            groups.len() - 1
        });
        let articles = &mut groups[at].1;
        if !citation.article.is_empty() && !articles.contains(&citation.article.as_str()) {
            articles.push(&citation.article);
        }
    }
    let parts: Vec<String> = groups
        .into_iter()
        .map(|(instrument, articles)| format!("{}{}", instrument.name(), articles.join("、")))
        .collect();
    parts.join("；")
}
