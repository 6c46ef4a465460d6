//! The paper that `document.yaml` names is the paper of the pages and of the Word file; what is posted is printed large.

use anzhi::typeset::Paper;
use anzhi::typeset::flow::docx;

use super::support::desk::Desk;
use super::support::library::{judged, small};
use super::support::papers::is_personal;
use super::support::sheets::Sheet;
use super::support::shop::Shop;
use super::word_files::part;

const MM: f64 = 72.0 / 25.4;
/// The words of `document.yaml`, and width and height of the sheet in millimetres.
const PAPERS: [(&str, (f64, f64)); 4] = [
    ("a4", (210.0, 297.0)),
    ("a4 landscape", (297.0, 210.0)),
    ("a3", (297.0, 420.0)),
    ("a3 landscape", (420.0, 297.0)),
];

/// Every document of the program on a paper, with the statements of two workers.
fn sheets(paper: &str) -> Vec<(String, Vec<Sheet>)> {
    let shop = Shop::altered(|name, text| {
        if !name.ends_with("document.yaml") {
            return text;
        }
        let kept = text.lines().filter(|line| !line.starts_with("paper:"));
        kept.chain([format!("paper: {paper}").as_str()]).map(|line| format!("{line}\n")).collect()
    });
    let judged = judged(small("roster.csv"), small("funds.yaml"));
    let subject = judged.subject();
    let pages = shop.due(&subject).into_iter().map(|document| {
        let source = shop.source(&subject, document);
        let workers = if is_personal(document) { 0..2 } else { 0..0 };
        (document.id.clone(), Sheet::all(&shop.pages(&subject, document, &source, workers)))
    });
    pages.collect()
}

#[test]
fn every_page_has_the_paper_of_its_document_and_nothing_leaves_it() {
    // a table that is drawn for a sheet that lies is too wide for one that stands
    let own = Shop::open();
    let lies = |id: &str| own.catalogue.documents.iter().any(|one| one.id == id && one.paper.is_landscape());
    for (paper, (width, height)) in PAPERS {
        let stands = !paper.ends_with("landscape");
        for (id, sheets) in sheets(paper).into_iter().filter(|(id, _)| !(stands && lies(id))) {
            for sheet in &sheets {
                let size = (sheet.width / MM, sheet.height / MM);
                let right = (size.0 - width).abs() < 0.1 && (size.1 - height).abs() < 0.1;
                assert!(right, "{paper} {id}: {size:?}");
                for run in sheet.runs.iter().filter(|run| !run.text.trim().is_empty()) {
                    let inside = run.left > 8.0 * MM
                        && run.right < sheet.width - 8.0 * MM
                        && run.y > 5.0 * MM
                        && run.y < sheet.height - 5.0 * MM;
                    assert!(inside, "{paper} {id}: {} off the paper", run.text);
                }
            }
        }
    }
}

#[test]
fn what_is_posted_is_the_same_page_with_larger_type() {
    let runs = |sheets: &[Sheet]| sheets.iter().flat_map(|sheet| sheet.runs.clone()).collect::<Vec<_>>();
    let largest = |sheets: &[Sheet]| runs(sheets).iter().map(|run| run.size).fold(0.0, f64::max);
    let text = |sheets: &[Sheet]| runs(sheets).into_iter().map(|run| run.text).collect::<String>();
    let (small, lying) = (sheets("a4"), sheets("a4 landscape"));
    for (at, (id, large)) in sheets("a3").iter().enumerate() {
        let small = &small[at].1;
        assert!((largest(large) / largest(small) - std::f64::consts::SQRT_2).abs() < 1e-3, "{id}");
        assert_eq!((large.len(), text(large)), (small.len(), text(small)), "{id}");
        assert!((largest(&lying[at].1) - largest(small)).abs() < 1e-6, "{id}: lying, type is no larger");
    }
}

#[test]
fn a_word_file_has_the_paper_too() {
    let head = "#import \"/house-style/words.typ\": *\n#show: official.with(title: \"\")\n";
    let table = "#sheet(columns: (16mm, 1fr), head: ([甲], [乙]), rows: (([1], [2]),))";
    let flow = Shop::open().flow_of(&format!("{head}文字。\n{table}"));
    let flow = flow.unwrap_or_else(|findings| panic!("{findings:?}"));
    let (lying, large) =
        (Paper { landscape: true, ..Paper::default() }, Paper { enlarged: true, ..Paper::default() });
    for (paper, size, margin, width, body) in [
        (Paper::default(), "w:w=\"11906\" w:h=\"16838\"", "w:top=\"2098\"", 8845, 32),
        (lying, "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"", "w:left=\"2098\"", 12756, 32),
        (large, "w:w=\"16838\" w:h=\"23813\"", "w:top=\"2967\"", 8845 * 99 / 70, 45),
    ] {
        let file = docx(&flow, (2026, 10, 12), paper);
        let document = part(&file, "word/document.xml");
        assert!(document.contains(size) && document.contains(margin), "{paper:?}: {document}");
        let columns = document.split("<w:gridCol w:w=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let sum: i64 = columns.map(|column| column.parse::<i64>().expect("a width")).sum();
        assert!((sum - width).abs() <= 4, "{paper:?}: the table is {sum} wide");
        let styles = part(&file, "word/styles.xml");
        assert!(styles.contains(&format!("<w:sz w:val=\"{body}\"")), "{paper:?}");
    }
}

#[test]
fn a_paper_that_is_none_is_told_and_another_makes_the_document_anew() {
    let desk = Desk::small();
    let about = include_str!("../../templates/letters/initiative/document.yaml");
    let write = |paper: &str| {
        let text = about.replace("paper: a4", &format!("paper: {paper}"));
        desk.write("templates/letters/initiative/document.yaml", text);
    };
    write("a5");
    let told = desk.build(&["--only", "D3"]);
    assert_eq!(told.of("error"), ["not-one-of letters/initiative/document.yaml:11:8"]);
    for paper in ["a4", "a3"] {
        write(paper);
        let made = desk.build(&["--only", "D3", "--media", "pdf,docx"]);
        assert_eq!(made.json["result"]["files"].as_array().map(Vec::len), Some(2), "{paper}: {}", made.json);
    }
}
