//! The commands about packs, `explain` of every kind of thing, and findings as SARIF.
//! `INSTA_UPDATE=always` rewrites the transcripts.

use std::collections::BTreeSet;
use std::process::Output;

use serde_json::{Value, json};

use super::support::{desk::Desk, national, root, stderr, stdout};

fn transcript(done: &Output) -> String {
    let code = done.status.code().map_or("killed".to_owned(), |code| code.to_string());
    format!("exit: {code}\n── stdout\n{}── stderr\n{}", stdout(done), stderr(done))
}

/// A pack of its own, with one of everything that a pack may hold and several things to be told of.
const TINY: [(&str, &str); 10] = [
    ("pack.yaml", "id: local/tiny\ntitle: 小县职工安置政策\njurisdiction: 小县\nchecked_on: 2025-06-30\n"),
    (
        "sources.yaml",
        "order: {title: 小县职工安置办法, number: 小政〔2025〕1号, issuer: 小县人民政府, in_force: 2025-01-01, status: in_force, rank: 4, checked: true}\n\
         letter: {title: 没人引用的函, issuer: 小县人民政府, status: in_force, rank: 4, checked: false}\n",
    ),
    (
        "parameters/local.yaml",
        "allowance:\n  title: 月补助\n  unit: 元\n  values:\n    \
         - {from: 2025-01-01, value: 300, basis: [{source: order, article: 第二条}], checked: true}\n    \
         - {from: 2026-01-01, to: 2026-06-30, value: 320, basis: [{source: order, article: 第二条}], checked: false}\n\
         forgotten:\n  title: 没人用的数\n  unit: 月\n  of: worker\n  values:\n    \
         - {from: 2025-01-01, formula: 年龄 * 2, basis: [{source: order}], checked: true}\n",
    ),
    (
        "grounds.yaml",
        "'36':\n  title: 协商一致\n  severance: true\n  notice_pay: false\n  earlier_service: true\n  earlier_enterprise_floor: false\n  \
         barred_for_protected: false\n  article: {source: order, article: 第三条}\n  basis: [{source: order, article: 第三条}]\n  \
         says: {plan: 协商一致解除。, severance: 按年支付。, slip: 协商一致}\n",
    ),
    (
        "channels.yaml",
        "leave:\n  name: 自谋职业\n  ground: '36'\n  consent: true\n  when: 年龄 < 50\n  items: [K01]\n  basis: [{source: order, article: 第三条}]\n  \
         says: {plan: 自谋职业。, slip: 自谋职业。}\n",
    ),
    ("channel_sets.yaml", "same: {name: 与渠道同名, members: {自谋职业: leave}, basis: [{source: order}]}\n"),
    (
        "costs.yaml",
        "items:\n  K01: {name: 补助, payment: once, payee: 本人, of: worker, amount: allowance * 12, basis: [{source: order}], checked: true}\n\
         use_order: [K01]\n",
    ),
    (
        "procedure.yaml",
        "stages:\n  talk: {name: 谈话, basis: [{source: order}]}\n  sign: {name: 签字, basis: [{source: order}]}\n  \
         visit: {name: 走访, basis: [{source: order}]}\n\
         edges:\n  - {before: talk, after: sign, basis: [{source: order, article: 第四条}], checked: true}\n",
    ),
    (
        "checks.yaml",
        "T01:\n  title: 年龄不满五十\n  of: worker\n  severity: warning\n  when: 年龄 >= 50\n  \
         message: {zh: \"{工号}号职工{年龄}岁\", en: \"worker {工号} is too old\"}\n  help: {zh: 请改选, en: choose another}\n  \
         basis: [{source: order, article: 第三条}]\n  checked: false\n",
    ),
    (
        "examples/parameters.yaml",
        "- {name: 年中的月补助, kind: parameter, on: 2025-07-01, facts: {parameter: allowance}, expect: {value: 300}}\n\
         - {name: 写错的月补助, kind: parameter, on: 2025-07-01, facts: {parameter: allowance}, expect: {value: 999}}\n",
    ),
];

fn tiny() -> Desk {
    let desk = Desk::empty();
    for (name, text) in TINY {
        desk.write(&format!("policies/local/tiny/{name}"), text);
    }
    desk
}

#[test]
fn packs_are_listed_those_of_the_case_too() {
    let desk = tiny();
    let done = desk.run(&["policy", "list", "--case", "case"]);
    let heading = stdout(&done).lines().next().map(str::to_owned);
    let lines: Vec<String> = stdout(&done).lines().map(str::to_owned).collect();
    assert!(lines.iter().any(|line| line.starts_with("cn/national ")), "{lines:?}");
    let own = lines.iter().find(|line| line.starts_with("local/tiny ")).expect("the pack of the case");
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
    insta::assert_snapshot!(
        "policy_list",
        format!("{}\n{}", words(&heading.expect("a heading")), words(own))
    );
    let told = desk.ask(&["policy", "list", "--case", "case"]);
    let packs = told.json["result"].as_array().expect("packs");
    let tiny = packs.iter().find(|pack| pack["id"] == "local/tiny").expect("the pack");
    assert_eq!(tiny["values"], 3);
    assert_eq!(tiny["unchecked"], 1);
    assert_eq!(tiny["extends"], Value::Null);
    let ids: Vec<&str> = packs.iter().map(|pack| pack["id"].as_str().expect("an id")).collect();
    assert!(ids.is_sorted());
    assert!(desk.ask(&["policy", "list"]).json["result"].as_array().expect("packs").len() < packs.len());
}

#[test]
fn a_pack_is_shown_whole_and_on_a_day() {
    let desk = tiny();
    let show = |more: &[&str]| {
        transcript(&desk.run(&[&["policy", "show", "local/tiny", "--case", "case"], more].concat()))
    };
    insta::assert_snapshot!("policy_show", show(&[]));
    let on = show(&["--on", "2025-03-01"]);
    assert!(on.contains("300") && !on.contains("320"), "{on}");
    assert!(!show(&["--on", "2026-09-01"]).contains("allowance  月补助"));
    let told = desk.ask(&["policy", "show", "local/tiny", "--case", "case", "--on", "2026-02-01"]).json;
    let pack = &told["result"];
    assert_eq!(pack["parameters"][0]["values"][0]["value"], "320");
    assert_eq!(pack["parameters"][0]["values"][0]["pack"], "local/tiny");
    assert_eq!(pack["parameters"][1]["values"][0]["formula"], "年龄 * 2");
    assert_eq!(pack["channels"][0]["when"], "年龄 < 50");
    for key in ["methods", "checks", "items", "edges", "stages", "channel_sets", "calendar"] {
        assert!(pack[key].is_array(), "{key}");
    }
}

#[test]
fn a_merged_pack_says_who_defines_what() {
    let desk = Desk::small();
    let done = desk.run(&["policy", "show", "local/linjiang", "--case", "case", "--on", "2026-10-31"]);
    let text = stdout(&done);
    let line = |id: &str| text.lines().skip_while(|line| !line.contains(id)).nth(1).unwrap_or_default();
    assert!(line("minimum_wage  ").contains("1950") && !line("minimum_wage  ").contains("cn/national"));
    assert!(line("severance_cap_multiple  ").contains("← cn/national"), "{text}");
}

#[test]
fn lint_tells_what_only_a_lint_can() {
    let desk = tiny();
    let lint =
        |more: &[&str]| desk.run(&[&["policy", "lint", "local/tiny", "--case", "case"], more].concat());
    insta::assert_snapshot!("policy_lint", transcript(&lint(&["--on", "2026-07-01"])));
    insta::assert_snapshot!("policy_lint_en", transcript(&lint(&["--on", "2026-06-30", "--lang", "en"])));
    let told = desk.ask(&["policy", "lint", "local/tiny", "--case", "case", "--on", "2026-07-01"]);
    assert_eq!(told.json["result"]["on"], "2026-07-01");
    assert_eq!(told.exit, 0);
    // without a day, the newest day on which any pack was checked
    let newest = desk.ask(&["policy", "lint", "local/tiny", "--case", "case"]).json;
    assert!(newest["result"]["on"].as_str().expect("a day") >= "2026-11-22", "{newest}");
}

#[test]
fn lint_tells_what_reading_tells_and_the_packs_at_hand_are_sound() {
    let desk = tiny();
    desk.spoil("policies/local/tiny/checks.yaml", "when: 年龄 >= 50", "when: 年纪 >= 50");
    let told = desk.ask(&["policy", "lint", "--case", "case"]);
    assert_eq!(told.exit, 1);
    assert_eq!(told.of("error"), ["expression-name policies/local/tiny/checks.yaml:5:9"]);
    let unused = told.with_code("pack-unused");
    assert!(unused.is_empty(), "what is used is not known while a pack cannot be read");
    assert_eq!(Desk::empty().ask(&["policy", "lint"]).of("error"), Vec::<String>::new());
}

#[test]
fn examples_are_run_and_a_wrong_one_is_told_at_its_place() {
    let desk = tiny();
    let test = desk.run(&["policy", "test", "local/tiny", "--case", "case"]);
    insta::assert_snapshot!("policy_test", transcript(&test));
    let told = desk.ask(&["policy", "test", "local/tiny", "--case", "case"]);
    assert_eq!(told.exit, 1);
    assert_eq!(told.json["result"]["packs"], json!([{ "pack": "local/tiny", "examples": 2, "failed": 1 }]));
    assert_eq!(told.with_code("example-failed")[0]["at"]["line"], 2);
}

#[test]
fn an_unknown_pack_is_refused_with_the_nearest() {
    let desk = Desk::empty();
    for command in [
        &["policy", "show", "cn/natoinal"][..],
        &["policy", "lint", "cn/natoinal"],
        &["policy", "test", "cn/natoinal"],
    ] {
        let done = desk.run(command);
        assert_eq!(done.status.code(), Some(2), "{command:?}");
        assert!(stderr(&done).contains("“cn/national”"), "{}", stderr(&done));
    }
}

#[test]
fn the_list_of_what_the_program_reads_by_name_is_whole() {
    let mut missing = Vec::new();
    let policy = national();
    let named: Vec<&String> = policy.parameters.keys().collect();
    for room in ["src/assess", "src/compose"] {
        let files = walkdir::WalkDir::new(root().join(room)).into_iter().filter_map(Result::ok);
        for file in files.filter(|file| file.path().extension().is_some_and(|end| end == "rs")) {
            let text = std::fs::read_to_string(file.path()).expect("a readable source");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let here = named.iter().filter(|id| code.contains(&format!("\"{id}\"")));
            missing.extend(here.filter(|id| !anzhi::assess::reads(id)).map(|id| format!("{id} in {room}")));
        }
    }
    assert_eq!(missing, Vec::<String>::new(), "add these to src/assess/law/reads.rs");
}

#[test]
fn explain_knows_every_kind_of_thing() {
    let desk = Desk::small();
    let explain = |what: &str| transcript(&desk.run(&["explain", "case", what]));
    let told = ["total", "K01", "channel.internal_retire", "quorum", "minimum_wage", "CH05", "yaml-syntax"];
    let told: Vec<String> = told.iter().map(|what| format!("$ explain {what}\n{}", explain(what))).collect();
    insta::assert_snapshot!("explain_things", told.join("\n"));
    insta::assert_snapshot!(
        "explain_check_en",
        transcript(&desk.run(&["explain", "case", "ch05", "--lang", "en"]))
    );
    let near = |what: &str| stderr(&desk.run(&["explain", "case", what]));
    assert!(near("minimum_wages").contains("“minimum_wage”"));
    assert!(near("CH0").contains("“CH"), "{}", near("CH0"));
    assert!(near("HX009").contains("unknown-worker"));
    assert!(near("毫不相干").contains("unknown-topic"));
    assert_eq!(desk.ask(&["explain", "case", "毫不相干"]).exit, 2);
}

#[test]
fn every_figure_parameter_and_code_can_be_explained() {
    let desk = Desk::small();
    let assessed = desk.ask(&["assess", "case"]).json;
    let figures = assessed["result"]["figures"].as_array().expect("figures");
    let figures: Vec<&str> = figures.iter().filter_map(|figure| figure["id"].as_str()).collect();
    assert!(figures.len() > 12);
    for what in
        [&figures[..], &["congress_delegates", "CH01", "ruled", "template-field", "no-glyph"]].concat()
    {
        let told = desk.ask(&["explain", "case", what]);
        assert_eq!(told.exit, 0, "{what}");
        assert!(told.json["result"]["kind"].is_string(), "{what}");
        if figures.contains(&what) {
            let name = told.json["result"]["name"].as_str().unwrap_or_default();
            assert!(!name.is_empty() && !name.starts_with("figure.") && name != what, "{what}: {name}");
        }
    }
}

#[test]
fn explain_counts_what_the_case_has_and_speaks_though_it_cannot_be_read() {
    let desk = Desk::small();
    desk.spoil("roster.csv", "内部退养,2026-10-10", "内部退养,");
    assert_eq!(desk.ask(&["explain", "case", "CH05"]).json["result"]["found"], 1);
    desk.write("case.yaml", "title: [\n");
    let told = desk.ask(&["explain", "case", "yaml-syntax"]);
    assert_eq!((told.exit, &told.json["result"]["found"]), (0, &json!(1)));
    assert_eq!(desk.ask(&["explain", "case", "total"]).exit, 1);
}

/// What the schema of SARIF 2.1.0 asks of a log, as far as ours goes.
fn assert_sarif(log: &Value) -> &Vec<Value> {
    let only = |value: &Value, allowed: &[&str]| {
        let keys: Vec<&String> = value.as_object().expect("an object").keys().collect();
        assert!(keys.iter().all(|key| allowed.contains(&key.as_str())), "{keys:?}");
    };
    let text = |value: &Value| assert!(!value["text"].as_str().expect("a text").trim().is_empty(), "{value}");
    let levels = ["none", "note", "warning", "error"];
    only(log, &["$schema", "version", "runs"]);
    assert!(log["$schema"].as_str().expect("a schema").ends_with("sarif-2.1.0.json"));
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"].as_array().map(Vec::len), Some(1));
    let run = &log["runs"][0];
    only(run, &["tool", "language", "columnKind", "invocations", "results"]);
    assert!(["utf16CodeUnits", "unicodeCodePoints"].contains(&run["columnKind"].as_str().expect("a kind")));
    assert!(run["invocations"][0]["executionSuccessful"].is_boolean());
    let driver = &run["tool"]["driver"];
    only(driver, &["name", "version", "rules"]);
    assert_eq!(driver["name"], "anzhi");
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    let rules = driver["rules"].as_array().expect("rules");
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule["id"].as_str().expect("an id")).collect();
    assert_eq!(ids.len(), rules.len(), "each rule once");
    for rule in rules {
        only(
            rule,
            &["id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"],
        );
        for part in ["shortDescription", "fullDescription", "help"] {
            text(&rule[part]);
        }
        assert!(levels.contains(&rule["defaultConfiguration"]["level"].as_str().expect("a level")));
        assert!(rule["properties"]["basis"].is_array());
    }
    let results = run["results"].as_array().expect("results");
    for result in results {
        only(result, &["ruleId", "ruleIndex", "level", "message", "locations"]);
        text(&result["message"]);
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(levels.contains(&result["level"].as_str().expect("a level")));
        for location in result["locations"].as_array().expect("locations") {
            only(location, &["physicalLocation", "logicalLocations"]);
            let physical = &location["physicalLocation"];
            only(physical, &["artifactLocation", "region"]);
            let uri = physical["artifactLocation"]["uri"].as_str().expect("a uri");
            assert!(uri.is_ascii() && !uri.starts_with('/') && !uri.contains([' ', '\\', ':']), "{uri}");
            if let Some(region) = physical.get("region") {
                only(region, &["startLine", "startColumn", "endLine", "endColumn"]);
                let number = |key: &str| region.get(key).map(|value| value.as_u64().expect("a number"));
                assert!(region.as_object().expect("a region").values().all(|value| value.as_u64() > Some(0)));
                let end = (number("endLine"), number("endColumn"));
                assert!(end.0.is_none() || end >= (number("startLine"), number("startColumn")), "{region}");
            }
            for logical in location.get("logicalLocations").and_then(Value::as_array).into_iter().flatten() {
                only(logical, &["name", "kind"]);
            }
        }
    }
    results
}

fn sarif(desk: &Desk, more: &[&str]) -> (i32, String, Value) {
    let done = desk.run(&[&["check", "case", "--format", "sarif"], more].concat());
    let text = stdout(&done);
    let log = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    (done.status.code().expect("an exit code"), text, log)
}

#[test]
fn findings_as_sarif_stand_at_their_rows_and_hold_no_identity_number() {
    let desk = Desk::small();
    desk.spoil("roster.csv", "内部退养,2026-10-10", "内部退养,");
    desk.spoil("enterprise.yaml", "roll: 3", "roll: 4");
    let (exit, text, log) = sarif(&desk, &[]);
    assert_eq!(exit, 1);
    let results = assert_sarif(&log);
    let of = |id: &str| results.iter().find(|result| result["ruleId"] == id).expect("a result");
    let consent = &of("CH05")["locations"][0];
    assert_eq!(consent["physicalLocation"]["artifactLocation"]["uri"], "case/roster.csv");
    assert_eq!(consent["physicalLocation"]["region"], json!({ "startLine": 2 }));
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    let rule = rules.iter().find(|rule| rule["id"] == "CH05").expect("a rule");
    assert!(rule["properties"]["basis"][0].as_str().expect("articles").contains("第三十五条"));
    assert!(rules.len() > 20, "checks that found nothing are rules too");
    assert!(!text.contains("110105197811082041"));
    let (_, english, _) = sarif(&desk, &["--lang", "en"]);
    assert!(english.contains("needs written consent"));
}

#[test]
fn a_number_in_the_wrong_cell_and_a_file_that_cannot_be_read_are_sarif_too() {
    let desk = Desk::small();
    // somebody's number where a day belongs would stand in the message
    let row = desk.text("roster.csv").lines().nth(2).expect("a row").to_owned();
    let day = row.split(',').find(|cell| cell.len() == 10 && cell.matches('-').count() == 2).expect("a day");
    desk.write(
        "roster.csv",
        desk.text("roster.csv").replacen(&row, &row.replacen(day, "110105197811082041", 1), 1),
    );
    let (exit, text, log) = sarif(&desk, &[]);
    let results = assert_sarif(&log);
    assert_eq!(exit, 1);
    let cell = results.iter().find(|result| result["ruleId"] == "not-a-date").expect("a result");
    assert_eq!(cell["locations"][0]["physicalLocation"]["region"]["startLine"], 3);
    assert!(cell["locations"][0]["logicalLocations"][0]["name"].is_string());
    let digits = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
    assert!(digits < Some(15), "no long number");

    desk.write("case.yaml", "title: [\n");
    let (exit, _, log) = sarif(&desk, &[]);
    let results = assert_sarif(&log);
    assert_eq!(exit, 1);
    let broken = results.iter().find(|result| result["ruleId"] == "yaml-syntax").expect("a result");
    let place = &broken["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "case/case.yaml");
    assert!(place["region"]["startLine"].is_u64() && place["region"]["startColumn"].is_u64());

    let done = desk.run(&["check", "nowhere", "--format", "sarif"]);
    let log = serde_json::from_str(&stdout(&done)).expect("json");
    assert_eq!(assert_sarif(&log).len(), 1);
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn sarif_is_for_check_alone() {
    let desk = Desk::small();
    for command in [&["list"][..], &["assess", "case"], &["explain", "case", "total"], &["policy", "list"]] {
        let done = desk.run(&[command, &["--format", "sarif"]].concat());
        assert_eq!(done.status.code(), Some(2), "{command:?}");
        assert!(stdout(&done).is_empty() && stderr(&done).contains("sarif"), "{}", stderr(&done));
    }
}

#[test]
fn policy_alone_is_answered_with_its_help() {
    insta::assert_snapshot!("policy_refused", transcript(&Desk::empty().run(&["policy"])));
}
