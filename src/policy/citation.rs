//! Owns: instruments and how an article is cited.
//! Never: judges.

use std::sync::Arc;

use strum::{IntoStaticStr, VariantArray};

use crate::model::Date;

/// Whether an instrument is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum InstrumentStatus {
    /// In force.
    InForce,
    /// Repealed; may be cited only for the segment in which it was in force.
    Repealed,
    /// A campaign that ended.
    Ended,
}

/// What an instrument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum InstrumentKind {
    /// `law`
    Law,
    /// `regulation`: administrative regulations and papers of the State Council.
    Regulation,
    /// `rule`: ministries, and interpretations of courts.
    Rule,
    /// `local`
    Local,
    /// `programme`: of a campaign, for the enterprises in it.
    Programme,
    /// `practice`: custom without a text.
    Practice,
    /// `account`: reports, and what others tell of their work.
    Account,
}

impl InstrumentKind {
    /// The usual kind of a rank.
    #[must_use]
    pub fn of_rank(rank: u8) -> Self {
        match rank {
            1 => Self::Law,
            2 => Self::Regulation,
            3 => Self::Rule,
            4 => Self::Local,
            _ => Self::Practice,
        }
    }
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
    /// What it is; by its rank where the pack does not say.
    pub kind: InstrumentKind,
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
    /// 《劳动合同法》, with 〈〉 for a title within the title (GB/T 15834—2011 4.15.3.2); customary practice, which is no
    /// document, goes without 《》.
    #[must_use]
    pub fn name(&self) -> String {
        if self.is_basis() {
            format!("《{}》", self.title.replace('《', "〈").replace('》', "〉"))
        } else {
            self.title.clone()
        }
    }

    /// Papers may rest on it: practice, reports and accounts of others are no basis.
    #[must_use]
    pub fn is_basis(&self) -> bool {
        self.kind != InstrumentKind::Practice && self.kind != InstrumentKind::Account
    }

    /// The paper of the very programme under which the enterprise is resettled.
    #[must_use]
    pub fn is_programme(&self) -> bool {
        self.kind == InstrumentKind::Programme
    }
}

/// An article of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The instrument.
    pub instrument: Arc<Instrument>,
    /// 第四十七条第二款; empty for the instrument as a whole.
    pub article: String,
    /// Cited for the time in which a repealed instrument governed.
    pub historic: bool,
    /// The last day of papers that cite it, where another instrument took its place without repealing it.
    pub to: Option<Date>,
}

impl Citation {
    /// Whether papers of a day may cite it.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.instrument.in_force.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether this citation says all that another does: the same article, or the whole of it.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let rest = other.article.strip_prefix(&self.article);
        self.instrument.id == other.instrument.id
            && rest
                .is_some_and(|rest| rest.is_empty() || (!self.article.is_empty() && rest.starts_with('第')))
    }
}

/// The same for a paper, which names only what may be its basis; empty where nothing is.
#[must_use]
pub fn cite_basis(citations: &[Citation]) -> String {
    let basis = citations.iter().filter(|citation| citation.instrument.is_basis());
    cite(&basis.cloned().collect::<Vec<_>>())
}

/// 《劳动合同法》第四十六条、第四十七条；《…》第…条: each instrument once, in the order given, its articles by number.
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
        .map(|(instrument, mut articles)| {
            articles.sort_by_cached_key(|article| numbers(article));
            format!("{}{}", instrument.name(), articles.join("、"))
        })
        .collect();
    parts.join("；")
}

/// The numbers of an article, its paragraph and its item: 第九十七条第三款 is 97, 3. What is no number stands last.
fn numbers(article: &str) -> Vec<u32> {
    let parts = article.split('第').filter(|part| !part.is_empty());
    parts.map(|part| numeral(part).unwrap_or(u32::MAX)).collect()
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The numeral with which a text begins, in Chinese below ten thousand or in digits.
fn numeral(text: &str) -> Option<u32> {
    let (mut sum, mut digits) = (0_u32, None::<u32>);
    let mut any = false;
    for letter in text.chars() {
        let chinese = DIGITS.into_iter().zip(0..).find(|(one, _)| *one == letter);
        let digit = chinese.map(|(_, digit)| digit).or_else(|| letter.to_digit(10));
        let unit = [('十', 10), ('百', 100), ('千', 1000)].into_iter().find(|(one, _)| *one == letter);
        match (digit, unit) {
            (Some(digit), _) => {
                digits = Some(digits.unwrap_or_default().checked_mul(10)?.checked_add(digit)?);
            }
            (None, Some((_, unit))) => {
                sum = sum.checked_add(digits.take().unwrap_or(1).checked_mul(unit)?)?;
            }
            (None, None) if letter == '零' => {}
            (None, None) => break,
        }
        any = true;
    }
    any.then(|| sum.saturating_add(digits.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn articles_stand_by_their_numbers() {
        let mut articles =
            vec!["附则", "第四十七条", "第九十七条第三款", "第四十六条第五项", "第四十六条第二项"];
        articles.extend(["第一百一十三条", "第十条", "第9条", "第二十条", "第一〇二条"]);
        articles.sort_by_cached_key(|article| numbers(article));
        let sorted = ["第9条", "第十条", "第二十条", "第四十六条第二项", "第四十六条第五项", "第四十七条"];
        let last = ["第九十七条第三款", "第一〇二条", "第一百一十三条", "附则"];
        assert_eq!(articles, [&sorted[..], &last[..]].concat());
    }
}
