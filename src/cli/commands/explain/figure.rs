//! Owns: one sum of the case with its working. May import: cli, assess, policy. Never: calculates.

use crate::assess::{Figure, totals};
use crate::cli::pipeline::Judged;
use crate::cli::print::{Answer, Printer};
use crate::cli::report;
use crate::policy::cite;

use super::labelled;

/// Before the code of a channel.
const OF_CHANNEL: &str = "channel.";

/// The figure of this id.
pub fn told(judged: &Judged, wanted: &str, printer: &Printer) -> Option<Answer> {
    let figures = totals(&judged.case, &judged.policy, &judged.assessment);
    let figure = figures.into_iter().find(|figure| figure.id == wanted)?;
    let head = format!("{}  {}  {}", figure.id, name(judged, &figure, printer), value(&figure));
    let working = figure.working.iter().map(|line| format!("    {line}"));
    let unchecked =
        if figure.checked { String::new() } else { printer.messages.text("report.unchecked", &[]) };
    let fields = [("basis", cite(&figure.basis)), ("doubt", unchecked), ("at", figure.from.to_string())];
    let text = std::iter::once(head).chain(working).chain([labelled(&fields, printer)]);
    let mut data = report::figure(&figure);
    data["kind"] = "figure".into();
    Some(Answer { text: text.collect::<Vec<_>>().join("\n"), data })
}

/// What a person calls it.
fn name(judged: &Judged, figure: &Figure, printer: &Printer) -> String {
    let channel = figure.id.strip_prefix(OF_CHANNEL).and_then(|code| judged.policy.channel(code));
    let item = judged.policy.cost_item(&figure.id).map(|item| item.name.clone());
    channel
        .map(|channel| channel.name.clone())
        .or(item)
        .unwrap_or_else(|| printer.messages.text(&format!("report.{}", figure.id), &[]))
}

fn value(figure: &Figure) -> String {
    match figure.value {
        crate::assess::Quantity::Money(money) => money.to_string(),
        _ => figure.value.text(),
    }
}
