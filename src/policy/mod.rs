//! Owns: the norms in force: packs, dated parameters, citations, channels, grounds, cost items.
//! May import: diagnostic, written, model (dates and money only).
//! Never: facts of a case, decisions, files.

mod citation;
mod pack;
mod schema;

pub use citation::{Citation, Instrument, InstrumentStatus, cite};
pub use pack::{
    Channel, CostItem, FundKind, Ground, GroupRule, Norm, Pack, Parameter, Payment, Policy, Stage, Value,
};
pub use schema::read;
