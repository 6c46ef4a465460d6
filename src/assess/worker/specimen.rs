//! Owns: invented workers, judged as those of the roster are, by whom the plan shows how sums come about.
//! Never: takes a fact from a person of the roster.

use chrono::Months;

use crate::diagnostic::Findings;
use crate::model::{
    Answer, ContractTerm, Date, IdNumber, Money, Month, PostStatus, Services, Worker, WorkerKind,
};
use crate::policy::{FactValue, ItemRole, Shows, Specimen};

use crate::assess::figure::Figure;
use crate::assess::worker::assessment::WorkerAssessment;
use crate::assess::worker::judge::Judge;
use crate::assess::worker::retirement::statutory;

/// How many months of service are taken off, one by one, until nobody on the roster is like the specimen.
const TRIES: u32 = 12;

/// Oldest a specimen can be, in months.
const OLDEST: i32 = 1200;

/// An invented worker with what the case's rules give.
#[derive(Clone, Debug)]
pub struct Example {
    /// The facts, of nobody.
    pub worker: Worker,
    /// The judgement.
    pub found: WorkerAssessment,
    /// The cost item that it shows.
    pub item: String,
}

impl Example {
    /// The sum that it shows.
    #[must_use]
    pub fn figure(&self) -> Option<&Figure> {
        figure(&self.found, &self.item)
    }
}

/// The pack's specimens of what the roster has too. One that somebody on the roster could be taken for is left out.
pub(in crate::assess) fn examples(judge: &Judge<'_>, roster: &[WorkerAssessment]) -> Vec<Example> {
    judge.policy.specimens.iter().filter_map(|specimen| example(judge, roster, specimen)).collect()
}

fn example(judge: &Judge<'_>, roster: &[WorkerAssessment], specimen: &Specimen) -> Option<Example> {
    let reserve = specimen.shows == Shows::Reserve;
    let role = if reserve { ItemRole::InternalAllowance } else { ItemRole::Severance };
    let item = judge.policy.code_of(role);
    let wanted = |found: &WorkerAssessment| figure(found, item).is_some() && shows(specimen.shows, found);
    let people = || judge.case.workers.iter().zip(roster);
    // a sum that is only estimated until a channel is settled shows nobody what a channel gives
    let settled = |code: &str| judge.policy.channel(code).is_none_or(|one| one.estimated_as.is_none());
    let channel = &people().find(|(worker, found)| settled(&worker.channel) && wanted(found))?.0.channel;
    let like = |example: &Example| people().any(|(worker, found)| alike(worker, found, example));
    let tried = (0..TRIES).filter_map(|less| {
        let worker = invented(judge, specimen, channel, less)?;
        let mut told = Findings::default();
        let standing = judge.standing(&worker, &mut told);
        let found = judge.whole(&worker, standing, None, &mut told);
        Some(Example { worker, found, item: item.to_owned() })
    });
    tried.filter(|example| wanted(&example.found)).find(|example| !like(example))
}

/// A person who entered in the same month or has the same service, and with it the same wage or sum, could be taken
/// for the specimen.
fn alike(worker: &Worker, found: &WorkerAssessment, example: &Example) -> bool {
    let entered = Month::of(worker.hired_on) == Month::of(example.worker.hired_on);
    let served = found.standing.counted.whole == example.found.standing.counted.whole;
    let sum = |found: &WorkerAssessment| figure(found, &example.item).map(Figure::money);
    (entered && served)
        || ((entered || served)
            && (worker.average_wage == example.worker.average_wage || sum(found) == sum(&example.found)))
}

fn figure<'f>(found: &'f WorkerAssessment, item: &str) -> Option<&'f Figure> {
    found.sums.all().find(|figure| figure.id == item)
}

fn shows(shows: Shows, found: &WorkerAssessment) -> bool {
    let severance = &found.sums.severance;
    let moved = severance.capped || severance.lifted;
    match shows {
        Shows::TwoParts => {
            severance.earlier().is_some() && severance.later().is_some() && !severance.months_capped && !moved
        }
        Shows::Limited => severance.months_capped && !severance.capped,
        Shows::OnePart => severance.earlier().is_none() && !moved,
        Shows::Capped => severance.capped,
        Shows::Lifted => severance.lifted,
        Shows::Reserve => found.sums.reserve.is_some(),
    }
}

/// Somebody in a channel of the case with round facts; `less` months of service fewer than the pack says.
fn invented(judge: &Judge<'_>, specimen: &Specimen, channel: &str, less: u32) -> Option<Worker> {
    let case = judge.case;
    let (years, months) = specimen.service;
    let hired_on = case.service_cutoff.succ_opt()? - Months::new((years * 12 + months).checked_sub(less)?);
    let door = judge.door();
    let scope = judge.scope(&door);
    let Ok(Some(FactValue::Number(wage))) = specimen.wage.evaluate(&|name| scope.value(name, &|_| None))
    else {
        return None;
    };
    let wage = Money::round_half_up(wage);
    let birth = birth(judge, specimen, hired_on)?;
    let sex = judge.policy.category(&specimen.category)?.words.sex;
    Some(Worker {
        number: String::new(),
        own: Vec::new(),
        name: String::new(),
        sex,
        id_number: IdNumber::of_nobody(birth, sex),
        birth,
        unit: String::new(),
        post: String::new(),
        status: PostStatus::OnPost,
        kind: WorkerKind::Contract,
        contract_term: ContractTerm::OpenEnded,
        contract_end: None,
        hired_on,
        merged: Vec::new(),
        excluded: Vec::new(),
        retirement_category: specimen.category.clone(),
        trade: None,
        trade_years: None,
        retires_in: None,
        average_wage: wage,
        insurance_base: wage,
        wage_arrears: Money::ZERO,
        other_arrears: Money::ZERO,
        leave_wage: None,
        injury_wage: None,
        unused_leave_days: 0,
        injury_grade: Answer::No,
        protected: Answer::No,
        spouse: Answer::No,
        channel: channel.to_owned(),
        channel_word: channel.to_owned(),
        consent_on: Some(case.base_date),
        at_own_request: false,
        refused_renewal: false,
        late_payment_on: None,
        ends_on: None,
        last_month_wage: Some(wage),
        notice_given: false,
        contribution_months: None,
        unemployment_years: None,
        services: Services::default(),
        reason: String::new(),
        hard_to_reemploy: None,
        phone: String::new(),
        remark: String::new(),
        at: specimen.at.clone(),
    })
}

/// The first of a month: so old on entering, or so many months from retirement.
fn birth(judge: &Judge<'_>, specimen: &Specimen, hired_on: Date) -> Option<Date> {
    let Some(left) = specimen.months_left.and_then(|left| i32::try_from(left).ok()) else {
        return Some(Month::of(hired_on - Months::new(specimen.entry_age * 12)).day(1));
    };
    let norms = &judge.norms.retirement.get(&specimen.category)?.norms;
    let base = Month::of(judge.case.base_date);
    let months = (0..OLDEST).map(|age| base.plus(-age));
    let mut older = months.skip_while(|birth| statutory(*birth, norms).month.months_since(base) > left);
    older.next().map(|month| month.day(1))
}
