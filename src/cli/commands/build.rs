//! Owns: `anzhi build`: from a judged case to files. May import: every room. Never: decides, calculates.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use crate::assess::Uses;
use crate::cli::args::BuildArguments;
use crate::cli::exit::Exit;
use crate::cli::pipeline::{Judged, judge};
use crate::cli::press::Press;
use crate::cli::print::{Answer, Printer};
use crate::cli::workspace::{Made, Output, Workspace};
use crate::compose::{Catalogue, Document};
use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::typeset::{FontLibrary, FontRole};

/// Runs the command: everything is judged, rendered and tried before the first file appears.
pub fn run(arguments: &BuildArguments, printer: &Printer) -> Exit {
    let (judged, mut findings) = judge(&arguments.case.case, arguments.case.as_of);
    if arguments.draft {
        findings.for_draft();
    }
    let Some((workspace, judged)) = judged.filter(|_| !findings.any_error()) else {
        return printer.finish("build", &findings, None);
    };
    match make(arguments, &workspace, &judged, printer, &mut findings) {
        Some(paths) => {
            let text = told(&paths, &arguments.out, printer);
            printer.finish("build", &findings, Some(Answer { text, data: json!({ "files": paths }) }))
        }
        None => printer.finish("build", &findings, None),
    }
}

/// More files than this in one folder are told as a number.
const LISTED: usize = 10;

/// The files made, a line each; a folder below the output that holds many is told in one line.
fn told(paths: &[String], out: &Path, printer: &Printer) -> String {
    let folder = |path: &str| Path::new(path).parent().filter(|folder| *folder != out).map(Path::to_owned);
    let mut counts = BTreeMap::<PathBuf, usize>::new();
    for folder in paths.iter().filter_map(|path| folder(path)) {
        *counts.entry(folder).or_default() += 1;
    }
    counts.retain(|_, count| *count > LISTED);
    let few = paths.iter().filter(|path| folder(path).is_none_or(|folder| !counts.contains_key(&folder)));
    let many = counts.iter().map(|(folder, count)| {
        let (folder, count) = (folder.display().to_string(), count.to_string());
        printer.messages.text("ui.files-in", &[("folder", &folder), ("count", &count)])
    });
    few.cloned().chain(many).collect::<Vec<_>>().join("\n")
}

fn make(
    arguments: &BuildArguments,
    workspace: &Workspace,
    judged: &Judged,
    printer: &Printer,
    findings: &mut Findings,
) -> Option<Vec<String>> {
    let files = workspace.template_files().map_err(|told| findings.append(told)).ok()?;
    let (catalogue, told) = Catalogue::read(&files);
    findings.append(told);
    let wanted = arguments.wanted();
    let wanted = if wanted.is_empty() { &judged.case.documents } else { &wanted };
    let (documents, told) = catalogue.choose(wanted);
    findings.append(told);
    let fonts = Arc::new(super::fonts::library(&arguments.fonts));
    findings.append(fonts.findings());
    // without a font every character is missing, which would only repeat one fault in every row
    if fonts.missing().is_empty() {
        uncovered_names(judged, &fonts, findings);
    }
    if findings.any_error() {
        return None;
    }
    let (press, told) = Press::new(judged, files, fonts);
    findings.append(told);
    let press = press.filter(|_| !findings.any_error())?;
    let output = Output::open(&arguments.out).map_err(|finding| findings.push(finding)).ok()?;
    let enterprise = &judged.case.enterprise;
    let before = Made::open(&output, &enterprise.credit_code, &enterprise.name);
    let before = before.map_err(|finding| findings.push(finding)).ok()?;
    let staging = output.stage().map_err(|finding| findings.push(finding)).ok()?;
    let total: u64 = documents.iter().map(|document| pieces(document, judged)).sum();
    let bar = printer.progress(total);
    let made = press.make(&documents, &staging, arguments.png, &bar);
    bar.finish_and_clear();
    findings.append(made);
    unproved(judged, &press.uses(), &documents, findings);
    if findings.any_error() {
        return None;
    }
    let all = wanted.is_empty();
    let remade = |name: &str| all || documents.iter().any(|document| is_of(document, name));
    before.deliver(staging, &remade).map_err(|finding| findings.push(finding)).ok()
}

/// Whether a file of the output is one of a document: its paper, its pictures, or those of single workers.
fn is_of(document: &Document, name: &str) -> bool {
    let rest = name.strip_prefix(&document.file_stem());
    rest.is_some_and(|rest| rest.starts_with(['.', '-', '/']))
}

fn pieces(document: &Document, judged: &Judged) -> u64 {
    if document.per_worker { judged.case.workers.len() as u64 * 2 } else { 1 }
}

/// Each norm that papers print and that nobody proved is noted, with the documents that ask for it by name.
fn unproved(judged: &Judged, printed: &Uses, documents: &[&Document], findings: &mut Findings) {
    for norm in printed.norms().iter().filter(|norm| norm.kind == "parameter" && !norm.checked) {
        let about = |finding: &&mut Finding| {
            finding.code == Code::ValueUnchecked
                && finding.facts.iter().any(|(name, value)| name == "parameter" && *value == norm.id)
        };
        let asking = documents.iter().filter(|document| document.norms.contains(&norm.id));
        let asking = asking.map(|document| document.id.as_str()).collect::<Vec<_>>().join("、");
        let told = findings.0.iter_mut().find(about);
        let note = match told {
            Some(note) => note,
            None => {
                let at = judged.policy.parameters.get(&norm.id).map_or(Place::Case, |norm| norm.at.clone());
                findings.push(Finding::new(Code::ValueUnchecked, at).fact("parameter", &norm.id));
                let Some(note) = findings.0.last_mut() else { continue };
                note
            }
        };
        if !asking.is_empty() && note.facts.iter().all(|(name, _)| name != "documents") {
            note.facts.push(("documents".into(), asking));
        }
    }
}

/// Rare characters in names are told at the roster row, before hours of typesetting find an empty box.
fn uncovered_names(judged: &Judged, fonts: &FontLibrary, findings: &mut Findings) {
    for worker in &judged.case.workers {
        let text = [&worker.name, &worker.unit, &worker.post].map(String::as_str).concat();
        let missing = fonts.uncovered(&text, FontRole::Fangsong);
        if !missing.is_empty() {
            let characters: String = missing.into_iter().collect();
            findings.push(
                Finding::new(Code::NoGlyph, worker.at.clone())
                    .fact("worker", &worker.number)
                    .fact("characters", characters),
            );
        }
    }
}
