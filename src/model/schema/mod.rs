//! Owns: the written shape of a case turned into the valid one, every problem told at its place.
//! Never: law, files; builds a case while any part of it is in error.

mod case;
mod congress;
mod dependants;
mod enterprise;
mod facts;
mod funds;
mod methods;
mod nested;
mod posting;
mod progress;
mod register;
mod roster;
mod sample_values;
mod stated;
mod table;
#[cfg(test)]
mod tests;
mod understood;
mod unreached;

use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Place, Source};
use crate::written::{MapReader, Node, TableFile, parse};

use super::{Case, Date, Funds, OwnColumn, Progress, RosterWords};

use case::Parts;
use dependants::{RETIREES, SURVIVORS};
use table::Names;

pub use case::policy_id;
pub use facts::{ReadFacts, date, money, month, serial_day};
pub use register::kinds as register_kinds;
pub use understood::{Understood, UnderstoodColumn, understand};

/// The files of a case, decoded.
#[derive(Clone, Debug)]
pub struct CaseSources {
    /// `case.yaml`
    pub case: Arc<Source>,
    /// `enterprise.yaml`
    pub enterprise: Arc<Source>,
    /// `roster.csv` or `roster.xlsx`
    pub roster: TableFile,
    /// `retirees.csv` or `.xlsx`; retirees are told as numbers only without it.
    pub retirees: Option<TableFile>,
    /// `survivors.csv` or `.xlsx`; the same for survivors.
    pub survivors: Option<TableFile>,
    /// The files of `registers/`, in the order of their names; none are kept without it.
    pub registers: Vec<TableFile>,
    /// `columns.yaml`; only the usual names of columns are known without it.
    pub columns: Option<Arc<Source>>,
    /// `funds.yaml`; no funds without it.
    pub funds: Option<Arc<Source>>,
    /// `congress.yaml`; missing, it is a finding.
    pub congress: Option<Arc<Source>>,
    /// `progress.yaml`; nothing has happened without it.
    pub progress: Option<Arc<Source>>,
    /// `unreached.yaml`; everybody was reached without it.
    pub unreached: Option<Arc<Source>>,
    /// `stated.yaml`; nothing was printed elsewhere without it.
    pub stated: Option<Arc<Source>>,
}

/// The columns that a case declares for itself, from its `columns.yaml`; what is wrong there is told when the case is read.
#[must_use]
pub fn own_columns(columns: Option<&Arc<Source>>) -> Vec<OwnColumn> {
    Names::with(columns, &mut Findings::default()).own_of(roster::ROSTER.table).to_vec()
}

/// Reads all files of a case and tells everything that is wrong in any of them; a case comes out only when
/// nothing is. `channels` turns a word of the roster into the policy's code of a channel; `words` are the policy's
/// other words, `None` where there is no policy; `as_of` stands in for the issue date.
#[must_use]
pub fn read_case(
    sources: &CaseSources,
    channels: &dyn Fn(&str) -> Option<String>,
    words: Option<&RosterWords>,
    as_of: Option<Date>,
) -> (Option<Case>, Findings) {
    let mut findings = Findings::default();
    let opening = read_map(&sources.case, &mut findings, |map| case::read(map, as_of));
    let enterprise = read_map(&sources.enterprise, &mut findings, enterprise::read);
    let base_date = opening.as_ref().and_then(|opening| opening.base_date);
    let names = Names::with(sources.columns.as_ref(), &mut findings);
    let workers = roster::read(&sources.roster, &names, channels, words, base_date, &mut findings);
    let mut dependants = Vec::new();
    for (file, shape) in [(&sources.retirees, RETIREES), (&sources.survivors, SURVIVORS)] {
        if let Some(file) = file {
            dependants.extend(dependants::read(file, shape, &names, &mut findings));
        }
    }
    let registers = sources.registers.iter();
    let registers =
        registers.filter_map(|file| register::read(file, &workers, &names, &mut findings)).collect();
    let funds = match &sources.funds {
        Some(source) => read_map(source, &mut findings, funds::read),
        None => Some(Funds::default()),
    };
    let congress = match &sources.congress {
        Some(source) => read_map(source, &mut findings, congress::read).flatten(),
        None => {
            let name = beside(&sources.case.name, "congress.yaml");
            let finding = Finding::new(Code::FileMissing, Place::File(name.clone()));
            findings.push(finding.fact("path", name));
            None
        }
    };
    let progress = match &sources.progress {
        Some(source) => read_map(source, &mut findings, progress::read),
        None => Some(Progress::default()),
    };
    let unreached = read_list(sources.unreached.as_ref(), &mut findings, unreached::read);
    let stated = read_list(sources.stated.as_ref(), &mut findings, stated::read);
    let enterprise = enterprise.flatten();
    if let (Some(opening), Some(enterprise)) = (&opening, &enterprise) {
        let files = [
            Some(&sources.case),
            Some(&sources.enterprise),
            sources.congress.as_ref(),
            sources.funds.as_ref(),
        ];
        let files: Vec<_> = files.into_iter().flatten().collect();
        let (sample, code) = (opening.sample.clone(), enterprise.credit_code.as_str());
        sample_values::check(sample, code, &files, &workers, &mut findings);
    }
    let own_columns = names.own_of(roster::ROSTER.table).to_vec();
    let parts = Parts {
        enterprise,
        workers,
        own_columns,
        dependants,
        registers,
        funds,
        congress,
        progress,
        unreached,
        stated,
    };
    let case = opening.and_then(|opening| opening.complete(parts)).filter(|_| !findings.any_error());
    (case, findings)
}

fn read_map<T>(
    source: &Arc<Source>,
    findings: &mut Findings,
    read: impl FnOnce(&mut MapReader<'_, '_>) -> T,
) -> Option<T> {
    let node = parse(source, findings)?;
    let mut reader = MapReader::new(&node, findings)?;
    let value = read(&mut reader);
    reader.finish();
    Some(value)
}

/// A file that is one list, and may be missing.
fn read_list<T>(
    source: Option<&Arc<Source>>,
    findings: &mut Findings,
    read: impl FnOnce(&Node, &mut Findings) -> Vec<T>,
) -> Option<Vec<T>> {
    let Some(source) = source else { return Some(Vec::new()) };
    parse(source, findings).map(|node| read(&node, findings))
}

/// The name of a file in the folder of another.
fn beside(name: &str, other: &str) -> String {
    name.rfind(['/', '\\']).map_or_else(|| other.to_owned(), |at| format!("{}{other}", &name[..=at]))
}
