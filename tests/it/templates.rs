//! Templates that a user edits: faults are told where they were written, and every document, word and field has its line of the reference.

use anzhi::compose::Catalogue;
use anzhi::diagnostic::{Findings, Source};

use super::goldens::blessing;
use super::support::{desk::Desk, library::texts, pdf::Pdf, reference, root};

#[test]
fn w7_7_a_stray_sign_is_told_at_the_line_of_the_part_that_has_it() {
    let folder = root().join("templates/planning/plan-draft");
    let mut parts: Vec<String> = std::fs::read_dir(&folder)
        .expect("parts")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(|c: char| c.is_ascii_digit()) && name.ends_with(".tera"))
        .collect();
    parts.sort();
    assert!(parts.len() > 8, "{parts:?}");
    for part in parts {
        let desk = Desk::small();
        let text = std::fs::read_to_string(folder.join(&part)).expect("a part");
        desk.write(&format!("templates/planning/plan-draft/{part}"), format!("{text}\n收尾共 $ 元\n"));
        let told = desk.build(&["--only", "A1"]);
        let line = text.lines().count() + if text.ends_with('\n') { 2 } else { 1 };
        let at = format!("typeset-failed templates/planning/plan-draft/{part}:{line}:5");
        assert!(told.of("error").contains(&at), "{at}: {:?}", told.of("error"));
    }
}

#[test]
fn w7_8_the_example_of_a_document_in_the_readme_can_be_read() {
    let page = std::fs::read_to_string(root().join("templates/README.md")).expect("the page");
    let example =
        page.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let example = example.lines().map(|line| line.trim_start().to_owned() + "\n").collect::<String>();
    let body = Source::new("letters/new/body.typ.tera", "");
    let (catalogue, findings) =
        Catalogue::read(&[Source::new("letters/new/document.yaml", example), body], None, &[]);
    assert_eq!(findings, Findings::default());
    assert_eq!(catalogue.documents.len(), 1);
}

#[test]
fn w7_8_every_document_word_and_field_stands_in_the_reference() {
    let path = root().join("templates/TEMPLATES.md");
    let page = reference::page();
    if blessing() {
        std::fs::write(&path, &page).expect("written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    let differing = written.lines().zip(page.lines()).find(|(written, right)| written != right);
    assert_eq!(differing, None, "ANZHI_BLESS=1 rewrites it");
    assert_eq!(written.len(), page.len(), "ANZHI_BLESS=1 rewrites it");
}

#[test]
fn w7_8_what_the_program_carries_is_copied_out_to_be_edited() {
    let desk = Desk::small();
    let listed = desk.ask(&["eject", "case"]);
    let folders: Vec<&str> = listed.json["result"]
        .as_array()
        .expect("folders")
        .iter()
        .filter_map(|folder| folder.as_str())
        .collect();
    for folder in
        ["templates/planning/plan-draft", "templates/house-style", "policies/cn/national/parameters"]
    {
        assert!(folders.contains(&folder), "{folder}");
    }
    let done =
        desk.ask(&["eject", "case", "d3", "templates/house-style/page/tables.typ", "policies/cn/hunan"]);
    assert_eq!(done.exit, 0, "{}", done.json);
    let body = desk.text("templates/letters/initiative/body.typ.tera");
    assert!(desk.text("templates/house-style/page/tables.typ").contains("#let"));
    assert!(desk.text("policies/cn/hunan/pack.yaml").contains("\nid: cn/hunan\n"));
    // what was copied is what is used
    desk.write("templates/letters/initiative/body.typ.tera", body + "\n末尾加的一句。\n");
    assert_eq!(desk.build(&["--only", "D3"]).exit, 0);
    let text = Pdf::open(&desk.path("out/D3-initiative.pdf")).all_text();
    assert!(text.contains("末尾加的一句"), "{text}");

    let again = desk.ask(&["eject", "case", "templates/house-style"]);
    assert_eq!(
        (again.exit, again.of("error")),
        (2, vec!["file-exists templates/house-style/page/tables.typ".to_owned()])
    );
    assert!(!desk.path("case/templates/house-style/page/type.typ").exists(), "nothing is written");
    let near = desk.ask(&["eject", "case", "templates/house-styl"]);
    assert_eq!(near.exit, 2);
    assert_eq!(near.with_code("not-carried")[0]["facts"]["nearest"], "templates/house-style");
}

#[test]
fn a_body_says_what_stands_there_and_never_how() {
    // of Typst's own words a body needs only those that build data, and cells that span
    const LOOKS: [&str; 22] = [
        "#set ",
        " set page",
        " set text",
        " set par",
        "show heading",
        "align(",
        "block(",
        "box(",
        "grid(",
        "place(",
        "layout(",
        "measure(",
        "pad(",
        "text(",
        "par(",
        "page(",
        "line(",
        "rect(",
        "v(",
        "h(",
        "stack(",
        "html.",
    ];
    let begins_word = |text: &str, at: usize| {
        !text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    let mut faults = Vec::new();
    for body in texts(&root().join("templates"), &["tera"]) {
        let lines = body.text.lines().count();
        if lines > 80 {
            faults.push(format!("{} has {lines} lines: put parts into files of their own", body.name));
        }
        for (number, line) in body.text.lines().enumerate() {
            let looks =
                LOOKS.iter().filter(|look| line.match_indices(**look).any(|(at, _)| begins_word(line, at)));
            faults.extend(looks.map(|look| format!("{}:{} {look}", body.name, number + 1)));
            let digit = |c: char| c.is_ascii_digit();
            let size = |unit| line.match_indices(unit).any(|(at, _)| line[..at].ends_with(digit));
            if size("pt") || size("cm") || size("mm") && !line.trim_start().starts_with("columns: (") {
                faults.push(format!("{}:{} a size", body.name, number + 1));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// A document that a case adds; its body is empty.
const ADDED: &str = "id: Z1\ntitle: 函\ntitle_en: Letter\neach: unit\ndated: issue\nprivacy: internal\n";

#[test]
fn check_reads_the_documents_that_a_case_adds() {
    let desk = Desk::small();
    let wrong = ADDED.to_owned() + "rows: retirees\ncolumns: [number]\nwhen: 单方解除人 > 0\n";
    desk.write("templates/letters/new/document.yaml", wrong);
    desk.write("templates/letters/new/body.typ.tera", "{% if case %}");
    desk.write("templates/letters/other/documents.yaml", ADDED);
    desk.write("templates/letters/third/document.yaml", ADDED.replace("Z1", "D3"));
    let errors = desk.ask(&["check", "case"]).of("error");
    for error in [
        "rows-each letters/new/document.yaml:7:7",
        "expression-name letters/new/document.yaml:9:7",
        "template-syntax letters/new/body.typ.tera:1:12",
        "document-unread letters/other/documents.yaml",
        "body-missing letters/third/document.yaml",
        "document-twice letters/third/document.yaml:1:1",
    ] {
        assert!(errors.iter().any(|told| told.starts_with(error)), "{error}: {errors:?}");
    }
    // of a case that cannot be judged they are told all the same
    desk.spoil("case.yaml", "issue_date: 2026-10-12", "issue_date: 2026-02-30");
    let errors = desk.ask(&["check", "case"]).of("error");
    assert!(errors.contains(&"body-missing letters/third/document.yaml".to_owned()), "{errors:?}");
}

#[test]
fn what_typst_says_is_told_in_chinese_beside_its_own_words() {
    let desk = Desk::small();
    let body =
        std::fs::read_to_string(root().join("templates/letters/initiative/body.typ.tera")).expect("it");
    for (added, chinese, own) in [
        ("#hello", "没有“hello”这个变量", "unknown variable: hello"),
        ("#stress[字", "括号不成对", "unclosed delimiter"),
        ("#import \"/other.typ\": x", "找不到文件", "file not found"),
        ("#let x = (1 2)", "这里少了逗号", "expected comma"),
        ("#stress(size: 1)[字]", "没有“size”这个参数", "unexpected argument: size"),
    ] {
        desk.write("templates/letters/initiative/body.typ.tera", format!("{body}\n{added}\n"));
        let fonts = root().join("fonts").to_string_lossy().into_owned();
        let told =
            desk.run(&["build", "case", "--out", "out", "--only", "D3", "--lang", "zh", "--fonts", &fonts]);
        let text = String::from_utf8_lossy(&told.stderr).into_owned();
        assert!(text.contains(chinese) && text.contains(own), "{added}: {text}");
    }
}
