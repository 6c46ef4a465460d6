//! Owns: bytes to text: UTF-8, UTF-16 with its mark, GB18030.
//! Never: replaces a byte that it cannot read.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Code, Finding, Place};

/// Decodes a file: UTF-8, else GB18030 where the bytes look like Chinese text, or UTF-16 with a byte order mark.
///
/// # Errors
/// A finding for the whole file, with the offset of the first byte that is no UTF-8.
pub fn decode(bytes: &[u8], name: &str) -> Result<String, Finding> {
    let utf_16 = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((UTF_16LE, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((UTF_16BE, rest)),
        _ => None,
    };
    let refused = |offset: usize| {
        Finding::new(Code::Encoding, Place::File(name.to_owned())).fact("path", name).fact("offset", offset)
    };
    if let Some((encoding, rest)) = utf_16 {
        return encoding
            .decode_without_bom_handling_and_without_replacement(rest)
            .map(std::borrow::Cow::into_owned)
            .ok_or_else(|| refused(0));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned()),
        Err(error) => GB18030
            .decode_without_bom_handling_and_without_replacement(bytes)
            .filter(|_| looks_chinese(bytes))
            .map(std::borrow::Cow::into_owned)
            .ok_or_else(|| refused(error.valid_up_to())),
    }
}

/// Western text and Big5 often decode as GB18030 too, but into rare characters; those of daily use have
/// both bytes from A1 up, so nearly all pairs must.
fn looks_chinese(bytes: &[u8]) -> bool {
    let (mut pairs, mut daily, mut at) = (0_usize, 0_usize, 0_usize);
    while let Some(&lead) = bytes.get(at) {
        at += match bytes.get(at + 1) {
            _ if lead < 0x80 => 1,
            Some(0x30..=0x39) => 4,
            trail => {
                pairs += 1;
                daily += usize::from(lead >= 0xA1 && trail.is_some_and(|&trail| trail >= 0xA1));
                2
            }
        };
    }
    daily * 10 >= pairs * 8
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn reads_what_offices_save() {
        let text = "工号,姓名\n0001,李建国\n0002,张镕\n";
        let (gb, _, lost) = encoding_rs::GB18030.encode(text);
        assert!(!lost);
        assert_eq!(decode(&gb, "roster.csv").as_deref(), Ok(text));
        assert_eq!(decode(text.as_bytes(), "roster.csv").as_deref(), Ok(text));
        assert_eq!(decode(format!("\u{FEFF}{text}").as_bytes(), "roster.csv").as_deref(), Ok(text));
        let utf_16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&utf_16, "roster.csv").as_deref(), Ok(text));
    }

    #[test]
    fn refuses_what_it_would_have_to_guess() {
        let spoiled = b"\xE5\xB7\xA5\xE5\x8F\xB7,\xFF\xFF\n";
        let western = b"name\nM\xFCller\nJos\xE9t\n";
        let (big5, _, _) = encoding_rs::BIG5.encode("職工安置方案及經濟補償金計算說明");
        for (bytes, offset) in [(&spoiled[..], "7"), (&western[..], "6"), (&big5[..], "2")] {
            let finding = decode(bytes, "roster.csv").expect_err("not readable");
            assert_eq!(finding.facts[1], ("offset".into(), offset.to_owned()));
        }
    }
}
