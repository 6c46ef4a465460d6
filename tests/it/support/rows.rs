//! Rows of `tests/vectors/`, read as packs are: nothing is turned into a number on the way.

use std::collections::BTreeMap;

use anzhi::diagnostic::{Findings, Source};
use anzhi::model::{Date, parse_date};
use anzhi::policy::{self, Example, Fact, Policy};
use anzhi::written::{Node, Value, parse};

use super::packs::files_or_fixture;
use super::root;

/// A data file as a tree.
pub fn parsed(name: &str) -> Node {
    let path = root().join("tests/vectors").join(format!("{name}.yaml"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut findings = Findings::default();
    let node = parse(&Source::new(format!("{name}.yaml"), text), &mut findings);
    assert_eq!(findings, Findings::default());
    node.expect("a tree")
}

/// The items of a list under a key.
pub fn list<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    match node.get(key).map(|node| &node.value) {
        Some(Value::List(items)) => items,
        other => panic!("{key} is {other:?}"),
    }
}

/// The values of a fact.
pub fn fact<'f>(facts: &'f [Fact], name: &str) -> Option<&'f [String]> {
    facts.iter().find(|fact| fact.name == name).map(|fact| fact.values.as_slice())
}

/// One row.
#[derive(Clone, Copy)]
pub struct Row<'n>(pub &'n Node);

impl<'n> Row<'n> {
    pub fn has(&self, key: &str) -> bool {
        self.0.get(key).is_some()
    }

    /// The row as it is written, up to the end of its first line.
    pub fn line(&self) -> &'n str {
        let span = &self.0.span;
        span.source.text[span.start..span.end].lines().next().unwrap_or_default()
    }

    pub fn text(&self, key: &str) -> &'n str {
        self.0.get(key).and_then(Node::as_text).unwrap_or_else(|| panic!("{key} of {}", self.line()))
    }

    pub fn number(&self, key: &str) -> usize {
        self.text(key).parse().unwrap_or_else(|_| panic!("{key} of {}", self.line()))
    }

    /// Rows under a key; none without it.
    pub fn entries(&self, key: &str) -> Vec<Row<'n>> {
        if self.has(key) { list(self.0, key).iter().map(Row).collect() } else { Vec::new() }
    }

    /// A map of facts; none without it.
    pub fn facts(&self, key: &str) -> Vec<Fact> {
        let Some(node) = self.0.get(key) else { return Vec::new() };
        let Value::Map(entries) = &node.value else { panic!("{key} of {}", self.line()) };
        let text = |node: &Node| node.as_text().map(str::to_owned);
        let one = |(name, node): &(anzhi::written::Key, Node)| Fact {
            name: name.text.clone(),
            values: match &node.value {
                Value::List(items) => items.iter().filter_map(text).collect(),
                _ => text(node).into_iter().collect(),
            },
            at: node.head(),
        };
        entries.iter().map(one).collect()
    }

    /// The row as an example of a pack.
    pub fn example(&self, name: &str) -> Example {
        let day =
            |text: &str| -> Date { parse_date(text).unwrap_or_else(|| panic!("on of {}", self.line())) };
        Example {
            name: name.to_owned(),
            kind: self.text("kind").to_owned(),
            on: self.0.get("on").and_then(Node::as_text).map(day),
            facts: self.facts("facts"),
            expect: self.facts("expect"),
            at: self.0.head(),
        }
    }

    /// An example made of the row's figures.
    pub fn example_of(&self, kind: &str, facts: &[(&str, String)], expect: &[(&str, String)]) -> Example {
        let all = |facts: &[(&str, String)]| {
            let one = |(name, value): &(&str, String)| Fact {
                name: (*name).to_owned(),
                values: vec![value.clone()],
                at: self.0.head(),
            };
            facts.iter().map(one).collect()
        };
        let (facts, expect) = (all(facts), all(expect));
        Example {
            name: self.line().to_owned(),
            kind: kind.to_owned(),
            on: None,
            facts,
            expect,
            at: self.0.head(),
        }
    }
}

/// Packs read once, those that ship and those of `tests/packs/`.
#[derive(Default)]
pub struct Packs(BTreeMap<String, (Policy, Vec<Example>)>);

impl Packs {
    fn pack(&mut self, id: &str) -> &(Policy, Vec<Example>) {
        self.0.entry(id.to_owned()).or_insert_with(|| {
            let (policy, findings) = policy::read(id, &files_or_fixture);
            assert_eq!(findings, Findings::default(), "{id}");
            let (examples, findings) = policy::examples(id, &files_or_fixture(id));
            assert_eq!(findings, Findings::default(), "{id}");
            (policy.expect("a policy"), examples)
        })
    }

    pub fn policy(&mut self, id: &str) -> &Policy {
        &self.pack(id).0
    }

    pub fn examples(&mut self, id: &str) -> &[Example] {
        &self.pack(id).1
    }
}
