//! Owns: `anzhi policy …`: the packs at hand, for those who write and check them.
//! Never: judges a case.

pub mod data;
mod lint;
mod list;
mod show;
mod test;
pub mod words;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::build::read_policy;
use crate::cli::exit::Exit;
use crate::cli::print::Printer;
use crate::cli::workspace::Workspace;
use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::policy::Policy;
use crate::written::nearest;

/// Of `policy`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: PolicyCommand,
}

/// The commands below `policy`.
#[derive(Clone, Debug, Subcommand)]
pub enum PolicyCommand {
    /// `policy list`
    List(PacksArguments),
    /// `policy show`
    Show(show::Arguments),
    /// `policy lint`
    Lint(lint::Arguments),
    /// `policy test`
    Test(test::Arguments),
}

/// Where packs are looked for besides those that the program carries.
#[derive(Args, Clone, Debug)]
pub struct PacksArguments {
    /// Case folder.
    #[arg(long, value_name = "CASE")]
    pub case: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    match &arguments.command {
        PolicyCommand::List(arguments) => list::run(arguments, printer),
        PolicyCommand::Show(arguments) => show::run(arguments, printer),
        PolicyCommand::Lint(arguments) => lint::run(arguments, printer),
        PolicyCommand::Test(arguments) => test::run(arguments, printer),
    }
}

/// The packs that the program carries and those of a case.
struct Shelf {
    workspace: Workspace,
    ids: Vec<String>,
}

/// A pack as it was read.
struct Read<'s> {
    id: &'s str,
    policy: Option<Policy>,
    findings: Findings,
}

impl Shelf {
    fn open(packs: &PacksArguments) -> Result<Self, Findings> {
        let workspace = packs.case.as_deref().map_or_else(|| Ok(Workspace::embedded()), Workspace::open);
        let workspace = workspace.map_err(|finding| Findings(vec![finding]))?;
        let ids = workspace.policy_ids()?;
        Ok(Self { workspace, ids })
    }

    /// The ids wanted, all where none is named; every unknown one is told.
    fn choose(&self, wanted: &[String]) -> Result<Vec<&str>, Findings> {
        if wanted.is_empty() {
            return Ok(self.ids.iter().map(String::as_str).collect());
        }
        let mut findings = Findings::default();
        let mut chosen = Vec::new();
        for word in wanted {
            let word = word.trim_end_matches('/');
            match self.ids.iter().find(|id| *id == word) {
                Some(id) => chosen.push(id.as_str()),
                None => findings.push(
                    Finding::new(Code::UnknownPack, Place::Case)
                        .fact("pack", word)
                        .fact("nearest", nearest(word, self.ids.iter().map(String::as_str))),
                ),
            }
        }
        if findings.0.is_empty() { Ok(chosen) } else { Err(findings) }
    }

    fn read<'s>(&self, ids: &[&'s str]) -> Vec<Read<'s>> {
        let read = ids.iter().map(|id| {
            let (policy, findings) = read_policy(&self.workspace, id);
            Read { id, policy, findings }
        });
        read.collect()
    }
}

/// Packs with a common parent tell the same of it; each finding is told once.
fn once(findings: &mut Findings, told: &Findings) {
    for finding in &told.0 {
        if !findings.0.contains(finding) {
            findings.push(finding.clone());
        }
    }
}
