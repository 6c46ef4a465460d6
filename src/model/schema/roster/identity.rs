//! Owns: what identity number, sex, dates and retirement category must agree on, and special trades.
//! Never: puts a whole identity number into a finding.

use crate::diagnostic::{Code, Finding};
use crate::model::{CategoryWords, Date, IdNumber, IdNumberFault, RosterWords, Sex};
use crate::written::{choose, code_point};

use super::columns::Column;
use crate::model::schema::table::{Cells, Form, without_blanks};

/// Reads the identity number and compares its sex with the one written.
pub(super) fn id_number(cells: &mut Cells<'_, '_>, sex: Option<Sex>) -> Option<IdNumber> {
    let written = cells.required_code(Column::IdNumber)?;
    let closed = without_blanks(&written);
    if closed.is_some() {
        cells.saw(Form::Spaced, Column::IdNumber);
    }
    let text = closed.as_deref().unwrap_or(&written);
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
        (Err(IdNumberFault::Mark(mark)), _) => {
            told(Code::IdNumberShape).fact("mark", mark).fact("character", code_point(*mark))
        }
        (Err(IdNumberFault::Old(right)), _) => told(Code::IdNumberOld).fact("right", right),
        (Err(IdNumberFault::Check(right)), _) => told(Code::IdNumberCheck).fact("right", right),
    };
    cells.findings.push(finding);
    number.ok()
}

/// The code of the category. Where none is written, the one that is certain for the sex, if the policy has one.
/// Without a policy any word is taken: its absence has its own finding.
pub(super) fn category(
    cells: &mut Cells<'_, '_>,
    sex: Option<Sex>,
    words: Option<&RosterWords>,
) -> Option<String> {
    cells.table.column(Column::RetirementCategory.into())?;
    let text = cells.optional(Column::RetirementCategory);
    let Some(words) = words else { return Some(text.unwrap_or_default().to_owned()) };
    let of_sex = |sex: Sex| words.categories.iter().filter(move |category| category.sex == sex);
    let Some(text) = text else {
        let usual = sex.and_then(|sex| of_sex(sex).find(|category| category.usual));
        if let (None, Some(sex)) = (usual, sex) {
            let finding = cells.finding(Column::RetirementCategory, Code::RetirementCategoryMissing);
            let finding =
                finding.fact("worker", cells.plain(Column::Number)).fact("allowed", usual_names(of_sex(sex)));
            cells.findings.push(finding);
        }
        return usual.map(|category| category.code.clone());
    };
    let choices: Vec<(&str, &CategoryWords)> = (words.categories.iter())
        .flat_map(|category| category.names.iter().map(move |name| (name.as_str(), category)))
        .collect();
    let category = cells.accept(Column::RetirementCategory, choose(text, &choices))?;
    if let Some(sex) = sex.filter(|sex| *sex != category.sex) {
        let finding = cells.finding(Column::RetirementCategory, Code::RetirementCategorySex);
        let finding = finding.fact("category", text).fact("sex", word(sex));
        cells.findings.push(finding.fact("allowed", usual_names(of_sex(sex))));
    }
    Some(category.code.clone())
}

/// The code of the special trade in which the worker has served; `None` where the cell is empty.
pub(super) fn trade(cells: &mut Cells<'_, '_>, words: Option<&RosterWords>) -> Option<String> {
    let text = cells.optional(Column::Trade)?;
    let Some(words) = words else { return Some(text.to_owned()) };
    let of_word = words.trades.iter().map(|(word, code)| (word.as_str(), code.as_str()));
    let choices: Vec<(&str, &str)> =
        of_word.chain(words.trades.iter().map(|(_, code)| (code.as_str(), code.as_str()))).collect();
    cells.accept(Column::Trade, choose(text, &choices)).map(str::to_owned)
}

fn usual_names<'w>(categories: impl Iterator<Item = &'w CategoryWords>) -> String {
    let names: Vec<&str> =
        categories.filter_map(|category| category.names.first()).map(String::as_str).collect();
    names.join(", ")
}

/// Birth before hiring before the base date.
pub(super) fn order(cells: &mut Cells<'_, '_>, birth: Option<Date>, hired: Option<Date>, base: Option<Date>) {
    let written = !cells.written(Column::Birth).is_empty();
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
pub(crate) fn masked(text: &str) -> String {
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
