//! Owns: `anzhi policy …`: the packs at hand, for those who write and check them.
//! Never: judges a case.

pub mod data;
mod lint;
mod list;
mod shelf;
mod show;
mod test;
pub mod words;

use clap::{Args, Subcommand};

use crate::cli::exit::Exit;
use crate::cli::print::Printer;

use shelf::PacksArguments;

/// Of `policy`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: PolicyCommand,
}

/// The commands below `policy`.
#[derive(Clone, Debug, Subcommand)]
pub enum PolicyCommand {
    /// `policy list`
    List(PacksArguments),
    /// `policy show`
    Show(show::Arguments),
    /// `policy lint`
    Lint(lint::Arguments),
    /// `policy test`
    Test(test::Arguments),
}

/// Runs the command.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    match &arguments.command {
        PolicyCommand::List(arguments) => list::run(arguments, printer),
        PolicyCommand::Show(arguments) => show::run(arguments, printer),
        PolicyCommand::Lint(arguments) => lint::run(arguments, printer),
        PolicyCommand::Test(arguments) => test::run(arguments, printer),
    }
}
