//! Owns: the kinds of registers that there are, from `registers.yaml`.
//! Never: reads a register.

use std::sync::OnceLock;

use crate::diagnostic::{Code, Findings, Source};
use crate::model::schema::table::{Known, Shape};
use crate::model::{Holds, Profile, RegisterColumn, RegisterKind, RegisterLimit};
use crate::written::{Fault, MapReader, Node, Value, parse};

const REGISTERS: &str = include_str!("registers.yaml");

/// What is declared lives as long as the program, like the constants that it stands for.
fn kept(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// Every kind of register.
pub fn kinds() -> &'static [RegisterKind] {
    static KINDS: OnceLock<Vec<RegisterKind>> = OnceLock::new();
    // a test proves that the file can be read
    KINDS.get_or_init(|| read(REGISTERS, &mut Findings::default()))
}

/// The shape by which a table of that kind is found in a sheet.
pub(in crate::model::schema) fn shape(kind: &'static RegisterKind) -> Shape {
    static SHAPES: OnceLock<Vec<Shape>> = OnceLock::new();
    let shapes = SHAPES.get_or_init(|| kinds().iter().map(shape_of).collect());
    let at = kinds().iter().position(|one| one.id == kind.id).unwrap_or_default();
    shapes[at]
}

fn shape_of(kind: &'static RegisterKind) -> Shape {
    let known = kind.columns.iter().map(|column| {
        let shared = matches!(column.holds, Holds::Text | Holds::Day | Holds::Word(_));
        Known { usual: column.heading, required: column.required, shared }
    });
    let columns: &'static [Known] = Box::leak(known.collect::<Vec<_>>().into_boxed_slice());
    // a row without its first required cell is a sum or a remark
    let proof = columns.iter().position(|known| known.required).unwrap_or_default();
    // no column groups the rows
    Shape { table: kind.id, columns, proof, name: proof, group: columns.len(), may_be_empty: true }
}

fn read(text: &str, findings: &mut Findings) -> Vec<RegisterKind> {
    let Some(node) = parse(&Source::new("registers.yaml", text), findings) else { return Vec::new() };
    let Value::Map(entries) = &node.value else { return Vec::new() };
    let kinds = entries.iter().filter_map(|(id, node)| {
        let mut map = MapReader::new(node, findings)?;
        let title = kept(&map.text("title"));
        let columns = map.node("columns");
        let limits = map.optional_map("limits").map(|mut limits| limits.rest()).unwrap_or_default();
        map.finish();
        let Value::Map(columns) = &columns?.value else { return None };
        let columns: Vec<_> =
            columns.iter().filter_map(|(id, node)| column(&id.text, node, findings)).collect();
        let limits =
            limits.iter().filter_map(|(id, node)| limit(&id.text, node, &columns, findings)).collect();
        Some(RegisterKind { id: kept(&id.text), title, columns, limits })
    });
    kinds.collect()
}

fn column(id: &str, node: &Node, findings: &mut Findings) -> Option<RegisterColumn> {
    let mut map = MapReader::new(node, findings)?;
    let heading = kept(&map.text("heading"));
    let others = map.optional_texts("others").iter().map(|other| kept(other)).collect();
    let required = map.optional_flag("required").unwrap_or(false);
    // what nobody classed is for the office
    let class = map.optional_coded("class").unwrap_or(Profile::Internal);
    let holds = if let Some(mut words) = map.optional_map("words") {
        let words = words.rest();
        Holds::Word(
            words.iter().filter_map(|(code, word)| Some((kept(&code.text), kept(word.as_text()?)))).collect(),
        )
    } else {
        map.parsed("holds", holds)?
    };
    map.finish();
    Some(RegisterColumn { id: kept(id), heading, others, holds, required, class })
}

fn limit(
    id: &str,
    node: &Node,
    columns: &[RegisterColumn],
    findings: &mut Findings,
) -> Option<RegisterLimit> {
    let mut map = MapReader::new(node, findings)?;
    let known: Vec<(&str, usize)> = columns.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
    let limit = RegisterLimit {
        id: kept(id),
        late: kept(&format!("{id}_late")),
        heading: kept(&map.text("heading")),
        from: map.one_of("from", &known)?,
        days: kept(&map.text("days")),
        longer: map.optional_one_of("when", &known).map(|granted| (granted, kept(&map.text("more_days")))),
        done: map.one_of("done", &known)?,
        unless: map
            .optional_one_of("unless", &known)
            .map(|of| (of, map.optional_texts("is").iter().map(|word| kept(word)).collect())),
    };
    map.finish();
    Some(limit)
}

fn holds(word: &str) -> Result<Holds, Fault> {
    Ok(match word {
        "text" => Holds::Text,
        "day" => Holds::Day,
        "count" => Holds::Count,
        "number" => Holds::Number,
        "amount" => Holds::Amount,
        "truth" => Holds::Truth,
        "worker" => Holds::Worker,
        "name" => Holds::Name,
        _ => {
            let fault = Fault::new(Code::NotOneOf, word);
            return Err(fault.fact("allowed", "text, day, count, number, amount, truth, worker, name"));
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{REGISTERS, kinds, read};
    use crate::diagnostic::Findings;

    #[test]
    fn what_is_declared_can_be_read_and_means_one_thing_each() {
        let mut findings = Findings::default();
        read(REGISTERS, &mut findings);
        assert_eq!(findings, Findings::default());
        for kind in kinds() {
            assert!(kind.columns.iter().any(|column| column.required), "{}: a row needs a proof", kind.id);
            let headings =
                kind.columns.iter().flat_map(|column| column.others.iter().chain([&column.heading]));
            let mut seen = BTreeSet::new();
            for heading in headings {
                assert!(seen.insert(*heading), "{}: {heading} twice", kind.id);
            }
        }
    }
}
