//! Every page of every sample case, looked at as the office would: no page left blank before a block, no lonely
//! signature, no line that breaks a number, a bracket, a box or a unit, nothing off the paper.

use std::path::PathBuf;

use anzhi::build::Judged;
use anzhi::cli::pipeline::judge;
use anzhi::compose::{Document, Each};

use super::support::desk::Desk;
use super::support::papers::{context_of, is_personal};
use super::support::root;
use super::support::sheets::{Run, Sheet};
use super::support::shop::Shop;

const MM: f64 = 72.0 / 25.4;
/// Samples that are made from a recipe.
const MADE: [&str; 3] = ["huangshi-city", "huangshi-steelworks", "shanxi-coal"];
/// Workers that they are made with.
const HEADS: &str = "300";
/// Statements of a case that are looked at.
const STATEMENTS: usize = 16;
/// Share of the text area that may stay blank before a block.
const BLANK: f64 = 0.30;
/// So few lines above a signature are a page with nothing but a signature.
const FEW: usize = 3;

/// Top and bottom margin of a document in millimetres; ballots are cut from their page and have none.
fn margins(document: &Document) -> Option<(f64, f64)> {
    match document.id.as_str() {
        "C7" => None,
        "C8" => Some((15.0, 17.0)),
        "E9" => Some((20.0, 19.0)),
        _ => Some((37.0, 35.0)),
    }
}

/// Looks at all pages of a document and tells what is wrong.
fn faults_of(sheets: &[Sheet], document: &Document, signature: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    let Some((top, bottom)) = margins(document) else { return faults };
    // a paper without a total has none to sign for
    let sums =
        sheets.iter().any(|sheet| sheet.lines(sheet.height).iter().any(|line| line.contains("大写：")));
    let opening = sheets.first().and_then(|sheet| sheet.lines(sheet.height - bottom * MM).into_iter().next());
    for (at, sheet) in sheets.iter().enumerate() {
        let foot = sheet.height - bottom * MM;
        let lines = sheet.lines(foot);
        if lines.is_empty() {
            continue;
        }
        let mut tell = |fault: String| faults.push(format!("{} 第{}页：{fault}", document.id, at + 1));
        let next = sheets.get(at + 1).map(|next| next.lines(foot));
        // a paper for each of many: the next one opens as the first did
        let opens =
            |line: &String| opens_a_part(line) || is_of_many(document) && opening.as_ref() == Some(line);
        let ends = next.as_ref().and_then(|next| next.first()).is_none_or(opens);
        let signed = lines.iter().filter(|line| is_signature(line, signature)).count();
        let body = lines.len() - signed;
        let blank = (foot - sheet.ink(foot)) / (foot - top * MM);
        if ends && signed > 0 && at > 0 && body <= FEW {
            tell(format!("落款以外只有{body}行"));
        }
        if !ends && blank > BLANK {
            tell(format!("空白{:.0}%，下页“{}”", blank * 100.0, next.unwrap_or_default()[0]));
        }
        if !ends && lines.last().is_some_and(|line| is_heading(line)) {
            tell(format!("标题在页末：{}", lines[lines.len() - 1]));
        }
        if is_personal(document)
            && sums
            && lines.iter().any(|line| line.contains("（签名）"))
            && !lines.iter().any(|line| line.contains("款项"))
        {
            tell("签名所在的一页没有金额".to_owned());
        }
        for (upper, lower) in sheet.wrapped() {
            if let Some(why) = broken(&upper.text, &lower.text) {
                tell(format!("{why}：{}／{}", end_of(&upper.text), start_of(&lower.text)));
            }
        }
        for run in sheet.crossing() {
            tell(format!("越出格线或者压住别的字：{}", run.text));
        }
        for run in sheet.runs.iter().filter(|run| off_paper(run, sheet)) {
            tell(format!("越出页边：{}", run.text));
        }
    }
    faults
}

/// The first line of an annex.
fn is_of_many(document: &Document) -> bool {
    document.each != Each::Enterprise
}

fn opens_a_part(line: &str) -> bool {
    line.starts_with('附') && line.chars().count() <= 5
}

/// Headings of the first and second level.
fn is_heading(line: &str) -> bool {
    let numbered = |line: &str| line.split_once('、').is_some_and(|(number, _)| is_number(number));
    let bracketed = |line: &str| {
        line.strip_prefix('（')
            .and_then(|line| line.split_once('）'))
            .is_some_and(|(number, _)| is_number(number))
    };
    (numbered(line) || bracketed(line)) && !line.ends_with(['。', '；', '：']) && line.chars().count() < 20
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| "一二三四五六七八九十".contains(c))
}

fn is_signature(line: &str, signature: &[String]) -> bool {
    line.split(' ').all(|part| signature.iter().any(|name| name.contains(part)))
}

/// Why two lines of a paragraph may not part here.
fn broken(upper: &str, lower: &str) -> Option<&'static str> {
    let (last, first) = (upper.trim_end().chars().last()?, lower.trim_start().chars().next()?);
    let digit = |c: char| c.is_ascii_digit();
    let whole = upper.chars().rev().nth(2) == Some('.');
    if !whole && digit(last) && (digit(first) || matches!(first, '.' | ',' | '%'))
        || matches!(last, '.' | ',') && digit(first) && upper.chars().rev().nth(1).is_some_and(digit)
    {
        return Some("数字断行");
    }
    if matches!(last, '（' | '《' | '〔' | '“') {
        return Some("前括号在行末");
    }
    if "）》〕”、，。；：！？·".contains(first) {
        return Some("后括号或标点在行首");
    }
    if (upper.ends_with("上午") || upper.ends_with("下午")) && digit(first) {
        return Some("时间断行");
    }
    if upper.ends_with('未') && lower.starts_with("通过") {
        return Some("选项断行");
    }
    None
}

fn off_paper(run: &Run, sheet: &Sheet) -> bool {
    !run.text.trim().is_empty()
        && (run.left < 10.0 * MM || run.right > sheet.width - 10.0 * MM || run.y > sheet.height - 5.0 * MM)
}

fn end_of(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(8);
    text.chars().skip(skipped).collect()
}

fn start_of(text: &str) -> String {
    text.chars().take(8).collect()
}

/// Folders of all sample cases; those of a recipe are made on the desk.
pub fn samples(desk: &Desk) -> Vec<(String, PathBuf)> {
    let kept = std::fs::read_dir(root().join("enterprises")).expect("samples").filter_map(Result::ok);
    let mut samples: Vec<_> = kept
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .filter(|(name, _)| !MADE.contains(&name.as_str()))
        .collect();
    for name in MADE {
        let done = desk.run(&["sample", name, "--workers", HEADS, "--out", name]);
        assert!(done.status.success(), "{name}");
        samples.push((name.to_owned(), desk.path(name)));
    }
    samples.sort();
    samples
}

fn faults_of_case(shop: &Shop, judged: &Judged) -> Vec<String> {
    let subject = judged.subject();
    let mut faults = Vec::new();
    for document in shop.due(&subject) {
        let context = context_of(subject, document);
        let said = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let issuers = context["document"]["issuers"].as_array().into_iter().flatten().map(said);
        let signature: Vec<String> = issuers.chain([said(&context["document"]["date"])]).collect();
        let source = shop.source(&subject, document);
        let mut look = |workers| {
            let pages = shop.pages(&subject, document, &source, workers);
            faults.extend(faults_of(&Sheet::all(&pages), document, &signature));
        };
        if is_personal(document) {
            let count = judged.case.workers.len();
            (0..count).step_by(count.div_ceil(STATEMENTS)).for_each(|at| look(at..at + 1));
        } else {
            look(0..0);
        }
    }
    faults
}

#[test]
fn w5_no_page_of_any_sample_would_be_sent_back() {
    let shop = Shop::open();
    let desk = Desk::empty();
    let mut faults = Vec::new();
    for (name, folder) in samples(&desk) {
        let (judged, findings) = judge(&folder, None);
        let (_, judged) = judged.unwrap_or_else(|| panic!("{name}: {:?}", findings.0));
        faults.extend(faults_of_case(&shop, &judged).into_iter().map(|fault| format!("{name} {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The small case with other words in it.
fn spoilt(spoil: &[(&str, &str, &str)]) -> Judged {
    let desk = Desk::small();
    for (file, from, to) in spoil {
        let text = desk.text(file);
        assert!(text.contains(from), "`{from}` in {file}");
        desk.write(file, text.replace(from, to));
    }
    let (judged, findings) = judge(&desk.path("case"), None);
    judged.unwrap_or_else(|| panic!("{:?}", findings.0)).1
}

#[test]
fn w5_3_long_names_posts_and_addresses_stay_in_their_place() {
    let shop = Shop::open();
    let (post, unit) = ("operator".repeat(8), "workshop".repeat(5));
    let mail = format!("{}@{}.example", "opinions".repeat(6), "enterprise".repeat(4));
    let judged = spoilt(&[
        ("roster.csv", "李建国", "阿卜杜外力·阿卜杜热合曼·买买提吐尔逊"),
        ("roster.csv", "王秀英", "努尔麦麦·吐尔逊"),
        ("roster.csv", "车工", &post),
        ("roster.csv", "金工车间", &unit),
        ("case.yaml", "anzhi@hongxing.example", &mail),
    ]);
    assert_eq!(faults_of_case(&shop, &judged), Vec::<String>::new());
}

#[test]
fn w5_3_a_signature_breaks_by_meaning_and_never_before_a_bracket() {
    let shop = Shop::open();
    let long = "临江省煤炭工业（集团）第七〇三矿务局机电设备制造有限责任公司";
    let judged = spoilt(&[
        ("case.yaml", "临江市红星机械有限责任公司", long),
        ("enterprise.yaml", "临江市红星机械有限责任公司", long),
        ("case.yaml", "letter: [", &format!("letter: [{long}工会委员会, ")),
    ]);
    // four lines of signature leave no choice but to go to the next page
    let faults = faults_of_case(&shop, &judged);
    let faults: Vec<&String> = faults.iter().filter(|fault| !fault.contains("空白")).collect();
    assert_eq!(faults, Vec::<&String>::new());
}

#[test]
fn w5_2_a_table_keeps_two_rows_on_each_side_of_a_page_break() {
    let shop = Shop::open();
    let mut broken = 0;
    for (before, rows) in (4..21).flat_map(|before| [7, 12].map(|rows| (before, rows))) {
        let source = format!(
            "#import \"/house-style/words.typ\": *\n#import \"/house-style/type.typ\": lines\n#show: official.with(title: \"\")\n#lines({before})\n= 表\n
#sheet(columns: (1fr, 1fr), head: ([甲], [乙]), caption: [表题],
  rows: ((table.cell(rowspan: 2)[组], [第1行]),) + range(2, {rows}).map(i => if i == 2 {{ ([第2行],) }} else {{ ([], [第#i;行]) }}),
  total: ([合计], [第{rows}行]))"
        );
        let sheets = Sheet::all(&shop.typeset(&source));
        let counts: Vec<usize> = sheets
            .iter()
            .map(|sheet| {
                sheet.runs.iter().filter(|run| run.text.starts_with('第') && run.text.ends_with('行')).count()
            })
            .collect();
        assert_eq!(counts.iter().sum::<usize>(), rows, "{before} {rows}: {counts:?}");
        assert!(!counts.contains(&1), "{before} {rows}: {counts:?}");
        let heading = sheets.iter().position(|sheet| sheet.runs.iter().any(|run| run.text.contains("一、")));
        assert_eq!(heading, counts.iter().position(|count| *count > 0), "{before} {rows}");
        broken += usize::from(counts.iter().filter(|count| **count > 0).count() > 1);
    }
    assert!(broken > 5, "{broken}");
}

/// Every page as one text, lines apart.
fn pages_of(source: &str) -> Vec<String> {
    let sheets = Sheet::all(&Shop::open().typeset(source));
    let lines = |sheet: &Sheet| sheet.runs.iter().map(|run| run.text.clone()).collect::<Vec<_>>().join("\n");
    sheets.iter().map(lines).collect()
}

const OPENING: &str = "#import \"/house-style/words.typ\": *\n#show: official.with(title: \"\")\n";

#[test]
fn i6_annexes_are_numbered_by_their_order_and_listed_from_it() {
    let annexes = "#annex([名单])\n甲\n#annex(tag: <annex-sums>, [测算表])\n乙\n#annex(level: 2, [明细表])\n丙\n\
                   #annex(level: 2, tag: <annex-years>, [分年表])\n丁\n#annex([目录])\n戊\n";
    let text = "见#annexed(<annex-sums>)和#annexed(<annex-years>)。\n\n\
                #unsealed((\"某厂\",), \"2026年10月12日\", annexes: [附件：])\n";
    let pages = pages_of(&format!("{OPENING}{text}{annexes}"));
    assert!(pages[0].contains("见附件2和附件2-2。"), "{}", pages[0]);
    let listed: Vec<&str> = ["名单", "测算表", "明细表", "分年表", "目录"]
        .into_iter()
        .filter(|name| pages[0].contains(name))
        .collect();
    assert_eq!(listed, ["名单", "测算表", "目录"], "what lies under an annex is not listed: {}", pages[0]);
    let marks: Vec<&str> = pages[1..].iter().filter_map(|page| page.lines().next()).collect();
    assert_eq!(marks, ["附件1", "附件2", "附件2-1", "附件2-2", "附件3"]);
    // one alone has no number, under whatever word
    let text =
        "见#annexed(<annex-list>)。\n\n#unsealed((\"某厂\",), \"2026年10月12日\", annexes: [附表：])\n";
    let pages = pages_of(&format!("{OPENING}{text}#annex(word: \"附表\", tag: <annex-list>, [名单])\n甲\n"));
    assert!(
        pages[0].contains("见附表。") && pages[0].contains("附表：") && pages[0].contains("名单"),
        "{}",
        pages[0]
    );
    assert_eq!(pages[1].lines().next(), Some("附表"));
}

#[test]
fn i6_a_list_of_annexes_does_not_part() {
    for (count, before) in
        [5, 9, 12].into_iter().flat_map(|count| (0..22).step_by(3).map(move |before| (count, before)))
    {
        let annexes: String = (1..=count).map(|n| format!("#annex([第{n}种表])\n甲\n")).collect();
        let source = format!(
            "{OPENING}#import \"/house-style/type.typ\": lines\n#lines({before})\n正文。\n\n\
             #unsealed((\"某厂\",), \"2026年10月12日\", annexes: [附件：])\n{annexes}"
        );
        let pages = pages_of(&source);
        // the pages before the first annex
        let body = pages.iter().take_while(|page| !page.starts_with("附件1"));
        let on: Vec<usize> =
            body.map(|page| page.lines().filter(|line| line.contains("种表")).count()).collect();
        let listed: Vec<&usize> = on.iter().filter(|rows| **rows > 0).collect();
        assert_eq!(listed, [&count], "{count} annexes after {before} lines: {on:?}");
    }
}
