//! Owns: `anzhi explain`. May import: every room. Never: makes a document.

use crate::cli::args::ExplainArguments;
use crate::cli::exit::Exit;
use crate::cli::print::Printer;
use crate::cli::workspace::Workspace;
use crate::diagnostic::Findings;

/// Runs the command.
pub fn run(arguments: &ExplainArguments, printer: &Printer) -> Exit {
    let opened = Workspace::open(&arguments.case).map_err(|finding| Findings(vec![finding]));
    match opened.and_then(|workspace| workspace.case_files()) {
        Ok(_) => Exit::CouldNotRun,
        Err(findings) => printer.finish("explain", &findings, None),
    }
}
