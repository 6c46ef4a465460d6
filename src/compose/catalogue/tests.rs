//! Tests of the catalogue.

use super::Catalogue;
use crate::diagnostic::{Code, Source};

const HEAD: &str = "title: t\ntitle_en: t\neach: enterprise\ndated: issue\nprivacy: public\n";

fn read(id: &str, more: &str) -> (Catalogue, Vec<String>) {
    let file = Source::new("notices/new/document.yaml", format!("id: {id}\n{HEAD}{more}"));
    let (catalogue, findings) = Catalogue::read(&[file], None);
    let told = findings.0.iter().map(|finding| format!("{} {}", finding.code.as_str(), finding.at));
    (catalogue, told.collect())
}

fn catalogue() -> Catalogue {
    let files = [("A10", "planning/late"), ("A2", "planning/early"), ("B1", "notices/roster")]
        .map(|(id, folder)| Source::new(format!("{folder}/document.yaml"), format!("id: {id}\n{HEAD}")));
    let (catalogue, findings) = Catalogue::read(&files, None);
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
    let files = ["one", "two"]
        .map(|folder| Source::new(format!("notices/{folder}/document.yaml"), format!("id: B1\n{HEAD}")));
    let (_, findings) = Catalogue::read(&files, None);
    assert_eq!(findings.0.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::DocumentTwice]);
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
        let (_, findings) = Catalogue::read(&[Source::new("notices/new/document.yaml", text)], None);
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
