//! A stranger who has only `templates/README.md` adds documents: table, condition, signature, one for each of many; no Rust.

use super::support::{desk::Desk, pdf::Pdf, root};

const FOLDER: &str = "tests/cases/stranger/templates";
/// Lines of both files of a document.
const FEW: usize = 60;

/// The small case with the stranger's documents, two retirees, one of them with a monthly sum.
fn desk() -> Desk {
    let desk = Desk::small();
    for document in ["letters/union-letter", "letters/retiree-letter", "congress/item-sheet"] {
        for file in ["document.yaml", "body.typ.tera"] {
            let name = format!("{document}/{file}");
            let text = std::fs::read_to_string(root().join(FOLDER).join(&name)).expect("a file");
            desk.write(&format!("templates/{name}"), text);
        }
    }
    desk.spoil("enterprise.yaml", "retired: 41", "retired: 2");
    desk.spoil("enterprise.yaml", "survivors: 2", "survivors: 0");
    let rows = "TX1,何德生,男,1950-01-02,退休,300.00\nTX2,钱秀兰,女,1955-01-02,退休,\n";
    desk.write("retirees.csv", format!("编号,姓名,性别,出生日期,类别,每月标准\n{rows}"));
    desk
}

/// One worker is dismissed by the enterprise; the money is then short, so the build is a draft.
fn with_a_dismissal() -> Desk {
    let desk = desk();
    desk.spoil("roster.csv", "自谋职业,2026-10-11,是", "经济性裁员,2026-10-11,");
    desk
}

fn text(desk: &Desk, name: &str) -> String {
    let all = Pdf::open(&desk.path("out").join(name)).all_text();
    all.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_document_with_table_condition_and_signature_takes_few_lines() {
    for document in ["letters/union-letter", "letters/retiree-letter", "congress/item-sheet"] {
        let folder = root().join(FOLDER).join(document);
        let lines = |file: &str| std::fs::read_to_string(folder.join(file)).expect("a file").lines().count();
        let all = lines("document.yaml") + lines("body.typ.tera");
        assert!(all < FEW, "{document}: {all} lines");
    }
}

#[test]
fn the_stranger_s_document_is_the_one_that_the_page_on_templates_shows() {
    let page = std::fs::read_to_string(root().join("templates/README.md")).expect("the page");
    let shown = |fence: &str| {
        let text = page.split(fence).nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
        text.to_owned()
    };
    let file = |name: &str| {
        let path = root().join(FOLDER).join("letters/union-letter").join(name);
        std::fs::read_to_string(path).expect("a file")
    };
    assert_eq!(shown("```typst\n"), file("body.typ.tera"));
    // the page says more keys, with a comment each
    let keys: Vec<String> = shown("```yaml\n")
        .lines()
        .map(|line| line.split(" #").next().unwrap_or_default().trim_end().to_owned())
        .collect();
    for line in file("document.yaml").lines() {
        assert!(keys.iter().any(|key| key == line), "{line}");
    }
}

#[test]
fn a_document_for_each_unit_has_its_table_and_its_signature() {
    let desk = with_a_dismissal();
    let told = desk.build(&["--only", "Z1", "--draft", "--media", "pdf,txt"]);
    assert_eq!(told.exit, 0, "{}", told.json["findings"]);
    let units = ["金工车间", "装配车间", "销售部"];
    for (unit, other) in [(0, 1), (1, 2), (2, 0)] {
        let own = text(&desk, &format!("Z1-union-letter/{}.pdf", units[unit]));
        assert!(own.contains(&format!("拟与{}部分职工解除劳动合同", units[unit])), "{own}");
        assert!(!own.contains(units[other]), "{own}");
        // signed by whom the case names, on the day of posting
        assert!(own.contains("临江市红星机械有限责任公司2026年10月12日"), "{own}");
    }
    let sales = text(&desk, "Z1-union-letter/销售部.pdf");
    assert!(sales.contains("1HX003赵敏业务员") && !sales.contains("HX001"), "{sales}");
    let all = Pdf::open(&desk.path("out/Z1-union-letter.pdf"));
    assert_eq!(all.bookmarks(), units.len());
    // each begins on an odd page, and the back of one is blank
    assert_eq!(all.page_count(), 2 * units.len());
    assert_eq!((0..6).filter(|page: &usize| all.text(*page).trim().is_empty()).count(), units.len());
    assert!(desk.made().contains(&"Z1-union-letter/销售部.txt".to_owned()), "{:?}", desk.made());
}

#[test]
fn a_condition_that_does_not_hold_leaves_the_document_out() {
    let desk = desk();
    let told = desk.build(&["--only", "Z1,Z2"]);
    assert_eq!(told.exit, 0, "{}", told.json["findings"]);
    // nobody is dismissed; only one retiree is paid by the month
    assert_eq!(desk.made(), ["Z2-retiree-letter", "Z2-retiree-letter.pdf", "Z2-retiree-letter/TX1.pdf"]);
    let letter = text(&desk, "Z2-retiree-letter/TX1.pdf");
    assert!(letter.contains("每月的统筹外待遇为300.00元（大写：人民币叁佰元整"), "{letter}");
    assert!(letter.contains("职工安置工作领导小组年月日"), "the day is left for the hand: {letter}");
}

#[test]
fn a_document_for_each_item_of_the_vote_is_signed_by_two() {
    let desk = desk();
    assert_eq!(desk.build(&["--only", "Z3"]).exit, 0);
    let sheet = text(&desk, "Z3-item-sheet/1.pdf");
    assert!(sheet.contains("事项1《职工安置方案（草案）》"), "{sheet}");
    assert!(sheet.contains("工会委员会") && sheet.contains("领导小组2026年10月28日"), "{sheet}");
    // the other item of the agenda is heard and not voted on
    assert!(!desk.path("out/Z3-item-sheet/2.pdf").exists());
}
