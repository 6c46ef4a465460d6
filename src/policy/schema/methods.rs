//! Owns: `methods.yaml`: methods of severance that a plan may choose.
//! May import: diagnostic, written, the rest of this room. Never: computes a sum.

use crate::diagnostic::{Code, Finding, Place};
use crate::policy::{Kind, Method, MethodFormula, Policy, Subject, Tail};
use crate::written::{MapReader, Node};

use super::Merge;
use super::entry::{basis, expression, put, required_expression};

impl Merge {
    pub(super) fn methods(&mut self, node: &Node) {
        self.each("method", node, |policy, key, record| {
            let name = record.text("name");
            let formula = formula(policy, record);
            let basis = basis(record, &policy.instruments);
            let checked = record.flag("checked");
            if let Some(formula) = formula {
                let (code, at) = (key.text.clone(), Place::Text(key.span.clone()));
                let method = Method { code, name, formula, basis, checked, at };
                put(&mut policy.methods, method, |method| &method.code);
            }
        });
    }
}

fn formula(policy: &Policy, record: &mut MapReader<'_, '_>) -> Option<MethodFormula> {
    if record.optional_one_of("formula", &[("statutory", ())]).is_some() {
        return Some(MethodFormula::Statutory { split: record.flag("split") });
    }
    let tail = record.one_of("tail", &Tail::ALL);
    let ways = ["base", "amount", "pool"].into_iter().filter(|key| record.has(key)).collect::<Vec<_>>();
    if let [_, second, ..] = ways[..] {
        // two ways to one sum would leave open which one holds
        let finding = Finding::new(Code::UnknownKey, record.place(second)).fact("key", second);
        record.findings().push(finding.fact("nearest", ""));
    }
    let worker =
        |key, record: &mut MapReader<'_, '_>| expression(key, Kind::Number, Subject::Worker, policy, record);
    if record.has("pool") {
        let amount = expression("pool", Kind::Number, Subject::Case, policy, record);
        return Some(MethodFormula::Pool { tail: tail?, amount: amount? });
    }
    if record.has("amount") {
        let amount = worker("amount", record);
        return Some(MethodFormula::Whole { tail: tail?, amount: amount? });
    }
    let base = required_expression("base", Kind::Number, Subject::Worker, policy, record);
    let (most, bonus) = (worker("most", record), worker("bonus", record));
    Some(MethodFormula::PerUnit { tail: tail?, base: base?, most, bonus })
}
