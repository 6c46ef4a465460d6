//! Owns: `anzhi check`: everything that is wrong, nothing written. May import: cli. Never: decides.

use crate::cli::args::CaseArguments;
use crate::cli::exit::Exit;
use crate::cli::pipeline::judge;
use crate::cli::print::Printer;

/// Runs the command.
pub fn run(arguments: &CaseArguments, printer: &Printer) -> Exit {
    let (_, findings) = judge(&arguments.case, arguments.as_of);
    let exit = printer.finish("check", &findings, None);
    if findings.0.is_empty() {
        printer.talk("ui.no-findings", &[]);
    }
    exit
}
