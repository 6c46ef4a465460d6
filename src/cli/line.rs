//! Owns: the shape of the whole command line.
//! Never: a word of help (it lives in `locales/commands/`), what one command alone takes.

use clap::{ArgAction, Parser};

use super::args::{Colour, Format, LangWord};
use super::commands::Command;

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
