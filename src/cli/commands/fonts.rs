//! Owns: `anzhi fonts`: which font stands for which role. May import: cli, typeset. Never: makes a document.

use serde_json::json;

use crate::cli::args::FontsArguments;
use crate::cli::exit::Exit;
use crate::cli::print::{Answer, Printer};
use crate::diagnostic::Findings;

/// Lists each role with the font found for it; a role without one is a finding.
pub fn run(arguments: &FontsArguments, printer: &Printer) -> Exit {
    let (lines, findings) = roles(arguments);
    if lines.is_empty() && findings.0.is_empty() {
        printer.talk("ui.no-fonts", &[]);
    }
    let data = lines.iter().map(|(role, family)| json!({ "role": role, "family": family })).collect();
    let text: Vec<String> = lines.iter().map(|(role, family)| format!("{role}  {family}")).collect();
    printer.finish("fonts", &findings, Some(Answer { text: text.join("\n"), data }))
}

/// Role and family of each font of the library; the integrator asks `typeset::FontLibrary` here.
fn roles(_arguments: &FontsArguments) -> (Vec<(String, String)>, Findings) {
    (Vec::new(), Findings::default())
}
