//! Owns: `anzhi list`: the documents that there are. May import: cli, diagnostic. Never: makes one.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::cli::args::ListArguments;
use crate::cli::exit::Exit;
use crate::cli::print::{Answer, Printer};
use crate::cli::workspace::Workspace;
use crate::diagnostic::{Findings, Source};

/// Lists id and title of each document.
pub fn run(arguments: &ListArguments, printer: &Printer) -> Exit {
    let workspace = arguments.case.as_deref().map_or_else(|| Ok(Workspace::embedded()), Workspace::open);
    let files = workspace.map_err(|finding| Findings(vec![finding])).and_then(|open| open.template_files());
    match files {
        Ok(files) => {
            let exit = printer.finish("list", &Findings::default(), Some(told(&files, printer)));
            printer.talk("ui.documents", &[("count", &documents(&files).count().to_string())]);
            exit
        }
        Err(findings) => printer.finish("list", &findings, None),
    }
}

/// Id and title of each folder that holds a `document.yaml`.
fn documents(files: &[Arc<Source>]) -> impl Iterator<Item = (&str, String)> {
    files.iter().filter_map(|source| {
        let id = source.name.strip_suffix("/document.yaml")?;
        let written: BTreeMap<String, Value> = serde_yaml::from_str(&source.text).unwrap_or_default();
        let title = written.get("title").and_then(Value::as_str).unwrap_or_default();
        Some((id, title.to_owned()))
    })
}

fn told(files: &[Arc<Source>], printer: &Printer) -> Answer {
    let listed: Vec<_> = documents(files).collect();
    if listed.is_empty() {
        return Answer { text: printer.messages.text("ui.no-documents", &[]), data: json!([]) };
    }
    let width = listed.iter().map(|(id, _)| id.width()).max().unwrap_or_default();
    let lines: Vec<String> = listed.iter().map(|(id, title)| format!("{id:width$}  {title}")).collect();
    let data = listed.iter().map(|(id, title)| json!({ "id": id, "title": title })).collect();
    Answer { text: lines.join("\n"), data: Value::Array(data) }
}
