//! Owns: proof that joined parts are one PDF: all pages in order, every bookmark at its page.
//! Never: leaves the tests.

use lopdf::{Document, Object, ObjectId, Stream, dictionary, text_string};

use super::{Joiner, Printed};
use crate::typeset::{Paper, PdfInfo};

/// A PDF with a page for each text, an outline of its own, and an object that nothing needs.
fn part(texts: &[&str]) -> Vec<u8> {
    let mut part = Document::with_version("1.7");
    let pages = part.new_object_id();
    let kids: Vec<Object> = texts
        .iter()
        .map(|text| {
            let content = part.add_object(Stream::new(dictionary! {}, format!("% {text}\n").into_bytes()));
            part.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content }).into()
        })
        .collect();
    let count = i64::try_from(kids.len()).expect("few");
    part.set_object(pages, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let outline = part.add_object(dictionary! { "Type" => "Outlines", "Title" => text_string("its own") });
    let catalog =
        part.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages, "Outlines" => outline });
    part.add_object(text_string("needed by nobody"));
    part.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    part.save_to(&mut bytes).expect("memory");
    bytes
}

fn info(identifier: &str) -> PdfInfo {
    PdfInfo {
        title: "告知单".to_owned(),
        identifier: identifier.to_owned(),
        date: (2026, 11, 22),
        paper: Paper::default(),
    }
}

/// Texts of the pages of a part, and titles with their pages in it.
type Part<'t> = (&'t [&'t str], &'t [(&'t str, usize)]);

fn joined(parts: &[Part<'_>], identifier: &str) -> (Vec<u8>, Printed) {
    let mut bytes = Vec::new();
    let mut joiner = Joiner::new(&mut bytes).expect("memory");
    for (texts, marks) in parts {
        let marks = marks.iter().map(|(title, page)| ((*title).to_owned(), *page)).collect();
        joiner.append(&part(texts), marks).expect("a part");
    }
    let printed = joiner.finish(&info(identifier)).expect("memory");
    (bytes, printed)
}

/// What stands on each page, in order.
fn pages(document: &Document) -> Vec<String> {
    let text =
        |id: ObjectId| String::from_utf8(document.get_page_content(id)).expect("text").trim().to_owned();
    document.page_iter().map(text).collect()
}

/// The bookmarks from the first to the last: title and number of the page from 1.
fn bookmarks(document: &Document) -> Vec<(String, u32)> {
    let outlines = document.catalog().and_then(|catalog| catalog.get(b"Outlines")?.as_reference());
    let outlines = document.get_dictionary(outlines.expect("outlines")).expect("a dictionary");
    let numbers: Vec<(u32, ObjectId)> = document.get_pages().into_iter().collect();
    let mut found = Vec::new();
    let mut next = outlines.get(b"First").and_then(Object::as_reference).ok();
    while let Some(entry) = next.map(|id| document.get_dictionary(id).expect("an entry")) {
        let title = lopdf::decode_text_string(entry.get(b"Title").expect("a title")).expect("text");
        let place = entry.get(b"Dest").and_then(Object::as_array).expect("a place");
        let page = place[0].as_reference().expect("a page");
        let (number, _) = numbers.iter().find(|(_, id)| *id == page).expect("a page of the file");
        found.push((title, *number));
        next = entry.get(b"Next").and_then(Object::as_reference).ok();
    }
    found
}

#[test]
fn pages_stand_in_order_and_bookmarks_lead_to_them() {
    let parts: [Part<'_>; 3] = [
        (&["one", "two", "three"], &[("王小明", 0), ("李四", 2)]),
        (&["four"], &[]),
        (&["five", "six"], &[("赵六", 1)]),
    ];
    let (bytes, printed) = joined(&parts, "a");
    assert_eq!(printed, Printed { pages: 6, bookmarks: 3 });
    let document = Document::load_mem(&bytes).expect("a PDF");
    assert_eq!(pages(&document), ["% one", "% two", "% three", "% four", "% five", "% six"]);
    let marks = [("王小明", 1), ("李四", 3), ("赵六", 6)].map(|(title, page)| (title.to_owned(), page));
    assert_eq!(bookmarks(&document), marks);
}

#[test]
fn every_page_leads_up_to_the_root_and_nothing_idle_comes_along() {
    let (bytes, _) = joined(&[(&["one"], &[]), (&["two"], &[])], "a");
    let document = Document::load_mem(&bytes).expect("a PDF");
    let root = document.catalog().and_then(|catalog| catalog.get(b"Pages")?.as_reference()).expect("pages");
    for page in document.page_iter() {
        let parent = |id: ObjectId| {
            document
                .get_dictionary(id)
                .and_then(|entry| entry.get(b"Parent")?.as_reference())
                .expect("a parent")
        };
        assert_eq!(parent(parent(page)), root);
    }
    let idle = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(!idle("needed by nobody") && !idle("its own"));
}

#[test]
fn the_same_parts_give_the_same_bytes_and_the_identifier_tells_files_apart() {
    let parts: [Part<'_>; 1] = [(&["one"], &[("王小明", 0)])];
    assert_eq!(joined(&parts, "a").0, joined(&parts, "a").0);
    assert_ne!(joined(&parts, "a").0, joined(&parts, "b").0);
}

#[test]
fn nothing_joined_is_a_file_without_pages() {
    let (bytes, printed) = joined(&[], "a");
    assert_eq!(printed, Printed { pages: 0, bookmarks: 0 });
    let document = Document::load_mem(&bytes).expect("a PDF");
    assert_eq!((pages(&document), bookmarks(&document)), (Vec::new(), Vec::new()));
}

#[test]
fn what_cannot_be_joined_is_told() {
    let mut joiner = Joiner::new(Vec::new()).expect("memory");
    assert!(joiner.append(b"no PDF", Vec::new()).is_err());
    let mut joiner = Joiner::new(Vec::new()).expect("memory");
    let beyond = joiner.append(&part(&["one"]), vec![("王小明".to_owned(), 1)]);
    assert_eq!(beyond.expect_err("no such page").to_string(), "a bookmark beyond the last page");
}
