//! Owns: a web page that stands alone: readable on a phone, printable, without script and without a link
//! outside.
//! Never: a word of its own.

use super::block::{Block, Cell, Flow, Role, Row, Run, Table, Width};

const STYLE: &str = include_str!("html.css");

/// Columns narrower than this, in characters, are not made for a share: a table scrolls instead.
const LEAST: u32 = 5;
/// Tenths of a millimetre between the margins of a page, and of a character in a table, by which widths become shares
/// and characters.
const PAGE: u32 = 1560;
const CHARACTER: u32 = 37;

/// The whole file. Search engines are asked to pass it over, and telephones to take no figure for a number to call.
#[must_use]
pub fn html(flow: &Flow) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"robots\" content=\"noindex\">\n");
    out.push_str("<meta name=\"format-detection\" content=\"telephone=no\">\n<title>");
    escape(&flow.title, &mut out);
    out.push_str("</title>\n<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<main>\n");
    for (number, block) in flow.blocks.iter().enumerate() {
        write_block(block, number, &mut out);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// Parts of a document can be linked to by the number of their heading's block.
fn write_block(block: &Block, number: usize, out: &mut String) {
    match block {
        Block::Heading { level, runs } => {
            let tag = format!("h{}", (level + 1).min(6));
            element(&tag, &format!(" id=\"b{number}\""), runs, out);
        }
        Block::Paragraph { role: Role::Title, runs } => element("h1", "", runs, out),
        Block::Paragraph { role: Role::Body, runs } => element("p", "", runs, out),
        Block::Paragraph { role, runs } => {
            element("p", &format!(" class=\"{}\"", <&str>::from(role)), runs, out)
        }
        Block::Table(table) => write_table(table, out),
        Block::PageBreak => out.push_str("<hr>\n"),
    }
}

fn element(tag: &str, attributes: &str, runs: &[Run], out: &mut String) {
    out.extend(["<", tag, attributes, ">"]);
    write_runs(runs, out);
    out.extend(["</", tag, ">\n"]);
}

fn write_runs(runs: &[Run], out: &mut String) {
    for run in runs {
        match run {
            Run::Text { text, strong: false } => escape(text, out),
            Run::Text { text, strong: true } => {
                out.push_str("<strong>");
                escape(text, out);
                out.push_str("</strong>");
            }
            Run::Break => out.push_str("<br>"),
            Run::Blank => out.push_str("<span class=\"blank\"></span>"),
            Run::Tick => out.push_str("<span class=\"tick\"></span>"),
        }
    }
}

fn write_table(table: &Table, out: &mut String) {
    out.push_str("<figure>\n");
    if !table.caption.is_empty() {
        element("figcaption", "", &table.caption, out);
    }
    if !table.unit.is_empty() {
        element("p", " class=\"unit\"", &table.unit, out);
    }
    let (shares, characters) = widths(&table.columns);
    out.push_str(&format!("<div class=\"wide\">\n<table style=\"min-width:{characters}em\">\n<colgroup>"));
    for share in shares {
        out.push_str(&format!("<col style=\"width:{share}%\">"));
    }
    out.push_str("</colgroup>\n");
    let heads = table.rows.iter().take_while(|row| row.head).count();
    let (heads, others) = table.rows.split_at(heads);
    for (tag, rows) in [("thead", heads), ("tbody", others)] {
        if !rows.is_empty() {
            out.extend(["<", tag, ">\n"]);
            rows.iter().for_each(|row| write_row(row, out));
            out.extend(["</", tag, ">\n"]);
        }
    }
    out.push_str("</table>\n</div>\n");
    if !table.note.is_empty() {
        element("p", " class=\"note\"", &table.note, out);
    }
    out.push_str("</figure>\n");
}

fn write_row(row: &Row, out: &mut String) {
    out.push_str("<tr>");
    for cell in &row.cells {
        write_cell(cell, row.head, out);
    }
    out.push_str("</tr>\n");
}

fn write_cell(cell: &Cell, head: bool, out: &mut String) {
    let align: &str = cell.align.into();
    let empty = if cell.runs.is_empty() { " empty" } else { "" };
    let tag = if head { "th scope=\"col\"" } else { "td" };
    out.push_str(&format!("<{tag} class=\"{align}{empty}\""));
    for (name, span) in [("colspan", cell.across), ("rowspan", cell.down)] {
        if span > 1 {
            out.push_str(&format!(" {name}=\"{span}\""));
        }
    }
    out.push('>');
    write_runs(&cell.runs, out);
    out.push_str(if head { "</th>" } else { "</td>" });
}

/// Percentages of the columns, and the characters below which the table scrolls.
fn widths(columns: &[Width]) -> (Vec<u32>, u32) {
    let fixed: u32 =
        columns.iter().map(|column| if let Width::Fixed(width) = column { *width } else { 0 }).sum();
    let share = |column: &Width| match column {
        Width::Fixed(_) => 0,
        Width::Share(share) => *share,
        Width::Natural => 100,
    };
    let shares: u32 = columns.iter().map(share).sum();
    let left = PAGE.saturating_sub(fixed);
    let percent = |column: &Width| match column {
        Width::Fixed(width) => width * 100 / PAGE,
        other => left * share(other) / shares.max(1) * 100 / PAGE,
    };
    let characters = |column: &Width| match column {
        Width::Fixed(width) => width / CHARACTER,
        _ => LEAST,
    };
    (columns.iter().map(percent).collect(), columns.iter().map(characters).sum())
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // control characters may not stand in a web page at all
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}
