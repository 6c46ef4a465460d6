//! Owns: the written shape of a column that a case declares for itself, in `own` of its `columns.yaml`.
//! Never: loosens what may be seen.

use crate::diagnostic::{Code, Coded, Finding, Findings};
use crate::model::{OwnColumn, OwnKind, Profile};
use crate::written::{Key, MapReader, Node, Value};

/// The column and its other names. Without a class it is the person's own; an amount is always.
pub(super) fn read(name: &Key, node: &Node, findings: &mut Findings) -> Option<(OwnColumn, Vec<String>)> {
    let own = |kind, class| OwnColumn { name: name.text.clone(), kind, class };
    if node.value == Value::Empty {
        return Some((own(OwnKind::Text, Profile::Personal), Vec::new()));
    }
    let mut map = MapReader::new(node, findings)?;
    let names = map.optional_texts("names");
    let kind = map.optional_coded("kind").unwrap_or_default();
    let class = map.optional_coded("class").unwrap_or(Profile::Personal);
    if kind == OwnKind::Money && class != Profile::Personal {
        let finding = Finding::new(Code::ColumnPrivacy, map.place("class")).fact("value", &name.text);
        let finding = finding.fact("key", "own").fact("class", Profile::Personal.code());
        map.findings().push(finding.fact("privacy", class.code()));
    }
    map.finish();
    Some((own(kind, class), names))
}
