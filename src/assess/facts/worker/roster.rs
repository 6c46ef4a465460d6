//! Owns: facts of one worker that the roster tells.
//! Never: a fact that a norm decides.

use crate::diagnostic::Coded;
use crate::model::Sex;
use crate::policy::{FactValue, bind};

use crate::assess::facts::posted::{number_posted, word_posted};
use crate::assess::facts::value::{number, text, yuan};

use super::view::WorkerFacts;

bind! {
    /// What the roster tells.
    pub(super) const ROSTER(of: &WorkerFacts<'_>) {
        "工号" => text(&of.worker.number),
        "单位" => text(&of.worker.unit),
        "性别" => text(if of.worker.sex == Sex::Male { "male" } else { "female" }),
        "退休类别" => text(&of.worker.retirement_category),
        "特殊工种" => text(of.worker.trade.as_deref()?),
        "特殊工种年限" => number(of.worker.trade_years?),
        "已填特殊工种年限" => {
            FactValue::Truth(of.worker.trade.is_some() && of.worker.trade_years.is_some())
        },
        "已填选定退休月份" => FactValue::Truth(of.worker.retires_in.is_some()),
        "在岗情况" => text(of.worker.status.code()),
        "用工性质" => text(of.worker.kind.code()),
        "合同期限" => text(of.worker.contract_term.code()),
        "合同到期日" => FactValue::Day(of.worker.contract_end?),
        "进厂日期" => FactValue::Day(of.worker.hired_on),
        "本人月平均工资" => yuan(of.worker.average_wage),
        "上月工资" => yuan(of.worker.last_month_wage?),
        "缴费基数" => yuan(of.worker.insurance_base),
        "拖欠工资" => yuan(of.worker.wage_arrears),
        "其他欠款" => yuan(of.worker.other_arrears),
        "未休年假天数" => number(of.worker.unused_leave_days),
        // no grade that is known; whether one was denied is a fact of its own, so that a blank silences no check
        "工伤等级" => number(of.worker.injury_grade.yes().copied().unwrap_or(0)),
        "已填伤残等级" => FactValue::Truth(of.worker.injury_grade.is_stated()),
        "已填保护情形" => FactValue::Truth(of.worker.protected.is_stated()),
        "已填配偶" => FactValue::Truth(of.worker.spouse.is_stated()),
        "工伤计发工资" => yuan(of.worker.injury_wage?),
        "已填工伤计发工资" => FactValue::Truth(of.worker.injury_wage.is_some()),
        "不含加班月均工资" => yuan(of.worker.leave_wage?),
        "出生日期" => FactValue::Day(of.worker.birth),
        "身份证出生日期" => FactValue::Day(of.worker.id_number.birth()),
        "进厂年龄" => number(of.worker.hired_on.years_since(of.worker.birth).unwrap_or(0)),
        "联系电话位数" => number(digits(&of.worker.phone)?),
        "联系电话有误" => FactValue::Truth(!of.worker.phone.is_empty() && !is_phone(&of.worker.phone)),
        "共用电话人数" => {
            number(of.judge.same_phone.get(of.worker.phone.as_str()).copied().unwrap_or(0))
        },
        "失业保险缴费年数" => number(of.worker.unemployment_years?),
        "缴费月数" => number(of.worker.contribution_months?),
        "本人提出" => FactValue::Truth(of.worker.at_own_request),
        "已填上月工资" => FactValue::Truth(of.worker.last_month_wage.is_some()),
        "已签意愿" => FactValue::Truth(of.worker.consent_on.is_some()),
        "已提前通知" => FactValue::Truth(of.worker.notice_given),
        "照顾理由" => FactValue::Truth(!of.worker.reason.is_empty()),
        "岗位推荐次数" => number(of.worker.services.job_offers),
        "职业指导次数" => number(of.worker.services.guidance),
        "就业服务次数" => number(of.worker.services.employment_service),
        "职业培训次数" => number(of.worker.services.training),
        "拒绝同等条件续订" => FactValue::Truth(of.worker.refused_renewal),
        "已签延期付款" => FactValue::Truth(of.worker.late_payment_on.is_some()),
        "公示文字含号码" => FactValue::Truth(number_posted(of.worker, &of.judge.case.own_columns)),
        "公示文字含词" => {
            text(word_posted(of.worker, &of.judge.case.own_columns, &of.judge.posted_never))
        },
    }
}

/// How many digits a telephone number has; nothing where there is none.
fn digits(phone: &str) -> Option<u32> {
    let count = phone.chars().filter(char::is_ascii_digit).count();
    (!phone.is_empty()).then(|| u32::try_from(count).unwrap_or(u32::MAX))
}

/// Whether a text is made as telephone numbers are; a spreadsheet's 1.38E+10 is not.
fn is_phone(phone: &str) -> bool {
    let marks = ['-', ' ', '+', '(', ')', '（', '）', '/', '、', '转'];
    phone.chars().all(|c| c.is_ascii_digit() || marks.contains(&c))
}
