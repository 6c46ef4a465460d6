//! Owns: reading a map key by key, gathering every problem on the way.
//! Never: stops at a problem; knows what a key means.
//!
//! A method that cannot give what was asked for records why and returns a placeholder, so that the rest is
//! read too; whoever builds the final value gives none when the findings hold an error.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Coded, Finding, Findings, Place};

use super::text::{code_point, forbidden_character};
use super::{Fault, Key, Node, Value, choose, coded, count, decimal, flag, nearest};

/// A map being read. Ask for every key that it may hold, then call [`MapReader::finish`].
#[derive(Debug)]
pub struct MapReader<'n, 'f> {
    node: &'n Node,
    entries: &'n [(Key, Node)],
    asked: Vec<&'static str>,
    findings: &'f mut Findings,
}

impl<'n, 'f> MapReader<'n, 'f> {
    /// Starts reading; `None`, with a finding, when the node is no map.
    #[must_use]
    pub fn new(node: &'n Node, findings: &'f mut Findings) -> Option<Self> {
        Self::under("", node, findings)
    }

    fn under(key: &str, node: &'n Node, findings: &'f mut Findings) -> Option<Self> {
        match &node.value {
            Value::Map(entries) => Some(Self { node, entries, asked: Vec::new(), findings }),
            _ => {
                findings.push(wrong_type(key, "map", node));
                None
            }
        }
    }

    /// The first line of the map.
    #[must_use]
    pub fn at(&self) -> Place {
        self.node.head()
    }

    /// The place of a value, or the map's where the key is missing. Does not count as asking for the key.
    #[must_use]
    pub fn place(&self, key: &str) -> Place {
        self.node.get(key).map_or_else(|| self.at(), Node::head)
    }

    /// Whether a key is written with a value.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.node.get(key).is_some_and(|node| node.value != Value::Empty)
    }

    /// The findings, for problems that only the caller can see.
    pub fn findings(&mut self) -> &mut Findings {
        self.findings
    }

    /// The value as it stands, for shapes that no other method reads.
    pub fn node(&mut self, key: &'static str) -> Option<&'n Node> {
        self.ask(key)
    }

    /// The entries that nobody has asked for so far, for maps whose keys are free; all count as asked.
    pub fn rest(&mut self) -> Vec<(&'n Key, &'n Node)> {
        let rest = self.unknown().map(|(key, node)| (key, node)).collect();
        self.entries = &[];
        rest
    }

    /// A required text.
    pub fn text(&mut self, key: &'static str) -> String {
        self.required_scalar(key, "text").unwrap_or_default().to_owned()
    }

    /// A text that may be missing.
    pub fn optional_text(&mut self, key: &'static str) -> Option<String> {
        self.optional_scalar(key, "text").map(ToOwned::to_owned)
    }

    /// The text of a node under a key that is free, read as every text is.
    pub fn text_of(&mut self, key: &str, node: &Node) -> Option<String> {
        scalar(key, "text", node, self.findings).map(ToOwned::to_owned)
    }

    /// A required value in a form of the caller's.
    pub fn parsed<T>(&mut self, key: &'static str, parse: impl Fn(&str) -> Result<T, Fault>) -> Option<T> {
        let text = self.required_scalar(key, "text")?;
        self.parse(key, text, parse)
    }

    /// The same, for a value that may be missing.
    pub fn optional_parsed<T>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        let text = self.optional_scalar(key, "text")?;
        self.parse(key, text, parse)
    }

    /// A required whole number from 0.
    pub fn count(&mut self, key: &'static str) -> u32 {
        self.parsed(key, count).unwrap_or_default()
    }

    /// A whole number from 0 that may be missing.
    pub fn optional_count(&mut self, key: &'static str) -> Option<u32> {
        self.optional_parsed(key, count)
    }

    /// A required exact number: `0.7` or `70%`.
    pub fn decimal(&mut self, key: &'static str) -> Decimal {
        self.parsed(key, decimal).unwrap_or_default()
    }

    /// An exact number that may be missing.
    pub fn optional_decimal(&mut self, key: &'static str) -> Option<Decimal> {
        self.optional_parsed(key, decimal)
    }

    /// A required `true`, `false`, `是` or `否`.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.parsed(key, flag).unwrap_or_default()
    }

    /// A truth value that may be missing.
    pub fn optional_flag(&mut self, key: &'static str) -> Option<bool> {
        self.optional_parsed(key, flag)
    }

    /// A required word of a closed list.
    pub fn one_of<T: Clone>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        self.parsed(key, |word| choose(word, choices))
    }

    /// A word of a closed list that may be missing.
    pub fn optional_one_of<T: Clone>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        self.optional_parsed(key, |word| choose(word, choices))
    }

    /// A required word of a closed list whose words are its codes.
    pub fn coded<T: Coded>(&mut self, key: &'static str) -> Option<T> {
        self.parsed(key, coded)
    }

    /// The same, for a word that may be missing.
    pub fn optional_coded<T: Coded>(&mut self, key: &'static str) -> Option<T> {
        self.optional_parsed(key, coded)
    }

    /// A required list; one written without items is empty.
    pub fn list(&mut self, key: &'static str) -> &'n [Node] {
        if self.ask(key).is_none() {
            self.missing(key);
        }
        self.optional_list(key)
    }

    /// A list that may be missing, and then is empty.
    pub fn optional_list(&mut self, key: &'static str) -> &'n [Node] {
        match self.ask(key) {
            Some(Node { value: Value::List(items), .. }) => items,
            Some(node) if node.value != Value::Empty => {
                self.findings.push(wrong_type(key, "list", node));
                &[]
            }
            _ => &[],
        }
    }

    /// A required list of texts.
    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        let items = self.list(key);
        self.items_as_text(key, items)
    }

    /// A list of texts that may be missing, and then is empty.
    pub fn optional_texts(&mut self, key: &'static str) -> Vec<String> {
        let items = self.optional_list(key);
        self.items_as_text(key, items)
    }

    /// A required map. Finish the reader that is returned.
    pub fn map(&mut self, key: &'static str) -> Option<MapReader<'n, '_>> {
        match self.ask(key) {
            None => {
                self.missing(key);
                None
            }
            Some(node) if node.value == Value::Empty => {
                self.findings.push(Finding::new(Code::EmptyText, node.head()).fact("key", key));
                None
            }
            Some(node) => MapReader::under(key, node, self.findings),
        }
    }

    /// A map that may be missing. Finish the reader that is returned.
    pub fn optional_map(&mut self, key: &'static str) -> Option<MapReader<'n, '_>> {
        let node = self.ask(key).filter(|node| node.value != Value::Empty)?;
        MapReader::under(key, node, self.findings)
    }

    /// A required list of maps, each read by `read` and then finished.
    pub fn maps<T>(&mut self, key: &'static str, read: impl FnMut(&mut MapReader<'n, '_>) -> T) -> Vec<T> {
        let items = self.list(key);
        self.each_map(key, items, read)
    }

    /// The same, for a list that may be missing, and then is empty.
    pub fn optional_maps<T>(
        &mut self,
        key: &'static str,
        read: impl FnMut(&mut MapReader<'n, '_>) -> T,
    ) -> Vec<T> {
        let items = self.optional_list(key);
        self.each_map(key, items, read)
    }

    /// Reports every key that nobody asked for, each with the nearest that was.
    pub fn finish(self) {
        let unknown: Vec<Finding> = self
            .unknown()
            .map(|(key, _)| {
                Finding::new(Code::UnknownKey, Place::Text(key.span.clone()))
                    .fact("key", &key.text)
                    .fact("nearest", nearest(&key.text, self.asked.iter().copied()))
            })
            .collect();
        self.findings.0.extend(unknown);
    }

    fn unknown(&self) -> impl Iterator<Item = &'n (Key, Node)> {
        self.entries.iter().filter(|(key, _)| !self.asked.contains(&key.text.as_str()))
    }

    fn ask(&mut self, key: &'static str) -> Option<&'n Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.entries.iter().find(|(name, _)| name.text == key).map(|(_, node)| node)
    }

    fn missing(&mut self, key: &'static str) {
        self.findings.push(Finding::new(Code::MissingKey, self.at()).fact("key", key));
    }

    fn required_scalar(&mut self, key: &'static str, expected: &str) -> Option<&'n str> {
        let Some(node) = self.ask(key) else {
            self.missing(key);
            return None;
        };
        scalar(key, expected, node, self.findings)
    }

    fn optional_scalar(&mut self, key: &'static str, expected: &str) -> Option<&'n str> {
        let node = self.ask(key).filter(|node| {
            node.value != Value::Empty && node.as_text().is_none_or(|text| !text.trim().is_empty())
        })?;
        scalar(key, expected, node, self.findings)
    }

    fn parse<T>(
        &mut self,
        key: &'static str,
        text: &str,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        parse(text).map_err(|fault| self.findings.push(fault.at(key, self.place(key)))).ok()
    }

    fn items_as_text(&mut self, key: &'static str, items: &[Node]) -> Vec<String> {
        items
            .iter()
            .filter_map(|item| scalar(key, "text", item, self.findings).map(ToOwned::to_owned))
            .collect()
    }

    /// Reads each of the items as a map.
    pub fn each_map<T>(
        &mut self,
        key: &'static str,
        items: &'n [Node],
        mut read: impl FnMut(&mut MapReader<'n, '_>) -> T,
    ) -> Vec<T> {
        items
            .iter()
            .filter_map(|item| {
                let mut reader = MapReader::under(key, item, self.findings)?;
                let value = read(&mut reader);
                reader.finish();
                Some(value)
            })
            .collect()
    }
}

fn wrong_type(key: &str, expected: &str, node: &Node) -> Finding {
    Finding::new(Code::WrongType, node.head())
        .fact("key", key)
        .fact("expected", expected)
        .fact("found", node.kind())
}

/// The text of a scalar, trimmed and free of characters that nobody can see.
fn scalar<'n>(key: &str, expected: &str, node: &'n Node, findings: &mut Findings) -> Option<&'n str> {
    let Value::Text { text, .. } = &node.value else {
        findings.push(match node.value {
            Value::Empty => Finding::new(Code::EmptyText, node.head()).fact("key", key),
            _ => wrong_type(key, expected, node),
        });
        return None;
    };
    if let Some(character) = forbidden_character(text) {
        let finding = Finding::new(Code::ControlCharacter, of_character(node, character));
        findings.push(finding.fact("key", key).fact("character", code_point(character)));
        return None;
    }
    let text = text.trim();
    if text.is_empty() {
        findings.push(Finding::new(Code::EmptyText, node.head()).fact("key", key));
        return None;
    }
    Some(text)
}

/// The character itself where it was written raw, else the whole value (written as an escape).
fn of_character(node: &Node, character: char) -> Place {
    let mut span = node.span.clone();
    let written = span.source.text.get(span.start..span.end).unwrap_or_default();
    if let Some(at) = written.find(character) {
        span.start += at;
        span.end = span.start + character.len_utf8();
    }
    Place::Text(span)
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
