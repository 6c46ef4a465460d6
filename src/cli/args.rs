//! Owns: the shape of the command line.
//! Never: a word of help (it lives in `locales/`), the work of a command.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use super::workspace::sample_names;
use crate::model::{Date, parse_date};

use crate::build::{ComparisonSide, Order};
use crate::compose::Medium;

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

/// The commands.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// `new`
    New(NewArguments),
    /// `sample`
    Sample(SampleArguments),
    /// `build`
    Build(BuildArguments),
    /// `plan`
    Plan(PlanArguments),
    /// `list`
    List(ListArguments),
    /// `vars`
    Vars(VarsArguments),
    /// `eject`
    Eject(EjectArguments),
    /// `roster`
    Roster(RosterArguments),
    /// `check`
    Check(CaseArguments),
    /// `assess`
    Assess(CaseArguments),
    /// `compare`
    Compare(CompareArguments),
    /// `explain`
    Explain(ExplainArguments),
    /// `policy`
    #[command(subcommand)]
    Policy(PolicyCommand),
    /// `fonts`
    Fonts(FontsArguments),
    /// `completions`
    Completions(CompletionsArguments),
    /// `man`
    Man(ManArguments),
}

/// Of `new`.
#[derive(Args, Clone, Debug)]
pub struct NewArguments {
    /// Folder to make.
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
}

/// Of `sample`.
#[derive(Args, Clone, Debug)]
pub struct SampleArguments {
    /// Which; all are listed without one.
    #[arg(value_name = "NAME", value_parser = clap::builder::PossibleValuesParser::new(sample_names()))]
    pub name: Option<String>,
    /// Folder to make; named as the sample without it.
    #[arg(long, short, value_name = "DIR", requires = "name")]
    pub out: Option<PathBuf>,
    /// How many workers.
    #[arg(long, value_name = "N", requires = "name", value_parser = workers)]
    pub workers: Option<u32>,
}

/// Of `roster`.
#[derive(Args, Clone, Debug)]
pub struct RosterArguments {
    /// A table of people.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Of `check` and `assess`.
#[derive(Args, Clone, Debug)]
pub struct CaseArguments {
    /// Case folder.
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// Date under the documents.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
}

/// Of `build`.
#[derive(Args, Clone, Debug)]
pub struct BuildArguments {
    /// The case and the date.
    #[command(flatten)]
    pub case: CaseArguments,
    /// Documents or folders wanted, as typed.
    #[arg(long, value_name = "ID", action = ArgAction::Append)]
    pub only: Vec<String>,
    /// Folder for the documents.
    #[arg(long, short, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Media, as typed.
    #[arg(long, value_name = "MEDIA", action = ArgAction::Append, value_delimiter = ',', value_parser = medium)]
    pub media: Vec<Medium>,
    /// Only the papers of the worker of this number.
    #[arg(long, value_name = "NUMBER")]
    pub worker: Option<String>,
    /// Fonts.
    #[command(flatten)]
    pub fonts: FontsArguments,
    /// Documents even though money is short; the plan then says so.
    #[arg(long)]
    pub draft: bool,
    /// Pages as images too.
    #[arg(long)]
    pub png: bool,
}

impl BuildArguments {
    /// The documents wanted, divided at commas of either width; empty for all.
    #[must_use]
    pub fn wanted(&self) -> Vec<String> {
        let words = self.only.iter().flat_map(|words| words.split([',', '，', '、']));
        words.map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    /// The folder for the documents: in the case where none is named.
    #[must_use]
    pub fn out(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| self.case.case.join("output"))
    }

    /// What is asked for; `documents` are those of the case, wanted where none is named.
    #[must_use]
    pub fn order(&self, documents: &[String]) -> Order {
        let wanted = self.wanted();
        let mut media = if self.media.is_empty() { vec![Medium::Pdf] } else { self.media.clone() };
        if self.png {
            media.push(Medium::Png);
        }
        media.sort_unstable();
        media.dedup();
        let documents = if wanted.is_empty() { documents.to_vec() } else { wanted };
        Order { documents, media, worker: self.worker.clone() }
    }
}

/// Of `plan`.
#[derive(Args, Clone, Debug)]
pub struct PlanArguments {
    /// The build that is planned.
    #[command(flatten)]
    pub build: BuildArguments,
    /// Exit 1 when anything is stale.
    #[arg(long)]
    pub check: bool,
}

/// Of `vars`.
#[derive(Args, Clone, Debug)]
pub struct VarsArguments {
    /// Case folder.
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// A document by id or folder.
    #[arg(value_name = "DOCUMENT")]
    pub document: String,
    /// Date under the documents.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
}

/// Of `eject`.
#[derive(Args, Clone, Debug)]
pub struct EjectArguments {
    /// Case folder.
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// Folders or files below `templates/` and `policies/`, or ids of documents; all folders are listed without one.
    #[arg(id = "path", value_name = "PATH")]
    pub paths: Vec<String>,
}

/// Of `list`.
#[derive(Args, Clone, Debug)]
pub struct ListArguments {
    /// Case folder, for its own templates.
    #[arg(value_name = "CASE")]
    pub case: Option<PathBuf>,
}

/// Of `explain`.
#[derive(Args, Clone, Debug)]
pub struct ExplainArguments {
    /// Case folder.
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// A worker, a figure, a parameter, a check or a code.
    #[arg(value_name = "WHAT")]
    pub what: String,
    /// Date under the documents.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
}

/// Of `compare`.
#[derive(Args, Clone, Debug)]
pub struct CompareArguments {
    /// Case folder.
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// The two sides, in order.
    #[arg(long, value_name = "PACK[@DATE][:METHOD]", required = true, num_args = 1, value_parser = wanted)]
    #[arg(action = ArgAction::Append)]
    pub policy: Vec<ComparisonSide>,
}

/// Of `policy`.
#[derive(Clone, Debug, Subcommand)]
pub enum PolicyCommand {
    /// `policy list`
    List(PacksArguments),
    /// `policy show`
    Show(PackArguments),
    /// `policy lint`
    Lint(LintArguments),
    /// `policy test`
    Test(TestArguments),
}

/// Where packs are looked for besides those that the program carries.
#[derive(Args, Clone, Debug)]
pub struct PacksArguments {
    /// Case folder.
    #[arg(long, value_name = "CASE")]
    pub case: Option<PathBuf>,
}

/// Of `policy show`.
#[derive(Args, Clone, Debug)]
pub struct PackArguments {
    /// Id.
    #[arg(value_name = "PACK")]
    pub pack: String,
    /// Only what is in force on this day.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
    /// Packs of a case.
    #[command(flatten)]
    pub packs: PacksArguments,
}

/// Of `policy lint`.
#[derive(Args, Clone, Debug)]
pub struct LintArguments {
    /// Ids; all without one.
    #[arg(id = "pack", value_name = "PACK")]
    pub wanted: Vec<String>,
    /// The day from which age is reckoned.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
    /// Packs of a case.
    #[command(flatten)]
    pub packs: PacksArguments,
}

/// Of `policy test`.
#[derive(Args, Clone, Debug)]
pub struct TestArguments {
    /// Ids; all without one.
    #[arg(id = "pack", value_name = "PACK")]
    pub wanted: Vec<String>,
    /// Packs of a case.
    #[command(flatten)]
    pub packs: PacksArguments,
}

/// Of `fonts`, and the part of `build` about fonts.
#[derive(Args, Clone, Debug)]
pub struct FontsArguments {
    /// Folders of fonts.
    #[arg(long, value_name = "DIR", action = ArgAction::Append)]
    pub fonts: Vec<PathBuf>,
    /// The machine's fonts too.
    #[arg(long)]
    pub system_fonts: bool,
}

/// Of `completions`.
#[derive(Args, Clone, Debug)]
pub struct CompletionsArguments {
    /// Shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

/// Of `man`.
#[derive(Args, Clone, Debug)]
pub struct ManArguments {
    /// Only the page of this command.
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// One side of a comparison; the refusal is worded by the catalogue.
fn wanted(text: &str) -> Result<ComparisonSide, &'static str> {
    text.parse()
}

/// A medium by its word.
fn medium(text: &str) -> Result<Medium, String> {
    let words: Vec<&str> = Medium::ALL.iter().map(|(word, _)| *word).collect();
    let known = Medium::ALL.iter().find(|(word, _)| text.trim().eq_ignore_ascii_case(word));
    known.map(|(_, medium)| *medium).ok_or_else(|| words.join(", "))
}

/// The refusal is worded by the catalogue; only its kind matters here.
fn date(text: &str) -> Result<Date, &'static str> {
    parse_date(text).ok_or("YYYY-MM-DD")
}

/// The most for which a roster can still be read.
const MOST_WORKERS: u32 = 250_000;

/// The same.
fn workers(text: &str) -> Result<u32, &'static str> {
    text.parse().ok().filter(|count| (1..=MOST_WORKERS).contains(count)).ok_or("1–250000")
}
