//! Owns: how much a workbook may hold, counted before anything of it is understood.
//! Never: believes the sizes that an archive states of itself.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use crate::diagnostic::{Code, Finding, Place};

const MEBIBYTE: u64 = 1024 * 1024;
/// Cells of one sheet: a quarter of a million people in forty columns.
pub(super) const MOST_CELLS: usize = 10_000_000;
/// All parts that are read, unpacked: as many cells are no longer.
const ALL: u64 = 768 * MEBIBYTE;
/// The words of all cells, kept in memory while the sheets are read.
const WORDS: u64 = 128 * MEBIBYTE;
/// Any other part; styles and lists of sheets are short.
const PART: u64 = 4 * MEBIBYTE;
/// Parts of an archive.
const PARTS: usize = 10_000;

/// Unpacks every part that will be read, keeping none of it.
///
/// # Errors
/// The file is no archive, or larger inside than any roster can be.
pub(super) fn within(bytes: &[u8], file: &str) -> Result<(), Finding> {
    let unreadable = |error: &dyn std::fmt::Display| {
        let finding = Finding::new(Code::WorkbookUnreadable, Place::File(file.to_owned())).fact("path", file);
        // the first bytes of the older format, which locked workbooks have too: the reader tells which
        finding.fact("detail", error)
    };
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Ok(());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    if archive.len() > PARTS {
        return Err(too_large(file, "parts", PARTS));
    }
    let mut left = ALL;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|error| unreadable(&error))?;
        let name = part.name().map_err(|error| unreadable(&error))?.to_lowercase().replace('\\', "/");
        // pictures and the like are never opened
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let most = match name.rsplit('/').next() {
            Some("sharedstrings.xml") => WORDS,
            Some("styles.xml" | "workbook.xml") => PART,
            _ if name.contains("worksheets/") && name.ends_with(".xml") => ALL,
            _ => PART,
        };
        let most = most.min(left);
        let read = copy(&mut part.take(most + 1), &mut sink()).map_err(|error| unreadable(&error))?;
        if read > most {
            return Err(too_large(file, "MiB", usize::try_from(most / MEBIBYTE).unwrap_or(usize::MAX)));
        }
        left -= read;
    }
    Ok(())
}

pub(super) fn too_large(file: &str, unit: &str, limit: usize) -> Finding {
    let finding = Finding::new(Code::FileTooLarge, Place::File(file.to_owned())).fact("path", file);
    finding.fact("limit", format!("{limit} {unit}"))
}
