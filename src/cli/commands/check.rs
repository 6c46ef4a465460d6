//! Owns: `anzhi check`: everything that is wrong, nothing written.
//! Never: decides.

pub use crate::cli::args::CaseArguments as Arguments;
use crate::cli::exit::Exit;
use crate::cli::pipeline::judge;
use crate::cli::print::Printer;
use crate::cli::sarif;

/// Runs the command.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let (judged, findings) = judge(&arguments.case, arguments.as_of);
    if printer.wants_sarif() {
        let policy = judged.as_ref().map(|(_, judged)| &judged.policy);
        let log = sarif::document(&printer.messages, &findings, policy, &arguments.case);
        printer.verbatim(format!("{log}\n").as_bytes());
        return Exit::of(&findings);
    }
    let exit = printer.finish("check", &findings, None);
    if findings.0.is_empty() {
        printer.talk("ui.no-findings", &[]);
    }
    exit
}
