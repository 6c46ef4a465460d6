//! Owns: expressions of law: read once and proved before any case is judged, then worked out for each.
//! Never: knows a fact or a parameter; lets an unproved expression run; floating point.

mod check;
mod conjunct;
mod engine;
mod fact_value;
mod place;
mod report;
mod token;
mod worked;

use std::fmt;
use std::sync::Arc;

use rhai::{AST, Scope};

use crate::diagnostic::{Code, Finding, Findings, Place, Source, Span};
use crate::written::{Node, Value};

use conjunct::Conjunct;
use place::Places;
use token::Tokens;

pub use fact_value::{EvaluationFault, FactValue, Kind, Name, Names};

/// The place of a piece of a scalar's own text.
pub(super) fn place_in(node: &Node, piece: &str) -> Place {
    let text = node.as_text().unwrap_or_default();
    let start = piece.as_ptr().addr().wrapping_sub(text.as_ptr().addr());
    let from = text.get(..start).map_or(0, |before| before.chars().count());
    Places::new(node, text).of(from, from + piece.chars().count())
}

struct Read {
    text: String,
    names: Vec<Arc<str>>,
    kinds: Vec<Kind>,
    kind: Kind,
    place: Place,
    ast: AST,
    conjuncts: Vec<Conjunct>,
}

/// An expression that was proved. Cheap to clone; equal when the text is.
#[derive(Clone)]
pub struct Expression(Arc<Read>);

impl Expression {
    /// Reads and proves an expression: its words, names, kinds and divisors. Every problem is a finding at its
    /// own place in the file.
    pub fn read(
        key: &str,
        node: &Node,
        wanted: Kind,
        names: &dyn Names,
        findings: &mut Findings,
    ) -> Option<Self> {
        let text = match &node.value {
            Value::Text { text, .. } if !text.trim().is_empty() => text.trim_end(),
            Value::Text { .. } | Value::Empty => {
                findings.push(Finding::new(Code::EmptyText, node.head()).fact("key", key));
                return None;
            }
            _ => {
                let finding = Finding::new(Code::WrongType, node.head()).fact("key", key);
                findings.push(finding.fact("expected", "text").fact("found", node.kind()));
                return None;
            }
        };
        let (ast, words) = check::prove(key, node, text, wanted, names, findings)?;
        let known = |word: &String| Some((Arc::from(word.as_str()), names.find(word)?.kind));
        let (names, kinds) = words.iter().filter_map(known).unzip();
        Some(Self(Arc::new(Read {
            text: text.to_owned(),
            names,
            kinds,
            kind: wanted,
            place: node.head(),
            ast,
            conjuncts: conjunct::conjuncts(text),
        })))
    }

    /// Reads an expression that stands in no file of its own; `None` when it cannot be proved.
    #[must_use]
    pub fn of_text(text: &str, wanted: Kind, names: &dyn Names) -> Option<Self> {
        let source = Source::new("", text);
        let span = Span { source, start: 0, end: text.len() };
        let node = Node { span, value: Value::Text { text: text.to_owned(), plain: true } };
        Self::read("", &node, wanted, names, &mut Findings::default())
    }

    /// The text as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The names used, each once, in order of appearance.
    #[must_use]
    pub fn names(&self) -> &[Arc<str>] {
        &self.0.names
    }

    /// What comes of it.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// Where it was written: its first line.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.0.place
    }

    /// Whether a plain condition in its chain of `&&` is false or asks for what has no value: then the whole does not hold.
    /// Cheap, and silent about all that is not plain.
    #[must_use]
    pub fn is_refuted(&self, value: &dyn Fn(&str) -> Option<FactValue>) -> bool {
        self.0.conjuncts.iter().any(|conjunct| conjunct.fails(value))
    }

    /// Works it out. `Ok(None)` when a name without value was needed; a side that decides nothing and a branch not
    /// taken are not needed. Every name is asked for once, needed or not.
    ///
    /// # Errors
    /// A result too large to be exact, a divisor that was zero after all, a value of another kind than promised.
    pub fn evaluate(
        &self,
        value: &dyn Fn(&str) -> Option<FactValue>,
    ) -> Result<Option<FactValue>, EvaluationFault> {
        let read = &*self.0;
        let mut scope = Scope::new();
        for (name, kind) in read.names.iter().zip(&read.kinds) {
            match value(name) {
                Some(datum) if datum.kind() == *kind => engine::push(&mut scope, name, datum),
                Some(_) => return Err(EvaluationFault::new("kind")),
                None => {}
            }
        }
        engine::run(&read.ast, read.kind, &mut scope)
    }

    /// The text as a person would check it: values for names, `×` and `÷`, on one line.
    #[must_use]
    pub fn worked(&self, value: &dyn Fn(&str) -> Option<FactValue>) -> String {
        worked::worked(&Tokens::new(self.text(), |_| true), value)
    }

    /// The text as a sentence of a document takes it: each name as `name` gives it, choices in words.
    #[must_use]
    pub fn worded(&self, name: &dyn Fn(&str) -> String) -> String {
        worked::worded(&Tokens::new(self.text(), |_| true), name)
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.0.text == other.0.text
    }
}

impl Eq for Expression {}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Expression({:?})", self.0.text)
    }
}

#[cfg(test)]
mod fuzz_tests;
#[cfg(test)]
mod mistakes_tests;
#[cfg(test)]
mod tests;
