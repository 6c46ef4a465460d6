//! Owns: a source compiled to structure and read into the block list. All that Typst calls experimental is in
//! this file.
//! Never: writes a medium; passes over an element that it does not know.

use typst::diag::{SourceDiagnostic, Warned};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime};
use typst::syntax::Span;
use typst_html::{HtmlDocument, HtmlElement, HtmlNode};

use super::block::{Align, Block, Cell, Flow, Role, Row, Run, Table, Width};
use crate::diagnostic::Finding;
use crate::typeset::engine::{Engine, PdfInfo, is_grave};
use crate::typeset::main_source::Main;
use crate::typeset::world::World;

impl Engine {
    /// A document as structure; `data` is what `json("/data.json")` reads. The house style is that of the flow.
    ///
    /// # Errors
    /// `typeset-failed` for each of Typst's errors, for what the flow would leave out, and for an element that has no
    /// place in the block list.
    pub fn flow(&self, main: &Main, data: Vec<u8>, info: &PdfInfo) -> Result<Flow, Vec<Finding>> {
        let (year, month, day) = info.date;
        let world = World {
            shared: &self.flow,
            main: &main.parsed,
            data: Bytes::new(data),
            today: Datetime::from_ymd(year, month, day),
            landscape: info.paper.landscape,
        };
        let told = |all: EcoVec<SourceDiagnostic>| -> Vec<Finding> {
            all.iter().map(|one| world.finding(main, one)).collect()
        };
        let Warned { output, warnings } = typst::compile::<HtmlDocument>(&world);
        let document = output.map_err(told)?;
        let left_out =
            |warning: &SourceDiagnostic| warning.message.contains("was ignored during HTML export");
        let grave: EcoVec<_> = warnings.into_iter().filter(|one| left_out(one) || is_grave(one)).collect();
        if !grave.is_empty() {
            return Err(told(grave));
        }
        let mut reader = Reader::default();
        reader.blocks(document.root());
        reader.end_paragraph(Role::Body);
        if !reader.strange.is_empty() {
            return Err(told(reader.strange));
        }
        Ok(Flow { title: info.title.clone(), form: reader.form, blocks: reader.blocks })
    }
}

/// Reads the tree from the top; `runs` is the paragraph that is being read.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    runs: Vec<Run>,
    strong: bool,
    form: bool,
    strange: EcoVec<SourceDiagnostic>,
}

/// What opens a figure, until its table is read.
#[derive(Default)]
struct Frame {
    columns: Vec<Width>,
    caption: Vec<Run>,
    unit: Vec<Run>,
    note: Vec<Run>,
    rows: Vec<Row>,
}

impl Reader {
    fn blocks(&mut self, element: &HtmlElement) {
        for node in &element.children {
            match node {
                HtmlNode::Element(inner) => self.block(inner),
                other => self.inline(other),
            }
        }
    }

    fn block(&mut self, element: &HtmlElement) {
        let tag = element.tag.resolve();
        match (tag.as_str(), class(element).as_str()) {
            ("head", _) => {}
            ("html" | "body", _) | ("div", "" | "form") => {
                self.form |= class(element) == "form";
                self.end_paragraph(Role::Body);
                self.blocks(element);
                self.end_paragraph(Role::Body);
            }
            ("div", "page-break") => {
                self.end_paragraph(Role::Body);
                self.blocks.push(Block::PageBreak);
            }
            ("h1", _) => self.paragraph(element, Role::Title),
            ("p", class) => match role(class) {
                Some(role) => self.paragraph(element, role),
                None => self.strange(element),
            },
            ("h2" | "h3" | "h4" | "h5" | "h6", _) => {
                self.end_paragraph(Role::Body);
                let level = tag.as_bytes()[1] - b'1';
                let runs = self.words(element);
                self.blocks.push(Block::Heading { level, runs });
            }
            ("figure", _) => {
                self.end_paragraph(Role::Body);
                let mut frame = Frame { columns: widths(element), ..Frame::default() };
                self.figure(element, &mut frame);
                let Frame { columns, caption, unit, note, rows } = frame;
                self.blocks.push(Block::Table(Table { caption, unit, note, columns, rows }));
            }
            _ => self.inline_element(element),
        }
    }

    fn figure(&mut self, element: &HtmlElement, frame: &mut Frame) {
        for inner in elements(element) {
            match (inner.tag.resolve().as_str(), class(inner).as_str()) {
                ("p", "caption") => frame.caption = self.words(inner),
                ("p", "unit") => frame.unit = self.words(inner),
                ("p", "note") => frame.note = self.words(inner),
                ("table" | "thead" | "tbody" | "tfoot" | "div", _) => self.figure(inner, frame),
                ("tr", _) => {
                    let head = elements(inner).any(|cell| cell.tag.resolve().as_str() == "th");
                    let cells = elements(inner).filter_map(|cell| self.cell(cell)).collect();
                    frame.rows.push(Row { head, cells });
                }
                _ => self.strange(inner),
            }
        }
    }

    /// A cell; what it says lies in one element that tells its place.
    fn cell(&mut self, element: &HtmlElement) -> Option<Cell> {
        let Some(inner) = elements(element).next() else {
            self.strange(element);
            return None;
        };
        let span = |name| attribute(element, name).and_then(|value| value.parse().ok()).unwrap_or(1);
        Some(Cell {
            column: attribute(inner, "data-column").and_then(|value| value.parse().ok())?,
            across: span("colspan"),
            down: span("rowspan"),
            align: match class(inner).as_str() {
                "right" => Align::Right,
                "center" => Align::Center,
                _ => Align::Left,
            },
            runs: self.words(inner),
        })
    }

    fn paragraph(&mut self, element: &HtmlElement, role: Role) {
        self.end_paragraph(Role::Body);
        self.runs = self.words(element);
        self.end_paragraph(role);
    }

    fn end_paragraph(&mut self, role: Role) {
        let runs = trimmed(std::mem::take(&mut self.runs));
        if !runs.is_empty() {
            self.blocks.push(Block::Paragraph { role, runs });
        }
    }

    /// What an element says, paragraphs inside it parted as lines.
    fn words(&mut self, element: &HtmlElement) -> Vec<Run> {
        let outside = std::mem::take(&mut self.runs);
        element.children.iter().for_each(|node| self.inline(node));
        trimmed(std::mem::replace(&mut self.runs, outside))
    }

    fn inline(&mut self, node: &HtmlNode) {
        match node {
            HtmlNode::Text(text, _) => self.text(text),
            HtmlNode::Element(element) => self.inline_element(element),
            HtmlNode::Tag(_) => {}
            HtmlNode::Frame(frame) => self.strange_at(frame.span, "frame"),
        }
    }

    fn inline_element(&mut self, element: &HtmlElement) {
        match (element.tag.resolve().as_str(), class(element).as_str()) {
            ("br", _) => self.runs.push(Run::Break),
            ("span", "tick") => self.runs.push(Run::Tick),
            ("span", "blank") => self.runs.push(Run::Blank),
            ("span", "") => element.children.iter().for_each(|node| self.inline(node)),
            ("strong", _) => {
                let outside = std::mem::replace(&mut self.strong, true);
                element.children.iter().for_each(|node| self.inline(node));
                self.strong = outside;
            }
            ("p" | "div", "") => {
                if !self.runs.is_empty() {
                    self.runs.push(Run::Break);
                }
                element.children.iter().for_each(|node| self.inline(node));
            }
            _ => self.strange(element),
        }
    }

    fn text(&mut self, words: &str) {
        if let Some(Run::Text { text, strong }) = self.runs.last_mut()
            && *strong == self.strong
        {
            text.push_str(words);
        } else if !words.is_empty() {
            self.runs.push(Run::Text { text: words.to_owned(), strong: self.strong });
        }
    }

    fn strange(&mut self, element: &HtmlElement) {
        let class = class(element);
        let dot = if class.is_empty() { "" } else { "." };
        self.strange_at(element.span, &format!("{}{dot}{class}", element.tag.resolve().as_str()));
    }

    fn strange_at(&mut self, span: Span, name: &str) {
        self.strange.push(SourceDiagnostic::error(span, format!("`{name}` has no place in the flow")));
    }
}

/// Without blanks at both ends.
fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    while let Some(Run::Text { text, .. }) = runs.first_mut() {
        let kept = text.trim_start_matches([' ', '\t']).to_owned();
        if !kept.is_empty() {
            *text = kept;
            break;
        }
        runs.remove(0);
    }
    while let Some(Run::Text { text, .. }) = runs.last_mut() {
        text.truncate(text.trim_end_matches([' ', '\t']).len());
        if !text.is_empty() {
            break;
        }
        runs.pop();
    }
    runs
}

fn elements(element: &HtmlElement) -> impl Iterator<Item = &HtmlElement> {
    element.children.iter().filter_map(|node| match node {
        HtmlNode::Element(inner) => Some(inner),
        _ => None,
    })
}

fn attribute(element: &HtmlElement, name: &str) -> Option<String> {
    let found = element.attrs.0.iter().find(|(key, _)| key.resolve().as_str() == name);
    found.map(|(_, value)| value.to_string())
}

fn class(element: &HtmlElement) -> String {
    attribute(element, "class").unwrap_or_default()
}

/// The role of a class; none for a class that is not one.
fn role(class: &str) -> Option<Role> {
    Some(match class {
        "" => Role::Body,
        "number" => Role::Number,
        "subtitle" => Role::Subtitle,
        "salutation" => Role::Salutation,
        "closing" => Role::Closing,
        "annexes" => Role::Annexes,
        "sealed" => Role::Sealed,
        "unsealed" => Role::Unsealed,
        "annex-mark" => Role::AnnexMark,
        "part-head" => Role::PartHead,
        "point" => Role::Point,
        "particular" => Role::Particular,
        "note" => Role::Note,
        "field" => Role::Field,
        "seal" => Role::Seal,
        _ => return None,
    })
}

/// Widths such as `12mm 1fr auto`.
fn widths(element: &HtmlElement) -> Vec<Width> {
    let scaled = |number: &str, scale: f64| -> Option<u32> {
        let value = number.parse::<f64>().ok()? * scale;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "widths are small and positive"
        )]
        Some(value.round() as u32)
    };
    let width = |text: &str| {
        let fixed = text.strip_suffix("mm").and_then(|number| scaled(number, 10.0)).map(Width::Fixed);
        let share = || text.strip_suffix("fr").and_then(|number| scaled(number, 100.0)).map(Width::Share);
        fixed.or_else(share).unwrap_or(Width::Natural)
    };
    attribute(element, "data-columns").unwrap_or_default().split_whitespace().map(width).collect()
}
