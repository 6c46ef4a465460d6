//! Reads finished PDFs as a reader would see them: runs of text with font, size and place.

use std::collections::BTreeMap;
use std::path::Path;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// One run of text on a page; lengths in points from the lower left corner.
#[derive(Clone, Debug)]
pub struct Run {
    pub text: String,
    pub font: String,
    pub size: f64,
    pub x: f64,
    pub y: f64,
}

/// A finished PDF.
pub struct Pdf {
    document: Document,
    pages: Vec<ObjectId>,
}

impl Pdf {
    pub fn open(path: &Path) -> Self {
        let document = Document::load(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let pages = document.get_pages().into_values().collect();
        Self { document, pages }
    }

    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// Names of the fonts embedded, without the subset's prefix.
    pub fn fonts(&self) -> Vec<String> {
        let mut names: Vec<String> = (0..self.pages.len())
            .flat_map(|page| self.page_fonts(page).into_values().map(|font| font.name))
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// All text of a page in the order drawn.
    pub fn text(&self, page: usize) -> String {
        self.runs(page).into_iter().map(|run| run.text).collect()
    }

    /// All text.
    pub fn all_text(&self) -> String {
        (0..self.pages.len()).map(|page| self.text(page)).collect()
    }

    /// Titles of the bookmarks.
    pub fn bookmarks(&self) -> usize {
        let catalog = self.document.catalog().expect("a catalog");
        let Ok(outlines) = catalog.get(b"Outlines").and_then(|object| self.document.dereference(object))
        else {
            return 0;
        };
        let mut count = 0;
        let mut next = outlines.1.as_dict().ok().and_then(|outlines| outlines.get(b"First").ok()).cloned();
        while let Some(object) = next {
            count += 1;
            let (_, item) = self.document.dereference(&object).expect("an item");
            next = item.as_dict().ok().and_then(|item| item.get(b"Next").ok()).cloned();
        }
        count
    }

    fn page_fonts(&self, page: usize) -> BTreeMap<Vec<u8>, Font> {
        let fonts = self.document.get_page_fonts(self.pages[page]).expect("fonts");
        fonts.into_iter().map(|(key, font)| (key, Font::read(&self.document, font))).collect()
    }

    /// Runs of a page, following the text and graphics matrices.
    pub fn runs(&self, page: usize) -> Vec<Run> {
        let fonts = self.page_fonts(page);
        let bytes = self.document.get_page_content(self.pages[page]);
        let content = Content::decode(&bytes).expect("operations");
        let mut runs = Vec::new();
        let (mut now, mut stack) = (IDENTITY, Vec::new());
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        let (mut font, mut size) = (None, 0.0);
        for operation in &content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "q" => stack.push(now),
                "Q" => now = stack.pop().unwrap_or(IDENTITY),
                "cm" => now = multiply(&matrix(operands), &now),
                "BT" => (text, line) = (IDENTITY, IDENTITY),
                "Tf" => {
                    font = operands[0].as_name().ok().and_then(|name| fonts.get(name));
                    size = number(&operands[1]);
                }
                "Tm" => {
                    line = matrix(operands);
                    text = line;
                }
                "Td" | "TD" => {
                    line = multiply(&[1.0, 0.0, 0.0, 1.0, number(&operands[0]), number(&operands[1])], &line);
                    text = line;
                }
                "Tj" | "TJ" => {
                    let Some(font) = font else { continue };
                    let place = multiply(&text, &now);
                    let scale = (place[2].powi(2) + place[3].powi(2)).sqrt();
                    runs.push(Run {
                        text: font.decode(&operands[0]),
                        font: font.name.clone(),
                        size: size * scale,
                        x: place[4],
                        y: place[5],
                    });
                }
                _ => {}
            }
        }
        runs
    }
}

type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().unwrap_or(0.0))
}

fn matrix(operands: &[Object]) -> Matrix {
    let mut matrix = IDENTITY;
    for (at, operand) in operands.iter().take(6).enumerate() {
        matrix[at] = number(operand);
    }
    matrix
}

fn multiply(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

struct Font {
    name: String,
    unicode: BTreeMap<u16, String>,
}

impl Font {
    fn read(document: &Document, font: &Dictionary) -> Self {
        let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap_or(b"?");
        let name = String::from_utf8_lossy(name).into_owned();
        let name = name.split_once('+').map_or(name.clone(), |(_, name)| name.to_owned());
        let map = font
            .get(b"ToUnicode")
            .and_then(|object| document.dereference(object))
            .and_then(|(_, object)| object.as_stream())
            .and_then(lopdf::Stream::decompressed_content)
            .unwrap_or_default();
        Self { name, unicode: read_map(&String::from_utf8_lossy(&map)) }
    }

    fn decode(&self, object: &Object) -> String {
        match object {
            Object::String(bytes, _) => bytes
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .map(|glyph| self.unicode.get(&glyph).cloned().unwrap_or_default())
                .collect(),
            Object::Array(parts) => parts.iter().map(|part| self.decode(part)).collect(),
            _ => String::new(),
        }
    }
}

/// Reads `bfchar` and `bfrange` of a map from glyphs to characters.
fn read_map(text: &str) -> BTreeMap<u16, String> {
    let mut map = BTreeMap::new();
    let mut mode = "";
    for line in text.lines() {
        let line = line.trim();
        if line.ends_with("beginbfchar") || line.ends_with("beginbfrange") {
            mode = if line.ends_with("bfchar") { "char" } else { "range" };
            continue;
        }
        if line.starts_with("endbf") {
            mode = "";
        }
        let hex: Vec<&str> = line.split(['<', '>']).filter(|part| !part.trim().is_empty()).collect();
        let code = |at: usize| u16::from_str_radix(hex[at], 16).unwrap_or(0);
        match (mode, hex.len()) {
            ("char", 2) => {
                map.insert(code(0), utf16(hex[1]));
            }
            ("range", 3) => {
                let first = u32::from_str_radix(hex[2], 16).unwrap_or(0);
                for (step, glyph) in (code(0)..=code(1)).enumerate() {
                    let c = char::from_u32(first + u32::try_from(step).unwrap_or(0));
                    map.insert(glyph, c.map(String::from).unwrap_or_default());
                }
            }
            _ => {}
        }
    }
    map
}

fn utf16(hex: &str) -> String {
    let units: Vec<u16> = hex
        .as_bytes()
        .chunks(4)
        .filter_map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok())
        .collect();
    String::from_utf16_lossy(&units)
}
