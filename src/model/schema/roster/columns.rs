//! Owns: the columns of a roster. Their other names stand in `columns.yaml`.
//! Never: reads a row.

use crate::model::schema::table::{Known, Shape};

macro_rules! columns {
    ($($name:ident $need:ident $whose:ident $usual:literal;)*) => {
        /// What a column tells.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Column { $($name,)* }

        /// Each column: whether a roster must have it, whether several people may share a merged cell of it, and its usual
        /// name.
        const COLUMNS: &[Known] = &[$(Known {
            usual: $usual,
            required: columns!($need),
            shared: columns!($whose),
        },)*];
    };
    (required) => { true };
    (optional) => { false };
    (shared) => { true };
    (own) => { false };
}

columns! {
    Number required own "工号";
    Name required own "姓名";
    Sex required shared "性别";
    IdNumber required own "身份证号";
    Birth optional own "出生日期";
    Unit required shared "单位";
    Post required shared "岗位";
    Status required shared "在岗情况";
    Kind required shared "用工性质";
    ContractTerm required shared "合同期限";
    ContractEnd optional own "合同到期日";
    HiredOn required own "进入本企业日期";
    Merged optional own "合并工龄";
    Excluded optional own "扣除工龄";
    RetirementCategory required shared "退休类别";
    Trade optional shared "特殊工种";
    TradeYears optional own "特殊工种年限";
    RetiresIn optional own "选定退休月份";
    AverageWage required own "月平均工资";
    LeaveWage optional own "不含加班月均工资";
    InjuryWage optional own "工伤计发工资";
    InsuranceBase required own "缴费基数";
    WageArrears optional own "拖欠工资";
    OtherArrears optional own "其他欠款";
    UnusedLeaveDays optional own "未休年休假天数";
    InjuryGrade optional own "伤残等级";
    Protected optional own "保护情形";
    Spouse optional own "配偶工号";
    Channel required shared "安置渠道";
    ConsentOn optional own "意愿签字日期";
    AtOwnRequest optional own "本人提出";
    RefusedRenewal optional own "拒绝同等条件续订";
    LatePaymentOn optional own "延期付款签字日期";
    EndsOn optional own "解除终止日期";
    LastMonthWage optional own "上月工资";
    NoticeGiven optional shared "已提前通知";
    ContributionMonths optional own "缴费月数";
    UnemploymentYears optional own "失业保险缴费年数";
    JobOffers optional own "岗位推荐次数";
    Guidance optional own "职业指导次数";
    EmploymentService optional own "就业服务次数";
    Training optional own "职业培训次数";
    HardToReemploy optional shared "再就业困难";
    Reason optional shared "照顾理由";
    Phone optional own "联系电话";
    Remark optional shared "备注";
}

impl From<Column> for usize {
    fn from(column: Column) -> Self {
        column as Self
    }
}

/// A roster.
pub(crate) const ROSTER: Shape = Shape {
    table: "roster",
    columns: COLUMNS,
    proof: Column::IdNumber as usize,
    name: Column::Name as usize,
    group: Column::Unit as usize,
    may_be_empty: false,
};

#[cfg(test)]
mod tests {
    use super::COLUMNS;
    use crate::model::schema::table::Names;

    #[test]
    fn every_column_has_its_names() {
        for known in COLUMNS {
            assert_eq!(Names::usual().usual_of("roster", known.usual), Some(known.usual));
        }
    }
}
