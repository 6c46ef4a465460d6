//! The pages for newcomers, `docs/rooms/`: one a room, a screen long, and naming only what there is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{rooms, root, sources};

/// Lines that fit on a screen.
const SCREEN: usize = 45;

/// The pages by the name of their room.
fn pages() -> Vec<(String, String)> {
    let folder = fs::read_dir(root().join("docs/rooms")).expect("docs/rooms");
    let mut pages: Vec<(String, String)> = folder
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let room = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (room, fs::read_to_string(path).expect("a readable page"))
        })
        .collect();
    pages.sort();
    pages
}

/// What a page says in backticks.
fn quoted(page: &str) -> impl Iterator<Item = &str> {
    page.split('`').skip(1).step_by(2)
}

/// Whether `text` has `words` with nothing of a name after it.
fn says(text: &str, words: &str) -> bool {
    let end = |at: usize| text[at + words.len()..].chars().next();
    text.match_indices(words).any(|(at, _)| !end(at).is_some_and(|c| c.is_alphanumeric() || c == '_'))
}

/// Whether a source defines a type or a function of this name, or hands on one of another crate or under another name.
fn defines(text: &str, name: &str) -> bool {
    if let Some(function) = name.strip_suffix("()") {
        return says(text, &format!("fn {function}"));
    }
    let types = ["struct", "enum", "trait", "type"].iter().any(|kind| says(text, &format!("{kind} {name}")));
    let mut handed = text.split("pub use ").skip(1).filter_map(|item| item.split(';').next());
    types || handed.any(|item| says(item, name))
}

/// Why what stands in backticks is nothing of ours; `None` where it is.
fn fault(word: &str, texts: &[&str], names: &BTreeSet<String>) -> Option<&'static str> {
    if word.contains('/') {
        return (!root().join(word).exists()).then_some("no such path");
    }
    if word.contains('.') {
        return (!names.contains(word)).then_some("no file has this name");
    }
    let known = texts.iter().any(|text| defines(text, word));
    (!known).then_some("no type and no function in src/")
}

#[test]
fn every_room_has_its_page_of_one_screen() {
    let written: BTreeSet<String> = pages().into_iter().map(|(room, _)| room).collect();
    let there: BTreeSet<String> = rooms().into_keys().collect();
    assert_eq!(written, there, "pages of docs/rooms/ and rooms of ARCHITECTURE.md");
    let long: Vec<_> = pages().into_iter().filter(|(_, page)| page.lines().count() > SCREEN).collect();
    assert_eq!(long, [], "pages longer than {SCREEN} lines");
}

#[test]
fn pages_name_only_what_there_is() {
    let sources = sources();
    let texts: Vec<&str> = sources.values().map(String::as_str).collect();
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let data = ["templates", "policies", "enterprises", "locales"].map(|folder| root().join(folder));
    let names: BTreeSet<String> =
        data.iter().flat_map(walkdir::WalkDir::new).filter_map(|entry| name(entry.ok()?.path())).collect();
    let mut faults = Vec::new();
    for (room, page) in pages() {
        let wrong = quoted(&page).filter_map(|word| Some((word, fault(word, &texts, &names)?)));
        faults.extend(wrong.map(|(word, why)| format!("docs/rooms/{room}.md: `{word}`: {why}")));
    }
    assert_eq!(faults, Vec::<String>::new());
}
