//! Owns: the styles of a Word file: which face, size and place each role has, as GB/T 9704 sets it.
//! Never: direct looks on a paragraph: who edits the file changes a style, not every paragraph.

use docx_rs::{AlignmentType, LineSpacing, LineSpacingType, RunFonts, SpecialIndentType, Style, StyleType};

use super::super::block::{Align, Role};
use super::page::{CHARACTER, CLOSER, LINE, Page};
use crate::typeset::role::FontRole;

/// Digits and Latin letters.
const LATIN: &str = "Times New Roman";
/// Words that stand out.
pub(super) const STRONG: &str = "Strong";
pub(super) const CAPTION: &str = "Caption";
pub(super) const UNIT: &str = "Unit";
/// An empty paragraph that parts what would grow together.
pub(super) const GAP: &str = "Gap";
pub(super) const PAGE_NUMBER: &str = "Footer";
const NORMAL: &str = "Normal";

/// A style of paragraphs. Sizes in half points; heights and indents in twentieths of a point.
pub(super) struct ParagraphStyle {
    id: &'static str,
    /// Names that Word knows are shown in the reader's language.
    name: &'static str,
    face: FontRole,
    size: usize,
    /// Exact height of a line.
    line: i32,
    align: AlignmentType,
    left: i32,
    /// First line further in, or further out.
    first: i32,
    right: i32,
    before: u32,
    keeps_with_next: bool,
    /// Depth in the outline from 0.
    outline: Option<usize>,
}

/// Running text, from which the others differ.
const BODY: ParagraphStyle = ParagraphStyle {
    id: NORMAL,
    name: NORMAL,
    face: FontRole::Fangsong,
    size: 32,
    line: LINE,
    // not to both margins: LibreOffice loses a sign at the end of a line that it spreads
    align: AlignmentType::Left,
    left: 0,
    first: 2 * CHARACTER,
    right: 0,
    before: 0,
    keeps_with_next: false,
    outline: None,
};
const FLUSH: ParagraphStyle = ParagraphStyle { first: 0, ..BODY };
const CENTRED: ParagraphStyle = ParagraphStyle { align: AlignmentType::Center, ..FLUSH };
const SIGNED: ParagraphStyle =
    ParagraphStyle { align: AlignmentType::Right, before: 579, keeps_with_next: true, ..FLUSH };
const LEVEL: ParagraphStyle = ParagraphStyle { keeps_with_next: true, ..BODY };
/// Size and line of running text on a form: 小四号.
const FORM: (usize, i32) = (24, 384);
/// Text of tables.
const SMALL: ParagraphStyle =
    ParagraphStyle { face: FontRole::Songti, size: 21, line: 300, align: AlignmentType::Left, ..FLUSH };

/// All of them.
pub(super) const STYLES: [ParagraphStyle; 26] = [
    ParagraphStyle { ..FLUSH },
    ParagraphStyle { id: "BodyTextFirstIndent", name: "Body Text First Indent", ..BODY },
    ParagraphStyle {
        id: "Title",
        name: "Title",
        face: FontRole::Xiaobiaosong,
        size: 44,
        line: 700,
        keeps_with_next: true,
        ..CENTRED
    },
    ParagraphStyle { id: "Subtitle", name: "Subtitle", face: FontRole::Kaiti, ..CENTRED },
    ParagraphStyle { id: "Number", name: "Number", ..CENTRED },
    ParagraphStyle { id: "Heading1", name: "heading 1", face: FontRole::Heiti, outline: Some(0), ..LEVEL },
    ParagraphStyle { id: "Heading2", name: "heading 2", face: FontRole::Kaiti, outline: Some(1), ..LEVEL },
    ParagraphStyle { id: "Heading3", name: "heading 3", outline: Some(2), ..LEVEL },
    ParagraphStyle { id: "Heading4", name: "heading 4", outline: Some(3), ..LEVEL },
    ParagraphStyle { id: "Salutation", name: "Salutation", before: 579, ..FLUSH },
    ParagraphStyle { id: "Closing", name: "Closing", ..FLUSH },
    ParagraphStyle { id: "Annexes", name: "Annexes", left: 2 * CHARACTER, before: 579, ..FLUSH },
    ParagraphStyle { id: "Signature", name: "Signature", right: 4 * CHARACTER, ..SIGNED },
    ParagraphStyle { id: "Unsealed", name: "Unsealed", right: 2 * CHARACTER, ..SIGNED },
    ParagraphStyle {
        id: "AnnexMark",
        name: "Annex Mark",
        face: FontRole::Heiti,
        keeps_with_next: true,
        ..FLUSH
    },
    ParagraphStyle {
        id: "PartHead",
        name: "Part Head",
        face: FontRole::Heiti,
        keeps_with_next: true,
        ..FLUSH
    },
    ParagraphStyle { id: "Point", name: "Point", left: 2 * CHARACTER, first: -CHARACTER, ..FLUSH },
    ParagraphStyle { id: "Particular", name: "Particular", size: 24, line: 420, ..FLUSH },
    ParagraphStyle { id: "Note", name: "Note", face: FontRole::Kaiti, before: 60, ..SMALL },
    ParagraphStyle { id: "Field", name: "Field", before: 120, ..FLUSH },
    ParagraphStyle {
        id: "Seal",
        name: "Seal",
        align: AlignmentType::Right,
        right: 2 * CHARACTER,
        before: 240,
        ..SMALL
    },
    ParagraphStyle {
        id: CAPTION,
        name: "caption",
        face: FontRole::Heiti,
        size: 24,
        line: 420,
        before: 120,
        keeps_with_next: true,
        ..CENTRED
    },
    ParagraphStyle { id: UNIT, name: "Unit", align: AlignmentType::Right, keeps_with_next: true, ..SMALL },
    ParagraphStyle { id: "Cell", name: "Cell", ..SMALL },
    ParagraphStyle { id: GAP, name: "Gap", size: 2, line: 120, ..FLUSH },
    ParagraphStyle { id: PAGE_NUMBER, name: "footer", face: FontRole::Songti, size: 28, line: 400, ..FLUSH },
];

/// Words in a cell, by place.
pub(super) const CELL: &str = "Cell";

pub(super) fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "Heading1",
        2 => "Heading2",
        3 => "Heading3",
        _ => "Heading4",
    }
}

pub(super) fn style_of(role: Role) -> &'static str {
    match role {
        Role::Body => "BodyTextFirstIndent",
        Role::Number => "Number",
        Role::Title => "Title",
        Role::Subtitle => "Subtitle",
        Role::Salutation => "Salutation",
        Role::Closing => "Closing",
        Role::Annexes => "Annexes",
        Role::Sealed => "Signature",
        Role::Unsealed => "Unsealed",
        Role::AnnexMark => "AnnexMark",
        Role::PartHead => "PartHead",
        Role::Point => "Point",
        Role::Particular => "Particular",
        Role::Note => "Note",
        Role::Field => "Field",
        Role::Seal => "Seal",
    }
}

pub(super) fn placed(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    }
}

/// Style of words that stand out.
pub(super) fn strong() -> Style {
    Style::new(STRONG, StyleType::Character).name(STRONG).fonts(fonts(FontRole::Heiti))
}

fn fonts(face: FontRole) -> RunFonts {
    RunFonts::new().east_asia(face.office()).ascii(LATIN).hi_ansi(LATIN)
}

impl ParagraphStyle {
    /// The style on a page. What is as large as running text is as small as a form's on a form.
    pub(super) fn style(&self, page: Page) -> Style {
        let (paper, running) = (page.paper, self.line == LINE);
        let small = page.form && self.size == BODY.size;
        let (size, line) = if small { FORM } else { (self.size, self.line) };
        // of a form's character
        let part = |length: i32| paper.length(if small { length * 3 / 4 } else { length });
        let before = if small { self.before / 2 } else { self.before };
        let spacing = LineSpacing::new()
            .before(paper.length(before))
            .line(paper.length(line))
            .line_rule(LineSpacingType::Exact);
        let first = match part(self.first) {
            0 => None,
            out if out < 0 => Some(SpecialIndentType::Hanging(-out)),
            further => Some(SpecialIndentType::FirstLine(further)),
        };
        let mut style = Style::new(self.id, StyleType::Paragraph)
            .name(self.name)
            .size(paper.length(size))
            .fonts(fonts(self.face))
            .line_spacing(spacing)
            .align(self.align)
            // what has lines of its own would be spread over whole lines of the page
            .snap_to_grid(running && !small)
            .indent(Some(part(self.left)), first, Some(part(self.right)), None);
        if self.id != NORMAL {
            style = style.based_on(NORMAL);
        }
        if self.keeps_with_next {
            style.paragraph_property = style.paragraph_property.keep_next(true);
        }
        let closer = if self.size == BODY.size && !small { CLOSER } else { 0 };
        style.run_property = style.run_property.character_spacing(paper.length(closer));
        match self.outline {
            Some(depth) => style.outline_lvl(depth),
            None => style,
        }
    }
}
