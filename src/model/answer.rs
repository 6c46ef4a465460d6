//! Owns: what a file answers to a question that the law asks.
//! Never: takes silence for a no.

/// Yes with what it is, no, or nothing at all: an empty cell denies nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer<T> {
    /// Nothing stands there.
    #[default]
    NotStated,
    /// A no stands there.
    No,
    /// What stands there.
    Yes(T),
}

impl<T> Answer<T> {
    /// What stands there; nothing for a no and for silence alike.
    pub fn yes(&self) -> Option<&T> {
        if let Self::Yes(value) = self { Some(value) } else { None }
    }

    /// Whether anything stands there, a no included.
    pub fn is_stated(&self) -> bool {
        !matches!(self, Self::NotStated)
    }
}
