//! Owns: the written shape of `stated.yaml`.
//! Never: works a figure out.

use std::collections::BTreeSet;

use rust_decimal::{Decimal, MathematicalOps};

use strum::VariantArray;

use crate::diagnostic::{Code, Coded, Finding, Findings};
use crate::model::{Operation, Stated, Term, TermValue};
use crate::written::{Fault, MapReader, Node, decimal};

use super::nested::{list, once};

/// Largest number that can be printed or stand in a term.
const MOST: i64 = 1_000_000_000_000_000_000;

pub(super) fn read(node: &Node, findings: &mut Findings) -> Vec<Stated> {
    let mut ids = BTreeSet::new();
    list(node, findings, |map| {
        let (id, title) = (map.text("id"), map.text("title"));
        once(&mut ids, "id", &id, map);
        let (printed, shown) = map.parsed("printed", printed).unwrap_or_default();
        let decimals = map.optional_parsed("decimals", places);
        let label = map.optional_text("label");
        let written: Vec<_> =
            Operation::VARIANTS.iter().copied().filter(|known| map.has(known.code())).collect();
        let operation = written.first().copied().unwrap_or(Operation::Sum);
        let terms = map.maps(operation.code(), term).into_iter().flatten().collect();
        let decimals = decimals.unwrap_or(shown);
        Stated { id, title, printed, decimals, label, operation, terms, at: map.at() }
    })
}

fn term(map: &mut MapReader<'_, '_>) -> Option<Term> {
    let value = map.optional_parsed("value", number).map(TermValue::Written);
    let figure = map.optional_text("figure").map(TermValue::Figure);
    let entry = map.optional_text("entry").map(TermValue::Entry);
    let label = map.optional_text("label");
    let found: Vec<TermValue> = [value, figure, entry].into_iter().flatten().collect();
    let written = ["value", "figure", "entry"].into_iter().filter(|key| map.has(key)).collect::<Vec<_>>();
    match written[..] {
        [] => {
            let at = map.at();
            map.findings().push(Finding::new(Code::MissingKey, at).fact("key", "value"));
        }
        [first, second, ..] => {
            // two values of one term would leave open which one counts
            let finding = Finding::new(Code::DuplicateKey, map.place(second)).fact("key", second);
            map.findings().push(finding.fact("other", first));
        }
        [_] => {}
    }
    Some(Term { value: found.into_iter().next()?, label, at: map.at() })
}

/// What a number is multiplied by, by its last character, as a power of ten.
const UNITS: [(char, i32); 4] = [('万', 4), ('亿', 8), ('%', -2), ('％', -2)];

/// `149000`, `149,000`, `97.9%`, `8,745万`, `5.54亿`, and to how many decimals it stands there: of a number in
/// hundreds of millions with two decimals, none below the million is known.
fn printed(text: &str) -> Result<(Decimal, i32), Fault> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
    let unit = UNITS.iter().find_map(|(unit, power)| Some((plain.strip_suffix(*unit)?, *power)));
    let (digits, power) = unit.unwrap_or((&plain, 0));
    let one_unit = !digits.ends_with(UNITS.map(|(unit, _)| unit));
    let factor = Decimal::TEN.checked_powi(power.into()).filter(|_| one_unit);
    let number = factor.and_then(|factor| decimal(digits).ok()?.checked_mul(factor));
    // more would be no figure of a case, and could not be set against one exactly
    let number = number.filter(|number| number.abs() <= Decimal::from(MOST));
    let number = number.ok_or_else(|| Fault::new(Code::NotANumber, text))?;
    let shown = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Ok((number.normalize(), i32::try_from(shown).unwrap_or_default() - power))
}

fn number(text: &str) -> Result<Decimal, Fault> {
    printed(text).map(|(number, _)| number)
}

fn places(text: &str) -> Result<i32, Fault> {
    text.parse()
        .ok()
        .filter(|places| (-9..=9).contains(places))
        .ok_or_else(|| Fault::new(Code::NotANumber, text))
}
