//! Owns: a plan of papers as it is told: a line a document, why it is made, what changed.
//! Never: decides what is stale.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::build::{Paper, Plan, Reason};
use crate::diagnostic::Coded;

use super::print::Printer;

/// So many papers of one document are told with what changed in them.
const PEOPLE: usize = 5;

/// How many papers must be made.
pub fn pieces(plan: &Plan<'_>) -> u64 {
    plan.stale().count() as u64
}

/// A line a document, with the reasons under it; papers that stand as they are are one number.
pub fn lines(plan: &Plan<'_>, printer: &Printer) -> String {
    let text = |key: &str, values: &[(&str, &str)]| printer.messages.text(key, values);
    let mut lines = Vec::new();
    let mut by_document: BTreeMap<usize, Vec<&Paper>> = BTreeMap::new();
    for paper in plan.stale() {
        by_document.entry(plan.place(paper)).or_default().push(paper);
    }
    for papers in by_document.values() {
        let document = plan.document(papers[0]);
        let (id, title, count) = (&document.id, &document.title, papers.len().to_string());
        let whole = papers.iter().filter(|paper| paper.key == document.id);
        let few = if papers.len() <= PEOPLE { papers.len() } else { 0 };
        let single: Vec<&&Paper> =
            whole.chain(papers.iter().filter(|paper| paper.key != document.id).take(few)).collect();
        if papers.len() > single.len() {
            let reason =
                papers.iter().find(|paper| paper.key != document.id).map(|paper| reason(paper, printer));
            let reason = reason.unwrap_or_default();
            lines.push(text(
                "ui.paper-many",
                &[("document", id), ("title", title), ("count", &count), ("reason", &reason)],
            ));
            continue;
        }
        for paper in single {
            let reason = reason(paper, printer);
            lines.push(text("ui.paper", &[("paper", &paper.key), ("title", title), ("reason", &reason)]));
            lines.extend(changes(paper, printer));
        }
    }
    if !plan.gone.is_empty() {
        let (count, first) = (plan.gone.len().to_string(), plan.gone.first().cloned().unwrap_or_default());
        lines.push(text("ui.papers-gone", &[("count", &count), ("first", &first)]));
    }
    let same = plan.papers.len() - plan.stale().count();
    if same > 0 {
        lines.push(text("ui.papers-same", &[("count", &same.to_string())]));
    }
    lines.join("\n")
}

fn reason(paper: &Paper, printer: &Printer) -> String {
    let key = |reason: &Reason| printer.messages.text(&format!("paper-reason.{}", <&str>::from(reason)), &[]);
    paper.reasons().iter().map(key).collect::<Vec<_>>().join("、")
}

/// Field, old and new, a line each.
fn changes(paper: &Paper, printer: &Printer) -> Vec<String> {
    let mut lines = Vec::new();
    for reason in paper.reasons() {
        let Reason::Changed { changes, count } = reason else { continue };
        for change in changes {
            let field = format!("{}.{}", change.section, change.field);
            let values = [("field", field.as_str()), ("old", &change.old), ("new", &change.new)];
            lines.push(printer.messages.text("ui.paper-change", &values));
        }
        if *count > changes.len() {
            let more = (count - changes.len()).to_string();
            lines.push(printer.messages.text("ui.paper-changes-more", &[("count", &more)]));
        }
    }
    lines
}

/// Every paper for a program: key, state by medium, reasons with their changes.
pub fn data(plan: &Plan<'_>) -> Value {
    let paper = |paper: &Paper| {
        let reasons = paper.reasons().iter().map(|reason| {
            let mut told = json!({ "reason": <&str>::from(reason) });
            match reason {
                Reason::Changed { changes, count } => {
                    told["count"] = json!(count);
                    told["changes"] = changes
                        .iter()
                        .map(|one| json!({ "section": one.section, "field": one.field, "old": one.old, "new": one.new }))
                        .collect();
                }
                Reason::Program(version) => told["version"] = json!(version),
                _ => {}
            }
            told
        });
        json!({
            "paper": paper.key,
            "document": plan.document(paper).id,
            "media": paper.media.iter().map(|wanted| wanted.medium.code()).collect::<Vec<_>>(),
            "stale": paper.is_stale(),
            "reasons": reasons.collect::<Vec<_>>(),
        })
    };
    plan.papers.iter().map(paper).collect()
}
