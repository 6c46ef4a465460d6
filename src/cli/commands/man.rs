//! Owns: `anzhi man`.
//! Never: installs the page.

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::print::Printer;
use crate::cli::usage;

/// Of `man`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Only the page of this command.
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// A command by its name; one below another as `policy-list`.
fn find<'c>(command: &'c clap::Command, name: &str) -> Option<&'c clap::Command> {
    let below = || {
        let (first, rest) = name.split_once('-')?;
        command.find_subcommand(first)?.find_subcommand(rest)
    };
    command.find_subcommand(name).or_else(below)
}

/// Prints the manual page of the program or of one command.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let mut command = usage::command(&printer.messages);
    command.build();
    let page = match &arguments.command {
        None => Some(command),
        Some(name) => find(&command, name).cloned(),
    };
    let Some(page) = page else {
        let name = arguments.command.as_deref().unwrap_or_default();
        printer.complain(&printer.messages.text("usage-error.invalid-subcommand", &[("command", name)]));
        return Exit::CouldNotRun;
    };
    let mut bytes = Vec::new();
    // a page below is named after its command, but its version is the program's
    let page = clap_mangen::Man::new(page).source(concat!("anzhi ", env!("CARGO_PKG_VERSION")));
    if page.render(&mut bytes).is_err() {
        return Exit::CouldNotRun;
    }
    printer.verbatim(&bytes);
    Exit::Clean
}
