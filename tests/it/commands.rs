//! Transcripts of the program: exit code, standard output, standard error. `INSTA_UPDATE=always` rewrites them.

use std::process::Output;

use serde_json::Value;

use super::support::{desk::Desk, fonts, root, stderr, stdout};

/// As a person would see it. Folders of this machine, and the note about unproved norms and the number of notes, which
/// come and go with the packs, are taken out.
fn transcript(done: &Output) -> String {
    let code = done.status.code().map_or("killed".to_owned(), |code| code.to_string());
    let told = stderr(done);
    let unproved = |line: &str| line.contains("[value-unchecked]");
    let any = told.lines().any(unproved);
    let lines = told.lines().filter(|line| !unproved(line)).map(|line| {
        let last = line.rfind(['：', ':', '，', ',']).filter(|_| any && is_summary(line));
        last.map_or(line.to_owned(), |last| format!("{}…", line.split_at(last).0))
    });
    let told: String = lines.map(|line| line + "\n").collect();
    let text = format!("exit: {code}\n── stdout\n{}── stderr\n{told}", stdout(done));
    text.replace(&*root().to_string_lossy(), "[ROOT]")
}

/// The line after the last finding, whose last number is that of the notes.
fn is_summary(line: &str) -> bool {
    line.starts_with("检查结果") || line.starts_with("found")
}

#[test]
fn help_in_both_languages() {
    let desk = Desk::empty();
    // a command more is no change of the page: each is proved by its own help below
    let page = |arguments: &[&str]| {
        let text = transcript(&desk.run(arguments));
        let commands = text.lines().position(|line| line.starts_with("命令") || line.starts_with("Commands"));
        let (start, mut lines) = (commands.expect("commands") + 2, text.lines().collect::<Vec<_>>());
        let end = start + lines[start..].iter().position(|line| line.is_empty()).expect("an end");
        lines.splice(start..end, ["  …"]);
        lines.join("\n")
    };
    insta::assert_snapshot!("help_zh", page(&["--help"]));
    insta::assert_snapshot!("help_en", page(&["--help", "--lang", "en"]));
    insta::assert_snapshot!("help_build_zh", transcript(&desk.run(&["build", "--help"])));
    insta::assert_snapshot!("help_build_en", transcript(&desk.run(&["build", "--help", "--lang", "en"])));
}

#[test]
fn every_command_has_help_a_manual_and_a_completion_in_both_languages() {
    let desk = Desk::empty();
    let commands = super::support::commands();
    assert!(commands.len() >= 20, "{commands:?}");
    let script = stdout(&desk.run(&["completions", "bash"]));
    for words in &commands {
        let (spoken, joined) = (words.join(" "), words.join("-"));
        for lang in ["zh", "en"] {
            let asked: Vec<&str> =
                words.iter().map(String::as_str).chain(["--help", "--lang", lang]).collect();
            let done = desk.run(&asked);
            let text = stdout(&done);
            let sound = text.contains(&format!("anzhi {spoken}")) && text.lines().count() > 5;
            assert!(done.status.success() && sound, "{spoken}: {}", stderr(&done));
        }
        assert!(stdout(&desk.run(&["man", &joined])).contains(".TH"), "{joined}");
        assert!(script.contains(&words[words.len() - 1]), "{spoken}");
    }
}

#[test]
fn wrong_command_lines_are_refused_in_the_reader_s_language() {
    let desk = Desk::small();
    let refused = [
        &["biuld", "case"][..],
        &["build"],
        &["build", "case", "--as-of", "2026-02-30"],
        &["build", "case", "--onyl", "A1"],
        &["check", "case", "--format", "xml"],
        &["explain", "case", "HX009"],
        &["biuld", "case", "--lang", "en"],
    ];
    let told: Vec<String> = refused
        .iter()
        .map(|arguments| {
            let done = desk.run(arguments);
            assert_eq!(done.status.code(), Some(2), "{arguments:?}");
            format!("$ anzhi {}\n{}", arguments.join(" "), transcript(&done))
        })
        .collect();
    insta::assert_snapshot!("refused", told.join("\n"));
}

#[test]
fn roster_shows_what_was_understood_of_it() {
    let desk = Desk::small();
    let text = desk.text("roster.csv");
    let commas = ",".repeat(text.lines().next().expect("headings").matches(',').count());
    let changes = [("姓名", "姓　名"), ("李建国", "李　建国"), ("2003-07-01", "2003.07")];
    let text = changes.iter().fold(text, |text, (from, to)| text.replacen(from, to, 1));
    desk.write("roster.csv", format!("在册职工名册{commas}\n{text}合计{commas}\n"));
    insta::assert_snapshot!("roster", transcript(&desk.run(&["roster", "case/roster.csv"])));
    let english = desk.run(&["roster", "case/roster.csv", "--lang", "en", "--quiet"]);
    insta::assert_snapshot!("roster_en", transcript(&english));
    let told = desk.ask(&["roster", "case/roster.csv"]);
    let result = &told.json["result"];
    assert_eq!(
        (&result["head"]["first"], &result["rows"], &result["people"]),
        (&2.into(), &3.into(), &2.into())
    );
    assert_eq!(result["passed"][1], serde_json::json!({ "line": 6, "why": "row-total" }));
    assert_eq!(desk.ask(&["roster", "nowhere.csv"]).exit, 2);
}

#[test]
fn list_names_the_documents() {
    let done = Desk::empty().run(&["list"]);
    let (text, documents) = (stdout(&done), super::support::documents());
    for (folder, document) in &documents {
        let of = |key: &str| document.lines().find_map(|line| line.strip_prefix(key)).expect("a line").trim();
        let line = text.lines().find(|line| line.contains(&format!(" {folder} "))).expect("its line");
        assert!(line.starts_with(of("id:")) && line.ends_with(of("title:")), "{line}");
    }
    assert_eq!((text.lines().count(), done.status.code()), (documents.len(), Some(0)));
    assert!(stderr(&done).contains(&format!("{} 种文书", documents.len())), "{}", stderr(&done));
}

#[test]
fn vars_lists_what_a_document_may_print() {
    let desk = Desk::small();
    insta::assert_snapshot!("vars", transcript(&desk.run(&["vars", "case", "C4", "--quiet"])));
    let told = desk.ask(&["vars", "case", "personal/statement"]);
    let names = &told.json["result"][0];
    let find = |list: &str, path: &str| {
        let all = names[list].as_array().expect("names").iter();
        all.clone().find(|name| name["path"] == path).cloned().unwrap_or_default()
    };
    assert_eq!(find("words", "enterprise.short_name")["value"], "红星机械");
    assert_eq!(find("data", "data.each")["count"], 3);
    assert_eq!(find("data", "data.each[0].name")["value"], "李建国");
    assert_eq!(find("words", "funds.gap.yuan"), Value::Null, "the statement does not need it");
    let unknown = desk.ask(&["vars", "case", "Z9", "--lang", "en"]);
    assert_eq!((unknown.exit, unknown.with_code("unknown-document").len()), (2, 1));
}

#[test]
fn check_points_at_every_fault() {
    let desk = Desk::small();
    desk.spoil(
        "case.yaml",
        "title: 临江市红星机械有限责任公司职工安置方案",
        "title: 临江市\ntitel: 职工安置方案",
    );
    desk.spoil("enterprise.yaml", "form: closure", "form: 关闭　# 集团决定");
    desk.spoil("roster.csv", "110105197811082041", "110105197811082042");
    desk.spoil("roster.csv", "自谋职业", "自谋职位");
    desk.spoil("congress.yaml", "entitled: 3", "entitled: 三名职工");
    desk.spoil("funds.yaml", "56万", "56.1234567万");
    insta::assert_snapshot!("check_faulty_zh", transcript(&desk.run(&["check", "case"])));
    insta::assert_snapshot!("check_faulty_en", transcript(&desk.run(&["check", "case", "--lang", "en"])));
    insta::assert_snapshot!("check_faulty_quiet", transcript(&desk.run(&["check", "case", "--quiet"])));
}

#[test]
fn check_tells_what_the_law_forbids_with_its_article() {
    let desk = Desk::small();
    desk.spoil("roster.csv", "内部退养,2026-10-10", "内部退养,");
    desk.spoil("roster.csv", "0,无,无,无,解除劳动合同", "0,无,孕期产期哺乳期,无,经济性裁员");
    desk.spoil("enterprise.yaml", "roll: 3", "roll: 4");
    insta::assert_snapshot!("check_judged", transcript(&desk.run(&["check", "case"])));
}

#[test]
fn check_of_a_sound_case_is_clean() {
    insta::assert_snapshot!("check_sound", transcript(&Desk::small().run(&["check", "case"])));
}

#[test]
fn explain_shows_the_working_of_one_worker() {
    let desk = Desk::small();
    insta::assert_snapshot!("explain_internal", transcript(&desk.run(&["explain", "case", "HX001"])));
    insta::assert_snapshot!("explain_severance", transcript(&desk.run(&["explain", "case", "王秀英"])));
    insta::assert_snapshot!("explain_own_request", transcript(&desk.run(&["explain", "case", "HX003"])));
}

#[test]
fn fonts_are_listed_by_role() {
    let fonts = fonts().to_string_lossy().into_owned();
    insta::assert_snapshot!("fonts", transcript(&Desk::empty().run(&["fonts", "--fonts", &fonts])));
}

#[test]
fn assess_in_both_forms() {
    let desk = Desk::small();
    insta::assert_snapshot!("assess", transcript(&desk.run(&["assess", "case"])));
    let mut told = desk.ask(&["assess", "case"]).json;
    told["notes"] = Value::Null;
    told["findings"].as_array_mut().expect("findings").retain(|finding| finding["severity"] != "note");
    insta::assert_snapshot!("assess_json", format!("{told:#}"));
}

#[test]
fn a_new_case_builds_at_once() {
    let desk = Desk::empty();
    insta::assert_snapshot!("new", transcript(&desk.run(&["new", "case"])));
    let told = desk.build(&[]);
    assert_eq!((told.exit, told.of("error")), (0, Vec::new()));
    let files = told.json["result"]["files"].as_array().expect("files");
    for file in files {
        assert!(desk.path(file.as_str().expect("a path")).is_file(), "{file}");
    }
    let made = desk.made();
    for id in ["A1", "A3", "B1", "B2", "C1", "C4", "C7", "C8", "D1", "D2", "D3", "E9"] {
        assert!(
            made.iter().any(|name| name.starts_with(&format!("{id}-")) && name.ends_with(".pdf")),
            "{id}"
        );
    }
    assert!(made.iter().all(|name| !name.starts_with('.')), "{made:?}");
}

#[test]
fn new_overwrites_nothing() {
    let desk = Desk::small();
    let before = desk.text("case.yaml");
    let done = desk.run(&["new", "case"]);
    assert_eq!(done.status.code(), Some(2));
    assert_eq!(before, desk.text("case.yaml"));
    insta::assert_snapshot!("new_refused", transcript(&done));
}

#[test]
fn build_tells_the_files_that_it_made() {
    let desk = Desk::small();
    let fonts = fonts().to_string_lossy().into_owned();
    let build = |more: &[&str]| {
        let arguments = ["build", "case", "--out", "out", "--fonts", &fonts, "--only", "D3,E9"];
        transcript(&desk.run(&[&arguments, more].concat()))
    };
    insta::assert_snapshot!("build", build(&[]));
    insta::assert_snapshot!("build_quiet_png", build(&["--quiet", "--png"]));
    let made = desk.made();
    assert!(made.iter().any(|name| name == "D3-initiative-01.png"), "{made:?}");
}

#[test]
fn as_of_dates_the_documents() {
    let desk = Desk::small();
    let told = desk.build(&["--only", "A1", "--as-of", "2027-01-09"]);
    assert_eq!(told.exit, 0);
    let text = super::support::pdf::Pdf::open(&desk.path("out/A1-plan-draft.pdf")).all_text();
    assert!(text.contains("2027年1月9日"), "{text}");
}

#[test]
fn completions_and_the_manual_are_there() {
    let desk = Desk::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = desk.run(&["completions", shell]);
        assert!(done.status.success() && stdout(&done).contains("explain"), "{shell}");
    }
    for arguments in [&["man"][..], &["man", "build"], &["man", "--lang", "en"]] {
        let done = desk.run(arguments);
        assert!(done.status.success() && stdout(&done).contains(".TH"), "{arguments:?}");
    }
    assert_eq!(desk.run(&["man", "nothing"]).status.code(), Some(2));
}

#[test]
fn w7_10_documents_are_completed_by_their_ids() {
    let desk = Desk::empty();
    let list = desk.ask(&["list"]);
    let ids = list.json["result"].as_array().expect("documents").iter().map(|document| &document["id"]);
    let script = stdout(&desk.run(&["completions", "bash"]));
    for id in ids {
        let id = id.as_str().expect("an id");
        let offered =
            |line: &str| line.contains("compgen -W") && line.split([' ', '"']).any(|word| word == id);
        assert!(script.lines().any(offered), "{id}");
    }
}

#[test]
fn w7_10_every_page_of_the_manual_tells_the_version_of_the_program() {
    let desk = Desk::empty();
    for page in [&["man"][..], &["man", "build"], &["man", "policy-show"]] {
        let text = stdout(&desk.run(page));
        let title = text.lines().find(|line| line.starts_with(".TH")).expect("a title").to_owned();
        assert!(title.contains(concat!("anzhi ", env!("CARGO_PKG_VERSION"))), "{title}");
    }
}

#[test]
fn w7_10_samples_and_packs_are_told_in_english() {
    let desk = Desk::empty();
    let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let samples = stdout(&desk.run(&["sample", "--lang", "en"]));
    assert!(samples.lines().count() >= 7 && !han(&samples), "{samples}");
    let shown = stdout(&desk.run(&["policy", "show", "cn/hebei", "--lang", "en"]));
    let check = shown.lines().find(|line| line.starts_with("CH05")).expect("a check").to_owned();
    assert!(check.contains("needs written consent"), "{check}");
    assert!(shown.contains("(yuan)") && shown.contains("in Chinese, as the pack has them"));
}

#[test]
fn w7_10_fonts_beside_the_program_are_found() {
    let desk = Desk::empty();
    let program = desk.path("bin/anzhi");
    std::fs::create_dir_all(desk.path("bin/fonts")).expect("a folder");
    std::fs::create_dir_all(desk.path("elsewhere")).expect("a folder");
    std::fs::copy(env!("CARGO_BIN_EXE_anzhi"), &program).expect("a copy");
    let font = "FandolFang-Regular.otf";
    std::fs::copy(fonts().join(font), desk.path("bin/fonts").join(font)).expect("a copy");
    let done = std::process::Command::new(&program)
        .args(["fonts", "--format", "json"])
        .current_dir(desk.path("elsewhere"))
        .output()
        .expect("run");
    let told: Value = serde_json::from_str(&stdout(&done)).expect("JSON");
    let first = told["result"][0]["path"].as_str().expect("a font").to_owned();
    assert!(first.ends_with(&format!("bin/fonts/{font}")), "{first}");
}
