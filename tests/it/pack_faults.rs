//! Every mistake that a policy pack can hold, one fixture each: the exact finding, its place and its facts.
//!
//! `tests/packs/faulty/<what-is-wrong>/` holds the files of pack `a`. Where there is a folder `root/`, that is the
//! pack which `a` extends, and so on below it. `pack.yaml` and `sources.yaml` are supplied where they are missing;
//! an empty file `without-pack-yaml` leaves it out. `expected.txt` lists the findings, `code place fact=value …`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anzhi::diagnostic::{Code, Finding, Source};
use walkdir::WalkDir;

/// What reading a pack can find. The rest of the list belongs to cases, documents and folders.
const CODES: &[Code] = &[
    Code::CalendarDay,
    Code::ControlCharacter,
    Code::DuplicateKey,
    Code::EmptyText,
    Code::ExpressionDivision,
    Code::ExpressionFailed,
    Code::ExpressionName,
    Code::ExpressionSyntax,
    Code::ExpressionType,
    Code::FileMissing,
    Code::MissingKey,
    Code::NotADate,
    Code::NotANumber,
    Code::NotOneOf,
    Code::OverrideOther,
    Code::OverrideUndeclared,
    Code::PackDepth,
    Code::PackMissing,
    Code::ParameterGap,
    Code::ParameterOverlap,
    Code::ParameterUncovered,
    Code::ParameterUnit,
    Code::PeriodReversed,
    Code::SourceRepealed,
    Code::SourceUnlisted,
    Code::UnknownKey,
    Code::WordTwice,
    Code::WordsMissing,
    Code::WrongType,
    Code::YamlAlias,
    Code::YamlSyntax,
    Code::YamlTooLarge,
];

const LAW: &str = "law:\n  title: 甲法\n  issuer: 甲\n  status: in_force\n  rank: 1\n  checked: true\n";
const OLD: &str = "old:\n  title: 旧法\n  issuer: 甲\n  status: repealed\n  repealed_on: 2008-01-01\n  rank: 1\n  checked: true\n";

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn fixtures() -> Vec<PathBuf> {
    let folder = project().join("tests/packs/faulty");
    let found = WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name();
    found.into_iter().map(|entry| entry.expect("a fixture").into_path()).collect()
}

/// The folder of a pack: `a` is the fixture, `root` its folder `root/`, `root/root` the one below that.
fn folder(fixture: &Path, id: &str) -> Option<PathBuf> {
    let folder = match id {
        "a" => fixture.to_owned(),
        id if id.split('/').all(|part| part == "root") => fixture.join(id),
        _ => return None,
    };
    folder.is_dir().then_some(folder)
}

fn files(fixture: &Path, id: &str) -> Vec<Arc<Source>> {
    let Some(folder) = folder(fixture, id) else { return Vec::new() };
    let parent = folder.join("root").is_dir();
    let walk = WalkDir::new(&folder)
        .into_iter()
        .filter_entry(|entry| entry.file_name() != "root" || entry.depth() == 0);
    let mut sources: Vec<Arc<Source>> = Vec::new();
    for entry in walk.map(|entry| entry.expect("a readable folder")) {
        if entry.path().extension().is_some_and(|extension| extension == "yaml") {
            let name =
                entry.path().strip_prefix(&folder).expect("inside").to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(entry.path()).expect("text");
            sources.push(Source::new(format!("policies/{id}/{name}"), text));
        }
    }
    let mut supply = |name: &str, text: String| {
        let name = format!("policies/{id}/{name}");
        if !sources.iter().any(|source| source.name == name) {
            sources.push(Source::new(name, text));
        }
    };
    if !folder.join("without-pack-yaml").exists() {
        let parent_id = if id == "a" { "root".to_owned() } else { format!("{id}/root") };
        let extends = if parent { format!("extends: {parent_id}\n") } else { String::new() };
        supply(
            "pack.yaml",
            format!("id: {id}\ntitle: 甲\njurisdiction: 甲地\nchecked_on: 2026-01-01\n{extends}"),
        );
    }
    if !parent {
        supply("sources.yaml", format!("{LAW}{OLD}"));
    }
    sources
}

fn findings(fixture: &Path) -> Vec<Finding> {
    let (policy, told) = anzhi::policy::read("a", &|id| files(fixture, id));
    assert_eq!(policy.is_none(), told.any_error(), "{}", fixture.display());
    let (_, of_examples) = anzhi::policy::examples("a", &files(fixture, "a"));
    told.0.into_iter().chain(of_examples.0).collect()
}

/// `code place fact=value …`: facts that are empty, and lists of all that is allowed, are left out.
fn line(finding: &Finding) -> String {
    let at = finding.at.to_string();
    let at = at.strip_prefix("policies/a/").or(at.strip_prefix("policies/")).unwrap_or(&at);
    let mut line = format!("{} {at}", finding.code.as_str());
    for (name, value) in finding.facts.iter().filter(|(name, value)| name != "allowed" && !value.is_empty()) {
        line.push_str(&format!(" {name}={value}"));
    }
    line
}

#[test]
fn each_mistake_is_told_once_and_where_it_stands() {
    let fixtures = fixtures();
    assert!(fixtures.len() >= 40, "{} fixtures", fixtures.len());
    let mut wrong = Vec::new();
    for fixture in &fixtures {
        let name = fixture.file_name().expect("a name").to_string_lossy();
        let expected = fs::read_to_string(fixture.join("expected.txt")).unwrap_or_default();
        let expected: Vec<&str> = expected.lines().filter(|line| !line.starts_with('#')).collect();
        let found: Vec<String> = findings(fixture).iter().map(line).collect();
        if expected.is_empty() {
            wrong.push(format!("{name}: no expectation, found {found:#?}"));
        } else if found != expected {
            wrong.push(format!("{name}: found {found:#?}, expected {expected:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), fixtures.len(), wrong.join("\n"));
}

#[test]
fn every_code_of_a_pack_has_its_fixture() {
    let found: BTreeSet<Code> =
        fixtures().iter().flat_map(|fixture| findings(fixture)).map(|finding| finding.code).collect();
    let without: Vec<&str> =
        CODES.iter().filter(|code| !found.contains(code)).map(|code| code.as_str()).collect();
    assert!(without.is_empty(), "no fixture: {without:?}");
    let unlisted: Vec<&str> =
        found.iter().filter(|code| !CODES.contains(code)).map(|code| code.as_str()).collect();
    assert!(unlisted.is_empty(), "not in the list above: {unlisted:?}");
}

/// Whoever adds a finding to the reading of packs adds its fixture.
#[test]
fn the_list_of_codes_is_that_of_the_program() {
    let mut named = BTreeSet::new();
    for below in ["schema.rs", "schema", "expression"] {
        for entry in WalkDir::new(project().join("src/policy").join(below))
            .into_iter()
            .map(|entry| entry.expect("a source"))
        {
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            let codes = text.split("Code::").skip(1);
            named.extend(
                codes.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>()),
            );
        }
    }
    let listed: BTreeSet<String> = CODES.iter().map(|code| format!("{code:?}")).collect();
    let missing: Vec<&String> = named.difference(&listed).collect();
    assert!(missing.is_empty(), "not in the list above: {missing:?}");
}
