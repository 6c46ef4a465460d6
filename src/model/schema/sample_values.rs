//! Owns: values of the case that `new` makes, which must not reach the papers of a real one.
//! Never: changes a value.

use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Place, Source};
use crate::model::Worker;
use crate::written::{Node, Value, parse};

/// What stands in texts of that case alone: its registration number, its name, its telephones, its pack.
const MARKS: [&str; 4] = ["SAMPLE", "样例", "000-0000", "local/sample"];

/// No prefecture has this number.
const NOWHERE: &str = "9999";

/// The column of identity numbers.
const IDENTITY: &str = "身份证号";

/// Tells each value of the sample that is left in a case which is not the sample, and a case that calls itself the sample
/// though its enterprise is another. `sample` is where a case says that it is the sample.
pub(super) fn check(
    sample: Option<Place>,
    credit_code: &str,
    files: &[&Arc<Source>],
    workers: &[Worker],
    findings: &mut Findings,
) {
    if let Some(at) = sample {
        if !credit_code.contains(MARKS[0]) {
            findings.push(Finding::new(Code::SampleMark, at));
        }
        return;
    }
    for file in files {
        // what is wrong with the file itself has been told
        if let Some(node) = parse(file, &mut Findings::default()) {
            walk(&node, findings);
        }
    }
    for worker in workers.iter().filter(|worker| worker.id_number.as_str().starts_with(NOWHERE)) {
        let at = worker.at.in_column(IDENTITY);
        findings.push(Finding::new(Code::SampleValue, at).fact("value", NOWHERE));
    }
}

fn walk(node: &Node, findings: &mut Findings) {
    match &node.value {
        Value::Map(entries) => entries.iter().for_each(|(_, node)| walk(node, findings)),
        Value::List(items) => items.iter().for_each(|node| walk(node, findings)),
        _ => {
            let text = node.as_text().filter(|text| MARKS.iter().any(|mark| text.contains(mark)));
            findings
                .0
                .extend(text.map(|text| Finding::new(Code::SampleValue, node.head()).fact("value", text)));
        }
    }
}
