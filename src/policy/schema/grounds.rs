//! Owns: `grounds.yaml`, `channels.yaml` and `groups.yaml`: how labour relations end, and who is protected.
//! Never: puts a worker into a channel.

use crate::diagnostic::{Code, Finding};
use crate::model::Date;
use crate::policy::vocabulary::ELIGIBLE;
use crate::policy::{Channel, Citation, Expression, Ground, GroupRule, Kind, Policy, Subject, Value};
use crate::written::{MapReader, Node};

use super::Merge;
use super::entry::{basis, citation, code, date, expression, names, put, two_meanings};

impl Merge {
    pub(super) fn grounds(&mut self, node: &Node) {
        self.each("ground", node, |policy, key, record| {
            if let Some(ground) = ground(&key.text, policy, record) {
                policy.grounds.insert(key.text.clone(), ground);
            }
        });
        // one ground may name another that stands below it
        let ids = self.ids("ground");
        let known: Vec<&str> = ids.iter().map(String::as_str).collect();
        for (_, ground) in self.entries("", node) {
            for key in ["at_own_request", "at_refused_renewal"] {
                if let Some(other) = ground.get(key).filter(|other| other.as_text().is_some()) {
                    code(key, other, &known, &mut self.findings);
                }
            }
        }
    }

    pub(super) fn channels(&mut self, node: &Node) {
        let grounds = self.ids("ground");
        self.each("channel", node, |policy, key, record| {
            let channel = channel(&key.text, &grounds, policy, record);
            put(&mut policy.channels, channel, |channel| &channel.code);
        });
        for (key, channel) in self.entries("", node) {
            let when = self.policy.channel(&key.text).and_then(|channel| channel.when.clone());
            self.not_of_itself(when.as_ref(), &[ELIGIBLE]);
            for (word, at) in names(channel) {
                let other = self.policy.channel_named(word).filter(|other| other.code != key.text);
                self.findings.0.extend(other.map(|other| two_meanings(word, &other.code, &key.text, at)));
            }
        }
    }

    /// A fact that comes from a condition cannot be asked for by that condition.
    pub(super) fn not_of_itself(&mut self, when: Option<&Expression>, facts: &[&str]) {
        let circle = when.and_then(|when| self.policy.circular(when, facts));
        self.findings.0.extend(circle);
    }

    /// A reserve until retirement is only worked out for those who retire internally: a channel that grants one says so.
    fn internal_items(&mut self, code: &str, node: &Node) {
        let Some(channel) = self.policy.channel(code).filter(|channel| !channel.internal_retirement) else {
            return;
        };
        let of_program = |code: &&str| self.policy.cost_item(code).is_some_and(|item| item.amount.is_none());
        let mut items = self.policy.internal_items().into_iter().filter(of_program);
        if items.any(|item| channel.items.iter().any(|code| code == item)) {
            let at = node.get("items").map_or_else(|| node.head(), Node::place);
            self.findings.push(Finding::new(Code::MissingKey, at).fact("key", "internal_retirement"));
        }
    }

    /// What people of a channel may receive, once the cost items are known.
    pub(super) fn channel_items(&mut self, node: &Node) {
        for (key, channel) in self.entries("", node) {
            self.known_items(channel.get("items"), "items");
            self.internal_items(&key.text, channel);
        }
    }

    pub(super) fn groups(&mut self, node: &Node) {
        self.each("group", node, |policy, key, record| {
            let group = GroupRule {
                code: key.text.clone(),
                name: record.text("name"),
                bars: record.flag("bars"),
                bars_all: record.optional_flag("bars_all").unwrap_or(false),
                basis: basis(record, &policy.instruments),
            };
            put(&mut policy.groups, group, |group| &group.code);
        });
    }
}

fn ground(id: &str, policy: &Policy, record: &mut MapReader<'_, '_>) -> Option<Ground> {
    let instruments = &policy.instruments;
    let title = record.text("title");
    let severance = record.flag("severance");
    let notice_pay = record.flag("notice_pay");
    let earlier_service = record.flag("earlier_service");
    let earlier_until = earlier_until(policy, record);
    let earlier_tail = record.optional_coded("earlier_tail");
    let earlier_cap_months = record.optional_count("earlier_cap_months");
    let earlier_enterprise_floor = record.flag("earlier_enterprise_floor");
    let layoff = record.optional_flag("layoff").unwrap_or(false);
    let at_term = record.optional_flag("at_term").unwrap_or(false);
    let barred_for_protected = record.flag("barred_for_protected");
    let at_own_request = record.optional_text("at_own_request");
    let at_refused_renewal = record.optional_text("at_refused_renewal");
    let cited = |entry: Option<MapReader<'_, '_>>| -> Option<Citation> {
        let mut entry = entry?;
        let article = citation(&mut entry, instruments);
        entry.finish();
        article
    };
    let article = cited(record.map("article"));
    let article_before = cited(record.optional_map("article_before"));
    let tax_free = cited(record.optional_map("tax_free"));
    let basis = basis(record, instruments);
    let earlier_basis = record.optional_maps("earlier_basis", |entry| citation(entry, instruments));
    // read when all that its words may name is known
    record.node("says");
    Some(Ground {
        code: id.to_owned(),
        title,
        severance,
        notice_pay,
        earlier_service,
        earlier_until,
        earlier_tail,
        earlier_cap_months,
        earlier_enterprise_floor,
        layoff,
        at_term,
        barred_for_protected,
        at_own_request,
        at_refused_renewal,
        tax_free,
        article: article?,
        article_before,
        basis,
        earlier_basis: earlier_basis.into_iter().flatten().collect(),
    })
}

/// The last day before the one that the named parameter holds.
fn earlier_until(policy: &Policy, record: &mut MapReader<'_, '_>) -> Option<Date> {
    let node = record.node("earlier_before")?;
    let days: Vec<&str> =
        policy.parameters.values().filter(|known| known.is_day()).map(|known| known.id.as_str()).collect();
    let id = code("earlier_before", node, &days, record.findings())?;
    let held = policy.parameters[&id].values.values().next_back()?;
    match &held.norm.value {
        Value::Text(day) => date(day).ok()?.pred_opt(),
        _ => None,
    }
}

fn channel(id: &str, grounds: &[String], policy: &Policy, record: &mut MapReader<'_, '_>) -> Channel {
    let grounds: Vec<&str> = grounds.iter().map(String::as_str).collect();
    let ground = record.node("ground");
    let estimated_as = record.node("estimated_as");
    let channels: Vec<&str> = policy.channels.iter().map(|channel| channel.code.as_str()).collect();
    let internal_retirement = record.optional_flag("internal_retirement").unwrap_or(false);
    // read when all that its words may name is known
    record.node("says");
    Channel {
        code: id.to_owned(),
        name: record.text("name"),
        aliases: record.optional_texts("aliases"),
        stays: record.optional_flag("stays").unwrap_or(false),
        out_of_scope: record.optional_flag("out_of_scope").unwrap_or(false),
        internal_retirement,
        until_retirement: record.optional_flag("until_retirement").unwrap_or(false) || internal_retirement,
        early_retirement: record.optional_flag("early_retirement").unwrap_or(false),
        unreached: record.optional_flag("unreached").unwrap_or(false),
        estimated_as: estimated_as.and_then(|node| code("estimated_as", node, &channels, record.findings())),
        ground: ground.and_then(|node| code("ground", node, &grounds, record.findings())),
        consent: record.flag("consent"),
        when: expression("when", Kind::Truth, Subject::Worker, policy, record),
        papers: record.optional_texts("papers"),
        items: record.texts("items"),
        basis: basis(record, &policy.instruments),
    }
}
