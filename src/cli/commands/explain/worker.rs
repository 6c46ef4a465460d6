//! Owns: one worker's figures as a person would check them by hand.
//! Never: calculates.

use crate::assess::Figure;
use crate::build::Judged;
use crate::cli::print::Printer;
use crate::compose::chinese;
use crate::policy::cite;

/// Everything of one worker.
pub fn person(judged: &Judged, at: usize, printer: &Printer) -> String {
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
        if !figure.basis().is_empty() {
            lines.push(format!("    {}  {}", word("basis"), cite(figure.basis())));
        }
        if !figure.checked() {
            lines.push(format!("    {}", word("unchecked")));
        }
    };
    tell(&word("service"), found.standing.service.value.text(), &found.standing.service);
    let age = chinese::age(found.standing.retirement_detail.age);
    tell(
        &word("retirement"),
        format!("{}  {age}", found.standing.retirement.value.text()),
        &found.standing.retirement,
    );
    for figure in found.sums.items.iter().chain(&found.sums.reserved) {
        let name = judged.policy.cost_item(&figure.id).map_or("", |known| &known.name);
        tell(&format!("{} {name}", figure.id), figure.money().to_string(), figure);
    }
    tell(&word("owed"), found.total.money().to_string(), &found.total);
    if let Some(tax) = &found.withheld {
        tell(&word("withheld"), tax.money().to_string(), tax);
    }
    if let Some(months) = &found.unemployment {
        tell(&word("unemployment"), months.value.text(), months);
    }
    lines.join("\n")
}
