//! Owns: whose facts conditions and formulas look at.
//! Never: a name of a fact.

/// Whose facts a condition looks at. The facts of the case can be named everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// `rule`: a rule as the case uses it; only words name its facts.
    Rule,
    /// `segment` of a worker's severance; only words name its facts.
    Segment,
}

impl Subject {
    /// Every subject, by the word that packs use.
    pub const ALL: [(&'static str, Self); 10] = [
        ("worker", Self::Worker),
        ("case", Self::Case),
        ("source", Self::Source),
        ("year", Self::Year),
        ("provision", Self::Provision),
        ("dependant", Self::Dependant),
        ("step", Self::Step),
        ("stated", Self::Stated),
        ("rule", Self::Rule),
        ("segment", Self::Segment),
    ];

    /// Those about which checks and formulas can be, as `of` names them.
    #[must_use]
    pub fn judged() -> &'static [(&'static str, Self)] {
        &Self::ALL[..8]
    }
}
