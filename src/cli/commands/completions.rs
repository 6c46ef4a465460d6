//! Owns: `anzhi completions`. May import: cli. Never: installs the script.

use crate::cli::args::CompletionsArguments;
use crate::cli::exit::Exit;
use crate::cli::messages::Lang;
use crate::cli::print::Printer;
use crate::cli::usage;

/// Prints the script, with descriptions in the reader's language.
pub fn run(arguments: &CompletionsArguments, lang: Lang, printer: &Printer) -> Exit {
    let mut command = usage::command(lang, &printer.messages);
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    printer.verbatim(&script);
    Exit::Clean
}
