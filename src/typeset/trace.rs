//! Owns: from a place in a filled template back to the line of the part that the user wrote.
//! Never: guesses: what cannot be traced keeps its place.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use tera::{Context, Tera};

use crate::diagnostic::{Finding, Place, Source, Span};

/// Around a mark: characters for private use that no text of ours has.
const OPEN: char = '\u{F0000}';
const CLOSE: char = '\u{F0001}';

/// A finding about a filled template, put where the part that made this line stands.
///
/// The template is filled once more with a mark at the start of every line of every part, and behind every tag; the last
/// mark before the place then tells the part and where in it.
pub(super) fn traced(
    finding: Finding,
    (name, data): (&str, &serde_json::Value),
    equipped: Tera,
    sources: &BTreeMap<String, Arc<Source>>,
) -> Finding {
    let Place::Text(span) = &finding.at else { return finding };
    match origin(span, (name, data), equipped, sources) {
        Some(at) => Finding { at: Place::Text(at), ..finding },
        None => finding,
    }
}

fn origin(
    span: &Span,
    (name, data): (&str, &serde_json::Value),
    mut tera: Tera,
    sources: &BTreeMap<String, Arc<Source>>,
) -> Option<Span> {
    let parts: Vec<&Arc<Source>> = sources.values().collect();
    let marked = parts.iter().enumerate().map(|(part, source)| (&source.name, marked(part, &source.text)));
    tera.add_raw_templates(marked).ok()?;
    let filled = tera.render(name, &Context::from_serialize(data).ok()?).ok()?;
    let (plain, marks) = unmarked(&filled)?;
    // with marks a template may yield another text, if it looks at what it has filled
    if plain != span.source.text {
        return None;
    }
    let mark = marks.iter().take_while(|mark| mark.at <= span.start).last()?;
    let (part, start) = (parts.get(mark.part)?, mark.start);
    let line = part.text.get(start..)?.lines().next()?;
    let before = plain.get(mark.at..span.start)?;
    // inside a value only the line is known
    let (first, last) = if line.starts_with(before) {
        let first = before.len();
        (first, line.floor_char_boundary(first + (span.end - span.start)).max(first))
    } else {
        (0, line.len())
    };
    // parts lie where the filled template does
    let folder = span.source.name.strip_suffix(name).unwrap_or_default();
    let source = Source::new(format!("{folder}{}", part.name), part.text.clone());
    Some(Span { source, start: start + first, end: start + last })
}

/// Opening and end of each kind of tag.
const TAGS: [(&str, &str); 3] = [("{%", "%}"), ("{{", "}}"), ("{#", "#}")];

/// A template with a mark before the first word of each line and of what follows a tag: none inside a tag, and none
/// where a tag would take the blanks away that the mark would keep.
fn marked(part: usize, text: &str) -> String {
    let (mut out, mut at, mut trimmed) = (String::with_capacity(text.len() * 2), 0, false);
    while at < text.len() {
        let tag = TAGS.iter().filter_map(|(open, end)| Some((at + text[at..].find(open)?, *end))).min();
        let words = tag.map_or(text.len(), |(tag, _)| tag);
        let trims = tag.is_some_and(|(tag, _)| text[tag + 2..].starts_with('-'));
        mark_words(part, (at, &text[at..words]), (trimmed, trims), &mut out);
        let Some((tag, end)) = tag else { break };
        let after = text[tag + 2..].find(end).map_or(text.len(), |length| tag + 2 + length + end.len());
        out.push_str(&text[tag..after]);
        trimmed = text[..after].ends_with(&format!("-{end}"));
        at = after;
    }
    out
}

/// Words between two tags, of which the one before or the one after may trim them.
fn mark_words(part: usize, (at, words): (usize, &str), (trimmed, trims): (bool, bool), out: &mut String) {
    let mut start = at;
    for line in words.split_inclusive('\n') {
        let word = line.trim_start();
        let blanks = if trimmed || start > at || at == 0 { line.len() - word.len() } else { 0 };
        let kept = if trims { words[start - at + blanks..].trim().is_empty() } else { word.is_empty() };
        out.push_str(&line[..blanks]);
        if !kept {
            let _ = write!(out, "{OPEN}{part},{}{CLOSE}", start + blanks);
        }
        out.push_str(&line[blanks..]);
        start += line.len();
    }
}

/// A mark that was taken out of a filled text.
struct Mark {
    /// Where it stood.
    at: usize,
    /// Which part it stands for.
    part: usize,
    /// Where in that part.
    start: usize,
}

/// A text without its marks, and the marks in order.
fn unmarked(filled: &str) -> Option<(String, Vec<Mark>)> {
    let (mut plain, mut marks, mut rest) = (String::with_capacity(filled.len()), Vec::new(), filled);
    while let Some((before, after)) = rest.split_once(OPEN) {
        plain.push_str(before);
        let (mark, after) = after.split_once(CLOSE)?;
        let (part, start) = mark.split_once(',')?;
        marks.push(Mark { at: plain.len(), part: part.parse().ok()?, start: start.parse().ok()? });
        rest = after;
    }
    plain.push_str(rest);
    Some((plain, marks))
}
