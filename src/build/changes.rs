//! Owns: what differs between two states of the data of a paper.
//! Never: words for the reader.

use serde_json::Value;

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The section, or `rows`, `each` of the data file.
    pub section: String,
    /// The field within: `on_roll`, `XB0095.hired`.
    pub field: String,
    /// What stood there; empty where nothing did.
    pub old: String,
    /// What stands there now; empty where nothing does.
    pub new: String,
}

/// Fields by which the lines of a list are told apart, the best first.
const KEYS: [&str; 6] = ["worker", "code", "number", "id", "year", "name"];

/// Every field of a section that differs, in the order of the new state.
pub(super) fn changes(section: &str, old: &Value, new: &Value) -> Vec<Change> {
    let mut found = Vec::new();
    differ(section, "", old, new, &mut found);
    found
}

fn differ(section: &str, field: &str, old: &Value, new: &Value, found: &mut Vec<Change>) {
    let below = |key: &str| if field.is_empty() { key.to_owned() } else { format!("{field}.{key}") };
    match (old, new) {
        _ if old == new => {}
        (Value::Object(before), Value::Object(after)) => {
            for (key, value) in after {
                differ(section, &below(key), before.get(key).unwrap_or(&Value::Null), value, found);
            }
            for (key, value) in before.iter().filter(|(key, _)| !after.contains_key(*key)) {
                differ(section, &below(key), value, &Value::Null, found);
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            let key = KEYS.into_iter().find(|key| tells_apart(key, before) && tells_apart(key, after));
            let name = |at: usize, line: &Value| match key {
                Some(key) => plain(&line[key]),
                None => (at + 1).to_string(),
            };
            let before: Vec<(String, &Value)> =
                before.iter().enumerate().map(|(at, line)| (name(at, line), line)).collect();
            let after: Vec<(String, &Value)> =
                after.iter().enumerate().map(|(at, line)| (name(at, line), line)).collect();
            let find = |lines: &[(String, &Value)], name: &str| {
                lines.iter().find(|(known, _)| known == name).map_or(Value::Null, |(_, line)| (*line).clone())
            };
            // a list as long as before is mostly the same list: no search for each of fifty thousand rows
            let aligned = before.len() == after.len()
                && before.iter().zip(&after).all(|((one, _), (other, _))| one == other);
            if aligned {
                for ((name, old), (_, new)) in before.iter().zip(&after) {
                    differ(section, &below(name), old, new, found);
                }
                return;
            }
            for (name, line) in &after {
                differ(section, &below(name), &find(&before, name), line, found);
            }
            for (name, line) in
                before.iter().filter(|(name, _)| !after.iter().any(|(known, _)| known == name))
            {
                differ(section, &below(name), line, &Value::Null, found);
            }
        }
        _ => found.push(Change {
            section: section.to_owned(),
            field: field.to_owned(),
            old: plain(old),
            new: plain(new),
        }),
    }
}

fn tells_apart(key: &str, lines: &[Value]) -> bool {
    let mut known = std::collections::BTreeSet::new();
    lines.iter().all(|line| line.get(key).is_some_and(|value| !value.is_null() && known.insert(plain(value))))
}

/// A value as it is told: an amount by its yuan, a line by its name, a list by its parts.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(fields) => {
            let told = ["yuan", "name", "text"].into_iter().find_map(|key| fields.get(key));
            told.map_or_else(|| value.to_string(), plain)
        }
        Value::Array(lines) => lines.iter().map(plain).collect::<Vec<_>>().join("、"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Change, changes};

    fn told(old: &serde_json::Value, new: &serde_json::Value) -> Vec<(String, String, String)> {
        let one = |change: Change| (change.field, change.old, change.new);
        changes("rows", old, new).into_iter().map(one).collect()
    }

    #[test]
    fn lines_are_told_by_their_key_whatever_their_place() {
        let old = json!([{ "worker": "A", "hired": "1990" }, { "worker": "B", "hired": "1991" }]);
        let new = json!([{ "worker": "B", "hired": "1992" }, { "worker": "C", "hired": "2000" }]);
        let told = told(&old, &new);
        let of = |field: &str| told.iter().find(|(known, ..)| known == field).cloned();
        assert_eq!(of("B.hired"), Some(("B.hired".into(), "1991".into(), "1992".into())));
        assert!(told.iter().any(|(field, old, new)| field == "C" && old.is_empty() && !new.is_empty()));
        assert!(told.iter().any(|(field, old, new)| field == "A" && !old.is_empty() && new.is_empty()));
    }

    #[test]
    fn what_is_the_same_is_not_told() {
        let state = json!({ "a": [1, 2, { "b": null }] });
        assert_eq!(told(&state, &state.clone()), []);
        let new = json!({ "a": [1, 3, { "b": null }] });
        assert_eq!(told(&state, &new), [("a.2".into(), "2".into(), "3".into())]);
    }
}
