//! Owns: columns of the roster that a case declares for itself, and who may see them.
//! Never: a fact that a rule can name; papers print these columns, and nothing else uses them.

use super::{Holds, Profile};

/// A column that the case's `columns.yaml` declares under `own`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnColumn {
    /// Its usual name, by which a document lists it.
    pub name: String,
    /// What stands in it.
    pub holds: Holds,
    /// The openest paper that may show it: `personal` unless the case says otherwise, and always for an amount.
    pub class: Profile,
}
