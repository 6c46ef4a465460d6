//! Owns: `anzhi list`: the documents that there are.
//! Never: makes one.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use unicode_width::UnicodeWidthStr;

use crate::build::Inputs;
use crate::cli::exit::Exit;
use crate::cli::lang::Lang;
use crate::cli::print::{Answer, Printer};
use crate::cli::workspace::Workspace;
use crate::compose::{Catalogue, Document};
use crate::diagnostic::{Coded, Findings};
use crate::model::schema::own_columns;

/// Of `list`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Case folder, for its own templates.
    #[arg(value_name = "CASE")]
    pub case: Option<PathBuf>,
}

/// Lists id, folder and title of each document; the id and the folder's name are what `--only` takes.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let workspace = arguments.case.as_deref().map_or_else(|| Ok(Workspace::embedded()), Workspace::open);
    let read = workspace.and_then(|open| Ok((open.own_columns()?, open)));
    let read = read.map_err(|finding| Findings(vec![finding]));
    let (own, files) = match read.and_then(|(own, open)| Ok((own, open.template_files()?))) {
        Ok(read) => read,
        Err(findings) => return printer.finish("list", &findings, None),
    };
    let (catalogue, findings) = Catalogue::read(&files, None, &own_columns(own.as_ref()));
    let exit = printer.finish("list", &findings, Some(answer(&catalogue.documents, printer)));
    printer.talk("ui.documents", &[("count", &catalogue.documents.len().to_string())]);
    exit
}

fn answer(documents: &[Document], printer: &Printer) -> Answer {
    if documents.is_empty() {
        return Answer { text: printer.messages.text("ui.no-documents", &[]), data: json!([]) };
    }
    let width = documents.iter().map(|document| document.folder.width()).max().unwrap_or_default();
    let lines = documents.iter().map(|document| {
        let title = if printer.messages.lang() == Lang::En { &document.title_en } else { &document.title };
        format!("{:3}  {:width$}  {title}", document.id, document.folder)
    });
    let data = documents
        .iter()
        .map(|document| {
            json!({
                "id": document.id,
                "folder": document.folder,
                "title": document.title,
                "title_en": document.title_en,
                "privacy": document.privacy.code(),
                "each": document.each.as_str(),
                "media": document.media.iter().map(|medium| medium.code()).collect::<Vec<_>>(),
            })
        })
        .collect();
    Answer { text: lines.collect::<Vec<_>>().join("\n"), data }
}
