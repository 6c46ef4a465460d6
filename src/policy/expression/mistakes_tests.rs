//! Owns: proof that every mistake in an expression is told, and at its very place.
//! Never: leaves the tests.

use super::Kind;
use super::tests::{block, read_yaml, right, stated};

/// Nothing when the findings are those expected, else both.
fn differs(text: &str, wanted: Kind, expected: &[&str]) -> Option<String> {
    let (expression, found) = read_yaml(&block(text), wanted);
    assert!(expression.is_none(), "{text}");
    (found != expected).then(|| format!("{text}: {found:#?}, expected {expected:#?}"))
}

#[test]
fn each_mistake_is_told_where_it_stands() {
    let cases: &[(&str, &[&str])] = &[
        // names
        ("年龄 > 50 && 纳入范为", &["2:14-18 expression-name name=纳入范为 nearest=纳入范围"]),
        (
            "年令 > 50 || zzz",
            &["2:3-5 expression-name name=年令 nearest=年龄", "2:14-17 expression-name name=zzz nearest="],
        ),
        ("较打(年龄, 1) > 2", &["2:3-5 expression-name name=较打 nearest=较大"]),
        ("eval(\"1\") == 1", &["2:3-7 expression-syntax text=eval detail=unsupported"]),
        ("contains(保护情形, \"a\")", &["2:3-11 expression-name name=contains nearest="]),
        // marks
        ("年龄 = 50", &["2:6-7 expression-syntax text== detail=assignment"]),
        ("年龄 += 50", &["2:6-8 expression-syntax text=+= detail=assignment"]),
        (
            "（年龄 ＞ 50）",
            &[
                "2:3-4 expression-syntax text=（ detail=full-width",
                "2:7-8 expression-syntax text=＞ detail=full-width",
                "2:11-12 expression-syntax text=） detail=full-width",
            ],
        ),
        (
            "较大(年龄， ５０) > 1",
            &[
                "2:8-9 expression-syntax text=， detail=full-width",
                "2:10-12 expression-syntax text=５０ detail=full-width",
            ],
        ),
        ("纳入范围 且 内部", &["2:8-9 expression-syntax text=且 detail=unsupported"]),
        ("纳入范围 and 内部", &["2:8-11 expression-syntax text=and detail=unsupported"]),
        ("年龄 ≥ 50", &["2:6-7 expression-syntax text=≥ detail=unsupported"]),
        ("(年龄 > 50", &["2:3-4 expression-syntax text=( detail=unclosed"]),
        ("年龄 > 50)", &["2:10-11 expression-syntax text=) detail=unclosed"]),
        ("年龄 > 50 &&", &["2:11-13 expression-syntax text=&& detail=unclosed"]),
        ("渠道 == \"retire", &["2:9-10 expression-syntax text=\" detail=unclosed"]),
        ("渠道 == 'retire'", &["2:9-10 expression-syntax text=' detail=unsupported"]),
        ("渠道 == `a${年龄}`", &["2:9-10 expression-syntax text=` detail=unsupported"]),
        (
            "let x = 1; x",
            &[
                "2:3-6 expression-syntax text=let detail=statement",
                "2:9-10 expression-syntax text== detail=assignment",
                "2:12-13 expression-syntax text=; detail=statement",
            ],
        ),
        ("纳入范围 // 说明 = ；", &["2:8-10 expression-syntax text=// detail=unsupported"]),
        ("渠道.len > 1", &["2:5-6 expression-syntax text=. detail=unsupported"]),
        ("保护情形[0] == \"a\"", &["2:7-8 expression-syntax text=[ detail=unsupported"]),
        ("年龄 in 1..5", &["2:9-13 expression-syntax text=1..5 detail=unsupported"]),
        ("年龄 > 0x10", &["2:8-12 expression-syntax text=0x10 detail=unsupported"]),
        ("年龄 > 1e5", &["2:8-11 expression-syntax text=1e5 detail=unsupported"]),
        (
            "年龄 > 99999999999999999999999999999",
            &["2:8-37 expression-syntax text=99999999999999999999999999999 detail=unsupported"],
        ),
        ("年龄 ** 2 > 1", &["2:6-8 expression-syntax text=** detail=unsupported"]),
        ("年龄 工资 > 1", &["2:6-8 expression-syntax text=工资 detail=unsupported"]),
        ("年龄 > * 1", &["2:8-9 expression-syntax text=* detail=unsupported"]),
        ("1 && 纳入范围", &["2:3-4 expression-type expected=truth found=number where=&&"]),
        ("纳入范围 && \"a\"", &["2:11-14 expression-type expected=truth found=text where=&&"]),
        ("较大(年龄 1) > 1", &["2:9-10 expression-syntax text=, detail=missing"]),
        ("较大(年龄, ) > 1", &["2:3-5 expression-syntax text=较大 detail=arguments"]),
        ("if 内部 { true } else { }", &["2:25-26 expression-syntax text=} detail=unsupported"]),
        ("this && true", &["2:3-7 expression-syntax text=this detail=unsupported"]),
        ("() == 1", &["2:3-4 expression-syntax text=( detail=unsupported"]),
        ("if 1 { true } else { false }", &["2:6-7 expression-type expected=truth found=number where=if"]),
        ("true || [\"a\"]", &["2:11-12 expression-type expected=truth found=list where=||"]),
        ("{ 纳入范围 }", &["2:3-4 expression-syntax text={ detail=unsupported"]),
        ("if 纳入范围 { 内部 }", &["2:3-5 expression-syntax text=if detail=else"]),
        (
            "switch 年龄 { 1 => true }",
            &[
                "2:3-9 expression-syntax text=switch detail=statement",
                "2:17-19 expression-syntax text==> detail=unsupported",
            ],
        ),
        ("较大(年龄) > 2", &["2:3-5 expression-syntax text=较大 detail=arguments"]),
        (
            "进厂日期 < 日期(\"2008-02-30\")",
            &["2:13-25 expression-syntax text=\"2008-02-30\" detail=literal-day"],
        ),
        ("进厂日期 < 日期(渠道)", &["2:13-15 expression-syntax text=渠道 detail=literal-day"]),
        ("取整(年龄, 1.5) > 2", &["2:10-13 expression-syntax text=1.5 detail=decimals"]),
        // kinds
        ("年龄", &["2:3-5 expression-type expected=truth found=number where="]),
        ("年龄 + 1", &["2:3-5 expression-type expected=truth found=number where="]),
        ("年龄 + 渠道 > 1", &["2:8-10 expression-type expected=number found=text where=+"]),
        ("年龄 == 渠道", &["2:9-11 expression-type expected=number found=text where==="]),
        (
            "基准日 - 进厂日期 > 1",
            &[
                "2:3-6 expression-type expected=number found=day where=-",
                "2:9-13 expression-type expected=number found=day where=-",
            ],
        ),
        ("进厂日期 < 年龄", &["2:10-12 expression-type expected=day found=number where=<"]),
        ("渠道 < \"b\"", &["2:3-5 expression-type expected=number found=text where=<"]),
        ("保护情形 == 保护情形", &["2:3-7 expression-type expected=number found=list where==="]),
        ("年龄 in [\"a\"]", &["2:3-5 expression-type expected=text found=number where=in"]),
        ("渠道 in 性别", &["2:9-11 expression-type expected=list found=text where=in"]),
        ("渠道 in [\"a\", 1]", &["2:15-16 expression-type expected=text found=number where=[]"]),
        (
            "!渠道 in [\"a\"]",
            &[
                "2:4-6 expression-type expected=truth found=text where=!",
                "2:3-4 expression-type expected=text found=truth where=in",
            ],
        ),
        ("!年龄", &["2:4-6 expression-type expected=truth found=number where=!"]),
        ("-渠道 > 1", &["2:4-6 expression-type expected=number found=text where=-"]),
        ("纳入范围 && 年龄", &["2:11-13 expression-type expected=truth found=number where=&&"]),
        ("1 < 年龄 < 3", &["2:3-4 expression-type expected=number found=truth where=<"]),
        ("天数(进厂日期, 年龄) > 1", &["2:12-14 expression-type expected=day found=number where=天数"]),
        ("日期(1) > 进厂日期", &["2:6-7 expression-type expected=text found=number where=日期"]),
        ("if 年龄 { true } else { false }", &["2:6-8 expression-type expected=truth found=number where=if"]),
        (
            "if 内部 { true } else { 年龄 }",
            &["2:25-27 expression-type expected=truth found=number where=else"],
        ),
        (
            "if 内部 { true } else if 内部 { 1 } else { 2 }",
            &["2:23-25 expression-type expected=truth found=number where=else"],
        ),
        // divisors
        ("年龄 / 0 > 1", &["2:8-9 expression-division text=0"]),
        ("年龄 % 0.00 > 1", &["2:8-12 expression-division text=0.00"]),
        ("1 / 工资 > 1", &["2:7-9 expression-division text=工资"]),
        ("1 / (职工人数 - 3) > 1", &["2:7-17 expression-division text=(职工人数 - 3)"]),
        (
            "1 / 工资 + zz / 渠道 > 年令",
            &[
                "2:7-9 expression-division text=工资",
                "2:12-14 expression-name name=zz nearest=",
                "2:17-19 expression-type expected=number found=text where=/",
                "2:22-24 expression-name name=年令 nearest=年龄",
            ],
        ),
    ];
    let all: Vec<_> =
        cases.iter().filter_map(|(text, expected)| differs(text, Kind::Truth, expected)).collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
    let branch = "2:22-25 expression-type expected=number found=text where=else";
    assert_eq!(differs("if 内部 { 1 } else { \"a\" }", Kind::Number, &[branch]), None);
}

#[test]
fn places_are_those_of_the_file_however_it_was_written() {
    let message = |place: &str| format!("{place} expression-name name=年令 nearest=年龄");
    for (yaml, place) in [
        ("when: 渠道 == \"a\" && 年令 > 1\n", "1:20-22"),
        ("when: 内部 ||\n  年令 > 1\n", "2:3-5"),
        ("when: '渠道 == \"a'' b\" && 年令 > 1'\n", "1:25-27"),
        ("when: \"渠道 == \\\"a\\\" && 年令 > 1\"\n", "1:23-25"),
        ("when: \"内部 || \\\n  年令 > 1\"\n", "2:3-5"),
        ("when: \"内部\\t||\\n年令 > 1\"\n", "1:16-18"),
        ("when: >-\n  \"a\" == 渠道 && 年令 > 1\n", "2:16-18"),
        ("when: |\n  \"a\\\"\" == 渠道 && 年令 > 1\n", "2:18-20"),
        ("when: >-  # 说明\n   内部 ||\n\n   年令 > 1\n", "4:4-6"),
        ("when: |\n    内部\n      || 年令 > 1\n", "3:10-12"),
        ("a: {when: 年令 > 1}\nwhen: 年令 > 1\n", "2:7-9"),
    ] {
        let (_, found) = read_yaml(yaml, Kind::Truth);
        assert_eq!(found, [message(place)], "{yaml}");
    }
    let (_, found) = read_yaml("when: \"\\u6e20\\u9053 == 年令\"\n", Kind::Truth);
    assert_eq!(found, [message("1:24-26")]);
    let (_, found) = read_yaml("when: \"\\\"a\\\" == 1\"\n", Kind::Truth);
    assert_eq!(found, ["1:17-18 expression-type expected=text found=number where==="]);
}

#[test]
fn what_is_no_text_is_told_as_elsewhere() {
    for (yaml, expected) in [
        ("when:\n", "1:1-5 empty-text "),
        ("when: ' '\n", "1:7-10 empty-text "),
        ("when: [a]\n", "1:7-10 wrong-type expected=text found=list"),
    ] {
        assert_eq!(read_yaml(yaml, Kind::Truth).1, [expected], "{yaml}");
    }
    let long = format!("年龄 > 1{}", " ".repeat(4_000));
    assert_eq!(right(&long, Kind::Truth).text(), "年龄 > 1");
    let (_, found) = read_yaml(&block(&format!("年龄 > {}1", " ".repeat(4_000))), Kind::Truth);
    assert_eq!(found, ["2:3-4009 expression-syntax text=4000 detail=too-long"]);
}

#[test]
fn depth_and_length_end_in_findings() {
    for text in [
        format!("{}1{}", "(".repeat(1_900), ")".repeat(1_900)),
        "1+".repeat(1_900) + "1",
        "!".repeat(3_000) + "true",
    ] {
        let (_, found) = read_yaml(&block(&text), Kind::Number);
        assert!(found.len() == 1 && found[0].ends_with("detail=too-deep"), "{found:?}");
    }
    let many = "年龄 + ".repeat(30) + "1";
    assert!(right(&many, Kind::Number).evaluate(&stated).is_ok());
}
