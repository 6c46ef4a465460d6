//! Owns: examples of votes, numbers of delegates and working days.
//! Never: an arithmetic of its own.

use rust_decimal::prelude::ToPrimitive;

use crate::assess::congress::meeting::{PassLine, pass_line, quorum};
use crate::assess::congress::vote::Verdict;
use crate::assess::facts::number;
use crate::diagnostic::{Coded, Place};
use crate::model::{VoteCount, VoteResult};
use crate::policy::{FactValue, Subject};

use super::ask::Ask;
use super::outcome::{Outcome, Wanting};

/// The count of a vote on one item.
pub(super) fn vote(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let (entitled, present) = (ask.count("all")?, ask.count("present")?);
    let norm = |id: &str| {
        let norm = ask.policy.number(id, ask.on).ok().and_then(|norm| norm.value.to_u32());
        norm.ok_or_else(|| Wanting(id.to_owned()))
    };
    let fraction = (norm("congress_quorum_numerator")?, norm("congress_quorum_denominator")?);
    let line = ask.policy.text("congress_pass", ask.on).map_err(|_| Wanting("congress_pass".to_owned()))?;
    let needed = pass_line(entitled, PassLine::named(&line.value));
    let least = quorum(entitled, fraction);
    let part = |name: &str| if ask.has(name) { ask.count(name) } else { Ok(0) };
    let (yes, no, abstain, invalid) = (part("yes")?, part("no")?, part("abstain")?, part("invalid")?);
    let valid = if ask.has("valid") { part("valid")? } else { yes + no + abstain };
    let issued = if ask.has("issued") { part("issued")? } else { present };
    let returned = if ask.has("returned") { part("returned")? } else { valid + invalid };
    let votes = VoteCount { title: String::new(), valid, invalid, yes, no, abstain, at: Place::Case };
    let mut facts = ask.case.with_count(&votes, needed);
    for (name, count) in [
        ("应到人数", entitled),
        ("实到人数", present),
        ("法定人数", least),
        ("通过票数", needed),
        ("发出票数", issued),
        ("收回票数", returned),
    ] {
        facts.set(name, number(count));
    }
    facts.set("已表决", FactValue::Truth(true));
    let result = VoteResult {
        present,
        issued,
        returned,
        items: Vec::new(),
        opinions: Vec::new(),
        next: None,
        at: Place::Case,
    };
    let verdict = Verdict::of_item(&result, &votes, least, needed);
    Ok(vec![
        ("quorum", vec![least.to_string()]),
        ("needed", vec![needed.to_string()]),
        ("quorum_met", vec![(present >= least).to_string()]),
        ("result", vec![verdict.code().to_owned()]),
        ("findings", ask.broken(Subject::Case, &|name| facts.get(name))),
    ])
}

/// The least number of delegates.
pub(super) fn delegates(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let staff = ask.number("staff")?;
    let own = |name: &str| (name == "职工人数").then_some(FactValue::Number(staff));
    match ask.value(Subject::Case, &own, "congress_delegates") {
        Some(FactValue::Number(least)) => Ok(vec![("least", vec![least.normalize().to_string()])]),
        _ => Err(Wanting("congress_delegates".to_owned())),
    }
}

/// A period of working days, or how many lie between two days.
pub(super) fn workdays(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let (calendar, from) = (&ask.policy.calendar, ask.date("from")?);
    let refused = |year: i32| vec![("refused", vec![year.to_string()])];
    Ok(if ask.has("days") {
        let to = calendar.add_workdays(from, ask.count("days")?);
        to.map_or_else(refused, |to| vec![("to", vec![to.to_string()])])
    } else {
        let count = calendar.count_workdays(from, ask.date("to")?);
        count.map_or_else(refused, |count| vec![("count", vec![count.to_string()])])
    })
}
