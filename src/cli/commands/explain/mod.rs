//! Owns: `anzhi explain`: one thing of a case, told so that a person can check it.
//! Never: calculates.

mod fact;
mod fields;
mod figure;
mod name;
mod rule;
mod standard;
mod worker;

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use strum::VariantArray;

use crate::build::Judged;
use crate::cli::args::date;
use crate::cli::exit::Exit;
use crate::cli::pipeline::judge;
use crate::cli::print::{Answer, Printer};
use crate::cli::report;
use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::model::Date;
use crate::policy::{Subject, facts};
use crate::written::nearest;

/// Of `explain`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Case folder.
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// A worker, a figure, a parameter, a check, a fact or a code.
    #[arg(value_name = "WHAT")]
    pub what: String,
    /// Date under the documents.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
}

/// Runs the command. A worker comes first, then a figure by id, a parameter, a check, figures by value, a figure and a fact by name, figures whose name holds the words, and a code of the program; the last
/// is told even where the case cannot be read, for then it is wanted most.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let (judged, findings) = judge(&arguments.case, arguments.as_of);
    let wanted = arguments.what.trim();
    if let Some((_, judged)) = &judged {
        let people = people(judged, wanted);
        if !people.is_empty() {
            return tell_people(judged, &people, &findings, printer);
        }
        let told = figure::of_id(judged, wanted, printer)
            .or_else(|| standard::answer(judged, wanted, printer))
            .or_else(|| rule::check(judged, wanted, &findings, printer))
            .or_else(|| figure::valued(judged, wanted, printer))
            .or_else(|| {
                together(figure::called(judged, wanted, printer), fact::answer(judged, wanted, printer))
            })
            .or_else(|| figure::holding(judged, wanted, printer));
        if let Some(answer) = told {
            return printer.finish("explain", &Findings::default(), Some(answer));
        }
    }
    if let Some(answer) = rule::code(wanted, &findings, printer) {
        return printer.finish("explain", &Findings::default(), Some(answer));
    }
    match judged {
        None => printer.finish("explain", &findings, None),
        Some((_, judged)) => printer.finish("explain", &Findings(vec![unknown(&judged, wanted)]), None),
    }
}

/// A figure and a fact of one name: papers print the one, conditions name the other.
fn together(figure: Option<Answer>, fact: Option<Answer>) -> Option<Answer> {
    let (Some(figure), Some(fact)) = (&figure, &fact) else { return figure.or(fact) };
    let mut data = figure.data.clone();
    data["facts"] = fact.data["facts"].clone();
    Some(Answer { text: format!("{}\n\n{}", figure.text, fact.text), data })
}

/// Who has this number or name, by place in the roster.
fn people(judged: &Judged, wanted: &str) -> Vec<usize> {
    let workers = judged.case.workers.iter().enumerate();
    let named = workers.filter(|(_, worker)| worker.number == wanted || worker.name == wanted);
    named.map(|(at, _)| at).collect()
}

/// Findings about other workers are not this command's business.
fn tell_people(judged: &Judged, people: &[usize], findings: &Findings, printer: &Printer) -> Exit {
    let about = |finding: &&Finding| people.iter().any(|at| finding.at == judged.case.workers[*at].at);
    let theirs = Findings(findings.0.iter().filter(about).cloned().collect());
    let text: Vec<String> = people.iter().map(|at| worker::person(judged, *at, printer)).collect();
    let data: Value = people.iter().map(|at| report::worker(judged, *at)).collect();
    printer.finish("explain", &theirs, Some(Answer { text: text.join("\n\n"), data }))
}

/// The refusal, with the nearest of all that could have been meant.
fn unknown(judged: &Judged, wanted: &str) -> Finding {
    let workers = judged.case.workers.iter();
    let people: Vec<&str> =
        workers.flat_map(|worker| [worker.number.as_str(), worker.name.as_str()]).collect();
    let near = nearest(wanted, people.iter().copied());
    if !near.is_empty() {
        return Finding::new(Code::UnknownWorker, Place::Case).fact("worker", wanted).fact("nearest", near);
    }
    let topics = (judged.assessment.figures.iter().map(|figure| figure.id.as_str()))
        .chain(judged.policy.parameters.keys().map(String::as_str))
        .chain(Subject::VARIANTS.iter().flat_map(|subject| facts(*subject)).map(|fact| fact.name.as_str()))
        .chain(judged.policy.checks.iter().map(|check| check.ruling.code.as_str()))
        .chain(Code::ALL.iter().map(|code| code.as_str()));
    Finding::new(Code::UnknownTopic, Place::Case)
        .fact("topic", wanted)
        .fact("nearest", nearest(wanted, topics))
}
