//! Owns: characters that may not stand in any text.
//! Never: repairs a text.

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

/// A character of the private use area, which every computer may show as something else, and the one that is meant
/// where that is known.
#[must_use]
pub fn private_character(text: &str) -> Option<(char, Option<char>)> {
    let private = text.chars().find(|c| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}'))?;
    Some((private, moved(private)))
}

/// Old Chinese encodings gave the codes FE50 to FEA0 to this stretch of the private use area; the standard has since
/// given them to characters of their own.
fn moved(private: char) -> Option<char> {
    let place = u32::from(private).checked_sub(0xE815).filter(|place| *place <= 0x4F)?;
    let trail = u8::try_from(0x50 + place).ok()?;
    let trail = if trail >= 0x7F { trail + 1 } else { trail };
    let bytes = [0xFE, trail];
    let (text, ..) = encoding_rs::GB18030.decode(&bytes);
    text.chars().next().filter(|c| private_character(c.encode_utf8(&mut [0; 4])).is_none())
}

#[cfg(test)]
mod tests {
    use super::private_character;

    #[test]
    fn w4_a_private_character_is_told_with_the_one_that_is_meant() {
        assert_eq!(private_character("王\u{E863}"), Some(('\u{E863}', Some('䶮'))));
        assert_eq!(private_character("王\u{E000}"), Some(('\u{E000}', None)));
        assert_eq!(private_character("王䶮"), None);
    }
}
