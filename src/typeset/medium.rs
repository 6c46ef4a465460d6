//! Owns: the media for which one source is made, and which files of the house style each of them sees.
//! Never: what a word looks like.

use crate::diagnostic::Coded;
use strum::{IntoStaticStr, VariantArray};
use typst::{Feature, Library, LibraryExt};

/// Where the texts of a house style lie.
pub(super) const STYLE: &str = "/house-style/";

/// What a document is made for. A body says what stands in it; how that looks is a house style, one for each medium.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Medium {
    /// Paper: pages of a fixed size.
    Page,
    /// Structure without a size, from which web pages and texts are written.
    Flow,
}

impl Medium {
    /// Under which path a file is served: what lies in the folder of this medium, directly under the house style; what
    /// lies in that of another, nowhere; all else, where it is.
    pub(super) fn serves(self, path: &str) -> Option<String> {
        let Some((folder, rest)) = path.strip_prefix(STYLE).and_then(|rest| rest.split_once('/')) else {
            return Some(path.to_owned());
        };
        match Self::of_code(folder) {
            Some(medium) => (medium == self).then(|| format!("{STYLE}{rest}")),
            None => Some(path.to_owned()),
        }
    }

    pub(super) fn library(self) -> typst::LibraryBuilder {
        let features = match self {
            Self::Page => Vec::new(),
            Self::Flow => vec![Feature::Html],
        };
        Library::builder().with_features(features.into_iter().collect())
    }
}
