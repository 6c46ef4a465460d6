//! Owns: what templates may say: every field is ready to print; the one place that derives `Serialize` for
//! them.
//! Never: Tera, Typst, files.

mod congress;
mod enterprise;
mod money;
mod people;
mod plan;
mod procedure;
mod register;
mod worker;

pub use congress::{
    AgendaLine, CongressContext, CounterRow, DelegateRow, DelegationRow, ItemLine, NextMeetingContext,
    OpinionRow, VoteContext, VoteLine,
};
pub use enterprise::{ContactContext, EnterpriseContext, FinanceRow, HistoryLine, RestructuringContext};
pub use money::{
    Account, Amount, CalendarRow, CostLine, Costs, FundsContext, SourceRow, UseRow, YearBalance, YearRow,
};
pub use people::{
    ChannelContext, ChannelItem, ChannelSetContext, GroupCount, InjuredHeads, People, SetMemberRow,
};
pub use plan::{
    Arrears, CaseContext, ConsultationContext, DocumentContext, Example, GroundContext,
    ImplementationContext, InstrumentLine, InternalRetirement, LawValue, LeaderRow, MethodContext,
    OrganisationContext, PostingContext, RiskRow, ScheduleRow, SeveranceContext, TeamRow,
};
pub use procedure::{ProcedureContext, StageLimit, StageRow};
pub use register::RegisterContext;
pub use worker::{PeriodLine, StatementItem, WorkerContext};
