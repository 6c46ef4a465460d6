//! Owns: `anzhi policy show`: a merged pack as a person reads it.
//! Never: judges; leaves out what a parent defines.

use clap::Args;

use crate::cli::args::date;
use crate::cli::columns::aligned;
use crate::cli::exit::Exit;
use crate::cli::print::{Answer, Printer};
use crate::diagnostic::Coded;
use crate::model::Date;
use crate::policy::{
    Channel, Check, CostItem, Edge, Method, MethodFormula, Parameter, Payment, Policy, RetirementCategory,
    Tail, Value, cite,
};

use super::data;
use super::shelf::{PacksArguments, Shelf};
use super::words::{dated, one_line, topic, value};

/// Of `policy show`.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Id.
    #[arg(value_name = "PACK")]
    pub pack: String,
    /// Only what is in force on this day.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
    /// Packs of a case.
    #[command(flatten)]
    pub packs: PacksArguments,
}

/// A cell wider than this pushes what follows it to the next line.
const WIDEST: usize = 34;
/// The same for cells of short tables.
const WIDEST_NAME: usize = 48;

/// Runs the command.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let told = Shelf::open(&arguments.packs).and_then(|shelf| {
        let wanted = [arguments.pack.clone()];
        let chosen = shelf.choose(&wanted)?;
        Ok(shelf.read(&chosen).pop().map(|read| (read.policy, read.findings)))
    });
    let (policy, findings) = match told {
        Ok(read) => read.unwrap_or_default(),
        Err(findings) => return printer.finish("policy show", &findings, None),
    };
    let answer = policy.map(|policy| Answer {
        text: View { policy: &policy, on: arguments.on, printer }.text(),
        data: data::pack(&policy, arguments.on),
    });
    printer.finish("policy show", &findings, answer)
}

struct View<'v> {
    policy: &'v Policy,
    on: Option<Date>,
    printer: &'v Printer,
}

/// What is said of an entry: its name, then labels with their values; empty ones are left out.
type Record = (Vec<String>, Vec<(&'static str, String)>);

impl View<'_> {
    fn word(&self, key: &str) -> String {
        self.printer.messages.text(&format!("pack.{key}"), &[])
    }

    fn text(&self) -> String {
        let parts = [
            self.head(),
            self.part("parameters", self.parameters()),
            self.part(
                "categories",
                self.records(self.policy.categories.iter().map(|entry| self.category(entry))),
            ),
            self.part("channels", self.records(self.policy.channels.iter().map(|entry| self.channel(entry)))),
            self.part("methods", self.records(self.policy.methods.iter().map(|entry| self.method(entry)))),
            self.part("checks", self.records(self.policy.checks.iter().map(|entry| self.check(entry)))),
            self.part("items", self.records(self.policy.cost_items.iter().map(|entry| self.item(entry)))),
            self.part("edges", self.edges()),
            self.part("channel-sets", self.channel_sets()),
            self.part("calendar", self.calendar()),
            self.part("proofs", self.proofs()),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    fn part(&self, key: &str, body: String) -> String {
        if body.is_empty() { body } else { format!("── {}\n{body}", self.word(key)) }
    }

    fn head(&self) -> String {
        let Some((pack, parents)) = self.policy.packs.split_last() else { return String::new() };
        let parents: Vec<&str> = parents.iter().rev().map(|parent| parent.id.as_str()).collect();
        let mut rows = vec![
            (self.word("jurisdiction"), pack.jurisdiction.clone()),
            (self.word("extends"), parents.join(" → ")),
            (self.word("checked-on"), pack.checked_on.to_string()),
        ];
        rows.extend(self.on.map(|on| (self.word("on"), on.to_string())));
        rows.push((self.word("wording"), self.word("wording-is")));
        rows.retain(|(_, value)| !value.is_empty());
        let rows: Vec<_> = rows.into_iter().map(|(label, value)| vec![label, value]).collect();
        format!("{}  {}\n{}", pack.id, pack.title, aligned(&rows, 2, WIDEST))
    }

    /// By the file in which they stand; within it by id.
    fn parameters(&self) -> String {
        let mut topics: Vec<(&str, Vec<&Parameter>)> = Vec::new();
        for parameter in self.policy.parameters.values() {
            let topic = topic(&parameter.at);
            match topics.iter_mut().find(|(known, _)| *known == topic) {
                Some((_, parameters)) => parameters.push(parameter),
                None => topics.push((topic, vec![parameter])),
            }
        }
        topics.sort_by_key(|(topic, _)| *topic);
        let told = topics.into_iter().map(|(topic, parameters)| {
            let entries: Vec<String> =
                parameters.into_iter().filter_map(|parameter| self.parameter(parameter)).collect();
            (!entries.is_empty()).then(|| format!("{topic}\n{}", entries.join("\n")))
        });
        told.flatten().collect::<Vec<_>>().join("\n\n")
    }

    fn parameter(&self, parameter: &Parameter) -> Option<String> {
        let lines = dated(parameter);
        let shown = lines.iter().filter(|line| self.on.is_none_or(|on| line.holds(on)));
        let rows: Vec<Vec<String>> = shown
            .map(|dated| {
                let norm = &dated.line.norm;
                vec![
                    dated.days(),
                    self.value(&norm.value),
                    self.doubt(norm.checked),
                    self.inherited(&dated.line.pack),
                    cite(&norm.basis),
                ]
            })
            .collect();
        let unit = self.word(&format!("unit-{}", parameter.unit));
        let unit = self.printer.messages.text("pack.in-unit", &[("unit", &unit)]);
        let head = format!("  {}  {}{unit}", parameter.id, parameter.title);
        match (rows.is_empty(), self.on) {
            (true, Some(_)) => None,
            (true, None) => Some(format!("{head}\n    {}", self.word("left-to-places"))),
            (false, _) => Some(format!("{head}\n{}", aligned(&rows, 4, WIDEST))),
        }
    }

    /// Who compared which entry with its source, and the words found there.
    fn proofs(&self) -> String {
        let rows = self.policy.proofs.iter().map(|((_, id), proof)| {
            vec![id.clone(), proof.by.clone(), proof.on.to_string(), proof.quote.clone()]
        });
        aligned(&rows.collect::<Vec<_>>(), 0, WIDEST_NAME)
    }

    fn doubt(&self, checked: bool) -> String {
        if checked { String::new() } else { self.word("unchecked") }
    }

    /// The pack that defines it, where that is a parent.
    fn inherited(&self, pack: &str) -> String {
        let own = self.policy.packs.last().is_some_and(|own| own.id == pack);
        if own { String::new() } else { format!("← {pack}") }
    }

    fn from(&self, kind: &'static str, id: &str) -> String {
        let origin = self.policy.origins.get(&(kind, id.to_owned()));
        origin.map(|origin| self.inherited(&origin.pack)).unwrap_or_default()
    }

    fn records(&self, records: impl Iterator<Item = Record>) -> String {
        let told = records.map(|(head, fields)| {
            let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
            let rows: Vec<Vec<String>> = fields.map(|(label, value)| vec![self.word(label), value]).collect();
            let head: Vec<String> = head.into_iter().filter(|cell| !cell.is_empty()).collect();
            format!("{}\n{}", head.join("  "), aligned(&rows, 4, WIDEST)).trim_end().to_owned()
        });
        told.collect::<Vec<_>>().join("\n")
    }

    fn category(&self, category: &RetirementCategory) -> Record {
        let words = &category.words;
        let names = words.names.iter().filter(|name| **name != words.code).cloned().collect::<Vec<_>>();
        let head =
            vec![words.code.clone(), self.listed(&names), self.from("retirement category", &words.code)];
        let delay = category.delay.iter().flat_map(|delay| [delay.step.clone(), delay.cap.clone()]);
        let fields = vec![
            ("condition", category.when.as_ref().map(one_line).unwrap_or_default()),
            ("original-age", category.original_age.clone()),
            ("delay", self.listed(&delay.collect::<Vec<_>>())),
            ("basis", cite(&category.basis)),
        ];
        (head, fields)
    }

    fn channel(&self, channel: &Channel) -> Record {
        let ground = channel.ground.as_deref().map(|code| {
            let title = self.policy.grounds.get(code).map_or("", |ground| &ground.title);
            format!("{code}  {title}")
        });
        let consent = if channel.consent { self.word("consent") } else { String::new() };
        let head =
            vec![channel.code.clone(), channel.name.clone(), consent, self.from("channel", &channel.code)];
        let fields = vec![
            ("condition", channel.when.as_ref().map(one_line).unwrap_or_default()),
            ("ground", ground.unwrap_or_default()),
            ("of-items", self.listed(&channel.items)),
            ("papers", self.listed(&channel.papers)),
            ("basis", cite(&channel.basis)),
        ];
        (head, fields)
    }

    fn method(&self, method: &Method) -> Record {
        let mut fields: Vec<(&'static str, String)> = match &method.formula {
            MethodFormula::Statutory { split } => {
                vec![("formula", self.word(if *split { "statutory-split" } else { "statutory" }))]
            }
            MethodFormula::PerUnit { tail, base, most, bonus } => vec![
                ("tail", self.tail(*tail)),
                ("base", one_line(base)),
                ("most", most.as_ref().map(one_line).unwrap_or_default()),
                ("bonus", bonus.as_ref().map(one_line).unwrap_or_default()),
            ],
            MethodFormula::Whole { tail, amount } => {
                vec![("tail", self.tail(*tail)), ("amount", one_line(amount))]
            }
            MethodFormula::Pool { tail, amount } => {
                vec![("tail", self.tail(*tail)), ("pool", one_line(amount))]
            }
        };
        fields.push(("basis", cite(&method.basis)));
        let head = vec![
            method.code.clone(),
            method.name.clone(),
            self.doubt(method.checked),
            self.from("method", &method.code),
        ];
        (head, fields)
    }

    fn tail(&self, tail: Tail) -> String {
        self.word(&format!("tail-{}", tail.code()))
    }

    /// In English what a check says stands for its title, which packs write in Chinese only.
    fn title(&self, check: &Check) -> String {
        if self.printer.messages.tag() == "en" {
            check.ruling.message.en.clone()
        } else {
            check.title.clone()
        }
    }

    fn listed(&self, items: &[String]) -> String {
        items.join(&self.word("between"))
    }

    fn value(&self, held: &Value) -> String {
        match held {
            Value::List(items) => self.listed(items),
            held => value(held),
        }
    }

    fn check(&self, check: &Check) -> Record {
        let ruling = &check.ruling;
        let head = vec![
            ruling.code.clone(),
            self.printer.messages.severity(ruling.severity),
            self.title(check),
            self.doubt(check.checked),
            self.from("check", &ruling.code),
        ];
        let fields = vec![
            ("condition", one_line(&check.when)),
            (
                "in-draft",
                ruling.in_draft.map(|grave| self.printer.messages.severity(grave)).unwrap_or_default(),
            ),
            ("basis", cite(&check.basis)),
        ];
        (head, fields)
    }

    fn item(&self, item: &CostItem) -> Record {
        let payment = if item.payment == Payment::Once { "once" } else { "reserved" };
        let head = vec![
            item.code.clone(),
            item.name.clone(),
            self.word(payment),
            self.doubt(item.checked),
            self.from("cost item", &item.code),
        ];
        let formula = |expression: &Option<crate::policy::Expression>| {
            expression.as_ref().map(one_line).unwrap_or_default()
        };
        let fields = vec![
            ("payee", item.payee.clone()),
            ("condition", formula(&item.when)),
            ("amount", formula(&item.amount)),
            ("years", formula(&item.years)),
            ("each", item.each.as_ref().map(|each| one_line(&each.amount)).unwrap_or_default()),
            ("basis", cite(&item.basis)),
        ];
        (head, fields)
    }

    fn edges(&self) -> String {
        let rows: Vec<Vec<String>> = self.policy.edges.iter().map(|edge| self.edge(edge)).collect();
        aligned(&rows, 0, WIDEST_NAME)
    }

    fn edge(&self, edge: &Edge) -> Vec<String> {
        let stage = |code: &str| {
            let known = self.policy.stages.iter().find(|stage| stage.code == code);
            known.map_or_else(|| code.to_owned(), |stage| stage.name.clone())
        };
        let bound = |key: &str, id: &Option<String>| {
            id.as_ref().map(|id| format!("{} {id}", self.word(key))).unwrap_or_default()
        };
        let (least, most) = (bound("least", &edge.least), bound("at-most", &edge.at_most));
        let unit = match (edge.least.is_some() || edge.at_most.is_some(), edge.workdays) {
            (false, _) => String::new(),
            (true, true) => self.word("workdays"),
            (true, false) => self.word("days"),
        };
        let time = [least, most, unit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        vec![
            format!("{} → {}", stage(&edge.before), stage(&edge.after)),
            time.join(" "),
            self.doubt(edge.checked),
            cite(&edge.basis),
        ]
    }

    fn channel_sets(&self) -> String {
        let records = self.policy.channel_sets.iter().map(|set| {
            let members: Vec<String> =
                set.members.iter().map(|(name, code)| format!("{name} = {code}")).collect();
            let head = vec![set.code.clone(), set.name.clone(), self.from("channel set", &set.code)];
            (head, vec![("members", self.listed(&members)), ("basis", cite(&set.basis))])
        });
        self.records(records)
    }

    fn calendar(&self) -> String {
        let rows: Vec<Vec<String>> = self
            .policy
            .calendar
            .years
            .iter()
            .map(|(year, days)| {
                let (off, work) = (days.off.len().to_string(), days.work.len().to_string());
                let counts = [("off", &*off), ("work", &*work)];
                vec![
                    year.to_string(),
                    self.printer.messages.text("pack.days-off", &counts),
                    self.doubt(days.checked),
                    cite(&days.basis),
                ]
            })
            .collect();
        aligned(&rows, 0, WIDEST_NAME)
    }
}
