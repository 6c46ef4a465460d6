//! Owns: `anzhi assess`: every figure with its working and article.
//! Never: calculates.

pub use crate::cli::args::CaseArguments as Arguments;
use crate::cli::exit::Exit;
use crate::cli::pipeline::judge;
use crate::cli::print::{Answer, Printer};
use crate::cli::report;

/// Runs the command.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let (judged, findings) = judge(&arguments.case, arguments.as_of);
    let answer = judged.map(|(_, judged)| Answer {
        text: report::summary(&judged, printer),
        data: report::assessment(&judged),
    });
    printer.finish("assess", &findings, answer)
}
