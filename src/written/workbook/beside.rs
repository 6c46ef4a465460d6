//! Owns: what a sheet says beside its values: rows not shown, formulas, formulas that were never worked out.
//! Never: a fault of its own; what it cannot read it leaves unsaid.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use crate::written::sheet::Beside;

/// So many rows and cells are told one by one.
const MOST: usize = 100_000;

/// What was seen.
#[derive(Default)]
pub(super) struct Told {
    pub(super) beside: Beside,
    /// Cells with a formula and no value: row and column.
    pub(super) unvalued: Vec<(usize, usize)>,
}

/// Reads a sheet for it.
pub(super) fn read(bytes: &[u8], sheet: &str) -> Told {
    let mut told = Told::default();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return told };
    let Some(path) = path_of(&mut archive, sheet) else { return told };
    if let Ok(part) = archive.by_name(&path) {
        walk(BufReader::new(part), &mut told);
    }
    told
}

/// The part of an archive in which a sheet stands.
fn path_of(archive: &mut ZipArchive<Cursor<&[u8]>>, sheet: &str) -> Option<String> {
    let mut ids = BTreeMap::new();
    each(archive, "xl/workbook.xml", "sheet", |element| {
        let id = element
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|one| one.key.local_name().as_ref() == "id");
        if let (Some(name), Some(id)) = (attribute(element, "name"), id) {
            ids.insert(name, id.value.into_owned());
        }
    });
    let wanted = ids.remove(sheet)?;
    let mut target = None;
    each(archive, "xl/_rels/workbook.xml.rels", "Relationship", |element| {
        if attribute(element, "Id").as_ref() == Some(&wanted) {
            target = attribute(element, "Target");
        }
    });
    let target = target?;
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

fn each(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    path: &str,
    name: &str,
    mut found: impl FnMut(&BytesStart<'_>),
) {
    let Ok(part) = archive.by_name(path) else { return };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) if element.local_name().as_ref() == name => {
                found(&element);
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn walk(part: impl BufRead, told: &mut Told) {
    let mut reader = Reader::from_reader(part);
    let (mut buffer, mut row, mut column) = (Vec::new(), 0, 0);
    let (mut next_row, mut next_column) = (0, 0);
    let (mut formula, mut value) = (false, false);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match &event {
            Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                "row" => {
                    let number = attribute(element, "r").and_then(|number| number.parse::<usize>().ok());
                    row = number.map_or(next_row, |number| number.saturating_sub(1));
                    (next_row, next_column) = (row + 1, 0);
                    let hidden =
                        attribute(element, "hidden").is_some_and(|word| word == "1" || word == "true");
                    if hidden && told.beside.hidden_rows.len() < MOST {
                        told.beside.hidden_rows.push(row);
                    }
                }
                "c" => {
                    let address = attribute(element, "r").and_then(|address| column_of(&address));
                    column = address.unwrap_or(next_column);
                    next_column = column + 1;
                    (formula, value) = (false, false);
                }
                "f" => formula = true,
                "v" | "is" => value = matches!(event, Ok(Event::Start(_))),
                _ => {}
            },
            Ok(Event::End(element)) if element.local_name().as_ref() == "c" && formula => {
                told.beside.formulas += 1;
                told.beside.first_formula.get_or_insert((row, column));
                if !value && told.unvalued.len() < MOST {
                    told.unvalued.push((row, column));
                }
                formula = false;
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// The column of an address such as `C7`, from 0.
fn column_of(address: &str) -> Option<usize> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let number =
        letters.fold(0, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    usize::checked_sub(number, 1)
}
