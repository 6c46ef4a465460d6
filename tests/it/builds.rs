//! Builds that follow one another: only what changed is made, and why is told; nothing of anybody else is touched.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::support::desk::{Desk, Told};

/// Papers that a plan or a build would make, with the reasons and the fields that changed.
fn stale(told: &Told) -> BTreeMap<String, Vec<String>> {
    let papers = told.json["result"]["papers"].as_array().expect("papers");
    let stale = papers.iter().filter(|paper| paper["stale"] == true);
    stale.map(|paper| (paper["paper"].as_str().expect("a key").to_owned(), reasons(paper))).collect()
}

fn reasons(paper: &Value) -> Vec<String> {
    let mut told = Vec::new();
    for reason in paper["reasons"].as_array().expect("reasons") {
        told.push(reason["reason"].as_str().expect("a reason").to_owned());
        for change in reason["changes"].as_array().into_iter().flatten() {
            told.push(format!(
                "{}.{}",
                change["section"].as_str().unwrap(),
                change["field"].as_str().unwrap()
            ));
        }
    }
    told
}

fn files(told: &Told) -> usize {
    told.json["result"]["files"].as_array().expect("files").len()
}

fn plan(desk: &Desk, more: &[&str]) -> Told {
    let fonts = super::support::fonts().to_string_lossy().into_owned();
    desk.ask(&[&["plan", "case", "--out", "out", "--fonts", &fonts], more].concat())
}

#[test]
fn a_second_build_makes_nothing() {
    let desk = Desk::small();
    let first = desk.build(&[]);
    let made = desk.made().iter().filter(|name| desk.path("out").join(name).is_file()).count();
    assert_eq!((first.exit, files(&first)), (0, made), "{}", first.json);
    assert!(files(&first) > 10, "{}", first.json);
    let before = times(&desk);
    assert_eq!((plan(&desk, &["--check"]).exit, stale(&plan(&desk, &[])).len()), (0, 0));
    let second = desk.build(&[]);
    assert_eq!((second.exit, files(&second), stale(&second).len()), (0, 0, 0));
    assert_eq!(times(&desk), before, "no file is written again");
}

/// When each file was last written.
fn times(desk: &Desk) -> BTreeMap<String, std::time::SystemTime> {
    let time = |name: &String| fs::metadata(desk.path("out").join(name)).and_then(|found| found.modified());
    desk.made()
        .into_iter()
        .map(|name| {
            let time = time(&name).expect("a time");
            (name, time)
        })
        .collect()
}

#[test]
fn one_hire_date_is_made_again_just_where_it_is_printed() {
    let desk = Desk::small();
    desk.build(&[]);
    let before = times(&desk);
    let roster = desk.text("roster.csv");
    let line = roster.lines().find(|line| line.starts_with("HX001,")).expect("a worker").to_owned();
    let cells: Vec<&str> = line.split(',').collect();
    let at = roster.lines().next().expect("heads").split(',').position(|head| head == "进入本企业日期");
    let hired = cells[at.expect("the column")];
    // the same month, so that notices stay as they are
    let other = format!("{}{}", &hired[..8], if hired.ends_with("-02") { "03" } else { "02" });
    desk.spoil("roster.csv", &line, &line.replace(hired, &other));
    let planned = plan(&desk, &["--check"]);
    assert_eq!((planned.exit, planned.with_code("papers-stale").len()), (1, 1));
    let made = desk.build(&[]);
    let told = stale(&made);
    let printing: Vec<&str> = told.keys().map(String::as_str).collect();
    assert!(printing.contains(&"E9/HX001") && printing.contains(&"E9"), "{printing:?}");
    assert!(told["E9/HX001"].contains(&"each.hired_on".to_owned()), "{:?}", told["E9/HX001"]);
    for paper in ["A3", "B1", "C1", "C4", "C7", "C8", "D1", "D2", "D3", "E9/HX002"] {
        assert!(!printing.contains(&paper), "{paper} does not print that date: {:?}", told[paper]);
    }
    let after = times(&desk);
    let written: Vec<&String> =
        after.iter().filter(|(name, time)| before[*name] != **time).map(|(name, _)| name).collect();
    let expected = files(&made);
    // the folder of statements counts as written too
    assert_eq!(written.iter().filter(|name| name.ends_with(".pdf")).count(), expected, "{written:?}");
}

#[test]
fn changed_words_and_a_changed_look_are_told_apart() {
    let desk = Desk::small();
    desk.build(&["--only", "D3"]);
    desk.ask(&["eject", "case", "D3"]);
    assert_eq!(stale(&plan(&desk, &["--only", "D3"])).len(), 0, "a copy is the same");
    let body = desk.text("templates/letters/initiative/body.typ.tera");
    desk.write("templates/letters/initiative/body.typ.tera", body + "\n末尾加的一句。\n");
    assert_eq!(stale(&plan(&desk, &["--only", "D3"]))["D3"], ["words"]);
    desk.build(&["--only", "D3"]);
    desk.ask(&["eject", "case", "templates/house-style/page/type.typ"]);
    let style = desk.text("templates/house-style/page/type.typ");
    desk.write("templates/house-style/page/type.typ", style + "\n// another look\n");
    assert_eq!(stale(&plan(&desk, &["--only", "D3"]))["D3"], ["look"]);
}

#[test]
fn the_papers_of_one_worker_are_made_alone() {
    let desk = Desk::small();
    let made = desk.build(&["--only", "E9", "--worker", "HX002"]);
    assert_eq!(
        (made.exit, desk.made()),
        (0, vec!["E9-statement".to_owned(), "E9-statement/HX002.pdf".to_owned()])
    );
    let unknown = desk.build(&["--worker", "9999"]);
    assert_eq!((unknown.exit, unknown.with_code("unknown-worker").len()), (2, 1));
    // the others are still to be made, and that one is not made again
    assert_eq!(files(&desk.build(&["--only", "E9"])), 3);
}

#[test]
fn a_lost_file_is_made_again_and_a_changed_one_is_not_lost() {
    let desk = Desk::small();
    desk.build(&["--only", "D2,D3"]);
    fs::remove_file(desk.path("out/D3-initiative.pdf")).expect("removed");
    let again = desk.build(&["--only", "D2,D3"]);
    assert_eq!((stale(&again)["D3"].clone(), files(&again)), (vec!["missing".to_owned()], 1));
    // somebody wrote in it, and the next build would lose that
    fs::write(desk.path("out/D3-initiative.pdf"), "mine").expect("written");
    let refused = desk.build(&["--only", "D2,D3"]);
    assert_eq!((refused.exit, refused.with_code("file-altered").len()), (1, 1), "{}", refused.json);
    assert_eq!(fs::read(desk.path("out/D3-initiative.pdf")).expect("there"), b"mine");
    // a stranger's file is not replaced either
    fs::write(desk.path("out/D1-letter-to-workers.pdf"), "mine").expect("written");
    let refused = desk.build(&["--only", "D1"]);
    assert_eq!(refused.with_code("file-exists").len(), 1, "{}", refused.json);
    assert_eq!(fs::read(desk.path("out/D1-letter-to-workers.pdf")).expect("there"), b"mine");
}

#[test]
fn a_folder_belongs_to_one_case() {
    let desk = Desk::small();
    desk.build(&["--only", "D3"]);
    desk.spoil("enterprise.yaml", "credit_code: 91110105MA0000000X", "credit_code: 91110105MA0000001X");
    let told = desk.build(&["--only", "D3"]);
    assert_eq!(told.with_code("folder-of-another").len(), 1, "{}", told.json);
}

#[test]
fn without_a_folder_the_papers_lie_in_the_case() {
    let desk = Desk::small();
    let fonts = super::support::fonts().to_string_lossy().into_owned();
    let told = desk.ask(&["build", "case", "--only", "D3", "--fonts", &fonts]);
    assert_eq!(told.exit, 0, "{}", told.json);
    assert!(desk.path("case/output/D3-initiative.pdf").exists());
    assert_eq!(desk.ask(&["check", "case"]).exit, 0, "what lies there is no part of the case");
}

#[test]
fn each_medium_has_its_file_and_its_own_state() {
    let desk = Desk::small();
    let made = desk.build(&["--only", "D3,E9", "--media", "pdf,html,txt"]);
    assert_eq!(made.exit, 0, "{}", made.json);
    for name in ["D3-initiative.html", "D3-initiative.txt", "E9-statement/HX001.html", "E9-statement.pdf"] {
        assert!(desk.path("out").join(name).exists(), "{name}");
    }
    assert_eq!(files(&desk.build(&["--only", "D3,E9", "--media", "html"])), 0, "it is there already");
}

#[test]
fn a_print_file_stays_while_it_is_true_though_another_medium_is_asked_for() {
    let desk = Desk::small();
    desk.build(&["--only", "E9"]);
    desk.build(&["--only", "E9", "--media", "txt"]);
    assert!(desk.path("out/E9-statement.pdf").exists(), "{:?}", desk.made());
}

#[test]
fn a_document_that_is_asked_for_and_not_due_says_so() {
    let desk = Desk::small();
    desk.ask(&["eject", "case", "D3"]);
    let head = desk.text("templates/letters/initiative/document.yaml");
    desk.write("templates/letters/initiative/document.yaml", head.clone() + "when: 职工人数 > 3000\n");
    let told = desk.build(&["--only", "D3"]);
    assert_eq!((told.exit, told.with_code("document-not-due").len(), desk.made().len()), (0, 1, 0));
    assert_eq!(told.with_code("document-not-due")[0]["facts"]["when"], "职工人数 > 3000");
    desk.write("templates/letters/initiative/document.yaml", head + "when: 职工人数 > 2\n");
    assert_eq!(files(&desk.build(&["--only", "D3"])), 1);
}

#[test]
fn a_web_page_that_is_no_longer_true_goes_though_one_worker_s_pages_alone_are_made() {
    let desk = Desk::small();
    desk.build(&["--only", "E9", "--worker", "HX002", "--media", "pdf,html"]);
    let roster = desk.text("roster.csv");
    desk.write("roster.csv", roster.replace("王秀英", "王秀兰"));
    let made = desk.build(&["--only", "E9", "--worker", "HX002"]);
    assert_eq!((made.exit, files(&made)), (0, 1), "{}", made.json);
    assert!(!desk.path("out/E9-statement/HX002.html").exists(), "{:?}", desk.made());
}
