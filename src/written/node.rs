//! Owns: the tree of a YAML file, each node with its place.
//! Never: knows which keys belong where.

use strum::IntoStaticStr;

use crate::diagnostic::{Place, Span};

/// One value as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// From its first to its last character.
    pub span: Span,
    /// What stands there.
    pub value: Value,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Value {
    /// Keys and values, in the order written; a repeated key is reported and only the first kept.
    Map(Vec<(Key, Node)>),
    /// Items, in the order written.
    List(Vec<Node>),
    /// A scalar; nothing is turned into a number or a truth value here.
    Text {
        /// The text without quotes or escapes.
        text: String,
        /// Written without quotes, on no account a block.
        plain: bool,
    },
    /// Nothing, `~` or `null`.
    Empty,
}

/// A key of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Node {
    /// The whole value as a place.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::Text(self.span.clone())
    }

    /// The first line of the value: enough to point at, where the whole map would fill a screen.
    #[must_use]
    pub fn head(&self) -> Place {
        let Span { source, start, end } = &self.span;
        let written = source.text.get(*start..*end).unwrap_or_default();
        let line = written.find(['\n', '\r']).unwrap_or(written.len());
        Place::Text(Span { source: source.clone(), start: *start, end: start + line })
    }

    /// The code word of the kind of value: `map`, `list`, `text` or `empty`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        (&self.value).into()
    }

    /// The text of a scalar.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The value under a key of a map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(name, _)| name.text == key).map(|(_, node)| node),
            _ => None,
        }
    }
}
