//! Owns: `costs.yaml`: the items of cost and the order in which money is used.
//! May import: diagnostic, written, the rest of this room. Never: computes an amount.

use crate::diagnostic::{Code, Finding};
use crate::policy::{CostItem, Payment};
use crate::written::{MapReader, Node};

use super::Merge;
use super::entry::{basis, codes, put};

const PAYMENT: [(&str, Payment); 2] = [("once", Payment::Once), ("reserved", Payment::Reserved)];

impl Merge {
    pub(super) fn costs(&mut self, node: &Node) {
        let Some(mut file) = MapReader::new(node, &mut self.findings) else { return };
        let items = file.node("items");
        let has_order = file.has("use_order");
        let order = file.optional_list("use_order");
        let overrides = file.optional_flag("overrides").unwrap_or(false);
        if has_order && !self.policy.use_order.is_empty() && !overrides {
            let finding = Finding::new(Code::OverrideUndeclared, file.place("use_order"));
            file.findings().push(finding.fact("key", "use_order"));
        }
        file.finish();
        if let Some(items) = items {
            self.items(items);
        }
        if has_order {
            let known: Vec<&str> = self.policy.cost_items.iter().map(|item| item.code.as_str()).collect();
            self.policy.use_order = codes("use_order", order, &known, &mut self.findings);
        }
    }

    fn items(&mut self, node: &Node) {
        self.each("cost item", node, |policy, key, record| {
            let item = CostItem {
                code: key.text.clone(),
                name: record.text("name"),
                personal: record.optional_flag("personal").unwrap_or(false),
                payment: record.one_of("payment", &PAYMENT).unwrap_or(Payment::Once),
                payee: record.text("payee"),
                historic: record.optional_flag("historic").unwrap_or(false),
                basis: basis(record, &policy.instruments),
                checked: record.flag("checked"),
            };
            put(&mut policy.cost_items, item, |item| &item.code);
        });
    }
}
