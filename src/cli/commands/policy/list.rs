//! Owns: `anzhi policy list`: every pack in a line.
//! Never: tells its norms.

use serde_json::{Value, json};

use crate::cli::columns::aligned;
use crate::cli::exit::Exit;
use crate::cli::print::{Answer, Printer};
use crate::diagnostic::Findings;
use crate::policy::Policy;

use super::shelf::{PacksArguments, Shelf, once};

/// Columns are as wide as the longest title.
const WIDEST: usize = 60;

/// Runs the command. A pack that cannot be read is listed by its id, beside what is wrong with it.
pub fn run(arguments: &PacksArguments, printer: &Printer) -> Exit {
    let shelf = match Shelf::open(arguments) {
        Ok(shelf) => shelf,
        Err(findings) => return printer.finish("policy list", &findings, None),
    };
    let ids: Vec<&str> = shelf.ids.iter().map(String::as_str).collect();
    let word = |key: &str| printer.messages.text(&format!("pack.{key}"), &[]);
    let heads = ["id", "title", "jurisdiction", "extends", "checked-on", "values", "unchecked-values"];
    let mut rows = vec![heads.map(word).to_vec()];
    let (mut data, mut findings) = (Vec::new(), Findings::default());
    for read in shelf.read(&ids) {
        once(&mut findings, &read.findings);
        let Some(line) = read.policy.as_ref().and_then(Line::of) else {
            rows.push(vec![read.id.to_owned()]);
            data.push(json!({ "id": read.id }));
            continue;
        };
        rows.push(line.cells());
        data.push(line.data());
    }
    let answer = Answer { text: aligned(&rows, 0, WIDEST), data: data.into() };
    let exit = printer.finish("policy list", &findings, Some(answer));
    printer.talk("ui.packs", &[("count", &ids.len().to_string())]);
    exit
}

/// What a pack itself says and holds.
struct Line<'p> {
    policy: &'p Policy,
    pack: &'p crate::policy::Pack,
    extends: Option<&'p str>,
    values: usize,
    unchecked: usize,
}

impl<'p> Line<'p> {
    fn of(policy: &'p Policy) -> Option<Self> {
        let (pack, parents) = policy.packs.split_last()?;
        let lines = policy.parameters.values().flat_map(|parameter| parameter.values.values());
        let own: Vec<bool> =
            lines.filter(|line| line.pack == pack.id).map(|line| line.norm.checked).collect();
        Some(Self {
            policy,
            pack,
            extends: parents.last().map(|parent| parent.id.as_str()),
            values: own.len(),
            unchecked: own.iter().filter(|checked| !**checked).count(),
        })
    }

    fn cells(&self) -> Vec<String> {
        let pack = self.pack;
        vec![
            pack.id.clone(),
            pack.title.clone(),
            pack.jurisdiction.clone(),
            self.extends.unwrap_or("—").to_owned(),
            pack.checked_on.to_string(),
            self.values.to_string(),
            self.unchecked.to_string(),
        ]
    }

    fn data(&self) -> Value {
        let chain: Vec<&str> = self.policy.packs.iter().map(|pack| pack.id.as_str()).collect();
        json!({
            "id": self.pack.id,
            "title": self.pack.title,
            "jurisdiction": self.pack.jurisdiction,
            "extends": self.extends,
            "chain": chain,
            "checked_on": self.pack.checked_on.to_string(),
            "values": self.values,
            "unchecked": self.unchecked,
        })
    }
}
