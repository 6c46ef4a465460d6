//! Owns: the lists of rules that are the program's own, for each of which packs have words.
//! Never: a word; decides which rule holds.

use strum::{IntoStaticStr, VariantArray};

/// Why a base is not the worker's own average wage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum BaseRule {
    /// It is.
    #[default]
    Own,
    /// Held at the cap.
    Capped,
    /// Lifted to the minimum wage.
    Lifted,
    /// Lifted to the enterprise's average.
    Enterprise,
    /// Given by the formula of a local method.
    Formula,
}

/// Which service a segment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Part {
    /// Before the Labour Contract Law.
    Earlier,
    /// Under it.
    Later,
    /// All of it in one.
    Whole,
    /// All of it by the formula of a local method.
    Local,
}

/// How the living allowance is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum AllowanceForm {
    /// `monthly`: month by month, out of a reserve.
    #[default]
    Monthly,
    /// `lump_sum`: all at once, as much as the pack's formula says.
    LumpSum,
}

/// Who pays the worker's own part of the contributions until retirement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum OwnPart {
    /// `worker`: it is taken off the allowance, or paid by the worker.
    #[default]
    Worker,
    /// `enterprise`: it is set aside with the employer's part.
    Enterprise,
}
