//! Owns: a text file of lines and marks to a sheet: dividing marks, quotes, ends of lines.
//! Never: knows what a column means.

use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use crate::diagnostic::Source;

use super::{Kind, Sheet, Slot, Span};

/// The sign with which old systems end a file.
const END: char = '\u{1A}';

/// So many lines from the top are looked at for the mark that divides cells.
const LOOKED_AT: usize = 30;

impl Sheet {
    /// Reads lines whose cells are divided by comma, tab or semicolon, whichever a line of the top has most of, or
    /// by what a first line `sep=` declares. Rows without any text are passed over.
    #[must_use]
    pub fn of_text(source: &Arc<Source>) -> Self {
        let text = source.text.strip_prefix('\u{FEFF}').unwrap_or(&source.text);
        let (declared, body) = declared_delimiter(text);
        let base = source.text.len() - body.len();
        let body = body.trim_end_matches(END);
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(declared.unwrap_or_else(|| delimiter(body)))
            .from_reader(body.as_bytes());
        let mut lines = Lines { text: body, offset: 0, line: if declared.is_some() { 2 } else { 1 } };
        let mut sheet = Self::new(source.name.clone(), None, Some(Arc::clone(source)));
        let mut record = StringRecord::new();
        // reading from memory what is already UTF-8 leaves nothing that could fail
        while reader.read_record(&mut record).unwrap_or(false) {
            let start = record.position().map_or(0, csv::Position::byte);
            let (line, start) = lines.at(usize::try_from(start).unwrap_or(usize::MAX));
            sheet.add(line, &record, body, start, base);
        }
        sheet
    }

    /// Adds a record that begins at an offset of `body`, which itself begins at `base` of the file.
    fn add(&mut self, line: usize, record: &StringRecord, body: &str, start: usize, base: usize) {
        let first = self.slots.len();
        let mut offset = start;
        for (column, field) in record.iter().enumerate() {
            let text = field.trim();
            let lead = field.len() - field.trim_start().len();
            let from = offset + lead;
            offset += field.len() + 1;
            let Ok(column) = u16::try_from(column) else { break };
            if text.is_empty() {
                continue;
            }
            // a quoted field stands elsewhere than its length says, and may have been unwrapped
            let there = body.get(from..from + text.len()) == Some(text);
            let place = u32::try_from(base + from).ok().zip(u32::try_from(text.len()).ok());
            let Some((start, length)) = place.filter(|_| there).or_else(|| self.keep(text)) else { break };
            self.slots.push(Slot { start, length, column, kind: Kind::Text, own: !there });
        }
        if let (true, Ok(line), Ok(first), Ok(width)) =
            (self.slots.len() > first, line.try_into(), first.try_into(), record.len().try_into())
        {
            self.rows.push(Span { line, first, width });
        }
    }
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

/// The mark of which a single line near the top has most; titles above the headings have few of any.
fn delimiter(text: &str) -> u8 {
    let lines = || text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
    let most = |mark: u8| lines().map(|line| line.bytes().filter(|byte| *byte == mark).count()).max();
    [b';', b'\t', b','].into_iter().max_by_key(|mark| most(*mark)).unwrap_or(b',')
}

/// Counts lines while going forward, so that a long table is counted once.
struct Lines<'t> {
    text: &'t str,
    offset: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the first character of a record, and its offset: the reader gives the offset before the blank
    /// lines that it passed over.
    fn at(&mut self, start: usize) -> (usize, usize) {
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
        (self.line, start)
    }
}
