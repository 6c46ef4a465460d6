//! Owns: what the typesetter says, in the reader's words: its known messages by pattern, from `locales/`.
//! Never: holds a sentence; hides the original, which is told beside.

use std::collections::BTreeMap;

use super::placeholder::{Piece, fill, pieces};

/// The sentence for a message: that of the pattern which leaves least open. `words` are names of kinds and signs that
/// messages fill in; nothing where no pattern knows the message.
pub(super) fn said(
    patterns: &BTreeMap<String, String>,
    words: &BTreeMap<String, String>,
    message: &str,
) -> Option<String> {
    let matching = patterns.iter().filter_map(|(pattern, sentence)| {
        let values = values(pattern, message)?;
        let open: usize = values.iter().map(|(_, value)| value.len()).sum();
        Some((open, values, sentence))
    });
    let (_, values, sentence) = matching.min_by_key(|(open, ..)| *open)?;
    let find = |name: &str| {
        let (_, value) = values.iter().find(|(one, _)| *one == name)?;
        Some(words.get(*value).map_or_else(|| (*value).to_owned(), Clone::clone))
    };
    Some(fill(sentence, &find))
}

/// What stands in a message at the open places of a pattern such as `unknown variable: {x}`.
fn values<'p, 'm>(pattern: &'p str, message: &'m str) -> Option<Vec<(&'p str, &'m str)>> {
    let (mut found, mut rest, mut open) = (Vec::new(), message, None);
    for piece in pieces(pattern) {
        match piece {
            Piece::Value { name, .. } => open = Some(name),
            Piece::Words(words) => {
                let Some(name) = open.take() else {
                    rest = rest.strip_prefix(words)?;
                    continue;
                };
                let (value, after) = if words.is_empty() { (rest, "") } else { rest.split_once(words)? };
                found.push((name, value));
                rest = after;
            }
        }
    }
    rest.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::said;

    #[test]
    fn the_pattern_that_leaves_least_open_speaks() {
        let map = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
            pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
        };
        let patterns = map(&[
            ("expected {x}", "要有{x}"),
            ("expected {x}, found {y}", "要有{x}，不是{y}"),
            ("unclosed delimiter", "括号不成对"),
        ]);
        let words = map(&[("comma", "逗号")]);
        for (message, sentence) in [
            ("expected comma", Some("要有逗号")),
            ("expected comma, found `x`", Some("要有逗号，不是`x`")),
            ("unclosed delimiter", Some("括号不成对")),
            ("unclosed delimiters", None),
            ("an unclosed delimiter", None),
        ] {
            assert_eq!(said(&patterns, &words, message).as_deref(), sentence, "{message}");
        }
    }
}
