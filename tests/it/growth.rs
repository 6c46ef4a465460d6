//! What growth costs: each folder of `tests/examples/` is a change to a case, its files counted and its papers built.

use super::support::{commands, desk::Desk, root, stdout};

/// The small case with the files of an example over it, and their names.
fn grown(example: &str) -> (Desk, Vec<String>) {
    let desk = Desk::small();
    let folder = root().join("tests/examples").join(example);
    let files = walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    let mut names = Vec::new();
    for path in files {
        let name = path.strip_prefix(&folder).expect("inside").to_string_lossy().into_owned();
        desk.write(&name, std::fs::read(&path).expect("a file of the example"));
        names.push(name);
    }
    (desk, names)
}

fn said(desk: &Desk, media: &str) -> String {
    std::fs::read_to_string(desk.path(media)).expect("a paper")
}

#[test]
fn a_channel_is_one_file() {
    let (desk, files) = grown("channel");
    assert_eq!(files, ["policies/local/linjiang/channels.yaml"]);
    desk.spoil("roster.csv", "自谋职业,2026-10-11,是", "借出,2026-10-11,否");
    let told = desk.build(&["--only", "A1,E9", "--media", "txt"]);
    assert_eq!(told.exit, 0, "{}", told.json);
    assert!(said(&desk, "out/A1-plan-draft.txt").contains("由企业借给兄弟企业工作"));
    assert!(said(&desk, "out/E9-statement/HX003.txt").contains("劳动关系保留在本企业"));
}

#[test]
fn a_column_that_is_printed_once_is_three_files() {
    let (desk, files) = grown("column");
    assert_eq!(files, ["columns.yaml", "roster.csv", "templates/notices/roster-notice/document.yaml"]);
    let told = desk.build(&["--only", "B1", "--media", "txt,pdf"]);
    assert_eq!(told.exit, 0, "{}", told.json);
    let text = said(&desk, "out/B1-roster-notice.txt");
    assert!(text.contains("班组") && text.contains("甲班") && text.contains("乙班"), "{text}");
    let read = desk.ask(&["roster", "case/roster.csv"]);
    let columns = read.json["result"]["columns"].as_array().expect("columns");
    assert!(columns.iter().any(|column| column["read_as"] == "班组"), "{columns:?}");
    assert!(stdout(&desk.run(&["list", "case"])).contains("B1"));
}

#[test]
fn an_own_column_is_the_person_s_own_unless_the_case_opens_it_and_its_name_lets_it() {
    let (desk, _) = grown("column");
    let refused = |columns: &str, name: &str| {
        desk.write("columns.yaml", columns);
        let document = desk.text("templates/notices/roster-notice/document.yaml");
        let listed = document.lines().map(|line| {
            let kept = line.split(", 班组").next().unwrap_or(line);
            let kept = kept.split(", 体检结果").next().unwrap_or(kept).split(", 津贴").next().unwrap_or(kept);
            if line.starts_with("columns:") {
                format!("{}, {name}]\n", kept.trim_end_matches(']'))
            } else {
                format!("{line}\n")
            }
        });
        desk.write("templates/notices/roster-notice/document.yaml", listed.collect::<String>());
        let told = desk.ask(&["check", "case"]);
        told.of("error").iter().any(|error| error.contains("column-privacy"))
    };
    let open = "own:\n  班组: {names: [所在班组], class: public}\n";
    assert!(!refused(open, "班组"));
    desk.spoil("roster.csv", "甲班", "甲班13800138000");
    assert!(!desk.ask(&["check", "case"]).of("error").is_empty(), "a number that would be posted");
    desk.spoil("roster.csv", "甲班13800138000", "甲班");
    assert!(refused("own:\n  班组: {names: [所在班组]}\n", "班组"));
    assert!(refused("own:\n  体检结果: {names: [所在班组], class: public}\n", "体检结果"));
    assert!(refused("own:\n  津贴: {names: [所在班组], holds: amount, class: public}\n", "津贴"));
}

#[test]
fn an_own_column_takes_no_name_that_is_another_s_and_must_be_there() {
    let (desk, _) = grown("column");
    desk.write("columns.yaml", "own:\n  部门: {}\n  班组: {names: [所在班组], class: public}\n");
    assert!(desk.ask(&["check", "case"]).of("error").iter().any(|error| error.contains("word-twice")));
    desk.write("columns.yaml", "own:\n  班组: {names: [所在班组], class: public}\n  工装尺码:\n");
    assert!(desk.ask(&["check", "case"]).of("error").iter().any(|error| error.contains("missing-column")));
}

#[test]
fn a_document_is_one_folder() {
    let (desk, files) = grown("document");
    let folder = "templates/notices/rest-room";
    assert_eq!(files, ["body.typ.tera", "document.yaml"].map(|name| format!("{folder}/{name}")));
    let told = desk.build(&["--only", "Z1", "--media", "txt,docx,pdf"]);
    assert_eq!((told.exit, desk.made().len()), (0, 3), "{}", told.json);
    assert!(said(&desk, "out/Z1-rest-room.txt").contains("职工接待室设在"));
}

#[test]
fn a_command_is_one_file_of_code_one_of_words_and_a_line_in_the_list() {
    let list = std::fs::read_to_string(root().join("src/cli/commands/mod.rs")).expect("the list");
    for words in commands() {
        let code = root().join("src/cli/commands").join(words.join("/"));
        assert!(code.with_extension("rs").is_file() || code.join("mod.rs").is_file(), "{words:?}");
        assert!(root().join("locales/commands").join(words.join("-") + ".yaml").is_file(), "{words:?}");
        assert_eq!(list.matches(&format!("=> {},", words[0])).count(), 1, "{words:?}");
    }
    // nothing else of the program knows a command by its name, `check` apart, which alone answers in SARIF
    let shell = std::fs::read_to_string(root().join("src/cli/mod.rs")).expect("the shell");
    assert_eq!(shell.matches("Command::").collect::<Vec<_>>().len(), 1);
}
