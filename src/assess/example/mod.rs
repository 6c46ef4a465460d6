//! Owns: worked examples of packs, run through the very functions that judge a case.
//! Never: an arithmetic of its own.

mod ask;
mod law;
mod meeting;
mod money;
mod outcome;
mod people;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Finding, Findings};
use crate::policy::{Example, Policy};

use ask::Ask;
use outcome::Wanting;

/// Runs one example; every expectation that does not come out is a finding at its place.
#[must_use]
pub fn run_example(example: &Example, policy: &Policy) -> Findings {
    let mut findings = Findings::default();
    let ask = match Ask::new(example, policy) {
        Ok(ask) => ask,
        Err(wanting) => return failed(example, &wanting),
    };
    let outcome = match example.kind.as_str() {
        "severance" | "method" => money::severance(&ask),
        "average" => money::average(&ask),
        "tail" => money::tail(&ask),
        "tax" => money::tax(&ask),
        "leave" => money::leave(&ask),
        "cost" => money::cost(&ask),
        "present_value" => money::discounted(&ask),
        "funding" => money::funding(&ask),
        "prorata" => money::prorata(&ask),
        "reconcile" => money::reconcile(&ask),
        "retirement" | "internal" => people::retirement(&ask),
        "eligible" => people::eligible(&ask),
        "service" => people::service(&ask),
        "served" => people::served(&ask),
        "vote" => meeting::vote(&ask),
        "delegates" => meeting::delegates(&ask),
        "workdays" => meeting::workdays(&ask),
        "check" => law::check(&ask),
        "parameter" => law::parameter(&ask),
        "formula" => law::formula(&ask),
        "basis" => law::basis(&ask),
        other => Err(Wanting(format!("kind {other}"))),
    };
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(wanting) => return failed(example, &wanting),
    };
    for expected in &example.expect {
        let found = outcome.iter().find(|(name, _)| *name == expected.name).map(|(_, values)| values.clone());
        let found = found.unwrap_or_default();
        // what a lawyer expects to be found must be among the findings; more may be found
        let agrees = if expected.name == "findings" {
            expected.values.iter().all(|code| found.contains(code))
        } else {
            same(&found, &expected.values)
        };
        if !agrees {
            findings.push(
                Finding::new(Code::ExampleFailed, expected.at.clone())
                    .fact("name", &example.name)
                    .fact("field", &expected.name)
                    .fact("found", shown(&found))
                    .fact("expected", shown(&expected.values)),
            );
        }
    }
    findings
}

fn failed(example: &Example, wanting: &Wanting) -> Findings {
    let finding = Finding::new(Code::ExampleFailed, example.at.clone()).fact("name", &example.name);
    Findings(vec![finding.fact("field", &wanting.0).fact("found", "—").fact("expected", "…")])
}

fn shown(values: &[String]) -> String {
    if values.is_empty() { "—".to_owned() } else { values.join(", ") }
}

/// Equal as numbers where both are, as texts otherwise; of an exact number, as many decimals as are expected.
fn same(found: &[String], expected: &[String]) -> bool {
    found.len() == expected.len()
        && found.iter().zip(expected).all(|(found, expected)| {
            let numbers = found.parse::<Decimal>().ok().zip(expected.parse::<Decimal>().ok());
            numbers.map_or(found == expected, |(found, expected)| {
                let half_up = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
                found.round_dp_with_strategy(expected.scale().max(2), half_up) == expected
            })
        })
}
