//! Owns: who signs a document, as keys of `signatories` in `case.yaml`.
//! Never: knows a key by name.

use crate::model::Signatories;

/// Who signs: `plan`; `notices + congress` together; `party_letter | letter` the first that the case names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedBy {
    /// Alternatives, each of keys that sign together; at least one, none of them empty.
    choices: Vec<Vec<String>>,
}

impl SignedBy {
    /// Reads the words of `document.yaml`; nothing where a key is missing between signs, or is no single word.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let keys = |choice: &str| choice.split('+').map(|key| key.trim().to_owned()).collect::<Vec<_>>();
        let choices: Vec<Vec<String>> = text.split('|').map(keys).collect();
        let word = |key: &String| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_');
        let whole = choices.iter().flatten().all(word);
        whole.then_some(Self { choices })
    }

    /// The names under the document, or the keys of the last choice that the case lacks.
    ///
    /// # Errors
    /// The case names no choice in full.
    pub fn names(&self, signatories: &Signatories) -> Result<Vec<String>, Vec<String>> {
        let mut lacking = Vec::new();
        for choice in &self.choices {
            lacking = choice.iter().filter(|key| signatories.get(key).is_none()).cloned().collect();
            if lacking.is_empty() {
                let names = choice.iter().filter_map(|key| signatories.get(key));
                return Ok(names.flatten().cloned().collect());
            }
        }
        Err(lacking)
    }
}
