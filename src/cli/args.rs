//! Owns: arguments that several commands take, and the words that they may be.
//! Never: a word of help (it lives in `locales/commands/`), what one command alone takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::model::{Date, parse_date};

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
