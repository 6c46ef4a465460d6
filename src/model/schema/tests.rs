//! Owns: proof that a case is read whole and that every problem of its YAML files is told at its place.
//! Never: leaves the tests.

use super::{CaseSources, policy_id, read_case};
use crate::diagnostic::{Findings, Source};
use crate::model::{Case, CategoryWords, ContractTerm, Date, RosterWords, Sex, parse_date};

const CASE: &str = include_str!("../../../tests/cases/small/case.yaml");
const ENTERPRISE: &str = include_str!("../../../tests/cases/small/enterprise.yaml");
pub(super) const ROSTER: &str = include_str!("../../../tests/cases/small/roster.csv");
const FUNDS: &str = include_str!("../../../tests/cases/small/funds.yaml");
const CONGRESS: &str = include_str!("../../../tests/cases/small/congress.yaml");
const PROGRESS: &str = include_str!("../../../tests/cases/small/progress.yaml");

fn sources() -> CaseSources {
    CaseSources {
        case: Source::new("case.yaml", CASE),
        enterprise: Source::new("enterprise.yaml", ENTERPRISE),
        roster: Source::new("roster.csv", ROSTER).into(),
        funds: Some(Source::new("funds.yaml", FUNDS)),
        congress: Some(Source::new("congress.yaml", CONGRESS)),
        progress: Some(Source::new("progress.yaml", PROGRESS)),
        unreached: None,
        retirees: None,
        registers: Vec::new(),
        survivors: None,
        columns: None,
        stated: None,
    }
}

pub(super) fn channels(word: &str) -> Option<String> {
    let code = match word {
        "内部退养" | "内退" => "internal_retire",
        "解除劳动合同" => "terminate_compensated",
        "自谋职业" => "terminate_selfchoice",
        _ => return None,
    };
    Some(code.to_owned())
}

/// The categories of a policy, and one special trade.
pub(super) fn words() -> RosterWords {
    let category = |code: &str, name: &str, sex, usual| CategoryWords {
        code: code.to_owned(),
        names: vec![name.to_owned(), code.to_owned()],
        sex,
        usual,
    };
    RosterWords {
        categories: vec![
            category("M60", "男60", Sex::Male, true),
            category("F55", "女55", Sex::Female, false),
            category("F50", "女50", Sex::Female, false),
            category("M55", "男55", Sex::Male, false),
        ],
        trades: vec![("井下".to_owned(), "underground".to_owned())],
    }
}

fn read(sources: &CaseSources, as_of: Option<Date>) -> (Option<Case>, Findings) {
    read_case(sources, &channels, Some(&words()), as_of)
}

/// `code place fact|fact` of every finding.
pub(super) fn told(findings: &Findings) -> Vec<String> {
    let facts = |facts: &[(std::borrow::Cow<str>, String)]| {
        facts.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join("|")
    };
    findings.0.iter().map(|f| format!("{} {} {}", f.code.as_str(), f.at, facts(&f.facts))).collect()
}

#[test]
fn a_small_case_is_read_whole() {
    let (case, findings) = read(&sources(), None);
    assert_eq!(told(&findings), [""; 0]);
    let case = case.expect("a case");
    assert_eq!((case.title_lines.len(), case.policy.as_str()), (2, "local/linjiang"));
    assert_eq!(case.policy_at.to_string(), "case.yaml:12:9");
    assert_eq!(case.choices.internal_allowance_rate.to_string(), "0.7");
    assert_eq!(case.enterprise.registered_capital.to_string(), "26,000,000.00");
    assert_eq!(case.funds.liabilities[1].people, 0);
    assert_eq!(case.funds.sources[1].evidence, "");
    assert_eq!(case.funds.account.map(|account| account.last_four), Some("0086".to_owned()));
    assert_eq!(case.congress.entitled_at.to_string(), "congress.yaml:3:11");
    assert_eq!(case.progress.entries[0].at.to_string(), "progress.yaml:2:5");
    let [first, second, third] = &case.workers[..] else { panic!("three workers") };
    assert_eq!((first.merged[0].kind.as_str(), first.injury_grade.yes()), ("参军", Some(&7)));
    assert_eq!((second.birth.to_string(), second.excluded.len()), ("1978-11-08".to_owned(), 2));
    assert_eq!(second.contract_term, ContractTerm::Fixed);
    assert_eq!(second.channel, "terminate_compensated");
    assert_eq!((third.retirement_category.clone(), third.at_own_request), ("M60".to_owned(), true));
    assert_eq!(third.at.to_string(), "roster.csv:4");
}

#[test]
fn the_policy_is_known_before_the_rest() {
    assert_eq!(policy_id(&sources().case).as_deref(), Some("local/linjiang"));
    assert_eq!(policy_id(&Source::new("case.yaml", "title: 甲\n")), None);
    assert_eq!(policy_id(&Source::new("case.yaml", "policy: [\n")), None);
}

#[test]
fn defaults_stand_in_only_where_the_model_says_so() {
    let without = ["title_lines:", "  - 临江市红星", "  - 职工安置方案", "service_cutoff:"];
    let kept = CASE.lines().filter(|line| !without.iter().any(|start| line.starts_with(start)));
    let text: String = kept.map(|line| format!("{line}\n")).collect();
    let text = text.replace("compensation_date: 2026-10-31\n", "").replace("issue_date: 2026-10-12\n", "");
    let some = CaseSources { case: Source::new("case.yaml", text), funds: None, progress: None, ..sources() };
    let (case, findings) = read(&some, parse_date("2026-11-01"));
    assert_eq!(told(&findings), [""; 0]);
    let case = case.expect("a case");
    assert_eq!(case.title_lines, std::slice::from_ref(&case.title));
    assert_eq!((case.service_cutoff, case.compensation_date), (case.base_date, case.base_date));
    assert_eq!(case.issue_date.to_string(), "2026-11-01");
    assert!(case.funds.sources.is_empty() && case.progress.entries.is_empty());
}

#[test]
fn all_files_tell_their_problems_in_one_reading() {
    let change = |text: &str, changes: &[(&str, &str)]| {
        changes.iter().fold(text.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        })
    };
    let case = change(
        CASE,
        &[
            ("base_date: 2026-09-30", "base_date: 2026-09-31"),
            ("5,236.40", "5,236.405"),
            ("  to: 2026-10-19\n  places", "  to: 2026-10-01\n  places"),
            ("level: 中", "level: 严重"),
        ],
    );
    let enterprise = change(
        ENTERPRISE,
        &[
            ("form: closure", "form: close"),
            ("roll: 3", "roll: 三"),
            ("2,600万", "两千万"),
            ("union:", "unions:"),
        ],
    );
    let funds = change(FUNDS, &[("certainty: planned", "certainty: sure"), ("0086", "86")]);
    let progress = change(PROGRESS, &[("on: 2026-10-12", "on:")]);
    let bad = CaseSources {
        case: Source::new("样例/case.yaml", case),
        enterprise: Source::new("e", enterprise),
        funds: Some(Source::new("f", funds)),
        congress: None,
        progress: Some(Source::new("p", progress)),
        unreached: None,
        stated: None,
        ..sources()
    };
    let (case, findings) = read(&bad, None);
    assert!(case.is_none());
    assert_eq!(
        told(&findings),
        [
            "not-a-date 样例/case.yaml:9:12 base_date|2026-09-31",
            "money-decimals 样例/case.yaml:17:28 enterprise_average_wage|5,236.405",
            "period-reversed 样例/case.yaml:24:7 to|2026-10-12|2026-10-01",
            "not-one-of 样例/case.yaml:57:12 level|严重||高, 中, 低",
            "not-one-of e:20:9 form|close|closure|suspension, ownership_change, capacity_cut, closure, bankruptcy",
            "missing-key e:1:1 union",
            "not-money e:10:21 registered_capital|两千万|not-a-number",
            "not-a-number e:26:7 roll|三",
            "unknown-key e:36:1 unions|union",
            "not-one-of f:14:16 certainty|sure||confirmed, agreed, planned",
            "not-a-number f:29:14 last_four|86",
            "file-missing 样例/congress.yaml 样例/congress.yaml",
            "empty-text p:3:5 on",
        ]
    );
}

#[test]
fn a_file_that_is_no_yaml_hides_no_other() {
    let bad = CaseSources {
        case: Source::new("case.yaml", "title：甲\nrevision: 1\n"),
        enterprise: Source::new("enterprise.yaml", "name: [\n"),
        ..sources()
    };
    let (case, findings) = read(&bad, None);
    assert!(case.is_none());
    let places: Vec<String> = findings.0.iter().map(|finding| finding.at.to_string()).collect();
    assert_eq!(places, ["case.yaml:1:6", "enterprise.yaml:1:7"]);
}
