//! Owns: `anzhi new`: a case folder that builds at once.
//! Never: overwrites anything.

use std::fmt::Write;

use serde_json::json;

use crate::cli::args::NewArguments;
use crate::cli::exit::Exit;
use crate::cli::print::{Answer, Printer};
use crate::cli::workspace::{Output, blank_case};
use crate::diagnostic::{Finding, Findings};

/// Makes the case.
pub fn run(arguments: &NewArguments, printer: &Printer) -> Exit {
    let (findings, answer) = match write_case(arguments) {
        Ok(paths) => (Findings::default(), Some(told(arguments, &paths, printer))),
        Err(finding) => (Findings(vec![finding]), None),
    };
    let exit = printer.finish("new", &findings, answer);
    if exit == Exit::Clean {
        printer.talk("ui.next", &[("folder", &arguments.dir.display().to_string())]);
    }
    exit
}

fn write_case(arguments: &NewArguments) -> Result<Vec<String>, Finding> {
    let output = Output::open_empty(&arguments.dir)?;
    let written = blank_case().into_iter().map(|(name, bytes)| output.write(&name, bytes));
    written.map(|path| path.map(|path| path.display().to_string())).collect()
}

fn told(arguments: &NewArguments, paths: &[String], printer: &Printer) -> Answer {
    let (folder, count) = (arguments.dir.display().to_string(), paths.len().to_string());
    let mut text = printer.messages.text("ui.created", &[("folder", &folder), ("count", &count)]);
    for path in paths {
        // writing to a String cannot fail
        let _ = write!(text, "\n  {path}");
    }
    Answer { text, data: json!({ "folder": folder, "files": paths }) }
}
