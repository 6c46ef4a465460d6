//! Papers that are signed or handed over say the sums of the statement, and of each person no more than they ask for.

use anzhi::cli::pipeline::judge;
use anzhi::compose::{Each, Voice, piece, targets};
use anzhi::typeset::flow::text;
use serde_json::json;

use super::support::root;
use super::support::shop::Shop;

/// Papers that name what is paid to the person.
const PAID: [&str; 3] = ["E3", "E8", "E13"];

/// One worker in so many is looked at.
const STEP: usize = 17;

#[test]
fn what_is_signed_for_is_what_the_statement_says() {
    let shop = Shop::open();
    let document = |id: &str| shop.catalogue.documents.iter().find(|document| document.id == id);
    let statement = document("E9").expect("the statement");
    for name in ["blank", "fengcheng-farm-machinery", "hebei-steel", "xiangbei-hemp", "yiyang-dyeing"] {
        let (judged, findings) = judge(&root().join("enterprises").join(name), None);
        let (_, judged) = judged.unwrap_or_else(|| panic!("{name}: {:?}", findings.0));
        let subject = judged.subject();
        let voice = Voice::new(subject);
        let told = targets(&voice, statement);
        let mut looked_at = 0;
        for paid in PAID.into_iter().filter_map(document) {
            let source = shop.source(&subject, paid);
            let e9 = shop.source(&subject, statement);
            for target in targets(&voice, paid).iter().step_by(STEP) {
                let of = told.iter().find(|one| one.called == target.called).expect("a statement");
                let data = piece(&voice, paid, target);
                let words = |document, source: &str, data| {
                    text(&shop.flow(document, source, &json!({ "each": [data] })))
                };
                let said = words(statement, &e9, piece(&voice, statement, of));
                let signed = words(paid, &source, data.clone());
                for form in ["yuan", "capitals"] {
                    let sum = data["total"][form].as_str().expect("a sum");
                    if data["total"]["any"] == json!(true) {
                        assert!(said.contains(sum), "{name} E9 {}: {sum}", target.called);
                        assert!(signed.contains(sum), "{name} {} {}: {sum}", paid.id, target.called);
                    }
                }
                looked_at += 1;
            }
        }
        assert!(looked_at > 0, "{name}");
    }
}

#[test]
fn a_whole_identity_number_stands_only_where_it_is_asked_for() {
    let shop = Shop::open();
    let (judged, _) = judge(&root().join("enterprises/blank"), None);
    let (_, judged) = judged.expect("a case");
    let voice = Voice::new(judged.subject());
    for document in shop.catalogue.documents.iter().filter(|document| document.each == Each::Worker) {
        for target in targets(&voice, document) {
            let worker = judged.case.workers.iter().find(|worker| worker.number == target.called);
            let number = worker.expect("a worker").id_number.as_str();
            let data = piece(&voice, document, &target).to_string();
            assert_eq!(data.contains(number), document.asked.identity, "{} {}", document.id, target.called);
        }
    }
}
