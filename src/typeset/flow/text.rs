//! Owns: a document as plain text, to be read aloud, searched, or sent where nothing else can be.
//! Never: breaks a paragraph into lines: whoever shows it does; a word of its own.

use unicode_width::UnicodeWidthStr;

use super::block::{Align, BLANK, Block, Cell, Flow, Role, Row, Run, TICK, Table, plain};

/// A table wider than this, in half-width columns, is written row by row with the heads before the values.
const WIDEST: usize = 78;
/// Between two columns.
const GAP: usize = 2;
const INDENT: &str = "　　";

/// The whole text, lines ended by a line feed.
#[must_use]
pub fn text(flow: &Flow) -> String {
    let mut out = String::new();
    for block in &flow.blocks {
        match block {
            Block::Heading { level, runs } => {
                apart(&mut out, *level == 1);
                lines(&mut out, INDENT, &words(runs));
            }
            Block::Paragraph { role, runs } => write_paragraph(*role, runs, &mut out),
            Block::Table(table) => write_table(table, &mut out),
            Block::PageBreak => {
                apart(&mut out, true);
                lines(&mut out, "", &"─".repeat(WIDEST / 2));
                apart(&mut out, true);
            }
        }
    }
    out
}

fn words(runs: &[Run]) -> String {
    plain(runs, BLANK, TICK)
}

/// One empty line before what follows, if it is to stand apart.
fn apart(out: &mut String, wanted: bool) {
    if wanted && !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
}

fn lines(out: &mut String, indent: &str, words: &str) {
    for line in words.split('\n') {
        out.extend([indent, line, "\n"]);
    }
}

fn write_paragraph(role: Role, runs: &[Run], out: &mut String) {
    let stands_apart = matches!(
        role,
        Role::Title
            | Role::Annexes
            | Role::Sealed
            | Role::Unsealed
            | Role::AnnexMark
            | Role::PartHead
            | Role::Seal
    );
    apart(out, stands_apart);
    let indent = if matches!(role, Role::Body | Role::Annexes) { INDENT } else { "" };
    lines(out, indent, &words(runs));
    apart(out, matches!(role, Role::Title | Role::AnnexMark | Role::Sealed | Role::Unsealed));
}

fn write_table(table: &Table, out: &mut String) {
    apart(out, true);
    for runs in [&table.caption, &table.unit] {
        if !runs.is_empty() {
            lines(out, "", &words(runs));
        }
    }
    let widths = natural_widths(table);
    let whole = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    if whole <= WIDEST && one_line_each(table) {
        table.rows.iter().for_each(|row| lines(out, "", &aligned(row, &widths)));
    } else {
        write_records(table, out);
    }
    if !table.note.is_empty() {
        lines(out, "", &words(&table.note));
    }
    apart(out, true);
}

/// What the cells of each column need that cover no other.
fn natural_widths(table: &Table) -> Vec<usize> {
    let mut widths = vec![0; table.columns.len()];
    for cell in table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.across == 1) {
        if let Some(width) = widths.get_mut(cell.column) {
            *width = (*width).max(said(cell).width_cjk());
        }
    }
    widths
}

/// Whether no row of the table, heads aside, needs a second line.
fn one_line_each(table: &Table) -> bool {
    table
        .rows
        .iter()
        .filter(|row| !row.head)
        .all(|row| row.cells.iter().all(|cell| !cell.runs.contains(&Run::Break)))
}

/// What a cell says, in one line.
fn said(cell: &Cell) -> String {
    words(&cell.runs).replace('\n', "")
}

/// A row with each cell under its head.
fn aligned(row: &Row, widths: &[usize]) -> String {
    let (mut line, mut column) = (String::new(), 0);
    let blanks = |line: &mut String, count: usize| line.extend(std::iter::repeat_n(' ', count));
    let room = |from: usize, across: usize| {
        let covered = widths.iter().skip(from).take(across);
        covered.sum::<usize>() + GAP * across.saturating_sub(1)
    };
    for cell in &row.cells {
        // cells of rows above may reach down here
        while column < cell.column {
            blanks(&mut line, room(column, 1) + GAP);
            column += 1;
        }
        let words = said(cell);
        let spare = room(cell.column, cell.across).saturating_sub(words.width_cjk());
        let before = match cell.align {
            Align::Left => 0,
            Align::Center => spare / 2,
            Align::Right => spare,
        };
        blanks(&mut line, before);
        line.push_str(&words);
        blanks(&mut line, spare - before + GAP);
        column = cell.column + cell.across;
    }
    line.trim_end_matches(' ').to_owned()
}

/// Row by row, each value behind the head of its column. A cell that reaches down is said again in each row: read alone,
/// a row is whole. Values of several lines make a row stand in several.
fn write_records(table: &Table, out: &mut String) {
    let heads = table.heads();
    let long = !one_line_each(table);
    let mut reaching: Vec<(usize, &Cell)> = Vec::new();
    for (at, row) in table.rows.iter().enumerate().filter(|(_, row)| !row.head) {
        reaching.retain(|(begins, cell)| begins + cell.down > at);
        reaching.extend(row.cells.iter().map(|cell| (at, cell)));
        reaching.sort_by_key(|(_, cell)| cell.column);
        let parts: Vec<String> = reaching.iter().filter_map(|(_, cell)| headed(cell, &heads)).collect();
        lines(out, "", &parts.join(if long { "\n" } else { "；" }));
        apart(out, long);
    }
}

/// A value behind its head; one that covers several columns, or has no head, stands alone. Nothing for an empty cell.
fn headed(cell: &Cell, heads: &[String]) -> Option<String> {
    let words = words(&cell.runs);
    let head = heads.get(cell.column).filter(|head| cell.across == 1 && !head.is_empty());
    match head {
        _ if words.is_empty() => None,
        Some(head) if words.contains('\n') => Some(format!("{head}：\n{words}")),
        Some(head) => Some(format!("{head}：{words}")),
        None => Some(words),
    }
}
