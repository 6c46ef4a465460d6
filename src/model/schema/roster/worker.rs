//! Owns: one row to one worker.
//! Never: compares workers.

use chrono::Datelike;

use crate::diagnostic::Code;
use crate::model::schema::congress::SEXES;
use crate::model::schema::date;
use crate::model::{Answer, ContractTerm, Date, ProtectedGroup, RosterWords, Services, Worker};
use crate::written::{choose, count, flag, whole_days};

use super::channel::Channels;
use super::columns::Column;
use super::words::{GRADES, GROUPS, KINDS, NO_END, NONE, STATUSES, TERMS};
use super::{identity, own, periods};
use crate::model::schema::table::{Cells, Form, code, person_name};

/// The year that systems write for a contract without end.
const ENDLESS: i32 = 9999;

/// The worker of a row; `None` when something in it is missing or wrong, which has its finding.
pub(super) fn read(
    cells: &mut Cells<'_, '_>,
    channels: &Channels<'_>,
    words: Option<&RosterWords>,
    base_date: Option<Date>,
) -> Option<Worker> {
    let number = cells.required_code(Column::Number);
    let name = name(cells);
    let sex = cells.worded(Column::Sex, SEXES);
    let id_number = identity::id_number(cells, sex);
    // the date in the worker's file goes before the one in the number
    let birth = cells.optional_date(Column::Birth).or_else(|| id_number.as_ref().map(|id| id.birth()));
    let unit = cells.required(Column::Unit);
    let post = cells.required(Column::Post);
    let status = cells.worded(Column::Status, STATUSES);
    let kind = cells.worded(Column::Kind, KINDS);
    let contract_term = cells.worded(Column::ContractTerm, TERMS);
    let contract_end = contract_end(cells, contract_term);
    let hired_on = cells.date(Column::HiredOn);
    identity::order(cells, birth, hired_on, base_date);
    let merged = periods::read(cells, Column::Merged);
    periods::before_hiring(cells, &merged, hired_on);
    let excluded = periods::read(cells, Column::Excluded);
    let retirement_category = identity::category(cells, sex, words);
    let trade = identity::trade(cells, words);
    let trade_years = cells.optional_parsed(Column::TradeYears, count);
    let retires_in = cells.optional_month(Column::RetiresIn);
    let average_wage = cells.money(Column::AverageWage);
    let insurance_base = cells.money(Column::InsuranceBase);
    let wage_arrears = cells.optional_money(Column::WageArrears);
    let other_arrears = cells.optional_money(Column::OtherArrears);
    let unused_leave_days = cells.none_or(Column::UnusedLeaveDays, whole_days);
    let leave_wage = cells.amount(Column::LeaveWage);
    let injury_wage = cells.amount(Column::InjuryWage);
    let injury_grade = injury_grade(cells);
    let protected = protected(cells);
    let spouse = cells.answer(Column::Spouse, NONE, |number| Ok(code(number).0.into_owned()));
    let (channel, channel_word) = channels.read(cells);
    let consent_on = cells.optional_date(Column::ConsentOn);
    let at_own_request = cells.optional_parsed(Column::AtOwnRequest, flag).unwrap_or_default();
    let refused_renewal = cells.optional_parsed(Column::RefusedRenewal, flag).unwrap_or_default();
    let late_payment_on = cells.optional_date(Column::LatePaymentOn);
    let ends_on = cells.optional_date(Column::EndsOn);
    let last_month_wage = cells.amount(Column::LastMonthWage);
    let notice_given = cells.optional_parsed(Column::NoticeGiven, flag).unwrap_or_default();
    let contribution_months = cells.optional_parsed(Column::ContributionMonths, count);
    let unemployment_years = cells.optional_parsed(Column::UnemploymentYears, count);
    let mut times = |column| cells.none_or(column, count);
    let services = Services {
        job_offers: times(Column::JobOffers),
        guidance: times(Column::Guidance),
        employment_service: times(Column::EmploymentService),
        training: times(Column::Training),
    };
    let hard_to_reemploy = cells.optional_parsed(Column::HardToReemploy, flag);
    let reason = cells.optional(Column::Reason);
    let phone = cells.code(Column::Phone);
    let remark = cells.optional(Column::Remark);
    let own = own::read(cells);
    Some(Worker {
        number: number?.into_owned(),
        name: name?,
        sex: sex?,
        id_number: id_number?,
        birth: birth?,
        unit: unit?.to_owned(),
        post: post?.to_owned(),
        status: status?,
        kind: kind?,
        contract_term: contract_term?,
        contract_end,
        hired_on: hired_on?,
        merged,
        excluded,
        retirement_category: retirement_category?,
        trade,
        trade_years,
        retires_in,
        average_wage: average_wage?,
        insurance_base: insurance_base?,
        wage_arrears,
        other_arrears,
        leave_wage,
        injury_wage,
        unused_leave_days,
        injury_grade,
        protected,
        spouse,
        channel: channel?,
        channel_word: channel_word.unwrap_or_default().to_owned(),
        consent_on,
        at_own_request,
        refused_renewal,
        late_payment_on,
        ends_on,
        last_month_wage,
        notice_given,
        contribution_months,
        unemployment_years,
        services,
        hard_to_reemploy,
        reason: reason.unwrap_or_default().to_owned(),
        phone: phone.unwrap_or_default().into_owned(),
        remark: remark.unwrap_or_default().to_owned(),
        own,
        at: cells.table.place(cells.row.line(), None),
    })
}

fn name(cells: &mut Cells<'_, '_>) -> Option<String> {
    cells.required(Column::Name)?;
    let (name, forms) = person_name(cells.written(Column::Name));
    // the quotes were counted where the cell was read
    forms.into_iter().filter(|form| *form != Form::Quoted).for_each(|form| cells.saw(form, Column::Name));
    Some(name)
}

/// The last day of a contract. Words for no end, and the day that systems write for it, are an empty cell; a fixed term
/// has an end all the same.
fn contract_end(cells: &mut Cells<'_, '_>, term: Option<ContractTerm>) -> Option<Date> {
    let text = cells.written(Column::ContractEnd);
    let endless = |day: Date| day.year() == ENDLESS;
    let none = NO_END.contains(&text) || date(text).is_ok_and(endless);
    if none && term == Some(ContractTerm::Fixed) {
        let finding = cells.finding(Column::ContractEnd, Code::ContractEndMissing);
        cells.findings.push(finding.fact("value", text));
    }
    if none { None } else { cells.optional_date(Column::ContractEnd) }
}

fn injury_grade(cells: &mut Cells<'_, '_>) -> Answer<u8> {
    // 7级 is as clear as 七级
    cells.answer(Column::InjuryGrade, NONE, |text| {
        let digits = text.strip_suffix('级').filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        choose(digits.unwrap_or(text), GRADES)
    })
}

fn protected(cells: &mut Cells<'_, '_>) -> Answer<Vec<ProtectedGroup>> {
    let text = match cells.answer(Column::Protected, NONE, |text| Ok(text.to_owned())) {
        Answer::Yes(text) => text,
        Answer::No => return Answer::No,
        Answer::NotStated => return Answer::NotStated,
    };
    let mut groups = Vec::new();
    let words = text.split(['、', ';', '；', ',', '，', '\n']).map(str::trim).filter(|word| !word.is_empty());
    for word in words {
        if let Some(group) = cells.accept(Column::Protected, choose(word, GROUPS))
            && !groups.contains(&group)
        {
            groups.push(group);
        }
    }
    Answer::Yes(groups)
}
