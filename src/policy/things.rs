//! Owns: the names of facts of money, steps, printed figures, rules and segments.
//! Never: a name of a worker's fact or of the case; `vocabulary` has those.

use super::Kind::{self, Day, Number, Text, Truth};

pub(super) const SOURCE: &[(&str, Kind)] = &[
    ("资金名称", Text),
    ("资金种类", Text),
    ("资金数额", Number),
    ("有凭证", Truth),
    ("须偿还", Truth),
    ("已写偿还", Truth),
    ("落实程度", Text),
    ("用途已列", Truth),
    ("用途合计", Number),
    ("用途不符数额", Number),
];

pub(super) const YEAR: &[(&str, Kind)] = &[("年度", Number), ("年度缺口", Number), ("末年度", Truth)];

pub(super) const PROVISION: &[(&str, Kind)] = &[
    ("项目", Text),
    ("名称", Text),
    ("人数", Number),
    ("标准", Number),
    ("本金", Number),
    ("天数", Number),
    ("欠费起日", Day),
    ("月数", Number),
    ("年数", Number),
    ("起始年", Number),
    ("日程年", Number),
    ("一次支付", Truth),
    ("付给本人", Truth),
    ("名册也列了", Truth),
];

pub(super) const DEPENDANT: &[(&str, Kind)] = &[
    ("编号", Text),
    ("人员类别", Text),
    ("性别", Text),
    ("年龄", Number),
    ("出生年", Number),
    ("关系", Text),
    ("每月标准", Number),
    ("已填每月标准", Truth),
    ("补助月数", Number),
    ("已填截止月份", Truth),
];

pub(super) const STEP: &[(&str, Kind)] = &[
    ("前一步骤", Text),
    ("前一步骤编号", Text),
    ("后一步骤", Text),
    ("前一步骤日期", Day),
    ("后一步骤日期", Day),
    ("前一步骤缺", Truth),
    ("次序颠倒", Truth),
    ("间隔", Number),
    ("最少间隔", Number),
    ("最多间隔", Number),
    ("间隔不足", Truth),
    ("间隔超过", Truth),
    ("间隔单位", Text),
];

pub(super) const STATED: &[(&str, Kind)] = &[
    ("事项", Text),
    ("公布数", Number),
    ("复算数", Number),
    ("相差", Number),
    ("用词", Text),
    ("应有用词", Text),
    ("用词不符", Truth),
];

pub(super) const RULE: &[(&str, Kind)] = &[
    ("名称", Text),
    ("依据条文", Text),
    ("适用人数", Number),
    ("适用金额", Number),
    ("以前工龄人数", Number),
    ("以前工龄计算", Truth),
    ("上限月数", Number),
    ("达上限人数", Number),
    ("提到企业平均", Truth),
    ("尾数", Text),
];

pub(super) const SEGMENT: &[(&str, Kind)] = &[
    ("段工龄", Text),
    ("折算月数", Number),
    ("计发月数", Number),
    ("段基数", Number),
    ("段金额", Number),
    ("基数来源", Text),
    ("依据条文", Text),
];
