//! Owns: templates, fonts and a judged case, ready to compose and typeset papers.
//! Never: decides what is owed, writes a file.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Datelike;
use serde_json::{Value, json};

use crate::assess::Uses;
use crate::compose::{
    Catalogue, Document, Each, Medium, Sections, Target, is_due, missing_norm, piece, single, targets,
};
use crate::diagnostic::{Code, Coded, Finding, Findings, Source};
use crate::typeset::{Engine, FontLibrary, Main, Paper, PdfInfo, Templates};

use super::fingerprint;
use super::judge::Judged;
use super::proof::ending;

/// Before a body that may not go out clean: the word of the house style that marks every page.
const DRAFT: &str = "#import \"/house-style/words.typ\": draft-mark;#show: draft-mark;";

/// Templates, fonts and a judged case.
pub struct Builder<'a> {
    pub(super) judged: &'a Judged,
    pub(super) sections: Sections<'a>,
    pub(super) templates: Templates,
    pub(super) engine: Engine,
    /// All documents that there are.
    pub catalogue: Catalogue,
    /// Fingerprint of house style and fonts.
    look: String,
}

/// A document whose words are composed.
pub(super) struct Composed<'d> {
    pub(super) document: &'d Document,
    /// What its words were composed from.
    pub(super) context: Value,
    /// Its Typst source, and the fingerprint of that.
    pub(super) main: Main,
    pub(super) source: String,
    /// For whom or what it is made; empty for a document that is made once.
    pub(super) targets: Vec<Target>,
}

impl<'a> Builder<'a> {
    /// Reads all templates; each that cannot be read is a finding.
    #[must_use]
    pub fn new(
        judged: &'a Judged,
        files: &[Arc<Source>],
        fonts: Arc<FontLibrary>,
    ) -> (Option<Self>, Findings) {
        let (catalogue, mut findings) =
            Catalogue::read(files, Some(&judged.policy), &judged.case.own_columns);
        let style = ending(files, "typ").into_iter();
        let style: Vec<(String, Arc<Source>)> = style.map(|file| (format!("/{}", file.name), file)).collect();
        let parts = style.iter().flat_map(|(path, file)| [path.as_bytes(), file.text.as_bytes()]);
        let look = fingerprint::of_all(parts.chain([fonts.fingerprint().as_bytes()]));
        let (templates, told) = Templates::new(ending(files, "tera"));
        findings.append(told);
        let engine = match Engine::new(fonts, style) {
            Ok(engine) => engine,
            Err(finding) => {
                findings.push(finding);
                return (None, findings);
            }
        };
        findings.append(engine.words());
        let sections = Sections::new(judged.subject());
        (Some(Self { judged, sections, templates, engine, catalogue, look }), findings)
    }

    /// The norms that the papers composed so far print, beside those that the judgement used.
    #[must_use]
    pub fn uses(&self) -> Arc<Uses> {
        self.sections.voice().uses()
    }

    /// Fingerprint of all that the look of a medium hangs on, and of the program.
    pub(super) fn look(&self, medium: Medium) -> String {
        let parts = [self.look.as_str(), medium.code(), env!("CARGO_PKG_VERSION")];
        fingerprint::of_all(parts.map(str::as_bytes))
    }

    /// Composes the words of documents, those that are not due in this case left out; all that is wrong is told.
    /// Those of `drafts`, by id, are marked as such on every page.
    pub(super) fn compose<'d>(
        &self,
        documents: &[&'d Document],
        drafts: &BTreeSet<String>,
    ) -> (Vec<Composed<'d>>, Findings) {
        let mut findings = Findings::default();
        let mut composed = Vec::new();
        for document in documents.iter().copied().filter(|document| is_due(self.sections.voice(), document)) {
            let made = self.sections.context(document).and_then(|context| {
                let mut text = self.templates.render(&document.body(), &context)?;
                if drafts.contains(&document.id) {
                    // on the first line, so that places of the body stay where they are
                    text.insert_str(0, DRAFT);
                }
                Ok((context, text))
            });
            match made {
                Ok((context, text)) => {
                    let source = fingerprint::of(text.as_bytes());
                    let name = format!("templates/{}", document.body());
                    let main = self.engine.main(Source::new(name, text));
                    let targets = targets(self.sections.voice(), document);
                    composed.push(Composed { document, context, main, source, targets });
                }
                Err(finding) => findings.push(self.lawless(document, finding)),
            }
        }
        (composed, findings)
    }

    /// A field that is missing since there was no such law on the day is told at the pack, not at the template.
    fn lawless(&self, document: &Document, finding: Finding) -> Finding {
        let field =
            finding.facts.iter().find(|(name, _)| name == "field" && finding.code == Code::TemplateField);
        let missing = field.and_then(|(_, id)| missing_norm(&self.judged.subject(), document, id));
        missing.unwrap_or(finding)
    }

    /// The data of a document that is made once.
    pub(super) fn whole(&self, document: &Document) -> Value {
        single(self.sections.voice(), document)
    }

    /// The data of one target.
    pub(super) fn piece(&self, document: &Document, target: &Target) -> Value {
        piece(self.sections.voice(), document, target)
    }

    /// Title, identifier and date: the same whenever the same paper is made again.
    pub(super) fn info(&self, document: &Document, target: Option<&Target>) -> PdfInfo {
        let case = &self.judged.case;
        let of = target.map(|target| format!("/{}", target.name)).unwrap_or_default();
        let date = case.issue_date;
        PdfInfo {
            title: format!("{} {}", case.enterprise.short_name, document.title),
            identifier: format!("{}/{}/{}{of}", case.enterprise.credit_code, document.id, case.revision),
            date: (
                date.year(),
                u8::try_from(date.month()).unwrap_or(1),
                u8::try_from(date.day()).unwrap_or(1),
            ),
            paper: Paper { landscape: document.paper.is_landscape(), enlarged: document.paper.is_enlarged() },
        }
    }
}

/// The data file of the targets in a list.
pub(super) fn data_of(pieces: &[Value]) -> Vec<u8> {
    bytes(&json!({ "each": pieces }))
}

/// A data file.
pub(super) fn bytes(data: &Value) -> Vec<u8> {
    serde_json::to_vec(data).unwrap_or_default()
}

/// Whether papers of a document are made one for each of many.
pub(super) fn is_of_many(document: &Document) -> bool {
    document.each != Each::Enterprise
}
