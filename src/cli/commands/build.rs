//! Owns: `anzhi build`. May import: every room. Never: decides, typesets by itself.

use crate::cli::args::BuildArguments;
use crate::cli::exit::Exit;
use crate::cli::print::Printer;
use crate::cli::workspace::Workspace;
use crate::diagnostic::Findings;

/// Runs the command.
pub fn run(arguments: &BuildArguments, printer: &Printer) -> Exit {
    let opened = Workspace::open(&arguments.case.case).map_err(|finding| Findings(vec![finding]));
    match opened.and_then(|workspace| workspace.case_files()) {
        Ok(_) => Exit::CouldNotRun,
        Err(findings) => printer.finish("build", &findings, None),
    }
}
