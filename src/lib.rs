//! anzhi (安置) turns the data of a resettlement case and the policy in force into typeset documents. Owns: the
//! order of the rooms: read → assess → compose → typeset → deliver.
//! Never: does any of the work itself.

pub mod assess;
pub mod build;
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod model;
pub mod policy;
pub mod typeset;
pub mod written;
