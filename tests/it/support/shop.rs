//! Templates and engine of the repository: any judged case typeset in memory.

use std::ops::Range;
use std::path::Path;

use anzhi::compose::{Catalogue, Document, Subject, Voice, context_of, rows, worker};
use anzhi::diagnostic::Source;
use anzhi::typeset::{Engine, PagedDocument, PdfInfo, Templates};
use serde_json::json;

use super::library::{font_library, texts};
use super::root;

/// Templates and engine, without a case.
pub struct Shop {
    pub catalogue: Catalogue,
    templates: Templates,
    engine: Engine,
}

impl Shop {
    pub fn open() -> Self {
        let files = texts(&root().join("templates"), &["tera", "typ", "yaml"]);
        let (catalogue, findings) = Catalogue::read(&files);
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

    /// Pages of a source without data.
    pub fn typeset(&self, source: &str) -> PagedDocument {
        let info = PdfInfo { title: String::new(), identifier: String::new(), date: (2026, 10, 12) };
        let main = self.engine.main(Source::new("main.typ", source));
        self.engine.compile(&main, b"{}".to_vec(), &info).unwrap_or_else(|findings| panic!("{findings:?}"))
    }

    /// Typst source of a document.
    pub fn source(&self, subject: &Subject<'_>, document: &Document) -> String {
        let context = json!(context_of(&Voice::new(*subject), document));
        self.templates.render(&document.body(), &context).unwrap_or_else(|finding| panic!("{finding:?}"))
    }

    /// Pages of a document; one made for each worker is made for `workers` together.
    pub fn pages(
        &self,
        subject: &Subject<'_>,
        document: &Document,
        source: &str,
        workers: Range<usize>,
    ) -> PagedDocument {
        let data = if document.per_worker {
            let voice = Voice::new(*subject);
            let people: Vec<_> = workers.map(|at| worker(&voice, at)).collect();
            json!({ "workers": people })
        } else {
            json!({ "case": context_of(&Voice::new(*subject), document), "rows": rows(subject, document) })
        };
        let info =
            PdfInfo { title: document.title.clone(), identifier: document.id.clone(), date: (2026, 10, 12) };
        let main = self.engine.main(Source::new(document.body(), source));
        let data = serde_json::to_vec(&data).expect("data");
        self.engine
            .compile(&main, data, &info)
            .unwrap_or_else(|findings| panic!("{}: {findings:?}", document.id))
    }
}
