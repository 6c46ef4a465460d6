//! Owns: the program as its user meets it: arguments, a file a command, printing, exit codes, files.
//! Never: decides what is right; a file outside `workspace/` touches the disk.

pub mod args;
mod columns;
mod commands;
pub mod exit;
mod findings;
pub mod messages;
mod papers;
pub mod pipeline;
pub mod print;
mod report;
mod sarif;
pub mod usage;
pub mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use anstream::ColorChoice;

use args::{Arguments, Colour, Command, Format};
use exit::Exit;
use messages::{Lang, Messages};
use print::{OutputOptions, Printer};
use usage::Refusal;

/// Runs one command line.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = Lang::choose(&arguments, |name| std::env::var(name).ok());
    let messages = Messages::load(lang);
    match usage::parse(&arguments, lang, &messages) {
        Ok(parsed) => dispatch(&parsed, lang, messages).into(),
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

fn dispatch(arguments: &Arguments, lang: Lang, messages: Messages) -> Exit {
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
    match &arguments.command {
        Command::New(arguments) => commands::new::run(arguments, &printer),
        Command::Sample(arguments) => commands::sample::run(arguments, &printer),
        Command::Build(arguments) => commands::build::run(arguments, &printer),
        Command::Plan(arguments) => commands::plan::run(arguments, &printer),
        Command::List(arguments) => commands::list::run(arguments, lang, &printer),
        Command::Vars(arguments) => commands::vars::run(arguments, &printer),
        Command::Eject(arguments) => commands::eject::run(arguments, &printer),
        Command::Roster(arguments) => commands::roster::run(arguments, &printer),
        Command::Check(arguments) => commands::check::run(arguments, &printer),
        Command::Assess(arguments) => commands::assess::run(arguments, &printer),
        Command::Compare(arguments) => commands::compare::run(arguments, &printer),
        Command::Explain(arguments) => commands::explain::run(arguments, &printer),
        Command::Policy(command) => commands::policy::run(command, &printer),
        Command::Fonts(arguments) => commands::fonts::run(arguments, &printer),
        Command::Completions(arguments) => commands::completions::run(arguments, lang, &printer),
        Command::Man(arguments) => commands::man::run(arguments, lang, &printer),
    }
}
