//! Owns: which facts are amounts in yuan.
//! Never: an amount.

/// Numbers that are yuan: words print them to the fen, whatever their size.
const YUAN: &[&str] = &[
    "本人月平均工资",
    "上月工资",
    "工伤计发工资",
    "不含加班月均工资",
    "缴费基数",
    "拖欠工资",
    "其他欠款",
    "经济补偿",
    "法定经济补偿",
    "一次性补偿收入",
    "应税经济补偿",
    "应付合计",
    "预留合计",
    "内退月生活费",
    "内退一次性生活费",
    "企业月平均工资",
    "需要资金",
    "落实资金",
    "计划资金",
    "资金缺口",
    "台账收入",
    "台账支出",
    "台账个人支出",
    "个人应付合计",
    "资金数额",
    "用途合计",
    "用途不符数额",
    "年度缺口",
    "标准",
    "每月标准",
    "本金",
    "适用金额",
    "段基数",
    "段金额",
];

/// Whether a fact is an amount in yuan.
#[must_use]
pub fn is_yuan(name: &str) -> bool {
    YUAN.contains(&name)
}
