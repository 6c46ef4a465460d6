//! Owns: the facts of a case, valid by construction: people, the enterprise, money, the congress, dates.
//! Never: law, wording, files, the clock.

mod answer;
mod case;
mod congress;
mod date;
mod dependant;
mod enterprise;
mod fund;
mod identity;
mod money;
mod own;
mod posting;
mod profile;
mod progress;
mod register;
pub mod sample;
pub mod schema;
mod stated;
mod unreached;
mod worker;

pub use answer::Answer;
pub use case::{
    Case, Choices, Consultation, Leader, MethodChoice, NameForm, Organisation, Risk, ScheduleStep,
    Signatories, Team, Version,
};
pub use congress::{
    AgendaPoint, AssemblyKind, Congress, Delegate, Item, ItemAction, MOST_SPARE_BALLOTS, NextMeeting,
    Opinion, VoteCount, VoteResult,
};
pub use date::{Date, Month, Span as DateSpan, parse_date, parse_month};
pub use dependant::{Dependant, DependantKind};
pub use enterprise::{
    Contact, Enterprise, Finance, HistoryEntry, Restructuring, RestructuringForm, Retirees,
    SuccessorOwnership,
};
pub use fund::{Account, Certainty, FundSource, FundUse, Funds, LedgerEntry, Liability, MOST_YEARS, Payment};
pub use identity::{IdNumber, IdNumberFault, Sex};
pub use money::{Money, MoneyFault};
pub use own::OwnColumn;
pub use posting::{Implementation, Posting};
pub use profile::Profile;
pub use progress::{Progress, ProgressEntry};
pub use register::{Entry, Holds, Register, RegisterColumn, RegisterKind, RegisterLimit, RegisterRow};
pub use stated::{Operation, Stated, Term, TermValue};
pub use unreached::{Attempt, Method as AttemptMethod, Unreached};
pub use worker::{
    CategoryWords, ContractTerm, Period, PostStatus, ProtectedGroup, RosterWords, Services, Worker,
    WorkerKind, is_period_shaped, parse_period, parse_period_of_months,
};
