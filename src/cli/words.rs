//! Owns: what each command is called, takes and says, in both languages side by side: `locales/commands/`.
//! Never: holds a sentence of its own, chooses the language.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::lang::Lang;

static COMMANDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales/commands");

/// The program itself; its arguments are those that commands share.
pub const PROGRAM: &str = "anzhi";

/// A text in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    zh: String,
    en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    about: Both,
    example: Both,
    #[serde(default)]
    arguments: BTreeMap<String, Both>,
    #[serde(default)]
    says: BTreeMap<String, Both>,
}

/// The words of one command; `policy-list` is one below another.
#[derive(Debug)]
pub struct CommandWords {
    name: String,
    written: Written,
}

impl CommandWords {
    /// Section, key and text of each.
    pub fn texts(self, lang: Lang) -> Vec<(String, String, String)> {
        let Self { name, written } = self;
        let of = |both: Both| if lang == Lang::Zh { both.zh } else { both.en };
        let argument = |id| if name == PROGRAM { id } else { format!("{name}.{id}") };
        let arguments = written.arguments.into_iter();
        let says = written.says.into_iter();
        let mut texts = vec![
            ("command".to_owned(), name.clone(), of(written.about)),
            ("example".to_owned(), name.clone(), of(written.example)),
        ];
        texts.extend(arguments.map(|(id, both)| ("argument".to_owned(), argument(id), of(both))));
        texts.extend(says.map(|(key, both)| (name.clone(), key, of(both))));
        texts
    }
}

/// The words of all commands; a test proves that each file can be read.
pub fn all() -> Vec<CommandWords> {
    COMMANDS.files().filter_map(|file| read(file).ok()).collect()
}

fn read(file: &include_dir::File<'_>) -> Result<CommandWords, String> {
    let name = file.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let text = file.contents_utf8().unwrap_or_default();
    let written = serde_yaml::from_str(text).map_err(|error| format!("{name}: {error}"))?;
    Ok(CommandWords { name, written })
}

#[cfg(test)]
mod tests {
    use super::{COMMANDS, read};

    #[test]
    fn the_words_of_every_command_can_be_read() {
        for file in COMMANDS.files() {
            read(file).unwrap_or_else(|error| panic!("{error}"));
        }
    }
}
