//! Owns: a merged pack as JSON, with everything that it says.
//! Never: a word of a language.

use serde_json::{Value, json};

use crate::diagnostic::Coded;
use crate::model::{Date, Sex};
use crate::policy::{
    Channel, Check, Citation, CostItem, Edge, Expression, Method, MethodFormula, NO_LIMIT, Parameter,
    Payment, Policy, RetirementCategory, Subject, Value as Held, cite,
};

use super::words::{Dated, dated, one_line, topic};

/// The whole pack; with a day, only the values in force on it.
pub fn pack(policy: &Policy, on: Option<Date>) -> Value {
    let last = policy.packs.last();
    let packs = policy.packs.iter().map(|pack| {
        json!({
            "id": pack.id,
            "title": pack.title,
            "jurisdiction": pack.jurisdiction,
            "checked_on": pack.checked_on.to_string(),
        })
    });
    let stages = policy.stages.iter().map(|stage| {
        json!({ "code": stage.code, "name": stage.name, "basis": cite(&stage.basis),
            "pack": from(policy, "stage", &stage.code) })
    });
    let sets = policy.channel_sets.iter().map(|set| {
        let members: Vec<Value> =
            set.members.iter().map(|(name, code)| json!({ "name": name, "channel": code })).collect();
        json!({ "code": set.code, "name": set.name, "members": members, "basis": cite(&set.basis),
            "pack": from(policy, "channel set", &set.code) })
    });
    let years = policy.calendar.years.iter().map(|(year, days)| {
        let texts =
            |days: &std::collections::BTreeSet<Date>| days.iter().map(Date::to_string).collect::<Vec<_>>();
        json!({ "year": year, "off": texts(&days.off), "work": texts(&days.work), "basis": cite(&days.basis),
            "checked": days.checked })
    });
    let parameters = policy.parameters.values();
    json!({
        "id": last.map(|pack| &pack.id),
        "on": on.map(|on| on.to_string()),
        "packs": packs.collect::<Vec<_>>(),
        "parameters": parameters.map(|entry| parameter(entry, on)).collect::<Vec<_>>(),
        "categories": policy.categories.iter().map(|entry| category(policy, entry)).collect::<Vec<_>>(),
        "channels": policy.channels.iter().map(|entry| channel(policy, entry)).collect::<Vec<_>>(),
        "methods": policy.methods.iter().map(|entry| method(policy, entry)).collect::<Vec<_>>(),
        "checks": policy.checks.iter().map(|entry| check(policy, entry)).collect::<Vec<_>>(),
        "items": policy.cost_items.iter().map(|entry| item(policy, entry)).collect::<Vec<_>>(),
        "use_order": policy.use_order,
        "use_orders": policy.use_orders.iter().map(|(form, order)| {
            json!({ "form": form, "ranks": order.ranks, "says": order.says, "basis": articles(&order.basis) })
        }).collect::<Vec<_>>(),
        "stages": stages.collect::<Vec<_>>(),
        "edges": policy.edges.iter().map(edge).collect::<Vec<_>>(),
        "channel_sets": sets.collect::<Vec<_>>(),
        "calendar": years.collect::<Vec<_>>(),
        "proofs": policy.proofs.iter().map(|((kind, id), proof)| {
            json!({ "kind": kind, "id": id, "by": proof.by, "on": proof.on.to_string(), "quote": proof.quote })
        }).collect::<Vec<_>>(),
    })
}

/// One parameter with its values; with a day, only the one in force on it.
pub fn parameter(parameter: &Parameter, on: Option<Date>) -> Value {
    let lines = dated(parameter);
    let held = lines.iter().filter(|line| on.is_none_or(|on| line.holds(on)));
    json!({
        "id": parameter.id,
        "title": parameter.title,
        "unit": parameter.unit,
        "topic": topic(&parameter.at),
        "of": subject(parameter.subject),
        "values": held.map(line).collect::<Vec<_>>(),
    })
}

/// One dated value.
pub fn line(dated: &Dated<'_>) -> Value {
    let norm = &dated.line.norm;
    let (value, formula) = match &norm.value {
        Held::Number(number) => (json!(number.normalize().to_string()), Value::Null),
        Held::Text(text) => (json!(text), Value::Null),
        Held::List(items) => (json!(items), Value::Null),
        Held::None => (json!(NO_LIMIT), Value::Null),
        Held::Formula(formula) => (Value::Null, json!(one_line(formula))),
    };
    json!({
        "from": dated.from.to_string(),
        "to": dated.to.map(|to| to.to_string()),
        "value": value,
        "formula": formula,
        "basis": articles(&norm.basis),
        "checked": norm.checked,
        "pack": dated.line.pack,
        "at": dated.line.at.to_string(),
    })
}

/// Each article with the id of its instrument.
pub fn articles(basis: &[Citation]) -> Vec<Value> {
    let entry = |citation: &Citation| json!({ "source": citation.instrument.id, "text": cite(std::slice::from_ref(citation)) });
    basis.iter().map(entry).collect()
}

/// The word that packs use for a subject.
pub fn subject(subject: Option<Subject>) -> Option<&'static str> {
    subject.map(Subject::code)
}

fn from<'p>(policy: &'p Policy, kind: &'static str, id: &str) -> Option<&'p str> {
    policy.origins.get(&(kind, id.to_owned())).map(|origin| origin.pack.as_str())
}

fn written(expression: Option<&Expression>) -> Option<String> {
    expression.map(one_line)
}

fn category(policy: &Policy, category: &RetirementCategory) -> Value {
    let words = &category.words;
    json!({
        "code": words.code,
        "names": words.names,
        "sex": if words.sex == Sex::Male { "male" } else { "female" },
        "original_age": category.original_age,
        "delay": category.delay.as_ref().map(|delay| json!({ "step": delay.step, "cap": delay.cap })),
        "when": written(category.when.as_ref()),
        "basis": articles(&category.basis),
        "pack": from(policy, "retirement category", &words.code),
    })
}

fn channel(policy: &Policy, channel: &Channel) -> Value {
    json!({
        "code": channel.code,
        "name": channel.name,
        "aliases": channel.aliases,
        "ground": channel.ground,
        "consent": channel.consent,
        "when": written(channel.when.as_ref()),
        "items": channel.items,
        "papers": channel.papers,
        "basis": articles(&channel.basis),
        "pack": from(policy, "channel", &channel.code),
    })
}

fn method(policy: &Policy, method: &Method) -> Value {
    let formula = match &method.formula {
        MethodFormula::Statutory { split } => json!({ "statutory": true, "split": split }),
        MethodFormula::PerUnit { tail: rest, base, most, bonus } => json!({
            "tail": rest.code(),
            "base": one_line(base),
            "most": written(most.as_ref()),
            "bonus": written(bonus.as_ref()),
        }),
        MethodFormula::Whole { tail: rest, amount } => {
            json!({ "tail": rest.code(), "amount": one_line(amount) })
        }
        MethodFormula::Pool { tail: rest, amount } => {
            json!({ "tail": rest.code(), "pool": one_line(amount) })
        }
    };
    json!({
        "code": method.code,
        "name": method.name,
        "formula": formula,
        "basis": articles(&method.basis),
        "checked": method.checked,
        "pack": from(policy, "method", &method.code),
    })
}

/// One check, its words in both languages.
pub fn check(policy: &Policy, check: &Check) -> Value {
    let ruling = &check.ruling;
    json!({
        "code": ruling.code,
        "title": check.title,
        "of": subject(Some(check.subject)),
        "severity": ruling.severity.code(),
        "in_draft": ruling.in_draft.map(|severity| severity.code()),
        "when": one_line(&check.when),
        "message": { "zh": ruling.message.zh, "en": ruling.message.en },
        "help": { "zh": ruling.help.zh, "en": ruling.help.en },
        "basis": articles(&check.basis),
        "checked": check.checked,
        "at": check.at.to_string(),
        "pack": from(policy, "check", &ruling.code),
    })
}

fn item(policy: &Policy, item: &CostItem) -> Value {
    json!({
        "code": item.code,
        "name": item.name,
        "of": subject(item.subject),
        "personal": item.personal,
        "historic": item.historic,
        "payment": if item.payment == Payment::Once { "once" } else { "reserved" },
        "payee": item.payee,
        "when": written(item.when.as_ref()),
        "amount": written(item.amount.as_ref()),
        "years": written(item.years.as_ref()),
        "each": item.each.as_ref().map(|each| json!({
            "when": written(each.when.as_ref()),
            "amount": one_line(&each.amount),
            "years": written(each.years.as_ref()),
        })),
        "rounding": if item.whole_yuan { "yuan" } else { "fen" },
        "basis": articles(&item.basis),
        "checked": item.checked,
        "pack": from(policy, "cost item", &item.code),
    })
}

fn edge(edge: &Edge) -> Value {
    json!({
        "before": edge.before,
        "after": edge.after,
        "least": edge.least,
        "at_most": edge.at_most,
        "in": if edge.workdays { "workdays" } else { "days" },
        "basis": articles(&edge.basis),
        "checked": edge.checked,
    })
}
