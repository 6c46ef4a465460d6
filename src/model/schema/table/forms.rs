//! Owns: the looks that spreadsheets and typists give to a value, taken off where only one reading is left,
//! and the tally of them.
//! Never: changes what a value says.

use std::borrow::Cow;
use std::collections::BTreeMap;

use strum::IntoStaticStr;

use crate::diagnostic::{Code, Finding, Findings, Place};

/// A look that was taken off, by its word in `locales/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "kebab-case", prefix = "form-")]
pub(crate) enum Form {
    /// `'0012`, `="0012"`: marks by which a spreadsheet is told to keep a text.
    Quoted,
    /// `２００２`: full-width digits and marks.
    Wide,
    /// `二〇〇二年`: digits in Chinese.
    Numeral,
    /// `张　三`: blanks inside.
    Spaced,
    /// One of the dots that look like the one between the parts of a name.
    Dot,
    /// `-`: how accounts write no amount.
    Dash,
    /// The number under which a spreadsheet keeps a day, from a workbook that says how it counts them.
    Serial,
    /// `2002-07-01 0:00`: a day with its midnight.
    Midnight,
    /// A cell merged with the one above.
    Merged,
}

/// How often each look was taken off, and where first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forms(BTreeMap<Form, (usize, Place)>);

impl Forms {
    /// Counts one, at a place that is only asked for the first time.
    pub(crate) fn saw(&mut self, form: Form, at: impl FnOnce() -> Place) {
        self.0.entry(form).or_insert_with(|| (0, at())).0 += 1;
    }

    /// One note for each kind.
    pub(crate) fn tell(self, findings: &mut Findings) {
        for (form, (count, at)) in self.0 {
            findings
                .push(Finding::new(Code::ReadAs, at).fact("detail", <&str>::from(form)).fact("count", count));
        }
    }
}

/// Takes one look off; `None` where the text does not have it.
type Step = fn(&str) -> Option<String>;

/// The readings of a text from the plainest on, each with the looks taken off so far; the text itself is not among them.
pub(super) fn readings(text: &str) -> impl Iterator<Item = (String, Vec<Form>)> + '_ {
    let steps: [(Form, Step); 4] = [
        (Form::Quoted, |text| unquoted(text).map(str::to_owned)),
        (Form::Wide, narrow),
        (Form::Spaced, without_blanks),
        (Form::Numeral, digits),
    ];
    let (mut now, mut forms) = (text.to_owned(), Vec::new());
    steps.into_iter().filter_map(move |(form, step)| {
        now = step(&now)?;
        forms.push(form);
        Some((now.clone(), forms.clone()))
    })
}

/// A code such as a number of a worker: quotes and full-width digits taken off, nothing else.
pub(crate) fn code(text: &str) -> (Cow<'_, str>, Vec<Form>) {
    let (mut forms, mut text) = (Vec::new(), Cow::Borrowed(text));
    if let Some(inside) = unquoted(&text).map(str::to_owned) {
        (text, _) = (Cow::Owned(inside), forms.push(Form::Quoted));
    }
    if let Some(narrow) = narrow(&text) {
        (text, _) = (Cow::Owned(narrow), forms.push(Form::Wide));
    }
    (text, forms)
}

/// What stands inside `="…"`, or behind the apostrophe that makes a spreadsheet keep a text.
pub(super) fn unquoted(text: &str) -> Option<&str> {
    let formula = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let apostrophe = || text.strip_prefix(['\'', '’', '‘', '＇']);
    formula.or_else(apostrophe).map(str::trim).filter(|inside| !inside.is_empty() && !inside.contains('"'))
}

/// Full-width digits, letters and marks made half-width; `None` where there are none.
fn narrow(text: &str) -> Option<String> {
    let wide = |c: &char| matches!(c, '！'..='～');
    let made = |c: char| if wide(&c) { char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) } else { c };
    text.chars().any(|c| wide(&c)).then(|| text.chars().map(made).collect())
}

/// Without any blank; `None` where there is none.
pub(crate) fn without_blanks(text: &str) -> Option<String> {
    let blank = text.contains(char::is_whitespace);
    blank.then(|| text.chars().filter(|c| !c.is_whitespace()).collect())
}

/// Digits that are written in Chinese, one by one or as a number, as figures; `None` where there are none or they make
/// no number. 整 behind an amount says nothing.
fn digits(text: &str) -> Option<String> {
    let text = text.strip_suffix(['整', '正']).unwrap_or(text);
    let unit = |c: char| UNITS.iter().any(|(words, _)| words.contains(c));
    let of_number = |c: char| unit(c) || DIGITS.iter().any(|words| words.contains(c));
    let (mut figures, mut run, mut any) = (String::new(), String::new(), false);
    for c in text.chars().map(Some).chain([None]) {
        if let Some(c) = c.filter(|c| of_number(*c)) {
            run.push(c);
            continue;
        }
        if !run.is_empty() {
            // 8745万 is an amount whose unit is read with it
            let scale = run.chars().all(unit) && figures.ends_with(|c: char| c.is_ascii_digit());
            figures.push_str(&if scale { run.clone() } else { number(&run)? });
            any |= !scale;
            run.clear();
        }
        figures.extend(c);
    }
    any.then_some(figures)
}

/// The words of the units, and what each counts.
const UNITS: [(&str, u64); 5] =
    [("十拾", 10), ("百佰", 100), ("千仟", 1_000), ("万", 10_000), ("亿", 100_000_000)];

/// The words of the digits, from 0.
const DIGITS: [&str; 10] = ["〇零", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"];

/// One number in Chinese: a row of digits as they stand, else what it counts.
fn number(run: &str) -> Option<String> {
    let digit = |c: char| DIGITS.iter().position(|words| words.contains(c)).map(|digit| digit.to_string());
    let row: Option<String> = run.chars().map(digit).collect();
    row.or_else(|| counted(run).map(|number| number.to_string()))
}

/// What a number in Chinese counts: sections of four digits, each a sum of ones and tens; `None` where it is no number.
fn counted(run: &str) -> Option<u64> {
    let (mut whole, mut section, mut digit) = (0_u64, 0_u64, None);
    for c in run.chars() {
        match UNITS.iter().find(|(words, _)| words.contains(c)) {
            Some((_, unit @ (10_000 | 100_000_000))) => {
                section += digit.take().unwrap_or_default();
                if whole + section == 0 {
                    return None;
                }
                whole = (whole + section).checked_mul(*unit)?;
                section = 0;
            }
            // 十五 is fifteen
            Some((_, unit)) => section += digit.take().unwrap_or(1) * unit,
            None => {
                let found = DIGITS.iter().position(|words| words.contains(c))? as u64;
                // two digits beside each other are no number with a unit, unless the first only fills a place
                if digit.replace(found).is_some_and(|before| before != 0) {
                    return None;
                }
            }
        }
    }
    (whole + section).checked_add(digit.unwrap_or_default())
}

/// Whether a text is how accounts write no amount.
pub(super) fn is_dash(text: &str) -> bool {
    let text = text.trim_start_matches(['¥', '￥']).trim();
    matches!(text, "-" | "－" | "–" | "—" | "——" | "−")
}

/// A person's name without the blanks that align it, with the one dot that stands between its parts (民委发〔2016〕33号).
pub(crate) fn person_name(text: &str) -> (String, Vec<Form>) {
    const DOTS: [char; 7] =
        ['\u{2022}', '\u{30FB}', '\u{FF0E}', '\u{2027}', '\u{FF65}', '\u{2219}', '\u{22C5}'];
    let mut forms = Vec::new();
    let mut name = text.to_owned();
    if let Some(inside) = unquoted(text) {
        (name, _) = (inside.to_owned(), forms.push(Form::Quoted));
    }
    if name.contains(DOTS) {
        (name, _) = (name.replace(DOTS, "\u{B7}"), forms.push(Form::Dot));
    }
    // between letters a blank divides words; between characters it only fills the column
    let fills = |c: Option<&char>| c.is_some_and(|c| is_han(*c) || *c == '\u{B7}');
    let all: Vec<char> = name.chars().collect();
    let kept = |at: &usize| {
        let before = all[..*at].iter().rev().find(|c| !c.is_whitespace());
        let behind = all[at + 1..].iter().find(|c| !c.is_whitespace());
        !(all[*at].is_whitespace() && fills(before) && fills(behind))
    };
    let closed: String = (0..all.len()).filter(kept).map(|at| all[at]).collect();
    if closed != name {
        forms.push(Form::Spaced);
    }
    (closed, forms)
}

fn is_han(c: char) -> bool {
    matches!(c, '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::{Form, code, digits, is_dash, person_name, readings, unquoted};

    #[test]
    fn digits_in_chinese_are_figures() {
        for (text, figures) in [
            ("二〇〇二年七月一日", "2002年7月1日"),
            ("一九八八年十二月二十三日", "1988年12月23日"),
            ("十", "10"),
            ("两", "2"),
            ("伍仟贰佰元整", "5200元"),
            ("一万二千三百", "12300"),
            ("一千零五", "1005"),
            ("十五", "15"),
            ("8745万", ""),
            ("万一", ""),
            ("十二三", ""),
            ("张三丰", "张3丰"),
        ] {
            assert_eq!(digits(text).unwrap_or_default(), figures, "{text}");
        }
    }

    #[test]
    fn a_reading_tells_what_it_took_off() {
        let all: Vec<_> = readings("'２００２ 年七月").collect();
        let texts: Vec<&str> = all.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["２００２ 年七月", "2002 年七月", "2002年七月", "2002年7月"]);
        assert_eq!(all[3].1, [Form::Quoted, Form::Wide, Form::Spaced, Form::Numeral]);
    }

    #[test]
    fn quotes_of_spreadsheets_are_no_part_of_a_text() {
        assert_eq!(unquoted("'0012"), Some("0012"));
        assert_eq!(unquoted("=\"0012\""), Some("0012"));
        for plain in ["0012", "'", "=1+1", "=\"a\"&\"b\""] {
            assert_eq!(unquoted(plain), None, "{plain}");
        }
        assert_eq!(code("’００１２").0, "0012");
        assert!([" - ", "¥-", "—", "¥ -"].iter().all(|text| is_dash(text.trim())) && !is_dash("-1"));
    }

    #[test]
    fn names_are_without_the_blanks_that_align_them() {
        for (written, name, forms) in [
            ("张　三", "张三", &[Form::Spaced][..]),
            ("阿依古丽 ‧ 买买提", "阿依古丽·买买提", &[Form::Dot, Form::Spaced]),
            ("John Smith", "John Smith", &[]),
            ("李 John", "李 John", &[]),
            ("张三", "张三", &[]),
            ("'张三", "张三", &[Form::Quoted]),
        ] {
            let (found, seen) = person_name(written);
            assert_eq!((found.as_str(), seen.as_slice()), (name, forms), "{written}");
        }
    }
}
