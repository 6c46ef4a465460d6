//! Owns: `anzhi sample`: a whole sample case in a folder, its roster made to the size wanted.
//! Never: overwrites anything.

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::json;

use crate::build::Shelf;
use crate::cli::exit::Exit;
use crate::cli::print::{Answer, Printer};
use crate::cli::workspace::{Output, sample_case, sample_names};
use crate::diagnostic::{Code, Finding, Findings, Place, Source};
use crate::model::sample;
use crate::written::{Node, parse};

/// Of `sample`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Which; all are listed without one.
    #[arg(value_name = "NAME", value_parser = clap::builder::PossibleValuesParser::new(sample_names()))]
    pub name: Option<String>,
    /// Folder to make; named as the sample without it.
    #[arg(long, short, value_name = "DIR", requires = "name")]
    pub out: Option<PathBuf>,
    /// How many workers.
    #[arg(long, value_name = "N", requires = "name", value_parser = workers)]
    pub workers: Option<u32>,
}

const RECIPE: &str = "roster.yaml";
const ROSTER: &str = "roster.csv";
const STATED: &str = "stated.yaml";
const CASE: &str = "case.yaml";
const ENTERPRISE: &str = "enterprise.yaml";

/// Files of a case, by name.
type Files = Vec<(String, Vec<u8>)>;

/// The most for which a roster can still be read.
const MOST_WORKERS: u32 = 250_000;

/// The refusal names the limits.
fn workers(text: &str) -> Result<u32, &'static str> {
    text.parse().ok().filter(|count| (1..=MOST_WORKERS).contains(count)).ok_or("invalid-count")
}

/// Lists the samples, or writes one.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let Some(name) = &arguments.name else {
        return printer.finish("sample", &Findings::default(), Some(list(printer)));
    };
    let folder = arguments.out.clone().unwrap_or_else(|| name.into());
    let made = files(name, arguments.workers).and_then(|files| write_case(&folder, &files));
    let (findings, answer) = match made {
        Ok(paths) => (Findings::default(), Some(answer(&folder.display().to_string(), &paths, printer))),
        Err(findings) => (findings, None),
    };
    let exit = printer.finish("sample", &findings, answer);
    if exit == Exit::Clean {
        printer.talk("ui.sampled", &[("folder", &folder.display().to_string())]);
    }
    exit
}

/// Name, workers and title of each.
fn list(printer: &Printer) -> Answer {
    let (mut text, mut data) = (String::new(), Vec::new());
    let names = sample_names();
    let width = names.iter().map(|name| name.len()).max().unwrap_or_default();
    for name in names {
        let files = sample_case(name);
        let (title, roll) = (value(&files, CASE, "title"), value(&files, ENTERPRISE, "roll"));
        // a title is Chinese, as all of the case is; who reads English is told what it is of
        let said = format!("sample.{name}");
        let shown =
            if printer.messages.has(&said) { printer.messages.text(&said, &[]) } else { title.clone() };
        // writing to a String cannot fail
        let _ = writeln!(text, "{name:width$}  {roll:>6}  {shown}");
        data.push(json!({ "name": name, "workers": roll.parse::<u32>().ok(), "title": title }));
    }
    Answer { text, data: data.into() }
}

/// A text at the top of an embedded file; what is embedded was checked by a test.
fn value(files: &[(String, &[u8])], file: &str, key: &str) -> String {
    let source = source(files, file);
    let node = source.and_then(|source| parse(&source, &mut Findings::default()));
    let text = node.as_ref().and_then(|node| node.get(key)).and_then(Node::as_text);
    text.unwrap_or_default().to_owned()
}

fn source(files: &[(String, &[u8])], file: &str) -> Option<Arc<Source>> {
    let bytes = files.iter().find(|(name, _)| name == file).map(|(_, bytes)| *bytes)?;
    std::str::from_utf8(bytes).ok().map(|text| Source::new(file, text))
}

/// All files of a sample; a recipe makes the roster anew, whatever lies beside it.
fn files(name: &str, workers: Option<u32>) -> Result<Files, Findings> {
    let embedded = sample_case(name);
    let recipe = source(&embedded, RECIPE);
    if recipe.is_none() && workers.is_some() {
        let finding = Finding::new(Code::FileMissing, Place::Case);
        return Err(Findings(vec![finding.fact("path", format!("{name}/{RECIPE}"))]));
    }
    let mut files: Files = embedded.iter().map(|(name, bytes)| (name.clone(), bytes.to_vec())).collect();
    if let Some(recipe) = recipe {
        let mut findings = Findings::default();
        let Some(plan) = sample::read(&recipe, &mut findings) else { return Err(findings) };
        let whole = plan.workers();
        let plan = match workers {
            Some(workers) => plan.scaled(workers),
            None => plan,
        };
        files.retain(|(name, _)| name != ROSTER);
        files.push((ROSTER.to_owned(), plan.roster().into_bytes()));
        if plan.workers() != whole {
            count_anew(&embedded, plan.workers(), &mut files);
            // figures that were printed are those of the whole
            files.retain(|(name, _)| name != STATED);
        }
    }
    Ok(files)
}

/// The roll must be as long as the roster.
fn count_anew(embedded: &[(String, &[u8])], workers: u32, files: &mut Files) {
    let Some(source) = source(embedded, ENTERPRISE) else { return };
    let node = parse(&source, &mut Findings::default());
    let Some(span) = node.as_ref().and_then(|node| node.get("roll")).map(|roll| roll.span.clone()) else {
        return;
    };
    let mut text = source.text.clone();
    text.replace_range(span.start..span.end, &workers.to_string());
    if let Some((_, bytes)) = files.iter_mut().find(|(name, _)| name == ENTERPRISE) {
        *bytes = text.into_bytes();
    }
}

/// Everything or nothing appears.
fn write_case(folder: &std::path::Path, files: &Files) -> Result<Vec<String>, Findings> {
    let write = || {
        let output = Output::open_empty(folder)?;
        let staging = output.stage()?;
        for (name, bytes) in files {
            staging.write(name, bytes)?;
        }
        staging.deliver()
    };
    write().map_err(|finding| Findings(vec![finding]))
}

fn answer(folder: &str, paths: &[String], printer: &Printer) -> Answer {
    let count = paths.len().to_string();
    let mut text = printer.messages.text("ui.created", &[("folder", folder), ("count", &count)]);
    for path in paths {
        // writing to a String cannot fail
        let _ = write!(text, "\n  {path}");
    }
    Answer { text, data: json!({ "folder": folder, "files": paths }) }
}
