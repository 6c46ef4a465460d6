//! Owns: `anzhi policy lint`: what reading tells of packs, and what only comparing them shows.
//! Never: the clock.

use clap::Args;
use serde_json::json;

use crate::assess::reads;
use crate::build::Inputs;
use crate::cli::args::date;
use crate::cli::columns::aligned;
use crate::cli::exit::Exit;
use crate::cli::print::{Answer, Printer};
use crate::compose::Catalogue;
use crate::diagnostic::Severity;
use crate::model::Date;
use crate::policy::{Policy, Uses, lint};

use super::shelf::{PacksArguments, Shelf, once};

/// Of `policy lint`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Ids; all without one.
    #[arg(id = "pack", value_name = "PACK")]
    pub wanted: Vec<String>,
    /// The day from which age is reckoned.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
    /// Packs of a case.
    #[command(flatten)]
    pub packs: PacksArguments,
}

const WIDEST: usize = 40;

/// Runs the command. All packs are read whichever are asked for: only together they show what nothing uses.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let shelf = match Shelf::open(&arguments.packs) {
        Ok(shelf) => shelf,
        Err(findings) => return printer.finish("policy lint", &findings, None),
    };
    let wanted = match shelf.choose(&arguments.wanted) {
        Ok(wanted) => wanted,
        Err(findings) => return printer.finish("policy lint", &findings, None),
    };
    let templates = match shelf.workspace.template_files() {
        Ok(templates) => templates,
        Err(findings) => return printer.finish("policy lint", &findings, None),
    };
    let ids: Vec<&str> = shelf.ids.iter().map(String::as_str).collect();
    let packs = shelf.read(&ids);
    let policies: Vec<&Policy> = packs.iter().filter_map(|read| read.policy.as_ref()).collect();
    let uses = (policies.len() == packs.len()).then(|| Uses::of(policies.iter().copied()));
    let newest = policies.iter().flat_map(|policy| &policy.packs).map(|pack| pack.checked_on).max();
    let on = arguments.on.or(newest).unwrap_or(Date::MIN);
    let (catalogue, mut findings) = Catalogue::read(&templates, None, &[]);
    let elsewhere = |id: &str| reads(id) || catalogue.prints(id);
    let (mut rows, mut data) = (Vec::new(), Vec::new());
    for read in packs.iter().filter(|read| wanted.contains(&read.id)) {
        let mut told = read.findings.clone();
        if let Some(policy) = &read.policy {
            told.append(lint(policy, uses.as_ref(), &elsewhere, on));
        }
        let counts = [Severity::Error, Severity::Warning, Severity::Note]
            .map(|severity| told.0.iter().filter(|finding| finding.severity() == severity).count());
        let [errors, warnings, notes] = counts;
        data.push(json!({ "pack": read.id, "errors": errors, "warnings": warnings, "notes": notes }));
        let cells = ["error", "warning", "note"].iter().zip(counts).map(|(key, count)| {
            printer.messages.text(&format!("ui.count-{key}"), &[("count", &count.to_string())])
        });
        rows.push(std::iter::once(read.id.to_owned()).chain(cells).collect());
        once(&mut findings, &told);
    }
    let answer =
        Answer { text: aligned(&rows, 0, WIDEST), data: json!({ "on": on.to_string(), "packs": data }) };
    printer.finish("policy lint", &findings, Some(answer))
}
