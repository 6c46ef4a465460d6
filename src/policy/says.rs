//! Owns: the words of rules: which kinds of rule have words, for which paper, and whose facts those may name.
//! Never: a word of its own; the form in which a value is printed.

use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::Coded;
use crate::model::RestructuringForm;

use super::{AllowanceForm, BaseRule, Expression, FactValue, OwnPart, Part, Subject, Tail};

/// A kind of rule that papers state in words. Entries of it stand under its code in `origins`, or in `says.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Rule {
    /// A channel of resettlement.
    Channel,
    /// A ground on which the contract ends.
    Ground,
    /// A method of severance.
    Method,
    /// A cost item that is paid to a worker or set aside for one; most say nothing beside their working.
    #[strum(serialize = "cost item")]
    Item,
    /// Service under one regime: `earlier`, `later`, `whole`, the `sum` of the two first, `local`.
    Segment,
    /// Where a wage base comes from: `own`, `capped`, `lifted`, `enterprise`, `formula`.
    Base,
    /// What becomes of a part of a year.
    Tail,
    /// A form of restructuring.
    Form,
    /// How the living allowance of internal retirement is paid.
    Allowance,
    /// Who pays the worker's part of the contributions until retirement.
    OwnPart,
    /// What the law grants a worker beside the sums: `injury`, `health_check`, `unemployment`, `dispute`.
    Notice,
    /// What a paper that is signed or handed over says of the law, by codes of the pack's own: `transfer`, `remedies`.
    Clause,
}

/// The paper, or the place in it, for which words are; its code is the key under `says`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Paper {
    /// The part of the plan that is about the rule.
    Plan,
    /// The part of the plan about severance, for grounds.
    Severance,
    /// The part of the plan about those who wait for retirement, for channels.
    Terms,
    /// The statement of one worker.
    Slip,
}

impl Rule {
    /// The papers that state such a rule, and whose facts the words for each may name.
    #[must_use]
    pub fn papers(self) -> &'static [(Paper, Subject)] {
        match self {
            Self::Channel => {
                &[(Paper::Plan, Subject::Rule), (Paper::Terms, Subject::Rule), (Paper::Slip, Subject::Worker)]
            }
            Self::Method | Self::Allowance | Self::OwnPart => {
                &[(Paper::Plan, Subject::Rule), (Paper::Slip, Subject::Worker)]
            }
            Self::Ground => &[
                (Paper::Plan, Subject::Rule),
                (Paper::Severance, Subject::Rule),
                (Paper::Slip, Subject::Worker),
            ],
            Self::Segment | Self::Base => &[(Paper::Plan, Subject::Rule), (Paper::Slip, Subject::Segment)],
            Self::Tail | Self::Form => &[(Paper::Plan, Subject::Rule)],
            Self::Item | Self::Clause => &[(Paper::Slip, Subject::Worker)],
            Self::Notice => &[(Paper::Plan, Subject::Rule), (Paper::Slip, Subject::Worker)],
        }
    }

    /// The codes of a kind whose rules are the program's own: the pack has words for each of them and for no other.
    #[must_use]
    pub fn codes(self) -> Vec<&'static str> {
        match self {
            Self::Channel | Self::Ground | Self::Method | Self::Item | Self::Clause => Vec::new(),
            Self::Segment => [Part::codes(), vec!["sum"]].concat(),
            Self::Base => BaseRule::codes(),
            Self::Tail => Tail::codes(),
            Self::Allowance => AllowanceForm::codes(),
            Self::OwnPart => OwnPart::codes(),
            Self::Notice => vec!["injury", "health_check", "unemployment", "dispute"],
            Self::Form => RestructuringForm::codes(),
        }
    }
}

/// What a rule says in one paper: clauses, each whole by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Says(pub Vec<Clause>);

/// Some words, and when they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// They stand only where this holds; always where there is none.
    pub when: Option<Expression>,
    /// The words between the names.
    pub pieces: Vec<Piece>,
}

/// A piece of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// As it is printed.
    Words(String),
    /// The value of a fact or parameter.
    Value(String),
    /// The articles on which a parameter rests: `{severance_cap_multiple.依据}`.
    Basis(String),
}

/// What follows a parameter's id in braces where its articles are meant.
pub(super) const BASIS: &str = ".依据";

impl Says {
    /// The words as they stand for one thing. A clause whose condition does not hold falls away, and so does one
    /// that names what is not known or is blank: half a sentence is never printed.
    pub fn worded(
        &self,
        value: &dyn Fn(&str) -> Option<FactValue>,
        printed: &dyn Fn(&Piece) -> Option<String>,
    ) -> String {
        let holds = |clause: &&Clause| {
            let met = |when: &Expression| matches!(when.evaluate(value), Ok(Some(FactValue::Truth(true))));
            clause.when.as_ref().is_none_or(met)
        };
        let told = self.0.iter().filter(holds).filter_map(|clause| {
            let pieces = clause.pieces.iter().map(|piece| match piece {
                Piece::Words(words) => Some(words.clone()),
                named => printed(named).filter(|text| !text.is_empty()),
            });
            pieces.collect::<Option<String>>()
        });
        told.collect()
    }

    /// The names that its conditions and braces use.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|clause| {
            let of_condition = clause.when.iter().flat_map(Expression::names).map(AsRef::as_ref);
            let of_words = clause.pieces.iter().filter_map(|piece| match piece {
                Piece::Words(_) => None,
                Piece::Value(name) | Piece::Basis(name) => Some(name.as_str()),
            });
            of_condition.chain(of_words)
        })
    }
}
