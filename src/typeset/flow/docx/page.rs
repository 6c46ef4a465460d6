//! Owns: the page of a Word file: its size, its margins, its lines, and how wide its text is.
//! Never: a style.

use docx_rs::{Docx, PageMargin, PageOrientationType};

use crate::typeset::Paper;

/// Twentieths of a point: short and long side of A4.
const SIDES: (u32, u32) = (11906, 16838);
/// The page of GB/T 9704: 37 mm above and 28 mm left of 225 × 156 mm of text.
const STANDING: PageMargin =
    PageMargin { top: 2098, left: 1587, bottom: 1984, right: 1474, header: 851, footer: 1304, gutter: 0 };
/// The same area, lying.
const LYING: PageMargin =
    PageMargin { top: 1587, left: 2098, bottom: 1474, right: 1984, header: 340, footer: 794, gutter: 0 };
/// The page of a form: 20 mm above, 26 mm left.
const FORM: PageMargin =
    PageMargin { top: 1134, left: 1474, bottom: 1077, right: 1247, header: 567, footer: 567, gutter: 0 };
/// 22 lines on a page and 28 characters in a line: pitch of lines, and what characters of 16 points stand closer. Not by
/// the grid of characters, which Word and others understand differently.
pub(super) const LINE: i32 = 579;
pub(super) const CLOSER: i32 = -5;
/// A character of running text.
pub(super) const CHARACTER: i32 = 315;

/// What a page of a Word file hangs on.
#[derive(Clone, Copy, Default)]
pub(super) struct Page {
    pub(super) paper: Paper,
    /// Whether it is a form, see [`Flow::form`](super::Flow::form).
    pub(super) form: bool,
}

impl Page {
    fn margins(self) -> PageMargin {
        match (self.form, self.paper.landscape) {
            (true, _) => FORM,
            (false, true) => LYING,
            (false, false) => STANDING,
        }
    }

    /// Between the margins, on A4.
    pub(super) fn width(self) -> usize {
        let side = if self.paper.landscape { SIDES.1 } else { SIDES.0 };
        let beside = self.margins().left.unsigned_abs() + self.margins().right.unsigned_abs();
        usize::try_from(side - beside).unwrap_or_default()
    }

    /// A file on this page.
    pub(super) fn set(self, docx: Docx) -> Docx {
        let (paper, on_a4) = (self.paper, self.margins());
        let docx = docx.page_margin(PageMargin {
            top: paper.length(on_a4.top),
            left: paper.length(on_a4.left),
            bottom: paper.length(on_a4.bottom),
            right: paper.length(on_a4.right),
            header: paper.length(on_a4.header),
            footer: paper.length(on_a4.footer),
            gutter: on_a4.gutter,
        });
        let (short, long) = (paper.length(SIDES.0), paper.length(SIDES.1));
        if paper.landscape {
            docx.page_size(long, short).page_orient(PageOrientationType::Landscape)
        } else {
            docx.page_size(short, long)
        }
    }
}
