//! Owns: `anzhi man`. May import: cli. Never: installs the page.

use crate::cli::args::ManArguments;
use crate::cli::exit::Exit;
use crate::cli::messages::Lang;
use crate::cli::print::Printer;
use crate::cli::usage;

/// Prints the manual page of the program or of one command.
pub fn run(arguments: &ManArguments, lang: Lang, printer: &Printer) -> Exit {
    let mut command = usage::command(lang, &printer.messages);
    command.build();
    let page = match &arguments.command {
        None => Some(command),
        Some(name) => command.find_subcommand(name).cloned(),
    };
    let Some(page) = page else {
        let name = arguments.command.as_deref().unwrap_or_default();
        printer.complain(&printer.messages.text("usage-error.invalid-subcommand", &[("command", name)]));
        return Exit::CouldNotRun;
    };
    let mut bytes = Vec::new();
    if clap_mangen::Man::new(page).render(&mut bytes).is_err() {
        return Exit::CouldNotRun;
    }
    printer.verbatim(&bytes);
    Exit::Clean
}
