//! Owns: `says` of channels, grounds and methods, and `says.yaml`: the words of rules, proved when they are
//! read.
//! Never: prints them.

use strum::VariantArray;

use crate::diagnostic::{Code, Coded, Finding, Place};
use crate::policy::expression::place_in;
use crate::policy::says::{BASIS, Clause, Paper, Piece, Rule, Says};
use crate::policy::{Kind, MethodFormula, Names, Policy, Subject, Tail, Vocabulary};
use crate::written::{MapReader, Node, Value as Written, nearest};

use super::entry::expression;
use super::{Merge, overrides, record};

impl Merge {
    pub(super) fn channel_says(&mut self, node: &Node) {
        self.entries_say(Rule::Channel, node);
    }

    pub(super) fn ground_says(&mut self, node: &Node) {
        self.entries_say(Rule::Ground, node);
    }

    pub(super) fn method_says(&mut self, node: &Node) {
        self.entries_say(Rule::Method, node);
    }

    pub(super) fn item_says(&mut self, node: &Node) {
        if let Some(items) = node.get("items") {
            self.entries_say(Rule::Item, items);
        }
    }

    /// The words beside entries that stand in a file of their own. One that replaces a parent's entry without
    /// words of its own keeps the parent's.
    fn entries_say(&mut self, rule: Rule, node: &Node) {
        for (key, entry) in self.entries("", node) {
            if let Some(node) = entry.get("says") {
                self.says(rule, &key.text, node);
            }
        }
    }

    /// `says.yaml`: the words of the rules that are the program's own, by list and code, and clauses under codes of the
    /// pack's own.
    pub(super) fn own_says(&mut self, node: &Node) {
        let listed = |rule: &&Rule| **rule == Rule::Clause || !rule.codes().is_empty();
        let lists: Vec<Rule> = Rule::VARIANTS.iter().filter(listed).copied().collect();
        let known: Vec<&str> = lists.iter().map(|rule| rule.code()).collect();
        for (list, rules) in self.entries("", node) {
            let Some(rule) = lists.iter().find(|rule| rule.code() == list.text) else {
                self.unknown(&list.text, &known, Place::Text(list.span.clone()));
                continue;
            };
            let codes = rule.codes();
            for (key, node) in self.entries(&list.text, rules) {
                let at = Place::Text(key.span.clone());
                if *rule != Rule::Clause && !codes.contains(&key.text.as_str()) {
                    self.unknown(&key.text, &codes, at);
                    continue;
                }
                let Some(mut entry) = record(&key.text, node, &mut self.findings) else { continue };
                let replaces = overrides(&mut entry);
                let says = entry.node("says");
                entry.finish();
                match says {
                    Some(says) => self.says(*rule, &key.text, says),
                    None => {
                        self.findings.push(Finding::new(Code::MissingKey, node.head()).fact("key", "says"));
                    }
                }
                self.define(rule.code(), &key.text, &key.text, replaces, at);
            }
        }
    }

    fn unknown(&mut self, key: &str, known: &[&str], at: Place) {
        let finding = Finding::new(Code::UnknownKey, at).fact("key", key);
        self.findings.push(finding.fact("nearest", nearest(key, known.iter().copied())));
    }

    /// `{plan: …, slip: …}` of one rule.
    fn says(&mut self, rule: Rule, code: &str, node: &Node) {
        let Some(mut map) = MapReader::new(node, &mut self.findings) else { return };
        let mut read = Vec::new();
        for (paper, subject) in rule.papers() {
            if let Some(node) = map.node(paper.code()) {
                read.push((*paper, clauses(paper.code(), node, *subject, &self.policy, &mut map)));
            }
        }
        map.finish();
        let said = self.policy.says.entry((rule, code.to_owned())).or_default();
        // the words of a rule are replaced as a whole
        *said = read.into_iter().collect();
    }

    /// Rules that no paper could state. Asked only of a pack that can be read otherwise: what is wrong with an
    /// entry is told first.
    pub(super) fn wordless(&mut self) {
        let policy = &self.policy;
        let mut rules: Vec<(Rule, String)> = Vec::new();
        rules.extend(policy.channels.iter().map(|channel| (Rule::Channel, channel.code.clone())));
        rules.extend(policy.grounds.keys().map(|code| (Rule::Ground, code.clone())));
        rules.extend(policy.methods.iter().map(|method| (Rule::Method, method.code.clone())));
        let statutory =
            policy.methods.iter().any(|method| matches!(method.formula, MethodFormula::Statutory { .. }));
        for rule in Rule::VARIANTS.iter().copied() {
            let used = rule.codes().into_iter().filter(|code| match rule {
                Rule::Tail => statutory || policy.methods.iter().any(|method| tail(&method.formula) == *code),
                // a form that the pack does not name cannot be chosen
                Rule::Form => policy.words.contains_key(&format!("form.{code}")),
                Rule::Allowance | Rule::OwnPart => {
                    policy.channels.iter().any(|channel| channel.internal_retirement)
                }
                _ => statutory,
            });
            rules.extend(used.map(|code| (rule, code.to_owned())));
        }
        let missing = rules.iter().filter_map(|(rule, code)| {
            let unsaid = rule.papers().iter().filter(|(paper, _)| {
                let owed = match (*rule, *paper) {
                    (_, Paper::Severance) => policy.grounds[code].severance,
                    // of internal retirement the program itself knows the terms
                    (_, Paper::Terms) => policy
                        .channel(code)
                        .is_some_and(|channel| channel.until_retirement && !channel.internal_retirement),
                    // the plan has parts of its own for most of what the law grants
                    (Rule::Notice, Paper::Plan) => false,
                    (_, Paper::Plan | Paper::Slip) => true,
                };
                owed && policy.says(*rule, code, *paper).is_none_or(|says| says.0.is_empty())
            });
            let unsaid: Vec<&str> = unsaid.map(|(paper, _)| paper.code()).collect();
            let origin = policy.origins.get(&(rule.code(), code.clone()));
            let head = policy.packs.last().map_or(Place::Case, |pack| pack.at.clone());
            let at = origin.map_or(head, |origin| origin.at.clone());
            let finding = Finding::new(Code::WordsMissing, at).fact("rule", rule.code()).fact("key", code);
            (!unsaid.is_empty()).then(|| finding.fact("papers", unsaid.join("、")))
        });
        let missing: Vec<Finding> = missing.collect();
        self.findings.0.extend(missing);
    }
}

/// The code of a method's remainder; empty for the law's own methods.
fn tail(formula: &MethodFormula) -> &'static str {
    match formula {
        MethodFormula::Statutory { .. } => "",
        MethodFormula::PerUnit { tail, .. }
        | MethodFormula::Whole { tail, .. }
        | MethodFormula::Pool { tail, .. } => Tail::code(*tail),
    }
}

/// One text, or a list of texts and of `{when: …, say: …}`.
fn clauses(
    key: &'static str,
    node: &Node,
    subject: Subject,
    policy: &Policy,
    map: &mut MapReader<'_, '_>,
) -> Says {
    let names = Vocabulary { subject, policy };
    let items = match &node.value {
        Written::List(items) => items.iter().collect(),
        _ => vec![node],
    };
    let read = |item: &Node| {
        if !matches!(item.value, Written::Map(_)) {
            return Some(Clause { when: None, pieces: pieces(key, item, &names, map)? });
        }
        let mut entry = MapReader::new(item, map.findings())?;
        let when = expression("when", Kind::Truth, subject, policy, &mut entry);
        let say = entry.node("say");
        if say.is_none() {
            let at = entry.at();
            entry.findings().push(Finding::new(Code::MissingKey, at).fact("key", "say"));
        }
        let pieces = say.and_then(|say| pieces("say", say, &names, &mut entry));
        entry.finish();
        Some(Clause { when, pieces: pieces? })
    };
    Says(items.into_iter().filter_map(read).collect())
}

/// Words and the names in braces between them; a finding for every name that is not known.
fn pieces(key: &str, node: &Node, names: &Vocabulary<'_>, map: &mut MapReader<'_, '_>) -> Option<Vec<Piece>> {
    let Some(text) = node.as_text().map(str::trim).filter(|text| !text.is_empty()) else {
        let wrong = || Finding::new(Code::WrongType, node.head()).fact("expected", "text");
        map.findings().push(match node.value {
            Written::Map(_) | Written::List(_) => wrong().fact("key", key).fact("found", node.kind()),
            _ => Finding::new(Code::EmptyText, node.head()).fact("key", key),
        });
        return None;
    };
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let inside = &rest[open + 1..];
        let close = inside.find('}').filter(|close| !inside[..*close].contains('{'));
        let Some(close) = close else {
            let finding = Finding::new(Code::ExpressionSyntax, place_in(node, &rest[open..=open]));
            let finding = finding.fact("key", key).fact("text", "{");
            map.findings().push(finding.fact("detail", "unclosed"));
            return None;
        };
        if open > 0 {
            pieces.push(Piece::Words(rest[..open].to_owned()));
        }
        pieces.push(named(key, node, &inside[..close], names, map)?);
        rest = &inside[close + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    Some(pieces)
}

fn named(
    key: &str,
    node: &Node,
    name: &str,
    names: &Vocabulary<'_>,
    map: &mut MapReader<'_, '_>,
) -> Option<Piece> {
    let of_parameter = name.strip_suffix(BASIS);
    let known = match of_parameter {
        Some(id) => names.policy.parameters.contains_key(id),
        None => names.find(name).is_some(),
    };
    if known {
        return Some(
            of_parameter.map_or_else(|| Piece::Value(name.to_owned()), |id| Piece::Basis(id.to_owned())),
        );
    }
    let wanted = of_parameter.unwrap_or(name);
    let finding = Finding::new(Code::ExpressionName, place_in(node, name)).fact("key", key);
    map.findings().push(finding.fact("name", wanted).fact("nearest", names.nearest(wanted)));
    None
}
