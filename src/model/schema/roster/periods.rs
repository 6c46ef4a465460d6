//! Owns: stretches of service written in one cell, such as `1986-12-01至1990-11-30 参军；…`.
//! Never: counts service.

use crate::diagnostic::Code;
use crate::model::{Date, Period, is_period_shaped, parse_period, parse_period_of_months};
use crate::written::Fault;

use super::columns::Column;
use crate::model::schema::table::Cells;

/// Reads the stretches of a cell; every bad one is told, the others are kept.
pub(super) fn read(cells: &mut Cells<'_, '_>, column: Column) -> Vec<Period> {
    let Some(text) = cells.optional(column) else { return Vec::new() };
    let mut periods: Vec<Period> = Vec::new();
    for part in text.split([';', '；', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let Some(period) = cells.accept(column, one(part)) else { continue };
        if period.last < period.first {
            let finding = cells.finding(column, Code::PeriodReversed);
            cells.findings.push(finding.fact("first", period.first).fact("last", period.last));
            continue;
        }
        if let Some(other) =
            periods.iter().find(|other| other.first <= period.last && period.first <= other.last)
        {
            let finding = cells.finding(column, Code::PeriodsOverlap);
            cells.findings.push(finding.fact("first", interval(other)).fact("second", interval(&period)));
        }
        periods.push(period);
    }
    periods
}

/// Service merged from elsewhere must lie before this enterprise's own, or its days would count twice.
pub(super) fn before_hiring(cells: &mut Cells<'_, '_>, merged: &[Period], hired: Option<Date>) {
    let Some(hired) = hired else { return };
    for period in merged.iter().filter(|period| period.last >= hired) {
        let finding = cells.finding(Column::Merged, Code::PeriodsOverlap);
        cells.findings.push(finding.fact("first", interval(period)).fact("second", format!("{hired}/")));
    }
}

fn one(part: &str) -> Result<Period, Fault> {
    parse_period(part).ok_or_else(|| {
        let months = parse_period_of_months(part);
        if is_period_shaped(part) && !months {
            return Fault::new(Code::NotADate, part);
        }
        Fault::new(Code::PeriodShape, part).fact("months", if months { "yes" } else { "no" })
    })
}

/// As the standard writes it: `1986-12-01/1990-11-30`.
fn interval(period: &Period) -> String {
    format!("{}/{}", period.first, period.last)
}
