//! Owns: a Word file to go on writing in: paragraphs by style, tables with their grid, the page of an
//! official document.
//! Never: a word of its own; a time or name that is not the document's.

mod order;
mod package;
mod page;
mod paragraph;
mod style;
mod table;

use docx_rs::{
    AlignmentType, BookmarkEnd, BookmarkStart, DocGrid, DocGridType, DocumentChild, Docx, Footer, PageNum,
    Paragraph, Run as DocxRun,
};

use super::block::{Block, Flow, Role, Run};
use page::{CHARACTER, LINE, Page};
use paragraph::written;
use style::{GAP, PAGE_NUMBER, STYLES, heading, style_of};

use crate::typeset::Paper;

/// The whole file. The same flow, date (year, month, day) and paper give the same bytes.
#[must_use]
pub fn docx(flow: &Flow, date: (i32, u8, u8), paper: Paper) -> Vec<u8> {
    let page = Page { paper, form: flow.form };
    let mut docx = blank(page);
    let mut writer = Writer { page, ..Writer::default() };
    for (number, block) in flow.blocks.iter().enumerate() {
        writer.block(number, block);
    }
    docx.document.children = writer.children;
    package::packed(docx, &writer.heads, &flow.title, date)
}

/// Page, styles and page number.
fn blank(page: Page) -> Docx {
    let (mut docx, paper) = (page.set(Docx::new()), page.paper);
    let pitch = usize::try_from(paper.length(LINE)).unwrap_or_default();
    let grid = DocGrid::new().grid_type(DocGridType::Lines).line_pitch(pitch);
    docx.document = docx.document.doc_grid(grid);
    docx.styles = docx.styles.default_size(paper.length(32));
    docx.styles.styles = STYLES.iter().map(|style| style.style(page)).chain([style::strong()]).collect();
    let number = |align, indent: (i32, i32)| {
        let dash = |text: &str| DocxRun::new().add_text(text);
        let paragraph = Paragraph::new()
            .style(PAGE_NUMBER)
            .align(align)
            .indent(Some(indent.0), None, Some(indent.1), None)
            .add_run(dash("— "))
            .add_page_num(PageNum::new())
            .add_run(dash(" —"));
        Footer::new().add_paragraph(paragraph)
    };
    let outside = paper.length(CHARACTER);
    docx.footer(number(AlignmentType::Right, (0, outside)))
        .even_footer(number(AlignmentType::Left, (outside, 0)))
}

#[derive(Default)]
struct Writer {
    children: Vec<DocumentChild>,
    /// Of every row of every table so far, whether it is repeated on each page.
    heads: Vec<bool>,
    /// Whether the next paragraph begins on a new page.
    breaks: bool,
    page: Page,
}

impl Writer {
    /// Every block can be found again by a bookmark with its number, however the text around it was changed.
    fn block(&mut self, number: usize, block: &Block) {
        if matches!(block, Block::PageBreak) {
            self.breaks = true;
            return;
        }
        self.children.push(DocumentChild::BookmarkStart(BookmarkStart::new(number, format!("b{number}"))));
        match block {
            Block::Heading { level, runs } => self.paragraph(heading(*level), runs),
            Block::Paragraph { role, runs } => self.paragraph(style_of(*role), runs),
            Block::Table(table) => {
                for (role, runs) in [(style::CAPTION, &table.caption), (style::UNIT, &table.unit)] {
                    if !runs.is_empty() {
                        self.paragraph(role, runs);
                    }
                }
                if self.breaks {
                    self.paragraph(GAP, &[]);
                }
                self.heads.extend(table::heads(table));
                self.children.push(DocumentChild::Table(Box::new(table::table(table, self.page))));
                // two tables without a paragraph between them would become one
                let below = if table.note.is_empty() { GAP } else { style_of(Role::Note) };
                self.paragraph(below, &table.note);
            }
            Block::PageBreak => {}
        }
        self.children.push(DocumentChild::BookmarkEnd(BookmarkEnd::new(number)));
    }

    fn paragraph(&mut self, style: &str, runs: &[Run]) {
        let mut paragraph = written(style, runs);
        if std::mem::take(&mut self.breaks) {
            paragraph = paragraph.page_break_before(true);
        }
        self.children.push(DocumentChild::Paragraph(Box::new(paragraph)));
    }
}
