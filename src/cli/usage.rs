//! Owns: the command line in the reader's language: help texts and refusals, from the catalogue.
//! Never: prints, does the work of a command.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, CommandFactory, FromArgMatches};

use super::lang::Lang;
use super::line::Arguments;
use super::messages::Messages;
use crate::written::nearest;

/// Why there is nothing to run.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// Help or the version was asked for.
    Asked(clap::builder::StyledStr),
    /// The command line is wrong; here is what to say.
    Wrong(String),
}

/// The command line of the program, all its texts in one language.
#[must_use]
pub fn command(messages: &Messages) -> clap::Command {
    let command = localise(Arguments::command(), "", "", messages);
    // texts without spaces cannot be wrapped by words: the terminal does it better
    if messages.lang() == Lang::Zh { command.term_width(usize::MAX) } else { command.max_term_width(100) }
}

/// Reads the command line.
///
/// # Errors
/// Says what to print instead of running.
pub fn parse(arguments: &[OsString], messages: &Messages) -> Result<Arguments, Refusal> {
    let mut command = command(messages);
    let matches = command.try_get_matches_from_mut(arguments);
    matches
        .and_then(|matches| Arguments::from_arg_matches(&matches))
        .map_err(|error| refusal(&error, &command, arguments, messages))
}

/// The command that the words lead to, as far as they do.
fn reached<'c>(command: &'c clap::Command, arguments: &[OsString]) -> &'c clap::Command {
    let words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    words.fold(command, |reached, word| reached.find_subcommand(&*word).unwrap_or(reached))
}

/// Key of an argument's text: its own under the command, else the one that commands share.
fn argument_key(command: &str, id: &str, messages: &Messages) -> String {
    let own = format!("argument.{command}.{id}");
    if messages.has(&own) { own } else { format!("argument.{id}") }
}

/// The name under which a command's texts stand: `policy-list` for one below another.
fn key_of(above: &str, name: &str) -> String {
    if above.is_empty() { name.to_owned() } else { format!("{above}-{name}") }
}

fn localise(command: clap::Command, parent: &str, above: &str, messages: &Messages) -> clap::Command {
    let text = |key: &str| messages.text(key, &[]);
    let name = command.get_name().to_owned();
    let path = format!("{parent} {name}").trim_start().to_owned();
    let key = key_of(above, &name);
    // the program itself is above no command
    let below = if parent.is_empty() { String::new() } else { key.clone() };
    let mut usage = format!("{path} {}", text("ui.placeholder-options"));
    for argument in command.get_positionals() {
        let value = argument.get_id().as_str().to_uppercase();
        let many = argument.get_num_args().is_some_and(|range| range.max_values() > 1);
        usage += &if argument.is_required_set() { format!(" <{value}>") } else { format!(" [{value}]") };
        usage += if many { "..." } else { "" };
    }
    if command.has_subcommands() {
        usage = format!("{usage} {}", text("ui.placeholder-command"));
    }
    let examples = text(&format!("example.{key}")).replace('\n', "\n  ");
    command
        .about(text(&format!("command.{key}")))
        .override_usage(usage)
        .help_template(format!("{{about}}\n\n{}{{usage}}\n\n{{all-args}}{{after-help}}", text("ui.usage")))
        .subcommand_help_heading(text("ui.commands"))
        .after_help(format!("{}:\n  {examples}", text("ui.examples")).replace("\n  \n", "\n\n"))
        .mut_args(|argument| localise_argument(argument, &key, messages))
        .mut_subcommands(|sub| localise(sub, &path, &below, messages))
}

fn localise_argument(argument: Arg, command: &str, messages: &Messages) -> Arg {
    let heading = if argument.is_positional() {
        "ui.arguments"
    } else if argument.is_global_set() || argument.get_id() == "version" {
        "ui.global-options"
    } else {
        "ui.options"
    };
    let help = messages.text(&argument_key(command, argument.get_id().as_str(), messages), &[]);
    let heading = messages.text(heading, &[]);
    argument.help(help).help_heading(heading).hide_possible_values(true).hide_default_value(true)
}

fn refusal(
    error: &clap::Error,
    command: &clap::Command,
    arguments: &[OsString],
    messages: &Messages,
) -> Refusal {
    let find = |kind| error.get(kind).map(written).unwrap_or_default();
    let source = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let key = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return Refusal::Asked(error.render()),
        // without a command there is nothing wrong yet: the help says which there are
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            return Refusal::Asked(reached(command, arguments).clone().render_help());
        }
        ErrorKind::UnknownArgument => "unknown-argument",
        ErrorKind::InvalidSubcommand => "invalid-subcommand",
        ErrorKind::InvalidValue if find(ContextKind::InvalidValue).is_empty() => "missing-value",
        ErrorKind::InvalidValue => "invalid-value",
        // a parser of ours names the refusal, or the form to write
        ErrorKind::ValueValidation if messages.has(&format!("usage-error.{source}")) => &source,
        ErrorKind::ValueValidation => "invalid-form",
        ErrorKind::ArgumentConflict => "conflict",
        ErrorKind::MissingRequiredArgument => "missing-argument",
        _ => "other",
    };
    let allowed = if key == "invalid-form" { source.clone() } else { find(ContextKind::ValidValue) };
    let suggestion = if key == "invalid-subcommand" {
        let names = reached(command, arguments).get_subcommands().map(clap::Command::get_name);
        nearest(&find(ContextKind::InvalidSubcommand), names).to_owned()
    } else {
        [ContextKind::SuggestedArg, ContextKind::SuggestedValue].map(find).concat()
    };
    let detail = error.to_string();
    let detail = detail.lines().next().unwrap_or_default().trim_start_matches("error: ");
    let said = messages.text(
        &format!("usage-error.{key}"),
        &[
            ("argument", &find(ContextKind::InvalidArg)),
            ("command", &find(ContextKind::InvalidSubcommand)),
            ("value", &find(ContextKind::InvalidValue)),
            ("prior", &find(ContextKind::PriorArg)),
            ("allowed", &allowed),
            ("suggestion", &suggestion),
            ("detail", detail),
        ],
    );
    Refusal::Wrong(format!("{said}\n{}", messages.text("ui.see-help", &[("program", command.get_name())])))
}

fn written(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::ffi::OsString;

    use clap::CommandFactory;

    use super::{Arguments, Lang, Messages, Refusal, argument_key, command, key_of, parse};
    use crate::cli::commands::Command;

    fn parsed(line: &str, lang: Lang) -> Result<Arguments, Refusal> {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        parse(&words, &Messages::load(lang))
    }

    fn said(line: &str, lang: Lang) -> String {
        match parsed(line, lang) {
            Err(Refusal::Wrong(text)) => text,
            Err(Refusal::Asked(text)) => text.to_string(),
            Ok(_) => panic!("{line} was accepted"),
        }
    }

    #[test]
    fn the_shape_is_sound() {
        Arguments::command().debug_assert();
        for lang in [Lang::Zh, Lang::En] {
            command(&Messages::load(lang)).debug_assert();
        }
    }

    /// Every command with the name of its words, the program itself first.
    fn named(root: &clap::Command) -> Vec<(String, &clap::Command)> {
        let nested = root.get_subcommands().flat_map(|command| {
            command.get_subcommands().map(|sub| (key_of(command.get_name(), sub.get_name()), sub))
        });
        let own = std::iter::once(root).chain(root.get_subcommands());
        own.map(|command| (command.get_name().to_owned(), command)).chain(nested).collect()
    }

    #[test]
    fn every_command_and_argument_is_described_and_nothing_else() {
        let (root, messages) = (Arguments::command(), Messages::load(Lang::Zh));
        let mut wanted: BTreeSet<String> = BTreeSet::new();
        for (name, command) in named(&root) {
            wanted.extend([format!("command.{name}"), format!("example.{name}")]);
            wanted.extend(
                command.get_arguments().map(|one| argument_key(&name, one.get_id().as_str(), &messages)),
            );
        }
        let there: BTreeSet<String> = ["command", "example", "argument"]
            .into_iter()
            .flat_map(|section| messages.keys(section).into_iter().map(move |key| format!("{section}.{key}")))
            .collect();
        assert_eq!(wanted, there);
    }

    #[test]
    fn a_value_in_a_wrong_form_is_told_the_form() {
        assert!(said("anzhi build x --media foo", Lang::Zh).contains("pdf, png"));
        assert!(said("anzhi compare x --policy @", Lang::En).contains("PACK[@YYYY-MM-DD]"));
        assert!(said("anzhi sample hebei-steel --workers 0", Lang::En).contains("250000"));
    }

    #[test]
    fn help_and_refusals_are_in_the_language_asked_for() {
        let help = said("anzhi build --help", Lang::Zh);
        assert!(help.contains("用法：anzhi build [选项] <CASE>") && !help.contains("Options"), "{help}");
        assert!(said("anzhi build --help", Lang::En).is_ascii());
        assert!(said("anzhi biuld x", Lang::Zh).contains("build"));
        assert!(said("anzhi build x --as-of 2026-02-30", Lang::En).contains("2026-11-22"));
        assert!(said("anzhi build x --onyl y", Lang::En).contains("--only"));
        assert!(said("anzhi build", Lang::En).contains("<CASE>"));
        assert!(said("anzhi list --format xml", Lang::En).contains("json"));
    }

    #[test]
    fn w7_10_no_command_is_a_question_and_is_answered_with_the_help() {
        for (line, lang) in [("anzhi", Lang::Zh), ("anzhi --lang en", Lang::En), ("anzhi -v", Lang::Zh)] {
            match parsed(line, lang) {
                Err(Refusal::Asked(text)) => assert!(text.to_string().contains("policy"), "{line}"),
                other => panic!("{line}: {other:?}"),
            }
        }
        let Err(Refusal::Asked(text)) = parsed("anzhi policy", Lang::En) else { panic!("help of policy") };
        assert!(text.to_string().contains("anzhi policy [OPTIONS]"), "{text}");
    }

    #[test]
    fn w7_10_only_a_near_word_is_suggested() {
        let suggests = |word: &str| said(&format!("anzhi {word} x"), Lang::En).contains("mean");
        assert!(["biuld", "chek", "lst", "asess"].into_iter().all(suggests));
        assert!(!["later", "start", "run", "help-me"].into_iter().any(suggests));
    }

    #[test]
    fn documents_may_be_divided_by_commas_or_repeated() {
        let arguments = parsed("anzhi build x --only a,b --only c，d", Lang::Zh).expect("accepted");
        let Command::Build(build) = arguments.command else { panic!("build") };
        assert_eq!(build.wanted(), ["a", "b", "c", "d"]);
    }
}
