//! The samples: made the same each time, at any size, and wrong only where their README says so.

use std::collections::BTreeMap;

use super::support::{desk::Desk, root, stderr, stdout};

/// Each sample of a size to be judged here, with the findings that were planted in it.
const PLANTED: [(&str, &[(&str, usize)]); 5] = [
    ("fengcheng-farm-machinery", &[("CP05", 1)]),
    ("hebei-steel", &[("CH03", 1), ("CH04", 1), ("CH11", 6), ("CP05", 1), ("HB03", 1)]),
    ("huangshi-steelworks", &[("NS01", 1), ("NS02", 1)]),
    ("shanxi-coal", &[("NS01", 1), ("NS02", 1)]),
    ("yiyang-dyeing", &[("CP05", 1), ("NS05", 6), ("YY02", 1)]),
];

/// A desk with a sample in `case/`.
fn desk_with(name: &str, more: &[&str]) -> Desk {
    let desk = Desk::empty();
    let done = desk.run(&[&["sample", name, "--out", "case"], more].concat());
    assert!(done.status.success(), "{name}: {}", stderr(&done));
    desk
}

/// Errors and warnings of a case, by code.
fn found(desk: &Desk) -> BTreeMap<String, usize> {
    let told = desk.ask(&["check", "case"]);
    let mut codes = BTreeMap::new();
    for finding in told.json["findings"].as_array().expect("findings") {
        if finding["severity"] != "note" {
            *codes.entry(finding["code"].as_str().expect("a code").to_owned()).or_insert(0) += 1;
        }
    }
    codes
}

fn column(roster: &str, heading: &str) -> Vec<String> {
    let mut rows = csv::Reader::from_reader(roster.as_bytes());
    let at = rows.headers().expect("headings").iter().position(|name| name == heading).expect("the column");
    rows.records().map(|row| row.expect("a row")[at].to_owned()).collect()
}

fn count(values: &[String], wanted: &str) -> usize {
    values.iter().filter(|value| *value == wanted).count()
}

#[test]
fn a_sample_is_wrong_only_where_it_says_so() {
    for (name, planted) in PLANTED {
        let planted: BTreeMap<String, usize> =
            planted.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect();
        assert_eq!(found(&desk_with(name, &[])), planted, "{name}");
    }
}

#[test]
fn the_printed_figures_of_the_whole_city_come_out() {
    // every line of stated.yaml that does not come out is ST01; the noun that the account got wrong is ST02
    let expected =
        [("CH05".to_owned(), 4200), ("NS01".to_owned(), 1), ("NS02".to_owned(), 1), ("ST02".to_owned(), 1)];
    assert_eq!(found(&desk_with("huangshi-city", &[])), BTreeMap::from(expected));
}

#[test]
fn a_roster_is_the_same_each_time() {
    let [first, second] =
        [(), ()].map(|()| desk_with("huangshi-city", &["--workers", "1490"]).text("roster.csv"));
    assert!(first == second, "two rosters of one recipe differ");
}

#[test]
fn rosters_that_are_kept_are_those_of_their_recipes() {
    let mut kept = 0;
    for (name, _) in PLANTED {
        let Ok(roster) = std::fs::read_to_string(root().join("enterprises").join(name).join("roster.csv"))
        else {
            continue;
        };
        kept += 1;
        assert!(roster == desk_with(name, &[]).text("roster.csv"), "{name} is not what its recipe yields");
    }
    assert!(kept >= 3, "{kept}");
}

#[test]
fn a_sample_is_made_at_the_size_wanted() {
    let desk = desk_with("huangshi-city", &["--workers", "1490"]);
    let channels = column(&desk.text("roster.csv"), "安置渠道");
    let counts = ["内部退养", "返聘", "自谋职业"].map(|channel| count(&channels, channel));
    assert_eq!((channels.len(), counts), (1490, [182, 939, 369]));
    let signed = column(&desk.text("roster.csv"), "意愿签字日期");
    assert_eq!(count(&signed, ""), 1490 - 160 - 919 - 369);
    assert!(desk.text("enterprise.yaml").contains("\nroll: 1490\n"));
    // neither the roll nor printed figures of the whole stand against it
    assert_eq!(
        found(&desk),
        BTreeMap::from([
            ("CH05".to_owned(), 1490 - 160 - 919 - 369),
            ("NS01".to_owned(), 1),
            ("NS02".to_owned(), 1)
        ])
    );
}

#[test]
fn samples_are_listed_and_nothing_is_overwritten() {
    let desk = Desk::empty();
    let listed = desk.ask(&["sample"]);
    let samples = listed.json["result"].as_array().expect("samples");
    let workers =
        |name: &str| samples.iter().find(|sample| sample["name"] == name).map(|sample| &sample["workers"]);
    assert_eq!(workers("huangshi-city"), Some(&serde_json::json!(149_000)));
    assert!(workers("xiangbei-hemp").is_some() && workers("blank").is_none());
    for (name, _) in PLANTED {
        assert!(workers(name).is_some(), "{name}");
    }

    let desk = desk_with("yiyang-dyeing", &[]);
    let before = desk.text("roster.csv");
    assert_eq!(desk.run(&["sample", "hebei-steel", "--out", "case"]).status.code(), Some(2));
    assert_eq!(before, desk.text("roster.csv"));
}

#[test]
fn what_cannot_be_made_is_refused() {
    let desk = Desk::empty();
    for (arguments, said) in [
        (&["sample", "hebei"][..], "hebei-steel"),
        (&["sample", "hebei-steel", "--workers", "0"], "250000"),
        (&["sample", "hebei-steel", "--workers", "many"], "250000"),
        (&["sample", "xiangbei-hemp", "--workers", "90"], "roster.yaml"),
        (&["sample", "--workers", "90"], "NAME"),
    ] {
        let done = desk.run(arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {}", stdout(&done));
        assert!(stderr(&done).contains(said), "{arguments:?}: {}", stderr(&done));
    }
    assert!(!desk.path("hebei-steel").exists() && !desk.path("xiangbei-hemp").exists());
}
