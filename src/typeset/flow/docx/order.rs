//! Owns: the order in which the schema of Word files wants what stands in an element; the library writes another, which
//! Word forgives and strict readers do not.
//! Never: adds or changes what is said.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Elements whose children have an order, and those that may stand in them, in that order (ECMA-376, transitional). Only
/// what the library can write of them is listed.
const ORDER: [(&str, &str); 11] = [
    (
        "pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs overflowPunct autoSpaceDE \
         autoSpaceDN adjustRightInd snapToGrid spacing ind jc textAlignment outlineLvl divId rPr sectPr pPrChange",
    ),
    (
        "rPr",
        "rStyle rFonts b bCs i iCs caps strike dstrike vanish color spacing w position sz szCs highlight u shd fitText \
         vertAlign lang specVanish",
    ),
    (
        "sectPr",
        "headerReference footerReference type pgSz pgMar pgNumType cols titlePg textDirection docGrid",
    ),
    ("tblPr", "tblStyle tblpPr tblW jc tblInd tblBorders tblLayout tblCellMar"),
    ("tcPr", "tcW gridSpan vMerge tcBorders shd tcMar textDirection vAlign"),
    ("tblCellMar", SIDES),
    ("tcMar", SIDES),
    ("tblBorders", SIDES),
    ("tcBorders", SIDES),
    ("style", "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr"),
    ("settings", "zoom trackRevisions defaultTabStop evenAndOddHeaders compat docVars"),
];
const SIDES: &str = "top left bottom right insideH insideV tl2br tr2bl";

/// A part with every element in its order; properties that say nothing are left out.
///
/// # Errors
/// The part is not well-formed.
pub(super) fn ordered(part: &str) -> quick_xml::Result<String> {
    let mut reader = Reader::from_str(part);
    let mut out = String::with_capacity(part.len());
    inside(&mut reader, "", &mut out)?;
    Ok(out)
}

/// Copies what stands in an element up to its end.
fn inside(reader: &mut Reader<&[u8]>, name: &str, out: &mut String) -> quick_xml::Result<()> {
    let order = ORDER.iter().find(|(parent, _)| *parent == name).map(|(_, order)| *order);
    let mut children: Vec<(usize, String)> = Vec::new();
    loop {
        let mut piece = String::new();
        let child = match reader.read_event()? {
            Event::Eof | Event::End(_) => break,
            Event::Start(tag) => {
                let child = tag.local_name().as_ref().to_owned();
                piece = format!("<{}>", &*tag);
                inside(reader, &child, &mut piece)?;
                piece += &format!("</{}>", tag.name().as_ref());
                child
            }
            Event::Empty(tag) => {
                let child = tag.local_name().as_ref().to_owned();
                if child != "rPr" {
                    piece = format!("<{}/>", &*tag);
                }
                child
            }
            Event::Text(words) => {
                piece = words.to_string();
                String::new()
            }
            Event::GeneralRef(name) => {
                piece = format!("&{};", &*name);
                String::new()
            }
            Event::Decl(words) => {
                piece = format!("<?{}?>", &*words);
                String::new()
            }
            Event::CData(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => String::new(),
        };
        match order {
            Some(order) => {
                let rank = order.split(' ').position(|one| one == child).unwrap_or(usize::MAX);
                children.push((rank, piece));
            }
            None => out.push_str(&piece),
        }
    }
    children.sort_by_key(|(rank, _)| *rank);
    children.iter().for_each(|(_, piece)| out.push_str(piece));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn children_come_in_order_and_nothing_is_lost() {
        let part = concat!(
            r#"<?xml version="1.0"?><w:p><w:pPr><w:rPr /><w:jc w:val="left" /><w:pStyle w:val="A" />"#,
            r#"<w:pBdr><w:left /></w:pBdr></w:pPr><w:r><w:rPr /><w:t xml:space="preserve"> a &lt; b &amp; </w:t></w:r></w:p>"#
        );
        let right = concat!(
            r#"<?xml version="1.0"?><w:p><w:pPr><w:pStyle w:val="A" /><w:pBdr><w:left /></w:pBdr>"#,
            r#"<w:jc w:val="left" /></w:pPr><w:r><w:t xml:space="preserve"> a &lt; b &amp; </w:t></w:r></w:p>"#
        );
        assert_eq!(ordered(part).expect("well-formed"), right);
        assert!(ordered("<a><b></a>").is_err());
    }
}
