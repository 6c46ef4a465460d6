//! Owns: `anzhi compare`: the same workers under two policies or on two dates.
//! Never: calculates.

use std::path::PathBuf;

use clap::{ArgAction, Args};
use serde_json::{Value, json};

use crate::assess::{Comparison, Figure, ItemChange, WorkerChange, compare};
use crate::build::{ComparisonSide, Judged};
use crate::cli::columns::aligned;
use crate::cli::exit::Exit;
use crate::cli::pipeline::judge_twice;
use crate::cli::print::{Answer, Printer};
use crate::cli::report;
use crate::model::Money;

/// Of `compare`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Case folder.
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// The two sides, in order.
    #[arg(long, value_name = "PACK[@DATE][:METHOD]", required = true, num_args = 1, value_parser = wanted)]
    #[arg(action = ArgAction::Append)]
    pub policy: Vec<ComparisonSide>,
}

/// So many workers are shown to a person with what differs; JSON holds all of them.
const SHOWN: usize = 20;

/// Columns of a table are no wider.
const WIDEST: usize = 48;

/// One side, in the form in which it shows itself.
fn wanted(text: &str) -> Result<ComparisonSide, &'static str> {
    text.parse()
}

/// Runs the command. What is wrong with the case itself is `check`'s business; here only what keeps the two
/// policies from being applied is told.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let [first, second] = &arguments.policy[..] else {
        let see = printer.messages.text("ui.see-help", &[("program", "anzhi compare")]);
        printer.complain(&format!("{}\n{see}", printer.messages.text("usage-error.two-policies", &[])));
        return Exit::CouldNotRun;
    };
    let sides = [first, second];
    let (judged, findings) = judge_twice(&arguments.case, sides);
    let Some([first, second]) = judged else { return printer.finish("compare", &findings, None) };
    let found = compare(&first.case, &first.assessment.workers, &second.assessment.workers);
    let text = tell(&first, &second, &found, sides, printer);
    let data = data(&first, &found, sides);
    printer.finish("compare", &findings, Some(Answer { text, data }))
}

fn tell(
    first: &Judged,
    second: &Judged,
    found: &Comparison,
    sides: [&ComparisonSide; 2],
    printer: &Printer,
) -> String {
    let word = |key: &str| printer.messages.text(&format!("report.{key}"), &[]);
    let name = |code: &str| {
        let item = second.policy.cost_item(code).or_else(|| first.policy.cost_item(code));
        format!("{code} {}", item.map_or("", |item| item.name.as_str()))
    };
    let row = |name: String, (before, after): (Money, Money)| {
        vec![name, before.to_string(), after.to_string(), difference(before, after)]
    };
    let heading = vec![String::new(), sides[0].to_string(), sides[1].to_string(), word("difference")];
    let items = found.items.iter().map(|(code, sums)| row(name(code), *sums));
    let table: Vec<Vec<String>> =
        [heading].into_iter().chain(items).chain([row(word("total"), found.total)]).collect();
    let heads = |count: usize, sum: Money| vec![count.to_string(), sum.to_string()];
    let people = [(word("gain"), found.gainers, found.gained), (word("lose"), found.losers, found.lost)];
    let people = people.map(|(name, count, sum)| [vec![name], heads(count, sum)].concat()).to_vec();
    let mut parts = vec![aligned(&table, 2, WIDEST), aligned(&people, 2, WIDEST)];
    let shown = found.changes.iter().take(SHOWN).map(|change| person(first, change, &name));
    parts.extend(shown);
    let rest = found.changes.len().saturating_sub(SHOWN);
    if rest > 0 {
        parts.push(printer.messages.text("report.more-people", &[("count", &rest.to_string())]));
    }
    parts.join("\n\n")
}

fn person(first: &Judged, change: &WorkerChange, name: &dyn Fn(&str) -> String) -> String {
    let worker = &first.case.workers[change.at];
    let sums = format!("{} → {}", change.first, change.second);
    let difference = difference(change.first, change.second);
    let mut lines = vec![format!("{} {}  {sums}  {difference}", worker.number, worker.name)];
    for item in &change.items {
        lines.push(format!("  {}", name(&item.code)));
        for (sign, figure) in [("-", &item.first), ("+", &item.second)] {
            let Some(figure) = figure else { continue };
            let working = if figure.working.is_empty() {
                vec![figure.money().to_string()]
            } else {
                figure.working.clone()
            };
            lines.extend(working.iter().map(|line| format!("    {sign} {line}")));
        }
    }
    lines.join("\n")
}

fn difference(before: Money, after: Money) -> String {
    if after >= before { format!("+{}", after - before) } else { (after - before).to_string() }
}

fn data(first: &Judged, found: &Comparison, sides: [&ComparisonSide; 2]) -> Value {
    let yuan = |money: Money| format!("{:.2}", money.yuan());
    let figure = |figure: &Option<Figure>| figure.as_ref().map(report::figure);
    let item = |item: &ItemChange| json!({ "code": item.code, "first": figure(&item.first), "second": figure(&item.second) });
    let workers = found.changes.iter().map(|change| {
        json!({
            "number": first.case.workers[change.at].number,
            "first": yuan(change.first),
            "second": yuan(change.second),
            "items": change.items.iter().map(item).collect::<Vec<_>>(),
        })
    });
    let items = found.items.iter().map(
        |(code, (before, after))| json!({ "code": code, "first": yuan(*before), "second": yuan(*after) }),
    );
    json!({
        "sides": sides.map(ToString::to_string),
        "gainers": found.gainers,
        "gained": yuan(found.gained),
        "losers": found.losers,
        "lost": yuan(found.lost),
        "first": yuan(found.total.0),
        "second": yuan(found.total.1),
        "items": items.collect::<Vec<_>>(),
        "workers": workers.collect::<Vec<_>>(),
    })
}
