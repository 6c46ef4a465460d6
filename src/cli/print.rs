//! Owns: everything that reaches the terminal: findings with the line they are about, answers, talk, JSON.
//! Never: decides, reads a file.

use std::io::Write;

use anstream::{AutoStream, ColorChoice};
use serde_json::{Map, Value, json};

use crate::diagnostic::{Coded, Finding, Findings, Place, Severity};

use super::args::Format;
use super::exit::Exit;
use super::findings::{Measure, lines};
use super::messages::Messages;

/// Number of the shape of the JSON output; it grows when a field changes its meaning or goes away.
const JSON_VERSION: u32 = 1;

/// What a command answers, in both forms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// For a person; may be empty.
    pub text: String,
    /// For a program.
    pub data: Value,
}

/// How to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutputOptions {
    /// For whom: a program has answers and findings on stdout.
    pub format: Format,
    /// Errors only, and no talk.
    pub quiet: bool,
    /// Every note, every finding, every working.
    pub verbose: bool,
    /// Colours.
    pub colour: ColorChoice,
}

/// The one who speaks: answers to stdout, findings and talk to stderr.
#[derive(Clone, Debug)]
pub struct Printer {
    /// The catalogue in the reader's language.
    pub messages: Messages,
    options: OutputOptions,
}

impl Printer {
    /// With a catalogue and a options.
    #[must_use]
    pub fn new(messages: Messages, options: OutputOptions) -> Self {
        Self { messages, options }
    }

    /// Ends a command: tells the findings, then the answer if there is one, and gives the exit.
    #[must_use]
    pub fn finish(&self, command: &str, findings: &Findings, answer: Option<Answer>) -> Exit {
        let exit = Exit::of(findings);
        if self.options.format == Format::Json {
            self.stdout(&self.json(command, exit, findings, answer));
            return exit;
        }
        self.stderr(&lines(findings, self.measure(), &self.messages));
        if let Some(answer) = answer.filter(|answer| !answer.text.is_empty()) {
            self.stdout(&answer.text);
        }
        if !self.options.quiet && !findings.0.is_empty() {
            self.stderr(&self.messages.text("ui.summary", &[("counts", &self.counts(findings))]));
        }
        exit
    }

    /// Whether findings are wanted as SARIF.
    #[must_use]
    pub fn wants_sarif(&self) -> bool {
        self.options.format == Format::Sarif
    }

    /// Talk about what is being done.
    pub fn talk(&self, key: &str, values: &[(&str, &str)]) {
        if !self.options.quiet {
            self.stderr(&self.messages.text(key, values));
        }
    }

    /// Whether workings are wanted.
    #[must_use]
    pub fn verbose(&self) -> bool {
        self.options.verbose
    }

    /// A bar for long work: on a terminal only, hidden for quiet and JSON.
    #[must_use]
    pub fn progress(&self, length: u64) -> indicatif::ProgressBar {
        if self.options.quiet || self.options.format != Format::Human {
            return indicatif::ProgressBar::hidden();
        }
        indicatif::ProgressBar::new(length)
    }

    /// An answer that is neither text nor JSON of ours, such as a completion script.
    pub fn verbatim(&self, bytes: &[u8]) {
        // a reader that went away (a closed pipe) is no fault of the case
        let _ = std::io::stdout().lock().write_all(bytes);
    }

    /// The help or the version that was asked for.
    pub fn help(&self, styled: &clap::builder::StyledStr) {
        self.stdout(&styled.ansi().to_string());
    }

    /// A line for a person that is no finding: a fault of the command line.
    pub fn complain(&self, text: &str) {
        self.stderr(&format!("{}: {text}", self.messages.severity(Severity::Error)));
    }

    fn stdout(&self, text: &str) {
        let _ =
            writeln!(AutoStream::new(std::io::stdout().lock(), self.options.colour), "{}", text.trim_end());
    }

    fn stderr(&self, text: &str) {
        if !text.is_empty() {
            let text = text.trim_end();
            let _ = writeln!(AutoStream::new(std::io::stderr().lock(), self.options.colour), "{text}");
        }
    }

    fn measure(&self) -> Measure {
        match (self.options.quiet, self.options.verbose) {
            (true, _) => Measure::Errors,
            (false, true) => Measure::All,
            (false, false) => Measure::Usual,
        }
    }

    fn counts(&self, findings: &Findings) -> String {
        let part = |severity: Severity| {
            let count = findings.0.iter().filter(|finding| finding.severity() == severity).count();
            let key = format!("ui.count-{}", severity.code());
            (count > 0).then(|| self.messages.text(&key, &[("count", &count.to_string())]))
        };
        let parts = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(part);
        parts.collect::<Vec<_>>().join(&self.messages.text("ui.separator", &[]))
    }

    fn json(&self, command: &str, exit: Exit, findings: &Findings, answer: Option<Answer>) -> String {
        let count = |severity| findings.0.iter().filter(|finding| finding.severity() == severity).count();
        let document = json!({
            "version": JSON_VERSION,
            "command": command,
            "exit": exit.code(),
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "notes": count(Severity::Note),
            "findings": findings.0.iter().map(|finding| self.finding_json(finding)).collect::<Vec<_>>(),
            "result": answer.map_or(Value::Null, |answer| answer.data),
        });
        format!("{document:#}")
    }

    fn finding_json(&self, finding: &Finding) -> Value {
        let facts: Map<String, Value> =
            finding.facts.iter().map(|(name, value)| (name.to_string(), json!(value))).collect();
        json!({
            "code": finding.code_text(),
            "severity": finding.severity().code(),
            "facts": facts,
            "message": self.messages.message(finding),
            "help": self.messages.help(finding),
            "basis": finding.basis,
            "at": at_json(&finding.at),
        })
    }
}

fn at_json(at: &Place) -> Value {
    match at {
        Place::Text(span) => {
            let (line, column) = span.source.line_column(span.start);
            json!({ "file": span.source.name, "line": line, "column": column, "heading": null })
        }
        Place::Cell { grid, row, .. } => {
            let mut told = json!({ "file": grid.file, "line": row, "column": null, "heading": at.heading() });
            if let Some(address) = at.address() {
                told["cell"] = json!(address);
            }
            told
        }
        Place::File(name) => json!({ "file": name, "line": null, "column": null, "heading": null }),
        Place::Case => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use anstream::ColorChoice;

    use super::{OutputOptions, Printer};
    use crate::cli::args::Format;
    use crate::cli::exit::Exit;
    use crate::cli::lang::Lang;
    use crate::cli::messages::Messages;
    use crate::diagnostic::{Code, Finding, Findings, Place};

    fn printer() -> Printer {
        let options =
            OutputOptions { format: Format::Human, quiet: false, verbose: false, colour: ColorChoice::Never };
        Printer::new(Messages::load(Lang::En), options)
    }

    #[test]
    fn w7_9_json_keeps_every_finding() {
        let mut findings = Findings::default();
        for _ in 0..60 {
            findings.push(Finding::new(Code::CalendarMissing, Place::Case));
        }
        findings.push(Finding::new(Code::UnknownPeriod, Place::Case));
        assert_eq!(printer().counts(&findings), "errors 1, warnings 60");
        let json: serde_json::Value =
            serde_json::from_str(&printer().json("check", Exit::of(&findings), &findings, None))
                .expect("json");
        assert_eq!(json["findings"].as_array().map(Vec::len), Some(61));
        assert_eq!(json["exit"], 1);
    }
}
