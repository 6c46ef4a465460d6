//! Tests of the catalogue.

use std::sync::Arc;

use super::Catalogue;
use crate::diagnostic::{Code, Finding, Source};

const HEAD: &str = "title: t\ntitle_en: t\neach: enterprise\ndated: issue\nprivacy: public\n";

fn read(id: &str, more: &str) -> (Catalogue, Vec<String>) {
    let file = Source::new("notices/new/document.yaml", format!("id: {id}\n{HEAD}{more}"));
    let (catalogue, findings) = Catalogue::read(&[file, body("notices/new")], None, &[]);
    let told = findings.0.iter().map(|finding| format!("{} {}", finding.code.as_str(), finding.at));
    (catalogue, told.collect())
}

fn body(folder: &str) -> Arc<Source> {
    Source::new(format!("{folder}/body.typ.tera"), "")
}

/// Documents of one id, bodies and all.
fn whole(folders: &[&str], id: &str) -> Vec<Arc<Source>> {
    let about = |folder: &&str| Source::new(format!("{folder}/document.yaml"), format!("id: {id}\n{HEAD}"));
    folders.iter().flat_map(|folder| [about(folder), body(folder)]).collect()
}

fn catalogue() -> Catalogue {
    let files: Vec<Arc<Source>> =
        [("A10", "planning/late"), ("A2", "planning/early"), ("B1", "notices/roster")]
            .iter()
            .flat_map(|(id, folder)| whole(&[folder], id))
            .collect();
    let (catalogue, findings) = Catalogue::read(&files, None, &[]);
    assert_eq!(findings.0, Vec::new());
    catalogue
}

fn chosen(names: &[&str]) -> Vec<String> {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    catalogue().choose(&names).0.iter().map(|document| document.id.clone()).collect()
}

#[test]
fn documents_are_chosen_by_id_folder_or_group_and_kept_in_order() {
    assert_eq!(chosen(&[]), ["A2", "A10", "B1"]);
    assert_eq!(chosen(&["planning"]), ["A2", "A10"]);
    assert_eq!(chosen(&["b1", "early"]), ["A2", "B1"]);
    assert_eq!(chosen(&["notices/roster"]), ["B1"]);
}

#[test]
fn an_unknown_name_is_told() {
    let (_, findings) = catalogue().choose(&["plan".to_owned()]);
    assert_eq!(findings.0.first().map(|finding| finding.code), Some(Code::UnknownDocument));
}

#[test]
fn an_id_is_taken_once() {
    let (_, findings) = Catalogue::read(&whole(&["notices/one", "notices/two"], "B1"), None, &[]);
    let [finding] = &findings.0[..] else { panic!("{findings:?}") };
    assert_eq!(finding.code, Code::DocumentTwice);
    assert_eq!((fact(finding, "folder"), fact(finding, "other")), ("notices/one", "notices/two"));
}

fn fact<'f>(finding: &'f Finding, name: &str) -> &'f str {
    finding.facts.iter().find(|(key, _)| key == name).map_or("-", |(_, value)| value)
}

#[test]
fn files_that_nobody_would_read_are_told_with_the_name_that_is_read() {
    let about = format!("id: B1\n{HEAD}");
    for (files, told) in [
        (vec!["n/a/document.yaml"], vec!["body-missing n/a/document.yaml: n/a/body.typ.tera"]),
        (
            vec!["n/a/document.yaml", "n/a/Body.tera"],
            vec!["body-missing n/a/document.yaml: n/a/body.typ.tera"],
        ),
        (vec!["n/a/body.typ.tera"], vec!["document-unread n/a/body.typ.tera: n/a/document.yaml"]),
        (vec!["n/a/documents.yaml", "n/a/body.typ.tera"], vec!["document-unread n/a/documents.yaml: -"]),
        (vec!["document.yaml", "body.typ.tera"], vec!["document-unread document.yaml: -"]),
        (vec!["n/part.typ.tera"], vec![]),
    ] {
        let files: Vec<_> = files.into_iter().map(|name| Source::new(name, about.clone())).collect();
        let (_, findings) = Catalogue::read(&files, None, &[]);
        let line = |finding: &Finding| {
            format!("{} {}: {}", finding.code.as_str(), finding.at, fact(finding, "wanted"))
        };
        assert_eq!(findings.0.iter().map(line).collect::<Vec<_>>(), told);
    }
}

#[test]
fn a_paper_lists_only_its_own_rows() {
    for (each, rows, refused) in [
        ("enterprise", "retirees", false),
        ("unit", "workers", false),
        ("unit", "retirees", true),
        ("unit", "delegates", true),
        ("group", "delegates", false),
        ("group", "workers", true),
        ("item", "workers", true),
    ] {
        let text = format!(
            "id: E9\ntitle: t\ntitle_en: t\neach: {each}\ndated: issue\nprivacy: internal\nrows: {rows}\ncolumns: [number]\n"
        );
        let files = [Source::new("n/a/document.yaml", text), Source::new("n/a/body.typ.tera", "")];
        let (_, findings) = Catalogue::read(&files, None, &[]);
        let told: Vec<_> = findings.0.iter().map(|one| format!("{} {}", one.code.as_str(), one.at)).collect();
        let wanted = if refused { vec!["rows-each n/a/document.yaml:7:7".to_owned()] } else { Vec::new() };
        assert_eq!(told, wanted, "{each} {rows}");
    }
}

#[test]
fn a_posted_paper_has_no_column_of_wages_or_numbers() {
    let (_, told) = read("B9", "rows: workers\ncolumns: [name, average_wage, id_number]\n");
    assert_eq!(
        told,
        ["column-privacy notices/new/document.yaml:8:17", "column-privacy notices/new/document.yaml:8:31"]
    );
    let (catalogue, told) = read("B9", "rows: workers\ncolumns: [number, name, hired]\n");
    assert!(told.is_empty(), "{told:?}");
    let sheet = catalogue.documents[0].sheet.as_ref().expect("a table");
    assert_eq!(sheet.columns.len(), 3);
}

#[test]
fn a_paper_for_each_person_is_for_that_person_alone() {
    for (each, privacy, refused) in
        [("worker", "public", true), ("retiree", "internal", true), ("worker", "personal", false)]
    {
        let text = format!("id: E9\ntitle: t\ntitle_en: t\neach: {each}\ndated: issue\nprivacy: {privacy}\n");
        let (_, findings) = Catalogue::read(
            &[Source::new("notices/new/document.yaml", text), body("notices/new")],
            None,
            &[],
        );
        let codes: Vec<Code> = findings.0.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, if refused { vec![Code::EachPrivacy] } else { Vec::new() }, "{each} {privacy}");
    }
}

#[test]
fn words_that_are_none_are_told_at_their_place() {
    let (_, told) = read("B9", "needs: [enterprise, weather]\nmedia: [pdf, epub]\nrows: clouds\n");
    assert_eq!(
        told,
        [
            "not-one-of notices/new/document.yaml:7:21",
            "not-one-of notices/new/document.yaml:9:7",
            "not-one-of notices/new/document.yaml:8:14",
        ]
    );
}
