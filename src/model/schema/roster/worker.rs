//! Owns: one row to one worker. May import: diagnostic, written, the rest of this room.
//! Never: compares workers.

use crate::model::schema::congress::SEXES;
use crate::model::schema::{money, month};
use crate::model::{Date, ProtectedGroup, RosterWords, Services, Worker};
use crate::written::{choose, count, flag};

use super::cells::Cells;
use super::channel::Channels;
use super::columns::Column;
use super::words::{GRADES, GROUPS, KINDS, STATUSES, TERMS};
use super::{identity, periods};

/// The worker of a row; `None` when something in it is missing or wrong, which has its finding.
pub(super) fn read(
    cells: &mut Cells<'_, '_>,
    channels: &Channels<'_>,
    words: Option<&RosterWords>,
    base_date: Option<Date>,
) -> Option<Worker> {
    let number = cells.required(Column::Number);
    let name = cells.required(Column::Name);
    let sex = cells.one_of(Column::Sex, SEXES);
    let id_number = identity::id_number(cells, sex);
    // the date in the worker's file goes before the one in the number
    let birth = cells.optional_date(Column::Birth).or_else(|| id_number.as_ref().map(|id| id.birth()));
    let unit = cells.required(Column::Unit);
    let post = cells.required(Column::Post);
    let status = cells.one_of(Column::Status, STATUSES);
    let kind = cells.one_of(Column::Kind, KINDS);
    let contract_term = cells.one_of(Column::ContractTerm, TERMS);
    let contract_end = cells.optional_date(Column::ContractEnd);
    let hired_on = cells.date(Column::HiredOn);
    identity::order(cells, birth, hired_on, base_date);
    let merged = periods::read(cells, Column::Merged);
    periods::before_hiring(cells, &merged, hired_on);
    let excluded = periods::read(cells, Column::Excluded);
    let retirement_category = identity::category(cells, sex, words);
    let trade = identity::trade(cells, words);
    let trade_years = cells.optional_parsed(Column::TradeYears, count);
    let retires_in = cells.optional_parsed(Column::RetiresIn, month);
    let average_wage = cells.money(Column::AverageWage);
    let insurance_base = cells.money(Column::InsuranceBase);
    let wage_arrears = cells.optional_money(Column::WageArrears);
    let other_arrears = cells.optional_money(Column::OtherArrears);
    let unused_leave_days = cells.optional_parsed(Column::UnusedLeaveDays, count).unwrap_or_default();
    let injury_grade = injury_grade(cells);
    let protected = protected(cells);
    let spouse = cells.optional(Column::Spouse);
    let channel = channels.read(cells);
    let consent_on = cells.optional_date(Column::ConsentOn);
    let at_own_request = cells.optional_parsed(Column::AtOwnRequest, flag).unwrap_or_default();
    let last_month_wage = cells.optional_parsed(Column::LastMonthWage, money);
    let notice_given = cells.optional_parsed(Column::NoticeGiven, flag).unwrap_or_default();
    let contribution_months = cells.optional_parsed(Column::ContributionMonths, count);
    let mut times = |column| cells.optional_parsed(column, count).unwrap_or_default();
    let services = Services {
        job_offers: times(Column::JobOffers),
        guidance: times(Column::Guidance),
        employment_service: times(Column::EmploymentService),
        training: times(Column::Training),
    };
    let hard_to_reemploy = cells.optional_parsed(Column::HardToReemploy, flag);
    let reason = cells.optional(Column::Reason);
    let phone = cells.optional(Column::Phone);
    let remark = cells.optional(Column::Remark);
    Some(Worker {
        number: number?.to_owned(),
        name: name?.to_owned(),
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
        unused_leave_days,
        injury_grade,
        protected,
        spouse: spouse.map(ToOwned::to_owned),
        channel: channel?,
        channel_word: cells.written(Column::Channel).trim().to_owned(),
        consent_on,
        at_own_request,
        last_month_wage,
        notice_given,
        contribution_months,
        services,
        hard_to_reemploy,
        reason: reason.unwrap_or_default().to_owned(),
        phone: phone.unwrap_or_default().to_owned(),
        remark: remark.unwrap_or_default().to_owned(),
        at: cells.table.place(cells.row.line, None),
    })
}

fn injury_grade(cells: &mut Cells<'_, '_>) -> Option<u8> {
    // 7级 is as clear as 七级
    cells.optional_parsed(Column::InjuryGrade, |text| {
        let digits = text.strip_suffix('级').filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        choose(digits.unwrap_or(text), GRADES)
    })
}

fn protected(cells: &mut Cells<'_, '_>) -> Vec<ProtectedGroup> {
    let mut groups = Vec::new();
    let Some(text) = cells.optional(Column::Protected) else { return groups };
    let words = text.split(['、', ';', '；', ',', '，', '\n']).map(str::trim).filter(|word| !word.is_empty());
    for word in words {
        if let Some(group) = cells.accept(Column::Protected, choose(word, GROUPS))
            && !groups.contains(&group)
        {
            groups.push(group);
        }
    }
    groups
}
