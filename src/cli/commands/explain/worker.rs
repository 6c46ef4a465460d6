//! Owns: `anzhi explain`: one worker's figures as a person would check them by hand. May import: cli, compose.
//! Never: calculates.

use crate::assess::Figure;
use crate::cli::args::ExplainArguments;
use crate::cli::exit::Exit;
use crate::cli::pipeline::{Judged, judge};
use crate::cli::print::{Answer, Printer};
use crate::cli::report;
use crate::compose::chinese;
use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::policy::cite;
use crate::written::nearest;

/// Runs the command. Findings about other workers are not this command's business.
pub fn run(arguments: &ExplainArguments, printer: &Printer) -> Exit {
    let (judged, findings) = judge(&arguments.case, arguments.as_of);
    let Some((_, judged)) = judged else { return printer.finish("explain", &findings, None) };
    let wanted = arguments.worker.trim();
    let matches = |worker: &crate::model::Worker| worker.number == wanted || worker.name == wanted;
    let people: Vec<usize> = judged
        .case
        .workers
        .iter()
        .enumerate()
        .filter(|(_, worker)| matches(worker))
        .map(|(at, _)| at)
        .collect();
    if people.is_empty() {
        let numbers = judged.case.workers.iter().map(|worker| worker.number.as_str());
        let unknown = Finding::new(Code::UnknownWorker, Place::Case)
            .fact("worker", wanted)
            .fact("nearest", nearest(wanted, numbers));
        return printer.finish("explain", &Findings(vec![unknown]), None);
    }
    let about = |finding: &Finding| people.iter().any(|at| finding.at == judged.case.workers[*at].at);
    let theirs = Findings(findings.0.into_iter().filter(about).collect());
    let text: Vec<String> = people.iter().map(|at| person(&judged, *at, printer)).collect();
    let data = people.iter().map(|at| report::worker(&judged, *at)).collect();
    printer.finish("explain", &theirs, Some(Answer { text: text.join("\n\n"), data }))
}

fn person(judged: &Judged, at: usize, printer: &Printer) -> String {
    let word = |key: &str| printer.messages.text(&format!("report.{key}"), &[]);
    let (facts, found) = (&judged.case.workers[at], &judged.assessment.workers[at]);
    let channel = judged.policy.channel(&facts.channel).map_or(facts.channel.as_str(), |known| &known.name);
    let mut lines = vec![
        format!("{} {}  {}  {}", facts.number, facts.name, facts.unit, facts.at),
        format!("{}  {channel}", word("channel")),
    ];
    let mut tell = |name: &str, value: String, figure: &Figure| {
        lines.push(String::new());
        lines.push(format!("{name}  {value}"));
        lines.extend(figure.working.iter().map(|line| format!("    {line}")));
        if !figure.basis.is_empty() {
            lines.push(format!("    {}  {}", word("basis"), cite(&figure.basis)));
        }
        if !figure.checked {
            lines.push(format!("    {}", word("unchecked")));
        }
    };
    tell(&word("service"), found.service.value.text(), &found.service);
    let age = chinese::age(found.retirement_detail.age);
    tell(&word("retirement"), format!("{}  {age}", found.retirement.value.text()), &found.retirement);
    for figure in found.items.iter().chain(&found.reserved) {
        let name = judged.policy.cost_item(&figure.id).map_or("", |known| &known.name);
        tell(&format!("{} {name}", figure.id), figure.money().to_string(), figure);
    }
    tell(&word("owed"), found.total.money().to_string(), &found.total);
    lines.join("\n")
}
