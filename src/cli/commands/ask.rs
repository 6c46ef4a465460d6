//! Owns: `anzhi ask`: a condition or a formula put to a judged case, before it goes into a pack or a document.
//! Never: a rule of its own; writes.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};

use crate::assess::Witness;
use crate::build::Judged;
use crate::cli::args::date;
use crate::cli::columns::aligned;
use crate::cli::exit::Exit;
use crate::cli::pipeline::judge;
use crate::cli::print::{Answer, Printer};
use crate::cli::report::{self, written};
use crate::diagnostic::{Coded, Findings, Source, Span};
use crate::model::Date;
use crate::policy::{Expression, FactValue, Kind, Policy, Subject, Vocabulary};
use crate::written::Node;

/// So many people are shown to a person; JSON holds all of them.
const SHOWN: usize = 20;
/// A cell wider than this pushes the rest of its row down.
const WIDEST: usize = 40;
/// Whose names are tried, the fewest first: what names only the case is asked once.
const SUBJECTS: [Subject; 3] = [Subject::Case, Subject::Dependant, Subject::Worker];
const KINDS: [Kind; 5] = [Kind::Text, Kind::Number, Kind::Day, Kind::List, Kind::Truth];

/// Of `ask`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Case folder.
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// A condition or a formula, as a pack or a `document.yaml` writes it.
    #[arg(value_name = "EXPRESSION")]
    pub expression: String,
    /// Date under the documents.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
}

/// One that was asked: its number, the values of the names in order, and what came of it; nothing where a fact is not stated.
struct Asked {
    number: String,
    values: Vec<Option<FactValue>>,
    result: Option<FactValue>,
}

/// Runs the command; what is wrong with the case itself is `check`'s business.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let (judged, findings) = judge(&arguments.case, arguments.as_of);
    let Some((_, judged)) = judged else { return printer.finish("ask", &findings, None) };
    match read(&arguments.expression, &judged.policy) {
        Ok((subject, expression)) => {
            let (asked, findings) = ask(&judged, subject, &expression);
            let text = shown(subject, &expression, &asked, printer);
            let answer = Answer { text, data: data(subject, &expression, &asked) };
            printer.finish("ask", &findings, Some(answer))
        }
        Err(findings) => printer.finish("ask", &findings, None),
    }
}

/// Proves the expression about the narrowest subject that knows its names; otherwise what is wrong with it as a condition on a worker.
fn read(text: &str, policy: &Policy) -> Result<(Subject, Expression), Findings> {
    let span = Span { source: Source::new("EXPRESSION", text), start: 0, end: text.len() };
    let value = crate::written::Value::Text { text: text.to_owned(), plain: true };
    let node = Node { span, value };
    let mut told = Findings::default();
    for subject in SUBJECTS {
        for kind in KINDS {
            told = Findings::default();
            let names = Vocabulary { subject, policy };
            if let Some(read) = Expression::read("expression", &node, kind, &names, &mut told) {
                return Ok((subject, read));
            }
        }
    }
    Err(told)
}

fn ask(judged: &Judged, subject: Subject, expression: &Expression) -> (Vec<Asked>, Findings) {
    let (case, on) = (&judged.case, judged.case.base_date);
    let witness = Witness::new(case, &judged.policy, &judged.assessment);
    let door = witness.door();
    let value = |at: usize, name: &str| match subject {
        Subject::Worker => witness.of_worker(&door, at, on, name),
        Subject::Dependant => witness.of_dependant(&door, at, on, name),
        _ => witness.value(&door, on, name, &|_| None),
    };
    let numbers: Vec<String> = match subject {
        Subject::Worker => case.workers.iter().map(|worker| worker.number.clone()).collect(),
        Subject::Dependant => case.dependants.iter().map(|person| person.number.clone()).collect(),
        _ => vec![String::new()],
    };
    let mut findings = Findings::default();
    let asked = numbers.into_iter().enumerate().map(|(at, number)| {
        let values: Vec<Option<FactValue>> = expression.names().iter().map(|name| value(at, name)).collect();
        let known = |name: &str| {
            let place = expression.names().iter().position(|known| **known == *name);
            place.and_then(|place| values[place].clone())
        };
        let result = expression.evaluate(&known).unwrap_or_else(|fault| {
            // one fault of the expression is told once, not for everybody
            if findings.0.is_empty() {
                findings.push(fault.at("expression", expression.place().clone()));
            }
            None
        });
        Asked { number, values, result }
    });
    (asked.collect(), findings)
}

fn shown(subject: Subject, expression: &Expression, asked: &[Asked], printer: &Printer) -> String {
    let text = |key: &str, values: &[(&str, &str)]| printer.messages.text(&format!("ask.{key}"), values);
    let of = |datum: &Option<FactValue>| match datum {
        Some(FactValue::Truth(yes)) => text(if *yes { "yes" } else { "no" }, &[]),
        Some(known) => written(known),
        None => text("unknown", &[]),
    };
    let people = subject != Subject::Case;
    let is_condition = expression.kind() == Kind::Truth;
    let (yes, no) = (Some(FactValue::Truth(true)), Some(FactValue::Truth(false)));
    let count = |wanted: &dyn Fn(&Asked) -> bool| asked.iter().filter(|one| wanted(one)).count();
    let told: Vec<&Asked> =
        asked.iter().filter(|one| !people || !is_condition || one.result == yes).collect();
    let mut parts = Vec::new();
    if people && is_condition {
        let holds = count(&|one| one.result == yes).to_string();
        let fails = count(&|one| one.result == no).to_string();
        let unknown = count(&|one| one.result.is_none()).to_string();
        parts.push(text("counts", &[("holds", &holds), ("fails", &fails), ("unknown", &unknown)]));
    }
    let head = std::iter::once(text(if people { "number" } else { "case" }, &[]))
        .chain(expression.names().iter().map(ToString::to_string))
        .chain([text("result", &[])]);
    let row = |one: &&Asked| {
        let cells = std::iter::once(one.number.clone()).chain(one.values.iter().map(of));
        cells.chain([of(&one.result)]).collect()
    };
    if !told.is_empty() {
        let rows: Vec<Vec<String>> =
            std::iter::once(head.collect()).chain(told.iter().take(SHOWN).map(row)).collect();
        parts.push(aligned(&rows, 0, WIDEST));
    }
    if told.len() > SHOWN {
        parts.push(text("more", &[("count", &(told.len() - SHOWN).to_string())]));
    }
    parts.join("\n\n")
}

fn data(subject: Subject, expression: &Expression, asked: &[Asked]) -> Value {
    let of = |datum: &Option<FactValue>| datum.as_ref().map_or(Value::Null, report::datum);
    let rows = asked.iter().map(|one| {
        let names = expression.names().iter().map(ToString::to_string);
        let values: Map<String, Value> = names.zip(one.values.iter().map(of)).collect();
        json!({ "number": one.number, "values": values, "result": of(&one.result) })
    });
    json!({ "expression": expression.text(), "subject": subject.code(), "asked": rows.collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{FactValue, Subject, ask, judge, read};

    #[test]
    fn the_narrowest_subject_is_asked_and_a_wrong_name_is_told() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("enterprises/xiangbei-hemp");
        let (judged, findings) = judge(&folder, None);
        let (_, judged) = judged.unwrap_or_else(|| panic!("{findings:?}"));
        let (subject, expression) = read("职工人数 > 0", &judged.policy).expect("a condition");
        assert_eq!(subject, Subject::Case);
        let (asked, findings) = ask(&judged, subject, &expression);
        assert_eq!((asked.len(), asked[0].result.clone()), (1, Some(FactValue::Truth(true))));
        assert!(findings.0.is_empty());
        let (subject, expression) = read("距退休月数 < 60", &judged.policy).expect("a condition");
        assert_eq!(subject, Subject::Worker);
        assert_eq!(ask(&judged, subject, &expression).0.len(), judged.case.workers.len());
        let told = read("距退休月 < 60", &judged.policy).expect_err("no such name");
        assert!(told.0[0].facts.iter().any(|(_, value)| value == "距退休月数"), "{told:?}");
    }
}
