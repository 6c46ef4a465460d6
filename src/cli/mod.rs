//! Owns: the program as its user meets it: arguments, a file a command, printing, exit codes, files.
//! Never: decides what is right; a file outside `workspace/` touches the disk.

pub mod args;
mod columns;
mod commands;
pub mod exit;
mod findings;
mod foreign;
pub mod lang;
pub mod line;
pub mod messages;
mod papers;
pub mod pipeline;
mod placeholder;
pub mod print;
mod report;
mod sarif;
pub mod usage;
mod words;
pub mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use anstream::ColorChoice;

use args::{Colour, Format};
use commands::Command;
use exit::Exit;
use lang::Lang;
use line::Arguments;
use messages::Messages;
use print::{OutputOptions, Printer};
use usage::Refusal;

/// Runs one command line.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = Lang::choose(&arguments, |name| std::env::var(name).ok());
    let messages = Messages::load(lang);
    match usage::parse(&arguments, &messages) {
        Ok(parsed) => dispatch(&parsed, messages).into(),
        Err(refusal) => {
            let options = OutputOptions {
                format: Format::Human,
                quiet: false,
                verbose: false,
                colour: ColorChoice::Auto,
            };
            let printer = Printer::new(messages, options);
            match refusal {
                Refusal::Asked(text) => {
                    printer.help(&text);
                    Exit::Clean.into()
                }
                Refusal::Wrong(text) => {
                    printer.complain(&text);
                    Exit::CouldNotRun.into()
                }
            }
        }
    }
}

fn dispatch(arguments: &Arguments, messages: Messages) -> Exit {
    let colour = match arguments.color {
        Colour::Auto => ColorChoice::Auto,
        Colour::Always => ColorChoice::Always,
        Colour::Never => ColorChoice::Never,
    };
    let format = arguments.format;
    let options = OutputOptions { format, quiet: arguments.quiet, verbose: arguments.verbose, colour };
    let printer = Printer::new(messages, options);
    if format == Format::Sarif && !matches!(arguments.command, Command::Check(_)) {
        let see = printer.messages.text("ui.see-help", &[("program", "anzhi check")]);
        printer.complain(&format!("{}\n{see}", printer.messages.text("usage-error.sarif", &[])));
        return Exit::CouldNotRun;
    }
    commands::run(&arguments.command, &printer)
}
