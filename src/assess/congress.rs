//! Owns: which body, its quorum, its pass line, and whether papers went out in time.
//! May import: model, policy, diagnostic. Never: counts votes that were not cast.

use crate::policy::Citation;

/// What is more than half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassLine {
    /// `gt_half_all`: more than half of all.
    MoreThanHalf,
    /// `ge_half_all`: half of all or more.
    HalfOrMore,
}

impl PassLine {
    /// By the word that packs use.
    #[must_use]
    pub fn named(word: &str) -> Self {
        if word == "ge_half_all" { Self::HalfOrMore } else { Self::MoreThanHalf }
    }
}

/// Norms of the congress on its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CongressNorms {
    /// Quorum as a fraction.
    pub quorum: (u32, u32),
    /// Its articles.
    pub quorum_basis: Vec<Citation>,
    /// Pass line.
    pub pass: PassLine,
    /// Its articles.
    pub pass_basis: Vec<Citation>,
    /// Papers at least so many days before.
    pub papers_days: i64,
    /// Those days must all lie between.
    pub clear_days: bool,
    /// Articles of both.
    pub papers_basis: Vec<Citation>,
    /// From so many staff on delegates meet.
    pub threshold: u32,
    /// Least number of delegates.
    pub minimum: u32,
    /// Share of the staff, in hundredths of a percent.
    pub delegates_required: u32,
    /// Articles of the number.
    pub delegates_basis: Vec<Citation>,
}

/// Least number present: the fraction of all, rounded up.
#[must_use]
pub fn quorum(entitled: u32, (numerator, denominator): (u32, u32)) -> u32 {
    (entitled * numerator).div_ceil(denominator.max(1))
}

/// Yes votes needed, counted on all who are entitled, not on those present.
#[must_use]
pub fn pass_line(entitled: u32, line: PassLine) -> u32 {
    match line {
        PassLine::MoreThanHalf => entitled / 2 + 1,
        PassLine::HalfOrMore => entitled.div_ceil(2),
    }
}

#[cfg(test)]
mod tests {
    use super::{PassLine, pass_line, quorum};

    #[test]
    fn lines_count_all_delegates() {
        for (entitled, present, yes) in
            [(90, 60, 46), (91, 61, 46), (30, 20, 16), (175, 117, 88), (193, 129, 97)]
        {
            assert_eq!(
                (quorum(entitled, (2, 3)), pass_line(entitled, PassLine::MoreThanHalf)),
                (present, yes)
            );
        }
    }
}
