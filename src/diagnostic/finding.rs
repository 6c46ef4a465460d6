//! Owns: one problem, and the collection that lets all of them be told at once.
//! Never: prints.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Code, Place, Severity};

/// A check that a policy pack defines: its own code, gravity and words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRule {
    /// `CH05`
    pub code: String,
    /// How grave.
    pub severity: Severity,
    /// How grave where only a draft is wanted, if that differs.
    pub in_draft: Option<Severity>,
    /// What is wrong.
    pub message: Words,
    /// What to do about it.
    pub help: Words,
}

/// A text in both languages; facts stand in it as `{name}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// One problem: a stable code, the facts that fill its message, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of problem; [`Code::Ruled`] where a pack defines it.
    pub code: Code,
    /// The pack's check, for [`Code::Ruled`].
    pub ruling: Option<Arc<CheckRule>>,
    /// Values for the placeholders of the message, by name.
    pub facts: Vec<(Cow<'static, str>, String)>,
    /// The articles that it rests on, ready to read; empty for plain input errors.
    pub basis: Vec<String>,
    /// Where the user can mend it.
    pub at: Place,
}

impl Finding {
    /// A finding at a place, without facts so far.
    #[must_use]
    pub fn new(code: Code, at: Place) -> Self {
        Self { code, ruling: None, facts: Vec::new(), basis: Vec::new(), at }
    }

    /// What a pack's check found.
    #[must_use]
    pub fn ruled(ruling: &Arc<CheckRule>, at: Place) -> Self {
        Self { ruling: Some(Arc::clone(ruling)), ..Self::new(Code::Ruled, at) }
    }

    /// The stable text of its code, the pack's own where a pack defines it.
    #[must_use]
    pub fn code_text(&self) -> &str {
        self.ruling.as_ref().map_or(self.code.as_str(), |ruling| &ruling.code)
    }

    /// Adds a value for the message.
    #[must_use]
    pub fn fact(mut self, name: impl Into<Cow<'static, str>>, value: impl ToString) -> Self {
        self.facts.push((name.into(), value.to_string()));
        self
    }

    /// Adds an article on which the finding rests.
    #[must_use]
    pub fn resting_on(mut self, article: impl Into<String>) -> Self {
        self.basis.push(article.into());
        self
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.ruling.as_ref().map_or(self.code.severity(), |ruling| ruling.severity)
    }
}

/// Findings gathered on the way; nothing stops at the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(pub Vec<Finding>);

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Adds all of another collection.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Takes each at the gravity that it has where only a draft is wanted.
    pub fn for_draft(&mut self) {
        for finding in &mut self.0 {
            if let Some(ruling) = &mut finding.ruling
                && let Some(severity) = ruling.in_draft
            {
                Arc::make_mut(ruling).severity = severity;
            }
        }
    }

    /// Whether any of them forbids going on.
    #[must_use]
    pub fn any_error(&self) -> bool {
        self.0.iter().any(|finding| finding.severity() == Severity::Error)
    }
}
