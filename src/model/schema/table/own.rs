//! Owns: the written shape of a column that a case declares for itself, in `own` of its `columns.yaml`.
//! Never: loosens what may be seen.

use crate::diagnostic::{Code, Coded, Finding, Findings};
use crate::model::{Holds, OwnColumn, Profile};
use crate::written::{Key, MapReader, Node, Value, choose};

/// What such a column may hold, by the words of `registers.yaml`.
const HOLDS: [(&str, Holds); 4] =
    [("text", Holds::Text), ("number", Holds::Number), ("day", Holds::Day), ("amount", Holds::Amount)];

/// The column and its other names. Without a class it is the person's own; an amount is always.
pub(super) fn read(name: &Key, node: &Node, findings: &mut Findings) -> Option<(OwnColumn, Vec<String>)> {
    let own = |holds, class| OwnColumn { name: name.text.clone(), holds, class };
    if node.value == Value::Empty {
        return Some((own(Holds::Text, Profile::Personal), Vec::new()));
    }
    let mut map = MapReader::new(node, findings)?;
    let names = map.optional_texts("names");
    let holds = map.optional_parsed("holds", |word| choose(word, &HOLDS)).unwrap_or(Holds::Text);
    let class = map.optional_coded("class").unwrap_or(Profile::Personal);
    if holds == Holds::Amount && class != Profile::Personal {
        let finding = Finding::new(Code::ColumnPrivacy, map.place("class")).fact("value", &name.text);
        let finding = finding.fact("key", "own").fact("class", Profile::Personal.code());
        map.findings().push(finding.fact("privacy", class.code()));
    }
    map.finish();
    Some((own(holds, class), names))
}
