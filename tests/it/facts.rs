//! What conditions and formulas may name has the kind, the codes and the column that the table of facts promises.

use std::fs;
use std::path::Path;

use strum::VariantArray;

use anzhi::assess::Witness;
use anzhi::cli::pipeline::judge;
use anzhi::diagnostic::Coded;
use anzhi::policy::{FactValue, Names, Subject, Vocabulary, facts};

use super::support::desk::Desk;
use super::support::root;

/// A judged case in the folder of enterprises or of tests.
fn cases() -> Vec<std::path::PathBuf> {
    let folders = ["enterprises", "tests/cases"].map(|folder| root().join(folder));
    let inside = |folder: &Path| fs::read_dir(folder).expect("a folder").filter_map(Result::ok);
    let all = folders.iter().flat_map(|folder| inside(folder)).map(|entry| entry.path());
    all.filter(|path| path.join("case.yaml").exists()).collect()
}

#[test]
fn values_are_of_the_kind_and_the_codes_that_the_table_says() {
    let (mut wrong, mut seen) = (Vec::new(), std::collections::BTreeSet::new());
    for path in cases() {
        let (judged, _) = judge(&path, None);
        let Some((_, judged)) = judged else { continue };
        let witness = Witness::new(&judged.case, &judged.policy, &judged.assessment);
        for subject in Subject::VARIANTS.iter().copied() {
            let word = subject.code();
            for fact in facts(subject) {
                let codes = Vocabulary { subject, policy: &judged.policy }.codes(&fact.name);
                for value in witness.values(subject, &fact.name).into_iter().flatten() {
                    seen.insert((word, &fact.name));
                    let strange = match &value {
                        FactValue::Text(text) => {
                            !codes.is_empty()
                                && !text.is_empty()
                                && !codes.iter().any(|code| **code == **text)
                        }
                        FactValue::List(items) => {
                            !codes.is_empty()
                                && items.iter().any(|item| !codes.iter().any(|code| **code == **item))
                        }
                        _ => false,
                    };
                    if value.kind() != fact.kind || strange {
                        wrong.push(format!("{}: {word} {}: {value:?}", path.display(), fact.name));
                    }
                }
            }
        }
    }
    wrong.truncate(20);
    assert_eq!(wrong, Vec::<String>::new());
    // what few cases have (a vote, a special trade, money paid out of order) is left to the examples of packs
    assert!(seen.len() > 220, "{}", seen.len());
}

#[test]
fn a_column_of_a_fact_is_one_of_the_roster() {
    let columns = fs::read_to_string(root().join("src/model/schema/table/columns.yaml")).expect("columns");
    for fact in facts(Subject::Worker).iter().filter(|fact| !fact.column.is_empty()) {
        assert!(columns.contains(&format!("\n  {}: [", fact.column)), "{}", fact.name);
    }
}

#[test]
fn a_fact_is_explained_with_its_values_of_the_case() {
    let desk = Desk::small();
    let explained = |what: &str| desk.ask(&["explain", "case", what]).json["result"].clone();
    let fact = explained("距退休月数");
    assert_eq!((&fact["kind"], &fact["name"]), (&"fact".into(), &"距退休月数".into()));
    let own = &fact["facts"][0];
    assert_eq!((&own["of"], &own["unit"]), (&"worker".into(), &"个月".into()));
    let people = explained("people")["value"].clone();
    let values = own["values"].as_array().expect("values");
    assert_eq!(people, values.len().to_string());
    assert!(values.iter().all(|value| value.is_string()), "{values:?}");
    // of several things, each; beside a figure of the same name, both
    let both = explained("性别");
    let whose: Vec<&str> =
        both["facts"].as_array().expect("facts").iter().filter_map(|one| one["of"].as_str()).collect();
    assert_eq!(whose, ["worker", "dependant"]);
    let figure = explained("分流人数");
    assert_eq!((&figure["id"], &figure["facts"][0]["of"]), (&"diverted".into(), &"case".into()));
    let heads = explained("渠道人数_internal_retire");
    assert_eq!(heads["values"].as_array().map(Vec::len), Some(1), "{heads}");
}
