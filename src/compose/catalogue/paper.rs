//! Owns: on what a document may be printed, by the words of `document.yaml`.
//! Never: knows a margin.

use strum::{IntoStaticStr, VariantArray};

/// A sheet of paper. What is to be posted on a wall is printed on A3, which is A4 enlarged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Paper {
    /// A4, standing.
    #[default]
    A4,
    /// A4, lying: for wide tables.
    #[strum(serialize = "a4 landscape")]
    A4Landscape,
    /// A3, standing.
    A3,
    /// A3, lying.
    #[strum(serialize = "a3 landscape")]
    A3Landscape,
}

impl Paper {
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
