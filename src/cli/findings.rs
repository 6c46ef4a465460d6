//! Owns: findings as a person reads them: notes counted by kind, then warnings, then errors, nearest the
//! prompt.
//! Never: prints, decides.

use std::collections::BTreeMap;

use annotate_snippets::normalize_untrusted_str as plain;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Code, Finding, Findings, Place, Severity, Span};

use super::messages::Messages;

/// So many findings are shown to a person in full; the rest is counted by code.
const SHOWN: usize = 50;
/// So many places of notes of one kind are named.
const PLACES: usize = 5;

/// How much a person wants to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// Errors only.
    Errors,
    /// Notes by their kind, and what is unproved as one count.
    Usual,
    /// Everything.
    All,
}

/// All findings: notes, warnings, errors.
pub(super) fn lines(findings: &Findings, measure: Measure, messages: &Messages) -> String {
    let of = |severity: Severity| findings.0.iter().filter(move |finding| finding.severity() == severity);
    let errors: Vec<&Finding> = of(Severity::Error).collect();
    if measure == Measure::Errors {
        return in_full(&errors, &[], usize::MAX, messages);
    }
    let warnings: Vec<&Finding> = of(Severity::Warning).collect();
    let shown = if measure == Measure::All { usize::MAX } else { SHOWN };
    let parts = [
        notes(&of(Severity::Note).collect::<Vec<_>>(), measure, messages),
        in_full(&errors, &warnings, shown, messages),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Warnings, then errors; where there are too many, errors first take the room there is, and the rest is counted
/// above them.
fn in_full(errors: &[&Finding], warnings: &[&Finding], shown: usize, messages: &Messages) -> String {
    let (errors, more_errors) = errors.split_at(errors.len().min(shown));
    let (warnings, more_warnings) = warnings.split_at(warnings.len().min(shown - errors.len()));
    let mut parts = Vec::new();
    let rest = more_errors.len() + more_warnings.len();
    if rest > 0 {
        let mut by_code = BTreeMap::<_, usize>::new();
        for finding in more_warnings.iter().chain(more_errors) {
            *by_code.entry((finding.severity(), finding.code_text())).or_default() += 1;
        }
        let lines = by_code.into_iter().map(|((severity, code), count)| {
            let (count, severity) = (count.to_string(), messages.severity(severity));
            let values = [("count", &*count), ("severity", &severity), ("code", code)];
            messages.text("ui.more-line", &values)
        });
        let head = messages.text("ui.more", &[("count", &rest.to_string())]);
        parts.push(std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n"));
    }
    parts.extend(warnings.iter().chain(errors).map(|finding| one_in_full(finding, messages)));
    parts.join("\n\n")
}

/// Notes under their kind, a line each: none needs the source line to be mended. What nobody has proved yet is the
/// same in every run, so it is one line with a count unless all is wanted.
fn notes(notes: &[&Finding], measure: Measure, messages: &Messages) -> String {
    let mut by_code = BTreeMap::<_, Vec<&Finding>>::new();
    for note in notes {
        by_code.entry(note.code_text()).or_default().push(note);
    }
    let told = by_code.into_iter().map(|(code, notes)| {
        let count = notes.len().to_string();
        let head = |text: &str| format!("{}[{}]: {text}", messages.severity(Severity::Note), plain(code));
        if measure == Measure::Usual && notes.iter().all(|note| note.code == Code::ValueUnchecked) {
            return head(&messages.text("ui.unproved", &[("count", &count)]));
        }
        let help = notes.first().map(|note| messages.help(note)).unwrap_or_default();
        let help = plain(&help);
        let shown = if measure == Measure::All { notes.len() } else { PLACES.min(notes.len()) };
        // what stands in full needs no count
        let head = if shown == notes.len() {
            head(&help)
        } else {
            head(&messages.text("ui.notes", &[("count", &count), ("help", &help)]))
        };
        let lines = notes[..shown]
            .iter()
            .map(|note| format!("  {}  {}", plain(&note.at.to_string()), plain(&messages.message(note))));
        let left = (notes.len() - shown).to_string();
        let more = (shown < notes.len()).then(|| messages.text("ui.more-notes", &[("count", &left)]));
        std::iter::once(head).chain(lines).chain(more).collect::<Vec<_>>().join("\n")
    });
    told.collect::<Vec<_>>().join("\n\n")
}

fn one_in_full(finding: &Finding, messages: &Messages) -> String {
    let (message, help) = (messages.message(finding), plain(&messages.help(finding)));
    let name = messages.severity(finding.severity());
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let place = place(&finding.at, &message);
    let title = level.with_name(name).primary_title(message).id(finding.code_text());
    let mut group = Group::with_title(title);
    if let Some(place) = place {
        group = group.element(place);
    }
    let (help_word, basis_word) = (messages.text("ui.help", &[]), messages.text("ui.basis", &[]));
    group = group.element(Level::HELP.with_name(help_word).message(help));
    for article in &finding.basis {
        group = group.element(Level::NOTE.with_name(basis_word.clone()).message(plain(article)));
    }
    Renderer::styled().render(&[group])
}

/// Where it stands, unless the message names the file already.
fn place<'a>(at: &'a Place, message: &str) -> Option<Element<'a>> {
    match at {
        Place::File(name) if message.contains(name) => None,
        Place::Text(span) => Some(excerpt(span)),
        Place::Cell { .. } | Place::File(_) => Some(Origin::path(at.to_string()).into()),
        Place::Case => None,
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
    use super::{Measure, lines, one_in_full};
    use crate::cli::lang::Lang;
    use crate::cli::messages::Messages;
    use crate::diagnostic::{Code, Finding, Findings, Grid, GridColumn, Place, Source, Span};

    fn uncoloured(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    fn shown(finding: &Finding) -> String {
        uncoloured(&one_in_full(finding, &Messages::load(Lang::En)))
    }

    fn read(findings: &[(Code, usize)], measure: Measure) -> String {
        let mut all = Findings::default();
        for (code, count) in findings {
            (0..*count).for_each(|_| all.push(Finding::new(*code, Place::Case)));
        }
        uncoloured(&lines(&all, measure, &Messages::load(Lang::En)))
    }

    #[test]
    fn the_caret_stands_under_wide_characters() {
        let source = Source::new("case.yaml", "a: 1\n标题: 旧厂\nb: 2\n");
        let start = source.text.find('旧').expect("there");
        let span = Span { source, start, end: start + "旧厂".len() };
        let text = shown(&Finding::new(Code::EmptyText, Place::Text(span)));
        assert!(text.contains("case.yaml:2:"), "{text}");
        let column = |needle: &str| {
            let line = text.lines().find(|line| line.contains(needle)).expect("a line");
            unicode_width::UnicodeWidthStr::width(&line[..line.find(needle).expect("there")])
        };
        assert_eq!(column("旧厂"), column("^^^^"), "{text}");
    }

    #[test]
    fn a_cell_is_named_by_its_heading_and_its_content_is_not_shown() {
        let columns = vec![GridColumn { heading: "身份证号".into(), usual: "身份证号" }];
        let grid = Grid { file: "roster.csv".to_owned(), sheet: None, columns };
        let at = Place::Cell { grid: grid.into(), row: 5, column: Some(0) };
        let text = shown(&Finding::new(Code::IdNumberShape, at));
        assert!(text.contains("roster.csv:5:身份证号"), "{text}");
    }

    #[test]
    fn w7_9_errors_stand_last_and_many_warnings_are_counted_above_them() {
        let text = read(&[(Code::UnknownPeriod, 1), (Code::CalendarMissing, 60)], Measure::Usual);
        assert!(text.contains("11 ×  warning[calendar-missing]"), "{text}");
        let at = |needle: &str| text.rfind(needle).unwrap_or_else(|| panic!("{needle}: {text}"));
        assert!(at("11 ×") < at("\nwarning[") && at("\nwarning[") < at("\nerror[unknown-period]"), "{text}");
        let all = read(&[(Code::CalendarMissing, 60)], Measure::All);
        assert_eq!(all.matches("warning[calendar-missing]").count(), 60);
    }

    #[test]
    fn w7_9_what_is_unproved_is_one_line_unless_all_is_wanted() {
        let many = [(Code::ValueUnchecked, 18)];
        let text = read(&many, Measure::Usual);
        assert!(text.lines().count() == 1 && text.contains("18") && text.contains("-v"), "{text}");
        assert_eq!(read(&many, Measure::All).lines().count(), 19);
    }

    #[test]
    fn w7_9_notes_of_one_kind_are_a_count_and_the_first_few_places() {
        let notes = [(Code::PackUnused, 3672)];
        let text = read(&notes, Measure::Usual);
        assert!(text.starts_with("note[pack-unused]: 3672 ×"), "{text}");
        assert_eq!(text.lines().count(), 1 + 5 + 1, "{text}");
        assert!(text.ends_with("3667 more (-v lists them)"), "{text}");
        assert_eq!(read(&notes, Measure::All).lines().count(), 3673);
    }

    #[test]
    fn w7_9_quiet_tells_errors_only_and_all_of_them() {
        let text = read(
            &[(Code::ValueUnchecked, 2), (Code::CalendarMissing, 2), (Code::UnknownPeriod, 60)],
            Measure::Errors,
        );
        assert_eq!(text.matches("error[unknown-period]").count(), 60);
        assert!(!text.contains("note[") && !text.contains("warning["), "{text}");
        assert_eq!(read(&[(Code::CalendarMissing, 2)], Measure::Errors), "");
    }

    #[test]
    fn an_empty_file_and_a_span_at_its_end_can_be_shown() {
        for text in ["", "x", "x\r\n"] {
            let source = Source::new("case.yaml", text);
            let span = Span { source, start: text.len(), end: text.len() + 3 };
            assert!(shown(&Finding::new(Code::MissingKey, Place::Text(span))).contains("case.yaml"));
        }
    }
}
