//! Owns: the packs at hand: those that the program carries and those of a case.
//! Never: judges a case.

use std::path::PathBuf;

use clap::Args;

use crate::build::read_policy;
use crate::cli::workspace::Workspace;
use crate::diagnostic::{Code, Finding, Findings, Place};
use crate::policy::Policy;
use crate::written::nearest;

/// Where packs are looked for besides those that the program carries.
#[derive(Args, Clone, Debug)]
pub struct PacksArguments {
    /// Case folder.
    #[arg(long, value_name = "CASE")]
    pub case: Option<PathBuf>,
}

/// The packs that the program carries and those of a case.
pub struct Shelf {
    /// Where their files lie.
    pub workspace: Workspace,
    /// Of every pack.
    pub ids: Vec<String>,
}

/// A pack as it was read.
pub struct Read<'s> {
    /// As it was asked for.
    pub id: &'s str,
    /// `None` where it is in error.
    pub policy: Option<Policy>,
    /// What reading told.
    pub findings: Findings,
}

impl Shelf {
    /// Opens them.
    ///
    /// # Errors
    /// The case cannot be opened, or the names of its packs not be read.
    pub fn open(packs: &PacksArguments) -> Result<Self, Findings> {
        let workspace = packs.case.as_deref().map_or_else(|| Ok(Workspace::embedded()), Workspace::open);
        let workspace = workspace.map_err(|finding| Findings(vec![finding]))?;
        let ids = workspace.policy_ids()?;
        Ok(Self { workspace, ids })
    }

    /// The ids wanted, all where none is named; every unknown one is told.
    ///
    /// # Errors
    /// `unknown-pack` for each.
    pub fn choose(&self, wanted: &[String]) -> Result<Vec<&str>, Findings> {
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

    /// Reads packs and all that they extend.
    pub fn read<'s>(&self, ids: &[&'s str]) -> Vec<Read<'s>> {
        let read = ids.iter().map(|id| {
            let (policy, findings) = read_policy(&self.workspace, id);
            Read { id, policy, findings }
        });
        read.collect()
    }
}

/// Packs with a common parent tell the same of it; each finding is told once.
pub fn once(findings: &mut Findings, told: &Findings) {
    for finding in &told.0 {
        if !findings.0.contains(finding) {
            findings.push(finding.clone());
        }
    }
}
