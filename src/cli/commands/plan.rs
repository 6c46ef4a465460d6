//! Owns: `anzhi plan`: which papers a build would make, and why; nothing is written.
//! Never: decides what is stale.

use serde_json::json;

use crate::cli::args::PlanArguments;
use crate::cli::exit::Exit;
use crate::cli::papers;
use crate::cli::print::{Answer, Printer};
use crate::diagnostic::{Code, Finding, Place};

use super::build::prepared;

/// Runs the command; with `--check` anything stale is exit 1.
pub fn run(arguments: &PlanArguments, printer: &Printer) -> Exit {
    prepared("plan", &arguments.build, printer, |_, plan, findings| {
        if arguments.check && !plan.is_done() {
            let count = plan.stale().count() + plan.gone.len();
            findings.push(Finding::new(Code::PapersStale, Place::Case).fact("count", count));
        }
        let data = json!({ "papers": papers::data(&plan), "removed": plan.gone });
        Some(Answer { text: papers::told(&plan, printer), data })
    })
}
