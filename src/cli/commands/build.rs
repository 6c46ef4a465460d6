//! Owns: `anzhi build`: from a judged case to files.
//! Never: decides, calculates.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{ArgAction, Args};
use serde_json::json;

use crate::assess::Uses;
use crate::build::{Builder, Inputs, Judged, Made, Order, Plan, Reason};
use crate::cli::args::CaseArguments;
use crate::cli::exit::Exit;
use crate::cli::papers;
use crate::cli::pipeline::judge;
use crate::cli::print::{Answer, Printer};
use crate::cli::workspace::{Output, Workspace};
use crate::compose::{Document, Medium};
use crate::diagnostic::{Code, Coded, Finding, Findings, Place};
use crate::typeset::{FontLibrary, FontRole};

use super::fonts;

/// Of `build`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// The case and the date.
    #[command(flatten)]
    pub case: CaseArguments,
    /// Documents or folders wanted, as typed.
    #[arg(long, value_name = "ID", action = ArgAction::Append)]
    pub only: Vec<String>,
    /// Folder for the documents.
    #[arg(long, short, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Media, as typed.
    #[arg(long, value_name = "MEDIA", action = ArgAction::Append, value_delimiter = ',', value_parser = medium)]
    pub media: Vec<Medium>,
    /// Only the papers of the worker of this number.
    #[arg(long, value_name = "NUMBER")]
    pub worker: Option<String>,
    /// Fonts.
    #[command(flatten)]
    pub fonts: fonts::Arguments,
    /// Documents even though money is short; the plan then says so.
    #[arg(long)]
    pub draft: bool,
    /// Pages as images too.
    #[arg(long)]
    pub png: bool,
}

impl Arguments {
    /// The documents wanted, divided at commas of either width; empty for all.
    #[must_use]
    pub fn wanted(&self) -> Vec<String> {
        let words = self.only.iter().flat_map(|words| words.split([',', '，', '、']));
        words.map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    /// The folder for the documents: in the case where none is named.
    #[must_use]
    pub fn out(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| self.case.case.join("output"))
    }

    /// What is asked for; `documents` are those of the case, wanted where none is named.
    #[must_use]
    pub fn order(&self, documents: &[String]) -> Order {
        let wanted = self.wanted();
        let mut media = if self.media.is_empty() { vec![Medium::Pdf] } else { self.media.clone() };
        if self.png {
            media.push(Medium::Png);
        }
        media.sort_unstable();
        media.dedup();
        let by_name = !wanted.is_empty();
        let documents = if by_name { wanted } else { documents.to_vec() };
        Order { documents, by_name, media, worker: self.worker.clone(), draft: self.draft }
    }
}

/// A medium by its word.
fn medium(text: &str) -> Result<Medium, String> {
    let known = Medium::of_code(&text.trim().to_ascii_lowercase());
    known.ok_or_else(|| Medium::codes().join(", "))
}

/// Runs the command: everything is judged, composed and tried before the first file appears.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let out = arguments.out();
    prepared("build", arguments, printer, |builder, plan, findings| {
        // of a first build the list of files says all
        let first = plan.papers.iter().all(|paper| paper.reasons() == [Reason::New]);
        if !first {
            printer.talk("ui.plain", &[("text", &papers::lines(&plan, printer))]);
        }
        let state = papers::data(&plan);
        let bar = printer.progress(papers::pieces(&plan));
        let made = builder.make(plan, &Output::at(&out), &|count| bar.inc(count));
        bar.finish_and_clear();
        match made {
            Ok(made) => {
                let text = files(&made, &out, printer);
                let data = json!({ "files": made.files, "removed": made.removed, "papers": state });
                Some(Answer { text, data })
            }
            Err(told) => {
                findings.append(told);
                None
            }
        }
    })
}

/// Judges a case, reads templates and fonts, and plans; `then` goes on from there. What is wrong on the way is told.
pub(super) fn prepared(
    command: &str,
    arguments: &Arguments,
    printer: &Printer,
    then: impl FnOnce(&Builder<'_>, Plan<'_>, &mut Findings) -> Option<Answer>,
) -> Exit {
    let (judged, mut findings) = judge(&arguments.case.case, arguments.case.as_of);
    if arguments.draft {
        findings.for_draft();
    }
    let Some((workspace, judged)) = judged.filter(|_| !findings.any_error()) else {
        return printer.finish(command, &findings, None);
    };
    let answer = builder(arguments, &workspace, &judged, &mut findings).and_then(|builder| {
        let order = arguments.order(&judged.case.documents);
        let (plan, told) = builder.plan(&order, &Output::at(&arguments.out()));
        findings.append(told);
        if let Some(plan) = &plan {
            unproved(&judged, &builder.uses(), &plan.documents(), &mut findings);
        }
        plan.filter(|_| !findings.any_error()).and_then(|plan| then(&builder, plan, &mut findings))
    });
    printer.finish(command, &findings, answer)
}

fn builder<'a>(
    arguments: &Arguments,
    workspace: &Workspace,
    judged: &'a Judged,
    findings: &mut Findings,
) -> Option<Builder<'a>> {
    let files = workspace.template_files().map_err(|told| findings.append(told)).ok()?;
    let fonts = Arc::new(super::fonts::library(&arguments.fonts));
    findings.append(fonts.findings());
    // without a font every character is missing, which would only repeat one fault in every row
    if fonts.missing().is_empty() {
        uncovered_names(judged, &fonts, findings);
    }
    if findings.any_error() {
        return None;
    }
    let (builder, told) = Builder::new(judged, &files, fonts);
    findings.append(told);
    builder.filter(|_| !findings.any_error())
}

/// More files than this in one folder are told as a number.
const LISTED: usize = 10;

/// The files made and removed, a line each; a folder below the output that holds many is told in one line.
fn files(made: &Made, out: &Path, printer: &Printer) -> String {
    let folder = |path: &str| Path::new(path).parent().filter(|folder| *folder != out).map(Path::to_owned);
    let mut counts = BTreeMap::<PathBuf, usize>::new();
    for folder in made.files.iter().filter_map(|path| folder(path)) {
        *counts.entry(folder).or_default() += 1;
    }
    counts.retain(|_, count| *count > LISTED);
    let few =
        made.files.iter().filter(|path| folder(path).is_none_or(|folder| !counts.contains_key(&folder)));
    let many = counts.iter().map(|(folder, count)| {
        let (folder, count) = (folder.display().to_string(), count.to_string());
        printer.messages.text("ui.files-in", &[("folder", &folder), ("count", &count)])
    });
    few.cloned().chain(many).collect::<Vec<_>>().join("\n")
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
