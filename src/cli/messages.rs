//! Owns: what the program says, from `locales/`: the texts of a language.
//! Never: holds a sentence of its own, prints.

use std::collections::BTreeMap;

use super::lang::Lang;
use super::placeholder::fill;
use super::{foreign, words};
use crate::diagnostic::{Code, Coded, Finding, Severity, Words};

const CHINESE: &str = include_str!("../../locales/zh-CN.yaml");
const ENGLISH: &str = include_str!("../../locales/en.yaml");

/// Facts whose value may be a word of the program; it is said in the reader's language where `word` knows it.
const WORDS: [&str; 6] = ["expected", "found", "reason", "detail", "role", "entry"];

/// The catalogue of one language: sections of keyed texts; a code of a finding is a section of its own.
#[derive(Clone, Debug)]
pub struct Messages {
    lang: Lang,
    sections: BTreeMap<String, BTreeMap<String, String>>,
}

impl Messages {
    /// The embedded catalogue; a test proves that it can be read.
    #[must_use]
    pub fn load(lang: Lang) -> Self {
        let written = match lang {
            Lang::Zh => CHINESE,
            Lang::En => ENGLISH,
        };
        let mut sections: BTreeMap<_, BTreeMap<_, _>> = serde_yaml::from_str(written).unwrap_or_default();
        for (section, key, text) in words::all().into_iter().flat_map(|words| words.texts(lang)) {
            sections.entry(section).or_default().insert(key, text);
        }
        Self { lang, sections }
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self, finding: &Finding) -> String {
        self.filled(finding, "message")
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self, finding: &Finding) -> String {
        self.filled(finding, "help")
    }

    /// What a code says wherever it is found, its facts left open.
    #[must_use]
    pub fn about(&self, code: Code, part: &str) -> String {
        let template = self.raw(code.as_str(), part).unwrap_or(code.as_str());
        let open = |_: &str| Some("…".to_owned());
        let (mut words, mut rest) = (String::new(), template);
        while let Some((before, after)) = rest.split_once("[[") {
            words.push_str(before);
            rest = after.split_once("]]").map_or("", |(_, after)| after);
        }
        words.push_str(rest);
        // a text that is all clauses is told with them
        let told = if words.trim().is_empty() { template } else { &words };
        fill(told, &open).trim().to_owned()
    }

    /// The language as a tag.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// The text of a pack's words in this language.
    #[must_use]
    pub fn of<'w>(&self, words: &'w Words) -> &'w str {
        if self.lang == Lang::Zh { &words.zh } else { &words.en }
    }

    /// The word for a severity.
    #[must_use]
    pub fn severity(&self, severity: Severity) -> String {
        self.raw("severity", severity.code()).unwrap_or(severity.code()).to_owned()
    }

    /// A text by `section.key`, its placeholders filled; the key itself where there is none.
    #[must_use]
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        let find = |name: &str| values.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        self.template(key).map_or_else(|| key.to_owned(), |template| fill(template, &find))
    }

    /// Whether there is such a text.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.template(key).is_some()
    }

    /// The keys of a section; none where there is no such section.
    #[cfg(test)]
    pub fn keys(&self, section: &str) -> Vec<&str> {
        self.sections.get(section).into_iter().flat_map(|texts| texts.keys().map(String::as_str)).collect()
    }

    fn template(&self, key: &str) -> Option<&str> {
        let (section, key) = key.split_once('.')?;
        self.raw(section, key)
    }

    fn raw(&self, section: &str, key: &str) -> Option<&str> {
        self.sections.get(section)?.get(key).map(String::as_str)
    }

    /// A message of the typesetter's in the reader's language, where it is known.
    fn foreign(&self, message: &str) -> Option<String> {
        foreign::said(self.sections.get("typst")?, self.sections.get("typst-word")?, message)
    }

    fn filled(&self, finding: &Finding, part: &str) -> String {
        let fact = |name: &str| finding.facts.iter().find(|(fact, _)| fact == name).map(|(_, value)| value);
        let find = |name: &str| {
            if name == "told" {
                return self.foreign(fact("message")?);
            }
            let value = fact(name)?;
            let word = if WORDS.contains(&name) { self.raw("word", value) } else { None };
            Some(word.map_or_else(|| value.clone(), str::to_owned))
        };
        let template = match &finding.ruling {
            Some(ruling) => {
                let words = if part == "help" { &ruling.help } else { &ruling.message };
                Some(self.of(words))
            }
            None => self.raw(finding.code.as_str(), part),
        };
        template.map_or_else(
            || finding.code_text().to_owned(),
            |template| fill(template, &find).trim().to_owned(),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::ffi::OsString;

    use super::{CHINESE, ENGLISH, Lang, Messages, fill};
    use crate::cli::placeholder::{Piece, pieces};
    use crate::diagnostic::{Code, Finding, Place};

    type Sections = BTreeMap<String, BTreeMap<String, String>>;

    fn both() -> (Sections, Sections) {
        let read = |text: &str| serde_yaml::from_str::<Sections>(text).expect("a catalogue");
        assert!(read(CHINESE).keys().eq(read(ENGLISH).keys()));
        (Messages::load(Lang::Zh).sections, Messages::load(Lang::En).sections)
    }

    fn placeholders(text: &str) -> BTreeSet<&str> {
        let name = |piece| if let Piece::Value { name, .. } = piece { Some(name) } else { None };
        pieces(text).into_iter().filter_map(name).collect()
    }

    #[test]
    fn every_code_has_both_texts_and_nothing_else_is_listed() {
        let others = [
            "severity",
            "word",
            "ui",
            "usage-error",
            "command",
            "argument",
            "example",
            "report",
            "font",
            "pack",
            "figure",
            "paper-reason",
            "typst",
            "typst-word",
        ];
        for sections in [both().0, both().1] {
            for code in Code::ALL {
                let texts = sections.get(code.as_str()).unwrap_or_else(|| panic!("{}", code.as_str()));
                assert_eq!(texts.keys().collect::<Vec<_>>(), ["help", "message"], "{}", code.as_str());
                assert!(texts.values().all(|text| !text.trim().is_empty()));
            }
            for section in sections.keys() {
                let code = Code::ALL.iter().any(|code| code.as_str() == section);
                let known = code || sections["command"].contains_key(section);
                assert!(known || others.contains(&section.as_str()), "{section}");
            }
        }
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let (chinese, english) = both();
        assert!(chinese.keys().eq(english.keys()));
        for (section, texts) in &chinese {
            assert!(texts.keys().eq(english[section].keys()), "{section}");
            for (key, text) in texts {
                let other = &english[section][key];
                assert_eq!(placeholders(text), placeholders(other), "{section}.{key}");
                assert_eq!(text.matches("[[").count(), text.matches("]]").count(), "{section}.{key}");
            }
        }
    }

    #[test]
    fn clauses_without_facts_fall_away() {
        let value = |name: &str| (name == "key").then(|| "a{b}[[".to_owned());
        assert_eq!(fill("`{key}`[[, or `{nearest}`]].", &value), "`a{b}[[`.");
        assert_eq!(fill("[[yes{key?}]] {{ x }} {nothing}", &value), "yes {{ x }} ");
        let finding = Finding::new(Code::WrongType, Place::Case).fact("expected", "list");
        assert!(Messages::load(Lang::En).message(&finding).contains("a list"));
    }

    #[test]
    fn the_language_is_chosen_in_order() {
        let arguments = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        let none = |_: &str| None;
        let english = |name: &str| (name == "LANG").then(|| "en_GB.UTF-8".to_owned());
        let own = |name: &str| (name == "ANZHI_LANG").then(|| "en".to_owned());
        assert_eq!(Lang::choose(&arguments("anzhi list"), none), Lang::Zh);
        assert_eq!(Lang::choose(&arguments("anzhi list"), english), Lang::En);
        assert_eq!(Lang::choose(&arguments("anzhi list --lang zh"), own), Lang::Zh);
        assert_eq!(Lang::choose(&arguments("anzhi --lang=en list"), none), Lang::En);
        assert_eq!(Lang::choose(&arguments("anzhi list"), |_| Some("C".into())), Lang::Zh);
    }
}
