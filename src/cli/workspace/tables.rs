//! Owns: reading the tables of a case, as text or as workbooks, and files that stand for one under another
//! name.
//! Never: understands what it reads.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Source};
use crate::written::TableFile;

use super::{OPTIONAL, ROSTER_LIMIT, TEXT_LIMIT, Workspace, at_file, means_ending, missing, wrong_ending};

/// Tables of a case; the first must be there.
const TABLES: [&str; 3] = ["roster", "retirees", "survivors"];
/// The folder of the registers.
const REGISTERS: &str = "registers";
/// The endings under which one is read.
const ENDINGS: [&str; 2] = ["csv", "xlsx"];
/// Endings of other workbooks, which stand for one that is read.
const BINARY: [&str; 7] = ["xls", "xlsm", "xlsb", "xltx", "et", "ett", "ods"];
/// Endings of other texts.
const TEXTS: [&str; 2] = ["txt", "tsv"];

impl Workspace {
    /// The roster, the retirees and the survivors; what cannot be read, and a roster that is missing, is told.
    pub(super) fn tables(&self, findings: &mut Findings) -> [Option<TableFile>; 3] {
        TABLES.map(|name| {
            let misnamed = self.misnamed_table(name);
            match self.table(name) {
                Ok(None) if name == TABLES[0] && misnamed.0.is_empty() => {
                    let path = self.typed(&format!("{name}.{}", ENDINGS[0]));
                    findings.push(missing(&path, &io::ErrorKind::NotFound.into()));
                    None
                }
                Ok(None) => {
                    findings.append(misnamed);
                    None
                }
                Ok(table) => table,
                Err(finding) => {
                    findings.push(finding);
                    None
                }
            }
        })
    }

    /// The registers of the case, in the order of their names; what cannot be read is told.
    pub(super) fn registers(&self, findings: &mut Findings) -> Vec<TableFile> {
        let folder = self.case.iter().flat_map(|(typed, _)| fs::read_dir(typed.join(REGISTERS)));
        let mut names: Vec<String> = folder
            .flat_map(|entries| entries.flatten())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            // hidden files are an editor's own
            .filter(|name| !name.starts_with(['.', '~']))
            .collect();
        names.sort();
        let mut stems: BTreeMap<&str, &str> = BTreeMap::new();
        let mut read = Vec::new();
        for name in &names {
            let stem = name.split('.').next().unwrap_or_default();
            if let Some(first) = stems.insert(stem, name) {
                let typed = |name: &str| self.typed(&format!("{REGISTERS}/{name}"));
                let finding = at_file(Code::TwoTables, &typed(name));
                findings.push(finding.fact("other", typed(first).display()));
                continue;
            }
            match ENDINGS.iter().any(|ending| name.ends_with(&format!(".{ending}"))) {
                true => match self.table_file(&Path::new(REGISTERS).join(name)) {
                    Ok(file) => read.push(file),
                    Err(finding) => findings.push(finding),
                },
                false => {
                    let path = self.typed(&format!("{REGISTERS}/{name}"));
                    let allowed = ENDINGS.map(|ending| format!("{stem}.{ending}"));
                    findings.push(wrong_ending(&path, &allowed.join(", ")));
                }
            }
        }
        read
    }

    /// The table of the case under a name without its ending; `None` where there is none.
    fn table(&self, name: &str) -> Result<Option<TableFile>, Finding> {
        let named = ENDINGS.map(|ending| format!("{name}.{ending}"));
        let there: Vec<&String> = named.iter().filter(|name| self.has(name)).collect();
        match there.as_slice() {
            [] => Ok(None),
            [one] => self.table_file(Path::new(one)).map(Some),
            [first, other, ..] => {
                let finding = at_file(Code::TwoTables, &self.typed(other));
                Err(finding.fact("other", self.typed(first).display()))
            }
        }
    }

    /// The folder in which a file lies, and the name of the file in it.
    ///
    /// # Errors
    /// There is no such folder, or the path names no file.
    pub fn beside(file: &Path) -> Result<(Self, PathBuf), Finding> {
        let name = file.file_name().ok_or_else(|| missing(file, &io::ErrorKind::InvalidInput.into()))?;
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        Self::open(folder.unwrap_or(Path::new("."))).map(|mut open| {
            if let (None, Some((typed, _))) = (folder, &mut open.case) {
                *typed = PathBuf::new();
            }
            (open, PathBuf::from(name))
        })
    }

    /// The case's own names of columns; `None` where it has none.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn own_columns(&self) -> Result<Option<Arc<Source>>, Finding> {
        let own = Path::new(OPTIONAL[0]);
        self.has(OPTIONAL[0]).then(|| self.read(own, TEXT_LIMIT)).transpose()
    }

    /// Reads one file of the case that holds a table, by its name in the folder.
    ///
    /// # Errors
    /// It is missing, too large, in an unknown encoding, or its name has another ending.
    pub fn table_file(&self, name: &Path) -> Result<TableFile, Finding> {
        let ending =
            name.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if BINARY.contains(&ending.as_str()) {
            let allowed = ENDINGS.map(|end| format!(".{end}")).join(", ");
            return Err(wrong_ending(&self.typed(&name.to_string_lossy()), &allowed).fact("workbook", "yes"));
        }
        if ending == ENDINGS[1] {
            let (path, bytes) = self.bytes(name, ROSTER_LIMIT)?;
            return Ok(TableFile::Workbook { name: path, bytes: bytes.into() });
        }
        self.read(name, ROSTER_LIMIT).map(TableFile::Text)
    }

    /// The path of a file of the case as the user would type it.
    fn typed(&self, name: &str) -> PathBuf {
        self.case.as_ref().map_or_else(|| PathBuf::from(name), |(typed, _)| typed.join(name))
    }

    /// Files of the case folder that mean to be a table and have an ending under which none is read.
    fn misnamed_table(&self, table: &str) -> Findings {
        let folder =
            self.case.iter().flat_map(|(typed, _)| fs::read_dir(typed).into_iter().flatten().flatten());
        let mut paths: Vec<PathBuf> = folder.map(|entry| entry.path()).collect();
        paths.sort();
        let read = ENDINGS.map(|ending| format!("{table}.{ending}"));
        let told = paths.iter().filter_map(|path| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            let stem = name.split('.').next().unwrap_or_default().to_lowercase();
            let means = [&ENDINGS[..], &BINARY, &TEXTS].iter().any(|endings| means_ending(&name, endings));
            let told = || {
                let finding = wrong_ending(path, &read.join(", "));
                if means_ending(&name, &BINARY) { finding.fact("workbook", "yes") } else { finding }
            };
            (stem == table && means && !read.contains(&name)).then(told)
        });
        Findings(told.collect())
    }
}
