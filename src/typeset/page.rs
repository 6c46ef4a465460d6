//! Owns: looking at finished pages: characters without a glyph, the text, a picture.
//! Never: changes a page.

use std::collections::BTreeSet;

use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::text::TextItem;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

/// The pages, from 0, with characters that would print as an empty box, such as `𪚥 (U+2A6A5)`.
pub(super) fn without_glyph(document: &PagedDocument) -> Vec<(usize, String)> {
    let shown = |c: char| {
        let code = u32::from(c);
        if c.is_control() { format!("(U+{code:04X})") } else { format!("{c} (U+{code:04X})") }
    };
    let mut pages = Vec::new();
    for (number, page) in document.pages().iter().enumerate() {
        let mut lacking = BTreeSet::new();
        each_text(&page.frame, Point::zero(), &mut |_, item| {
            // Glyph 0 is the box; macOS's last-resort font has others just as empty.
            let last_resort = item.font.font().info().is_last_resort();
            for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0 || last_resort) {
                lacking.extend(item.text.get(glyph.range()).unwrap_or_default().chars());
            }
        });
        if !lacking.is_empty() {
            pages.push((number, lacking.into_iter().map(shown).collect::<Vec<_>>().join(", ")));
        }
    }
    pages
}

/// The text of each page, a line for a line.
#[must_use]
pub fn page_text(document: &PagedDocument) -> Vec<String> {
    let texts = document.pages().iter().map(|page| {
        let mut text = String::new();
        let mut line: Option<Point> = None;
        each_text(&page.frame, Point::zero(), &mut |at, item| {
            if let Some(last) = line
                && ((at.y - last.y).abs() > Abs::pt(1.0) || at.x < last.x)
            {
                text.push('\n');
            }
            text.push_str(&item.text);
            line = Some(at);
        });
        text
    });
    texts.collect()
}

/// Pixels for each point of a page image for a screen: 144 dots an inch.
pub const SCREEN_PIXELS: f64 = 2.0;

/// A picture of one page, counted from 0; nothing if there is no such page.
#[must_use]
pub fn png(document: &PagedDocument, page: usize, pixel_per_pt: f64) -> Option<Vec<u8>> {
    let options = RenderOptions { pixel_per_pt: Scalar::new(pixel_per_pt), render_bleed: false };
    typst_render::render(document.pages().get(page)?, &options).encode_png().ok()
}

/// Every run of text in reading order. Turns and scalings are left out: only shifts count here.
fn each_text(frame: &Frame, origin: Point, see: &mut impl FnMut(Point, &TextItem)) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Text(text) => see(at, text),
            FrameItem::Group(group) => {
                each_text(&group.frame, at + Point::new(group.transform.tx, group.transform.ty), see);
            }
            _ => {}
        }
    }
}
