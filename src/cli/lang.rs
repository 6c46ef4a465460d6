//! Owns: the languages of the program, and which of them a reader wants.
//! Never: a text in one.

use std::ffi::OsString;

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// `--lang`, else `ANZHI_LANG`, else an English locale, else Chinese.
    #[must_use]
    pub fn choose(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Self {
        let mut words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
        while let Some(word) = words.next() {
            let value = match word.strip_prefix("--lang") {
                Some("") => words.next(),
                Some(rest) => rest.strip_prefix('=').map(|value| value.to_owned().into()),
                None if word == "--" => break,
                None => None,
            };
            if let Some(lang) = value.and_then(|value| Self::named(&value)) {
                return lang;
            }
        }
        if let Some(lang) = variable("ANZHI_LANG").and_then(|value| Self::named(&value)) {
            return lang;
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| variable(name).filter(|value| !value.is_empty()));
        locale.and_then(|value| Self::named(&value)).unwrap_or(Self::Zh)
    }

    /// By the start of a name such as `en_GB.UTF-8`.
    fn named(name: &str) -> Option<Self> {
        match name.get(..2)?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}
