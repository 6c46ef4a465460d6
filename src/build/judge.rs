//! Owns: from the files of a case to a judged case, the way every command goes.
//! Never: makes a document.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::assess::{Assessment, assess};
use crate::compose::Subject;
use crate::diagnostic::{Code, Finding, Findings, Place, Severity};
use crate::model::schema::{policy_id, read_case};
use crate::model::{Case, Date};
use crate::policy::{self, Policy};

use super::files::Inputs;
use super::side::ComparisonSide;

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
#[must_use]
pub fn judge(inputs: &dyn Inputs, as_of: Option<Date>) -> (Option<Judged>, Findings) {
    let files = match inputs.case_files() {
        Ok(files) => files,
        Err(findings) => return (None, findings),
    };
    let (policy, mut findings) = match policy_id(&files.case) {
        Some(id) => {
            let (policy, mut findings) = read_policy(inputs, &id);
            for finding in findings.0.iter_mut().filter(|finding| finding.code == Code::PackMissing) {
                if finding.at == Place::Case {
                    finding.at = Place::File(files.case.name.clone());
                }
            }
            (policy, findings)
        }
        None => (None, Findings::default()),
    };
    // without a policy no channel is known, which would only repeat one fault in every row
    let channels = |word: &str| match &policy {
        Some(policy) => policy.channel_named(word).map(|channel| channel.code.clone()),
        None => Some(word.to_owned()),
    };
    let words = policy.as_ref().map(Policy::roster_words);
    let (case, told) = read_case(&files, &channels, words.as_ref(), as_of);
    findings.append(told);
    let (Some(case), Some(mut policy)) = (case, policy) else { return (None, findings) };
    if findings.any_error() {
        return (None, findings);
    }
    policy.keep_in_force(case.issue_date);
    let mut assessment = assess(&case, &policy);
    findings.append(std::mem::take(&mut assessment.findings));
    (Some(Judged { case, policy, assessment }), findings)
}

/// Judges one case under two policies. What is told is what cannot be read or looked up on either side; findings of
/// the case itself are `check`'s business.
#[must_use]
pub fn judge_twice(inputs: &dyn Inputs, sides: [&ComparisonSide; 2]) -> (Option<[Judged; 2]>, Findings) {
    let files = match inputs.case_files() {
        Ok(files) => files,
        Err(findings) => return (None, findings),
    };
    let (own, mut findings) = match policy_id(&files.case) {
        Some(id) => read_policy(inputs, &id),
        None => (None, Findings::default()),
    };
    let packs = sides.map(|side| read_policy(inputs, &side.pack));
    let mut judged = Vec::new();
    for (side, (policy, told)) in sides.into_iter().zip(packs) {
        told_once(&mut findings, told);
        let (Some(mut policy), Some(own)) = (policy, &own) else { continue };
        ComparisonSide::fill(&mut policy, own);
        let channels = |word: &str| policy.channel_named(word).map(|channel| channel.code.clone());
        let (case, told) = read_case(&files, &channels, Some(&policy.roster_words()), None);
        told_once(&mut findings, told);
        let Some(mut case) = case else { continue };
        side.apply(&mut case);
        policy.keep_in_force(case.issue_date);
        let mut assessment = assess(&case, &policy);
        let mut told = std::mem::take(&mut assessment.findings);
        // a norm that is missing would make every sum of this side wrong
        told.0.retain(|finding| {
            finding.ruling.is_none() && finding.severity() == Severity::Error && !beside_money(finding)
        });
        told_once(&mut findings, told);
        judged.push(Judged { case, policy, assessment });
    }
    let judged = <[Judged; 2]>::try_from(judged).ok().filter(|_| !findings.any_error());
    (judged, findings)
}

/// Local words of steps, funds and channel sets that the other pack does not have: no worker's money hangs on them.
fn beside_money(finding: &Finding) -> bool {
    let of = |key: &str| finding.facts.iter().any(|(name, value)| name == "key" && value == key);
    finding.code == Code::NotOneOf && ["step", "kind", "channel_set"].into_iter().any(of)
}

/// Adds what is not told yet: two sides of one case have most faults in common.
fn told_once(findings: &mut Findings, told: Findings) {
    let key =
        |finding: &Finding| (finding.code_text().to_owned(), finding.at.to_string(), finding.facts.clone());
    let known: BTreeSet<_> = findings.0.iter().map(key).collect();
    findings.0.extend(told.0.into_iter().filter(|finding| !known.contains(&key(finding))));
}

/// Reads a pack and all that it extends, from the case and from what the program carries.
#[must_use]
pub fn read_policy(inputs: &dyn Inputs, id: &str) -> (Option<Policy>, Findings) {
    let unread = RefCell::new(Findings::default());
    let files = |id: &str| {
        inputs.policy_files(id).unwrap_or_else(|findings| {
            unread.borrow_mut().append(findings);
            Vec::new()
        })
    };
    let (policy, mut findings) = policy::read(id, &files);
    findings.append(unread.into_inner());
    (policy, findings)
}
