//! Owns: `procedure.yaml`: the stages and which comes before which.
//! Never: looks at what was done.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Finding};
use crate::policy::{Edge, Expression, Gate, Kind, Policy, Stage, Subject, Vocabulary};
use crate::written::{MapReader, Node};

use super::entry::{basis, code, put};
use super::{Merge, proof};

impl Merge {
    pub(super) fn stages(&mut self, node: &Node) {
        let Some(mut file) = MapReader::new(node, &mut self.findings) else { return };
        let stages = file.node("stages");
        let edges = file.optional_list("edges");
        let gates = file.optional_list("gates");
        file.finish();
        if let Some(stages) = stages {
            self.each("stage", stages, |policy, key, record| {
                let stage = Stage {
                    code: key.text.clone(),
                    name: record.text("name"),
                    branch: record.optional_flag("branch").unwrap_or(false),
                    basis: basis(record, &policy.instruments),
                };
                put(&mut policy.stages, stage, |stage| &stage.code);
            });
        }
        let mut own = BTreeSet::new();
        for node in edges {
            let Some(mut record) = MapReader::new(node, &mut self.findings) else { continue };
            let edge = edge(&self.policy, &mut record);
            let at = record.place("after");
            record.finish();
            // the nearer pack's time between two stages stands in place of its parent's
            if let Some(edge) = edge {
                if !own.insert((edge.before.clone(), edge.after.clone())) {
                    let key = format!("{} → {}", edge.before, edge.after);
                    let finding = Finding::new(Code::DuplicateKey, node.head()).fact("key", key);
                    self.findings.push(finding.fact("first_line", ""));
                }
                if leads_to(&self.policy.edges, &edge.after, &edge.before, &mut BTreeSet::new()) {
                    let finding = Finding::new(Code::ExpressionFailed, at).fact("key", "after");
                    self.findings.push(finding.fact("detail", "circular"));
                }
                self.prove(("edge", edge.id.clone()), node);
                let edges = &mut self.policy.edges;
                edges.retain(|other| (&other.before, &other.after) != (&edge.before, &edge.after));
                edges.push(edge);
            }
        }
        for node in gates {
            self.gate(node);
        }
    }

    /// One step that opens the papers of several; the nearer pack's stands in place of its parent's.
    fn gate(&mut self, node: &Node) {
        let Some(mut record) = MapReader::new(node, &mut self.findings) else { return };
        let stages: Vec<&str> = self.policy.stages.iter().map(|stage| stage.code.as_str()).collect();
        let until = record.node("until").and_then(|node| code("until", node, &stages, record.findings()));
        let closes: Vec<String> = (record.list("closes").iter())
            .filter_map(|node| code("closes", node, &stages, record.findings()))
            .collect();
        let holds = record.node("holds").filter(|_| record.has("holds"));
        let names = Vocabulary { subject: Subject::Case, policy: &self.policy };
        let holds =
            holds.and_then(|node| Expression::read("holds", node, Kind::Truth, &names, record.findings()));
        let basis = basis(&mut record, &self.policy.instruments);
        let checked = proof::checked(&mut record);
        let at = record.at();
        record.finish();
        let Some(until) = until else { return };
        for closes in closes {
            let id = format!("{until} → {closes}");
            self.prove(("gate", id.clone()), node);
            let gate = Gate {
                id,
                until: until.clone(),
                closes,
                holds: holds.clone(),
                basis: basis.clone(),
                checked,
                at: at.clone(),
            };
            put(&mut self.policy.gates, gate, |gate| &gate.id);
        }
    }
}

/// Whether one stage is, by way of others, before another or the same.
fn leads_to<'e>(edges: &'e [Edge], stage: &'e str, wanted: &str, seen: &mut BTreeSet<&'e str>) -> bool {
    stage == wanted
        || seen.insert(stage)
            && edges
                .iter()
                .filter(|edge| edge.before == stage)
                .any(|edge| leads_to(edges, &edge.after, wanted, seen))
}

fn edge(policy: &Policy, record: &mut MapReader<'_, '_>) -> Option<Edge> {
    let stages: Vec<&str> = policy.stages.iter().map(|stage| stage.code.as_str()).collect();
    let parameters: Vec<&str> = policy.parameters.keys().map(String::as_str).collect();
    let named = |key: &'static str, known: &[&str], record: &mut MapReader<'_, '_>| {
        let node = record.node(key)?;
        code(key, node, known, record.findings())
    };
    let before = named("before", &stages, record);
    let after = named("after", &stages, record);
    for (key, found) in [("before", record.has("before")), ("after", record.has("after"))] {
        if !found {
            record.text(key);
        }
    }
    let (least, at_most) = (named("least", &parameters, record), named("at_most", &parameters, record));
    let workdays = record.optional_one_of("in", &[("days", false), ("workdays", true)]).unwrap_or(false);
    let basis = basis(record, &policy.instruments);
    let checked = proof::checked(record);
    let (before, after) = (before?, after?);
    let id = format!("{before} → {after}");
    Some(Edge { id, before, after, least, at_most, workdays, basis, checked })
}
