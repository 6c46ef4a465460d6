//! Owns: `costs.yaml`: the items of cost and the order in which money is used.
//! Never: computes an amount.

use std::collections::BTreeSet;

use strum::VariantArray;

use crate::diagnostic::{Code, Coded, Finding, Place};
use crate::policy::{CostItem, EachFormula, ItemRole, Kind, Payment, Policy, Subject, UseOrder};
use crate::written::{MapReader, Node, Value, nearest};

use super::entry::{basis, code, codes, expression, put, required_expression};
use super::{Merge, overrides, proof};

const ROUNDING: [(&str, bool); 2] = [("fen", false), ("yuan", true)];

/// To whose facts a formula can apply.
const SUBJECTS: [Subject; 2] = [Subject::Worker, Subject::Provision];

impl Merge {
    pub(super) fn costs(&mut self, node: &Node) {
        let Some(mut file) = MapReader::new(node, &mut self.findings) else { return };
        let items = file.node("items");
        let has_order = file.has("use_order");
        let order = file.optional_list("use_order");
        let at = file.place("use_order");
        let by_form = file.node("use_orders");
        let replaces = overrides(&mut file);
        file.finish();
        if has_order {
            self.define("use order", "use_order", "use_order", replaces, at);
        }
        if let Some(items) = items {
            self.items(items);
        }
        if let Some(by_form) = by_form {
            self.orders_by_form(by_form);
        }
        if has_order {
            let known: Vec<&str> = self.policy.cost_items.iter().map(|item| item.code.as_str()).collect();
            self.policy.use_order = codes("use_order", order, &known, &mut self.findings);
            let mut named = BTreeSet::new();
            for item in order.iter().filter(|item| item.as_text().is_some_and(|code| !named.insert(code))) {
                let finding =
                    Finding::new(Code::DuplicateKey, item.place()).fact("key", item.as_text().unwrap_or(""));
                self.findings.push(finding.fact("first_line", ""));
            }
        }
    }

    /// An order of use for each form of restructuring that has its own, by the form's code.
    fn orders_by_form(&mut self, node: &Node) {
        let items: Vec<String> = self.policy.cost_items.iter().map(|item| item.code.clone()).collect();
        self.each("use order", node, |policy, form, record| {
            let forms: Vec<&str> =
                policy.words.keys().filter_map(|word| word.strip_prefix("form.")).collect();
            if !forms.contains(&form.text.as_str()) {
                let finding = Finding::new(Code::NotOneOf, Place::Text(form.span.clone()));
                let finding = finding.fact("key", "use_orders").fact("value", &form.text);
                let near = nearest(&form.text, forms.iter().copied()).to_owned();
                record.findings().push(finding.fact("nearest", near).fact("allowed", forms.join(", ")));
            }
            let known: Vec<&str> = items.iter().map(String::as_str).collect();
            let ranks = record.list("ranks").iter().map(|rank| {
                let rank =
                    if let Value::List(items) = &rank.value { items } else { std::slice::from_ref(rank) };
                codes("ranks", rank, &known, record.findings())
            });
            let order = UseOrder {
                ranks: ranks.collect(),
                says: record.text("says"),
                basis: basis(record, &policy.instruments),
            };
            policy.use_orders.insert(form.text.clone(), order);
        });
    }

    /// Tells which codes of a list are no cost items; what is no text is told where the list is read.
    pub(super) fn known_items(&mut self, list: Option<&Node>, key: &str) {
        let Some(Value::List(items)) = list.map(|list| &list.value) else { return };
        let known: Vec<&str> = self.policy.cost_items.iter().map(|item| item.code.as_str()).collect();
        for item in items.iter().filter(|item| item.as_text().is_some()) {
            code(key, item, &known, &mut self.findings);
        }
    }

    fn items(&mut self, node: &Node) {
        let before = self.roles();
        self.read_items(node);
        let after = self.roles();
        for role in ItemRole::VARIANTS {
            let holders = |roles: &[ItemRole]| roles.iter().filter(|held| *held == role).count();
            // who replaces an item takes its role over, or nobody would work it out any more
            if holders(&before) > 0 && holders(&after) == 0 {
                let missing = Finding::new(Code::MissingKey, node.head());
                self.findings.push(missing.fact("key", format!("role: {}", role.code())));
            }
            if holders(&after) > 1 {
                let twice = Finding::new(Code::DuplicateKey, node.head());
                self.findings
                    .push(twice.fact("key", format!("role: {}", role.code())).fact("first_line", ""));
            }
        }
    }

    fn roles(&self) -> Vec<ItemRole> {
        self.policy.cost_items.iter().filter_map(|item| item.role).collect()
    }

    fn read_items(&mut self, node: &Node) {
        self.each("cost item", node, |policy, key, record| {
            let subject = record.optional_one_of("of", &SUBJECTS.map(|subject| (subject.code(), subject)));
            let told = record.has("of") && subject.is_none();
            let formula = |key: &'static str, wanted, record: &mut MapReader<'_, '_>| {
                if !record.has(key) || told {
                    record.node(key);
                    return None;
                }
                // without knowing whose, nobody would ever work it out
                let Some(subject) = subject else {
                    let finding = Finding::new(Code::MissingKey, record.place(key)).fact("key", "of");
                    record.node(key);
                    record.findings().push(finding);
                    return None;
                };
                expression(key, wanted, subject, policy, record)
            };
            // read when all that its words may name is known
            record.node("says");
            let item = CostItem {
                code: key.text.clone(),
                name: record.text("name"),
                role: record.optional_coded("role"),
                personal: record.optional_flag("personal").unwrap_or(false),
                payment: record.coded("payment").unwrap_or(Payment::Once),
                payee: record.text("payee"),
                historic: record.optional_flag("historic").unwrap_or(false),
                same_people: record.optional_flag("same_people").unwrap_or(false),
                one_off: record.optional_flag("one_off").unwrap_or(false),
                subject,
                when: formula("when", Kind::Truth, record),
                amount: formula("amount", Kind::Number, record),
                years: formula("years", Kind::Number, record),
                each: each(policy, record),
                whole_yuan: record.optional_one_of("rounding", &ROUNDING).unwrap_or(false),
                basis: basis(record, &policy.instruments),
                checked: proof::checked(record),
                at: Place::Text(key.span.clone()),
            };
            put(&mut policy.cost_items, item, |item| &item.code);
        });
    }
}

/// The formula for each person beside the roster.
fn each(policy: &Policy, record: &mut MapReader<'_, '_>) -> Option<EachFormula> {
    let mut each = record.optional_map("each")?;
    let when = expression("when", Kind::Truth, Subject::Dependant, policy, &mut each);
    let amount = required_expression("amount", Kind::Number, Subject::Dependant, policy, &mut each);
    let years = expression("years", Kind::Number, Subject::Dependant, policy, &mut each);
    each.finish();
    Some(EachFormula { when, amount: amount?, years })
}
