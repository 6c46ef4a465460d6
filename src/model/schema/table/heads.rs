//! Owns: on which rows the headings of a sheet stand, titles above them and one row of groups allowed.
//! Never: reads a person.

use std::collections::{BTreeMap, BTreeSet};

use crate::written::{Row, Sheet};

use super::names::Names;
use super::shape::Shape;

/// So many rows from the top may hold the headings.
pub(crate) const TOP: usize = 30;

/// The headings of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// Line of the first row of headings, from 1.
    pub(crate) first: usize,
    /// Line of the last: the same, or the next where they are two.
    pub(crate) last: usize,
    /// By column from 0: the heading as written, of two rows both, and its usual name where it is known.
    pub(crate) columns: BTreeMap<usize, (String, Option<String>)>,
}

impl Head {
    /// How many different columns it names.
    fn known(&self) -> usize {
        self.columns.values().filter_map(|(_, usual)| usual.as_ref()).collect::<BTreeSet<_>>().len()
    }

    /// How many of the columns that a table must have.
    fn required(&self, shape: &Shape) -> usize {
        let named: BTreeSet<&str> = self.columns.values().filter_map(|(_, usual)| usual.as_deref()).collect();
        shape.required().filter(|usual| named.contains(usual)).count()
    }

    /// Whether these are without doubt the headings of such a table.
    pub(crate) fn is_clear(&self, shape: &Shape) -> bool {
        self.required(shape) * 2 >= shape.required().count()
    }
}

/// The headings: of the rows near the top the one, or the two, that name most; the first row where none names half of
/// what must be there. `None` for an empty sheet.
pub(crate) fn find(sheet: &Sheet, shape: &Shape, names: &Names) -> Option<Head> {
    let top: Vec<Row<'_>> = sheet.rows().take(TOP).collect();
    let mut best = one(*top.first()?, shape, names);
    let mut next = |head: Head| {
        if head.known() > best.known() && head.is_clear(shape) {
            best = head;
        }
    };
    for row in &top {
        next(one(*row, shape, names));
    }
    for pair in top.windows(2) {
        if let Some(head) = two(sheet, pair[0], pair[1], shape, names) {
            next(head);
        }
    }
    Some(best)
}

fn one(row: Row<'_>, shape: &Shape, names: &Names) -> Head {
    let usual = |text: &str| names.usual_of(shape.table, text).map(str::to_owned);
    let columns = row.cells().map(|(column, cell)| (column, (cell.text().to_owned(), usual(cell.text()))));
    Head { first: row.line(), last: row.line(), columns: columns.collect() }
}

/// Two rows as one head: groups above, what they hold below. `None` where the lower row cannot be one of headings: it
/// has something under a heading that needs nothing below it.
fn two(sheet: &Sheet, upper: Row<'_>, lower: Row<'_>, shape: &Shape, names: &Names) -> Option<Head> {
    let usual = |text: &str| names.usual_of(shape.table, text).map(str::to_owned);
    let mut columns = BTreeMap::new();
    let mut group = "";
    let width = upper.width().max(lower.width());
    for column in 0..width {
        let (above, below) = (upper.get(column), lower.get(column));
        if !above.is_empty() {
            group = above;
        }
        let merged = sheet.merged.top_left(upper.line() - 1, column);
        let above = match merged {
            Some((row, left)) if above.is_empty() => sheet.row(row + 1).map_or("", |row| row.get(left)),
            _ => above,
        };
        let group = if above.is_empty() && !below.is_empty() { group } else { above };
        let known = match (group, below) {
            (above, "") => usual(above),
            ("", below) => usual(below),
            (above, below) => usual(&format!("{above}{below}")).or_else(|| usual(below)),
        };
        if !below.is_empty() && known.is_none() && usual(above).is_some() {
            return None;
        }
        let written = match (group, below) {
            ("", "") => continue,
            (one, "") | ("", one) => one.to_owned(),
            (above, below) => format!("{above}/{below}"),
        };
        columns.insert(column, (written, known));
    }
    Some(Head { first: upper.line(), last: lower.line(), columns })
}

#[cfg(test)]
mod tests {
    use super::{Head, find};
    use crate::diagnostic::Source;
    use crate::model::schema::table::names::Names;
    use crate::model::schema::table::{Known, Shape};
    use crate::written::Sheet;

    const SHAPE: Shape = Shape {
        table: "roster",
        columns: &[
            Known { usual: "工号", required: true, shared: false },
            Known { usual: "姓名", required: true, shared: false },
            Known { usual: "月平均工资", required: true, shared: false },
            Known { usual: "缴费基数", required: false, shared: false },
            Known { usual: "合同期限", required: false, shared: false },
        ],
        proof: 0,
        name: 1,
        group: 2,
        may_be_empty: false,
    };

    fn head(text: &str) -> (usize, usize, Vec<String>) {
        let sheet = Sheet::of_text(&Source::new("r", text));
        let Head { first, last, columns } = find(&sheet, &SHAPE, Names::usual()).expect("a head");
        let named =
            columns.into_values().map(|(written, usual)| format!("{written}={}", usual.unwrap_or_default()));
        (first, last, named.collect())
    }

    #[test]
    fn titles_may_stand_above() {
        let (first, last, columns) = head("花名册,,\n单位：甲厂,,\n工号,姓名,月均工资\n1,张三,5000\n");
        assert_eq!((first, last), (3, 3));
        assert_eq!(columns, ["工号=工号", "姓名=姓名", "月均工资=月平均工资"]);
    }

    #[test]
    fn two_rows_are_one_head_where_the_upper_one_groups() {
        let text = "序号,工号,姓名,工资,,合同,\n,,,月平均工资,缴费基数,期限,到期日\n1,1,张三,5000,4000,,\n";
        let (first, last, columns) = head(text);
        assert_eq!((first, last), (1, 2));
        let expected = [
            "序号=",
            "工号=工号",
            "姓名=姓名",
            "工资/月平均工资=月平均工资",
            "工资/缴费基数=缴费基数",
            "合同/期限=合同期限",
            "合同/到期日=合同到期日",
        ];
        assert_eq!(columns, expected);
    }

    #[test]
    fn a_row_of_people_is_no_second_row_of_headings() {
        let (first, last, _) = head("工号,姓名,月平均工资\n姓名,缴费基数,合同期限\n");
        assert_eq!((first, last), (1, 1));
    }
}
