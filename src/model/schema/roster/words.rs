//! Owns: the words that a roster uses for lists of facts.
//! Never: a word that a sentence needs; those live in `policies/` and `locales/`.

use crate::model::{ContractTerm, PostStatus, ProtectedGroup, WorkerKind};

/// Words that answer a question with no.
pub(super) const NONE: &[&str] = &["无", "否", "没有", "none", "no"];

/// Words and marks that say of a contract that it has no last day.
pub(super) const NO_END: &[&str] = &["无固定期限", "无期限", "长期", "无", "/", "-", "—", "——"];

pub(super) const STATUSES: &[(&str, PostStatus)] = &[
    ("在岗", PostStatus::OnPost),
    ("待岗", PostStatus::Waiting),
    ("停薪留职", PostStatus::UnpaidLeave),
    ("长病", PostStatus::SickLeave),
    ("借调", PostStatus::Seconded),
    ("内退", PostStatus::InternallyRetired),
    ("已内退", PostStatus::InternallyRetired),
];

pub(super) const KINDS: &[(&str, WorkerKind)] = &[
    ("固定工", WorkerKind::Permanent),
    ("合同制职工", WorkerKind::Contract),
    ("合同制", WorkerKind::Contract),
];

pub(super) const TERMS: &[(&str, ContractTerm)] = &[
    ("固定期限", ContractTerm::Fixed),
    ("无固定期限", ContractTerm::OpenEnded),
    ("以完成一定工作任务为期限", ContractTerm::Task),
];

pub(super) const GROUPS: &[(&str, ProtectedGroup)] = &[
    ("接触职业病危害作业", ProtectedGroup::HazardUnchecked),
    ("疑似职业病", ProtectedGroup::SuspectedOccupationalDisease),
    ("职业病", ProtectedGroup::OccupationalDisease),
    ("医疗期内", ProtectedGroup::MedicalPeriod),
    ("孕期产期哺乳期", ProtectedGroup::Maternity),
    ("工会干部任期内", ProtectedGroup::UnionOfficer),
    ("劳动模范", ProtectedGroup::ModelWorker),
    ("高技能人才", ProtectedGroup::HighlySkilled),
    ("烈军属", ProtectedGroup::ServiceFamily),
    ("残疾人", ProtectedGroup::Disabled),
    ("退役军人", ProtectedGroup::Veteran),
    ("就业困难人员", ProtectedGroup::HardToPlace),
    ("医疗期满鉴定五至十级", ProtectedGroup::IllnessGraded),
];

pub(super) const GRADES: &[(&str, u8)] = &[
    ("一级", 1),
    ("二级", 2),
    ("三级", 3),
    ("四级", 4),
    ("五级", 5),
    ("六级", 6),
    ("七级", 7),
    ("八级", 8),
    ("九级", 9),
    ("十级", 10),
    ("1", 1),
    ("2", 2),
    ("3", 3),
    ("4", 4),
    ("5", 5),
    ("6", 6),
    ("7", 7),
    ("8", 8),
    ("9", 9),
    ("10", 10),
];
