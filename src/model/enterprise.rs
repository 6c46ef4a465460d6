//! Owns: who the enterprise is.
//! Never: judges.

use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::Place;

use super::{Date, Money};

/// The enterprise, from `enterprise.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enterprise {
    /// `name`
    pub name: String,
    /// `short_name`, used after the first mention.
    pub short_name: String,
    /// `credit_code`: uniform social credit code, 18 characters.
    pub credit_code: String,
    /// `kind`, such as 有限责任公司（国有控股）.
    pub kind: String,
    /// `industry`
    pub industry: String,
    /// `superior`: parent company or supervising body.
    pub superior: String,
    /// `established`
    pub established: Date,
    /// `address`
    pub address: String,
    /// `legal_representative`
    pub legal_representative: String,
    /// `registered_capital`
    pub registered_capital: Money,
    /// `business`: what it makes and does.
    pub business: String,
    /// `history`: dated entries.
    pub history: Vec<HistoryEntry>,
    /// `finance`: last three years.
    pub finance: Vec<Finance>,
    /// `restructuring`
    pub restructuring: Restructuring,
    /// `roll`: people on the roll that the enterprise states; must equal the roster.
    pub roll: u32,
    /// `roll`'s place.
    pub roll_at: Place,
    /// `retirees`: not in the roster.
    pub retirees: Retirees,
    /// `posting_places`: where notices are posted.
    pub posting_places: Vec<String>,
    /// `hr_office`
    pub hr_office: Contact,
    /// `union`
    pub union: Contact,
    /// `upper_union`: the union above it; empty where the case does not say.
    pub upper_union: String,
    /// `supervision`: who takes complaints.
    pub supervision: Contact,
    /// `labour_authority`: name of the local HR bureau.
    pub labour_authority: String,
}

/// One line of history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// `on`: a year, a month or a day, as the enterprise knows it.
    pub on: String,
    /// `event`
    pub event: String,
}

/// One year's accounts, in yuan. A loss is entered in `loss`, a profit in `profit`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finance {
    /// `year`
    pub year: i32,
    /// `assets`
    pub assets: Money,
    /// `liabilities`
    pub liabilities: Money,
    /// `revenue`
    pub revenue: Money,
    /// `profit`
    pub profit: Money,
    /// `loss`
    pub loss: Money,
}

/// What happens to the enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restructuring {
    /// `form`
    pub form: RestructuringForm,
    /// `reason`: whole sentences for the plan.
    pub reason: String,
    /// `decided_by`, such as 董事会第×次会议.
    pub decided_by: String,
    /// `decided_on`
    pub decided_on: Date,
    /// `stopped_on`: production stopped.
    pub stopped_on: Option<Date>,
    /// `fully_closed`: nothing goes on; decides which protections apply.
    pub fully_closed: bool,
    /// `continues_as`: the unit that keeps on those who stay.
    pub continues_as: String,
    /// `successor_ownership`: who controls the unit that takes over; not stated where nobody does, or it is not known.
    pub successor_ownership: Option<SuccessorOwnership>,
}

/// Who controls the unit that takes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum SuccessorOwnership {
    /// `state_controlled`: contracts go on (国办发〔2005〕60号)
    StateControlled,
    /// `other`
    Other,
}

/// Form of restructuring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum RestructuringForm {
    /// `suspension`: production stops, the company goes on (停产分流)
    Suspension,
    /// `ownership_change`: change of ownership or form (改制)
    OwnershipChange,
    /// `capacity_cut`: closing capacity by order (去产能)
    CapacityCut,
    /// `closure`: closed by decision (关闭)
    Closure,
    /// `bankruptcy`
    Bankruptcy,
}

/// Retirees, counted apart from the roster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retirees {
    /// `retired`: 退休人员
    pub retired: u32,
    /// `veteran_cadres`: 离休人员
    pub veteran_cadres: u32,
    /// `survivors`: 遗属
    pub survivors: u32,
    /// `arrangement`: how they are looked after, whole sentences.
    pub arrangement: String,
}

impl Retirees {
    /// Retired people and veteran cadres.
    #[must_use]
    pub fn pensioners(&self) -> u64 {
        u64::from(self.retired) + u64::from(self.veteran_cadres)
    }
}

/// An office that people can reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// `name` of the office.
    pub name: String,
    /// `person`
    pub person: String,
    /// `phone`
    pub phone: String,
    /// `place`
    pub place: String,
}
