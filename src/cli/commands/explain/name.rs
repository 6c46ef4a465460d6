//! Owns: what a person calls a figure, by the words of the program and of the pack.
//! Never: calculates.

use crate::assess::Figure;
use crate::build::Judged;
use crate::cli::print::Printer;

/// The name of a figure: a cost item's own, a word of the program, or the member's name within its family.
pub fn name(judged: &Judged, figure: &Figure, printer: &Printer) -> String {
    of_id(judged, &figure.id, printer)
}

fn of_id(judged: &Judged, id: &str, printer: &Printer) -> String {
    if let Some(item) = judged.policy.cost_item(id) {
        return item.name.clone();
    }
    let own = format!("figure.{id}");
    if printer.messages.has(&own) {
        return printer.messages.text(&own, &[]);
    }
    let Some((family, member)) = id.split_once('.') else { return id.to_owned() };
    let called =
        if family == "share" { of_id(judged, member, printer) } else { member_name(judged, family, member) };
    printer.messages.text(&format!("figure.of-{family}"), &[("name", &called)])
}

/// What the pack calls a member of a family; units, years and numbers are called as they are.
fn member_name(judged: &Judged, family: &str, member: &str) -> String {
    let policy = &judged.policy;
    let set =
        |code: &str| policy.channel_sets.iter().find(|set| set.code == code).map(|set| set.name.clone());
    let known = match family {
        "people" | "consented" | "channel" => policy.channel(member).map(|channel| channel.name.clone()),
        "method" | "method_total" => policy.method(member).map(|method| method.name.clone()),
        "item_people" => policy.cost_item(member).map(|item| item.name.clone()),
        "ground" | "ground_earlier" | "ground_limited" => {
            policy.grounds.get(member).map(|ground| ground.title.clone())
        }
        "kind" | "status" | "age" | "service" | "term" | "segment" | "base" => {
            Some(policy.word(family, member).to_owned())
        }
        "protected" => {
            policy.groups.iter().find(|group| group.code == member).map(|group| group.name.clone())
        }
        "fund" => policy.fund_kinds.iter().find(|kind| kind.code == member).map(|kind| kind.name.clone()),
        "set" => member.split_once('.').map(|(_, name)| name.to_owned()),
        "set_others" => set(member),
        _ => None,
    };
    known.unwrap_or_else(|| member.to_owned())
}
