//! Owns: facts of a case that its files state as they are: days, form, choices.
//! Never: counts people.

use chrono::Datelike;

use crate::diagnostic::Coded;
use crate::policy::{FactValue, Method, bind};

use crate::assess::facts::value::{number, text, yuan};

use super::files::Files;

fn listed<'k>(keys: impl Iterator<Item = &'k str>) -> FactValue {
    FactValue::List(keys.map(Into::into).collect())
}

bind! {
    /// Days, form and choices.
    pub(super) const TERMS(of: &Files<'_>) {
        "基准日" => FactValue::Day(of.case.base_date),
        "基准年" => number(of.case.base_date.year()),
        "工龄截止日" => FactValue::Day(of.case.service_cutoff),
        "补偿基准日" => FactValue::Day(of.case.compensation_date),
        "公示起日" => FactValue::Day(of.case.notice_from),
        "公示止日" => FactValue::Day(of.case.notice_to),
        "公示安排" => listed(of.case.postings.keys().map(String::as_str)),
        "署名单位" => listed(of.case.signatories.keys()),
        "已定实施安排" => FactValue::Truth(of.case.implementation.is_some()),
        "方案日期" => FactValue::Day(of.case.issue_date),
        "征求意见起日" => FactValue::Day(of.case.consultation.from),
        "征求意见止日" => FactValue::Day(of.case.consultation.to),
        "征求意见天数" => {
            number((of.case.consultation.to - of.case.consultation.from).num_days() + 1)
        },
        "改制形式" => text(of.case.enterprise.restructuring.form.code()),
        "全部关闭" => FactValue::Truth(of.case.enterprise.restructuring.fully_closed),
        "承接单位" => text(&of.case.enterprise.restructuring.continues_as),
        "承接单位性质" => {
            text(of.case.enterprise.restructuring.successor_ownership?.code())
        },
        "已填承接单位性质" => {
            FactValue::Truth(of.case.enterprise.restructuring.successor_ownership.is_some())
        },
        "劳动部门" => text(&of.case.enterprise.labour_authority),
        // a case of several methods has no one method: each worker has
        "补偿方法" => match of.case.choices.compensation_methods.as_slice() {
            [only] => text(&only.method),
            _ => return None,
        },
        "分段计算" => {
            let chosen = of.case.choices.compensation_methods.iter();
            FactValue::Truth(chosen.filter_map(|choice| of.policy.method(&choice.method)).any(Method::splits))
        },
        "约定支付天数" => number(of.case.choices.payment_days),
        "加班计入基数" => FactValue::Truth(of.case.choices.overtime_in_base),
        "企业月平均工资" => yuan(of.case.choices.enterprise_average_wage),
        "内退生活费比例" => number(of.case.choices.internal_allowance_rate),
    }
}
