//! Owns: `anzhi policy test`: the worked examples of packs, run.
//! Never: works an example out by itself.

use clap::Args;
use serde_json::json;

use crate::assess::run_example;
use crate::build::Inputs;
use crate::cli::columns::aligned;
use crate::cli::exit::Exit;
use crate::cli::print::{Answer, Printer};
use crate::diagnostic::Findings;
use crate::policy::examples;

use super::shelf::{PacksArguments, Shelf, once};

/// Of `policy test`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Ids; all without one.
    #[arg(id = "pack", value_name = "PACK")]
    pub wanted: Vec<String>,
    /// Packs of a case.
    #[command(flatten)]
    pub packs: PacksArguments,
}

const WIDEST: usize = 40;

/// Runs the command. Examples of a pack that cannot be read are not run: what is wrong with it is told.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let shelf = match Shelf::open(&arguments.packs) {
        Ok(shelf) => shelf,
        Err(findings) => return printer.finish("policy test", &findings, None),
    };
    let wanted = match shelf.choose(&arguments.wanted) {
        Ok(wanted) => wanted,
        Err(findings) => return printer.finish("policy test", &findings, None),
    };
    let (mut findings, mut rows, mut data) = (Findings::default(), Vec::new(), Vec::new());
    let (mut all, mut all_failed) = (0, 0);
    for read in shelf.read(&wanted) {
        once(&mut findings, &read.findings);
        let files = match shelf.workspace.policy_files(read.id) {
            Ok(files) => files,
            Err(told) => {
                once(&mut findings, &told);
                continue;
            }
        };
        let (examples, told) = examples(read.id, &files);
        once(&mut findings, &told);
        let Some(policy) = read.policy else { continue };
        let results = examples.iter().map(|example| run_example(example, &policy));
        let failures: Vec<Findings> = results.filter(|told| !told.0.is_empty()).collect();
        let (count, failed) = (examples.len(), failures.len());
        for told in failures {
            findings.append(told);
        }
        all += count;
        all_failed += failed;
        data.push(json!({ "pack": read.id, "examples": count, "failed": failed }));
        rows.push(vec![read.id.to_owned(), summary(count, failed, printer)]);
    }
    let text = aligned(&rows, 0, WIDEST);
    let exit =
        printer.finish("policy test", &findings, Some(Answer { text, data: json!({ "packs": data }) }));
    let (all, all_failed) = (all.to_string(), all_failed.to_string());
    printer.talk("ui.examples-run", &[("count", &all), ("failed", &all_failed)]);
    exit
}

fn summary(count: usize, failed: usize, printer: &Printer) -> String {
    let (count, failed_text) = (count.to_string(), failed.to_string());
    let key = if failed == 0 { "pack.examples" } else { "pack.examples-failed" };
    printer.messages.text(key, &[("count", &count), ("failed", &failed_text)])
}
