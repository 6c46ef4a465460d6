//! Owns: `categories.yaml`: categories of retirement, whose they are and from which parameters their age
//! comes.
//! Never: works out a month.

use crate::diagnostic::Code;
use crate::model::CategoryWords;
use crate::policy::vocabulary::{ELIGIBLE, IN_CATEGORY};
use crate::policy::{Delay, Kind, Policy, RetirementCategory, Subject};
use crate::written::{Fault, MapReader, Node, nearest};

use super::Merge;
use super::entry::{basis, expression, names, put, two_meanings};

impl Merge {
    pub(super) fn categories(&mut self, node: &Node) {
        self.each("retirement category", node, |policy, key, record| {
            if let Some(category) = category(&key.text, policy, record) {
                put(&mut policy.categories, category, |category| &category.words.code);
            }
        });
        for (key, category) in self.entries("", node) {
            let when = self.policy.category(&key.text).and_then(|category| category.when.clone());
            // a channel may ask for the category, so the category may not ask for the channel
            self.not_of_itself(when.as_ref(), &[IN_CATEGORY, ELIGIBLE]);
            for (word, at) in names(category) {
                let named = |other: &&RetirementCategory| other.words.names.iter().any(|name| name == word);
                let other = self.policy.categories.iter().find(named);
                let other = other.filter(|other| other.words.code != key.text);
                let finding = other.map(|other| two_meanings(word, &other.words.code, &key.text, at));
                self.findings.0.extend(finding);
            }
        }
    }
}

fn category(id: &str, policy: &Policy, record: &mut MapReader<'_, '_>) -> Option<RetirementCategory> {
    let mut names = vec![record.text("name")];
    names.extend(record.optional_texts("aliases"));
    names.push(id.to_owned());
    let sex = record.coded("sex");
    let usual = record.optional_flag("usual").unwrap_or(false);
    let original_age = parameter("original_age", policy, record);
    let delay = record.optional_map("delay").map(|mut delay| {
        let read = (parameter("step", policy, &mut delay), parameter("cap", policy, &mut delay));
        delay.finish();
        read
    });
    let when = expression("when", Kind::Truth, Subject::Worker, policy, record);
    let basis = basis(record, &policy.instruments);
    Some(RetirementCategory {
        words: CategoryWords { code: id.to_owned(), names, sex: sex?, usual },
        original_age: original_age?,
        delay: match delay {
            Some((step, cap)) => Some(Delay { step: step?, cap: cap? }),
            None => None,
        },
        when,
        basis,
    })
}

/// The id of a parameter of this pack or a parent.
fn parameter(key: &'static str, policy: &Policy, record: &mut MapReader<'_, '_>) -> Option<String> {
    record.parsed(key, |id| {
        let known = || policy.parameters.keys().map(String::as_str);
        let found = policy.parameters.contains_key(id).then(|| id.to_owned());
        found.ok_or_else(|| Fault::new(Code::NotOneOf, id).fact("nearest", nearest(id, known())))
    })
}
