//! Word files say what the flow says, and are what Word needs: well-formed parts, grids, heads, styles.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use anzhi::typeset::Paper;
use anzhi::typeset::flow::{Block, Flow, docx};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::media::{all_of_small, bare, in_order, parting};
use super::support::shop::Shop;
use super::support::{documents, root};

const DATE: (i32, u8, u8) = (2022, 6, 10);

/// The parts of a Word file, in order, each compressed.
fn parts(file: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a zip archive");
    let part = |at| {
        let mut part = archive.by_index(at).expect("a part");
        assert_eq!(part.compression(), zip::CompressionMethod::Deflated);
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        (part.name().expect("a name").into_owned(), text)
    };
    (0..ZipArchive::new(Cursor::new(file)).expect("a zip archive").len()).map(part).collect()
}

pub fn part(file: &[u8], name: &str) -> String {
    let found = parts(file).into_iter().find(|(part, _)| part == name);
    found.unwrap_or_else(|| panic!("no {name}")).1
}

/// Elements of a part, each with what opens it and the words directly in it.
pub fn elements(xml: &str) -> Vec<(String, String)> {
    let attribute = |start: &BytesStart<'_>| {
        let attributes = start.attributes().map(|one| one.expect("an attribute"));
        let attributes = attributes.map(|one| format!(" {}={}", one.key.as_ref(), one.value));
        (attributes.fold(start.name().as_ref().to_owned(), |opens, one| opens + one.as_str()), String::new())
    };
    let mut reader = Reader::from_str(xml);
    let mut all: Vec<(String, String)> = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error} in {xml}")) {
            Event::Start(start) | Event::Empty(start) => all.push(attribute(&start)),
            Event::Text(text) => {
                if let Some((_, words)) = all.last_mut() {
                    words.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let c = match &*name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("{other}"),
                };
                if let Some((_, words)) = all.last_mut() {
                    words.push(c);
                }
            }
            Event::Eof => return all,
            _ => {}
        }
    }
}

/// What a Word file says, without places to write on and boxes.
fn said(document: &str) -> String {
    let words = elements(document).into_iter().filter(|(opens, _)| opens.starts_with("w:t "));
    words.map(|(_, words)| words.replace(['＿', '□'], "")).collect()
}

fn flow_of(body: &str) -> Flow {
    let head = "#import \"/house-style/words.typ\": *\n#show: official.with(title: \"\")\n";
    Shop::open().flow_of(&format!("{head}{body}")).unwrap_or_else(|findings| panic!("{findings:?}"))
}

#[test]
fn a_word_file_says_word_for_word_what_the_flow_says() {
    let all = all_of_small();
    assert!(all.len() >= 12, "{} documents", all.len());
    for (id, _, flow) in all {
        let file = docx(&flow, DATE, Paper::default());
        let document = part(&file, "word/document.xml");
        let flow_says = bare(&in_order(&flow)).replace(['＿', '□'], "");
        assert_eq!(parting(&flow_says, &bare(&said(&document))), None, "{id}");
        for (name, part) in parts(&file) {
            assert!(!elements(&part).is_empty(), "{id} {name} is well-formed");
            assert!(!part.contains("paraId=\""), "{id} {name} is numbered by what was made before it");
        }
        assert_eq!(file, docx(&flow, DATE, Paper::default()), "{id} has the same bytes again");
    }
}

#[test]
fn every_block_of_a_word_file_can_be_found_again() {
    for (id, _, flow) in all_of_small() {
        let document = elements(&part(&docx(&flow, DATE, Paper::default()), "word/document.xml"));
        let wanted = flow.blocks.iter().enumerate().filter(|(_, block)| !matches!(block, Block::PageBreak));
        let wanted: Vec<String> =
            wanted.map(|(at, _)| format!("w:bookmarkStart w:id={at} w:name=b{at}")).collect();
        let marks =
            document.iter().map(|(opens, _)| opens).filter(|opens| opens.starts_with("w:bookmarkStart"));
        assert_eq!(marks.collect::<Vec<_>>(), wanted.iter().collect::<Vec<_>>(), "{id}");
        let breaks = flow.blocks.iter().filter(|block| matches!(block, Block::PageBreak)).count();
        let broken = document.iter().filter(|(opens, _)| opens.starts_with("w:pageBreakBefore")).count();
        assert_eq!(broken, breaks, "{id}");
    }
}

#[test]
fn styles_of_a_word_file_are_those_that_its_paragraphs_name() {
    let (_, _, plan) = all_of_small().into_iter().find(|(id, ..)| id == "A1").expect("the plan");
    let file = docx(&plan, DATE, Paper::default());
    let styles = part(&file, "word/styles.xml");
    let known: Vec<&str> =
        styles.split("w:styleId=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let once: BTreeSet<&str> = known.iter().copied().collect();
    assert_eq!(once.len(), known.len(), "each style stands once: {known:?}");
    for (opens, _) in elements(&part(&file, "word/document.xml")) {
        if let Some(style) = opens.strip_prefix("w:pStyle w:val=").or(opens.strip_prefix("w:rStyle w:val=")) {
            assert!(once.contains(style), "{style}");
        }
    }
    for (style, face) in [
        ("Normal", "仿宋_GB2312"),
        ("Title", "方正小标宋简体"),
        ("Heading1", "黑体"),
        ("Heading2", "楷体_GB2312"),
        ("Cell", "宋体"),
    ] {
        let style = styles.split("<w:style ").find(|one| one.contains(&format!("w:styleId=\"{style}\"")));
        assert!(style.expect(face).contains(&format!("w:eastAsia=\"{face}\"")), "{face}");
    }
    for once in ["w:default=\"1\"", "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" />"] {
        assert_eq!(styles.matches(once).count(), 1, "{once}");
    }
    let inside = styles.matches("<w:overflowPunct w:val=\"0\" />").count();
    assert_eq!(inside, known.len() - 1, "no style of paragraphs lets a sign hang outside the margin");
}

#[test]
fn a_table_of_a_word_file_has_its_grid_spans_and_heads() {
    let flow = flow_of(
        "#sheet(columns: (16mm, 1fr, 28mm), align: (center, left, right), caption: [表], head: ([序号], [单位], [人数]), \
         rows: (table.cell(rowspan: 2)[2], [厂部], [2], [工会], [1]), total: (table.cell(colspan: 2, align: center, head-cell[合计]), [3]))",
    );
    let document = part(&docx(&flow, DATE, Paper::default()), "word/document.xml");
    let (_, table) = document.split_once("<w:tblGrid>").expect("a grid");
    let (grid, rows) = table.split_once("</w:tblGrid>").expect("its end");
    let widths: Vec<usize> = elements(grid)
        .iter()
        .filter_map(|(opens, _)| opens.strip_prefix("w:gridCol w:w=")?.split(' ').next()?.parse().ok())
        .collect();
    assert_eq!(widths, [907, 6351, 1587], "16 mm, what is left of 156 mm, 28 mm");
    let rows: Vec<&str> = rows.split("<w:tr>").skip(1).collect();
    let count = |row: usize, what: &str| rows[row].matches(what).count();
    assert_eq!(rows.len(), 4);
    assert!(rows.iter().all(|row| row.contains("<w:cantSplit />")));
    assert_eq!([0, 1, 2, 3].map(|row| count(row, "<w:tblHeader />")), [1, 0, 0, 0]);
    assert_eq!([0, 1, 2, 3].map(|row| count(row, "<w:tc>")), [3, 3, 3, 2]);
    assert_eq!(count(1, "<w:vMerge w:val=\"restart\" />"), 1);
    assert_eq!(count(2, "<w:vMerge w:val=\"continue\" />"), 1);
    assert_eq!(count(3, "<w:gridSpan w:val=\"2\" />"), 1);
    assert_eq!(count(1, "<w:jc w:val=\"right\" />"), 1, "the sum stands at the right");
}

#[test]
fn a_word_file_names_its_title_and_nobody() {
    let mut flow = flow_of("文字。\n\nA < B & \"C\"\u{1}");
    flow.title = "甲 & 乙".to_owned();
    let file = docx(&flow, DATE, Paper::default());
    let core = elements(&part(&file, "docProps/core.xml"));
    let said =
        |name: &str| core.iter().find(|(opens, _)| opens.starts_with(name)).map(|(_, words)| words.as_str());
    assert_eq!(said("dc:title"), Some("甲 & 乙"));
    assert_eq!(said("dcterms:created"), Some("2022-06-10T00:00:00Z"));
    assert_eq!((said("dc:creator"), said("cp:lastModifiedBy")), (None, None));
    assert!(super::word_files::said(&part(&file, "word/document.xml")).contains("A < B & "));
    for (size, margin) in [
        ("w:w=\"11906\" w:h=\"16838\"", "w:top=\"2098\""),
        ("w:docGrid w:type=\"lines\" w:linePitch=\"579\"", "w:left=\"1587\""),
    ] {
        let document = part(&file, "word/document.xml");
        assert!(document.contains(size) && document.contains(margin));
    }
    let pages = part(&file, "word/footer1.xml");
    assert!(pages.contains("PAGE") && pages.contains("— "), "{pages}");
}

/// What may stand in elements of a Word file, in the order in which the schema (ECMA-376, transitional) wants it, as far as
/// we write it.
const ORDER: [(&str, &str); 9] = [
    (
        "w:pPr",
        "w:pStyle w:keepNext w:pageBreakBefore w:overflowPunct w:autoSpaceDE w:autoSpaceDN w:snapToGrid w:spacing w:ind \
         w:jc w:outlineLvl",
    ),
    ("w:rPr", "w:rStyle w:rFonts w:b w:bCs w:color w:spacing w:sz w:szCs w:lang"),
    ("w:sectPr", "w:footerReference w:pgSz w:pgMar w:cols w:docGrid"),
    ("w:tblPr", "w:tblW w:jc w:tblBorders w:tblLayout w:tblCellMar"),
    ("w:tcPr", "w:tcW w:gridSpan w:vMerge w:vAlign"),
    ("w:tblCellMar", "w:top w:left w:bottom w:right"),
    ("w:tblBorders", "w:top w:left w:bottom w:right w:insideH w:insideV"),
    ("w:style", "w:name w:basedOn w:qFormat w:pPr w:rPr"),
    ("w:settings", "w:zoom w:defaultTabStop w:evenAndOddHeaders w:compat"),
];

/// Children that stand before one which the schema wants first, or that it does not know there.
fn disorder(part: &str) -> BTreeSet<String> {
    let mut reader = quick_xml::Reader::from_str(part);
    // of each element that is open: its name, and how far in its order its children came
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut told = BTreeSet::new();
    loop {
        let event = reader.read_event().expect("well-formed");
        let (Event::Start(tag) | Event::Empty(tag)) = &event else {
            match event {
                Event::End(_) => drop(open.pop()),
                Event::Eof => return told,
                _ => {}
            }
            continue;
        };
        let child = tag.name().as_ref().to_owned();
        if let Some((parent, reached)) = open.last_mut()
            && let Some((_, order)) = ORDER.iter().find(|(name, _)| name == parent)
        {
            match order.split_whitespace().position(|one| one == child) {
                Some(at) if at >= *reached => *reached = at,
                _ => drop(told.insert(format!("{child} in {parent}"))),
            }
        }
        if matches!(event, Event::Start(_)) {
            open.push((child, 0));
        }
    }
}

#[test]
fn elements_of_a_word_file_stand_in_the_order_of_the_schema() {
    assert_eq!(disorder("<w:pPr><w:jc/><w:ind/></w:pPr>").len(), 1, "a wrong order is seen");
    let flows = all_of_small().into_iter().map(|(id, _, flow)| (id, flow));
    for (id, flow) in flows {
        for (name, part) in parts(&docx(&flow, DATE, Paper::default())) {
            assert_eq!(disorder(&part), BTreeSet::new(), "{id} {name}");
            let columns = elements(&part).into_iter().filter(|(opens, _)| opens.starts_with("w:gridCol "));
            assert!(columns.into_iter().all(|(opens, _)| !opens.contains("w:type")), "{id} {name}");
        }
    }
}

/// Whether the body of a document chooses the paper of forms, of ballots or of statements.
fn is_form(id: &str) -> bool {
    let of = |yaml: &str| yaml.lines().any(|line| line == format!("id: {id}"));
    let (folder, _) = documents().into_iter().find(|(_, yaml)| of(yaml)).expect("a document");
    let body = root().join("templates").join(folder).join("body.typ.tera");
    let body = std::fs::read_to_string(body).expect("a body");
    ["form-paper", "#ballots(", "personal.with("].iter().any(|paper| body.contains(paper))
}

#[test]
fn forms_and_statements_are_set_small() {
    for (id, _, flow) in all_of_small() {
        let form = is_form(&id);
        assert_eq!(flow.form, form, "{id}");
        let styles = part(&docx(&flow, DATE, Paper::default()), "word/styles.xml");
        let body = styles.split("w:styleId=\"BodyTextFirstIndent\"").nth(1).expect("running text");
        let body = body.split("</w:style>").next().unwrap_or_default();
        assert!(
            body.contains(if form { "<w:sz w:val=\"24\"" } else { "<w:sz w:val=\"32\"" }),
            "{id}: {body}"
        );
        assert!(styles.contains("w:styleId=\"Cell\""), "{id}: words of tables have a style of their own");
    }
}
