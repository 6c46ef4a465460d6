//! Owns: what the files of a case say, as facts look at it.
//! Never: a name of a fact.

use crate::assess::law::norms::Norms;
use crate::assess::worker::injured::Injured;
use crate::model::Case;
use crate::policy::Policy;

/// What the files of a case say, as facts look at it.
pub(super) struct Files<'a> {
    pub case: &'a Case,
    pub policy: &'a Policy,
    pub norms: &'a Norms,
    /// Those injured at work, by what their grade grants.
    pub injured: Option<[Injured; 3]>,
}
