//! Owns: the judgement of a case against a policy: a file a subject, every number with its working and article.
//! May import: policy, model, diagnostic.
//! Never: wording, Tera, Typst, files, the clock.

mod applied;
mod assessment;
mod checks;
mod compare;
mod compensation;
mod congress;
mod costs;
mod couples;
mod example;
mod facts;
mod figure;
mod figures;
mod funds;
mod internal_retirement;
mod items;
mod judgement;
mod leave;
mod method;
mod norms;
mod owed;
mod pool;
mod procedure;
mod reads;
mod retirement;
mod service;
mod sources;
mod stated;
mod unchecked;
mod unreached;
mod witness;
mod worker;

pub use applied::{Applied, Use, applied};
pub use assessment::Assessment;
pub use compare::{Comparison, ItemChange, WorkerChange, compare};
pub use compensation::{BaseRule, Part, Segment, Service, Severance, SeveranceNorms, severance};
pub use congress::{CongressNorms, PassLine, pass_line, quorum};
pub use costs::{ChannelCost, CostTable, ItemCost, SetCount, SetMember, YearCost, set_counts};
pub use example::run_example;
pub use facts::{CaseFacts, Facts, Scene};
pub use figure::{Figure, Quantity};
pub use figures::Figures;
pub use funds::{FundTable, YearBalance};
pub use internal_retirement::{Bound, Reserve, within_bound};
pub use items::{Provision, WorkedItem, worked_item};
pub use judgement::assess;
pub use method::{FormulaFault, Values, by_method, shares, units};
pub use norms::Norms;
pub use reads::reads;
pub use retirement::{Retirement, RetirementNorms, statutory};
pub use service::counted;
pub use sources::cited;
pub use stated::Reconciled;
pub use witness::Witness;
pub use worker::{SEVERANCE, WorkerAssessment};
