//! Owns: `procedure.yaml`: the stages and which comes before which.
//! May import: diagnostic, written, the rest of this room. Never: looks at what was done.

use crate::policy::{Edge, Policy, Stage};
use crate::written::{MapReader, Node};

use super::Merge;
use super::entry::{basis, code, put};

impl Merge {
    pub(super) fn stages(&mut self, node: &Node) {
        let Some(mut file) = MapReader::new(node, &mut self.findings) else { return };
        let stages = file.node("stages");
        let edges = file.optional_list("edges");
        file.finish();
        if let Some(stages) = stages {
            self.each("stage", stages, |policy, key, record| {
                let stage = Stage {
                    code: key.text.clone(),
                    name: record.text("name"),
                    basis: basis(record, &policy.instruments),
                };
                put(&mut policy.stages, stage, |stage| &stage.code);
            });
        }
        for node in edges {
            let Some(mut record) = MapReader::new(node, &mut self.findings) else { continue };
            let edge = edge(&self.policy, &mut record);
            record.finish();
            // the nearer pack's time between two stages stands in place of its parent's
            if let Some(edge) = edge {
                let edges = &mut self.policy.edges;
                edges.retain(|other| (&other.before, &other.after) != (&edge.before, &edge.after));
                edges.push(edge);
            }
        }
    }
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
    let checked = record.flag("checked");
    Some(Edge { before: before?, after: after?, least, at_most, workdays, basis, checked })
}
