//! Owns: the written shape of `case.yaml`.
//! Never: law; the other files of the case.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Findings, Place, Source};
use crate::model::{
    Case, Choices, Congress, Consultation, Date, Dependant, Enterprise, Funds, Implementation, Leader,
    Organisation, OwnColumn, Posting, Progress, Register, Risk, ScheduleStep, Signatories, Stated, Team,
    Unreached, Version, Worker,
};
use crate::written::{Fault, MapReader, Node, Value, decimal, parse};

use super::nested::nested;
use super::{ReadFacts, date, methods, posting};

/// The policy pack that a case names, wanted before all else because it knows the channels.
#[must_use]
pub fn policy_id(case: &Arc<Source>) -> Option<String> {
    // what is wrong in the file is told when it is read whole
    let node = parse(case, &mut Findings::default())?;
    node.get("policy").and_then(Node::as_text).map(|id| id.trim().to_owned()).filter(|id| !id.is_empty())
}

/// What stands in the other files.
pub(super) struct Parts {
    pub(super) enterprise: Option<Enterprise>,
    pub(super) workers: Vec<Worker>,
    pub(super) own_columns: Vec<OwnColumn>,
    pub(super) dependants: Vec<Dependant>,
    pub(super) registers: Vec<Register>,
    pub(super) funds: Option<Funds>,
    pub(super) congress: Option<Congress>,
    pub(super) progress: Option<Progress>,
    pub(super) unreached: Option<Vec<Unreached>>,
    pub(super) stated: Option<Vec<Stated>>,
}

/// `case.yaml`, waiting for the other files. What is `None` has its finding.
pub(super) struct Opening {
    /// Where the case says that it is the sample as `new` makes it.
    pub(super) sample: Option<Place>,
    pub(super) base_date: Option<Date>,
    title: String,
    title_lines: Vec<String>,
    revision: u32,
    version: Version,
    issue_date: Date,
    document_numbers: BTreeMap<String, String>,
    postings: BTreeMap<String, Posting>,
    implementation: Option<Implementation>,
    service_cutoff: Option<Date>,
    compensation_date: Option<Date>,
    relations_end_on: Option<Date>,
    policy: String,
    policy_at: Place,
    channel_set: Option<String>,
    channel_set_at: Place,
    documents: Vec<String>,
    choices: Option<Choices>,
    consultation: Option<Consultation>,
    notice: Option<(Date, Date)>,
    notice_at: Place,
    organisation: Organisation,
    schedule: Vec<ScheduleStep>,
    risks: Vec<Risk>,
    signatories: Option<Signatories>,
}

impl Opening {
    /// The whole case, when every part of it is there.
    pub(super) fn complete(self, parts: Parts) -> Option<Case> {
        let base_date = self.base_date?;
        let service_cutoff = self.service_cutoff.unwrap_or(base_date);
        let (notice_from, notice_to) = self.notice?;
        let title_lines =
            if self.title_lines.is_empty() { vec![self.title.clone()] } else { self.title_lines };
        Some(Case {
            title: self.title,
            title_lines,
            revision: self.revision,
            version: self.version,
            issue_date: self.issue_date,
            document_numbers: self.document_numbers,
            postings: self.postings,
            implementation: self.implementation,
            base_date,
            service_cutoff,
            compensation_date: self.compensation_date.unwrap_or(service_cutoff),
            relations_end_on: self.relations_end_on,
            policy: self.policy,
            policy_at: self.policy_at,
            channel_set: self.channel_set,
            channel_set_at: self.channel_set_at,
            documents: self.documents,
            choices: self.choices?,
            consultation: self.consultation?,
            notice_from,
            notice_to,
            notice_at: self.notice_at,
            organisation: self.organisation,
            schedule: self.schedule,
            risks: self.risks,
            signatories: self.signatories?,
            enterprise: parts.enterprise?,
            workers: parts.workers,
            own_columns: parts.own_columns,
            dependants: parts.dependants,
            registers: parts.registers,
            funds: parts.funds?,
            congress: parts.congress?,
            progress: parts.progress?,
            unreached: parts.unreached?,
            stated: parts.stated?,
        })
    }
}

pub(super) fn read(map: &mut MapReader<'_, '_>, as_of: Option<Date>) -> Opening {
    Opening {
        sample: map.optional_flag("sample").unwrap_or(false).then(|| map.place("sample")),
        title: map.text("title"),
        title_lines: map.optional_texts("title_lines"),
        revision: map.count("revision"),
        version: map.optional_coded("version").unwrap_or(Version::Draft),
        // replaced, it is still read, so that a bad one is told
        issue_date: match as_of {
            Some(day) => {
                map.optional_date("issue_date");
                day
            }
            None => map.date("issue_date"),
        },
        document_numbers: document_numbers(map),
        postings: posting::postings(map),
        implementation: posting::implementation(map),
        base_date: map.parsed("base_date", date),
        service_cutoff: map.optional_date("service_cutoff"),
        compensation_date: map.optional_date("compensation_date"),
        relations_end_on: map.optional_date("relations_end_on"),
        policy: map.text("policy"),
        policy_at: map.place("policy"),
        channel_set: map.optional_text("channel_set"),
        channel_set_at: map.place("channel_set"),
        documents: map.optional_texts("documents"),
        choices: nested(map, "choices", choices),
        consultation: nested(map, "consultation", consultation),
        notice_at: map.place("notice"),
        notice: nested(map, "notice", |map| map.dates()),
        organisation: nested(map, "organisation", organisation).unwrap_or_default(),
        schedule: map.optional_maps("schedule", schedule_step),
        risks: map.optional_maps("risks", risk),
        signatories: nested(map, "signatories", signatories),
    }
}

/// Free keys: any document may have its number.
fn document_numbers(map: &mut MapReader<'_, '_>) -> BTreeMap<String, String> {
    let Some(mut inner) = map.optional_map("document_numbers") else { return BTreeMap::new() };
    let mut numbers = BTreeMap::new();
    for (id, node) in inner.rest() {
        if let Some(number) = inner.text_of(&id.text, node) {
            numbers.insert(id.text.clone(), number);
        }
    }
    numbers
}

fn choices(map: &mut MapReader<'_, '_>) -> Choices {
    Choices {
        compensation_methods: methods::read(map),
        enterprise_average_wage: map.money("enterprise_average_wage"),
        internal_allowance_rate: map.parsed("internal_allowance_rate", share).unwrap_or_default(),
        payment_days: map.optional_count("payment_days").unwrap_or_default(),
        overtime_in_base: map.flag("overtime_in_base"),
        files_go_to: map.optional_text("files_go_to").unwrap_or_default(),
        payment_form: map.optional_text("payment_form").unwrap_or_default(),
        posted_names: map.optional_coded("posted_names"),
    }
}

/// A rate of a wage; below nothing there is none.
fn share(text: &str) -> Result<Decimal, Fault> {
    let below = || Fault::new(Code::NotANumber, text).fact("expected", "not-negative");
    decimal(text).and_then(|rate| if rate < Decimal::ZERO { Err(below()) } else { Ok(rate) })
}

fn consultation(map: &mut MapReader<'_, '_>) -> Consultation {
    let (from, to) = map.dates();
    Consultation {
        revision: map.optional_count("revision"),
        from,
        to,
        places: map.texts("places"),
        opinion_box: map.text("box"),
        phone: map.text("phone"),
        email: map.optional_text("email").unwrap_or_default(),
        at: map.place("from"),
    }
}

fn organisation(map: &mut MapReader<'_, '_>) -> Organisation {
    Organisation {
        leaders: map.maps("leaders", |map| Leader {
            role: map.text("role"),
            name: map.text("name"),
            post: map.text("post"),
        }),
        teams: map.optional_maps("teams", |map| Team {
            name: map.text("name"),
            leader: map.text("leader"),
            duty: map.text("duty"),
        }),
    }
}

fn schedule_step(map: &mut MapReader<'_, '_>) -> ScheduleStep {
    let (from, to) = map.dates();
    ScheduleStep { step: map.text("step"), from, to, responsible: map.text("responsible") }
}

fn risk(map: &mut MapReader<'_, '_>) -> Risk {
    let levels = [("高", "高"), ("中", "中"), ("低", "低")];
    Risk {
        point: map.text("point"),
        level: map.one_of("level", &levels).unwrap_or_default().to_owned(),
        prevention: map.text("prevention"),
    }
}

/// Free keys, each with one name or a list of names.
fn signatories(map: &mut MapReader<'_, '_>) -> Signatories {
    let at = map.at();
    let mut names = BTreeMap::new();
    for (key, node) in map.rest() {
        let list = match &node.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![node],
        };
        let told: Vec<String> = list.into_iter().filter_map(|name| map.text_of(&key.text, name)).collect();
        if !told.is_empty() {
            names.insert(key.text.clone(), told);
        }
    }
    Signatories { names, at }
}
