//! Owns: `anzhi fonts`: which font stands for which role.
//! Never: makes a document.

use std::path::PathBuf;

use clap::{ArgAction, Args};
use serde_json::json;

use crate::cli::exit::Exit;
use crate::cli::print::{Answer, Printer};
use crate::cli::workspace;
use crate::diagnostic::Coded;
use crate::typeset::FontLibrary;

/// Of `fonts`, and the part of `build` about fonts.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// Folders of fonts.
    #[arg(long, value_name = "DIR", action = ArgAction::Append)]
    pub fonts: Vec<PathBuf>,
    /// The machine's fonts too.
    #[arg(long)]
    pub system_fonts: bool,
}

/// Where fonts are looked for when none is named: `fonts/` here, which `make fonts` fills, else beside the program, else
/// the machine's own.
pub fn library(arguments: &Arguments) -> FontLibrary {
    if arguments.fonts.is_empty() {
        let found: Vec<PathBuf> = workspace::font_folder().into_iter().collect();
        let system = arguments.system_fonts || found.is_empty();
        return FontLibrary::load(&found, system);
    }
    FontLibrary::load(&arguments.fonts, arguments.system_fonts)
}

/// Lists each role with the font found for it; a role without one is a finding.
pub fn run(arguments: &Arguments, printer: &Printer) -> Exit {
    let library = library(arguments);
    let word = |key: &str| printer.messages.text(&format!("font.{key}"), &[]);
    let uses = library.uses();
    let lines: Vec<String> = uses
        .iter()
        .map(|font| format!("{}  {}  {}", word(font.role.code()), font.family, font.path.display()))
        .collect();
    let data = uses
        .iter()
        .map(|font| {
            json!({
                "role": font.role.code(),
                "family": font.family,
                "path": font.path.display().to_string(),
                "substitute": font.substitute,
            })
        })
        .collect();
    let install = printer.messages.text("font.install", &[]);
    let text = format!("{}\n\n{install}", lines.join("\n"));
    printer.finish("fonts", &library.findings(), Some(Answer { text, data }))
}
