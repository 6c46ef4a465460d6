//! Owns: everything that reaches the terminal: findings with the line they are about, answers, talk, JSON.
//! May import: diagnostic, this room. Never: decides, reads a file.

use std::collections::BTreeMap;
use std::io::Write;

use annotate_snippets::normalize_untrusted_str as plain;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use anstream::{AutoStream, ColorChoice};
use serde_json::{Map, Value, json};

use crate::diagnostic::{Finding, Findings, Place, Severity, Span};

use super::args::Format;
use super::exit::Exit;
use super::messages::Messages;

/// So many findings are shown to a person in full; the rest is counted by code.
const SHOWN: usize = 50;
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
pub struct Manner {
    /// For whom: a program has answers and findings on stdout.
    pub format: Format,
    /// No talk.
    pub quiet: bool,
    /// More talk.
    pub verbose: bool,
    /// Colours.
    pub colour: ColorChoice,
}

/// The one who speaks: answers to stdout, findings and talk to stderr.
#[derive(Clone, Debug)]
pub struct Printer {
    /// The catalogue in the reader's language.
    pub messages: Messages,
    manner: Manner,
}

impl Printer {
    /// With a catalogue and a manner.
    #[must_use]
    pub fn new(messages: Messages, manner: Manner) -> Self {
        Self { messages, manner }
    }

    /// Ends a command: tells the findings, then the answer if there is one, and gives the exit.
    #[must_use]
    pub fn finish(&self, command: &str, findings: &Findings, answer: Option<Answer>) -> Exit {
        let exit = Exit::of(findings);
        if self.manner.format == Format::Json {
            self.stdout(&self.json(command, exit, findings, answer));
            return exit;
        }
        self.stderr(&self.human(findings));
        if let Some(answer) = answer.filter(|answer| !answer.text.is_empty()) {
            self.stdout(&answer.text);
        }
        if !self.manner.quiet && !findings.0.is_empty() {
            self.stderr(&self.messages.text("ui.summary", &[("counts", &self.counts(findings))]));
        }
        exit
    }

    /// Whether findings are wanted as SARIF.
    #[must_use]
    pub fn wants_sarif(&self) -> bool {
        self.manner.format == Format::Sarif
    }

    /// Talk about what is being done.
    pub fn talk(&self, key: &str, values: &[(&str, &str)]) {
        if !self.manner.quiet {
            self.stderr(&self.messages.text(key, values));
        }
    }

    /// Talk that only `--verbose` wants.
    pub fn detail(&self, key: &str, values: &[(&str, &str)]) {
        if self.manner.verbose {
            self.talk(key, values);
        }
    }

    /// A bar for long work: on a terminal only, hidden for quiet and JSON.
    #[must_use]
    pub fn progress(&self, length: u64) -> indicatif::ProgressBar {
        if self.manner.quiet || self.manner.format != Format::Human {
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
            writeln!(AutoStream::new(std::io::stdout().lock(), self.manner.colour), "{}", text.trim_end());
    }

    fn stderr(&self, text: &str) {
        if !text.is_empty() {
            let text = text.trim_end();
            let _ = writeln!(AutoStream::new(std::io::stderr().lock(), self.manner.colour), "{text}");
        }
    }

    fn counts(&self, findings: &Findings) -> String {
        let part = |severity: Severity| {
            let count = findings.0.iter().filter(|finding| finding.severity() == severity).count();
            let key = format!("ui.count-{}", severity.as_str());
            (count > 0).then(|| self.messages.text(&key, &[("count", &count.to_string())]))
        };
        let parts = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(part);
        parts.collect::<Vec<_>>().join(&self.messages.text("ui.separator", &[]))
    }

    /// All findings for a person, the gravest first.
    fn human(&self, findings: &Findings) -> String {
        let (notes, mut ordered): (Vec<&Finding>, Vec<&Finding>) =
            findings.0.iter().partition(|finding| finding.severity() == Severity::Note);
        ordered.sort_by_key(|finding| std::cmp::Reverse(finding.severity()));
        let (shown, rest) = ordered.split_at(ordered.len().min(SHOWN));
        let mut text: String = shown.iter().map(|finding| self.in_full(finding) + "\n\n").collect();
        if !rest.is_empty() {
            let mut by_code = BTreeMap::<_, usize>::new();
            for finding in rest {
                *by_code.entry((std::cmp::Reverse(finding.severity()), finding.code_text())).or_default() +=
                    1;
            }
            text += &self.messages.text("ui.more", &[("count", &rest.len().to_string())]);
            for ((severity, code), count) in by_code {
                let (count, severity) = (count.to_string(), self.messages.severity(severity.0));
                let values = [("count", &*count), ("severity", &severity), ("code", code)];
                text += "\n";
                text += &self.messages.text("ui.more-line", &values);
            }
        }
        text + self.notes(&notes).as_str()
    }

    /// Notes, a line each under their kind: many are of one kind, and none needs the source line to be mended.
    fn notes(&self, notes: &[&Finding]) -> String {
        let mut by_code = BTreeMap::<_, Vec<&Finding>>::new();
        for note in notes {
            by_code.entry(note.code_text()).or_default().push(note);
        }
        let told = by_code.into_iter().map(|(code, notes)| {
            let help = notes.first().map(|note| self.messages.help(note)).unwrap_or_default();
            let head =
                format!("{}[{}]: {}", self.messages.severity(Severity::Note), plain(code), plain(&help));
            let lines = notes.iter().map(|note| {
                format!("  {}  {}", plain(&note.at.to_string()), plain(&self.messages.message(note)))
            });
            std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n")
        });
        told.collect::<Vec<_>>().join("\n\n")
    }

    fn in_full(&self, finding: &Finding) -> String {
        let (message, help) = (self.messages.message(finding), plain(&self.messages.help(finding)));
        let name = self.messages.severity(finding.severity());
        let level = match finding.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let place = self.place(&finding.at, &message);
        let title = level.with_name(name).primary_title(message).id(finding.code_text());
        let mut group = Group::with_title(title);
        if let Some(place) = place {
            group = group.element(place);
        }
        let (help_word, basis_word) =
            (self.messages.text("ui.help", &[]), self.messages.text("ui.basis", &[]));
        group = group.element(Level::HELP.with_name(help_word).message(help));
        for article in &finding.basis {
            group = group.element(Level::NOTE.with_name(basis_word.clone()).message(plain(article)));
        }
        Renderer::styled().render(&[group])
    }

    /// Where it stands, unless the message names the file already.
    fn place<'a>(&self, at: &'a Place, message: &str) -> Option<Element<'a>> {
        match at {
            Place::File(name) if message.contains(name) => None,
            Place::Text(span) => Some(excerpt(span)),
            Place::Cell { .. } | Place::File(_) => Some(Origin::path(at.to_string()).into()),
            Place::Case => None,
        }
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
            "severity": finding.severity().as_str(),
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
        Place::Cell { file, row, column } => {
            let heading = (!column.is_empty()).then_some(&**column);
            json!({ "file": &**file, "line": row, "column": null, "heading": heading })
        }
        Place::File(name) => json!({ "file": name, "line": null, "column": null, "heading": null }),
        Place::Case => Value::Null,
    }
}

/// The line of a span with a caret under it; of a longer span, its first line.
fn excerpt(span: &Span) -> Element<'_> {
    let text = span.source.text.as_str();
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[from..to].trim_end_matches('\r');
    let first = (start - from).min(line.len());
    let last = text.floor_char_boundary(span.end.min(text.len())).max(start) - from;
    let (number, _) = span.source.line_column(start);
    Snippet::source(line)
        .line_start(number)
        .path(span.source.name.as_str())
        .annotation(AnnotationKind::Primary.span(first..last.min(line.len())))
        .into()
}

#[cfg(test)]
mod tests {
    use anstream::ColorChoice;

    use super::{Manner, Printer};
    use crate::cli::args::Format;
    use crate::cli::exit::Exit;
    use crate::cli::messages::{Lang, Messages};
    use crate::diagnostic::{Code, Finding, Findings, Place, Source, Span};

    fn printer() -> Printer {
        let manner =
            Manner { format: Format::Human, quiet: false, verbose: false, colour: ColorChoice::Never };
        Printer::new(Messages::load(Lang::En), manner)
    }

    fn uncoloured(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn the_caret_stands_under_wide_characters() {
        let source = Source::new("case.yaml", "a: 1\n标题: 旧厂\nb: 2\n");
        let start = source.text.find('旧').expect("there");
        let span = Span { source, start, end: start + "旧厂".len() };
        let text = uncoloured(&printer().in_full(&Finding::new(Code::EmptyText, Place::Text(span))));
        assert!(text.contains("case.yaml:2:"), "{text}");
        let column = |needle: &str| {
            let line = text.lines().find(|line| line.contains(needle)).expect("a line");
            unicode_width::UnicodeWidthStr::width(&line[..line.find(needle).expect("there")])
        };
        assert_eq!(column("旧厂"), column("^^^^"), "{text}");
    }

    #[test]
    fn a_cell_is_named_by_its_heading_and_its_content_is_not_shown() {
        let at = Place::Cell { file: "roster.csv".into(), row: 5, column: "身份证号".into() };
        let text = uncoloured(&printer().in_full(&Finding::new(Code::IdNumberShape, at)));
        assert!(text.contains("roster.csv:5:身份证号"), "{text}");
    }

    #[test]
    fn many_findings_are_counted_and_errors_come_first() {
        let mut findings = Findings::default();
        for _ in 0..60 {
            findings.push(Finding::new(Code::CalendarMissing, Place::Case));
        }
        findings.push(Finding::new(Code::UnknownPeriod, Place::Case));
        let text = uncoloured(&printer().human(&findings));
        assert!(text.starts_with("error[unknown-period]"), "{text}");
        assert!(text.contains("11 ×  warning[calendar-missing]"), "{text}");
        assert_eq!(printer().counts(&findings), "errors 1, warnings 60");
        let json: serde_json::Value =
            serde_json::from_str(&printer().json("check", Exit::of(&findings), &findings, None))
                .expect("json");
        assert_eq!(json["findings"].as_array().map(Vec::len), Some(61));
        assert_eq!(json["exit"], 1);
    }

    #[test]
    fn an_empty_file_and_a_span_at_its_end_can_be_shown() {
        for text in ["", "x", "x\r\n"] {
            let source = Source::new("case.yaml", text);
            let span = Span { source, start: text.len(), end: text.len() + 3 };
            let shown = printer().in_full(&Finding::new(Code::MissingKey, Place::Text(span)));
            assert!(shown.contains("case.yaml"));
        }
    }
}
