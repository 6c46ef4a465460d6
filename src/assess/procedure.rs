//! Owns: whether the days of a case can follow one another. May import: model, diagnostic.
//! Never: least periods, which are norms of the congress and of notices.

use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::{Case, Date};

/// A roster is posted once the base date is past; the congress meets once opinions are in.
pub(super) fn check(case: &Case, findings: &mut Findings) {
    let mut order = |key: &str, date: Date, after: &str, after_date: Date, at: &Place| {
        if date < after_date {
            findings.push(
                Finding::new(Code::DatesOutOfOrder, at.clone())
                    .fact("key", key)
                    .fact("date", date)
                    .fact("after", after)
                    .fact("after_date", after_date),
            );
        }
    };
    let (congress, consultation) = (&case.congress, &case.consultation);
    order("notice.from", case.notice_from, "base_date", case.base_date, &case.notice_at);
    order("congress.date", congress.date, "consultation.to", consultation.to, &congress.papers_at);
}
