//! Owns: from a source and its data to pages, and from pages to PDF, each time the same bytes.
//! Never: writes a file, asks what day it is.

use std::sync::Arc;

use typst::diag::{SourceDiagnostic, Warned};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use super::main_source::Main;
use super::medium::Medium;
use super::world::{Shared, World};
use super::{FontLibrary, Paper, page};
use crate::diagnostic::{Code, Finding, Place, Source};

/// What a PDF says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfInfo {
    /// Title of the document.
    pub title: String,
    /// What tells this document from all others and stays the same when it is made again.
    pub identifier: String,
    /// Year, month, day: the PDF's date, and what `datetime.today()` answers.
    pub date: (i32, u8, u8),
    /// What it is printed on.
    pub paper: Paper,
}

/// All that documents have in common: fonts and house style. Cheap to clone, may be used by many threads.
#[derive(Clone)]
pub struct Engine {
    pub(super) shared: Arc<Shared>,
    pub(super) flow: Arc<Shared>,
}

impl Engine {
    /// Puts an engine together. Each text of the house style comes with its path, such as `/house-style/page/words.typ`,
    /// which pages see as `/house-style/words.typ`, while `/house-style/flow/words.typ` is what the flow sees there. Besides, Typst sees `/main.typ`, `/data.json`, and in
    /// `sys.inputs` the family and weight of each role.
    ///
    /// # Errors
    /// `typeset-failed` if a path cannot be one.
    pub fn new(fonts: Arc<FontLibrary>, house_style: Vec<(String, Arc<Source>)>) -> Result<Self, Finding> {
        let shared = |medium| {
            let shared = Shared::new(medium, Arc::clone(&fonts), &house_style);
            shared.map(Arc::new).map_err(|path| {
                Finding::new(Code::TypesetFailed, Place::File(path))
                    .fact("message", "not a path")
                    .fact("hints", "")
            })
        };
        Ok(Self { shared: shared(Medium::Page)?, flow: shared(Medium::Flow)? })
    }

    /// Reads a main source. What is wrong with it shows when it is compiled.
    #[must_use]
    pub fn main(&self, source: Arc<Source>) -> Main {
        Main::new(&self.shared, source)
    }

    /// Lays a document out; `data` is what `json("/data.json")` reads.
    ///
    /// # Errors
    /// `typeset-failed` with `message` and `hints` for each of Typst's errors, and for two of its
    /// warnings that would put a wrong document on paper; `no-glyph` with `characters`, `page` and
    /// `title` for each page on which a character would show as an empty box.
    pub fn compile(&self, main: &Main, data: Vec<u8>, info: &PdfInfo) -> Result<PagedDocument, Vec<Finding>> {
        let document = self.lay_out(main, data, info)?;
        let lacking = without_glyph(main, &document, |_| info.title.clone());
        if lacking.is_empty() { Ok(document) } else { Err(lacking) }
    }

    /// As [`compile`](Self::compile), but with empty boxes left for the caller to look for.
    pub(super) fn lay_out(
        &self,
        main: &Main,
        data: Vec<u8>,
        info: &PdfInfo,
    ) -> Result<PagedDocument, Vec<Finding>> {
        let (year, month, day) = info.date;
        let world = World {
            shared: &self.shared,
            main: &main.parsed,
            data: Bytes::new(data),
            today: Datetime::from_ymd(year, month, day),
            landscape: info.paper.landscape,
        };
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        let told = |all: EcoVec<SourceDiagnostic>| all.iter().map(|one| world.finding(main, one)).collect();
        let mut document = output.map_err(told)?;

        let grave: EcoVec<SourceDiagnostic> = warnings.into_iter().filter(is_grave).collect();
        if !grave.is_empty() {
            return Err(told(grave));
        }
        let described = document.info_mut();
        described.title = Some(info.title.as_str().into());
        // What the template says of the date would come before ours.
        described.date = Smart::Auto;
        Ok(info.paper.printed(document))
    }
}

/// A finding for each page with characters that no font has; `title` names what stands on a page.
pub(super) fn without_glyph(
    main: &Main,
    document: &PagedDocument,
    title: impl Fn(usize) -> String,
) -> Vec<Finding> {
    let finding = |(page, characters): (usize, String)| {
        Finding::new(Code::NoGlyph, Place::File(main.origin.name.clone()))
            .fact("characters", characters)
            .fact("page", page + 1)
            .fact("title", title(page))
    };
    page::without_glyph(document).into_iter().map(finding).collect()
}

/// Warnings that mean a wrong document: numbers of pages that never settled, a font nobody chose.
pub(super) fn is_grave(warning: &SourceDiagnostic) -> bool {
    let message = &warning.message;
    message.contains("did not converge") || message.contains("unknown font family")
}

/// Writes a PDF. Same pages, same info, same bytes.
///
/// # Errors
/// `typeset-failed` for what Typst cannot express in PDF.
pub fn pdf(document: &PagedDocument, info: &PdfInfo) -> Result<Vec<u8>, Vec<Finding>> {
    let (year, month, day) = info.date;
    let options = PdfOptions {
        ident: Smart::Custom(info.identifier.clone()),
        creator: Smart::Custom(Some("anzhi".to_owned())),
        timestamp: Datetime::from_ymd_hms(year, month, day, 0, 0, 0).map(Timestamp::new_utc),
        // Tags make a roster of 10,000 rows fifteen times as large, and cannot be joined in a print file.
        tagged: false,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| {
        let finding = |error: &SourceDiagnostic| {
            let hints: Vec<&str> = error.hints.iter().map(|hint| hint.v.as_str()).collect();
            Finding::new(Code::TypesetFailed, Place::File(info.title.clone()))
                .fact("message", &error.message)
                .fact("hints", hints.join("; "))
        };
        errors.iter().map(finding).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{fonts, page_text, png};

    fn info(identifier: &str) -> PdfInfo {
        PdfInfo {
            title: "安置通知".to_owned(),
            identifier: identifier.to_owned(),
            date: (2026, 3, 1),
            paper: Paper::default(),
        }
    }

    fn engine() -> Engine {
        let style = "#let body(doc) = { set text(font: sys.inputs.fangsong, size: 16pt); doc }";
        let style = Source::new("templates/house-style/page/words.typ", style);
        Engine::new(fonts::for_tests(), vec![("/house-style/page/words.typ".to_owned(), style)]).unwrap()
    }

    const MAIN: &str = "#import \"/house-style/words.typ\": body
#show: body
#let d = json(\"/data.json\")
#d.name 同志 #datetime.today().display()";

    fn compile(main: &str, data: &str) -> Result<PagedDocument, Vec<Finding>> {
        let engine = engine();
        let main = engine.main(Source::new("main.typ", main));
        engine.compile(&main, data.as_bytes().to_vec(), &info("1"))
    }

    #[test]
    fn same_inputs_same_bytes() {
        let make = |id: &str| {
            let document = compile(MAIN, "{\"name\":\"李四\"}").unwrap();
            pdf(&document, &info(id)).unwrap()
        };
        let first = make("甲-1");
        comemo::evict(0);
        assert!(first == make("甲-1"), "the same document twice");
        assert!(first != make("甲-2"), "another number, another identifier");
    }

    #[test]
    fn the_text_and_the_picture_of_a_page_can_be_had() {
        let document = compile(MAIN, "{\"name\":\"李四\"}").unwrap();
        assert_eq!(page_text(&document), ["李四 同志 2026-03-01"]);
        assert!(png(&document, 0, 0.2).unwrap().starts_with(b"\x89PNG"));
        assert_eq!(png(&document, 1, 0.2), None);
    }

    #[test]
    fn a_character_without_a_glyph_is_told() {
        let findings = compile(MAIN, "{\"name\":\"李\u{E000}\"}").unwrap_err();
        assert_eq!(findings[0].code, Code::NoGlyph);
        assert_eq!(findings[0].facts[0], ("characters".into(), "\u{E000} (U+E000)".to_owned()));
        assert_eq!(findings[0].facts[1], ("page".into(), "1".to_owned()));
        assert!(compile(MAIN, "{\"name\":\"李䶮\"}").is_ok(), "the fallback has this one");
    }

    #[test]
    fn an_error_lies_in_the_users_own_text() {
        let findings = compile("好\n#nothing", "{}").unwrap_err();
        assert_eq!(findings[0].code, Code::TypesetFailed);
        assert_eq!(findings[0].at.to_string(), "main.typ:2:2");
        let findings = compile(MAIN, "{}").unwrap_err();
        assert_eq!(findings[0].at.to_string(), "main.typ:4:4");
        let findings = compile("#set text(font: \"Nobody Has This\")\n字", "{}").unwrap_err();
        assert_eq!(findings[0].code, Code::TypesetFailed);
    }

    #[test]
    fn nothing_is_read_from_disk_or_from_packages() {
        for main in ["#read(\"/Cargo.toml\")", "#read(\"/etc/passwd\")", "#import \"@preview/cetz:0.3.0\""] {
            assert!(compile(main, "{}").is_err(), "{main}");
        }
    }

    #[test]
    fn file_ids_are_used_again() {
        let engine = engine();
        let first = super::super::world::virtual_id("/main.typ");
        for number in 0..300 {
            let main = engine.main(Source::new(format!("main-{number}.typ"), "字"));
            engine.compile(&main, format!("{{\"n\":{number}}}").into_bytes(), &info("1")).unwrap();
            assert_eq!(Some(main.parsed.id()), first);
        }
        assert_eq!(super::super::world::virtual_id("/main.typ"), first);
    }
}
