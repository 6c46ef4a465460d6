//! Owns: `anzhi roster`: what was understood of a table, before anything is judged.
//! Never: asks the law; decides.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::cli::columns::aligned;
use crate::cli::exit::Exit;
use crate::cli::print::{Answer, Printer};
use crate::cli::workspace::Workspace;
use crate::diagnostic::Findings;
use crate::model::schema::{Understood, understand};

/// Of `roster`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// A table of people.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Cells wider than this push the rest of their row down.
const WIDEST: usize = 40;

/// Reads the file beside the names of columns that its folder has, and shows headings, columns, first rows and counts.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let read = Workspace::beside(&arguments.file).and_then(|(workspace, name)| {
        let file = workspace.table_file(&name)?;
        Ok((file, workspace.own_columns()?))
    });
    let (file, columns) = match read {
        Ok(read) => read,
        Err(finding) => return printer.finish("roster", &Findings(vec![finding]), None),
    };
    let (understood, findings) = understand(&file, columns.as_ref());
    let answer = understood.map(|understood| Answer {
        text: shown(&understood, &arguments.file, printer),
        data: data(&understood),
    });
    printer.finish("roster", &findings, answer)
}

fn shown(understood: &Understood, file: &Path, printer: &Printer) -> String {
    let text = |key: &str, values: &[(&str, &str)]| printer.messages.text(&format!("roster.{key}"), values);
    let (first, last) = understood.head;
    let head = if first == last { first.to_string() } else { format!("{first}–{last}") };
    let sheet = understood.sheet.clone().unwrap_or_default();
    let (rows, people) = (understood.rows.to_string(), understood.people.to_string());
    let mut facts = vec![vec![text("file", &[]), file.display().to_string()]];
    if !sheet.is_empty() {
        facts.push(vec![text("sheet", &[]), sheet]);
    }
    facts.push(vec![text("head", &[]), text("head-line", &[("lines", &head)])]);
    facts.push(vec![text("rows", &[]), text("rows-read", &[("rows", &rows), ("people", &people)])]);
    let passed = understood
        .passed
        .iter()
        .map(|(why, line)| format!("{line} ({})", printer.messages.text(&format!("word.{why}"), &[])));
    let passed: Vec<String> = passed.collect();
    if !passed.is_empty() {
        facts.push(vec![text("passed", &[]), passed.join(", ")]);
    }
    let of_column = |column: &crate::model::schema::UnderstoodColumn| {
        let read = if column.usual.is_empty() { text("unread", &[]) } else { column.usual.clone() };
        vec![column.letters.clone(), plain(&column.heading), read]
    };
    let heads = vec![text("column", &[]), text("heading", &[]), text("read-as", &[])];
    let columns: Vec<Vec<String>> =
        std::iter::once(heads).chain(understood.columns.iter().map(of_column)).collect();
    let mut parts = vec![aligned(&facts, 0, usize::MAX), aligned(&columns, 2, WIDEST)];
    if let Some(person) = understood.first.first() {
        let heads = person.iter().map(|(usual, _)| (*usual).to_owned()).collect();
        let people =
            understood.first.iter().map(|person| person.iter().map(|(_, value)| plain(value)).collect());
        let rows: Vec<Vec<String>> = std::iter::once(heads).chain(people).collect();
        parts.push(format!("{}\n{}", text("first", &[]), aligned(&rows, 2, WIDEST)));
    }
    parts.join("\n\n")
}

/// On one line, for what was typed may hold breaks, and an empty cell would lose its column.
fn plain(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { "—".to_owned() } else { text }
}

fn data(understood: &Understood) -> serde_json::Value {
    let columns = understood.columns.iter().map(|column| {
        let read = (!column.usual.is_empty()).then_some(&column.usual);
        json!({ "column": column.letters, "heading": column.heading, "read_as": read })
    });
    let first = understood.first.iter().map(|person| {
        person
            .iter()
            .map(|(usual, value)| ((*usual).to_owned(), json!(value)))
            .collect::<serde_json::Map<_, _>>()
    });
    let passed = understood.passed.iter().map(|(why, line)| json!({ "line": line, "why": why }));
    json!({
        "kind": understood.kind,
        "sheet": understood.sheet,
        "head": { "first": understood.head.0, "last": understood.head.1 },
        "columns": columns.collect::<Vec<_>>(),
        "passed": passed.collect::<Vec<_>>(),
        "rows": understood.rows,
        "people": understood.people,
        "first": first.collect::<Vec<_>>(),
    })
}
