//! Owns: the commands, a file each: its `Arguments` and its `run`; what it says is in `locales/commands/`.
//! Never: prints but through `Printer`.

mod ask;
mod assess;
mod build;
mod check;
mod compare;
mod completions;
mod eject;
mod explain;
mod fonts;
mod list;
mod man;
mod new;
mod next;
mod plan;
mod policy;
mod roster;
mod sample;
mod vars;

use clap::Subcommand;

use super::exit::Exit;
use super::print::Printer;

/// A line for each command: its variant, and its file.
macro_rules! commands {
    ($($name:ident => $file:ident,)+) => {
        /// The commands, in the order in which help lists them.
        #[derive(Clone, Debug, Subcommand)]
        pub enum Command {
            $(#[doc = stringify!($file)] $name($file::Arguments),)+
        }

        /// Runs a command.
        pub fn run(command: &Command, printer: &Printer) -> Exit {
            match command {
                $(Command::$name(arguments) => $file::run(arguments, printer),)+
            }
        }
    };
}

commands! {
    New => new,
    Sample => sample,
    Build => build,
    Plan => plan,
    List => list,
    Vars => vars,
    Eject => eject,
    Roster => roster,
    Check => check,
    Next => next,
    Assess => assess,
    Compare => compare,
    Explain => explain,
    Ask => ask,
    Policy => policy,
    Fonts => fonts,
    Completions => completions,
    Man => man,
}
