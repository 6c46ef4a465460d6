//! Owns: proof that a map tells all its problems, each at its place.
//! Never: leaves the tests.

use crate::diagnostic::{Finding, Findings, Source};
use crate::written::{MapReader, parse};

/// `code place fact,fact` of every finding, after reading as `read` does.
fn findings(text: &str, read: impl Fn(&mut MapReader<'_, '_>)) -> Vec<String> {
    let mut findings = Findings::default();
    let node = parse(&Source::new("c", text), &mut findings).expect("a tree");
    let mut reader = MapReader::new(&node, &mut findings).expect("a map");
    read(&mut reader);
    reader.finish();
    let line = |finding: &Finding| {
        let facts: Vec<&str> = finding.facts.iter().map(|(_, value)| value.as_str()).collect();
        format!("{} {} {}", finding.code.as_str(), finding.at, facts.join("|"))
    };
    findings.0.iter().map(line).collect()
}

#[test]
fn all_problems_of_a_map_are_told_at_once() {
    let text = "titel: 甲\n人数: 3\ncount: 三\nrate: 七成\nready: yes\nkind: blue\nnames: 甲\nplace: {a: 1}\n空:\nlast: ''\n";
    let told = findings(text, |map| {
        map.text("title");
        map.count("count");
        map.decimal("rate");
        map.flag("ready");
        map.one_of("kind", &[("red", 1), ("blues", 2)]);
        map.list("names");
        map.text("place");
        map.text("空");
        map.text("last");
        map.map("missing");
    });
    assert_eq!(
        told,
        [
            "missing-key c:1:1 title",
            "not-a-number c:3:8 count|三",
            "not-a-number c:4:7 rate|七成",
            "wrong-type c:5:8 ready|yes|flag|text",
            "not-one-of c:6:7 kind|blue|blues|red, blues",
            "wrong-type c:7:8 names|list|text",
            "wrong-type c:8:8 place|text|map",
            "empty-text c:9:1 空",
            "empty-text c:10:7 last",
            "missing-key c:1:1 missing",
            "unknown-key c:1:1 titel|title",
            "unknown-key c:2:1 人数|",
        ]
    );
}

#[test]
fn what_is_well_written_is_read() {
    let text = "n: 0012\nrate: 70%\nflag: 是\nlist: [甲, 2]\nmaps:\n  - {a: x}\n  - a: y\nnone:\n";
    let told = findings(text, |map| {
        assert_eq!(map.text("n"), "0012");
        assert_eq!(map.decimal("rate").to_string(), "0.7");
        assert!(map.flag("flag"));
        assert_eq!(map.texts("list"), ["甲", "2"]);
        assert_eq!(map.maps("maps", |one| one.text("a")), ["x", "y"]);
        assert_eq!((map.optional_text("none"), map.optional_count("absent")), (None, None));
        assert!(map.list("none").is_empty());
    });
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn problems_inside_lists_stand_at_their_item() {
    let told = findings("maps:\n  - a: 1\n    b: 2\n  - 甲\n  - c: 3\nlist:\n  - [1]\n  -\n", |map| {
        map.maps("maps", |one| one.text("a"));
        map.texts("list");
    });
    assert_eq!(
        told,
        [
            "unknown-key c:3:5 b|",
            "wrong-type c:4:5 maps|map|text",
            "missing-key c:5:5 a",
            "unknown-key c:5:5 c|",
            "wrong-type c:7:5 list|text|list",
            "empty-text c:8:4 list",
        ]
    );
}

#[test]
fn characters_that_nobody_sees_are_refused_where_they_stand() {
    let told = findings("a: 张\u{202E}三\nb: \"x\\u0007\"\nc: \"第一行\\n第二行\"\n", |map| {
        map.text("a");
        map.optional_text("b");
        map.text("c");
    });
    assert_eq!(told, ["control-character c:1:5 a|U+202E", "control-character c:2:4 b|U+0007"]);
}

#[test]
fn free_keys_are_given_with_their_places() {
    let told = findings("title: 甲\n2008-01-01: 1\n2009-01-01: 2\n", |map| {
        map.text("title");
        let rest: Vec<&str> = map.rest().into_iter().map(|(key, _)| key.text.as_str()).collect();
        assert_eq!(rest, ["2008-01-01", "2009-01-01"]);
    });
    assert!(told.is_empty());
}
