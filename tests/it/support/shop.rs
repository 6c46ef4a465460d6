//! Templates and engine of the repository: any judged case typeset in memory.

use std::ops::Range;
use std::path::Path;

use anzhi::compose::{Catalogue, Document, Each, Subject, Voice, piece, single, targets};
use anzhi::diagnostic::{Finding, Findings, Source};
use anzhi::typeset::flow::Flow;
use anzhi::typeset::{Engine, Main, PagedDocument, Paper, PdfInfo, Templates};
use serde_json::{Value, json};

use super::library::{font_library, policy, texts};
use super::papers::{due, is_personal, own_context, rows};
use super::root;

/// Templates and engine, without a case.
pub struct Shop {
    pub catalogue: Catalogue,
    templates: Templates,
    engine: Engine,
}

impl Shop {
    pub fn open() -> Self {
        Self::altered(|_, text| text)
    }

    /// With files of templates as a function gives them back.
    pub fn altered(alter: impl Fn(&str, String) -> String) -> Self {
        let files = texts(&root().join("templates"), &["tera", "typ", "yaml"]);
        let files: Vec<_> = files
            .iter()
            .map(|file| Source::new(file.name.clone(), alter(&file.name, file.text.clone())))
            .collect();
        let (catalogue, findings) = Catalogue::read(&files, Some(policy()), &[]);
        assert_eq!(findings.0, Vec::new());
        let is = |name: &str, ending: &str| Path::new(name).extension().is_some_and(|end| end == ending);
        let style = files.iter().filter(|file| is(&file.name, "typ"));
        let style = style.map(|file| (format!("/{}", file.name), file.clone())).collect();
        let (templates, findings) =
            Templates::new(files.iter().filter(|file| is(&file.name, "tera")).cloned().collect());
        assert_eq!(findings.0, Vec::new());
        let engine = Engine::new(font_library(), style).expect("an engine");
        Self { catalogue, templates, engine }
    }

    /// The documents that a case makes.
    pub fn due(&self, subject: &Subject<'_>) -> Vec<&Document> {
        due(&self.catalogue, subject)
    }

    /// Pages of a source without data.
    pub fn typeset(&self, source: &str) -> PagedDocument {
        let info = PdfInfo {
            title: String::new(),
            identifier: String::new(),
            date: (2026, 10, 12),
            paper: Paper::default(),
        };
        let main = self.engine.main(Source::new("main.typ", source));
        self.engine.compile(&main, b"{}".to_vec(), &info).unwrap_or_else(|findings| panic!("{findings:?}"))
    }

    /// Typst source of a document.
    pub fn source(&self, subject: &Subject<'_>, document: &Document) -> String {
        let context = own_context(*subject, document);
        self.templates.render(&document.body(), &context).unwrap_or_else(|finding| panic!("{finding:?}"))
    }

    /// What a document reads; of one made for each worker, for `workers` together.
    pub fn data(&self, subject: &Subject<'_>, document: &Document, workers: Range<usize>) -> Value {
        if is_personal(document) {
            let voice = Voice::new(*subject);
            let range: Vec<&str> =
                subject.case.workers[workers].iter().map(|worker| worker.number.as_str()).collect();
            let due = targets(&voice, document);
            let mine = due.iter().filter(|target| range.contains(&target.called.as_str()));
            json!({ "each": mine.map(|target| piece(&voice, document, target)).collect::<Vec<_>>() })
        } else if document.each == Each::Enterprise {
            let whole = single(&Voice::new(*subject), document);
            json!({ "rows": rows(*subject, document), "own": whole["own"] })
        } else {
            let voice = Voice::new(*subject);
            let all = targets(&voice, document);
            json!({ "each": all.iter().map(|target| piece(&voice, document, target)).collect::<Vec<_>>() })
        }
    }

    /// Pages of a document; one made for each worker is made for `workers` together.
    pub fn pages(
        &self,
        subject: &Subject<'_>,
        document: &Document,
        source: &str,
        workers: Range<usize>,
    ) -> PagedDocument {
        self.typeset_with(document, source, &self.data(subject, document, workers))
    }

    /// Pages of a document with data.
    pub fn typeset_with(&self, document: &Document, source: &str, data: &Value) -> PagedDocument {
        let (main, data) = self.ready(document, source, data);
        self.engine
            .compile(&main, data, &info(document))
            .unwrap_or_else(|findings| panic!("{}: {findings:?}", document.id))
    }

    /// A document with data as structure.
    pub fn flow(&self, document: &Document, source: &str, data: &Value) -> Flow {
        let (main, data) = self.ready(document, source, data);
        self.engine
            .flow(&main, data, &info(document))
            .unwrap_or_else(|findings| panic!("{}: {findings:?}", document.id))
    }

    /// A source without data as structure.
    pub fn flow_of(&self, source: &str) -> Result<Flow, Vec<Finding>> {
        let info = PdfInfo {
            title: String::new(),
            identifier: String::new(),
            date: (2026, 10, 12),
            paper: Paper::default(),
        };
        self.engine.flow(&self.engine.main(Source::new("main.typ", source)), b"{}".to_vec(), &info)
    }

    /// What is wrong with the words of the house styles.
    pub fn words(&self) -> Findings {
        self.engine.words()
    }

    fn ready(&self, document: &Document, source: &str, data: &Value) -> (Main, Vec<u8>) {
        let main = self.engine.main(Source::new(document.body(), source));
        (main, serde_json::to_vec(data).expect("data"))
    }
}

fn info(document: &Document) -> PdfInfo {
    let paper = Paper { landscape: document.paper.is_landscape(), enlarged: document.paper.is_enlarged() };
    let (title, identifier) = (document.title.clone(), document.id.clone());
    PdfInfo { title, identifier, date: (2026, 10, 12), paper }
}
