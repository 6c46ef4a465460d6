//! Owns: which papers may not go out before which step is done.
//! Never: looks at what was done.

use std::sync::Arc;

use crate::diagnostic::Place;

use super::{Citation, Expression};

/// A step whose papers may not go out while another is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Both steps: `vote → payment`.
    pub id: String,
    /// The step that must be done first.
    pub until: String,
    /// The step whose papers wait.
    pub closes: String,
    /// What must hold beside: a vote that was lost opens nothing. Done is enough where there is none.
    pub holds: Option<Expression>,
    /// Articles.
    pub basis: Arc<[Citation]>,
    /// Proved.
    pub checked: bool,
    /// Its place in the pack.
    pub at: Place,
}
