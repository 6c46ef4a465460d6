//! Owns: `anzhi vars`: what a document of a case may print, each name with its value of today.
//! Never: makes a document, works out a value.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::build::Inputs;
use crate::cli::args::date;
use crate::cli::exit::Exit;
use crate::cli::pipeline::judge;
use crate::cli::print::{Answer, Printer};
use crate::compose::{Catalogue, Document, Each, Sections, piece, single, targets};
use crate::diagnostic::{Finding, Findings};
use crate::model::Date;

/// Of `vars`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Case folder.
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// A document by id or folder.
    #[arg(value_name = "DOCUMENT")]
    pub document: String,
    /// Date under the documents.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
}

/// One name that stands for a value, or for a list of which the first follows.
struct Name {
    path: String,
    value: Value,
    /// Of a list only.
    count: Option<usize>,
}

/// Names for `{{ … }}` in the words, and for Typst after `#let data = json("/data.json")`; of a list its first.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let (judged, mut findings) = judge(&arguments.case, arguments.as_of);
    let Some((workspace, judged)) = judged else { return printer.finish("vars", &findings, None) };
    let files = match workspace.template_files() {
        Ok(files) => files,
        Err(told) => {
            findings.append(told);
            return printer.finish("vars", &findings, None);
        }
    };
    let (catalogue, told) = Catalogue::read(&files, Some(&judged.policy), &judged.case.own_columns);
    findings.append(told);
    let (chosen, told) = catalogue.choose(std::slice::from_ref(&arguments.document));
    findings.append(told);
    let sections = Sections::new(judged.subject());
    let answers = chosen.into_iter().filter_map(|document| match answer(&sections, document, printer) {
        Ok(answer) => Some(answer),
        Err(finding) => {
            findings.append(Findings(vec![finding]));
            None
        }
    });
    let (texts, data): (Vec<String>, Vec<Value>) = answers.map(|one| (one.text, one.data)).unzip();
    let answer = (!texts.is_empty()).then(|| Answer { text: texts.join("\n\n"), data: json!(data) });
    printer.finish("vars", &findings, answer)
}

fn answer(sections: &Sections<'_>, document: &Document, printer: &Printer) -> Result<Answer, Finding> {
    let voice = sections.voice();
    let mut words = Vec::new();
    for (name, value) in sections.context(document)?.as_object().into_iter().flatten() {
        flatten(name, value, &mut words);
    }
    let mut list = Vec::new();
    if document.each != Each::Enterprise {
        let targets = targets(voice, document);
        let first = targets.first().map(|target| piece(voice, document, target));
        of_list("data.each", targets.len(), first.as_ref(), &mut list);
    } else if document.sheet.is_some() {
        flatten("data.rows", &single(voice, document)["rows"], &mut list);
    }
    let text = |key: &str, values: &[(&str, &str)]| printer.messages.text(key, values);
    let (id, title) = (&document.id, &document.title);
    let mut lines = vec![text("ui.vars-words", &[("document", id), ("title", title)])];
    lines.extend(words.iter().map(|name| line(name, printer)));
    if !list.is_empty() {
        lines.extend([String::new(), text("ui.vars-data", &[])]);
        lines.extend(list.iter().map(|name| line(name, printer)));
    }
    let data = json!({ "document": id, "words": words.iter().map(value_of).collect::<Vec<_>>(),
        "data": list.iter().map(value_of).collect::<Vec<_>>() });
    Ok(Answer { text: lines.join("\n"), data })
}

fn flatten(path: &str, value: &Value, names: &mut Vec<Name>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                flatten(&format!("{path}.{name}"), field, names);
            }
        }
        Value::Array(items) => of_list(path, items.len(), items.first(), names),
        plain => names.push(Name { path: path.to_owned(), value: plain.clone(), count: None }),
    }
}

fn of_list(path: &str, count: usize, first: Option<&Value>, names: &mut Vec<Name>) {
    names.push(Name { path: path.to_owned(), value: Value::Null, count: Some(count) });
    if let Some(first) = first {
        flatten(&format!("{path}[0]"), first, names);
    }
}

fn line(name: &Name, printer: &Printer) -> String {
    let path = &name.path;
    match (name.count, &name.value) {
        (Some(count), _) => {
            let count_text = count.to_string();
            let mut values = vec![("path", path.as_str()), ("count", &count_text)];
            if count > 0 {
                values.push(("first", "[0]"));
            }
            printer.messages.text("ui.vars-list", &values)
        }
        (None, Value::String(text)) => format!("{path} = {}", text.replace('\n', " ")),
        (None, value) => format!("{path} = {value}"),
    }
}

fn value_of(name: &Name) -> Value {
    match name.count {
        Some(count) => json!({ "path": name.path, "count": count }),
        None => json!({ "path": name.path, "value": name.value }),
    }
}
