//! Owns: how people stand on notices, and the rule for it.
//! Never: shows more than the case or the pack chose.

use crate::compose::context::PostingContext;
use crate::diagnostic::Coded;
use crate::model::NameForm;
use crate::policy::cite_basis;

use super::Subject;

/// How names are posted, with the rule: the case chooses, else the pack; masked where neither says.
pub(super) fn posting(subject: &Subject<'_>) -> PostingContext {
    let whole = whole_names(subject);
    let rule = if whole { "posted_whole_names" } else { "posted_names" };
    let norm = subject.policy.text(rule, subject.case.notice_from).ok();
    // custom is no rule that a notice could name
    let basis = norm.map(|norm| cite_basis(&norm.basis)).unwrap_or_default();
    PostingContext { whole_names: whole, basis }
}

/// Names are posted whole.
pub(in crate::compose) fn whole_names(subject: &Subject<'_>) -> bool {
    let by_pack = || {
        let norm = subject.policy.text("posted_names", subject.case.notice_from).ok()?;
        NameForm::of_code(&norm.value)
    };
    subject.case.choices.posted_names.or_else(by_pack) == Some(NameForm::Whole)
}
