//! Owns: worked examples of a pack, as a labour lawyer reads them.
//! Never: works one out; `assess` does.

use crate::diagnostic::Place;
use crate::model::Date;

/// One example: facts and what must come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// In words.
    pub name: String,
    /// What is worked out: `severance`, `retirement` …
    pub kind: String,
    /// The day on which norms are looked up.
    pub on: Option<Date>,
    /// What is known.
    pub facts: Vec<Fact>,
    /// What must come out.
    pub expect: Vec<Fact>,
    /// Its place.
    pub at: Place,
}

/// One fact of an example, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Name.
    pub name: String,
    /// The text, or the texts of a list.
    pub values: Vec<String>,
    /// Its place.
    pub at: Place,
}

impl Example {
    /// A fact's single text.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&str> {
        let fact = self.facts.iter().find(|fact| fact.name == name)?;
        fact.values.first().map(String::as_str)
    }
}
