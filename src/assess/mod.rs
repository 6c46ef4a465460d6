//! Owns: the judgement of a case against a policy: a room a subject, every number with its working and article.
//! Never: wording, Tera, Typst, files, the clock.

mod assessment;
mod checks;
mod compare;
mod congress;
mod example;
mod facts;
mod figure;
mod figures;
mod judgement;
mod law;
mod limits;
mod money;
mod registers;
mod severance;
mod worker;

pub use assessment::Assessment;
pub use checks::stated::Reconciled;
pub use checks::witness::Witness;
pub use compare::{Comparison, ItemChange, WorkerChange, compare};
pub use congress::gates::closed_gates;
pub use congress::meeting::{CongressNorms, PassLine, pass_line, quorum};
pub use congress::next::{NextStep, next_steps};
pub use congress::order::{Course, Step, course};
pub use congress::vote::{Verdict, counts};
pub use example::run_example;
pub use facts::{CaseFacts, Facts, Scope};
pub use figure::{Figure, Figures, Quantity};

pub use figures::cells::{Cell, cell, cell_minimum, channel_cells};
pub use judgement::assess;
pub use law::applied::{Applied, Use, applied};
pub use law::door::{Door, Ledger, NormUse, Uses};
pub use law::norms::Norms;
pub use law::reads::reads;
pub use law::rests::{cited, governing};
pub use limits::Limited;
pub use money::costs::{ChannelCost, CostTable, ItemCost, SetCount, SetMember, YearCost, set_counts};
pub use money::funds::{FundTable, YearBalance};
pub use money::items::{Provision, WorkedItem, worked_item};
pub use registers::RegisterSums;
pub use severance::choice::ChosenMethod;
pub use severance::compensation::{Segment, Service, Severance, SeveranceNorms, severance};
pub use severance::method::{FormulaFault, Values, by_method, shares, units};
pub use worker::assessment::{Standing, Sums, WorkerAssessment};
pub use worker::dependants::HeadCost;
pub use worker::internal_retirement::{Bound, Reserve, ReserveNorms, within_bound};
pub use worker::retirement::{Retirement, RetirementNorms, statutory};
pub use worker::service::{counted, excluded};
pub use worker::specimen::Example;
