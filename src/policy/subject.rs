//! Owns: whose facts conditions and formulas look at.
//! Never: a name of a fact.

use crate::diagnostic::Coded;
use strum::{IntoStaticStr, VariantArray};

/// Whose facts a condition looks at. The facts of the case can be named everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Subject {
    /// `worker`
    Worker,
    /// `case`
    Case,
    /// `source` of money.
    Source,
    /// `year` of payment.
    Year,
    /// `provision`: a debt or reserve of the enterprise.
    Provision,
    /// `dependant`: a retiree, a veteran cadre or a survivor.
    Dependant,
    /// `step`: one edge of the procedure.
    Step,
    /// `stated`: a figure that somebody printed.
    Stated,
    /// `entry`: a cell of a register that papers post.
    Entry,
    /// `rule`: a rule as the case uses it; only words name its facts.
    Rule,
    /// `segment` of a worker's severance; only words name its facts.
    Segment,
}

impl Subject {
    /// Those about which checks and formulas can be, by the word that `of` takes.
    #[must_use]
    pub fn judged() -> [(&'static str, Self); 9] {
        std::array::from_fn(|at| (Self::VARIANTS[at].code(), Self::VARIANTS[at]))
    }
}
