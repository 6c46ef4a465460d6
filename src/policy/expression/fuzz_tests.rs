//! Owns: proof that no row of words makes reading panic, and that what was proved runs.
//! Never: leaves the tests.

use crate::diagnostic::{Findings, Source, Span};
use crate::written::{Node, Value};

use super::tests::{Known, stated};
use super::{Expression, Kind};

#[test]
fn no_row_of_words_makes_it_panic() {
    const WORDS: &[&str] = &[
        "年龄",
        "工资",
        "渠道",
        "纳入范围",
        "进厂日期",
        "保护情形",
        "职工人数",
        "内部",
        "zz",
        "if",
        "else",
        "in",
        "!in",
        "true",
        "1",
        "0",
        "2.5",
        "\"a\"",
        "\"",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        "+",
        "-",
        "*",
        "/",
        "%",
        "==",
        "!=",
        "<",
        "<=",
        "&&",
        "||",
        "!",
        "=",
        ";",
        ".",
        "..",
        "..=",
        "?",
        "??",
        ":",
        "::",
        "#{",
        "#\"",
        "`",
        "'",
        "\\",
        "//",
        "/*",
        "@",
        "$",
        "整",
        "取整(",
        "日期(\"2008-01-01\")",
        "限于(",
        "年",
        "let",
        "fn",
        "this",
        "switch",
        "|x|",
        "（",
        "，",
        "\n",
        "\t",
        "\u{0}",
        "\u{feff}",
        "e\u{301}",
        "😀",
        "99999999999999999999999999999",
        "²",
        "print(",
        "Fn(",
        "eval(",
    ];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).expect("small")
    };
    let sound: Vec<&str> =
        WORDS.iter().copied().filter(|word| !word.contains(['\n', '\u{0}', '\u{feff}'])).collect();
    let mut proved = 0;
    for round in 0..60_000 {
        // half of the rows hold only the words of true expressions, so that many get past the reader
        let words = if round % 2 == 0 { WORDS } else { sound.get(..37).expect("enough words") };
        let count = 1 + next(9);
        let row: Vec<&str> = (0..count).map(|_| words[next(words.len())]).collect();
        let text = row.join(if round % 3 == 0 { "" } else { " " });
        let source = Source::new("c.yaml", text.clone());
        let span = Span { end: text.len(), start: 0, source };
        let node = Node { span, value: Value::Text { text: text.clone(), plain: true } };
        let mut findings = Findings::default();
        for kind in [Kind::Truth, Kind::Number] {
            let before = findings.0.len();
            match Expression::read("when", &node, kind, &Known, &mut findings) {
                Some(expression) => {
                    proved += 1;
                    assert!(!expression.worked(&stated).is_empty());
                    let value = expression.evaluate(&stated);
                    // what was proved can fail only over its size or a bound, never over a kind
                    if let Err(fault) = value {
                        assert!(
                            ["overflow", "bounds", "decimals"].contains(&&*fault.detail),
                            "{text}: {fault:?}"
                        );
                    }
                }
                None => assert!(findings.0.len() > before, "{text}"),
            }
        }
    }
    assert!(proved > 1_000, "only {proved}");
}
