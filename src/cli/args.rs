//! Owns: the shape of the command line before a command, and arguments that several commands take.
//! Never: a word of help (it lives in `locales/commands/`), what one command alone takes.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, ValueEnum};

use super::commands::Command;
use crate::model::{Date, parse_date};

/// The whole command line.
#[derive(Clone, Debug, Parser)]
#[command(name = "anzhi", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, subcommand_required = true)]
pub struct Arguments {
    /// `--lang`
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub lang: Option<LangWord>,
    /// `--format`
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    /// `--quiet`
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// `--verbose`
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// `--color`
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN", alias = "colour")]
    pub color: Colour,
    /// `--help`
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    /// `--version`
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Languages by the words that `--lang` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangWord {
    /// Chinese.
    #[value(alias = "zh-CN", alias = "zh_CN")]
    Zh,
    /// English.
    #[value(alias = "en-GB", alias = "en-US")]
    En,
}

/// For whom the output is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A person.
    #[default]
    Human,
    /// A program.
    Json,
    /// A program that reads SARIF; only `check` knows it, so it is not offered for all.
    #[value(hide = true)]
    Sarif,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal that has them.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The case, and its day.
#[derive(Args, Clone, Debug)]
pub struct CaseArguments {
    /// Case folder.
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// Date under the documents.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
}

/// A day as `2026-11-22`. A parser of values answers what is wrong with a key of `usage-error` or with the form to write.
///
/// # Errors
/// The key of the refusal.
pub fn date(text: &str) -> Result<Date, &'static str> {
    parse_date(text).ok_or("invalid-date")
}
