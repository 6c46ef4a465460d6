//! Owns: how a value is written into Typst source so that it can only ever be a value.
//! Never: lets a character of the value reach Typst outside a literal.

use std::io::{self, Write};

use tera::{Map, Value, value::ValueKind};

/// Writes a value for a place in running text: `#"…";`. The semicolon ends the expression, so that
/// text which follows, such as `(x)`, `[y]` or `.len`, stays text.
///
/// White-space control characters and the two Unicode separators become a space: a line break in a name
/// must not break a line of the document. Other control characters are kept, as `\u{…}`, and are found
/// after layout if no font has them.
///
/// Tera hands numbers and truth values to no escape: they appear bare. Nothing in them can open code;
/// but `5` followed by `. ` at the start of a line reads as a numbered item. Hand over finished strings.
pub(super) fn markup(text: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"#")?;
    let flat: String = text.replace("\r\n", " ").chars().map(flatten).collect();
    out.write_all(quoted(&flat).as_bytes())?;
    out.write_all(b";")
}

fn flatten(c: char) -> char {
    match c {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        other => other,
    }
}

/// A text as a Typst string literal that means exactly this text.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            '\n' => literal.push_str("\\n"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                literal.extend(c.escape_unicode());
            }
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

/// A value as a Typst literal, for a place in code: text, number, truth value, none, array, dictionary.
pub(super) fn literal(value: &Value) -> tera::TeraResult<String> {
    let mut out = String::new();
    write_literal(value, &mut out)?;
    Ok(out)
}

fn write_literal(value: &Value, out: &mut String) -> tera::TeraResult<()> {
    match value.kind() {
        ValueKind::None => out.push_str("none"),
        ValueKind::Bool => out.push_str(if value.is_truthy() { "true" } else { "false" }),
        ValueKind::F64 => out.push_str(&float(value.as_f64().unwrap_or_default())),
        ValueKind::U64 | ValueKind::I64 | ValueKind::U128 | ValueKind::I128 => {
            out.push_str(&value.to_string());
        }
        ValueKind::String => out.push_str(&quoted(value.as_str().unwrap_or_default())),
        ValueKind::Array => {
            out.push('(');
            for item in value.as_array().unwrap_or_default() {
                write_literal(item, out)?;
                // The comma after the last makes an array of one differ from brackets around it.
                out.push_str(", ");
            }
            out.push(')');
        }
        ValueKind::Map => write_dictionary(value.as_map(), out)?,
        kind => return Err(tera::Error::message(format!("no Typst literal for {kind:?}"))),
    }
    Ok(())
}

fn write_dictionary(map: Option<&Map>, out: &mut String) -> tera::TeraResult<()> {
    out.push('(');
    // An empty dictionary needs the colon, or it would be an empty array.
    if map.is_none_or(Map::is_empty) {
        out.push(':');
    }
    for (key, item) in map.into_iter().flatten() {
        let name = key.as_value();
        out.push_str(&quoted(name.as_str().unwrap_or(&name.to_string())));
        out.push_str(": ");
        write_literal(item, out)?;
        out.push_str(", ");
    }
    out.push(')');
    Ok(())
}

fn float(number: f64) -> String {
    if number.is_nan() {
        "float.nan".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 { "float.inf".to_owned() } else { "(-float.inf)".to_owned() }
    } else {
        format!("{number:?}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;
    use typst::syntax::{SyntaxKind, SyntaxNode, ast, parse};

    use super::*;
    use crate::diagnostic::Source;
    use crate::typeset::Templates;

    fn filled(template: &str, value: &serde_json::Value) -> String {
        let (templates, findings) = Templates::new(vec![Source::new("t", template)]);
        assert_eq!(findings.0, []);
        templates.render("t", &json!({ "x": value })).unwrap()
    }

    /// The kinds of all nodes in order, and the meaning of every string literal.
    fn shape(node: &SyntaxNode, kinds: &mut Vec<SyntaxKind>, strings: &mut Vec<String>) {
        kinds.push(node.kind());
        if let Some(literal) = node.cast::<ast::Str>() {
            strings.push(literal.get().to_string());
        }
        for child in node.children() {
            shape(child, kinds, strings);
        }
    }

    fn shape_of(source: &str) -> (Vec<SyntaxKind>, Vec<String>) {
        let root = parse(source);
        let (errors, _) = root.errors_and_warnings();
        assert!(errors.is_empty(), "{source:?}: {errors:?}");
        let (mut kinds, mut strings) = (Vec::new(), Vec::new());
        shape(&root, &mut kinds, &mut strings);
        (kinds, strings)
    }

    /// Text that pulls at the seams: Typst's own marks, quotes, line ends, and anything at all.
    fn hostile() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[\"\\\\#\\[\\](){}$;@<>`*_=/.\\-+~:'\n\r\t a1\u{2028}]{0,24}",
            prop::sample::select(vec![
                "\";#read(\"/etc/passwd\")#\"",
                "\\",
                "\\\"",
                "\\u{22}",
                "*/",
                "//",
                "]",
                "#panic()",
                "= h",
                "\u{0}",
            ])
            .prop_map(str::to_owned),
        ]
    }

    const AROUND: [&str; 8] = [
        "{{ x }}(x)",
        "{{ x }}[y]",
        "{{ x }}.len",
        "= {{ x }}",
        "#strong[{{ x }}]",
        "*{{ x }}*",
        "a{{ x }}{{ x }};b",
        "- {{ x }} + 1\n  // c",
    ];
    const CODE: [&str; 4] = [
        "#let a = {{ x | typ }}",
        "#f({{ x | typ }}, b: 1)[y]",
        "#{ {{ x | typ }}; 1 }",
        "#table(..({{ x | typ }},).map(c => c))",
    ];

    proptest! {
        #[test]
        fn in_text_a_value_is_one_string(text in hostile()) {
            let meant: String = text.replace("\r\n", " ").chars().map(flatten).collect();
            for template in AROUND {
                let (kinds, strings) = shape_of(&filled(template, &json!(text)));
                let (plain_kinds, _) = shape_of(&filled(template, &json!("X")));
                prop_assert_eq!(kinds, plain_kinds);
                prop_assert!(strings.iter().all(|string| *string == meant));
            }
        }

        #[test]
        fn in_code_a_value_is_one_string(text in hostile()) {
            for template in CODE {
                let (kinds, strings) = shape_of(&filled(template, &json!(text)));
                let (plain_kinds, _) = shape_of(&filled(template, &json!("X")));
                prop_assert_eq!(kinds, plain_kinds);
                prop_assert_eq!(strings, vec![text.clone()]);
            }
        }
    }

    #[test]
    fn every_kind_has_a_literal() {
        let value = json!({ "文": "a\"b", "list": [1], "none": null, "yes": true, "half": 0.5, "less": -3, "a": [], "d": {} });
        assert_eq!(
            filled("{{ x | typ }}", &value),
            "(\"文\": \"a\\\"b\", \"list\": (1, ), \"none\": none, \"yes\": true, \"half\": 0.5, \"less\": -3, \"a\": (), \"d\": (:), )"
        );
        let (_, strings) = shape_of(&filled("#let a = {{ x | typ }}", &value));
        assert_eq!(strings.len(), 9);
    }

    #[test]
    fn numbers_go_out_bare_and_lists_as_one_string() {
        assert_eq!(filled("{{ x }}", &json!(-5)), "-5");
        assert_eq!(filled("{{ x }}", &json!(["a"])), "#\"[\\\"a\\\"]\";");
        assert_eq!(filled("{{ x }}", &json!("甲\r\n乙")), "#\"甲 乙\";");
    }
}
