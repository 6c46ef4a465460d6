//! Owns: the judgement of a case against a policy: a file a subject, every number with its working and article.
//! May import: policy, model, diagnostic.
//! Never: wording, Tera, Typst, files, the clock.

mod assessment;
mod compensation;
mod congress;
mod costs;
mod figure;
mod funds;
mod internal_retirement;
mod norms;
mod procedure;
mod protection;
mod retirement;
mod service;
mod totals;
mod worker;

pub use assessment::{Assessment, assess};
pub use compensation::{BaseRule, Segment, Service, Severance, SeveranceNorms, Tail, severance};
pub use congress::{CongressNorms, PassLine, pass_line, quorum};
pub use costs::{ChannelCost, CostTable, ItemCost, YearCost};
pub use figure::{Figure, Quantity};
pub use funds::{FundTable, YearBalance};
pub use internal_retirement::{Bound, Reserve, within_bound};
pub use norms::Norms;
pub use retirement::{Retirement, RetirementNorms, statutory};
pub use service::counted;
pub use totals::totals;
pub use worker::{SEVERANCE, WorkerAssessment};
