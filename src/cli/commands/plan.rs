//! Owns: `anzhi plan`: which papers a build would make, and why; nothing is written.
//! Never: decides what is stale.

use clap::Args;
use serde_json::json;

use crate::cli::exit::Exit;
use crate::cli::papers;
use crate::cli::print::{Answer, Printer};
use crate::diagnostic::{Code, Finding, Place};

use super::build;

/// Of `plan`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// The build that is planned.
    #[command(flatten)]
    pub build: build::Arguments,
    /// Exit 1 when anything is stale.
    #[arg(long)]
    pub check: bool,
}

/// Runs the command; with `--check` anything stale is exit 1.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    build::prepared("plan", &arguments.build, printer, |_, plan, findings| {
        if arguments.check && !plan.is_done() {
            let count = plan.stale().count() + plan.gone.len();
            findings.push(Finding::new(Code::PapersStale, Place::Case).fact("count", count));
        }
        let data = json!({ "papers": papers::data(&plan), "removed": plan.gone });
        Some(Answer { text: papers::lines(&plan, printer), data })
    })
}
