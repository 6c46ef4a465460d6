//! Owns: one problem, and the collection that lets all of them be told at once.
//! May import: the rest of this room. Never: prints.

use super::{Code, Place, Severity};

/// One problem: a stable code, the facts that fill its message, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of problem.
    pub code: Code,
    /// Values for the placeholders of the message, by name.
    pub facts: Vec<(&'static str, String)>,
    /// The articles that it rests on, ready to read; empty for plain input errors.
    pub basis: Vec<String>,
    /// Where the user can mend it.
    pub at: Place,
}

impl Finding {
    /// A finding at a place, without facts so far.
    #[must_use]
    pub fn new(code: Code, at: Place) -> Self {
        Self { code, facts: Vec::new(), basis: Vec::new(), at }
    }

    /// Adds a value for the message.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.push((name, value.to_string()));
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
        self.code.severity()
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

    /// Whether any of them forbids going on.
    #[must_use]
    pub fn any_error(&self) -> bool {
        self.0.iter().any(|finding| finding.severity() == Severity::Error)
    }
}
