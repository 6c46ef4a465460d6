//! Every printed number is one figure of the judgement: documents ask only for ids that stand, and a figure is found by
//! its id, its name, its value and its worker.

use std::collections::BTreeSet;
use std::sync::Arc;

use anzhi::diagnostic::Source;
use serde_json::Value;
use walkdir::WalkDir;

use super::support::{anzhi, library, root, stdout};

/// What `explain` tells of a sample case, as JSON.
fn explained(case: &str, what: &str) -> Value {
    let done = anzhi(&root(), &["explain", &format!("enterprises/{case}"), what, "--format", "json"]);
    let told: Value = serde_json::from_str(&stdout(&done)).expect("JSON on stdout");
    assert_eq!(told["exit"], 0, "{what}");
    told["result"].clone()
}

#[test]
fn documents_ask_for_figures_that_stand() {
    let judged = library::judged(library::small("roster.csv"), library::small("funds.yaml"));
    let ids: BTreeSet<&str> = judged.assessment.figures.iter().map(|figure| figure.id.as_str()).collect();
    let mut asked = 0;
    for file in WalkDir::new(root().join("src/compose/fill")).into_iter().filter_map(Result::ok) {
        if !file.file_type().is_file() {
            continue;
        }
        let text = std::fs::read_to_string(file.path()).expect("a readable source");
        for ask in [".count(\"", ".sum(\"", ".share(\"", ".share_of(\""] {
            for (at, _) in text.match_indices(ask) {
                let id = text[at + ask.len()..].split('"').next().unwrap_or_default();
                // a kind or an item that this case does not have is no figure of it
                let absent =
                    id.starts_with("kind.") || id.starts_with('K') || id.starts_with("item_people.K");
                assert!(absent || ids.contains(id), "{} asks for {id}", file.path().display());
                asked += 1;
            }
        }
    }
    assert!(asked > 40, "{asked}");
}

#[test]
fn no_figure_bears_the_id_of_a_parameter() {
    let judged = library::judged(library::small("roster.csv"), library::small("funds.yaml"));
    let clash =
        judged.assessment.figures.iter().find(|figure| judged.policy.parameters.contains_key(&figure.id));
    assert_eq!(clash.map(|figure| &figure.id), None);
}

#[test]
fn w7_10_explain_finds_a_figure_by_name_by_value_and_by_worker() {
    let told = explained("xiangbei-hemp", "经济补偿");
    assert_eq!((&told["id"], &told["kind"]), (&"K01".into(), &"figure".into()));
    assert_eq!(explained("xiangbei-hemp", "分流人数")["id"], "diverted");
    // the total as the plan prints it, in ten thousands and in yuan
    for value in ["19,112.00", "19112万元", "191,120,000.00"] {
        let told = explained("xiangbei-hemp", value);
        let figures = told["figures"].as_array().cloned().unwrap_or_else(|| vec![told.clone()]);
        assert!(figures.iter().any(|figure| figure["id"] == "total"), "{value}: {told}");
    }
    // a value that several have is told for all of them, a worker's with the worker's number
    let several = explained("xiangbei-hemp", "777");
    let ids: Vec<&str> =
        several["figures"].as_array().expect("several").iter().filter_map(|one| one["id"].as_str()).collect();
    assert!(ids.contains(&"diverted") && ids.contains(&"item_people.K17"), "{ids:?}");
    let of_worker = explained("xiangbei-hemp", "446,400.00");
    let figures = of_worker["figures"].as_array().expect("several");
    assert!(figures.iter().any(|figure| figure["worker"] == "XB0095"), "{of_worker}");
}

/// The roster of the small case with one cell of the named column filled for one worker.
fn roster_with(cells: &[(&str, &str, &str)]) -> Arc<Source> {
    let text = library::small("roster.csv").text.clone();
    let mut lines: Vec<Vec<String>> =
        text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    for (number, column, value) in cells {
        let at = lines[0].iter().position(|head| head == column).expect("a column");
        let row = lines.iter_mut().find(|row| row[0] == *number).expect("a worker");
        row[at] = (*value).to_owned();
    }
    let text: Vec<String> = lines.into_iter().map(|row| row.join(",")).collect();
    Source::new("roster.csv", text.join("\n") + "\n")
}

#[test]
fn w1_13_a_couple_counts_once_whoever_names_the_other() {
    let numbers: Vec<String> = library::small("roster.csv")
        .text
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next().map(str::to_owned))
        .collect();
    let (one, other) = (numbers[0].as_str(), numbers[1].as_str());
    for (cells, couples) in [
        (vec![(one, "配偶工号", other)], 1),
        (vec![(other, "配偶工号", one)], 1),
        (vec![(one, "配偶工号", other), (other, "配偶工号", one)], 1),
        // a number that nobody has names no one, and nobody is married to himself
        (vec![(one, "配偶工号", "ZZ999")], 0),
        (vec![(one, "配偶工号", one)], 0),
    ] {
        let judged = library::judged(roster_with(&cells), library::small("funds.yaml"));
        assert_eq!(judged.assessment.figures.count("couples"), couples, "{cells:?}");
    }
}

#[test]
fn each_division_of_the_roll_adds_up_to_it() {
    for case in ["xiangbei-hemp", "fengcheng-farm-machinery", "hebei-steel", "yiyang-dyeing"] {
        let done = anzhi(&root(), &["assess", &format!("enterprises/{case}"), "--format", "json"]);
        let told: Value = serde_json::from_str(&stdout(&done)).expect("JSON on stdout");
        let figures = told["result"]["figures"].as_array().expect("figures");
        let value = |figure: &Value| figure["value"].as_str().and_then(|text| text.parse::<usize>().ok());
        let of = |id: &str| figures.iter().find(|figure| figure["id"] == id).and_then(value).expect("heads");
        let people = of("people");
        assert_eq!(of("diverted") + of("staying"), people, "{case}");
        assert_eq!(of("men") + of("women"), people, "{case}");
        for family in ["kind.", "status.", "age.", "service.", "term.", "unit.", "people."] {
            let members = figures
                .iter()
                .filter(|figure| figure["id"].as_str().is_some_and(|id| id.starts_with(family)));
            assert_eq!(members.filter_map(value).sum::<usize>(), people, "{case}: {family}");
        }
    }
}
