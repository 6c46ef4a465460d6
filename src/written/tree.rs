//! Owns: YAML text to a tree with places, within limits that no file can burst.
//! Never: knows which keys belong where; turns a scalar into a number.

use std::collections::HashMap;
use std::sync::Arc;

use serde_yaml::granit_parser::{self, Event, Marker, Options, Parser, ScalarStyle, ScanError, StrInput};

use crate::diagnostic::{Code, Finding, Findings, Place, Source, Span};

use super::{Key, Node, Value};

/// Largest file that is read; the workspace asks before it reads one.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;
/// Deepest nesting.
const MOST_DEPTH: usize = 32;
/// Most values in one file.
const MOST_NODES: usize = 2_000_000;
/// The byte order mark, in bytes.
const MARK: usize = '\u{FEFF}'.len_utf8();

/// Reads one YAML document. Anchors, aliases and tags are refused: nothing in a case needs them, and
/// aliases can make a small file huge. `None` when the tree would not be what the user meant.
pub fn parse(source: &Arc<Source>, findings: &mut Findings) -> Option<Node> {
    if source.text.len() > MOST_BYTES {
        findings.push(
            Finding::new(Code::FileTooLarge, Place::File(source.name.clone()))
                .fact("path", &source.name)
                .fact("limit", format!("{} MiB", MOST_BYTES >> 20)),
        );
        return None;
    }
    let skipped = if source.text.starts_with('\u{FEFF}') { MARK } else { 0 };
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.emit_unresolved_aliases = true;
    let parser = Parser::new_from_str_with_options(&source.text[skipped..], options);
    let mut builder = Builder { source, skipped, parser, findings, nodes: 0, whole: true };
    match builder.document() {
        Ok(node) if builder.whole => Some(node),
        _ => None,
    }
}

/// Reading cannot go on; the reason stands among the findings.
struct Stop;

struct Builder<'s, 'f> {
    source: &'s Arc<Source>,
    skipped: usize,
    parser: Parser<'s, StrInput<'s>>,
    findings: &'f mut Findings,
    nodes: usize,
    whole: bool,
}

impl<'s> Builder<'s, '_> {
    fn document(&mut self) -> Result<Node, Stop> {
        let mut root = None;
        while let Some((event, at)) = self.next()? {
            match event {
                Event::StreamStart | Event::DocumentEnd => {}
                Event::StreamEnd => break,
                Event::DocumentStart(..) if root.is_some() => {
                    return Err(self.stop(Code::YamlSyntax, &at, "more than one document"));
                }
                Event::DocumentStart(..) => {}
                event => root = Some(self.node(event, &at, 1)?),
            }
        }
        let empty = || Node { span: self.span(self.skipped, self.skipped), value: Value::Empty };
        Ok(root.unwrap_or_else(empty))
    }

    fn node(&mut self, event: Event<'s>, at: &granit_parser::Span, depth: usize) -> Result<Node, Stop> {
        self.nodes += 1;
        if depth > MOST_DEPTH || self.nodes > MOST_NODES {
            let limit = if depth > MOST_DEPTH { MOST_DEPTH } else { MOST_NODES };
            return Err(self.stop(Code::YamlTooLarge, at, &format!("> {limit}")));
        }
        let (start, mut end) = (self.offset(&at.start), self.offset(&at.end));
        let value = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse(anchor, tag.is_some(), at);
                match (style, text.as_ref()) {
                    (ScalarStyle::Plain, "" | "~" | "null") => Value::Empty,
                    _ => Value::Text { text: text.into_owned(), plain: style == ScalarStyle::Plain },
                }
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse(anchor, tag.is_some(), at);
                let mut items = Vec::new();
                loop {
                    let (event, at) = self.inner(at)?;
                    if matches!(event, Event::SequenceEnd) {
                        end = self.offset(&at.end);
                        break Value::List(items);
                    }
                    items.push(self.node(event, &at, depth + 1)?);
                }
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse(anchor, tag.is_some(), at);
                let (entries, last) = self.entries(at, depth)?;
                end = last;
                Value::Map(entries)
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.findings.push(Finding::new(Code::YamlAlias, self.place(at)));
                self.whole = false;
                Value::Empty
            }
            _ => return Err(self.stop(Code::YamlSyntax, at, "unexpected event")),
        };
        // blocks end where the next thing starts: give back the blanks between
        let written = self.source.text.get(start..end).unwrap_or_default();
        let end = start + written.trim_end().len();
        Ok(Node { span: self.span(start, end), value })
    }

    fn entries(
        &mut self,
        start: &granit_parser::Span,
        depth: usize,
    ) -> Result<(Vec<(Key, Node)>, usize), Stop> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut lines: HashMap<String, usize> = HashMap::new();
        loop {
            let (event, at) = self.inner(start)?;
            let text = match event {
                Event::MappingEnd => return Ok((entries, self.offset(&at.end))),
                Event::Scalar(text, _, anchor, tag) => {
                    self.refuse(anchor, tag.is_some(), &at);
                    text.into_owned()
                }
                _ => return Err(self.stop(Code::YamlSyntax, &at, "a key must be plain text")),
            };
            let span = self.span(self.offset(&at.start), self.offset(&at.end));
            let (event, value_at) = self.inner(start)?;
            let mut node = self.node(event, &value_at, depth + 1)?;
            // nothing stands there to be pointed at but the key
            if node.span.start == node.span.end && node.value == Value::Empty {
                node.span = span.clone();
            }
            if let Some(line) = lines.get(&text) {
                let finding = Finding::new(Code::DuplicateKey, Place::Text(span));
                self.findings.push(finding.fact("key", text).fact("first_line", line));
            } else {
                lines.insert(text.clone(), at.start.line());
                entries.push((Key { text, span }, node));
            }
        }
    }

    fn refuse(&mut self, anchor: usize, tag: bool, at: &granit_parser::Span) {
        if anchor > 0 {
            self.findings.push(Finding::new(Code::YamlAlias, self.place(at)));
        }
        if tag {
            let at = at.tag_span().unwrap_or(*at);
            let _ = self.stop(Code::YamlSyntax, &at, "tags are not used here");
        }
    }

    /// The next event inside a collection, where the stream cannot end.
    fn inner(&mut self, start: &granit_parser::Span) -> Result<(Event<'s>, granit_parser::Span), Stop> {
        match self.next()? {
            Some(next) => Ok(next),
            None => Err(self.stop(Code::YamlSyntax, start, "unexpected end")),
        }
    }

    fn next(&mut self) -> Result<Option<(Event<'s>, granit_parser::Span)>, Stop> {
        match self.parser.next() {
            None => Ok(None),
            Some(Ok(next)) => Ok(Some(next)),
            Some(Err(error)) => Err(self.syntax(&error)),
        }
    }

    fn syntax(&mut self, error: &ScanError) -> Stop {
        let offset = self.offset(error.marker());
        let colon = full_width_colon(&self.source.text, offset);
        let info = error.info();
        let tab = || indenting_tab(&self.source.text, offset).filter(|_| info.contains("tab"));
        let (start, end) = match colon {
            Some(at) => (at, at + '：'.len_utf8()),
            None => tab().map_or((offset, offset), |at| (at, at + 1)),
        };
        let at = Place::Text(self.span(start, end));
        let mut finding = Finding::new(Code::YamlSyntax, at).fact("detail", info);
        if colon.is_some() {
            finding = finding.fact("fullwidth_colon", "yes");
        }
        self.findings.push(finding);
        Stop
    }

    fn stop(&mut self, code: Code, at: &granit_parser::Span, detail: &str) -> Stop {
        self.findings.push(Finding::new(code, self.place(at)).fact("detail", detail));
        Stop
    }

    fn place(&self, at: &granit_parser::Span) -> Place {
        Place::Text(self.span(self.offset(&at.start), self.offset(&at.end)))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span { source: self.source.clone(), start, end: end.max(start) }
    }

    /// Bytes from the start of the source; the parser's own column counts characters.
    fn offset(&self, marker: &Marker) -> usize {
        let text = &self.source.text;
        let bytes = marker.byte_offset().map(|bytes| bytes + self.skipped).unwrap_or_else(|| {
            text[self.skipped..].char_indices().nth(marker.index()).map_or(text.len(), |(at, _)| at)
        });
        text.floor_char_boundary(bytes.min(text.len()))
    }
}

/// A `：` typed for `:` after a word that could be a key, on the line of the error; or on the last line with
/// words before it, because the parser often notices only on the next one. There, where running Chinese
/// text may stand, only an English word counts as a key.
fn full_width_colon(text: &str, offset: usize) -> Option<usize> {
    let line_end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let here = colon_after_key(text, line_start, line_end, |c| !":#\"' ".contains(c));
    let before = text[..line_start].trim_end();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let english = |c: char| c.is_ascii_alphanumeric() || c == '_';
    here.or_else(|| colon_after_key(text, start, before.len(), english))
}

/// The first tab in the indentation of the line of the error or a later one: the parser points at the value
/// before it.
fn indenting_tab(text: &str, offset: usize) -> Option<usize> {
    let mut start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    for line in text[start..].split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(at) = line[..indent].find('\t') {
            return Some(start + at);
        }
        start += line.len();
    }
    None
}

fn colon_after_key(text: &str, start: usize, end: usize, in_key: impl Fn(char) -> bool) -> Option<usize> {
    let (word, _) = text.get(start..end)?.split_once('：')?;
    let key = word.trim_start_matches([' ', '-', '\u{FEFF}']);
    (!key.is_empty() && key.chars().all(in_key)).then_some(start + word.len())
}

#[cfg(test)]
#[path = "tree_tests.rs"]
mod tests;
