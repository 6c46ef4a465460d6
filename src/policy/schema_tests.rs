//! Owns: proof that the packs read, and that bad packs are told at the right place. Tests only.

#![allow(clippy::disallowed_methods, reason = "the packs that ship are read from their folder")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::read;
use crate::diagnostic::{Findings, Source};
use crate::model::parse_date;
use crate::policy::{Policy, Value};
use crate::written::parse;

/// All YAML files below a folder, named by their path; without those of packs below a pack.
fn folder(path: &str) -> Vec<Arc<Source>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let top = root.join(path);
    let mut sources = Vec::new();
    let mut folders = vec![top.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            let nested = top.join("pack.yaml").exists() && path.join("pack.yaml").exists();
            if path.is_dir() {
                folders.extend((!nested).then_some(path));
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
                sources.push(Source::new(name, fs::read_to_string(&path).expect("text")));
            }
        }
    }
    sources
}

fn shipped(id: &str) -> Vec<Arc<Source>> {
    match id {
        "local/xiangbei" => folder("enterprises/xiangbei-hemp/policies/local/xiangbei"),
        id => folder(&format!("policies/{id}")),
    }
}

/// The ids of all packs that the program brings along.
fn packs() -> Vec<String> {
    let heads = folder("policies").into_iter();
    let ids = heads.filter_map(|file| Some(file.name.strip_suffix("/pack.yaml")?.to_owned()));
    ids.filter_map(|name| Some(name.strip_prefix("policies/")?.to_owned())).collect()
}

fn policy(id: &str) -> Policy {
    let (policy, findings) = read(id, &shipped);
    assert_eq!(findings, Findings::default());
    policy.expect("a policy")
}

fn number(policy: &Policy, id: &str, on: &str) -> String {
    let norm = policy.number(id, parse_date(on).expect("a date")).expect("covered");
    norm.value.to_string()
}

const HEAD: &str = "title: 甲\njurisdiction: 甲\nchecked_on: 2026-01-01\n";
const SOURCES: &str = "law:\n  title: 甲法\n  issuer: 甲\n  status: in_force\n  rank: 1\n  checked: true\n";

/// Reads pack `a`, whose parent is `root` if `root` has files, and tells the errors as `code file:line:column`.
fn told(root: &[(&str, &str)], own: &[(&str, &str)]) -> Vec<String> {
    let files = |id: &str| {
        let (files, extends) = match id {
            "a" => (own, if root.is_empty() { "" } else { "extends: root\n" }),
            "root" => (root, ""),
            _ => return Vec::new(),
        };
        let head = ("pack.yaml", &*format!("id: {id}\n{extends}{HEAD}"));
        let named = files.iter().any(|(name, _)| *name == "pack.yaml");
        let head = (!named).then_some(head);
        let both = head.iter().chain(files);
        both.map(|(name, text)| Source::new(format!("policies/{id}/{name}"), *text)).collect()
    };
    let (policy, findings) = read("a", &files);
    assert_eq!(policy.is_none(), findings.any_error());
    findings.0.iter().map(|finding| format!("{} {}", finding.code.as_str(), finding.at)).collect()
}

fn value(from: &str, value: &str) -> String {
    format!("    - {{from: {from}, value: {value}, basis: [{{source: law}}], checked: true}}\n")
}

fn parameter(unit: &str, values: &str) -> String {
    format!("p:\n  title: 甲\n  unit: {unit}\n  values:\n{values}")
}

#[test]
fn the_national_pack_reads_without_findings() {
    let policy = policy("cn/national");
    assert_eq!(policy.channels.len(), 28);
    assert_eq!(policy.categories.len(), 7);
    assert_eq!(policy.cost_items.len(), 23);
    assert_eq!(policy.groups.len(), 12);
    assert_eq!(policy.use_order.len(), 23);
    assert_eq!(policy.methods.len(), 2);
    assert!(policy.checks.len() >= 60 && policy.edges.len() >= 15 && policy.stages.len() >= 15);
    assert!(policy.calendar.years.contains_key(&2026));
    assert_eq!(policy.period("军龄").map(|kind| kind.merged), Some(true));
    assert_eq!(policy.word("age", "45"), "45岁至49岁");
    assert_eq!(policy.channel_named("内退").map(|channel| &*channel.code), Some("internal_retire"));
    assert_eq!(policy.grounds["40-2"].earlier_cap_months, Some(12));
    assert_eq!(number(&policy, "severance_under_half_months", "2007-12-31"), "1");
    assert_eq!(number(&policy, "severance_under_half_months", "2008-01-01"), "0.5");
    assert_eq!(number(&policy, "pension_minimum_months", "2034-06-30"), "210");
    assert_eq!(number(&policy, "retirement_cap_F50", "2024-12-31"), "0");
    assert_eq!(number(&policy, "retirement_cap_F50", "2025-01-01"), "60");
    let bands = policy.norm("age_bands", parse_date("2022-01-01").expect("a date")).expect("covered");
    assert_eq!(bands.value, Value::List(["30", "40", "45", "50", "55"].map(str::to_owned).to_vec()));
}

#[test]
fn every_pack_that_is_brought_along_reads_without_findings() {
    let packs = packs();
    assert!(packs.len() >= 18, "{packs:?}");
    for id in &packs {
        let policy = policy(id);
        assert_eq!(policy.packs.last().map(|pack| pack.id.clone()).as_ref(), Some(id));
        let (examples, findings) = super::examples(id, &shipped(id));
        assert_eq!(findings, Findings::default());
        assert!(examples.iter().all(|example| !example.facts.is_empty() && !example.expect.is_empty()));
    }
}

#[test]
fn every_item_of_cost_has_its_rank_and_every_band_its_word() {
    let policy = policy("cn/national");
    for item in &policy.cost_items {
        assert!(policy.use_order.contains(&item.code), "{}", item.code);
    }
    for (list, parameter) in [("age", "age_bands"), ("service", "service_bands")] {
        let norm = policy.norm(parameter, parse_date("2022-01-01").expect("a date")).expect("covered");
        let Value::List(bands) = &norm.value else { panic!("no list") };
        for band in bands.iter().map(String::as_str).chain(["0"]) {
            assert_ne!(policy.word(list, band), band, "{list}.{band}");
        }
    }
}

#[test]
fn a_local_pack_adds_and_overrides() {
    let policy = policy("local/xiangbei");
    assert_eq!(
        policy.packs.iter().map(|pack| &*pack.id).collect::<Vec<_>>(),
        ["cn/national", "local/xiangbei"]
    );
    assert_eq!(number(&policy, "minimum_wage", "2022-03-31"), "1550");
    assert_eq!(number(&policy, "minimum_wage", "2022-05-31"), "1740");
    let floor = "internal_retirement_allowance_floor_rate";
    let before = parse_date("2018-06-30").expect("a date");
    assert_eq!(policy.norm(floor, before).map(|norm| &norm.value), Ok(&Value::None));
    assert_eq!(number(&policy, floor, "2018-07-01"), "0.7");
    let date = parse_date("2022-05-31").expect("a date");
    let norm = policy.number("local_average_wage", date).expect("covered");
    assert_eq!((norm.value, norm.checked), (Decimal::from(6000), false));
}

#[test]
fn what_is_mistyped_is_told_where_it_stands() {
    let sources = ("sources.yaml", SOURCES);
    let parameters = "parameters/p.yaml";
    for (text, expected) in [
        // an unknown key
        (
            parameter("月", &value("2008-01-01", "1")).replace("title", "titel"),
            vec![
                "missing-key policies/a/parameters/p.yaml:2:3",
                "unknown-key policies/a/parameters/p.yaml:2:3",
            ],
        ),
        // a source that is not listed
        (
            parameter("月", &value("2008-01-01", "1")).replace("law", "lawn"),
            vec!["source-unlisted policies/a/parameters/p.yaml:5:53"],
        ),
        // a unit outside the list
        (
            parameter("个月", &value("2008-01-01", "1")),
            vec!["parameter-unit policies/a/parameters/p.yaml:3:9"],
        ),
        // no value for any day
        (
            "p:\n  title: 甲\n  unit: 月\n  values: []\n".to_owned(),
            vec!["parameter-uncovered policies/a/parameters/p.yaml:4:11"],
        ),
        // no basis
        (
            parameter("月", "    - {from: 2008-01-01, value: 1, checked: true}\n"),
            vec!["missing-key policies/a/parameters/p.yaml:5:7"],
        ),
        // an empty basis
        (
            parameter("月", "    - {from: 2008-01-01, value: 1, basis: [], checked: true}\n"),
            vec!["missing-key policies/a/parameters/p.yaml:5:43"],
        ),
        // a day that does not exist
        (parameter("月", &value("2008-02-30", "1")), vec!["not-a-date policies/a/parameters/p.yaml:5:14"]),
        // a word where the unit wants a number
        (parameter("月", &value("2008-01-01", "一")), vec!["not-a-number policies/a/parameters/p.yaml:5:33"]),
        // two values from the same day
        (
            parameter("月", &(value("2008-01-01", "1") + value("2008-01-01", "2").as_str())),
            vec!["duplicate-key policies/a/parameters/p.yaml:6:14"],
        ),
    ] {
        assert_eq!(told(&[], &[sources, (parameters, &text)]), expected, "{text}");
    }
}

#[test]
fn w7_2_no_limit_has_a_word_of_its_own_and_0_is_none() {
    let limit = |value_of: &str| {
        parameter("年", &value("2008-01-01", value_of)).replace("  values", "  limit: true\n  values")
    };
    let at = |text: &str| told(&[], &[("sources.yaml", SOURCES), ("parameters/p.yaml", text)]);
    assert_eq!(at(&limit("none")), Vec::<String>::new());
    assert_eq!(at(&limit("12")), Vec::<String>::new());
    assert_eq!(at(&limit("0")), ["not-a-number policies/a/parameters/p.yaml:6:33"]);
    // what is no limit has no such word
    let plain = parameter("年", &value("2008-01-01", "none"));
    assert_eq!(at(&plain), ["not-a-number policies/a/parameters/p.yaml:5:33"]);
    // a child's value of a limit is one
    let (root, child) = (limit("12"), parameter("年", &value("2020-01-01", "0")));
    let root = [("sources.yaml", SOURCES), ("parameters/p.yaml", &*root)];
    let child = child.replace("  title", "  overrides: root\n  title");
    assert_eq!(
        told(&root, &[("parameters/p.yaml", &child)]),
        ["not-a-number policies/a/parameters/p.yaml:6:33"]
    );
    // formulas ask whether there is one
    let asks = |name: &str| {
        let text = format!(
            "q:\n  title: 乙\n  unit: 年\n  of: case\n  values:\n    - {{from: 2008-01-01, formula: 'if 有_{name} {{ p }} else {{ 1 }}', basis: [{{source: law}}], checked: true}}\n"
        );
        told(
            &[],
            &[("sources.yaml", SOURCES), ("parameters/p.yaml", &limit("none")), ("parameters/q.yaml", &text)],
        )
    };
    assert_eq!(asks("p"), Vec::<String>::new());
    assert_eq!(asks("q"), ["expression-name policies/a/parameters/q.yaml:6:39"]);
}

#[test]
fn a_channel_names_only_what_the_pack_knows() {
    let text = "c:\n  name: 甲\n  ground: '36'\n  consent: true\n  items: [K01]\n  basis: [{source: law}]\n";
    assert_eq!(
        told(&[], &[("sources.yaml", SOURCES), ("channels.yaml", text)]),
        ["not-one-of policies/a/channels.yaml:3:11", "not-one-of policies/a/channels.yaml:5:11"]
    );
}

#[test]
fn a_child_says_what_it_replaces() {
    let first = parameter("月", &value("2008-01-01", "1"));
    let second = parameter("月", &value("2020-01-01", "2"));
    let root =
        [("sources.yaml", SOURCES), ("parameters/p.yaml", &*first), ("words.yaml", "sex:\n  male: 男\n")];
    assert_eq!(
        told(&root, &[("parameters/p.yaml", &second), ("words.yaml", "sex:\n  male: 男性\n")]),
        [
            "override-undeclared policies/a/parameters/p.yaml:1:1",
            "override-undeclared policies/a/words.yaml:2:3"
        ]
    );
    let declared = second.replace("  title", "  overrides: root\n  title");
    let words = "sex:\n  male: {word: 男性, overrides: root}\n";
    assert!(told(&root, &[("parameters/p.yaml", &declared), ("words.yaml", words)]).is_empty());
    let elsewhere = declared.replace("p:", "q:");
    let another = declared.replace("root", "cn/national");
    for (text, expected) in [
        // what nobody defines, and the wrong pack
        (&elsewhere, "override-other policies/a/parameters/p.yaml:2:14"),
        (&another, "override-other policies/a/parameters/p.yaml:2:14"),
    ] {
        assert_eq!(told(&root, &[("parameters/p.yaml", text)]), [expected]);
    }
}

#[test]
fn one_id_in_two_files_of_a_pack_is_told() {
    let text = parameter("月", &value("2008-01-01", "1"));
    let own = [("sources.yaml", SOURCES), ("parameters/a.yaml", &*text), ("parameters/b.yaml", &*text)];
    assert_eq!(told(&[], &own), ["duplicate-key policies/a/parameters/b.yaml:1:1"]);
}

#[test]
fn a_missing_pack_is_told_where_it_is_named() {
    let head = format!("id: a\nextends: nowhere\n{HEAD}");
    assert_eq!(told(&[], &[("pack.yaml", &head)]), ["pack-missing policies/a/pack.yaml:2:10"]);
    let (policy, findings) = read("nowhere", &|_| Vec::new());
    assert!(policy.is_none());
    assert_eq!(findings.0[0].code.as_str(), "pack-missing");
}

#[test]
fn a_chain_is_at_most_three_steps_deep() {
    let files = |id: &str| {
        let steps: usize = id.parse().unwrap_or_default();
        let extends = if steps > 0 { format!("extends: '{}'\n", steps - 1) } else { String::new() };
        vec![Source::new(format!("policies/{id}/pack.yaml"), format!("id: '{id}'\n{extends}{HEAD}"))]
    };
    assert!(read("3", &files).0.is_some_and(|policy| policy.packs.len() == 4));
    let (policy, findings) = read("4", &files);
    assert!(policy.is_none());
    assert_eq!(findings.0[0].code.as_str(), "pack-depth");
    assert_eq!(findings.0[0].at.to_string(), "policies/1/pack.yaml:2:10");
    // a pack that extends itself is as deep
    let own = [("pack.yaml", &*format!("id: a\nextends: a\n{HEAD}"))];
    assert_eq!(told(&[], &own), ["pack-depth policies/a/pack.yaml:2:10"]);
}

#[test]
fn files_that_do_not_belong_are_told() {
    assert_eq!(told(&[], &[("chanels.yaml", "")]), ["unknown-key policies/a/chanels.yaml"]);
    assert_eq!(told(&[], &[("pack.yaml", "id: a\n")]).len(), 3);
}

#[test]
fn the_vectors_are_plain_trees() {
    let vectors = folder("tests/vectors");
    assert_eq!(vectors.len(), 5);
    let mut findings = Findings::default();
    for source in &vectors {
        assert!(parse(source, &mut findings).is_some_and(|node| node.get("vectors").is_some()));
    }
    assert_eq!(findings, Findings::default());
}
