//! Owns: runs of words written as a paragraph of a style.
//! Never: direct looks.

use docx_rs::{BreakType, Paragraph, Run as DocxRun};

use super::super::block::{BLANK, Run, TICK};
use super::style::STRONG;

/// A paragraph in a style, by its id.
pub(super) fn written(style: &str, runs: &[Run]) -> Paragraph {
    runs.iter().fold(Paragraph::new().style(style), |paragraph, run| paragraph.add_run(written_run(run)))
}

fn written_run(run: &Run) -> DocxRun {
    let new = DocxRun::new();
    match run {
        Run::Text { text, strong } => {
            // control characters may not stand in XML at all
            let text = text.replace(char::is_control, "\u{fffd}");
            let run = new.add_text(text);
            if *strong { run.style(STRONG) } else { run }
        }
        Run::Break => new.add_break(BreakType::TextWrapping),
        Run::Blank => new.add_text(BLANK),
        Run::Tick => new.add_text(TICK),
    }
}
