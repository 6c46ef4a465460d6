//! Owns: `anzhi check`: everything that is wrong with the case and with its templates, nothing written.
//! Never: decides.

use crate::build::proof_templates;
pub use crate::cli::args::CaseArguments as Arguments;
use crate::cli::exit::Exit;
use crate::cli::pipeline::judge;
use crate::cli::print::Printer;
use crate::cli::sarif;
use crate::cli::workspace::Workspace;

/// Runs the command.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let (judged, mut findings) = judge(&arguments.case, arguments.as_of);
    // of a case that cannot be judged the templates can still be told; of a folder that is none, nothing
    let opened = judged.as_ref().map(|(workspace, _)| workspace.clone());
    let policy = judged.as_ref().map(|(_, judged)| &judged.policy);
    if let Some(workspace) = opened.or_else(|| Workspace::open(&arguments.case).ok()) {
        findings.append(proof_templates(&workspace, policy));
    }
    if printer.wants_sarif() {
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
