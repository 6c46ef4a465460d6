//! Owns: how much of a person a paper may tell.
//! Never: loosens a profile by itself.

/// How much a document may show (个人信息保护法 第二十五条、第二十八条).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// Posted on a wall: names masked unless the notice needs them, no numbers, no health, no wages.
    Public,
    /// For delegates and offices.
    Internal,
    /// Handed to the person.
    Personal,
}

impl Profile {
    /// Every profile, from the openest.
    pub const ALL: [Self; 3] = [Self::Public, Self::Internal, Self::Personal];

    /// The word of `document.yaml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
            Self::Personal => "personal",
        }
    }

    /// The reverse of [`Profile::as_str`].
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.as_str() == word)
    }
}
