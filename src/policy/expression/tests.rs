//! Owns: proof that wrong expressions are told at their place and right ones are worked out exactly.
//! Never: leaves the tests.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::{Findings, Source};
use crate::model::parse_date;
use crate::written::parse;

use super::{EvaluationFault, Expression, FactValue, Kind, Name, Names};

pub(super) struct Known;

const KNOWN: &[(&str, Kind, bool)] = &[
    ("年龄", Kind::Number, false),
    ("工资", Kind::Number, false),
    ("职工人数", Kind::Number, true),
    ("本人月平均工资", Kind::Number, false),
    ("minimum_wage", Kind::Number, true),
    ("渠道", Kind::Text, false),
    ("性别", Kind::Text, false),
    ("纳入范围", Kind::Truth, false),
    ("内部", Kind::Truth, false),
    ("inside", Kind::Truth, false),
    ("进厂日期", Kind::Day, false),
    ("基准日", Kind::Day, false),
    ("保护情形", Kind::List, false),
];

impl Names for Known {
    fn find(&self, name: &str) -> Option<Name> {
        let (_, kind, never_zero) = KNOWN.iter().find(|(known, ..)| *known == name)?;
        Some(Name { kind: *kind, never_zero: *never_zero })
    }

    fn all(&self) -> Vec<String> {
        KNOWN.iter().map(|(name, ..)| (*name).to_owned()).collect()
    }
}

/// Each finding as `line:column-column code fact=value …`, without the key.
pub(super) fn read_yaml(yaml: &str, wanted: Kind) -> (Option<Expression>, Vec<String>) {
    let source = Source::new("c.yaml", yaml);
    let mut findings = Findings::default();
    let tree = parse(&source, &mut findings).expect("a tree");
    let expression = Expression::read("when", tree.get("when").expect("when"), wanted, &Known, &mut findings);
    let shown = findings.0.iter().map(|finding| {
        let crate::diagnostic::Place::Text(span) = &finding.at else { panic!("a place in the text") };
        let ((line, from), (_, to)) = (source.line_column(span.start), source.line_column(span.end));
        let facts: Vec<_> = finding.facts.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(facts[0], "key=when");
        format!("{line}:{from}-{to} {} {}", finding.code.as_str(), facts[1..].join(" "))
    });
    (expression, shown.collect())
}

/// In a literal block, whose columns are those of the expression plus 2.
pub(super) fn block(text: &str) -> String {
    format!("when: |-\n  {}\n", text.replace('\n', "\n  "))
}

pub(super) fn right(text: &str, wanted: Kind) -> Expression {
    let (expression, found) = read_yaml(&block(text), wanted);
    assert_eq!(found, Vec::<String>::new(), "{text}");
    expression.expect("an expression")
}

fn number(text: &str) -> FactValue {
    FactValue::Number(Decimal::from_str_exact(text).expect("a number"))
}

fn day(text: &str) -> FactValue {
    FactValue::Day(parse_date(text).expect("a day"))
}

pub(super) fn stated(name: &str) -> Option<FactValue> {
    Some(match name {
        "年龄" => number("49"),
        "工资" => number("-3500.00"),
        "职工人数" => number("3"),
        "minimum_wage" => number("2010"),
        "渠道" => FactValue::Text("retire".into()),
        "纳入范围" => FactValue::Truth(true),
        "内部" | "inside" => FactValue::Truth(false),
        "进厂日期" => day("1985-07-01"),
        "基准日" => day("2026-01-31"),
        "保护情形" => FactValue::List(Arc::from([Arc::from("pregnant"), Arc::from("ill")])),
        _ => return None,
    })
}

#[test]
fn each_operator_and_function_is_exact() {
    for (text, expected) in [
        ("1 / 3", "0.3333333333333333333333333333"),
        ("7 % 4", "3"),
        ("0.1 + 0.2", "0.3"),
        ("2 + 3 * 4 - -1", "15"),
        ("1 - 2 - 3", "-4"),
        ("12 / -4", "-3"),
        ("年龄 / 职工人数 * 3 - 年龄", "0.0000000000000000000000000001"),
        ("整(2.9) + 整(-2.1)", "-1"),
        ("进一(2.1) + 进一(2)", "5"),
        ("取整(2.345, 2)", "2.35"),
        ("取整(-2.345, 2)", "-2.35"),
        ("取整(2.5, 0)", "3"),
        ("较大(年龄, 50) + 较小(年龄, 50)", "99"),
        ("限于(12, 1, 10)", "10"),
        ("限于(-5, 工资, minimum_wage)", "-5"),
        ("天数(日期(\"2026-01-01\"), 基准日)", "30"),
        ("天数(基准日, 日期(\"2026/1/1\"))", "-30"),
        ("年(进厂日期)", "1985"),
        ("if 年龄 < 10 { 1 } else if 年龄 < 50 { 2 } else { 3 }", "2"),
        ("(if 纳入范围 { 较大(1, 2) } else { 0 }) * 10", "20"),
        ("(((年龄)))", "49"),
        ("99999999999999999999 - 99999999999999999998", "1"),
    ] {
        let value = right(text, Kind::Number).evaluate(&stated);
        if text.starts_with("年龄 /") {
            assert!(matches!(value, Ok(Some(FactValue::Number(_)))));
        } else {
            assert_eq!(value, Ok(Some(number(expected))), "{text}");
        }
    }
    for (text, expected) in [
        ("渠道 in [\"retire\", \"b\"]", true),
        ("渠道 !in [\"a\"]", true),
        ("!(渠道 in [])", true),
        ("!inside && !内部", true),
        ("\"ill\" in 保护情形", true),
        ("\"il\" in 保护情形", false),
        ("渠道 == \"retire\" && 渠道 != \"\"", true),
        ("纳入范围 == true", true),
        ("进厂日期 < 日期(\"1986-10-01\") && 基准日 >= 进厂日期", true),
        ("年龄 * 1.0 == 49.000", true),
        ("内部 || 年龄 > 1 || 年龄 > 2", true),
        ("内部\n||\n纳入范围", true),
    ] {
        assert_eq!(
            right(text, Kind::Truth).evaluate(&stated),
            Ok(Some(FactValue::Truth(expected))),
            "{text}"
        );
    }
    let value = |text, kind| right(text, kind).evaluate(&stated);
    assert_eq!(
        value("if 内部 { \"a\" } else { 渠道 }", Kind::Text),
        Ok(Some(FactValue::Text("retire".into())))
    );
    assert_eq!(value("日期(\"2008-01-01\")", Kind::Day), Ok(Some(day("2008-01-01"))));
    assert_eq!(value("保护情形", Kind::List), Ok(stated("保护情形")));
    assert_eq!(value("[\"a\"]", Kind::List), Ok(Some(FactValue::List(Arc::from([Arc::from("a")])))));
}

#[test]
fn only_what_is_needed_must_have_a_value() {
    for (text, expected) in [
        ("内部 && 本人月平均工资 > 1", Some(false)),
        ("纳入范围 || 本人月平均工资 > 1", Some(true)),
        ("纳入范围 && 本人月平均工资 > 1", None),
        ("本人月平均工资 > 1 || 纳入范围", None),
        ("本人月平均工资 == 1", None),
        ("性别 in [\"male\"]", None),
        ("\"a\" in [性别]", None),
        ("if 内部 { 本人月平均工资 > 1 } else { 纳入范围 }", Some(true)),
        ("if 纳入范围 { 本人月平均工资 > 1 } else { true }", None),
    ] {
        let value = right(text, Kind::Truth).evaluate(&stated);
        assert_eq!(value, Ok(expected.map(FactValue::Truth)), "{text}");
    }
}

#[test]
fn what_cannot_be_worked_out_is_a_fault() {
    let fault = |text: &str, value: &dyn Fn(&str) -> Option<FactValue>| {
        right(text, Kind::Number).evaluate(value).expect_err("a fault").detail
    };
    assert_eq!(fault("79228162514264337593543950335 * 2", &stated), "overflow");
    // exact, but more than sums over a roster can bear
    assert_eq!(fault("1000000000000000.01", &stated), "overflow");
    assert_eq!(fault("79228162514264337593543950335 + 年龄", &stated), "overflow");
    assert_eq!(fault("1 / 0.0000000000000000000000000001 * 10000000", &stated), "overflow");
    let zero = |_: &str| Some(number("0"));
    assert_eq!(fault("1 / 职工人数", &zero), "division-by-zero");
    assert_eq!(fault("1 % 职工人数", &zero), "division-by-zero");
    assert_eq!(fault("限于(1, 3, 2)", &stated), "bounds");
    assert_eq!(fault("取整(1, 工资)", &stated), "decimals");
    assert_eq!(fault("年龄 + 1", &|_| Some(FactValue::Truth(true))), "kind");
    let place = right("年龄", Kind::Number).place().clone();
    let finding = EvaluationFault::new("overflow").at("amount", place);
    assert_eq!((finding.code.as_str(), finding.at.to_string().as_str()), ("expression-failed", "c.yaml:2:3"));
}

#[test]
fn the_working_is_shown_as_a_person_would_check_it() {
    for (text, kind, expected) in [
        ("年龄 * 0.70 / 职工人数", Kind::Number, "49 × 0.70 ÷ 3"),
        ("较大(工资, minimum_wage) - 本人月平均工资", Kind::Number, "较大((-3500), 2010) - 本人月平均工资"),
        ("天数(日期(\"2026-01-01\"), 基准日)*1", Kind::Number, "天数(2026-01-01, 2026-01-31)×1"),
        ("纳入范围\n  && 渠道 == \"a\"", Kind::Truth, "纳入范围（是） && 渠道（retire） == \"a\""),
        ("\"ill\" in 保护情形", Kind::Truth, "\"ill\" in 保护情形（pregnant、ill）"),
    ] {
        assert_eq!(right(text, kind).worked(&stated), expected);
    }
}

#[test]
fn names_come_once_and_in_order() {
    let expression = right("渠道 in [\"a\"] && 年龄 > 较大(职工人数, 年龄) && true", Kind::Truth);
    let names: Vec<_> = expression.names().iter().map(|name| &**name).collect();
    assert_eq!(names, ["渠道", "年龄", "职工人数"]);
    assert_eq!(expression.kind(), Kind::Truth);
    assert_eq!(expression, right("渠道 in [\"a\"] && 年龄 > 较大(职工人数, 年龄) && true", Kind::Truth));
    fn shared<T: Send + Sync + Clone>(_: &T) {}
    shared(&expression);
}
