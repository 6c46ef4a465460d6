//! Owns: the sections of a context, each made when a document first needs it.
//! Never: makes a section twice for one case.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::{Map, Value, json};

use crate::compose::catalogue::Document;
use crate::compose::chinese;
use crate::compose::context::{ChannelContext, DocumentContext};
use crate::diagnostic::{Code, Coded, Finding};
use crate::model::Posting;
use crate::written::nearest;

use super::words::{self, Voice};
use super::{
    Subject, congress, enterprise, examples, law, money, people, plan, procedure, register, severance, vote,
};

/// One section of the context.
pub struct Section {
    /// `enterprise`: how `needs` and templates name it.
    pub name: &'static str,
    /// The type whose fields it has: `EnterpriseContext`, `Vec<…>`, `BTreeMap<String, …>`.
    pub shape: &'static str,
    /// What it tells, for the reference.
    pub means: &'static str,
    fill: fn(&Voice<'_>) -> Value,
}

const fn section(
    name: &'static str,
    shape: &'static str,
    means: &'static str,
    fill: fn(&Voice<'_>) -> Value,
) -> Section {
    Section { name, shape, means, fill }
}

/// Every section but `document` and `law`, which are each document's own.
pub static SECTIONS: &[Section] = &[
    section("case", "CaseContext", "Dates and choices of the case.", |voice| {
        json!(plan::case(&voice.subject))
    }),
    section("enterprise", "EnterpriseContext", "The enterprise.", |voice| {
        json!(enterprise::enterprise(voice))
    }),
    section("people", "People", "Head counts.", |voice| json!(people::people(&voice.subject))),
    section(
        "channels",
        "Vec<ChannelContext>",
        "Channels with at least one worker, in the pack's order.",
        |voice| {
            people::channels(voice)
                .into_iter()
                .filter(|channel| channel.count > 0)
                .map(|channel| json!(channel))
                .collect()
        },
    ),
    section(
        "channel",
        "BTreeMap<String, ChannelContext>",
        "Every channel that the pack knows, by code; `count` is 0 where nobody takes it.",
        |voice| {
            let all = people::channels(voice).into_iter();
            let by_code: BTreeMap<String, ChannelContext> =
                all.map(|channel| (channel.code.clone(), channel)).collect();
            json!(by_code)
        },
    ),
    section("grounds", "Vec<GroundContext>", "Grounds on which somebody's relation ends.", |voice| {
        json!(people::grounds(voice))
    }),
    section(
        "channel_sets",
        "Vec<ChannelSetContext>",
        "Heads by local names of channels; empty unless the case names a set.",
        |voice| json!(people::channel_sets(&voice.subject)),
    ),
    section(
        "notices",
        "BTreeMap<String, String>",
        "What the plan says of rights beside the sums, by code: `unemployment`.",
        |voice| json!(words::notices(voice)),
    ),
    section("severance", "SeveranceContext", "Severance in sum.", |voice| json!(severance::severance(voice))),
    section("internal_retirement", "InternalRetirement", "Internal retirement in sum.", |voice| {
        json!(plan::internal_retirement(voice))
    }),
    section("arrears", "Arrears", "What is owed from before.", |voice| json!(plan::arrears(&voice.subject))),
    section("costs", "Costs", "Cost estimate.", |voice| json!(money::costs(&voice.subject))),
    section("funds", "FundsContext", "Money.", |voice| json!(money::funds(&voice.subject))),
    section("congress", "CongressContext", "The congress.", |voice| {
        json!(congress::congress(&voice.subject))
    }),
    section("vote", "VoteContext", "What became of the vote; `held` is false before it.", |voice| {
        json!(vote::vote(&voice.subject))
    }),
    section("consultation", "ConsultationContext", "Asking for opinions.", |voice| {
        json!(plan::consultation(&voice.subject))
    }),
    section("implementation", "ImplementationContext", "How the approved plan is carried out.", |voice| {
        json!(plan::implementation(voice.subject.case))
    }),
    section("organisation", "OrganisationContext", "Who leads.", |voice| {
        json!(plan::organisation(voice.subject.case))
    }),
    section("schedule", "Vec<ScheduleRow>", "Timetable.", |voice| json!(plan::schedule(voice.subject.case))),
    section("risks", "Vec<RiskRow>", "Risks.", |voice| json!(plan::risks(voice.subject.case))),
    section("procedure", "ProcedureContext", "Stages of the procedure and what was done.", |voice| {
        json!(procedure::procedure(&voice.subject))
    }),
    section(
        "registers",
        "BTreeMap<String, RegisterContext>",
        "Registers beside the roster, in sum, by id: `registers.opinions.rows`.",
        |voice| json!(register::registers(&voice.subject)),
    ),
    section(
        "examples",
        "Vec<Example>",
        "Worked examples about invented workers, one for each kind of payment that the case has.",
        |voice| json!(examples::examples(voice)),
    ),
    section(
        "instruments",
        "Vec<InstrumentLine>",
        "Instruments that the figures and the procedure rest on, in rank.",
        |voice| json!(law::instruments(&voice.subject)),
    ),
];

/// The sections of one case.
pub struct Sections<'a> {
    voice: Voice<'a>,
    made: Vec<OnceLock<Value>>,
}

impl<'a> Sections<'a> {
    /// Of a judged case. Nothing is made yet.
    #[must_use]
    pub fn new(subject: Subject<'a>) -> Self {
        Self { voice: Voice::new(subject), made: SECTIONS.iter().map(|_| OnceLock::new()).collect() }
    }

    /// What states the rules of the case.
    #[must_use]
    pub fn voice(&self) -> &Voice<'a> {
        &self.voice
    }

    /// A section by its name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        let at = SECTIONS.iter().position(|section| section.name == name)?;
        Some(self.made[at].get_or_init(|| (SECTIONS[at].fill)(&self.voice)))
    }

    /// What the words of a document may name: `document`, the sections that it needs, and `law` with the norms that it
    /// prints.
    ///
    /// # Errors
    /// `signatory-missing` where the case names nobody who could sign; `day-missing` where it has no day for it.
    pub fn context(&self, document: &Document) -> Result<Value, Finding> {
        let mut context = Map::new();
        context.insert("document".to_owned(), json!(self.document(document)?));
        if !document.norms.is_empty() {
            context.insert("law".to_owned(), json!(law::values(&self.voice, document)));
        }
        for name in &document.needs {
            context.extend(self.get(name).map(|section| ((*name).to_owned(), section.clone())));
        }
        Ok(Value::Object(context))
    }

    /// As [`context`](Self::context), with every section that there is.
    ///
    /// # Errors
    /// As there.
    pub fn all(&self, document: &Document) -> Result<Value, Finding> {
        let mut context = Map::new();
        context.insert("document".to_owned(), json!(self.document(document)?));
        context.insert("law".to_owned(), json!(law::values(&self.voice, document)));
        for section in SECTIONS {
            context.extend(self.get(section.name).map(|made| (section.name.to_owned(), made.clone())));
        }
        Ok(Value::Object(context))
    }

    fn document(&self, document: &Document) -> Result<DocumentContext, Finding> {
        let case = self.voice.subject.case;
        let signed =
            document.signed_by.as_ref().map_or_else(|| Ok(Vec::new()), |by| by.names(&case.signatories));
        let issuers = signed.map_err(|lacking| {
            let near = nearest(lacking.first().map_or("", String::as_str), case.signatories.keys());
            Finding::new(Code::SignatoryMissing, case.signatories.at.clone())
                .fact("document", &document.id)
                .fact("key", lacking.join("、"))
                .fact("nearest", near)
        })?;
        let day = document.dated.of(case, &document.id).map_err(|name| {
            let finding = Finding::new(Code::DayMissing, document.at.clone());
            finding.fact("document", &document.id).fact("key", name)
        })?;
        let period = case.postings.get(&document.id);
        let told = |say: fn(&Posting) -> String| period.map(say).unwrap_or_default();
        let workdays = period.and_then(|period| {
            self.voice.subject.policy.calendar.count_workdays(period.from, period.to).ok()
        });
        Ok(DocumentContext {
            id: document.id.clone(),
            title: document.title.clone(),
            number: case.document_numbers.get(&document.id).cloned().unwrap_or_default(),
            date: day.map_or_else(chinese::blank_date, chinese::date),
            issuers,
            privacy: document.privacy.code().to_owned(),
            paper: document.paper.code().to_owned(),
            posted_from: told(|period| chinese::date(period.from)),
            posted_to: told(|period| chinese::date(period.to)),
            posted_period: told(|period| chinese::period(period.from, period.to)),
            posted_days: period.map_or(0, Posting::days),
            posted_workdays: workdays.unwrap_or_default(),
            posted_at: told(|period| period.at.clone()),
        })
    }
}
