//! Owns: the sheet that a document is printed on: which way it lies, and whether it is enlarged to be posted.
//! Never: a margin, a size of type.

use std::f64::consts::SQRT_2;
use std::ops::{Div, Mul};

use typst::ecow::EcoVec;
use typst::layout::{Abs, Ratio, Size, Transform};
use typst_layout::{Page, PagedDocument};

/// Long and short side of A3 in millimetres.
const A3: (f64, f64) = (420.0, 297.0);

/// A sheet. Every page is laid out on A4; A3 is A4 enlarged, type and margins with it, so that it can be read from afar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Paper {
    /// The long side lies below.
    pub landscape: bool,
    /// A3 instead of A4.
    pub enlarged: bool,
}

impl Paper {
    /// A length of A4 on this paper, in the unit that it has.
    pub(super) fn length<T: From<u8> + Mul<Output = T> + Div<Output = T>>(self, on_a4: T) -> T {
        // √2 to one in ten thousand
        if self.enlarged { on_a4 * T::from(99) / T::from(70) } else { on_a4 }
    }

    /// Pages that were laid out on A4, as large as this paper.
    pub(super) fn printed(self, mut document: PagedDocument) -> PagedDocument {
        if !self.enlarged {
            return document;
        }
        let (width, height) = if self.landscape { A3 } else { (A3.1, A3.0) };
        let size = Size::new(Abs::mm(width), Abs::mm(height));
        let ratio = Ratio::new(SQRT_2);
        let pages: EcoVec<Page> = document
            .pages()
            .iter()
            .map(|page| {
                let mut page = page.clone();
                page.frame.transform(Transform::scale(ratio, ratio));
                page.frame.set_size(size);
                page
            })
            .collect();
        let info = document.info_mut().clone();
        PagedDocument::new(pages, info)
    }
}
