//! Owns: `anzhi next`: which steps are due, by when, on which article, and which documents to print for them.
//! Never: decides what is due; writes.

use serde_json::{Value, json};

use crate::assess::{NextStep, closed_gates, next_steps};
use crate::build::{Inputs, Judged};
pub use crate::cli::args::CaseArguments as Arguments;
use crate::cli::exit::Exit;
use crate::cli::pipeline::judge;
use crate::cli::print::{Answer, Printer};
use crate::compose::{Catalogue, Document};
use crate::policy::cite;

/// Runs the command; what is wrong with the case itself is `check`'s business.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let (judged, findings) = judge(&arguments.case, arguments.as_of);
    let Some((workspace, judged)) = judged else { return printer.finish("next", &findings, None) };
    let files = match workspace.template_files() {
        Ok(files) => files,
        Err(findings) => return printer.finish("next", &findings, None),
    };
    let (catalogue, findings) = Catalogue::read(&files, Some(&judged.policy), &judged.case.own_columns);
    let steps = next_steps(&judged.case, &judged.policy, &judged.assessment);
    let of_step = |step: &NextStep<'_>| -> Vec<&Document> {
        let own = |document: &&Document| document.step.as_deref() == Some(step.stage.code.as_str());
        catalogue.documents.iter().filter(own).collect()
    };
    let text = |key: &str, values: &[(&str, &str)]| printer.messages.text(&format!("next.{key}"), values);
    let shown = steps.iter().map(|step| {
        let mut lines = vec![format!("{}（{}）", step.stage.name, step.stage.code)];
        let days = [("from", step.from), ("until", step.until)];
        lines.extend(
            days.iter().filter_map(|(key, day)| Some(text(key, &[("day", &day.as_ref()?.to_string())]))),
        );
        let basis = if step.basis.is_empty() { cite(&step.stage.basis) } else { cite(&step.basis) };
        lines.push(text("basis", &[("basis", &basis)]));
        for gate in closed_gates(&judged.case, &judged.policy, &judged.assessment, &step.stage.code) {
            lines.push(text("waits", &[("step", name(&judged, &gate.until)), ("basis", &cite(&gate.basis))]));
        }
        let papers: Vec<String> =
            of_step(step).iter().map(|document| format!("{} {}", document.id, document.title)).collect();
        if !papers.is_empty() {
            lines.push(text("papers", &[("papers", &papers.join("、"))]));
        }
        lines.push(text("record", &[("step", &step.stage.code)]));
        lines.join("\n  ")
    });
    let shown: Vec<String> = shown.collect();
    let text = if shown.is_empty() { text("done", &[]) } else { shown.join("\n") };
    let data: Vec<Value> = steps
        .iter()
        .map(|step| {
            json!({
                "step": step.stage.code,
                "name": step.stage.name,
                "from": step.from.map(|day| day.to_string()),
                "until": step.until.map(|day| day.to_string()),
                "basis": cite(if step.basis.is_empty() { &step.stage.basis } else { &step.basis }),
                "documents": of_step(step).iter().map(|document| document.id.as_str()).collect::<Vec<_>>(),
            })
        })
        .collect();
    printer.finish("next", &findings, Some(Answer { text, data: json!(data) }))
}

fn name<'j>(judged: &'j Judged, code: &'j str) -> &'j str {
    let stage = judged.policy.stages.iter().find(|stage| stage.code == code);
    stage.map_or(code, |stage| &stage.name)
}
