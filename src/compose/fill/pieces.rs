//! Owns: for whom or what a document is made, and the data file of each paper.
//! Never: shows more than the profile allows.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::compose::catalogue::{Document, Each, Sheet};
use crate::compose::chinese;
use crate::compose::context::WorkerContext;
use crate::compose::table::{Column, Row, RowsOf, Whose, own_cell};
use crate::diagnostic::Coded;
use crate::model::{Entry, Holds};
use crate::policy::{Channel, Expression, FactValue, Rule};

use super::congress;
use super::words::Voice;
use super::worker::worker;

/// One thing for which a document is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// As the case calls it: a worker's number, a unit.
    pub called: String,
    /// The same as part of the name of a file, unlike that of all others of the document.
    pub name: String,
    /// Its place among all of its kind.
    at: usize,
}

/// For whom or what a document is made, in the order of the case; empty for a document that is made once, see
/// [`is_due`].
#[must_use]
pub fn targets(voice: &Voice<'_>, document: &Document) -> Vec<Target> {
    let case = voice.subject.case;
    let names: Vec<String> = match document.each {
        Each::Enterprise => Vec::new(),
        Each::Worker => case.workers.iter().map(|worker| worker.number.clone()).collect(),
        Each::Unit => units(voice),
        Each::Delegate => case.congress.delegates.iter().map(|delegate| delegate.name.clone()).collect(),
        Each::Group => groups(voice),
        Each::Dependant => case.dependants.iter().map(|person| person.number.clone()).collect(),
        Each::Entry(id) => (1..=entries(voice, id).len()).map(|number| number.to_string()).collect(),
        Each::Item => {
            congress::congress(&voice.subject).voted.iter().map(|item| item.number.to_string()).collect()
        }
    };
    let mut taken = BTreeSet::new();
    let due = names.into_iter().enumerate().filter(|(at, _)| is_due_to(voice, document, *at));
    due.map(|(at, called)| {
        let plain = plain(&called, at);
        // some file systems take a and A for one
        let name = if taken.insert(plain.to_lowercase()) { plain } else { format!("{plain}-{}", at + 1) };
        taken.insert(name.to_lowercase());
        Target { called, name, at }
    })
    .collect()
}

/// Whether a document that is made once is made in this case; one that lists a register, where the case keeps it.
#[must_use]
pub fn is_due(voice: &Voice<'_>, document: &Document) -> bool {
    let kept = lacking_register(voice, document).is_none();
    document.each != Each::Enterprise || (kept && holds(document, &|name| voice.of_case(name)))
}

/// The register that a document lists and the case does not keep.
#[must_use]
pub fn lacking_register(voice: &Voice<'_>, document: &Document) -> Option<&'static str> {
    match document.sheet.as_ref()?.of {
        RowsOf::Register(id) if voice.subject.case.registers.iter().all(|one| one.kind.id != id) => Some(id),
        _ => None,
    }
}

/// Whether the one at a place among its kind is to have a document: by the document's condition, and a worker by the
/// papers that the channel owes.
fn is_due_to(voice: &Voice<'_>, document: &Document, at: usize) -> bool {
    match document.each {
        Each::Worker => {
            let worker = &voice.subject.case.workers[at];
            let channel = voice.subject.policy.channel(&worker.channel);
            let owed = |channel: &Channel| document.any_channel || channel.papers.contains(&document.id);
            channel.is_none_or(owed) && holds(document, &|name| voice.of_worker(at, name))
        }
        Each::Dependant => holds(document, &|name| voice.of_dependant(at, name)),
        _ => holds(document, &|name| voice.of_case(name)),
    }
}

/// A condition that cannot be worked out does not hold; its policy told why when the case was judged.
fn holds(document: &Document, value: &dyn Fn(&str) -> Option<FactValue>) -> bool {
    met(document.when.as_ref(), value)
}

fn met(when: Option<&Expression>, value: &dyn Fn(&str) -> Option<FactValue>) -> bool {
    let Some(when) = when else { return true };
    matches!(when.evaluate(value), Ok(Some(FactValue::Truth(true))))
}

/// The data file of a document that is made once: `rows` of its long table, and the `own` columns of the case in it.
#[must_use]
pub fn single(voice: &Voice<'_>, document: &Document) -> Value {
    let sheet = document.sheet.as_ref();
    json!({ "rows": sheet.map(|sheet| rows(voice, document, sheet, None)), "own": own(sheet) })
}

/// What the data file holds of one target, in its list `each`.
#[must_use]
pub fn piece(voice: &Voice<'_>, document: &Document, target: &Target) -> Value {
    let (subject, at) = (&voice.subject, target.at);
    match document.each {
        Each::Enterprise => Value::Null,
        Each::Worker => json!(asked(voice, document, at)),
        Each::Unit => part(voice, document, &units(voice)[at]),
        Each::Group => part(voice, document, &groups(voice)[at]),
        Each::Delegate => json!(congress::delegates(subject)[at]),
        Each::Item => json!(congress::congress(subject).voted[at]),
        Each::Entry(id) => {
            let of = RowsOf::Register(id);
            let columns = Column::of(of).filter(|column| column.class <= document.privacy).collect();
            let sheet = Sheet { of, columns, own: Vec::new(), only: None };
            rows_of(voice, document, &sheet, vec![(at, entries(voice, id)[at])]).swap_remove(0)
        }
        Each::Dependant => {
            let person = &subject.case.dependants[at];
            json!({
                "number": person.number,
                "kind": subject.policy.word("dependant", person.kind.code()),
                "birth": chinese::date(person.birth),
                "relation": person.relation,
                "monthly": person.monthly.map(super::amount),
                "until": person.until.map(chinese::month).unwrap_or_default(),
            })
        }
    }
}

/// Names of the case's own columns in a table, which a body prints after its own.
fn own(sheet: Option<&Sheet>) -> Vec<&str> {
    sheet.into_iter().flat_map(|sheet| &sheet.own).map(|(name, _)| name.as_str()).collect()
}

/// The worker at a place, with what the document asks for and no more.
fn asked(voice: &Voice<'_>, document: &Document, at: usize) -> WorkerContext {
    let (asked, facts) = (&document.asked, &voice.subject.case.workers[at]);
    let clauses = asked.clauses.iter().map(|code| (code.clone(), voice.slip(Rule::Clause, code, at)));
    let entries = asked.entries.iter().map(|id| (*id, entries_of(voice, document, id, &facts.number)));
    WorkerContext {
        identity: if asked.identity { facts.id_number.as_str().to_owned() } else { String::new() },
        clauses: clauses.collect(),
        entries: entries.collect(),
        ..worker(voice, at)
    }
}

/// The entries of a register that name a worker.
fn entries_of(voice: &Voice<'_>, document: &Document, id: &'static str, number: &str) -> Vec<Value> {
    let names = |(_, whose): &(usize, Whose<'_>)| {
        let Whose::Entry(kind, row) = whose else { return false };
        let mut cells = kind.columns.iter().zip(&row.entries);
        let is = |cell: &Option<Entry>| matches!(cell, Some(Entry::Text(named)) if named == number);
        cells.any(|(column, cell)| column.holds == Holds::Worker && is(cell))
    };
    let of = RowsOf::Register(id);
    let columns = Column::of(of).filter(|column| column.class <= document.privacy).collect();
    let mine = entries(voice, id).into_iter().enumerate().filter(names).collect();
    rows_of(voice, document, &Sheet { of, columns, own: Vec::new(), only: None }, mine)
}

/// A unit or a delegation: its name and its rows.
fn part(voice: &Voice<'_>, document: &Document, name: &str) -> Value {
    let sheet = document.sheet.as_ref();
    let rows = sheet.map(|sheet| rows(voice, document, sheet, Some(name)));
    json!({ "name": name, "rows": rows, "own": own(sheet) })
}

/// Units that have workers, in the order of the roster.
fn units(voice: &Voice<'_>) -> Vec<String> {
    congress::distinct(voice.subject.case.workers.iter().map(|worker| worker.unit.as_str()))
}

/// Delegations in the order of the list.
fn groups(voice: &Voice<'_>) -> Vec<String> {
    congress::distinct(congress::members(&voice.subject).into_iter().map(|(group, ..)| group))
}

/// The rows of a long table, or those of one unit or delegation. Nothing beyond the columns that the document names
/// stands there.
fn rows(voice: &Voice<'_>, document: &Document, sheet: &Sheet, only: Option<&str>) -> Value {
    let subject = voice.subject;
    let in_part = |part: &str| only.is_none_or(|only| only == part);
    let whose: Vec<Whose<'_>> = match sheet.of {
        RowsOf::Workers => {
            let of = |at: &usize| in_part(&subject.case.workers[*at].unit);
            let only = |at: &usize| met(sheet.only.as_ref(), &|name| voice.of_worker(*at, name));
            (0..subject.case.workers.len()).filter(of).filter(only).map(Whose::Worker).collect()
        }
        RowsOf::Delegates => congress::members(&subject)
            .into_iter()
            .filter(|(group, ..)| in_part(group))
            .map(|(group, name, post)| Whose::Member { group, name, post })
            .collect(),
        RowsOf::Dependants => subject.case.dependants.iter().map(Whose::Dependant).collect(),
        RowsOf::Register(id) => entries(voice, id),
    };
    Value::Array(rows_of(voice, document, sheet, whose.into_iter().enumerate().collect()))
}

/// The entries of a register; none where the case does not keep it.
fn entries<'a>(voice: &Voice<'a>, id: &str) -> Vec<Whose<'a>> {
    let register = voice.subject.case.registers.iter().find(|one| one.kind.id == id);
    register.map_or_else(Vec::new, |one| one.rows.iter().map(|row| Whose::Entry(one.kind, row)).collect())
}

/// Rows, each with its place among all.
fn rows_of(
    voice: &Voice<'_>,
    document: &Document,
    sheet: &Sheet,
    whose: Vec<(usize, Whose<'_>)>,
) -> Vec<Value> {
    let row = |(at, whose): (usize, Whose<'_>)| {
        let row = Row { subject: voice.subject, profile: document.privacy, number: at + 1, whose };
        let cells = sheet.columns.iter().map(|column| (column.name.to_owned(), column.cell(&row)));
        let own = sheet.own.iter().map(|(name, at)| (name.clone(), own_cell(&row, *at)));
        Value::Object(cells.chain(own).collect::<Map<_, _>>())
    };
    whose.into_iter().map(row).collect()
}

/// A name as part of a file's name; what a file system may refuse becomes `_`, and the place in the list then keeps
/// names apart.
fn plain(name: &str, at: usize) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if name.chars().all(plain) {
        return name.to_owned();
    }
    let safe: String = name.chars().map(|c| if plain(c) { c } else { '_' }).collect();
    format!("{safe}-{}", at + 1)
}
