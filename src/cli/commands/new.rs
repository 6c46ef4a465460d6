//! Owns: `anzhi new`: a case folder that builds at once.
//! Never: overwrites anything.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::cli::exit::Exit;
use crate::cli::print::{Answer, Printer};
use crate::cli::workspace::{Output, blank_case};
use crate::diagnostic::{Finding, Findings};

/// Of `new`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Folder to make.
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
}

/// Makes the case.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let (findings, answer) = match write_case(arguments) {
        Ok(paths) => (Findings::default(), Some(answer(arguments, &paths, printer))),
        Err(finding) => (Findings(vec![finding]), None),
    };
    let exit = printer.finish("new", &findings, answer);
    if exit == Exit::Clean {
        printer.talk("ui.next", &[("folder", &arguments.dir.display().to_string())]);
    }
    exit
}

fn write_case(arguments: &Arguments) -> Result<Vec<String>, Finding> {
    let output = Output::open_empty(&arguments.dir)?;
    let written = blank_case().into_iter().map(|(name, bytes)| output.write(&name, bytes));
    written.map(|path| path.map(|path| path.display().to_string())).collect()
}

fn answer(arguments: &Arguments, paths: &[String], printer: &Printer) -> Answer {
    let (folder, count) = (arguments.dir.display().to_string(), paths.len().to_string());
    let mut text = printer.messages.text("ui.created", &[("folder", &folder), ("count", &count)]);
    for path in paths {
        // writing to a String cannot fail
        let _ = write!(text, "\n  {path}");
    }
    Answer { text, data: json!({ "folder": folder, "files": paths }) }
}
