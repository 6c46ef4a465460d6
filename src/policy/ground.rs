//! Owns: the grounds on which a labour relation ends, and what each pays.
//! Never: reads what was written, decides.

use std::sync::Arc;

use crate::model::Date;

use super::{Citation, Tail};

/// A ground for ending a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// `40-3`
    pub code: String,
    /// In words.
    pub title: String,
    /// Severance is due.
    pub severance: bool,
    /// Notice pay is due where no 30 days' notice was given.
    pub notice_pay: bool,
    /// Service before 2008 counts.
    pub earlier_service: bool,
    /// The last day of earlier service that counts, where only a part of it does.
    pub earlier_until: Option<Date>,
    /// The remainder of earlier service, where it is not the one of the parameter.
    pub earlier_tail: Option<Tail>,
    /// Most months for service before 2008.
    pub earlier_cap_months: Option<u32>,
    /// For service before 2008 a lower wage is lifted to the enterprise average.
    pub earlier_enterprise_floor: bool,
    /// A layoff for economic reasons (劳动合同法 第四十一条).
    pub layoff: bool,
    /// The relation ends with the term of the contract, on its last day, and on no day of the case's choosing.
    pub at_term: bool,
    /// One that article 42 forbids for protected groups.
    pub barred_for_protected: bool,
    /// The ground that takes its place where the worker asked first.
    pub at_own_request: Option<String>,
    /// The ground that takes its place where the worker refused to renew on terms that were no worse.
    pub at_refused_renewal: Option<String>,
    /// What frees all that is paid at once from income tax, where something does.
    pub tax_free: Option<Citation>,
    /// Article that is the ground.
    pub article: Citation,
    /// The one that was the ground before it, with the last day of papers that cite it.
    pub article_before: Option<Citation>,
    /// Articles on which severance rests.
    pub basis: Arc<[Citation]>,
    /// Those on which it rests for service before 2008, or by which nothing is owed for it; cited only of who has such service.
    pub earlier_basis: Arc<[Citation]>,
}
