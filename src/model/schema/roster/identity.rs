//! Owns: what identity number, sex, dates and retirement category must agree on. May import: diagnostic, this
//! room and the one above. Never: puts a whole identity number into a finding.

use crate::diagnostic::{Code, Finding};
use crate::model::{Date, IdNumber, IdNumberFault, RetirementCategory, Sex};

use super::cells::Cells;
use super::columns::Column;
use super::words::CATEGORIES;

/// Reads the identity number and compares its sex with the one written.
pub(super) fn id_number(cells: &mut Cells<'_, '_>, sex: Option<Sex>) -> Option<IdNumber> {
    let text = cells.required(Column::IdNumber)?;
    let told = |code| cells.finding(Column::IdNumber, code).fact("masked", masked(text));
    let number = IdNumber::parse(text);
    let finding = match (&number, sex) {
        (Ok(number), Some(sex)) if number.sex() != sex => {
            let at = cells.place(Column::IdNumber);
            let finding = Finding::new(Code::IdNumberConflict, at).fact("masked", masked(text));
            let finding = finding.fact("column", cells.heading(Column::Sex));
            finding.fact("stated", word(sex)).fact("from_id", word(number.sex()))
        }
        (Ok(_), _) => return number.ok(),
        (Err(IdNumberFault::Lost), _) => told(Code::IdNumberLost),
        (Err(IdNumberFault::Shape), _) => told(Code::IdNumberShape),
        (Err(IdNumberFault::Check(right)), _) => told(Code::IdNumberCheck).fact("right", right),
    };
    cells.findings.push(finding);
    number.ok()
}

/// The category is certain for men; for women it is never guessed.
pub(super) fn category(cells: &mut Cells<'_, '_>, sex: Option<Sex>) -> Option<RetirementCategory> {
    cells.columns.get(Column::RetirementCategory)?;
    let Some(text) = cells.optional(Column::RetirementCategory) else {
        if sex == Some(Sex::Female) {
            let finding = cells.finding(Column::RetirementCategory, Code::RetirementCategoryMissing);
            cells.findings.push(finding.fact("worker", cells.worker()));
        }
        return (sex == Some(Sex::Male)).then_some(RetirementCategory::M60);
    };
    let choice = crate::written::choose(text, CATEGORIES);
    let category = cells.accept(Column::RetirementCategory, choice)?;
    if sex.is_some_and(|sex| (sex == Sex::Male) != (category == RetirementCategory::M60)) {
        let finding = cells.finding(Column::RetirementCategory, Code::RetirementCategorySex);
        cells.findings.push(finding.fact("category", text).fact("sex", sex.map_or("", word)));
    }
    Some(category)
}

/// Birth before hiring before the base date.
pub(super) fn order(cells: &mut Cells<'_, '_>, birth: Option<Date>, hired: Option<Date>, base: Option<Date>) {
    let written = cells.columns.get(Column::Birth).is_some_and(|at| !cells.row.get(at).is_empty());
    let birth_column = if written { Column::Birth } else { Column::IdNumber };
    let wrong = [
        (birth_column, Code::BornAfterBase, birth, base, "birth", "base"),
        (Column::HiredOn, Code::HiredAfterBase, hired, base, "hired", "base"),
        (Column::HiredOn, Code::HiredBeforeBirth, birth, hired, "birth", "hired"),
    ];
    for (column, code, earlier, later, first, second) in wrong {
        if let (Some(earlier), Some(later)) = (earlier, later)
            && earlier > later
        {
            let finding = cells.finding(column, code).fact(first, earlier).fact(second, later);
            cells.findings.push(finding);
        }
    }
}

fn word(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "男",
        Sex::Female => "女",
    }
}

/// The first four and the last four characters; of a shorter text the first two.
fn masked(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    let (first, last) = if all.len() >= 12 { (4, 4) } else { (all.len().min(2), 0) };
    let hidden = all.len() - first - last;
    all[..first]
        .iter()
        .copied()
        .chain(std::iter::repeat_n('*', hidden.min(10)))
        .chain(all[first + hidden..].iter().copied())
        .collect()
}
