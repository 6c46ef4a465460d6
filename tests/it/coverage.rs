//! Which documents there are and which sample cases make them: `docs/documents.md`, written from the samples.
//! `ANZHI_BLESS=1` rewrites it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anzhi::cli::pipeline::judge;

use super::goldens::blessing;
use super::pages::samples;
use super::support::{desk::Desk, root, shop::Shop};

/// No sample is bankrupt, lays people off or lost its vote: tests turn the small case into one that does.
const UNMADE: [&str; 5] = ["A11", "A12", "B15", "C14", "C15"];

const PAGE: &str = "docs/documents.md";
const HEAD: &str = "# Documents\n\nWritten by a test from `templates/` and the sample cases; a document stands with the cases in which it is due. \
                    What must wait for a step of the procedure is due all the same.\n\n\
                    | id | document | folder | step | sample cases |\n|---|---|---|---|---|\n";

#[test]
fn the_page_of_documents_says_which_samples_make_them() {
    let (shop, desk) = (Shop::open(), Desk::empty());
    let mut made: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, path) in samples(&desk) {
        // a case of many heads that a small roster does not fit is judged elsewhere
        let (Some((_, judged)), _) = judge(&path, None) else { continue };
        for document in shop.due(&judged.subject()) {
            made.entry(&document.id).or_default().push(name.clone());
        }
    }
    let mut page = HEAD.to_owned();
    for document in &shop.catalogue.documents {
        let step = document.step.as_deref().unwrap_or_default();
        let cases = made.get(document.id.as_str()).map(|cases| cases.join("、")).unwrap_or_default();
        let _ = writeln!(
            page,
            "| {} | {} | `templates/{}` | {step} | {cases} |",
            document.id, document.title, document.folder
        );
    }
    if blessing() {
        std::fs::write(root().join(PAGE), &page).expect("written");
    }
    let kept = std::fs::read_to_string(root().join(PAGE)).unwrap_or_default();
    assert_eq!(kept, page, "ANZHI_BLESS=1 writes it anew");
    let all = shop.catalogue.documents.iter().map(|one| one.id.as_str());
    let unmade: Vec<&str> = all.filter(|id| !made.contains_key(id)).collect();
    assert_eq!(unmade, UNMADE);
}
