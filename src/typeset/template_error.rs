//! Owns: turning what Tera says into findings with a place.
//! Never: decides whether a template may be used.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;
use tera::{Error, ErrorKind, ReportError};

use crate::diagnostic::{Code, Finding, Place, Source, Span};

type Sources = BTreeMap<String, Arc<Source>>;

/// The finding for a template that cannot be parsed; nothing for any other error.
pub(super) fn syntax(error: &Error, sources: &Sources) -> Option<Finding> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => Some(failed(report.message(), place(report, sources))),
        _ => None,
    }
}

/// What is wrong between templates: each template concerned, with its finding. No finding where the
/// template only leans on one of ours that was itself found bad.
pub(super) fn references(error: &Error, sources: &Sources) -> Vec<(String, Option<Finding>)> {
    let whole =
        |name: &str| Some((name.to_owned(), Some(failed(&error.to_string(), Place::File(name.to_owned())))));
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = report.filename().to_owned();
            vec![(name, Some(failed(report.message(), place(report, sources))))]
        }
        ErrorKind::MissingParent { current, parent } if sources.contains_key(parent) => {
            vec![(current.clone(), None)]
        }
        ErrorKind::MissingParent { current: tpl, .. }
        | ErrorKind::CircularExtend { tpl, .. }
        | ErrorKind::CircularInclude { tpl, .. } => whole(tpl).into_iter().collect(),
        // All unknown filters, components and the like come in one text of many reports.
        ErrorKind::Msg(text) if text.starts_with("error: ") => {
            text.split("\n\n").filter_map(|report| unknown(report, sources)).collect()
        }
        // "Component `x` is defined in both `a` and `b`": the later one goes.
        ErrorKind::Msg(text) => text
            .rsplit('`')
            .nth(1)
            .filter(|name| sources.contains_key(*name))
            .and_then(whole)
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// The finding for an error of which nothing more is known.
pub(super) fn unplaced(error: &Error) -> Finding {
    failed(&error.to_string(), Place::Case)
}

/// The finding for a template that could not be filled with these data.
pub(super) fn rendering(error: &Error, name: &str, data: &Value, sources: &Sources) -> Finding {
    let (ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report)) = error.kind() else {
        return failed(&error.to_string(), Place::File(name.to_owned()));
    };
    let at = place(report, sources);
    let message = report.message();
    let asked = ["Field `", "Variable `"].iter().find_map(|start| message.strip_prefix(start));
    if let Some((field, rest)) = asked.and_then(|rest| rest.split_once('`'))
        && rest.starts_with(" is not defined")
    {
        let available = rest.split_once(": ").map_or("", |(_, list)| list);
        return unknown_field(field, available, at);
    }
    // A filter or a loop that was given nothing: Tera says so without a name, but the text has it.
    let span = match &at {
        Place::Text(span) if message.to_lowercase().contains("undefined") => span,
        _ => return failed(message, at),
    };
    let Some((start, path)) = path_near(span) else { return failed(message, at) };
    let (parent, field) = path.rsplit_once('.').unwrap_or(("", path));
    let owner = parent.split('.').filter(|key| !key.is_empty()).try_fold(data, |owner, key| owner.get(key));
    let available: Vec<&str> =
        owner.and_then(Value::as_object).into_iter().flatten().map(|(key, _)| key.as_str()).collect();
    let start = start + path.len() - field.len();
    let narrowed = Span { source: span.source.clone(), start, end: start + field.len() };
    unknown_field(field, &available.join(", "), Place::Text(narrowed))
}

/// The path, such as `worker.name`, that a span covers, or that stands before the filter it covers.
fn path_near(span: &Span) -> Option<(usize, &str)> {
    let text = &span.source.text;
    let in_path = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let covered = text.get(span.start..span.end)?.trim();
    let end =
        text[..span.start].trim_end().strip_suffix('|').map_or(span.end, |before| before.trim_end().len());
    if end == span.end && (covered.is_empty() || !covered.chars().all(in_path)) {
        return None;
    }
    let path = &text[..end];
    let start = path.trim_end_matches(in_path).len();
    Some((start, &text[start..end])).filter(|(_, path)| !path.is_empty())
}

fn unknown_field(field: &str, available: &str, at: Place) -> Finding {
    Finding::new(Code::TemplateField, at)
        .fact("field", field)
        .fact("nearest", nearest(field, available.split(", ")))
        .fact("available", available)
}

/// The name most like the one asked for; empty if none is at all like it.
fn nearest<'a>(asked: &str, names: impl Iterator<Item = &'a str>) -> &'a str {
    let mut best = ("", 0.6);
    for name in names {
        let likeness =
            strsim::normalized_damerau_levenshtein(asked, name).max(strsim::jaro_winkler(asked, name) - 0.2);
        if likeness > best.1 {
            best = (name, likeness);
        }
    }
    best.0
}

/// One report of an unknown name, which Tera gives only as text: its message, and after `-->` its place.
fn unknown(report: &str, sources: &Sources) -> Option<(String, Option<Finding>)> {
    let mut lines = report.lines();
    let message = lines.next()?.strip_prefix("error: ")?;
    let mut at = lines.next()?.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
    let column: usize = at.next()?.parse().ok()?;
    let line: usize = at.next()?.parse().ok()?;
    let source = sources.get(at.next()?)?;
    let name = source.name.clone();
    let leans_on_bad = message
        .strip_prefix("Unknown template `")
        .and_then(|rest| rest.strip_suffix('`'))
        .is_some_and(|included| sources.contains_key(included));
    if leans_on_bad {
        return Some((name, None));
    }
    let line_start: usize = source.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let start =
        line_start + source.text[line_start..].chars().take(column - 1).map(char::len_utf8).sum::<usize>();
    let width = lines.next_back().map_or(1, |underline| underline.matches('^').count());
    let end = start + source.text[start..].chars().take(width).map(char::len_utf8).sum::<usize>();
    let span = Span { source: source.clone(), start, end };
    Some((name, Some(failed(message, Place::Text(span)))))
}

fn failed(message: &str, at: Place) -> Finding {
    Finding::new(Code::TemplateSyntax, at).fact("message", message)
}

fn place(report: &ReportError, sources: &Sources) -> Place {
    match sources.get(report.filename()) {
        Some(source) => {
            let range = report.span().range.clone();
            Place::Text(Span { source: source.clone(), start: range.start, end: range.end })
        }
        None => Place::File(report.filename().to_owned()),
    }
}
