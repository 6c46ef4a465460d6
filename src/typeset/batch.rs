//! Owns: many documents from one source: each a file of its own, or all in one print file.
//! Never: writes a file, holds more than a few documents.

use std::io::{self, Write};
use std::ops::{ControlFlow, Range};
use std::panic::{AssertUnwindSafe, catch_unwind};

use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::engine::without_glyph;
use super::join::{Joiner, Printed};
use super::threads::in_order;
use super::{Engine, Main, PdfInfo, pdf};
use crate::diagnostic::{Code, Finding, Place};

/// Documents between two evictions, and how many evictions a memory outlives unused: rarer costs
/// memory, more often costs time (see docs on performance).
const EVICT_EVERY: usize = 8;
const EVICT_AGE: usize = 4;

/// Typesets `count` documents on so many threads (0: one a core). `make(i)` makes one, on any thread; `done(i, made)`
/// takes the results here, in order, and may break off.
///
/// # Errors
/// If a thread cannot be started. What is wrong with a document goes to `done`.
pub fn for_each<T: Send>(
    threads: usize,
    count: usize,
    make: impl Fn(usize) -> Result<T, Vec<Finding>> + Sync,
    done: impl FnMut(usize, Result<T, Vec<Finding>>) -> ControlFlow<()>,
) -> io::Result<()> {
    let work = |number: usize| {
        let made = guarded(|| make(number));
        if number.is_multiple_of(EVICT_EVERY) {
            comemo::evict(EVICT_AGE);
        }
        made
    };
    in_order(threads, count, work, done)
}

/// One print file for many workers.
///
/// Its source loops over the list in `/data.json`, and begins each worker on a new page with
/// `#metadata("title of the bookmark") <worker>` and `#counter(page).update(1)`.
pub struct PrintFile<'a> {
    /// Fonts and house style.
    pub engine: &'a Engine,
    /// The source that loops over a list.
    pub main: &'a Main,
    /// What the whole file says of itself.
    pub info: &'a PdfInfo,
    /// Threads; 0 for one a core.
    pub threads: usize,
    /// Workers in the file.
    pub workers: usize,
    /// Workers typeset together: about 100 share their fonts well; fewer need less memory.
    pub per_batch: usize,
}

impl PrintFile<'_> {
    /// Typesets all batches and writes the file as they come. `data(range)` gives the JSON list of
    /// those workers. After an error the file is not worth keeping, but the rest is still looked at, so
    /// that every finding is told.
    ///
    /// # Errors
    /// As [`Engine::compile`] for any batch, `title` being the bookmark of the worker and `page` counted in
    /// the batch; `typeset-failed` if the source does not mark each worker; `cannot-write`
    /// with `message` if the file cannot be written.
    pub fn write(
        &self,
        data: impl Fn(Range<usize>) -> Vec<u8> + Sync,
        out: impl Write,
    ) -> Result<Printed, Vec<Finding>> {
        let per_batch = self.per_batch.max(1);
        let mut joiner = Joiner::new(out).map_err(|error| vec![self.cannot_write(&error)])?;
        let mut findings = Vec::new();
        let work = |number: usize| {
            let start = number * per_batch;
            let workers = start..(start + per_batch).min(self.workers);
            let made = guarded(|| self.batch(workers.clone(), data(workers)));
            // What two batches share is used in each; all else only fills memory.
            comemo::evict(1);
            made
        };
        let batches = self.workers.div_ceil(per_batch);
        let done = |_, made: Result<Batch, Vec<Finding>>| {
            match made {
                Ok(batch) if findings.is_empty() => {
                    if let Err(error) = joiner.append(&batch.pdf, batch.marks) {
                        findings.push(self.cannot_write(&error));
                        return ControlFlow::Break(());
                    }
                }
                Ok(_) => {}
                Err(told) => findings.extend(told),
            }
            ControlFlow::Continue(())
        };
        if let Err(error) = in_order(self.threads, batches, work, done) {
            findings.push(self.cannot_write(&error));
        }
        if !findings.is_empty() {
            return Err(findings);
        }
        joiner.finish(self.info).map_err(|error| vec![self.cannot_write(&error)])
    }

    fn batch(&self, workers: Range<usize>, data: Vec<u8>) -> Result<Batch, Vec<Finding>> {
        let identifier = format!("{}/{}", self.info.identifier, workers.start);
        let info = PdfInfo { identifier, ..self.info.clone() };
        let document = self.engine.lay_out(self.main, data, &info)?;
        let marks = marks(&document);
        if marks.len() != workers.len() {
            let message = format!("{} marks <worker> for {} workers", marks.len(), workers.len());
            return Err(vec![failed(&self.info.title, &message)]);
        }
        // Where a box is empty, the reader wants to know on whose pages.
        let whose = |page| marks.iter().rev().find(|(_, first)| *first <= page);
        let title = |page| whose(page).map_or_else(|| info.title.clone(), |(title, _)| title.clone());
        let lacking = without_glyph(self.main, &document, title);
        if !lacking.is_empty() {
            return Err(lacking);
        }
        Ok(Batch { pdf: pdf(&document, &info)?, marks })
    }

    fn cannot_write(&self, error: &dyn std::fmt::Display) -> Finding {
        Finding::new(Code::CannotWrite, Place::File(self.info.title.clone())).fact("message", error)
    }
}

struct Batch {
    pdf: Vec<u8>,
    /// Titles, and the page in the batch, from 0, on which each begins.
    marks: Vec<(String, usize)>,
}

fn marks(document: &PagedDocument) -> Vec<(String, usize)> {
    let Some(label) = Label::new(PicoStr::intern("worker")) else { return Vec::new() };
    let introspector = document.introspector();
    let marked = introspector.query(&Selector::Label(label));
    let mark = |content: &typst::foundations::Content| {
        let page = introspector.page(content.location()?)?.get() - 1;
        match &content.to_packed::<MetadataElem>()?.value {
            Value::Str(title) => Some((title.to_string(), page)),
            _ => None,
        }
    };
    marked.iter().filter_map(mark).collect()
}

/// One document that Typst stumbles over must not take the other fifty thousand with it.
fn guarded<T>(make: impl FnOnce() -> Result<T, Vec<Finding>>) -> Result<T, Vec<Finding>> {
    catch_unwind(AssertUnwindSafe(make)).unwrap_or_else(|_| Err(vec![failed("/main.typ", "panic")]))
}

fn failed(name: &str, message: &str) -> Finding {
    Finding::new(Code::TypesetFailed, Place::File(name.to_owned())).fact("message", message).fact("hints", "")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::diagnostic::Source;
    use crate::typeset::fonts;

    const ONE: &str = "#set text(font: \"FandolFang R\")\n#let d = json(\"/data.json\")\n#d.name 同志";
    const ALL: &str = "#set page(width: 80mm, height: 60mm, numbering: \"1\")
#set text(font: \"FandolFang R\")
#for d in json(\"/data.json\") {
  pagebreak(weak: true)
  counter(page).update(1)
  [#metadata(d.name) <worker> #d.name 同志]
  if d.long { pagebreak(); [续] }
}";

    fn info(identifier: &str) -> PdfInfo {
        PdfInfo {
            title: "个人确认书".to_owned(),
            identifier: identifier.to_owned(),
            date: (2026, 3, 1),
            paper: crate::typeset::Paper::default(),
        }
    }

    fn ready(text: &str) -> (Engine, Main) {
        let engine = Engine::new(fonts::for_tests(), Vec::new()).unwrap();
        let main = engine.main(Source::new("main.typ", text));
        (engine, main)
    }

    #[test]
    fn each_document_is_the_same_however_many_threads_make_it() {
        let (engine, main) = ready(ONE);
        let make = |threads| {
            let mut made = Vec::new();
            let make = |i: usize| {
                // The fourth has a name that no font can show.
                let name = if i == 3 { "\u{E000}".to_owned() } else { format!("职工{i}") };
                let (data, info) = (json!({ "name": name }).to_string().into_bytes(), info(&i.to_string()));
                pdf(&engine.compile(&main, data, &info)?, &info)
            };
            let done = |i, result: Result<Vec<u8>, Vec<Finding>>| {
                assert_eq!(i, made.len());
                made.push(result);
                ControlFlow::Continue(())
            };
            for_each(threads, 20, make, done).unwrap();
            made
        };
        let one = make(1);
        assert_eq!(one.iter().filter(|made| made.is_err()).count(), 1);
        assert!(one[3].is_err());
        assert!(one == make(3));
    }

    fn print(threads: usize, per_batch: usize, workers: usize) -> (Printed, Vec<u8>) {
        let (engine, main) = ready(ALL);
        let info = info("全");
        let file = PrintFile { engine: &engine, main: &main, info: &info, threads, workers, per_batch };
        let data = |range: Range<usize>| {
            let list: Vec<_> =
                range.map(|i| json!({ "name": format!("职工(甲){i}"), "long": i % 3 == 0 })).collect();
            json!(list).to_string().into_bytes()
        };
        let mut out = Vec::new();
        let printed = file.write(data, &mut out).unwrap();
        (printed, out)
    }

    #[test]
    fn a_print_file_has_a_bookmark_for_each_worker_on_the_right_page() {
        let (printed, bytes) = print(2, 4, 10);
        assert_eq!(printed, Printed { pages: 14, bookmarks: 10 });
        let document = lopdf::Document::load_mem(&bytes).unwrap();
        assert_eq!(document.get_pages().len(), 14);
        let toc = document.get_toc().unwrap();
        let found: Vec<_> = toc.toc.iter().map(|entry| (entry.title.clone(), entry.page)).collect();
        let pages = [1, 3, 4, 5, 7, 8, 9, 11, 12, 13];
        let expected: Vec<_> = (0..10).map(|i| (format!("职工(甲){i}"), pages[i])).collect();
        assert_eq!(found, expected);
        assert!(bytes == print(1, 4, 10).1, "same bytes on any number of threads");
    }

    #[test]
    fn an_empty_box_in_a_print_file_is_told_with_its_worker() {
        let (engine, main) = ready(ALL);
        let info = info("全");
        let file =
            PrintFile { engine: &engine, main: &main, info: &info, threads: 2, workers: 6, per_batch: 3 };
        let data = |range: Range<usize>| {
            let name = |i| if i == 4 { "戊\u{E000}" } else { "甲" };
            let list: Vec<_> = range.map(|i| json!({ "name": name(i), "long": true })).collect();
            json!(list).to_string().into_bytes()
        };
        let findings = file.write(data, io::sink()).unwrap_err();
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code, Code::NoGlyph);
        assert_eq!(findings[0].facts[2], ("title".into(), "戊\u{E000}".to_owned()));
    }

    #[test]
    fn a_source_that_marks_no_worker_is_told() {
        let (engine, main) = ready("字");
        let info = info("全");
        let file =
            PrintFile { engine: &engine, main: &main, info: &info, threads: 1, workers: 3, per_batch: 2 };
        let findings = file.write(|_| b"[]".to_vec(), io::sink()).unwrap_err();
        assert_eq!(findings.len(), 2, "both batches are told");
    }
}
