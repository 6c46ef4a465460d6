//! Owns: from a character of a scalar to the bytes of the file in which it was written.
//! Never: knows what the text says.
//!
//! The text and its source are walked in step. Blanks are skipped on both sides, because folding turns line
//! breaks and indentation into other blanks; every other character must meet its like.

use crate::diagnostic::{Place, Span};
use crate::written::Node;

/// Where each character of a scalar was written.
#[derive(Debug)]
pub(super) struct Places {
    span: Span,
    head: Place,
    /// First and one past the last byte, from the start of the source; nothing for blanks.
    bytes: Vec<Option<(usize, usize)>>,
}

impl Places {
    /// Walks a scalar. Where text and source do not agree, every place is the first line.
    pub(super) fn new(node: &Node, text: &str) -> Self {
        let Span { source, start, end } = &node.span;
        let written = source.text.get(*start..*end).unwrap_or_default();
        // the content of a block begins with its own first character, which may be a quote like any other
        let bytes = walk(written, text, ' ').or_else(|| walk(written, text, written.chars().next()?));
        let bytes = bytes.unwrap_or_default();
        let bytes = bytes.into_iter().map(|at| at.map(|(from, to)| (start + from, start + to))).collect();
        Self { span: node.span.clone(), head: node.head(), bytes }
    }

    /// The place of the characters `start..end`.
    pub(super) fn of(&self, start: usize, end: usize) -> Place {
        let at = |index: usize| self.bytes.get(index).copied().flatten();
        let last = (start..end).rev().find_map(at);
        match (at(start), last) {
            (Some((start, _)), Some((_, end))) => {
                Place::Text(Span { source: self.span.source.clone(), start, end })
            }
            _ => self.head.clone(),
        }
    }
}

fn walk(written: &str, text: &str, style: char) -> Option<Vec<Option<(usize, usize)>>> {
    let mut at = match style {
        '"' | '\'' => 1,
        '|' | '>' => written.find('\n')?,
        _ => 0,
    };
    let mut bytes = Vec::new();
    for wanted in text.chars() {
        if wanted.is_whitespace() {
            bytes.push(None);
            continue;
        }
        let (from, to) = loop {
            let (c, length) = unit(written.get(at..)?, style)?;
            let from = at;
            at += length;
            match c {
                Some(c) if c == wanted => break (from, at),
                Some(c) if !c.is_whitespace() => return None,
                _ => {}
            }
        };
        bytes.push(Some((from, to)));
    }
    Some(bytes)
}

/// The next character as it is meant, if it means one, and how many bytes it was written in.
fn unit(rest: &str, style: char) -> Option<(Option<char>, usize)> {
    let c = rest.chars().next()?;
    match (style, c) {
        ('\'', '\'') if rest.starts_with("''") => Some((Some('\''), 2)),
        ('"', '\\') => escape(rest),
        _ => Some((Some(c), c.len_utf8())),
    }
}

/// An escape of a text in double quotes.
fn escape(rest: &str) -> Option<(Option<char>, usize)> {
    let name = rest.chars().nth(1)?;
    let digits = match name {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => {
            let c = match name {
                '0' => Some('\0'),
                'a' => Some('\u{7}'),
                'b' => Some('\u{8}'),
                'e' => Some('\u{1b}'),
                // all of these mean some blank, or nothing at the end of a line
                't' | 'n' | 'v' | 'f' | 'r' | 'N' | '_' | 'L' | 'P' | '\n' | '\r' => None,
                other => Some(other),
            };
            return Some((c, 1 + name.len_utf8()));
        }
    };
    let hex = rest.get(2..2 + digits)?;
    Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?), 2 + digits))
}
