//! Owns: on what a document may be printed, by the words of `document.yaml`.
//! Never: knows a margin.

/// A sheet of paper. What is to be posted on a wall is printed on A3, which is A4 enlarged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// A4, standing.
    #[default]
    A4,
    /// A4, lying: for wide tables.
    A4Landscape,
    /// A3, standing.
    A3,
    /// A3, lying.
    A3Landscape,
}

impl Paper {
    /// Every value, by the word of `document.yaml`.
    pub const ALL: [(&'static str, Self); 4] = [
        ("a4", Self::A4),
        ("a4 landscape", Self::A4Landscape),
        ("a3", Self::A3),
        ("a3 landscape", Self::A3Landscape),
    ];

    /// The word of `document.yaml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, paper)| *paper == self).map_or("", |(word, _)| word)
    }

    /// Whether the long side lies below.
    #[must_use]
    pub fn is_landscape(self) -> bool {
        matches!(self, Self::A4Landscape | Self::A3Landscape)
    }

    /// Whether it is larger than A4, and all that stands on it with it.
    #[must_use]
    pub fn is_enlarged(self) -> bool {
        matches!(self, Self::A3 | Self::A3Landscape)
    }
}
