//! Owns: joining PDFs into one as they come: one page tree, one bookmark a worker, numbers anew.
//! Never: keeps a joined part in memory; looks into a page.

use std::io::{self, Write};

use lopdf::{Dictionary, Document, Object, ObjectId, Writer, dictionary, text_string};

use super::PdfInfo;

const CATALOG: ObjectId = (1, 0);
const PAGES: ObjectId = (2, 0);
const OUTLINES: ObjectId = (3, 0);
const INFO: ObjectId = (4, 0);
const FIRST_FREE: u32 = 5;

/// What a print file came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Pages in all.
    pub pages: usize,
    /// Bookmarks, a worker each.
    pub bookmarks: usize,
}

struct Bookmark {
    title: String,
    page: ObjectId,
}

/// A PDF being written from parts. Objects go out at once; only their offsets, the roots of the parts'
/// page trees and the bookmarks are kept.
pub(super) struct Joiner<W> {
    out: W,
    written: u64,
    /// Where each object begins, by its number.
    offsets: Vec<u64>,
    next: u32,
    trees: Vec<ObjectId>,
    pages: usize,
    bookmarks: Vec<Bookmark>,
}

impl<W: Write> Joiner<W> {
    pub(super) fn new(out: W) -> io::Result<Self> {
        let mut joiner = Self {
            out,
            written: 0,
            offsets: vec![0; FIRST_FREE as usize],
            next: FIRST_FREE,
            trees: Vec::new(),
            pages: 0,
            bookmarks: Vec::new(),
        };
        // The second line tells transfer programs that this is no text.
        joiner.put(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")?;
        Ok(joiner)
    }

    /// Adds a part, and bookmarks to pages of it, counted from 0. Links inside a page stay; the part's
    /// own outline, page labels and named places are left out, for they would need joining too.
    pub(super) fn append(&mut self, pdf: &[u8], marks: Vec<(String, usize)>) -> io::Result<()> {
        let mut part = Document::load_mem(pdf).map_err(io::Error::other)?;
        let root = part.catalog().and_then(|catalog| catalog.get(b"Pages")?.as_reference());
        let root = root.map_err(io::Error::other)?;
        part.trailer = dictionary! { "Root" => root };
        part.prune_objects();
        // lopdf finds pages through a catalog.
        let catalog = part.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
        part.trailer = dictionary! { "Root" => catalog };
        part.renumber_objects_with(self.next);

        let catalog = part.trailer.get(b"Root").and_then(Object::as_reference).map_err(io::Error::other)?;
        let root = part.catalog().and_then(|catalog| catalog.get(b"Pages")?.as_reference());
        let root = root.map_err(io::Error::other)?;
        let pages: Vec<ObjectId> = part.page_iter().collect();
        for (title, page) in marks {
            let page = *pages.get(page).ok_or_else(|| io::Error::other("a bookmark beyond the last page"))?;
            self.bookmarks.push(Bookmark { title, page });
        }
        self.pages += pages.len();
        self.trees.push(root);
        let tree = part.get_dictionary_mut(root).map_err(io::Error::other)?;
        tree.set("Parent", PAGES);
        for (id, object) in &part.objects {
            if *id != catalog {
                self.object(*id, object)?;
            }
        }
        self.next = part.max_id + 1;
        Ok(())
    }

    /// Writes what holds the parts together.
    pub(super) fn finish(mut self, info: &PdfInfo) -> io::Result<Printed> {
        let outlines = self.outlines()?;
        self.object(OUTLINES, &Object::Dictionary(outlines))?;
        let kids: Vec<Object> = self.trees.iter().map(|id| Object::Reference(*id)).collect();
        let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => number(self.pages)? };
        self.object(PAGES, &Object::Dictionary(pages))?;
        let catalog = dictionary! {
            "Type" => "Catalog", "Pages" => PAGES, "Outlines" => OUTLINES, "PageMode" => "UseOutlines",
            "Lang" => text_string("zh-CN"),
            "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        };
        self.object(CATALOG, &Object::Dictionary(catalog))?;
        let (year, month, day) = info.date;
        let about = dictionary! {
            "Title" => text_string(&info.title), "Creator" => text_string("anzhi"),
            "CreationDate" => text_string(&format!("D:{year:04}{month:02}{day:02}000000Z")),
        };
        self.object(INFO, &Object::Dictionary(about))?;
        self.cross_references(info)?;
        self.out.flush()?;
        Ok(Printed { pages: self.pages, bookmarks: self.bookmarks.len() })
    }

    /// Writes one entry for each bookmark and gives the dictionary above them.
    fn outlines(&mut self) -> io::Result<Dictionary> {
        let bookmarks = std::mem::take(&mut self.bookmarks);
        let first = self.next;
        let last = first + u32::try_from(bookmarks.len()).map_err(io::Error::other)?;
        for (id, bookmark) in (first..last).zip(&bookmarks) {
            let place = vec![bookmark.page.into(), "XYZ".into(), Object::Null, Object::Null, Object::Null];
            let mut entry = dictionary! {
                "Title" => text_string(&bookmark.title), "Parent" => OUTLINES, "Dest" => place,
            };
            if id > first {
                entry.set("Prev", (id - 1, 0));
            }
            if id + 1 < last {
                entry.set("Next", (id + 1, 0));
            }
            self.object((id, 0), &Object::Dictionary(entry))?;
        }
        self.next = last;
        let mut outlines = dictionary! { "Type" => "Outlines", "Count" => number(bookmarks.len())? };
        if last > first {
            outlines.set("First", (first, 0));
            outlines.set("Last", (last - 1, 0));
        }
        self.bookmarks = bookmarks;
        Ok(outlines)
    }

    fn cross_references(&mut self, info: &PdfInfo) -> io::Result<()> {
        let start = self.written;
        let offsets = std::mem::take(&mut self.offsets);
        // A number that no object took, the first among them, counts as free.
        self.put(format!("xref\n0 {}\n", offsets.len()).as_bytes())?;
        for offset in &offsets {
            let entry = match offset {
                0 => "0000000000 65535 f \n".to_owned(),
                offset => format!("{offset:010} 00000 n \n"),
            };
            self.put(entry.as_bytes())?;
        }
        let digest = blake3::hash(info.identifier.as_bytes());
        let identifier = Object::string_literal(&digest.as_bytes()[..16]);
        let trailer = dictionary! {
            "Size" => number(offsets.len())?, "Root" => CATALOG, "Info" => INFO,
            "ID" => vec![identifier.clone(), identifier],
        };
        self.put(b"trailer\n")?;
        let mut text = Vec::new();
        Writer::write_object(&mut text, &Object::Dictionary(trailer)).map_err(io::Error::other)?;
        self.put(&text)?;
        self.put(format!("\nstartxref\n{start}\n%%EOF\n").as_bytes())
    }

    fn object(&mut self, id: ObjectId, object: &Object) -> io::Result<()> {
        let at = id.0 as usize;
        if self.offsets.len() <= at {
            self.offsets.resize(at + 1, 0);
        }
        self.offsets[at] = self.written;
        let mut text = format!("{} 0 obj\n", id.0).into_bytes();
        Writer::write_object(&mut text, object).map_err(io::Error::other)?;
        text.extend_from_slice(b"\nendobj\n");
        self.put(&text)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.written += bytes.len() as u64;
        Ok(())
    }
}

fn number(count: usize) -> io::Result<i64> {
    i64::try_from(count).map_err(io::Error::other)
}

#[cfg(test)]
#[path = "join_tests.rs"]
mod tests;
