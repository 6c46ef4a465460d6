//! Owns: which documents of an order must wait for a step of the procedure.
//! Never: says which step must come first; makes a paper.

use std::collections::BTreeSet;

use crate::assess::closed_gates;
use crate::compose::{Document, is_due};
use crate::diagnostic::{Code, Finding, Findings};
use crate::policy::cite;

use super::builder::Builder;
use super::plan::Order;

impl Builder<'_> {
    /// Takes out the documents that must wait for a step of the procedure, and says for which; of a draft they stay, to
    /// be marked, and are given back by id.
    pub(super) fn kept_back(
        &self,
        documents: &mut Vec<&Document>,
        order: &Order,
        findings: &mut Findings,
    ) -> BTreeSet<String> {
        let (case, policy) = (&self.judged.case, &self.judged.policy);
        let name = |code: &str| {
            let stage = policy.stages.iter().find(|stage| stage.code == code);
            stage.map_or_else(|| code.to_owned(), |stage| stage.name.clone())
        };
        let mut drafts = BTreeSet::new();
        documents.retain(|document| {
            if !is_due(self.sections.voice(), document) {
                return true;
            }
            let step = document.step.as_deref().unwrap_or_default();
            let closed = closed_gates(case, policy, &self.judged.assessment, step);
            // a whole build makes what can go out; who asks for one paper is refused
            let code = match (order.draft, !order.by_name) {
                (true, _) => Code::GateDraft,
                (false, true) => Code::GateWaiting,
                (false, false) => Code::GateClosed,
            };
            for gate in &closed {
                let mut finding = Finding::new(code, document.at.clone()).fact("document", &document.id);
                finding.basis = vec![cite(&gate.basis)];
                let finding = finding.fact("title", &document.title).fact("step", name(&gate.closes));
                findings.push(finding.fact("until", name(&gate.until)).fact("code", &gate.until));
            }
            if order.draft && !closed.is_empty() {
                drafts.insert(document.id.clone());
            }
            order.draft || closed.is_empty()
        });
        drafts
    }
}
