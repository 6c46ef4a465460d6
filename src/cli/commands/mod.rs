//! Owns: the commands, a file each.
//! Never: prints but through `Printer`.

pub mod assess;
pub mod build;
pub mod check;
pub mod compare;
pub mod completions;
pub mod eject;
pub mod explain;
pub mod fonts;
pub mod list;
pub mod man;
pub mod new;
pub mod plan;
pub mod policy;
pub mod roster;
pub mod sample;
pub mod vars;
