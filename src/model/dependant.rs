//! Owns: people beside the roster for whom the enterprise pays: retirees, veteran cadres, survivors.
//! Never: judges.

use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::Place;

use super::{Date, Money, Month, Sex};

/// What a person is to the enterprise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum DependantKind {
    /// 退休人员
    Retired,
    /// 离休人员
    VeteranCadre,
    /// 遗属
    Survivor,
}

/// One row of `retirees.csv` or `survivors.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependant {
    /// 编号, unique in its file.
    pub number: String,
    /// 类别; a survivor's follows from the file.
    pub kind: DependantKind,
    /// 性别
    pub sex: Sex,
    /// 出生日期
    pub birth: Date,
    /// 关系 to the worker who died; empty for retirees.
    pub relation: String,
    /// 每月标准: what the enterprise pays a month; `None` where it pays nothing or the file does not say.
    pub monthly: Option<Money>,
    /// 截止月份: last month paid; `None` where it has no end or the file does not say.
    pub until: Option<Month>,
    /// The row.
    pub at: Place,
}
