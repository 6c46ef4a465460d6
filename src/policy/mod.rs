//! Owns: the norms in force: packs, dated parameters, citations, channels, methods, checks, cost items.
//! Never: facts of a case, decisions, files.

mod calendar;
mod circle;
mod citation;
mod entries;
mod example;
mod expression;
mod gate;
mod ground;
mod heads;
mod lint;
mod own;
mod pack;
mod parameter;
mod says;
mod schema;
mod specimen;
mod subject;
mod uses;
mod vocabulary;

pub use calendar::{Calendar, CalendarYear};
pub use citation::{Citation, Instrument, InstrumentKind, InstrumentStatus, Proof, cite, cite_basis};
pub use entries::{
    Channel, ChannelSet, Check, CostItem, Delay, EachFormula, Edge, FundKind, GroupRule, ItemRole, Method,
    MethodFormula, Payment, PeriodKind, RetirementCategory, Stage, Tail, UseOrder,
};
pub use example::{Example, Fact};
pub use expression::{EvaluationFault, Expression, FactValue, Kind, Name, Names};
pub use gate::Gate;
pub use ground::Ground;
pub use heads::Heads;
pub use lint::lint;
pub use own::{AllowanceForm, BaseRule, OwnPart, Part};
pub use pack::{Origin, Pack, Policy};
pub use parameter::{Line, NO_LIMIT, Norm, Parameter, Value};
pub use says::{Clause, Paper, Piece, Rule, Says};
pub use schema::{examples, read};
pub use specimen::{Shows, Specimen};
pub use subject::Subject;
pub use uses::Uses;
pub(crate) use vocabulary::bind;
pub use vocabulary::{KnownFact, Spot, Vocabulary, fact, facts, facts_named, is_yuan, limit_asked};
