//! Owns: placeholders of a text of `locales/`, and clauses that fall away with them.
//! Never: a word of a language.

/// One piece of a template.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Words(&'a str),
    /// `{name}`, or `{name?}` which is tested (missing, empty and `no` fail) and not printed.
    Value {
        name: &'a str,
        printed: bool,
    },
}

/// Divides a text at its placeholders; braces around anything but a name are words. A name in Chinese
/// may end in a code.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut found, mut words, mut at) = (Vec::new(), 0, 0);
    while let Some(open) = text[at..].find('{').map(|open| at + open) {
        at = open + 1;
        let Some(close) = text[at..].find('}').map(|close| at + close) else { break };
        let (name, printed) =
            text[at..close].strip_suffix('?').map_or((&text[at..close], true), |n| (n, false));
        if name.is_empty()
            || !name
                .chars()
                .all(|c| c.is_alphanumeric() && (!c.is_ascii_uppercase() || !name.is_ascii()) || c == '_')
        {
            continue;
        }
        found.push(Piece::Words(&text[words..open]));
        found.push(Piece::Value { name, printed });
        (words, at) = (close + 1, close + 1);
    }
    found.push(Piece::Words(&text[words..]));
    found
}

/// Fills `{name}`; leaves out `[[ … ]]` where a value in it is missing or empty. Values are never filled again.
pub(super) fn fill(template: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((clause, after)) = after.split_once("]]") else { break };
        filled.push_str(&substitute(before, value).0);
        let (text, complete) = substitute(clause, value);
        if complete {
            filled.push_str(&text);
        }
        rest = after;
    }
    filled.push_str(&substitute(rest, value).0);
    filled
}

/// The text with its values, and whether each of them was there.
fn substitute(text: &str, value: &dyn Fn(&str) -> Option<String>) -> (String, bool) {
    let (mut filled, mut complete) = (String::with_capacity(text.len()), true);
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Value { name, printed } => {
                let value = value(name).unwrap_or_default();
                complete &= !value.is_empty();
                if printed {
                    filled.push_str(&value);
                } else {
                    complete &= value != "no";
                }
            }
        }
    }
    (filled, complete)
}
