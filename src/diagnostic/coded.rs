//! Owns: the word of a value of a closed list, as files, packs and JSON write it.
//! Never: a word for the reader.

use strum::VariantArray;

/// A closed list whose values have a word each. `derive(IntoStaticStr, VariantArray)` makes one: the word is the name of the
/// value in small letters, unless `#[strum(serialize = …)]` beside it says another.
pub trait Coded: Copy + PartialEq + VariantArray + Into<&'static str> {
    /// The word of a value.
    #[must_use]
    fn code(self) -> &'static str {
        self.into()
    }

    /// The value of a word; `None` for a word that none has.
    #[must_use]
    fn of_code(word: &str) -> Option<Self> {
        Self::VARIANTS.iter().copied().find(|value| value.code() == word)
    }

    /// Every word, in the order in which the values are listed.
    #[must_use]
    fn codes() -> Vec<&'static str> {
        Self::VARIANTS.iter().map(|value| value.code()).collect()
    }
}

impl<T: Copy + PartialEq + VariantArray + Into<&'static str>> Coded for T {}
