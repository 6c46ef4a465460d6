//! Owns: what templates may say: every field is ready to print; the one place that derives `Serialize` for them.
//! May import: assess, policy, model.
//! Never: Tera, Typst, files.

mod congress;
mod enterprise;
mod money;
mod people;
mod plan;
mod worker;

pub use congress::{CongressContext, DelegateRow, ItemLine};
pub use enterprise::{ContactContext, EnterpriseContext, FinanceRow, HistoryLine, RestructuringContext};
pub use money::{
    Account, Amount, CalendarRow, CostLine, Costs, FundsContext, SourceRow, UseRow, YearBalance, YearRow,
};
pub use people::{
    ChannelContext, ChannelItem, ChannelSetContext, GroupCount, InjuredHeads, People, RosterRow, ServiceRow,
    SetMemberRow,
};
pub use plan::{
    Arrears, CaseContext, ConsultationContext, DocumentContext, Example, GroundContext, InstrumentLine,
    InternalRetirement, LawValue, LeaderRow, MethodContext, OrganisationContext, PostingContext, RiskRow,
    ScheduleRow, SeveranceContext, TeamRow,
};
pub use worker::{PeriodLine, StatementItem, WorkerContext};

use std::collections::BTreeMap;

use serde::Serialize;

/// All that a document of an enterprise may print. `{{ … }}` in `body.typ.tera`, `case.…` in Typst code.
#[derive(Clone, Debug, Serialize)]
pub struct Context {
    /// The document being made.
    pub document: DocumentContext,
    /// Dates and choices of the case.
    pub case: CaseContext,
    /// The enterprise.
    pub enterprise: EnterpriseContext,
    /// Head counts.
    pub people: People,
    /// Channels with at least one worker, in the pack's order.
    pub channels: Vec<ChannelContext>,
    /// Every channel that the pack knows, by code; `count` is 0 where nobody takes it.
    pub channel: BTreeMap<String, ChannelContext>,
    /// Grounds on which somebody's relation ends.
    pub grounds: Vec<GroundContext>,
    /// Heads by local names of channels; empty unless the case names a set.
    pub channel_sets: Vec<ChannelSetContext>,
    /// What the plan says of rights beside the sums, by code: `unemployment`.
    pub notices: BTreeMap<String, String>,
    /// Severance in sum.
    pub severance: SeveranceContext,
    /// Internal retirement in sum.
    pub internal_retirement: InternalRetirement,
    /// What is owed from before.
    pub arrears: Arrears,
    /// Cost estimate.
    pub costs: Costs,
    /// Money.
    pub funds: FundsContext,
    /// The congress.
    pub congress: CongressContext,
    /// Asking for opinions.
    pub consultation: ConsultationContext,
    /// Who leads.
    pub organisation: OrganisationContext,
    /// Timetable.
    pub schedule: Vec<ScheduleRow>,
    /// Risks.
    pub risks: Vec<RiskRow>,
    /// Worked examples about invented workers, one for each kind of payment that the case has.
    pub examples: Vec<Example>,
    /// Instruments that the figures and the procedure rest on, in rank.
    pub instruments: Vec<InstrumentLine>,
    /// The norms that the document prints (`norms` in `document.yaml`), by parameter id.
    pub law: BTreeMap<String, LawValue>,
}
