//! Owns: the file itself: what the library cannot write, and bytes that are the same each time.
//! Never: a user's name, the clock.

use std::io::{Cursor, Read, Write};

use docx_rs::Docx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::order::ordered;

/// How the library marks a row, once a row; a head is marked behind it.
const ROW: &str = "<w:cantSplit />";
const HEAD: &str = "<w:tblHeader />";
/// What the library does not say of words and of the paragraphs of a style: Chinese, so that signs take their Chinese form,
/// no sign outside the margin, where
/// some programs lose it, and no room between words and digits, as on our pages.
const LACKING: [(&str, &str); 2] = [
    ("</w:rPr></w:rPrDefault>", r#"<w:lang w:val="en-US" w:eastAsia="zh-CN" /></w:rPr></w:rPrDefault>"#),
    (
        "<w:jc ",
        concat!(
            r#"<w:overflowPunct w:val="0" /><w:autoSpaceDE w:val="0" />"#,
            r#"<w:autoSpaceDN w:val="0" /><w:jc "#
        ),
    ),
];
/// The style of all paragraphs that name none: what the library writes of its own, which would stand beside ours, and what
/// it does not say of ours.
const BARE: &str = concat!(
    r#"<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal" /><w:rPr />"#,
    r#"<w:pPr><w:rPr /></w:pPr><w:qFormat /></w:style>"#
);
const NORMAL: [&str; 2] = [r#"w:styleId="Normal""#, r#"w:default="1" w:styleId="Normal""#];
/// What the library says of columns of a table that the schema does not know.
const TYPED: [(&str, &str); 2] = [
    (r#" w:type="dxa" /><w:gridCol"#, " /><w:gridCol"),
    (r#" w:type="dxa" /></w:tblGrid>"#, " /></w:tblGrid>"),
];
/// Whom the library takes for the writer.
const UNKNOWN: [&str; 2] =
    ["<dc:creator>unknown</dc:creator>", "<cp:lastModifiedBy>unknown</cp:lastModifiedBy>"];

/// A Word file of its parts; `heads` says of each row of all tables, in order, whether it is a head.
#[expect(clippy::expect_used, reason = "memory can be written to, and the library's archive be read")]
pub(super) fn packed(docx: Docx, heads: &[bool], title: &str, (year, month, day): (i32, u8, u8)) -> Vec<u8> {
    let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let mut parts = docx.created_at(&date).updated_at(&date).build();
    let document = with_heads(&without_ids(text(parts.document)), heads);
    let document = TYPED.iter().fold(document, |out, (has, lacks)| out.replace(has, lacks));
    parts.document = in_order(&document);
    let styles = text(parts.styles).replacen(BARE, "", 1).replace(NORMAL[0], NORMAL[1]);
    parts.styles = in_order(&LACKING.iter().fold(styles, |out, (lacks, has)| out.replace(lacks, has)));
    parts.footers = parts.footers.into_iter().map(|footer| in_order(&without_ids(text(footer)))).collect();
    parts.settings = in_order(&text(parts.settings));
    parts.numberings = in_order(&text(parts.numberings));
    let core =
        text(parts.doc_props.core).replace(UNKNOWN[0], &format!("<dc:title>{}</dc:title>", escaped(title)));
    parts.doc_props.core = core.replace(UNKNOWN[1], "").into_bytes();
    let mut stored = Cursor::new(Vec::new());
    let packed = parts.pack(&mut stored).map_err(std::io::Error::other);
    let time = u16::try_from(year)
        .ok()
        .and_then(|year| DateTime::from_date_and_time(year, month, day, 0, 0, 0).ok());
    let deflated = packed.and_then(|()| deflated(stored, time.unwrap_or_default()));
    deflated.expect("memory")
}

#[expect(clippy::expect_used, reason = "the library writes UTF-8")]
fn text(part: Vec<u8>) -> String {
    String::from_utf8(part).expect("UTF-8")
}

/// The library numbers paragraphs through all files of a thread, so that the same file would have others each time. Nothing
/// refers to these numbers.
fn without_ids(part: String) -> String {
    let mut pieces = part.split(" w14:paraId=\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |out, piece| out + piece.split_once('"').map_or(piece, |(_, rest)| rest))
}

/// The library knows no rows that are repeated on each page.
fn with_heads(document: &str, heads: &[bool]) -> String {
    let mut rows = document.split(ROW);
    let mut out = rows.next().unwrap_or_default().to_owned();
    for (at, row) in rows.enumerate() {
        out.push_str(ROW);
        if heads.get(at) == Some(&true) {
            out.push_str(HEAD);
        }
        out.push_str(row);
    }
    out
}

#[expect(clippy::expect_used, reason = "the library writes well-formed parts")]
fn in_order(part: &str) -> Vec<u8> {
    ordered(part).expect("well-formed XML").into_bytes()
}

fn escaped(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The library stores parts as they are, and folders beside them.
fn deflated(stored: Cursor<Vec<u8>>, time: DateTime) -> std::io::Result<Vec<u8>> {
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(time);
    let mut from = ZipArchive::new(stored)?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at)?;
        if part.is_file() {
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes)?;
            let name = part.name()?.into_owned();
            to.start_file(name, options)?;
            to.write_all(&bytes)?;
        }
    }
    Ok(to.finish()?.into_inner())
}
