//! Pages as Typst lays them out: every run of text and every stroke with its place, in points from the top left.

use anzhi::typeset::PagedDocument;
use typst::layout::{Frame, FrameItem, Point};

/// Text set in one go: a line of a paragraph or of a cell.
#[derive(Clone, Debug)]
pub struct Run {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// The line that the characters stand on.
    pub y: f64,
    pub size: f64,
}

/// One page.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub width: f64,
    pub height: f64,
    pub runs: Vec<Run>,
    /// Lower edges of strokes and boxes.
    pub strokes: Vec<f64>,
    /// Upright strokes, as tables have them: place from the left, upper and lower end.
    pub walls: Vec<(f64, f64, f64)>,
}

impl Sheet {
    /// All pages of a document.
    pub fn all(document: &PagedDocument) -> Vec<Self> {
        let sheets = document.pages().iter().map(|page| {
            let size = page.frame.size();
            let mut sheet = Self { width: size.x.to_pt(), height: size.y.to_pt(), ..Self::default() };
            sheet.read(&page.frame, Point::zero(), 1.0);
            sheet
        });
        sheets.collect()
    }

    /// What stands in a frame of which a point is `scale` points on the page.
    fn read(&mut self, frame: &Frame, origin: Point, scale: f64) {
        for (at, item) in frame.items() {
            let at = origin + *at * scale;
            match item {
                FrameItem::Group(group) => {
                    let moved = Point::new(group.transform.tx, group.transform.ty) * scale;
                    self.read(&group.frame, at + moved, scale * group.transform.sx.get());
                }
                FrameItem::Text(text) => {
                    let (left, y, size) = (at.x.to_pt(), at.y.to_pt(), scale * text.size.to_pt());
                    let right = left + scale * text.width().to_pt();
                    match self.runs.last_mut() {
                        // the next font of the same line
                        Some(last) if (last.y - y).abs() < 0.5 && (left - last.right).abs() < 0.35 * size => {
                            last.text.push_str(&text.text);
                            last.right = right;
                        }
                        _ => self.runs.push(Run { text: text.text.to_string(), left, right, y, size }),
                    }
                }
                FrameItem::Shape(shape, _) => {
                    let reach = shape.bbox(false).max * scale;
                    if reach.x.to_pt() < 0.1 && reach.y.to_pt() > 5.0 {
                        self.walls.push((at.x.to_pt(), at.y.to_pt(), (at.y + reach.y).to_pt()));
                    }
                    self.strokes.push((at + reach).y.to_pt());
                }
                _ => {}
            }
        }
    }

    /// The page's lines above `bottom`, from the top, each as the text that stands on it from left to right.
    pub fn lines(&self, bottom: f64) -> Vec<String> {
        let mut lines: Vec<(f64, Vec<&Run>)> = Vec::new();
        for run in self.runs.iter().filter(|run| run.y < bottom) {
            match lines.iter_mut().find(|(y, _)| (*y - run.y).abs() < 2.0) {
                Some((_, runs)) => runs.push(run),
                None => lines.push((run.y, vec![run])),
            }
        }
        lines.sort_by(|one, other| one.0.total_cmp(&other.0));
        let joined = lines.into_iter().map(|(_, mut runs)| {
            runs.sort_by(|one, other| one.left.total_cmp(&other.left));
            runs.iter().map(|run| run.text.trim()).collect::<Vec<_>>().join(" ")
        });
        joined.collect()
    }

    /// How far ink reaches down above `bottom`.
    pub fn ink(&self, bottom: f64) -> f64 {
        let text = self.runs.iter().map(|run| run.y);
        text.chain(self.strokes.iter().copied()).filter(|y| *y < bottom + 1.0).fold(0.0, f64::max)
    }

    /// Runs that cross an upright stroke or print over another run.
    pub fn crossing(&self) -> impl Iterator<Item = &Run> {
        let visible = |run: &&Run| !run.text.trim().is_empty();
        self.runs.iter().filter(visible).filter(move |run| {
            let wall = self.walls.iter().any(|(x, top, bottom)| {
                run.left < x - 1.0 && run.right > x + 1.0 && run.y > *top && run.y < *bottom
            });
            let over = |other: &&Run| {
                (other.y - run.y).abs() < 1.0 && other.left > run.left + 1.0 && other.left < run.right - 1.0
            };
            wall || self.runs.iter().filter(visible).any(|other| over(&other))
        })
    }

    /// Lines that follow each other in one paragraph or cell: upper and lower.
    pub fn wrapped(&self) -> impl Iterator<Item = (&Run, &Run)> {
        self.runs.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(upper, lower)| {
            let step = lower.y - upper.y;
            (upper.size - lower.size).abs() < 0.1
                && step > 0.5
                && step < 2.0 * lower.size
                && lower.left < upper.right
                && lower.right > upper.left
        })
    }
}
