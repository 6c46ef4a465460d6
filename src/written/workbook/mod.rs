//! Owns: a file that holds tables: a text file is one sheet, a workbook has several.
//! Never: runs a formula or a macro; trusts what a file says of its own size.

mod beside;
mod limits;
#[cfg(test)]
mod tests;
mod value;

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::diagnostic::{Code, Finding, Findings, Place, Source};

use super::sheet::{Kind, Sheet};

/// A file that holds tables.
#[derive(Clone, Debug)]
pub enum TableFile {
    /// Text, decoded.
    Text(Arc<Source>),
    /// A workbook as it lies on the disk.
    Workbook {
        /// Path as the user knows it.
        name: String,
        /// The whole file.
        bytes: Arc<[u8]>,
    },
}

impl TableFile {
    /// Path as the user knows it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Text(source) => &source.name,
            Self::Workbook { name, .. } => name,
        }
    }
}

impl From<Arc<Source>> for TableFile {
    fn from(source: Arc<Source>) -> Self {
        Self::Text(source)
    }
}

/// An opened file of tables.
pub struct Book {
    name: String,
    content: Content,
}

enum Content {
    Text(Arc<Source>),
    Workbook { open: Box<Xlsx<Cursor<Arc<[u8]>>>>, bytes: Arc<[u8]> },
}

/// A sheet of a book, before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetName {
    /// As the workbook shows it; `None` for a text file.
    pub name: Option<String>,
    /// Whether the workbook does not show it.
    pub hidden: bool,
}

impl Book {
    /// Opens a file; `None`, with a finding, when it is no workbook, locked, damaged, or larger inside than any roster.
    #[must_use]
    pub fn open(file: &TableFile, findings: &mut Findings) -> Option<Self> {
        let name = file.name().to_owned();
        let (source, bytes) = match file {
            TableFile::Text(source) => (Some(source), None),
            TableFile::Workbook { bytes, .. } => (None, Some(bytes)),
        };
        let content = match (source, bytes) {
            (Some(source), _) => Content::Text(Arc::clone(source)),
            (_, Some(bytes)) => {
                let open = limits::within(bytes, &name).and_then(|()| {
                    Xlsx::new(Cursor::new(Arc::clone(bytes))).map_err(|error| unreadable(&name, &error))
                });
                let open = open.map_err(|finding| findings.push(finding)).ok()?;
                Content::Workbook { open: Box::new(open), bytes: Arc::clone(bytes) }
            }
            _ => return None,
        };
        Some(Self { name, content })
    }

    /// Its sheets of cells, in order; charts and macros are none.
    #[must_use]
    pub fn sheets(&self) -> Vec<SheetName> {
        match &self.content {
            Content::Text(_) => vec![SheetName { name: None, hidden: false }],
            Content::Workbook { open, .. } => {
                let sheets = open.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
                let named = sheets.map(|sheet| SheetName {
                    name: Some(sheet.name.clone()),
                    hidden: sheet.visible != SheetVisible::Visible,
                });
                named.collect()
            }
        }
    }

    /// The first rows of a sheet, enough to see its headings; of a text file all.
    #[must_use]
    pub fn top(&mut self, sheet: &SheetName, rows: usize, findings: &mut Findings) -> Option<Sheet> {
        self.read(sheet, rows, findings)
    }

    /// A whole sheet; `None`, with a finding, when it is damaged or has more cells than any roster.
    #[must_use]
    pub fn sheet(&mut self, sheet: &SheetName, findings: &mut Findings) -> Option<Sheet> {
        let mut read = self.read(sheet, usize::MAX, findings)?;
        if let (Content::Workbook { bytes, .. }, Some(name)) = (&self.content, &sheet.name) {
            let told = beside::read(bytes, name);
            read.beside = super::Beside { from_1904: read.beside.from_1904, ..told.beside };
            read.unvalued(&told.unvalued);
        }
        Some(read)
    }

    fn read(&mut self, wanted: &SheetName, rows: usize, findings: &mut Findings) -> Option<Sheet> {
        let open = match &mut self.content {
            Content::Text(source) => return Some(Sheet::of_text(source)),
            Content::Workbook { open, .. } => open,
        };
        let name = wanted.name.as_deref().unwrap_or_default();
        let read = of_workbook(open, &self.name, name, rows);
        read.map_err(|finding| findings.push(finding)).ok()
    }
}

/// Reads the cells of a sheet of a workbook, the first rows of it.
fn of_workbook(
    open: &mut Xlsx<Cursor<Arc<[u8]>>>,
    file: &str,
    name: &str,
    rows: usize,
) -> Result<Sheet, Finding> {
    let fault = |error: &XlsxError| unreadable(file, error);
    let mut sheet = Sheet::of_workbook(file.to_owned(), name.to_owned());
    sheet.beside.from_1904 = open.has_1904_epoch();
    for region in open.merge_cells_by_sheet_name(name).map_err(|error| fault(&error))? {
        let corner = |(row, column): (u32, u32)| (row as usize, column as usize);
        sheet.merged.add(corner(region.start), corner(region.end));
    }
    let mut cells = open.worksheet_cells_reader(name).map_err(|error| fault(&error))?;
    let mut filler = Filler { sheet, cells: Vec::new(), shared: HashMap::new(), in_order: true };
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|error| fault(&error))? {
        let (row, column) = cell.get_position();
        if row as usize >= rows {
            break;
        }
        let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
        let format = format.map_or("", |format| format.format_code.as_str());
        if filler.cells.len() >= limits::MOST_CELLS {
            return Err(limits::too_large(file, "cells", limits::MOST_CELLS));
        }
        filler
            .add(row, column, cell.get_value(), format)
            .ok_or_else(|| limits::too_large(file, "bytes", u32::MAX as usize))?;
    }
    Ok(filler.sheet())
}

/// Takes cells as they come; a text that many cells share is kept once.
struct Filler {
    sheet: Sheet,
    cells: Vec<(u32, u16, Kind, u32, u32)>,
    shared: HashMap<(usize, usize), (u32, u32)>,
    in_order: bool,
}

impl Filler {
    /// `None` when there is no more room for its text.
    fn add(&mut self, row: u32, column: u32, value: &calamine::DataRef<'_>, format: &str) -> Option<()> {
        let Some((kind, text)) = value::of(value, format) else { return Some(()) };
        let column = u16::try_from(column).ok()?;
        let text = text.trim();
        if text.is_empty() && kind != Kind::Broken {
            return Some(());
        }
        let shared = matches!(value, calamine::DataRef::SharedString(_));
        let key = (text.as_ptr() as usize, text.len());
        let known = if shared { self.shared.get(&key).copied() } else { None };
        let (start, length) = match known {
            Some(known) => known,
            None => self.sheet.keep(text)?,
        };
        if shared {
            self.shared.insert(key, (start, length));
        }
        self.in_order &= self.cells.last().is_none_or(|last| (last.0, last.1) < (row, column));
        self.cells.push((row, column, kind, start, length));
        Some(())
    }

    fn sheet(mut self) -> Sheet {
        if !self.in_order {
            self.cells.sort_by_key(|cell| (cell.0, cell.1));
            self.cells.dedup_by_key(|cell| (cell.0, cell.1));
        }
        for (row, column, kind, start, length) in self.cells {
            self.sheet.push(row as usize + 1, column, kind, start, length);
        }
        self.sheet
    }
}

fn unreadable(file: &str, error: &XlsxError) -> Finding {
    let finding = Finding::new(Code::WorkbookUnreadable, Place::File(file.to_owned())).fact("path", file);
    match error {
        XlsxError::Password => finding.fact("locked", "yes"),
        other => finding.fact("detail", other),
    }
}
