//! Owns: `anzhi eject`: templates and packs of the program, copied into a case to be edited there.
//! Never: overwrites anything.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::build::{Inputs, Shelf};
use crate::cli::exit::Exit;
use crate::cli::print::{Answer, Printer};
use crate::cli::workspace::{Output, Workspace, carried};
use crate::compose::Catalogue;
use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::written::nearest;

/// Of `eject`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Case folder.
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// Folders or files below `templates/` and `policies/`, or ids of documents; all folders are listed without one.
    #[arg(id = "path", value_name = "PATH")]
    pub paths: Vec<String>,
}

/// Copies what is named, or lists the folders that may be.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    if arguments.paths.is_empty() {
        let folders = folders();
        let answer = Answer { text: folders.join("\n"), data: json!(folders) };
        return printer.finish("eject", &Findings::default(), Some(answer));
    }
    let (findings, answer) = match copy(arguments) {
        Ok(written) => {
            let data = json!({ "files": written });
            (Findings::default(), Some(Answer { text: written.join("\n"), data }))
        }
        Err(findings) => (findings, None),
    };
    let exit = printer.finish("eject", &findings, answer);
    if exit == Exit::Clean {
        printer.talk("ui.ejected", &[]);
    }
    exit
}

/// Every folder that holds files of its own, in order.
fn folders() -> Vec<String> {
    let names = carried("").into_iter().filter_map(|(name, _)| Some(name.rsplit_once('/')?.0.to_owned()));
    let mut folders: Vec<String> = names.collect();
    folders.sort();
    folders.dedup();
    folders
}

/// All or nothing is written.
fn copy(arguments: &Arguments) -> Result<Vec<String>, Findings> {
    let one = |finding: Finding| Findings(vec![finding]);
    let workspace = Workspace::open(&arguments.case).map_err(one)?;
    let (catalogue, _) = Catalogue::read(&Workspace::embedded().template_files()?, None, &[]);
    let (mut files, mut findings) = (BTreeMap::new(), Findings::default());
    for wanted in &arguments.paths {
        let document = catalogue.documents.iter().find(|document| document.id.eq_ignore_ascii_case(wanted));
        let path =
            document.map_or_else(|| wanted.clone(), |document| format!("templates/{}", document.folder));
        let found = carried(path.trim_end_matches('/'));
        if found.is_empty() {
            let folders = folders();
            let near = nearest(wanted, folders.iter().map(String::as_str));
            let finding = Finding::new(Code::NotCarried, Place::Case).fact("path", wanted);
            findings.push(finding.fact("nearest", near));
        }
        files.extend(found);
    }
    for name in files.keys().filter(|name| workspace.has(name)) {
        let path = arguments.case.join(name).display().to_string();
        findings.push(Finding::new(Code::FileExists, Place::File(path.clone())).fact("path", path));
    }
    if !findings.0.is_empty() {
        return Err(findings);
    }
    let output = Output::open(&arguments.case).map_err(one)?;
    let staging = output.stage().map_err(one)?;
    for (name, bytes) in files {
        staging.write(&name, bytes).map_err(one)?;
    }
    staging.deliver().map_err(one)
}
