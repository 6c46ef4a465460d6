//! Owns: the written shape of `stated.yaml`. May import: diagnostic, written, the rest of this room.
//! Never: works a figure out.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Finding, Findings};
use crate::model::{Operation, Stated, Term, TermValue};
use crate::written::{Fault, MapReader, Node, decimal};

use super::list;

const OPERATIONS: [(&str, Operation); 4] = [
    ("sum", Operation::Sum),
    ("difference", Operation::Difference),
    ("ratio", Operation::Ratio),
    ("product", Operation::Product),
];

pub(super) fn read(node: &Node, findings: &mut Findings) -> Vec<Stated> {
    list(node, findings, |map| {
        let (id, title) = (map.text("id"), map.text("title"));
        let printed = map.parsed("printed", number).unwrap_or_default();
        let decimals = map.optional_parsed("decimals", places);
        let label = map.optional_text("label");
        let written: Vec<_> = OPERATIONS.into_iter().filter(|(key, _)| map.has(key)).collect();
        let (key, operation) = written.first().copied().unwrap_or(OPERATIONS[0]);
        let terms = map.maps(key, term).into_iter().flatten().collect();
        let decimals = decimals.unwrap_or_else(|| i32::try_from(printed.scale()).unwrap_or_default());
        Stated { id, title, printed, decimals, label, operation, terms, at: map.at() }
    })
}

fn term(map: &mut MapReader<'_, '_>) -> Option<Term> {
    let value = map.optional_parsed("value", number).map(TermValue::Written);
    let figure = map.optional_text("figure").map(TermValue::Figure);
    let entry = map.optional_text("entry").map(TermValue::Entry);
    let label = map.optional_text("label");
    let found: Vec<TermValue> = [value, figure, entry].into_iter().flatten().collect();
    if found.is_empty() {
        let at = map.at();
        map.findings().push(Finding::new(Code::MissingKey, at).fact("key", "value"));
    }
    Some(Term { value: found.into_iter().next()?, label, at: map.at() })
}

/// `149000`, `149,000`, `97.9%`, `8,745万`, `5.54亿`.
fn number(text: &str) -> Result<Decimal, Fault> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
    let (digits, scale) = match (plain.strip_suffix('万'), plain.strip_suffix('亿')) {
        (Some(digits), _) => (digits, 10_000),
        (_, Some(digits)) => (digits, 100_000_000),
        _ => (plain.as_str(), 1),
    };
    Ok((decimal(digits)? * Decimal::from(scale)).normalize())
}

fn places(text: &str) -> Result<i32, Fault> {
    text.parse()
        .ok()
        .filter(|places| (-9..=9).contains(places))
        .ok_or_else(|| Fault::new(Code::NotANumber, text))
}
