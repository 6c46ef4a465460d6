//! Owns: from a case folder to a judged case, the way every command goes. May import: every room.
//! Never: prints, makes a document.

use std::cell::RefCell;
use std::path::Path;

use crate::assess::{Assessment, assess};
use crate::cli::workspace::Workspace;
use crate::compose::Subject;
use crate::diagnostic::{Code, Findings, Place};
use crate::model::schema::{policy_id, read_case};
use crate::model::{Case, Date};
use crate::policy::{self, Policy};

/// A case, its policy and the judgement.
#[derive(Debug)]
pub struct Judged {
    /// Facts.
    pub case: Case,
    /// Norms.
    pub policy: Policy,
    /// Judgement, without its findings: those are beside it.
    pub assessment: Assessment,
}

impl Judged {
    /// What a context is built from.
    #[must_use]
    pub fn subject(&self) -> Subject<'_> {
        Subject { case: &self.case, policy: &self.policy, assessment: &self.assessment }
    }
}

/// Reads and judges. Nothing is judged while anything in the files is wrong, for half a case would be judged
/// wrongly; the findings then tell all that was seen.
pub fn judge(folder: &Path, as_of: Option<Date>) -> (Option<(Workspace, Judged)>, Findings) {
    let workspace = match Workspace::open(folder) {
        Ok(workspace) => workspace,
        Err(finding) => return (None, Findings(vec![finding])),
    };
    let files = match workspace.case_files() {
        Ok(files) => files,
        Err(findings) => return (None, findings),
    };
    let (policy, mut findings) = match policy_id(&files.case) {
        Some(id) => read_policy(&workspace, &id, &files.case.name),
        None => (None, Findings::default()),
    };
    // without a policy no channel is known, which would only repeat one fault in every row
    let channels = |word: &str| match &policy {
        Some(policy) => policy.channel_named(word).map(|channel| channel.code.clone()),
        None => Some(word.to_owned()),
    };
    let (case, told) = read_case(&files, &channels, as_of);
    findings.append(told);
    let (Some(case), Some(policy)) = (case, policy) else { return (None, findings) };
    if findings.any_error() {
        return (None, findings);
    }
    let mut assessment = assess(&case, &policy);
    findings.append(std::mem::take(&mut assessment.findings));
    (Some((workspace, Judged { case, policy, assessment })), findings)
}

fn read_policy(workspace: &Workspace, id: &str, case_file: &str) -> (Option<Policy>, Findings) {
    let unread = RefCell::new(Findings::default());
    let files = |id: &str| {
        workspace.policy_files(id).unwrap_or_else(|findings| {
            unread.borrow_mut().append(findings);
            Vec::new()
        })
    };
    let (policy, mut findings) = policy::read(id, &files);
    for finding in findings.0.iter_mut().filter(|finding| finding.code == Code::PackMissing) {
        if finding.at == Place::Case {
            finding.at = Place::File(case_file.to_owned());
        }
    }
    findings.append(unread.into_inner());
    (policy, findings)
}
