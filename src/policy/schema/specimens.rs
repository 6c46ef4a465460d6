//! Owns: `specimens.yaml`: invented workers by whom a plan shows how sums come about.
//! Never: works out a sum.

use crate::diagnostic::Place;
use crate::policy::{Kind, Policy, Specimen, Subject};
use crate::written::{Key, MapReader, Node};

use super::Merge;
use super::entry::{code, put, required_expression};

impl Merge {
    pub(super) fn specimens(&mut self, node: &Node) {
        self.each("specimen", node, |policy, key, record| {
            if let Some(specimen) = specimen(policy, key, record) {
                put(&mut policy.specimens, specimen, |specimen| &specimen.code);
            }
        });
    }
}

fn specimen(policy: &Policy, key: &Key, record: &mut MapReader<'_, '_>) -> Option<Specimen> {
    let shows = record.coded("shows");
    let known: Vec<&str> = policy.categories.iter().map(|category| category.words.code.as_str()).collect();
    let category = record.node("category").cloned();
    let category = category.and_then(|node| code("category", &node, &known, record.findings()));
    let months_left = record.optional_count("months_left");
    let entry_age = if months_left.is_some() { 0 } else { record.count("entry_age") };
    let service = record.map("service").map(|mut service| {
        let read = (service.count("years"), service.optional_count("months").unwrap_or(0));
        service.finish();
        read
    });
    let wage = required_expression("wage", Kind::Number, Subject::Case, policy, record);
    Some(Specimen {
        code: key.text.clone(),
        shows: shows?,
        category: category?,
        entry_age,
        months_left,
        service: service?,
        wage: wage?,
        at: Place::Text(key.span.clone()),
    })
}
