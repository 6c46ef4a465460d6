//! Owns: the table of facts, read once from `facts.yaml`: whose they are, kind, unit, place and meaning.
//! Never: a value of a fact; `assess` binds those.

use std::collections::HashMap;
use std::sync::LazyLock;

use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::{Coded, Findings, Source};
use crate::policy::{Kind, Subject};
use crate::written::{Key, MapReader, Node, Value, parse};

const FACTS: &str = include_str!("facts.yaml");

/// The unit of amounts of money.
const YUAN: &str = "元";

/// The fact that the condition of a worker's channel holds.
pub(in crate::policy) const ELIGIBLE: &str = "符合渠道条件";

/// The fact that the condition of a worker's category of retirement holds.
pub(in crate::policy) const IN_CATEGORY: &str = "符合退休类别条件";

/// Where in a case a fact of the case is written. Of a condition on several, the first in this order is pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Spot {
    /// Counts of people of the enterprise.
    Roll,
    /// Sources of money and the account.
    Sources,
    /// Days of posting.
    Posting,
    /// Days of consultation.
    Consultation,
    /// Day on which papers were sent to the congress.
    Papers,
    /// Number of those who may vote.
    Entitled,
    /// Result of the vote.
    Result,
}

/// A fact that conditions and formulas may name: one line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownFact {
    /// Its Chinese name, by which packs call it.
    pub name: String,
    /// What its value is.
    pub kind: Kind,
    /// What a number counts; empty for a number of anything and for all that is no number.
    pub unit: String,
    /// The list of codes that its value comes from; empty where it may be any text.
    pub codes: String,
    /// The column of the roster in which it is written; empty where it is in none.
    pub column: String,
    /// Where it is written in a case; nowhere where it follows from much.
    pub at: Option<Spot>,
    /// The parameter whose formula gives it; no code does then.
    pub parameter: Option<String>,
    /// The method of severance decides it.
    pub by_method: bool,
    /// A posted list may be of those of whom it holds.
    pub posted: bool,
    /// What it means: one line in Chinese.
    pub says: String,
}

impl KnownFact {
    /// Whether it is an amount in yuan: words print it to the fen, whatever its size.
    #[must_use]
    pub fn is_yuan(&self) -> bool {
        self.unit == YUAN
    }
}

/// The table in the order in which it is written, and by name.
#[derive(Debug, Default)]
struct Table {
    facts: Vec<(Subject, Vec<KnownFact>)>,
    /// Places in `facts`: different things may have facts of one name.
    named: HashMap<String, Vec<(usize, usize)>>,
}

/// A test proves that the table can be read.
static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(&mut Findings::default()));

impl Table {
    fn read(findings: &mut Findings) -> Self {
        let mut table = Self::default();
        let root = parse(&Source::new("facts.yaml", FACTS), findings);
        let Some(mut subjects) = root.as_ref().and_then(|root| MapReader::new(root, findings)) else {
            return table;
        };
        for (at, subject) in Subject::VARIANTS.iter().enumerate() {
            let node = subjects.node(subject.code());
            let facts = node.map(|node| read(node, subjects.findings())).unwrap_or_default();
            for (line, fact) in facts.iter().enumerate() {
                table.named.entry(fact.name.clone()).or_default().push((at, line));
            }
            table.facts.push((*subject, facts));
        }
        subjects.finish();
        table
    }

    fn named(&self, name: &str) -> impl Iterator<Item = (Subject, &KnownFact)> {
        self.named.get(name).into_iter().flatten().map(|(subject, line)| {
            let (subject, facts) = &self.facts[*subject];
            (*subject, &facts[*line])
        })
    }
}

fn read(node: &Node, findings: &mut Findings) -> Vec<KnownFact> {
    let Value::Map(lines) = &node.value else { return Vec::new() };
    let fact = |(key, node): &(Key, Node)| {
        let mut line = MapReader::new(node, findings)?;
        let kind = line.coded("kind");
        let mut text = |key| line.optional_text(key).unwrap_or_default();
        let (unit, codes, column) = (text("unit"), text("codes"), text("column"));
        let at = line.optional_coded("at");
        let parameter = line.optional_text("parameter");
        let by_method = line.optional_flag("by_method").unwrap_or(false);
        let posted = line.optional_flag("posted").unwrap_or(false);
        let says = line.text("says");
        line.finish();
        let name = key.text.clone();
        Some(KnownFact { name, kind: kind?, unit, codes, column, at, parameter, by_method, posted, says })
    };
    lines.iter().filter_map(fact).collect()
}

/// The facts of a subject in the order of the table, without those of the case.
#[must_use]
pub fn facts(subject: Subject) -> &'static [KnownFact] {
    TABLE.facts.iter().find(|(known, _)| *known == subject).map_or(&[], |(_, facts)| facts)
}

/// All facts of a name: of whom, and which.
pub fn facts_named(name: &str) -> impl Iterator<Item = (Subject, &'static KnownFact)> {
    TABLE.named(name)
}

/// The fact of a subject, or of the case, by name.
#[must_use]
pub fn fact(subject: Subject, name: &str) -> Option<&'static KnownFact> {
    let of = |wanted| facts_named(name).find(|(known, _)| *known == wanted).map(|(_, fact)| fact);
    of(subject).or_else(|| of(Subject::Case))
}

/// Whether a name is that of an amount in yuan.
#[must_use]
pub fn is_yuan(name: &str) -> bool {
    facts_named(name).any(|(_, fact)| fact.is_yuan())
}

/// The parameter from which a fact is worked out: a formula of that parameter must not name the fact again.
#[must_use]
pub(in crate::policy) fn worked_from(name: &str) -> Option<&'static str> {
    facts_named(name).find_map(|(_, fact)| fact.parameter.as_deref())
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::{Findings, Kind, KnownFact, Subject, Table, facts};

    #[test]
    fn the_table_can_be_read() {
        let mut findings = Findings::default();
        let table = Table::read(&mut findings);
        assert_eq!(findings, Findings::default());
        assert!(table.facts.iter().all(|(_, facts)| !facts.is_empty()));
    }

    #[test]
    fn every_line_says_what_its_kind_needs() {
        let all = || Subject::VARIANTS.iter().flat_map(|subject| facts(*subject));
        // figures that somebody printed may count anything
        let anything = |fact: &KnownFact| facts(Subject::Stated).contains(fact);
        for fact in all() {
            let name = &fact.name;
            assert_eq!(fact.unit.is_empty(), fact.kind != Kind::Number || anything(fact), "{name}");
            assert!(fact.codes.is_empty() || matches!(fact.kind, Kind::Text | Kind::List), "{name}");
            assert!(!fact.says.is_empty() && !fact.says.ends_with('。'), "{name}");
        }
    }
}
