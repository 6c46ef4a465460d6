//! Owns: what a template sees of a cell that was read by what its column holds.
//! Never: masks.

use serde_json::{Value, json};

use crate::compose::chinese;
use crate::compose::fill::amount;
use crate::model::{Entry, Holds};

/// What a template sees of a cell: words and days as text, `none` for a number or an amount that is not stated.
pub(super) fn value(entry: Option<&Entry>, holds: &Holds) -> Value {
    match entry {
        Some(Entry::Text(text)) => json!(text),
        Some(Entry::Day(day)) => json!(chinese::date(*day)),
        Some(Entry::Count(count)) => json!(count),
        Some(Entry::Number(number)) => json!(number.normalize().to_string()),
        Some(Entry::Amount(money)) => json!(amount(*money)),
        Some(Entry::Truth(truth)) => json!(truth),
        Some(Entry::Word(_, word)) => json!(word),
        None if matches!(holds, Holds::Count | Holds::Number | Holds::Amount | Holds::Truth) => Value::Null,
        None => json!(""),
    }
}
