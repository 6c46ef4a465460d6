//! Owns: the case as a whole and the choices that the plan makes.
//! Never: judges, reads files.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::Place;
use crate::written::Node;

use super::{
    Congress, Date, Dependant, Enterprise, Funds, Implementation, Money, OwnColumn, Posting, Progress,
    Register, Stated, Unreached, Worker,
};

/// Everything a case folder says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// `title` of the plan, without 草案.
    pub title: String,
    /// `title_lines`: the title broken by meaning; defaults to one line.
    pub title_lines: Vec<String>,
    /// `revision`, from 1.
    pub revision: u32,
    /// `version`: what the plan is called while it is not the last word; a draft without it.
    pub version: Version,
    /// `issue_date`: date under the plan, letters and statements; `--as-of` replaces it.
    pub issue_date: Date,
    /// `document_numbers`: 文号 by document id, such as A3 湘麻安〔2022〕3号; a document without one has none yet.
    pub document_numbers: BTreeMap<String, String>,
    /// `postings`: the period of notices by document id; a document without one has none.
    pub postings: BTreeMap<String, Posting>,
    /// `implementation`: nothing before the plan is approved.
    pub implementation: Option<Implementation>,
    /// `base_date`: 安置基准日
    pub base_date: Date,
    /// `service_cutoff`: 工龄计算截止日; defaults to the base date.
    pub service_cutoff: Date,
    /// `compensation_date`: 补偿金计算基准日; defaults to the service cutoff.
    pub compensation_date: Date,
    /// `relations_end_on`: the day on which labour relations end that are ended; a worker's own day goes before it. `None`
    /// where it is not settled.
    pub relations_end_on: Option<Date>,
    /// `policy`: id of the pack in force.
    pub policy: String,
    /// `policy`'s place.
    pub policy_at: Place,
    /// `channel_set`: local names of channels by which the plan tells heads; none without it.
    pub channel_set: Option<String>,
    /// `channel_set`'s place.
    pub channel_set_at: Place,
    /// `documents`: ids or folders wanted; empty for all.
    pub documents: Vec<String>,
    /// `choices`
    pub choices: Choices,
    /// `consultation`
    pub consultation: Consultation,
    /// `notice_days`: working days for which rosters and service are posted, as the notices print them.
    pub notice_from: Date,
    /// Last day of posting.
    pub notice_to: Date,
    /// The place of both.
    pub notice_at: Place,
    /// `organisation`
    pub organisation: Organisation,
    /// `schedule`
    pub schedule: Vec<ScheduleStep>,
    /// `risks`
    pub risks: Vec<Risk>,
    /// `signatories`
    pub signatories: Signatories,
    /// `enterprise.yaml`
    pub enterprise: Enterprise,
    /// `roster.csv`
    pub workers: Vec<Worker>,
    /// `own` of `columns.yaml`: columns of the roster that only this case has.
    pub own_columns: Vec<OwnColumn>,
    /// `retirees.csv`, then `survivors.csv`; none without them.
    pub dependants: Vec<Dependant>,
    /// `registers/`, in the order of their names; none are kept without it.
    pub registers: Vec<Register>,
    /// `funds.yaml`
    pub funds: Funds,
    /// `congress.yaml`
    pub congress: Congress,
    /// `progress.yaml`
    pub progress: Progress,
    /// `unreached.yaml`
    pub unreached: Vec<Unreached>,
    /// `stated.yaml`
    pub stated: Vec<Stated>,
}

/// What a plan is called while it is not the last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Version {
    /// `draft`: 草案
    Draft,
    /// `pre_review`: 预审稿
    PreReview,
    /// `consultation`: 征求意见稿
    Consultation,
    /// `trial`: 试行
    Trial,
}

/// What the plan chooses where policy leaves a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// `compensation_method`: one method for everybody, or several, each for some; the first that holds is a worker's.
    pub compensation_methods: Vec<MethodChoice>,
    /// `enterprise_average_wage`: 本企业月平均工资
    pub enterprise_average_wage: Money,
    /// `internal_allowance_rate`: share of own average wage paid as living allowance, such as 0.7.
    pub internal_allowance_rate: Decimal,
    /// `payment_days`: compensation is paid within so many days of handing over work; 0, as the law has it (劳动合同法
    /// 第五十条第二款), pays at the handing over itself. More needs each worker's written consent.
    pub payment_days: u32,
    /// `overtime_in_base`: overtime pay is part of the average wage.
    pub overtime_in_base: bool,
    /// `files_go_to`: who takes over the personnel files of those who leave; empty where it is not settled.
    pub files_go_to: String,
    /// `payment_form`: how money reaches a worker, such as a transfer to his own account; empty where it is not
    /// settled.
    pub payment_form: String,
    /// `posted_names`: how names stand on notices that list people; as the pack says without it.
    pub posted_names: Option<NameForm>,
}

/// A method of severance and the workers to whom it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodChoice {
    /// `for`: these workers in words, 固定职工; empty where one method holds for everybody.
    pub people: String,
    /// `when`: the condition on a worker as it is written, which the policy proves; all the others where there is none.
    pub when: Option<Node>,
    /// `method`: `unified` or `segmented`, or a method that the pack names.
    pub method: String,
    /// The place of `method`.
    pub at: Place,
}

impl MethodChoice {
    /// One method for everybody.
    #[must_use]
    pub fn of_all(method: String, at: Place) -> Self {
        Self { people: String::new(), when: None, method, at }
    }
}

/// How a name stands on a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum NameForm {
    /// `masked`: the surname, with the worker's number beside it so that everybody finds himself.
    Masked,
    /// `whole`
    Whole,
}

/// Asking for opinions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// `revision`: which draft was laid open, from 1; nothing where the case does not say.
    pub revision: Option<u32>,
    /// `from`
    pub from: Date,
    /// `to`
    pub to: Date,
    /// `places`: where the draft can be read.
    pub places: Vec<String>,
    /// `box`: where the opinion box hangs.
    pub opinion_box: String,
    /// `phone`
    pub phone: String,
    /// `email`
    pub email: String,
    /// The place of the period.
    pub at: Place,
}

/// Who leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// `leaders` of the leading group.
    pub leaders: Vec<Leader>,
    /// `teams` under it.
    pub teams: Vec<Team>,
}

/// One member of the leading group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leader {
    /// `role`: 组长, 副组长, 成员.
    pub role: String,
    /// `name`
    pub name: String,
    /// `post`
    pub post: String,
}

/// One working team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// `name`
    pub name: String,
    /// `leader`
    pub leader: String,
    /// `duty`: whole sentence.
    pub duty: String,
}

/// One step of the timetable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleStep {
    /// `step`
    pub step: String,
    /// `from`
    pub from: Date,
    /// `to`
    pub to: Date,
    /// `responsible`
    pub responsible: String,
}

/// One risk and its prevention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// `point`
    pub point: String,
    /// `level`: 高, 中, 低
    pub level: String,
    /// `prevention`: whole sentences.
    pub prevention: String,
}

/// Who signs what, by keys that documents name: `plan`, `notices`, `congress` and whatever else a document asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatories {
    /// Names under a document, one or several, by key; none is empty.
    pub names: BTreeMap<String, Vec<String>>,
    /// `signatories`
    pub at: Place,
}

impl Signatories {
    /// The names of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&[String]> {
        self.names.get(key).map(Vec::as_slice)
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }
}
