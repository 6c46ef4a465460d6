//! Owns: proof that trees carry right places and that bad YAML is told where it stands.
//! Never: leaves the tests.

use proptest::prelude::*;

use crate::diagnostic::{Code, Findings, Source};
use crate::written::{MapReader, Node, Value, parse};

fn read(text: &str) -> (Option<Node>, Vec<(Code, String)>) {
    let mut findings = Findings::default();
    let node = parse(&Source::new("case.yaml", text), &mut findings);
    (node, findings.0.iter().map(|finding| (finding.code, finding.at.to_string())).collect())
}

fn one(text: &str, code: Code, place: &str) {
    assert_eq!(read(text).1, [(code, format!("case.yaml:{place}"))], "{text}");
}

#[test]
fn spans_cut_out_the_very_words_in_chinese_text() {
    let text = "\u{FEFF}# 说明\n标题: 职工安置方案\n领导:\n  - 组长: \"张三\"\n  - 李四\n段落: |\n  第一行\n  第二行\n\n末: 完\n";
    let (node, findings) = read(text);
    assert_eq!(findings, []);
    let node = node.expect("a tree");
    let words = |node: &Node| text[node.span.start..node.span.end].to_owned();
    let Value::Map(entries) = &node.value else { panic!("a map") };
    assert_eq!(entries.iter().map(|(key, _)| &*key.text).collect::<Vec<_>>(), ["标题", "领导", "段落", "末"]);
    assert_eq!(&text[entries[1].0.span.start..entries[1].0.span.end], "领导");
    assert_eq!(words(&entries[0].1), "职工安置方案");
    assert_eq!(words(&entries[1].1), "- 组长: \"张三\"\n  - 李四");
    let Value::List(items) = &entries[1].1.value else { panic!("a list") };
    assert_eq!(format!("{:?}", items[0].get("组长").map(|node| node.span.clone())), "Some(case.yaml:4:9)");
    assert_eq!(format!("{:?}", items[1].span), "case.yaml:5:5");
    assert_eq!(node.get("段落").and_then(Node::as_text), Some("第一行\n第二行\n"));
    assert_eq!(node.get("末").map(words), Some("完".to_owned()));
}

#[test]
fn scalars_stay_as_they_were_written() {
    let (node, _) = read("a: 0012\nb: no\nc: 2026-01-01\nd: ~\ne:\nf: 'null'\ng: 1_000\n");
    let node = node.expect("a tree");
    let text = |key| node.get(key).and_then(Node::as_text);
    assert_eq!([text("a"), text("b"), text("c")], [Some("0012"), Some("no"), Some("2026-01-01")]);
    assert_eq!([text("d"), text("e"), text("f"), text("g")], [None, None, Some("null"), Some("1_000")]);
}

#[test]
fn each_bad_shape_is_told_where_it_stands() {
    one("a: 1\n甲: &b 2\n", Code::YamlAlias, "2:7");
    one("a: 1\n甲: *b\n", Code::YamlAlias, "2:4");
    one("a: !!str 1\n", Code::YamlSyntax, "1:4");
    one("a: 1\n---\nb: 2\n", Code::YamlSyntax, "2:1");
    one("a: 1\n甲: 2\n甲: 3\n", Code::DuplicateKey, "3:1");
    one("a: 1\n\tb: 2\n", Code::YamlSyntax, "2:1");
    one("a: [1, 2\n", Code::YamlSyntax, "1:4");
    one(&format!("{}1{}", "[".repeat(40), "]".repeat(40)), Code::YamlTooLarge, "1:33");
}

#[test]
fn every_repeated_key_is_told_and_the_first_kept() {
    let mut findings = Findings::default();
    let node = parse(&Source::new("case.yaml", "a: 1\nb: 2\na: 3\na: 4\nb: 5\n"), &mut findings);
    let facts: Vec<_> = findings.0.iter().map(|f| (f.facts[0].1.as_str(), f.facts[1].1.as_str())).collect();
    assert_eq!(facts, [("a", "1"), ("a", "1"), ("b", "2")]);
    assert_eq!(node.and_then(|node| node.get("a")?.as_text().map(str::to_owned)), Some("1".to_owned()));
}

#[test]
fn a_full_width_colon_is_found_even_when_the_parser_trips_later() {
    for (text, place) in [
        ("title: 方案\nrevision：2\nbase_date: 2026-01-01\n", "2:9"),
        ("title: 方案\n标题：2\n", "2:3"),
        ("a:\n  - b：1\n    c: 2\n", "2:6"),
    ] {
        let mut findings = Findings::default();
        parse(&Source::new("case.yaml", text), &mut findings);
        assert_eq!(findings.0.len(), 1, "{text}");
        assert_eq!(findings.0[0].facts[1], ("fullwidth_colon".into(), "yes".to_owned()), "{text}");
        assert_eq!(findings.0[0].at.to_string(), format!("case.yaml:{place}"), "{text}");
    }
}

#[test]
fn a_file_over_eight_mebibytes_is_refused() {
    let (node, findings) = read(&"#".repeat(8 * 1024 * 1024 + 1));
    assert!(node.is_none());
    assert_eq!(findings, [(Code::FileTooLarge, "case.yaml".to_owned())]);
}

#[test]
fn an_empty_file_is_told_when_it_is_read_as_a_map() {
    let mut findings = Findings::default();
    let node = parse(&Source::new("case.yaml", "# 空\n"), &mut findings).expect("a tree");
    assert!(MapReader::new(&node, &mut findings).is_none());
    assert_eq!(findings.0[0].code, Code::WrongType);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,80}") {
        read(&text);
    }

    #[test]
    fn no_mix_of_marks_makes_the_parser_panic(text in "[\\[\\]{}:,&*!|>'\"%@`# \n\t\r\\-?甲：a\u{FEFF}]{0,60}") {
        read(&text);
    }

    #[test]
    fn a_text_or_a_finding_comes_of_everything(text in "[a-c甲：: \n\\-\"]{0,40}") {
        let (node, findings) = read(&text);
        prop_assert!(node.is_some() || !findings.is_empty());
    }
}
