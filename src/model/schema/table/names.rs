//! Owns: by which names offices call the columns of a table, from `columns.yaml` and a case's own file of
//! that name.
//! Never: reads a row.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::{Code, Finding, Findings, Place, Source};
use crate::model::schema::register::kinds;
use crate::model::{OwnColumn, RegisterKind};
use crate::written::{Key, Node, Value, nearest, parse};

use super::own;

/// Tables of people.
const TABLES: [&str; 3] = ["roster", "retirees", "survivors"];

const COLUMNS: &str = include_str!("columns.yaml");

/// The kind of table in which a case may have columns of its own.
const OWN_IN: &str = "roster";

/// The names of one kind of table, ready to compare.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// Kind of table, then name as it is compared, then usual name.
    tables: BTreeMap<String, BTreeMap<String, String>>,
    ignored: Vec<String>,
    unlike: BTreeMap<String, Vec<String>>,
    units: Vec<String>,
    totals: Vec<String>,
    footers: Vec<String>,
    scales: Vec<String>,
    own: Vec<OwnColumn>,
}

impl Names {
    /// Those that the program carries.
    pub(crate) fn usual() -> &'static Self {
        static NAMES: OnceLock<Names> = OnceLock::new();
        NAMES.get_or_init(|| {
            let mut names = Self::default();
            // a test proves that the file can be read
            if let Some(node) = parse(&Source::new("columns.yaml", COLUMNS), &mut Findings::default()) {
                names.fill(&node, &mut Findings::default(), true);
            }
            kinds().iter().for_each(|kind| names.register(kind));
            names
        })
    }

    /// The same with those of a case; what is wrong in its file is told there.
    pub(crate) fn with(case: Option<&Arc<Source>>, findings: &mut Findings) -> Self {
        let mut names = Self::usual().clone();
        if let Some(node) = case.and_then(|source| parse(source, findings)) {
            names.fill(&node, findings, false);
        }
        names
    }

    /// The usual name of a heading in a kind of table.
    pub(crate) fn usual_of(&self, table: &str, heading: &str) -> Option<&str> {
        self.tables.get(table)?.get(&self.compared(heading)).map(String::as_str)
    }

    /// The columns that a case declares for itself; a roster alone has such.
    pub(crate) fn own_of(&self, table: &str) -> &[OwnColumn] {
        if table == OWN_IN { &self.own } else { &[] }
    }

    /// Whether a heading is one that offices have and nothing here needs.
    pub(crate) fn is_ignored(&self, heading: &str) -> bool {
        self.ignored.contains(&self.compared(heading))
    }

    /// The name that a heading was most likely meant to be; empty where none is near.
    pub(crate) fn nearest(&self, table: &str, heading: &str) -> &str {
        let heading = self.compared(heading);
        // what stands in brackets may change the meaning, so it is asked about
        let stem = heading.split_once('(').map_or("", |(stem, _)| stem);
        if let Some(usual) = self.usual_of(table, stem) {
            return usual;
        }
        let names = self.tables.get(table).into_iter().flat_map(|names| names.keys());
        nearest(&heading, names.map(String::as_str))
    }

    /// Whether a heading looks like what the column of a usual name tells, and tells something else.
    pub(crate) fn is_unlike(&self, usual: &str, heading: &str) -> bool {
        self.unlike.get(usual).is_some_and(|names| names.contains(&self.compared(heading)))
    }

    /// Whether a cell says that its row is a sum.
    pub(crate) fn is_total(&self, text: &str) -> bool {
        let text = self.compared(text);
        // longer words than these are a remark
        text.chars().count() <= 12
            && self.totals.iter().any(|word| text.starts_with(word) || text.ends_with(word))
    }

    /// Whether a cell opens the lines that stand under a table.
    pub(crate) fn is_footer(&self, text: &str) -> bool {
        let text = self.compared(text);
        self.footers.iter().any(|word| text.starts_with(word))
    }

    /// The unit of amounts that a line above the headings states, where it is not the yuan.
    pub(crate) fn scale(&self, text: &str) -> Option<&str> {
        self.scales.iter().find(|scale| text.contains(scale.as_str())).map(String::as_str)
    }

    /// A heading without blanks, marks of obligation and units, full-width letters made half-width, small.
    pub(crate) fn compared(&self, heading: &str) -> String {
        let plain = folded(heading);
        let unit = |unit: &String| plain.strip_suffix(')')?.strip_suffix(unit.as_str())?.strip_suffix('(');
        self.units.iter().find_map(unit).unwrap_or(&plain).to_owned()
    }

    fn fill(&mut self, node: &Node, findings: &mut Findings, own: bool) {
        let Value::Map(entries) = &node.value else {
            let wrong = Finding::new(Code::WrongType, node.head()).fact("key", "");
            findings.push(wrong.fact("expected", "map").fact("found", node.kind()));
            return;
        };
        for (key, node) in entries {
            let lists = [
                ("ignored", &mut self.ignored),
                ("units", &mut self.units),
                ("totals", &mut self.totals),
                ("footers", &mut self.footers),
            ];
            if let Some((_, list)) = lists.into_iter().find(|(name, _)| *name == key.text) {
                list.extend(texts(key, node, findings).iter().map(|text| folded(text)));
                continue;
            }
            match key.text.as_str() {
                table if TABLES.contains(&table) || is_register(table) => {
                    self.table(&key.text, node, findings, own)
                }
                "own" if !own => self.own(node, findings),
                "scales" if own => self.scales = texts(key, node, findings),
                "unlike" if own => {
                    for (usual, others) in map(node) {
                        let others = texts(usual, others, findings);
                        self.unlike
                            .insert(usual.text.clone(), others.iter().map(|name| folded(name)).collect());
                    }
                }
                _ => {
                    let known = TABLES.into_iter().chain(["own", "ignored", "units", "totals", "footers"]);
                    let known = known.chain(kinds().iter().map(|kind| kind.id));
                    let finding = Finding::new(Code::UnknownKey, Place::Text(key.span.clone()));
                    let near = nearest(&key.text, known);
                    findings.push(finding.fact("key", &key.text).fact("nearest", near));
                }
            }
        }
    }

    fn register(&mut self, kind: &RegisterKind) {
        let names = self.tables.entry(kind.id.to_owned()).or_default();
        for column in &kind.columns {
            for name in [column.heading, column.id].into_iter().chain(column.others.iter().copied()) {
                names.insert(folded(name), column.heading.to_owned());
            }
        }
    }

    fn own(&mut self, node: &Node, findings: &mut Findings) {
        for (key, node) in map(node) {
            let Some((column, others)) = own::read(key, node, findings) else { continue };
            let names = self.tables.entry(OWN_IN.to_owned()).or_default();
            for name in std::iter::once(&column.name).chain(&others) {
                if let Some(first) = names.get(&folded(name)) {
                    let finding = Finding::new(Code::WordTwice, Place::Text(key.span.clone()));
                    let finding = finding.fact("word", name).fact("first", first);
                    findings.push(finding.fact("second", &column.name));
                    continue;
                }
                names.insert(folded(name), column.name.clone());
            }
            self.own.push(column);
        }
    }

    fn table(&mut self, table: &str, node: &Node, findings: &mut Findings, own: bool) {
        let names = self.tables.entry(table.to_owned()).or_default();
        let usual_names: Vec<String> = names.values().cloned().collect();
        for (usual, others) in map(node) {
            if own {
                names.insert(folded(&usual.text), usual.text.clone());
            } else if !usual_names.contains(&usual.text) {
                let at = Place::Text(usual.span.clone());
                let near = nearest(&usual.text, usual_names.iter().map(String::as_str));
                findings
                    .push(Finding::new(Code::UnknownKey, at).fact("key", &usual.text).fact("nearest", near));
                continue;
            }
            for other in texts(usual, others, findings) {
                let before = names.insert(folded(&other), usual.text.clone());
                if let Some(first) = before.filter(|first| *first != usual.text) {
                    let finding = Finding::new(Code::WordTwice, others.head()).fact("word", &other);
                    findings.push(finding.fact("first", first).fact("second", &usual.text));
                }
            }
        }
    }
}

fn is_register(table: &str) -> bool {
    kinds().iter().any(|kind| kind.id == table)
}

fn map(node: &Node) -> &[(Key, Node)] {
    if let Value::Map(entries) = &node.value { entries } else { &[] }
}

/// The words of a list; one that holds anything else is told.
fn texts(key: &Key, node: &Node, findings: &mut Findings) -> Vec<String> {
    let items = match &node.value {
        Value::List(items) => items.as_slice(),
        Value::Text { .. } => std::slice::from_ref(node),
        Value::Empty => &[],
        Value::Map(_) => {
            let wrong = Finding::new(Code::WrongType, node.head()).fact("key", &key.text);
            findings.push(wrong.fact("expected", "list").fact("found", node.kind()));
            &[]
        }
    };
    items.iter().filter_map(Node::as_text).map(str::to_owned).collect()
}

/// Without blanks and marks of obligation, full-width letters made half-width, small.
fn folded(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '＊' | '\u{FEFF}'));
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    kept.map(narrow).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, Names};
    use crate::diagnostic::{Code, Findings, Source};
    use crate::written::parse;

    #[test]
    fn the_names_that_the_program_carries_mean_one_thing_each() {
        let mut findings = Findings::default();
        let node = parse(&Source::new("columns.yaml", COLUMNS), &mut findings).expect("a tree");
        Names::default().fill(&node, &mut findings, true);
        assert_eq!(findings, Findings::default());
    }

    #[test]
    fn headings_compare_without_their_looks() {
        let names = Names::usual();
        assert_eq!(names.compared("＊ 月平均 工资（元）"), "月平均工资");
        assert_eq!(names.compared("　Ｉｄ＿Number "), "id_number");
        assert_eq!(names.usual_of("roster", "入厂\n时间"), Some("进入本企业日期"));
        assert_eq!(names.usual_of("roster", "月平均工资（万元）"), None);
        assert_eq!(names.nearest("roster", "出生日期（年-月-日）"), "出生日期");
        assert_eq!(names.usual_of("roster", "岗位（工种）"), Some("岗位"));
    }

    #[test]
    fn a_case_adds_names_and_is_told_what_is_wrong_with_them() {
        let mut findings = Findings::default();
        let own = Source::new("columns.yaml", "roster:\n  进入本企业日期: [到厂日期]\nignored: 宿舍\n");
        let names = Names::with(Some(&own), &mut findings);
        assert_eq!(findings, Findings::default());
        assert_eq!(names.usual_of("roster", "到厂日期"), Some("进入本企业日期"));
        assert!(names.is_ignored("宿 舍"));
        let wrong = Source::new("columns.yaml", "roster:\n  进厂: [a]\n  姓名: [工号]\nrooster: {}\n");
        Names::with(Some(&wrong), &mut findings);
        let codes: Vec<_> = findings.0.iter().map(|finding| (finding.code, finding.at.to_string())).collect();
        let expected = [(Code::UnknownKey, 2, 3), (Code::WordTwice, 3, 7), (Code::UnknownKey, 4, 1)];
        let expected = expected.map(|(code, line, column)| (code, format!("columns.yaml:{line}:{column}")));
        assert_eq!(codes, expected);
    }

    #[test]
    fn sums_and_lines_under_the_table_are_known() {
        let names = Names::usual();
        for text in ["合 计", "总计：7人", "生产车间小计"] {
            assert!(names.is_total(text), "{text}");
        }
        assert!(!names.is_total("合计以外的情况在补充说明里写明了"));
        assert!(names.is_footer("填表人：张三") && !names.is_footer("张三"));
        assert_eq!(names.scale("金额单位：万元"), Some("万元"));
    }
}
