//! Owns: the run of the press: templates rendered once, documents typeset, files staged. May import: every room.
//! Never: decides what is owed, writes outside the staging folder.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use chrono::Datelike;
use indicatif::ProgressBar;
use serde_json::{Value, json};

use crate::assess::Uses;
use crate::cli::pipeline::Judged;
use crate::cli::workspace::Staging;
use crate::compose::{Document, Voice, context_of, missing_norm, rows, worker};
use crate::diagnostic::{Code, Finding, Findings, Source};
use crate::typeset::{Engine, FontLibrary, Main, PdfInfo, PrintFile, SCREEN_PIXELS, Templates, pdf, png};

/// Workers typeset together in the print file: they share their fonts; fewer need less memory.
const PER_BATCH: usize = 60;

/// Templates, fonts and a judged case, ready to make documents.
pub struct Press<'a> {
    judged: &'a Judged,
    voice: Voice<'a>,
    templates: Templates,
    engine: Engine,
}

impl<'a> Press<'a> {
    /// Reads all templates; each that cannot be read is a finding.
    pub fn new(
        judged: &'a Judged,
        files: Vec<Arc<Source>>,
        fonts: Arc<FontLibrary>,
    ) -> (Option<Self>, Findings) {
        let ends = |file: &Arc<Source>, ending: &str| {
            Path::new(&file.name).extension().is_some_and(|end| end == ending)
        };
        let style: Vec<(String, Arc<Source>)> = files
            .iter()
            .filter(|file| ends(file, "typ"))
            .map(|file| (format!("/{}", file.name), Arc::clone(file)))
            .collect();
        let (templates, mut findings) =
            Templates::new(files.into_iter().filter(|file| ends(file, "tera")).collect());
        let engine = match Engine::new(fonts, style) {
            Ok(engine) => engine,
            Err(finding) => {
                findings.push(finding);
                return (None, findings);
            }
        };
        findings.append(engine.words());
        (Some(Self { judged, voice: Voice::new(judged.subject()), templates, engine }), findings)
    }

    /// A field that is missing since there was no such law on the day is told at the pack, not at the template.
    fn lawless(&self, document: &Document, finding: Finding) -> Finding {
        let field =
            finding.facts.iter().find(|(name, _)| name == "field" && finding.code == Code::TemplateField);
        let missing = field.and_then(|(_, id)| missing_norm(&self.judged.subject(), document, id));
        missing.unwrap_or(finding)
    }

    /// The norms that the documents made so far print, beside those that the judgement used.
    pub fn uses(&self) -> Arc<Uses> {
        self.voice.uses()
    }

    /// Makes documents into the staging folder. All sources are rendered, and all documents of the enterprise
    /// typeset, before the first worker's turn; what is wrong in any of them is told.
    pub fn make(
        &self,
        documents: &[&Document],
        staging: &Staging,
        images: bool,
        bar: &ProgressBar,
    ) -> Findings {
        let mut findings = Findings::default();
        let mut ready = Vec::new();
        for document in documents {
            let context = json!(context_of(&self.voice, document));
            match self.templates.render(&document.body(), &context) {
                Ok(text) => {
                    let name = format!("templates/{}", document.body());
                    ready.push((*document, context, self.engine.main(Source::new(name, text))));
                }
                Err(finding) => findings.push(self.lawless(document, finding)),
            }
        }
        if findings.any_error() {
            return findings;
        }
        let (single, by_worker): (Vec<_>, Vec<_>) =
            ready.iter().partition(|(document, ..)| !document.per_worker);
        for (document, context, main) in single {
            if let Err(told) = self.one(document, context, main, staging, images) {
                findings.0.extend(self.templates.traced(&document.body(), context, told));
            }
            bar.inc(1);
        }
        for (document, context, main) in by_worker {
            if findings.any_error() {
                return findings;
            }
            let made = self.each_worker(document, main, staging, bar);
            if let Err(told) = made.and_then(|()| self.print_file(document, main, staging, bar)) {
                findings.0.extend(self.templates.traced(&document.body(), context, told));
            }
        }
        findings
    }

    fn one(
        &self,
        document: &Document,
        context: &Value,
        main: &Main,
        staging: &Staging,
        images: bool,
    ) -> Result<(), Vec<Finding>> {
        let info = self.info(document, None);
        let rows = rows(&self.judged.subject(), document);
        let data = serde_json::to_vec(&json!({ "case": context, "rows": rows })).unwrap_or_default();
        let pages = self.engine.compile(main, data, &info)?;
        let stem = document.file_stem();
        let bytes = pdf(&pages, &info)?;
        staging.write(&format!("{stem}.pdf"), &bytes).map_err(|finding| vec![finding])?;
        if images {
            for page in 0..pages.pages().len() {
                if let Some(image) = png(&pages, page, SCREEN_PIXELS) {
                    let name = format!("{stem}-{:02}.png", page + 1);
                    staging.write(&name, &image).map_err(|finding| vec![finding])?;
                }
            }
        }
        Ok(())
    }

    /// One file for each worker, named by number.
    fn each_worker(
        &self,
        document: &Document,
        main: &Main,
        staging: &Staging,
        bar: &ProgressBar,
    ) -> Result<(), Vec<Finding>> {
        let count = self.judged.case.workers.len();
        let mut findings = Vec::new();
        let data = |at: usize| {
            let data = json!({ "workers": [worker(&self.voice, at)] });
            (serde_json::to_vec(&data).unwrap_or_default(), self.info(document, Some(at)))
        };
        let done = |at: usize, made: Result<Vec<u8>, Vec<Finding>>| {
            bar.inc(1);
            let written = made.and_then(|bytes| {
                let name = format!(
                    "{}/{}.pdf",
                    document.file_stem(),
                    file_name(&self.judged.case.workers[at].number, at)
                );
                staging.write(&name, &bytes).map_err(|finding| vec![finding])
            });
            match written {
                Ok(()) => ControlFlow::Continue(()),
                // one fault of a template would be told for every worker again
                Err(told) => {
                    findings.extend(told);
                    ControlFlow::Break(())
                }
            }
        };
        if let Err(error) = crate::typeset::for_each(&self.engine, main, 0, count, data, done) {
            return Err(vec![staging.failed(&error)]);
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    /// All workers in one file, with bookmarks.
    fn print_file(
        &self,
        document: &Document,
        main: &Main,
        staging: &Staging,
        bar: &ProgressBar,
    ) -> Result<(), Vec<Finding>> {
        let info = self.info(document, None);
        let workers = self.judged.case.workers.len();
        let file =
            staging.create(&format!("{}.pdf", document.file_stem())).map_err(|finding| vec![finding])?;
        let print =
            PrintFile { engine: &self.engine, main, info: &info, threads: 0, workers, per_batch: PER_BATCH };
        let data = |range: std::ops::Range<usize>| {
            bar.inc(range.len() as u64);
            let people: Vec<_> = range.map(|at| worker(&self.voice, at)).collect();
            serde_json::to_vec(&json!({ "workers": people })).unwrap_or_default()
        };
        print.write(data, std::io::BufWriter::new(file)).map(|_| ())
    }

    /// Title, identifier and date: the same whenever the same document is made again.
    fn info(&self, document: &Document, at: Option<usize>) -> PdfInfo {
        let case = &self.judged.case;
        let person = at.map(|at| format!("/{}", case.workers[at].number)).unwrap_or_default();
        let date = case.issue_date;
        PdfInfo {
            title: format!("{} {}", case.enterprise.short_name, document.title),
            identifier: format!("{}/{}/{}{person}", case.enterprise.credit_code, document.id, case.revision),
            date: (
                date.year(),
                u8::try_from(date.month()).unwrap_or(1),
                u8::try_from(date.day()).unwrap_or(1),
            ),
        }
    }
}

/// The worker's number as a file name; what a file system may refuse becomes `_`, and the place in the roster
/// then keeps names apart.
fn file_name(number: &str, at: usize) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if number.chars().all(plain) {
        return number.to_owned();
    }
    let safe: String = number.chars().map(|c| if plain(c) { c } else { '_' }).collect();
    format!("{safe}-{}", at + 1)
}
