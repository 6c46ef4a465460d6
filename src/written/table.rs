//! Owns: CSV text to rows that know their line in the file. May import: diagnostic.
//! Never: knows what a column means.

use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use crate::diagnostic::{Code, Finding, Findings, Place, Source};

/// A table with a heading row.
#[derive(Clone, Debug)]
pub struct Table {
    /// The file, shared by every place in it.
    pub file: Arc<str>,
    /// Line of the heading row.
    pub heading_line: usize,
    /// One for each column.
    pub headings: Vec<Heading>,
    /// Rows that have as many fields as there are headings; the others are reported.
    pub rows: Vec<Row>,
    /// Whether there were any rows, good or bad.
    pub had_rows: bool,
    /// The first rows whatever their length: titles may stand above the headings.
    pub early: Vec<Row>,
}

/// Rows kept in [`Table::early`].
const EARLY: usize = 10;

/// The heading of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// As the user wrote it.
    pub written: Arc<str>,
    /// Ready to compare: see [`normalise_heading`].
    pub normal: String,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Line in the file where it starts, from 1.
    pub line: usize,
    fields: StringRecord,
}

impl Row {
    /// Every field as it stands.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.fields.iter()
    }

    /// The field in a column, without blanks around it.
    #[must_use]
    pub fn get(&self, column: usize) -> &str {
        self.fields.get(column).unwrap_or_default().trim()
    }
}

impl Table {
    /// Reads a table; fields are divided by comma, tab or semicolon, whichever the heading line has most of.
    /// Rows without any text are passed over. `None`, with a finding, when there is no heading at all.
    #[must_use]
    pub fn read(source: &Source, findings: &mut Findings) -> Option<Self> {
        let text = source.text.strip_prefix('\u{FEFF}').unwrap_or(&source.text);
        let file: Arc<str> = Arc::from(source.name.as_str());
        let (declared, body) = declared_delimiter(text);
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(declared.unwrap_or_else(|| delimiter(body)))
            .from_reader(body.as_bytes());
        let mut lines = Lines { text: body, offset: 0, line: if declared.is_some() { 2 } else { 1 } };
        let mut table: Option<Self> = None;
        let mut record = StringRecord::new();
        let whole = Place::File(source.name.clone());
        // reading from memory what is already UTF-8 leaves nothing that could fail
        while reader.read_record(&mut record).unwrap_or(false) {
            let start = record.position().map_or(0, csv::Position::byte);
            let line = lines.at(usize::try_from(start).unwrap_or(usize::MAX));
            if record.iter().all(|field| field.trim().is_empty()) {
                continue;
            }
            match &mut table {
                None => table = Some(Self::headed(&file, line, &record)),
                Some(table) => table.add(line, &record, findings),
            }
        }
        if table.is_none() {
            findings.push(Finding::new(Code::EmptyRoster, whole));
        }
        table
    }

    /// The place of a field, or of a whole row without `column`.
    #[must_use]
    pub fn place(&self, line: usize, column: Option<usize>) -> Place {
        let heading = column.and_then(|column| self.headings.get(column));
        Place::Cell {
            file: self.file.clone(),
            row: line,
            column: heading.map_or_else(|| Arc::from(""), |heading| heading.written.clone()),
        }
    }

    fn headed(file: &Arc<str>, line: usize, record: &StringRecord) -> Self {
        let mut headings: Vec<Heading> = record
            .iter()
            .map(|field| Heading { written: Arc::from(field.trim()), normal: normalise_heading(field) })
            .collect();
        // spreadsheets leave empty columns at the right
        while headings.last().is_some_and(|heading| heading.normal.is_empty()) {
            headings.pop();
        }
        Self {
            file: file.clone(),
            heading_line: line,
            headings,
            rows: Vec::new(),
            had_rows: false,
            early: Vec::new(),
        }
    }

    fn add(&mut self, line: usize, record: &StringRecord, findings: &mut Findings) {
        self.had_rows = true;
        if self.early.len() < EARLY {
            self.early.push(Row { line, fields: record.clone() });
        }
        let expected = self.headings.len();
        let beyond = record.iter().skip(expected).any(|field| !field.trim().is_empty());
        if record.len() < expected || beyond {
            findings.push(
                Finding::new(Code::ShortRow, self.place(line, None))
                    .fact("found", record.len())
                    .fact("expected", expected),
            );
        } else {
            self.rows.push(Row { line, fields: record.clone() });
        }
    }
}

/// A heading without blanks, marks of obligation and units, full-width letters made half-width, small.
#[must_use]
pub fn normalise_heading(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '＊' | '\u{FEFF}'))
        .map(|c| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            c => c.to_ascii_lowercase(),
        })
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let units = ["(元)", "(元/月)", "(天)", "(级)"];
    units.iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(&plain).to_owned()
}

/// The mark that a first line such as `sep=,` declares, as spreadsheets write it, and the text after that line.
fn declared_delimiter(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once(['\n', '\r']).unwrap_or((text, ""));
    let rest = rest.strip_prefix('\n').filter(|_| text[line.len()..].starts_with('\r')).unwrap_or(rest);
    match line.trim_matches('"').strip_prefix("sep=").map(str::as_bytes) {
        Some([mark]) => (Some(*mark), rest),
        _ => (None, text),
    }
}

/// The mark that divides the fields of the first line with words.
fn delimiter(text: &str) -> u8 {
    let line = text.split(['\n', '\r']).find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |mark: u8| line.bytes().filter(|byte| *byte == mark).count();
    [b';', b'\t', b','].into_iter().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// Counts lines while going forward, so that a long table is counted once.
struct Lines<'t> {
    text: &'t str,
    offset: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the first character of a record: the reader gives the offset before the blank lines that
    /// it passed over.
    fn at(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut start = start.min(bytes.len());
        while matches!(bytes.get(start), Some(b'\n' | b'\r')) {
            start += 1;
        }
        let passed = bytes.get(self.offset..start).unwrap_or_default();
        // a line ends with LF, CR LF or, from old spreadsheets, CR alone
        let alone = |at: usize| passed[at] == b'\r' && bytes.get(self.offset + at + 1) != Some(&b'\n');
        self.line += (0..passed.len()).filter(|at| passed[*at] == b'\n' || alone(*at)).count();
        self.offset = start.max(self.offset);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::{Table, normalise_heading};
    use crate::diagnostic::{Code, Findings, Source};

    fn read(text: &str) -> (Option<Table>, Findings) {
        let mut findings = Findings::default();
        (Table::read(&Source::new("roster.csv", text), &mut findings), findings)
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let (table, findings) =
            read("\u{FEFF}工号,备注\r\n\r\n1,\"甲\n乙\"\r\n2, 丙 \r\n,\r\n\r\n3,\"丁,戊\"\r\n");
        let table = table.expect("a table");
        let rows: Vec<_> = table.rows.iter().map(|row| (row.line, row.get(0), row.get(1))).collect();
        assert_eq!(rows, [(3, "1", "甲\n乙"), (5, "2", "丙"), (8, "3", "丁,戊")]);
        assert!(findings.0.is_empty());
    }

    #[test]
    fn w4_a_line_that_only_declares_the_divider_is_passed_over() {
        let (table, findings) = read("\u{FEFF}sep=;\r\n工号;备注\r\n1;甲,乙\r\n");
        let table = table.expect("a table");
        assert_eq!((table.heading_line, table.rows[0].line, table.rows[0].get(1)), (2, 3, "甲,乙"));
        assert!(findings.0.is_empty());
    }

    #[test]
    fn w4_lines_that_end_with_cr_alone_are_counted() {
        let (table, _) = read("工号,备注\r1,甲\r2,\"乙\r丙\"\r3,丁\r");
        let table = table.expect("a table");
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 5]);
    }

    #[test]
    fn a_row_with_too_few_or_too_many_fields_is_reported_at_its_line() {
        let (table, findings) = read("工号;姓名;单位\n1;甲\n2;乙;丙\n3;丁;戊;己\n4;庚;辛;\n");
        assert_eq!(table.expect("a table").rows.len(), 2);
        let places: Vec<_> = findings.0.iter().map(|f| (f.code, f.at.to_string())).collect();
        assert_eq!(
            places,
            [(Code::ShortRow, "roster.csv:2".to_owned()), (Code::ShortRow, "roster.csv:4".to_owned())]
        );
    }

    #[test]
    fn an_empty_file_is_an_empty_roster() {
        let (table, findings) = read(" \n\n");
        assert!(table.is_none());
        assert_eq!(findings.0[0].code, Code::EmptyRoster);
    }

    #[test]
    fn headings_compare_without_their_looks() {
        assert_eq!(normalise_heading("＊ 月平均 工资（元）"), "月平均工资");
        assert_eq!(normalise_heading("　Ｉｄ＿Number "), "id_number");
    }
}
