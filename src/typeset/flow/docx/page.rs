//! Owns: the measures of the page of GB/T 9704, as Word counts them.
//! Never: the look of a paragraph.

use docx_rs::PageMargin;

/// Twentieths of a point: the page of GB/T 9704, A4 with 37 mm above and 28 mm left of 225 × 156 mm of text.
pub(super) const PAGE: (u32, u32) = (11906, 16838);
pub(super) const MARGIN: PageMargin =
    PageMargin { top: 2098, left: 1587, bottom: 1984, right: 1474, header: 851, footer: 1304, gutter: 0 };
/// Between the margins.
pub(super) const WIDTH: usize = 8845;
/// 22 lines on a page and 28 characters in a line: pitch of lines, and what characters of 16 points stand closer. Not by
/// the grid of characters, which Word and others understand differently.
pub(super) const LINE: i32 = 579;
pub(super) const CLOSER: i32 = -5;
/// A character of running text.
pub(super) const CHARACTER: i32 = 315;
