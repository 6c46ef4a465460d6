//! Owns: `methods.yaml`: methods of severance that a plan may choose.
//! Never: computes a sum.

use crate::diagnostic::Place;
use crate::policy::{Kind, Method, MethodFormula, Policy, Subject};
use crate::written::{MapReader, Node};

use super::entry::{basis, expression, put, required_expression, twice};
use super::{Merge, proof};

impl Merge {
    pub(super) fn methods(&mut self, node: &Node) {
        self.each("method", node, |policy, key, record| {
            let name = record.text("name");
            // read when all that its words may name is known
            record.node("says");
            let formula = formula(policy, record);
            let basis = basis(record, &policy.instruments);
            let checked = proof::checked(record);
            if let Some(formula) = formula {
                let (code, at) = (key.text.clone(), Place::Text(key.span.clone()));
                let method = Method { code, name, formula, basis, checked, at };
                put(&mut policy.methods, method, |method| &method.code);
            }
        });
    }
}

fn formula(policy: &Policy, record: &mut MapReader<'_, '_>) -> Option<MethodFormula> {
    if record.has("formula") {
        // misspelt or not, it is no method by the year
        let known = record.one_of("formula", &[("statutory", ())]);
        let split = record.flag("split");
        return known.map(|()| MethodFormula::Statutory { split });
    }
    let tail = record.coded("tail");
    let ways = ["base", "amount", "pool"].into_iter().filter(|key| record.has(key)).collect::<Vec<_>>();
    if let [first, second, ..] = ways[..] {
        // two ways to one sum would leave open which one holds
        twice(second, first, record);
        ["base", "amount", "pool", "most", "bonus"].into_iter().for_each(|key| _ = record.node(key));
        return None;
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
