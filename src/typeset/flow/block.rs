//! Owns: the block list: what a document says, in order, without pages or looks. Every medium but paper is
//! written from it.
//! Never: a size in points, a font, a colour; a word that the template did not say.

use strum::IntoStaticStr;

/// A line to write on and a box to tick, where a medium has only characters.
pub(super) const BLANK: &str = "＿＿＿＿＿＿";
pub(super) const TICK: &str = "□";

/// A document as structure. Web page, plain text and Word file are written from it, and two editions of a document are
/// compared by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Title of the document: for the head of a file, never for its body, where the template says it again.
    pub title: String,
    /// Whether it is a form or a statement, which is set small, instead of an official document.
    pub form: bool,
    /// What stands in it, in reading order.
    pub blocks: Vec<Block>,
}

/// One thing that stands for itself between two others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of a numbered part, its number included. The title of the document is no heading but [`Role::Title`].
    Heading {
        /// 1 for 一、, 2 for （一）, 3 for 1., and so on. The title of an annex is a heading of level 1.
        level: u8,
        /// What it says.
        runs: Vec<Run>,
    },
    /// A paragraph.
    Paragraph {
        /// What part it plays.
        role: Role,
        /// What it says. Never empty.
        runs: Vec<Run>,
    },
    /// A table, or a form in the shape of one.
    Table(Table),
    /// What follows begins on a new page where there are pages: an annex, or the next worker.
    PageBreak,
}

/// The part that a paragraph plays. How it looks is the writer's affair; in brackets, how official documents set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    /// Running text (first line indented by two characters).
    Body,
    /// Number of the document (centred).
    Number,
    /// Title of the document or form; its lines are parted by [`Run::Break`] (large, centred).
    Title,
    /// What stands with the title: edition, or the owner of a form (centred).
    Subtitle,
    /// To whom it is addressed (flush left).
    Salutation,
    /// A line flush left after the last paragraph, such as 敬礼！
    Closing,
    /// Annexes that belong to the document, a line each (indented by two characters).
    Annexes,
    /// Names that sign and the date, a line each, to be sealed (right).
    Sealed,
    /// Names that sign and the date, a line each, not to be sealed (right).
    Unsealed,
    /// Mark of an annex, such as 附件1 (flush left, bold); its title follows as a heading.
    AnnexMark,
    /// Head of a small part without a number of its own, or a numbered part of a form (bold, kept with what follows).
    PartHead,
    /// One of several numbered or ticked points (hanging).
    Point,
    /// Particulars at the head of a form: time, place, number.
    Particular,
    /// Small remark under or beside what it explains.
    Note,
    /// Line to be filled in by hand: label and [`Run::Blank`].
    Field,
    /// Where a seal belongs.
    Seal,
}

/// A stretch of a paragraph or cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Words; never empty, without a line break.
    Text {
        /// The words.
        text: String,
        /// Whether they stand out (黑体).
        strong: bool,
    },
    /// A new line inside the paragraph.
    Break,
    /// A line to write on.
    Blank,
    /// An empty box to tick.
    Tick,
}

/// A table. Rows follow in order: heads first, then the others, sums last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it is called; empty for none. Stands above.
    pub caption: Vec<Run>,
    /// Unit of its figures, above on the right; empty for none.
    pub unit: Vec<Run>,
    /// What is remarked below; empty for none.
    pub note: Vec<Run>,
    /// Width of each column.
    pub columns: Vec<Width>,
    /// All rows. A cell that spans stands only where it begins: below and to the right of it others are missing.
    pub rows: Vec<Row>,
}

/// Width of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// On A4 paper with margins of an official document (156 mm between them), in tenths of a millimetre.
    Fixed(u32),
    /// A share of what the others leave, in hundredths of a share.
    Share(u32),
    /// What its cells need.
    Natural,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whether it says what stands in the columns, and is repeated on each page.
    pub head: bool,
    /// Its cells, from the left.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The column in which it begins, from 0.
    pub column: usize,
    /// Columns that it covers; at least 1.
    pub across: usize,
    /// Rows that it covers; at least 1.
    pub down: usize,
    /// Where its words stand.
    pub align: Align,
    /// What it says; empty for an empty cell, which in forms is a place to write.
    pub runs: Vec<Run>,
}

/// Where words stand in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right, as sums do.
    Right,
}

/// The words of runs, lines parted by a line break; `blank` and `tick` stand for lines to write on and boxes.
#[must_use]
pub fn plain(runs: &[Run], blank: &str, tick: &str) -> String {
    let part = |run: &Run| match run {
        Run::Text { text, .. } => text.clone(),
        Run::Break => "\n".to_owned(),
        Run::Blank => blank.to_owned(),
        Run::Tick => tick.to_owned(),
    };
    runs.iter().map(part).collect()
}

impl Table {
    /// The heads of the columns: of a column under several heads, all of them; empty strings without heads.
    #[must_use]
    pub fn heads(&self) -> Vec<String> {
        let mut heads = vec![String::new(); self.columns.len()];
        for cell in self.rows.iter().filter(|row| row.head).flat_map(|row| &row.cells) {
            let words = plain(&cell.runs, "", "").replace('\n', "");
            for head in heads.iter_mut().skip(cell.column).take(cell.across) {
                head.push_str(&words);
            }
        }
        heads
    }
}
