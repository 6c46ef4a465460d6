//! Owns: a main source read once, and places in it as the user wrote it.
//! Never: typesets.

use std::sync::Arc;

use typst::diag::SourceDiagnostic;
use typst::{WorldExt, syntax};

use super::lines::Joined;
use super::world::{Shared, World};
use crate::diagnostic::{Code, Finding, Place, Source, Span};

/// A main source read once, for any number of documents. Cheap to clone.
#[derive(Clone)]
pub struct Main {
    pub(super) parsed: syntax::Source,
    lines: Arc<Joined>,
    pub(super) origin: Arc<Source>,
}

impl Main {
    pub(super) fn new(shared: &Shared, origin: Arc<Source>) -> Self {
        let lines = Joined::new(&origin.text);
        Self { parsed: shared.parse_main(&lines.text), lines: Arc::new(lines), origin }
    }
}

impl World<'_> {
    /// One of Typst's errors or warnings, at its place in what the user wrote.
    pub(super) fn finding(&self, main: &Main, error: &SourceDiagnostic) -> Finding {
        let hints: Vec<&str> = error.hints.iter().map(|hint| hint.v.as_str()).collect();
        Finding::new(Code::TypesetFailed, self.place(main, error))
            .fact("message", &error.message)
            .fact("hints", hints.join("; "))
    }

    fn place(&self, main: &Main, error: &SourceDiagnostic) -> Place {
        let Some(id) = error.span.id() else { return Place::File(main.origin.name.clone()) };
        let (origin, range) = if id == main.parsed.id() {
            (Some(&main.origin), self.range(error.span).map(|range| main.lines.origin(range)))
        } else {
            (self.shared.origin(id), self.range(error.span))
        };
        match (origin, range) {
            (Some(source), Some(range)) => {
                Place::Text(Span { source: source.clone(), start: range.start, end: range.end })
            }
            _ => Place::File(id.vpath().get_with_slash().to_owned()),
        }
    }
}
