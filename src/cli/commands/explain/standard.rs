//! Owns: one parameter of the pack, all its values, and which of them holds on the days of the case.
//! Never: decides which day counts for what.

use serde_json::json;

use crate::build::Judged;
use crate::cli::columns::aligned;
use crate::cli::commands::policy::data;
use crate::cli::commands::policy::words::{dated, value};
use crate::cli::print::{Answer, Printer};
use crate::model::Date;
use crate::policy::{Parameter, cite};

use super::fields::labelled;

/// A cell wider than this pushes what follows it to the next line.
const WIDEST: usize = 34;

/// The parameter of this id.
pub fn answer(judged: &Judged, wanted: &str, printer: &Printer) -> Option<Answer> {
    let parameter = judged.policy.parameters.get(wanted)?;
    let head = format!("{}  {}（{}）", parameter.id, parameter.title, parameter.unit);
    let values = aligned(&values(judged, parameter, printer), 2, WIDEST);
    let applies: Vec<Vec<String>> = days(judged)
        .into_iter()
        .map(|(key, on)| vec![word(key, printer), on.to_string(), on_day(parameter, on, printer)])
        .collect();
    let place = labelled(&[("at", parameter.at.to_string())], printer);
    let text = [head, values, word("applies", printer), aligned(&applies, 2, WIDEST), place];
    let applies: Vec<_> = days(judged)
        .into_iter()
        .map(|(key, on)| {
            let held = dated(parameter);
            let held = held.iter().find(|line| line.holds(on)).map(data::line);
            json!({ "day": key, "on": on.to_string(), "value": held })
        })
        .collect();
    let mut told = data::parameter(parameter, None);
    told["kind"] = "parameter".into();
    told["at"] = parameter.at.to_string().into();
    told["applies"] = applies.into();
    let text = text.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    Some(Answer { text, data: told })
}

fn word(key: &str, printer: &Printer) -> String {
    printer.messages.text(&format!("explain.{key}"), &[])
}

/// The days of a case on which norms are looked up.
fn days(judged: &Judged) -> [(&'static str, Date); 4] {
    let case = &judged.case;
    [
        ("base-date", case.base_date),
        ("service-cutoff", case.service_cutoff),
        ("compensation-date", case.compensation_date),
        ("congress-date", case.congress.date),
    ]
}

fn values(judged: &Judged, parameter: &Parameter, printer: &Printer) -> Vec<Vec<String>> {
    let own = judged.policy.packs.last().map_or("", |pack| &pack.id);
    let unchecked = printer.messages.text("pack.unchecked", &[]);
    dated(parameter)
        .iter()
        .map(|dated| {
            let line = dated.line;
            let doubt = if line.norm.checked { String::new() } else { unchecked.clone() };
            let inherited = if line.pack == own { String::new() } else { format!("← {}", line.pack) };
            vec![dated.days(), value(&line.norm.value), doubt, inherited, cite(&line.norm.basis)]
        })
        .collect()
}

fn on_day(parameter: &Parameter, on: Date, printer: &Printer) -> String {
    let lines = dated(parameter);
    let held = lines.iter().find(|line| line.holds(on)).map(|line| value(&line.line.norm.value));
    held.unwrap_or_else(|| word("no-value", printer))
}
