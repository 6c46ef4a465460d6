//! Worked examples of the law, as data under `tests/vectors/`: each row a person could check by hand.

use anzhi::assess::run_example;
use anzhi::compose::{chinese, mask_between, mask_name};
use anzhi::model::{IdNumber, Money, Month, parse_month};
use anzhi::policy::{self, Example, Policy};
use rust_decimal::Decimal;

use super::support::national;
use super::support::packs::files_or_fixture;
use super::support::rows::{Packs, Row, fact, list, parsed};

/// Runs an example and tells the fields that did not come out.
fn failing(example: &Example, policy: &Policy) -> Vec<String> {
    let told = run_example(example, policy);
    let field = |finding: &anzhi::diagnostic::Finding| {
        let fact = |name: &str| {
            let found = finding.facts.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        format!("{}: {} instead of {}", fact("field"), fact("found"), fact("expected"))
    };
    told.0.iter().map(field).collect()
}

#[test]
fn published_figures_come_out_or_are_refuted() {
    let data = parsed("published");
    let listed: Vec<&str> = list(&data, "ids").iter().filter_map(|id| id.as_text()).collect();
    let rows: Vec<Row<'_>> = list(&data, "vectors").iter().map(Row).collect();
    let ids: Vec<&str> = rows.iter().map(|row| row.text("id")).collect();
    assert_eq!(ids, listed, "every row, in its order");
    let mut packs = Packs::default();
    let (mut failures, mut ran, mut refuted, mut explained) = (Vec::new(), 0, 0, Vec::new());
    for row in &rows {
        let id = row.text("id");
        let whole = ["grade", "source", "states"].iter().all(|key| !row.text(key).is_empty());
        assert!(whole, "{id} says where it comes from and what it states");
        if row.has("explained") {
            explained.push(id);
        }
        let decided = row.has("examples") || row.has("mask");
        assert!(decided != row.has("explained"), "{id} is decided by a rule, or says why none does");
        for entry in row.entries("examples") {
            let example = entry.example(id);
            assert!(!example.expect.is_empty(), "{id} expects something");
            let policy = packs.policy(entry.text("pack"));
            failures.extend(failing(&example, policy).into_iter().map(|told| format!("{id} {told}")));
            ran += 1;
            // each claim by itself must not be what comes out
            for claim in entry.facts("claims") {
                assert!(fact(&example.expect, &claim.name).is_some(), "{id}: {} comes out", claim.name);
                let claimed = Example { expect: vec![claim.clone()], ..example.clone() };
                if failing(&claimed, policy).is_empty() {
                    failures.push(format!("{id} does not refute {}: {:?}", claim.name, claim.values));
                }
                refuted += 1;
            }
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
    assert_eq!(explained, Vec::<&str>::new(), "rows that no rule decides");
    assert!(ran >= 90 && refuted >= 20, "{ran} examples, {refuted} claims");
}

#[test]
fn a_document_that_is_not_listed_is_no_basis() {
    let data = parsed("published");
    let mut seen = 0;
    for row in list(&data, "vectors").iter().map(Row).filter(|row| row.has("claimed_source")) {
        let (id, claimed) = (row.text("id"), row.text("claimed_source"));
        let policy = national();
        let retirement = policy.parameters.iter().filter(|(name, _)| name.starts_with("retirement_"));
        for (name, parameter) in retirement {
            for citation in parameter.values.values().flat_map(|line| line.norm.basis.iter()) {
                assert!(!citation.instrument.title.contains(claimed), "{id}: {name} rests on it");
                seen += 1;
            }
        }
        let refused = row.0.get("refused").map(Row).expect("a pack that is refused");
        let (policy, findings) = policy::read(refused.text("pack"), &files_or_fixture);
        let codes: Vec<&str> = findings.0.iter().map(|finding| finding.code.as_str()).collect();
        let expected: Vec<&str> =
            list(refused.0, "findings").iter().filter_map(|code| code.as_text()).collect();
        assert_eq!((policy, codes), (None, expected), "{id}");
    }
    assert!(seen >= 20, "{seen} citations were looked at");
}

#[test]
fn masks_of_others_can_be_told_from_ours() {
    let data = parsed("published");
    let mut seen = 0;
    for row in list(&data, "vectors").iter().map(Row) {
        let Some(mask) = row.0.get("mask").map(Row) else { continue };
        let (id, masked, ours) = (row.text("id"), mask.text("masked"), mask.text("default"));
        if mask.has("text") {
            let text = mask.text("text");
            assert_eq!(mask_between(text, mask.number("head"), mask.number("tail")), masked, "{id}");
            assert_eq!(mask_between(text, 4, 4), ours, "{id}");
        } else {
            // the same surname is left, and as many characters are hidden under another sign
            assert_eq!(mask_name(mask.text("name")), ours, "{id}");
            assert_eq!(ours.replace('*', mask.text("sign")), masked, "{id}");
        }
        seen += 1;
    }
    assert_eq!(seen, 2);
}

/// Equal as numbers where both are, as texts otherwise.
fn equal(left: &[String], right: &[String]) -> bool {
    let same = |(left, right): (&String, &String)| match (left.parse::<Decimal>(), right.parse::<Decimal>()) {
        (Ok(left), Ok(right)) => left == right,
        _ => left == right,
    };
    left.len() == right.len() && left.iter().zip(right).all(same)
}

#[test]
fn every_example_of_the_law_stands_in_a_pack() {
    let data = parsed("coverage");
    let rows = list(&data, "vectors");
    assert!(rows.len() >= 290, "{} rows", rows.len());
    let mut packs = Packs::default();
    let mut missing = Vec::new();
    for row in rows.iter().map(Row) {
        let wanted = row.example("");
        let id = row.has("id").then(|| format!("{} ", row.text("id")));
        let holds = |known: &[policy::Fact], wanted: &[policy::Fact]| {
            wanted
                .iter()
                .all(|wanted| fact(known, &wanted.name).is_some_and(|values| equal(values, &wanted.values)))
        };
        let found = packs.examples(row.text("pack")).iter().any(|example| {
            example.kind == wanted.kind
                && id.as_ref().is_none_or(|id| example.name.starts_with(id))
                && (wanted.on.is_none() || wanted.on == example.on)
                && holds(&example.facts, &wanted.facts)
                && holds(&example.expect, &wanted.expect)
        });
        if !found {
            missing.push(format!("{} {:?} {:?}", wanted.kind, id, row.line()));
        }
    }
    assert!(missing.is_empty(), "{} missing:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn every_month_of_the_steps_is_that_of_the_official_tables() {
    let data = parsed("retirement");
    let rows = list(&data, "vectors");
    let mut packs = Packs::default();
    let policy = packs.policy("cn/national");
    let mut months = 0;
    for row in rows.iter().map(Row) {
        let month =
            |key: &str| parse_month(row.text(key)).unwrap_or_else(|| panic!("{key} in {}", row.line()));
        let (from, to, first, last) = (month("from"), month("to"), month("first"), month("last"));
        assert_eq!(to.months_since(from), last.months_since(first), "{}", row.line());
        for step in 0..=to.months_since(from) {
            let retired: Month = first.plus(step);
            let facts =
                [("category", row.text("category").to_owned()), ("birth", from.plus(step).to_string())];
            let expect = [
                ("delay", row.text("delay").to_owned()),
                ("age_months", row.text("age_months").to_owned()),
                ("month", retired.to_string()),
            ];
            let example = row.example_of("retirement", &facts, &expect);
            assert_eq!(failing(&example, policy), Vec::<String>::new(), "{}", row.line());
            months += 1;
        }
    }
    // twelve years of births for men, twelve and ten for women
    assert_eq!((rows.len(), months), (36 + 36 + 60, 144 + 144 + 120));
}

#[test]
fn capitals_are_those_of_the_annex() {
    let data = parsed("capitals");
    for row in list(&data, "vectors").iter().map(Row) {
        let money = Money::parse(row.text("figure")).expect("money");
        assert_eq!(chinese::capitals(money), row.text("capitals"), "{}", row.line());
    }
    for row in list(&data, "invalid").iter().map(Row) {
        assert!(Money::parse(row.text("figure")).is_err(), "{}", row.line());
    }
}

#[test]
fn masks_are_those_of_the_defaults() {
    let data = parsed("masking");
    for row in list(&data, "vectors").iter().map(Row) {
        let input = row.text("input");
        let masked = match row.text("mode") {
            "id" => mask_between(input, 4, 4),
            "id_birth" => mask_between(input, 6, 4),
            "phone" => mask_between(input, 3, 4),
            "card" => mask_between(input, 0, 4),
            "name" => mask_name(input),
            mode => panic!("{mode}"),
        };
        assert_eq!(masked, row.text("output"), "{}", row.line());
    }
    for row in list(&data, "invalid").iter().map(Row) {
        assert!(IdNumber::parse(row.text("input")).is_err(), "{}", row.line());
    }
}
