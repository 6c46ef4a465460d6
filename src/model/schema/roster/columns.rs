//! Owns: the columns of a roster and the headings that name them. May import: diagnostic, written.
//! Never: reads a row.

use crate::diagnostic::{Code, Finding, Findings};
use crate::written::{Table, nearest, normalise_heading};

macro_rules! columns {
    ($($name:ident $need:ident $($heading:literal)+;)*) => {
        /// What a column tells.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Column { $($name,)* }

        /// Each column, whether a roster must have it, and its headings, normalised, the usual one first.
        const COLUMNS: &[(Column, bool, &[&str])] = &[$((Column::$name, columns!($need), &[$($heading),+]),)*];
    };
    (required) => { true };
    (optional) => { false };
}

columns! {
    Number required "工号" "number" "职工编号" "编号";
    Name required "姓名" "name";
    Sex required "性别" "sex";
    IdNumber required "身份证号" "id_number" "身份证号码" "公民身份号码";
    Birth optional "出生日期" "birth" "出生年月日";
    Unit required "单位" "unit" "部门";
    Post required "岗位" "post";
    Status required "在岗情况" "status";
    Kind required "用工性质" "kind";
    ContractTerm required "合同期限" "contract_term";
    ContractEnd optional "合同到期日" "contract_end";
    HiredOn required "进入本企业日期" "hired_on" "入职日期" "入职时间" "入厂时间" "入厂日期" "进厂时间" "进厂日期";
    Merged optional "合并工龄" "merged";
    Excluded optional "扣除工龄" "excluded";
    RetirementCategory required "退休类别" "retirement_category";
    Trade optional "特殊工种" "trade";
    TradeYears optional "特殊工种年限" "trade_years";
    RetiresIn optional "选定退休月份" "retires_in";
    AverageWage required "月平均工资" "average_wage";
    LeaveWage optional "不含加班月均工资" "leave_wage";
    InjuryWage optional "工伤计发工资" "injury_wage";
    InsuranceBase required "缴费基数" "insurance_base";
    WageArrears optional "拖欠工资" "wage_arrears";
    OtherArrears optional "其他欠款" "other_arrears";
    UnusedLeaveDays optional "未休年休假天数" "unused_leave_days";
    InjuryGrade optional "伤残等级" "injury_grade";
    Protected optional "保护情形" "protected";
    Spouse optional "配偶工号" "spouse";
    Channel required "安置渠道" "channel";
    ConsentOn optional "意愿签字日期" "consent_on";
    AtOwnRequest optional "本人提出" "at_own_request";
    RefusedRenewal optional "拒绝同等条件续订" "refused_renewal";
    LatePaymentOn optional "延期付款签字日期" "late_payment_on";
    LastMonthWage optional "上月工资" "last_month_wage";
    NoticeGiven optional "已提前通知" "notice_given";
    ContributionMonths optional "缴费月数" "contribution_months";
    UnemploymentYears optional "失业保险缴费年数" "unemployment_years";
    JobOffers optional "岗位推荐次数" "job_offers";
    Guidance optional "职业指导次数" "guidance";
    EmploymentService optional "就业服务次数" "employment_service";
    Training optional "职业培训次数" "training";
    HardToReemploy optional "再就业困难" "hard_to_reemploy";
    Reason optional "照顾理由" "reason";
    Phone optional "联系电话" "phone";
    Remark optional "备注" "remark";
}

/// Headings of offices that say nothing a case needs; none of them is a slip for one that does.
const IGNORED: [&str; 14] = [
    "序号",
    "民族",
    "籍贯",
    "文化程度",
    "学历",
    "政治面貌",
    "婚姻状况",
    "参加工作时间",
    "参加工作日期",
    "职称",
    "技能等级",
    "家庭住址",
    "户籍地址",
    "年龄",
];

/// The line on which the headings of a table stand instead of the first: the one that names most of the required
/// columns, and at least half of them. `None` where the first line names as many.
pub(super) fn elsewhere(table: &Table) -> Option<usize> {
    let required: Vec<&[&str]> =
        COLUMNS.iter().filter(|(_, required, _)| *required).map(|(.., names)| *names).collect();
    let known = |texts: &mut dyn Iterator<Item = String>| {
        let texts: Vec<String> = texts.collect();
        required.iter().filter(|names| texts.iter().any(|text| names.contains(&text.as_str()))).count()
    };
    let first = known(&mut table.headings.iter().map(|heading| heading.normal.clone()));
    let below = table.early.iter();
    let best = below.map(|row| (known(&mut row.fields().map(normalise_heading)), row.line));
    let (found, line) = best.max_by_key(|(found, line)| (*found, std::cmp::Reverse(*line)))?;
    (found > first && found * 2 >= required.len()).then_some(line)
}

/// Where each column stands in a table.
pub(super) struct Columns([Option<usize>; COLUMNS.len()]);

impl Columns {
    /// Finds the columns; reports those that are missing, unknown or there twice.
    pub(super) fn find(table: &Table, findings: &mut Findings) -> Self {
        let place = |at: usize| table.place(table.heading_line, Some(at));
        let mut found = Self([None; COLUMNS.len()]);
        for (at, heading) in table.headings.iter().enumerate() {
            let known = COLUMNS.iter().position(|(.., names)| names.contains(&heading.normal.as_str()));
            let Some(column) = known else {
                if heading.normal.is_empty() {
                    continue;
                }
                let names = COLUMNS.iter().flat_map(|(.., names)| names.iter().copied());
                let near = if IGNORED.contains(&heading.normal.as_str()) {
                    ""
                } else {
                    nearest(&heading.normal, names)
                };
                // what is no slip for a known column takes nothing away
                let code = if near.is_empty() { Code::IgnoredColumn } else { Code::UnknownColumn };
                let finding = Finding::new(code, place(at)).fact("column", &heading.written);
                findings.push(finding.fact("nearest", near));
                continue;
            };
            match found.0[column] {
                Some(first) => findings.push(
                    Finding::new(Code::DuplicateColumn, place(at))
                        .fact("column", &heading.written)
                        .fact("first", first + 1),
                ),
                None => found.0[column] = Some(at),
            }
        }
        for (at, (_, required, names)) in COLUMNS.iter().enumerate() {
            if *required && found.0[at].is_none() {
                let heading_row = table.place(table.heading_line, None);
                let usual = names.first().copied().unwrap_or_default();
                findings.push(Finding::new(Code::MissingColumn, heading_row).fact("column", usual));
            }
        }
        found
    }

    /// The column's place in the table.
    pub(super) fn get(&self, column: Column) -> Option<usize> {
        self.0.get(column as usize).copied().flatten()
    }
}
