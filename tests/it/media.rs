//! One source, every medium: what a page says, the flow says, word for word.

use std::fmt::Write;

use anzhi::typeset::flow::{Block, Cell, Flow, Table, plain};
use anzhi::typeset::page_text;

use super::support::library::{judged, small};
use super::support::shop::Shop;

/// Everything that a flow says, in order.
fn words_of(flow: &Flow) -> String {
    let mut words = String::new();
    for block in &flow.blocks {
        match block {
            Block::Heading { runs, .. } | Block::Paragraph { runs, .. } => words += &plain(runs, "", ""),
            Block::Table(table) => {
                words += &plain(&table.caption, "", "");
                words += &plain(&table.unit, "", "");
                for cell in (0..table.rows.len()).flat_map(|row| as_laid_out(table, row)) {
                    words += &plain(&cell.runs, "", "");
                }
                words += &plain(&table.note, "", "");
            }
            Block::PageBreak => {}
        }
        words.push('\n');
    }
    words
}

/// The cells of a row in the order in which pages have them: one that spans rows comes before the last of them.
fn as_laid_out(table: &Table, row: usize) -> Vec<&Cell> {
    let cells =
        table.rows.iter().enumerate().flat_map(|(at, row)| row.cells.iter().map(move |cell| (at, cell)));
    let ending = |spans: bool| {
        let here =
            cells.clone().filter(move |(at, cell)| at + cell.down == row + 1 && (cell.down > 1) == spans);
        here.map(|(_, cell)| cell)
    };
    ending(true).chain(ending(false)).collect()
}

/// Without blanks, page numbers, the mark of the line along which ballots are cut, and arrows of the chart.
fn bare(text: &str) -> String {
    let number = |line: &str| {
        let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        let dashed = line.strip_prefix('—').and_then(|rest| rest.strip_suffix('—'));
        let counted = line.starts_with('第') && line.contains("页共") && line.ends_with('页');
        counted || dashed.is_some_and(|number| number.parse::<u32>().is_ok()) || line == "沿此线裁开"
    };
    let kept = text.lines().filter(|line| !number(line)).collect::<String>();
    kept.chars().filter(|c| !c.is_whitespace() && !"\u{200b}\u{2060}↓→".contains(*c)).collect()
}

/// Where two texts part, with some words around.
fn parting(page: &str, flow: &str) -> Option<String> {
    let same = page.chars().zip(flow.chars()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(12)).take(40).collect::<String>();
    (page != flow).then(|| format!("at {same}: page “{}”, flow “{}”", around(page), around(flow)))
}

#[test]
fn the_flow_says_word_for_word_what_the_page_says() {
    // on pages heads of tables come again on each
    let shop = Shop::altered(|name, text| match name {
        "house-style/page/tables.typ" | "house-style/page/personal.typ" => {
            text.replace("table.header(..head", "table.header(repeat: false, ..head")
        }
        _ => text,
    });
    let judged = judged(small("roster.csv"), small("funds.yaml"));
    let subject = judged.subject();
    let (mut faults, mut compared) = (String::new(), 0);
    for document in &shop.catalogue.documents {
        let source = shop.source(&subject, document);
        let mut data = shop.data(&subject, document, 0..judged.case.workers.len());
        if document.id == "C7" {
            data["case"]["congress"]["ballots"] = 1.into();
        }
        let pages = shop.typeset_with(document, &source, &data);
        let flow = shop.flow(document, &source, &data);
        let page = bare(&page_text(&pages).join("\n"));
        let flow = bare(&words_of(&flow));
        compared += page.chars().count();
        if let Some(parting) = parting(&page, &flow) {
            let _ = writeln!(faults, "{} {parting}", document.id);
        }
    }
    assert_eq!(faults, "");
    assert!(compared > 20_000, "{compared} characters");
}
