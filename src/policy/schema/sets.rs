//! Owns: `channel_sets.yaml`: local names of channels.
//! Never: adds a channel.

use crate::diagnostic::Place;
use crate::policy::{ChannelSet, Policy};
use crate::written::{Key, MapReader, Node};

use super::Merge;
use super::entry::{basis, code, put, two_meanings};

impl Merge {
    pub(super) fn channel_sets(&mut self, node: &Node) {
        self.each("channel set", node, |policy, key, record| {
            let set = ChannelSet {
                code: key.text.clone(),
                name: record.text("name"),
                members: members(policy, record),
                basis: basis(record, &policy.instruments),
            };
            put(&mut policy.channel_sets, set, |set| &set.code);
        });
    }
}

fn members(policy: &Policy, record: &mut MapReader<'_, '_>) -> Vec<(String, String)> {
    let entries: Vec<(Key, Node)> = match record.map("members") {
        Some(mut members) => {
            members.rest().into_iter().map(|(key, node)| (key.clone(), node.clone())).collect()
        }
        None => Vec::new(),
    };
    let known: Vec<&str> = policy.channels.iter().map(|channel| channel.code.as_str()).collect();
    let mut found = Vec::new();
    for (key, node) in entries {
        let Some(channel) = code(&key.text, &node, &known, record.findings()) else { continue };
        // a roster's word must lead to one channel, whichever set it was taken from
        if let Some(other) = policy.channel_named(&key.text).filter(|other| other.code != channel) {
            let at = Place::Text(key.span.clone());
            record.findings().push(two_meanings(&key.text, &other.code, &channel, at));
        }
        found.push((key.text, channel));
    }
    found
}
