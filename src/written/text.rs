//! Owns: characters that may not stand in any text. May import: nothing of ours. Never: repairs a text.

/// The first character that no text may hold: control characters other than a line break or a tab, and the
/// invisible ones that turn the reading direction or hide inside a name, so that what is read on paper is
/// what was typed.
#[must_use]
pub fn forbidden_character(text: &str) -> Option<char> {
    text.chars().find(|&c| match c {
        '\n' | '\r' | '\t' => false,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{2060}' | '\u{FEFF}' => true,
        // fillers and the soft hyphen stand for nothing that a reader sees
        '\u{00AD}' | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => true,
        '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_control(),
    })
}

/// How a character is named in a message: `U+202E`.
#[must_use]
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
