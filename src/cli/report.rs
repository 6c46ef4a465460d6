//! Owns: the judgement as JSON and as lines for a person.
//! Never: calculates.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::assess::{Figure, ItemCost, set_counts};
use crate::model::Money;
use crate::policy::{FactValue, cite};

use super::print::Printer;
use crate::build::Judged;

/// A figure for a program: value and unit, working, articles, origin.
pub fn figure(figure: &Figure) -> Value {
    json!({
        "id": figure.id,
        "value": figure.value.text(),
        "unit": figure.value.unit(),
        "working": figure.working,
        "basis": cite(figure.basis()),
        "checked": figure.checked(),
        "from": figure.from.to_string(),
    })
}

fn yuan(money: Money) -> String {
    format!("{:.2}", money.yuan())
}

/// One worker for a program.
pub fn worker(judged: &Judged, at: usize) -> Value {
    let (facts, found) = (&judged.case.workers[at], &judged.assessment.workers[at]);
    json!({
        "number": facts.number,
        "channel": facts.channel,
        "service": figure(&found.standing.service),
        "retirement": figure(&found.standing.retirement),
        "months_left": found.standing.months_left,
        "items": found.sums.items.iter().map(figure).collect::<Vec<_>>(),
        "total": figure(&found.total),
        "reserved": found.sums.reserved.iter().map(figure).collect::<Vec<_>>(),
        "withheld": found.withheld.as_ref().map(figure),
        "unemployment": found.unemployment.as_ref().map(figure),
    })
}

/// The whole judgement for a program.
pub fn assessment(judged: &Judged) -> Value {
    let (costs, funds) = (&judged.assessment.costs, &judged.assessment.funds);
    let item = |item: &ItemCost| {
        let basis = judged.policy.cost_item(&item.code).map(|item| cite(&item.basis));
        json!({ "code": item.code, "people": item.people, "amount": yuan(item.amount), "basis": basis })
    };
    let channels = costs.channels.iter().filter(|channel| channel.people > 0).map(|channel| {
        json!({
            "code": channel.code,
            "people": channel.people,
            "total": yuan(channel.total),
            "items": channel.items.iter().map(item).collect::<Vec<_>>(),
        })
    });
    let years = costs.years.iter().map(|(year, cost)| {
        json!({
            "year": year,
            "allowance": yuan(cost.allowance),
            "insurance": yuan(cost.insurance),
            "other": yuan(cost.other),
            "total": yuan(cost.total()),
        })
    });
    let balances = funds.years.iter().map(|year| {
        json!({ "year": year.year, "need": yuan(year.need), "have": yuan(year.have), "short": yuan(year.short) })
    });
    let sets: Vec<Value> = set_counts(&judged.case, &judged.policy)
        .iter()
        .map(|set| {
            let members = set.members.iter().map(
                |member| json!({ "name": member.name, "channel": member.channel, "people": member.people }),
            );
            json!({
                "code": set.code,
                "name": set.name,
                "members": members.collect::<Vec<_>>(),
                "others": set.others,
            })
        })
        .collect();
    let norms = &judged.assessment.norms.congress;
    json!({
        "policy": judged.policy.packs.iter().map(|pack| pack.id.as_str()).collect::<Vec<_>>(),
        "base_date": judged.case.base_date.to_string(),
        "figures": judged.assessment.figures.iter().map(figure).collect::<Vec<_>>(),
        "workers": (0..judged.case.workers.len()).map(|at| worker(judged, at)).collect::<Vec<_>>(),
        "costs": {
            "items": costs.items.iter().map(item).collect::<Vec<_>>(),
            "channels": channels.collect::<Vec<_>>(),
            "years": years.collect::<Vec<_>>(),
            "channel_sets": sets,
            "historic": yuan(costs.historic),
            "diversion": yuan(costs.diversion),
            "personal": yuan(costs.personal),
            "total": yuan(costs.total),
        },
        "funds": {
            "secured": yuan(funds.secured),
            "planned": yuan(funds.planned),
            "gap": yuan(funds.gap),
            "surplus": yuan(funds.surplus),
            "years": balances.collect::<Vec<_>>(),
        },
        "congress": {
            "entitled": judged.case.congress.entitled,
            "quorum": judged.assessment.quorum,
            "quorum_basis": cite(norms.quorum_uses.basis()),
            "pass": judged.assessment.pass,
            "pass_basis": cite(norms.pass_uses.basis()),
        },
    })
}

/// Tables of channels, items and money for a person; with workings where they are wanted.
pub fn summary(judged: &Judged, printer: &Printer) -> String {
    let word = |key: &str| printer.messages.text(&format!("report.{key}"), &[]);
    let (costs, funds) = (&judged.assessment.costs, &judged.assessment.funds);
    let channels = costs.channels.iter().filter(|channel| channel.people > 0).map(|channel| {
        let name = judged.policy.channel(&channel.code).map_or(channel.code.as_str(), |known| &known.name);
        [name.to_owned(), channel.people.to_string(), channel.total.to_string()]
    });
    let items = costs.items.iter().map(|item| {
        let name = judged.policy.cost_item(&item.code).map_or("", |known| &known.name);
        [format!("{} {name}", item.code), item.people.to_string(), item.amount.to_string()]
    });
    let money = [
        ("historic", costs.historic),
        ("diversion", costs.diversion),
        ("total", costs.total),
        ("secured", funds.secured),
        ("gap", funds.gap),
        ("surplus", funds.surplus),
    ];
    let money = money.map(|(key, sum)| {
        [printer.messages.text(&format!("figure.{key}"), &[]), String::new(), sum.to_string()]
    });
    let congress = [
        [word("entitled"), judged.case.congress.entitled.to_string(), String::new()],
        [word("quorum"), judged.assessment.quorum.to_string(), String::new()],
        [word("pass"), judged.assessment.pass.to_string(), String::new()],
    ];
    let of_set = |set: &crate::assess::SetCount| {
        let others = [(word("others"), set.others)].into_iter().filter(|(_, people)| *people > 0);
        let members = set.members.iter().map(|member| (member.name.clone(), member.people)).chain(others);
        let rows = members.map(|(name, people)| [name, people.to_string(), String::new()]);
        (set.name.clone(), table(rows.collect()))
    };
    let sets = set_counts(&judged.case, &judged.policy);
    let mut parts = vec![(word("channels"), table(channels.collect()))];
    // what local policy calls them comes first; a set of which nobody is a member says nothing
    parts.extend(sets.iter().filter(|set| set.others < judged.case.workers.len()).map(of_set));
    parts.extend([
        (word("items"), table(items.collect())),
        (word("money"), table(money.to_vec())),
        (word("congress"), table(congress.to_vec())),
    ]);
    if printer.verbose() {
        parts.push((word("workings"), workings(judged)));
    }
    parts.into_iter().map(|(title, rows)| format!("{title}\n{rows}")).collect::<Vec<_>>().join("\n\n")
}

/// How every sum of the case comes about, under its id.
fn workings(judged: &Judged) -> String {
    let worked = judged.assessment.figures.iter().filter(|figure| !figure.working.is_empty());
    worked
        .map(|figure| format!("  {}\n    {}", figure.id, figure.working.join("\n    ")))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Three columns, words left and numbers right, aligned by the width that a terminal gives them.
fn table(rows: Vec<[String; 3]>) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    let lines = rows.iter().map(|[name, count, sum]| {
        let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
        let line = format!(
            "  {name}{}  {}{count}  {}{sum}",
            pad(name, widths[0]),
            pad(count, widths[1]),
            pad(sum, widths[2])
        );
        line.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The value of a name without words of a language; exact.
pub fn written(datum: &FactValue) -> String {
    match datum {
        FactValue::Number(number) => number.normalize().to_string(),
        FactValue::Text(text) => text.to_string(),
        FactValue::Truth(yes) => yes.to_string(),
        FactValue::Day(day) => day.to_string(),
        FactValue::List(items) => items.join("、"),
    }
}

/// The same for a program: truths and lists as such, all else as it is written.
pub fn datum(datum: &FactValue) -> Value {
    match datum {
        FactValue::Truth(yes) => json!(yes),
        FactValue::List(items) => json!(items.iter().map(AsRef::as_ref).collect::<Vec<&str>>()),
        other => json!(written(other)),
    }
}
