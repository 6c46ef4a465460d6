//! Owns: `anzhi completions`.
//! Never: installs the script.

use clap::Args;

use crate::build::Inputs;
use crate::cli::exit::Exit;
use crate::cli::print::Printer;
use crate::cli::usage;
use crate::cli::workspace::Workspace;
use crate::compose::Catalogue;

/// Of `completions`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

/// Prints the script, with descriptions in the reader's language; `--only` is completed with the ids of documents.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let (catalogue, _) =
        Catalogue::read(&Workspace::embedded().template_files().unwrap_or_default(), None, &[]);
    let ids: Vec<String> = catalogue.documents.into_iter().map(|document| document.id).collect();
    let only = |only: clap::Arg| only.value_parser(clap::builder::PossibleValuesParser::new(ids));
    let command = usage::command(&printer.messages);
    let mut command = command.mut_subcommand("build", |build| build.mut_arg("only", only));
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    printer.verbatim(&script);
    Exit::Clean
}
