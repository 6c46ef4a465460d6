//! One source, every medium: what a page says, the flow says, word for word.

use anzhi::cli::pipeline::judge;
use anzhi::compose::Subject;
use anzhi::diagnostic::{Code, Findings};
use anzhi::typeset::flow::{Block, Cell, Flow, Table, html, plain, text};
use anzhi::typeset::page_text;

use super::support::desk::Desk;
use super::support::library::{judged, small};
use super::support::root;
use super::support::shop::Shop;

/// Everything that a flow says, in the order of pages.
fn words_of(flow: &Flow) -> String {
    said(flow, |table| (0..table.rows.len()).flat_map(|row| as_laid_out(table, row)).collect())
}

/// Everything that a flow says, row by row.
pub fn in_order(flow: &Flow) -> String {
    said(flow, |table| table.rows.iter().flat_map(|row| &row.cells).collect())
}

fn said(flow: &Flow, cells: impl Fn(&Table) -> Vec<&Cell>) -> String {
    let mut words = String::new();
    for block in &flow.blocks {
        match block {
            Block::Heading { runs, .. } | Block::Paragraph { runs, .. } => words += &plain(runs, "", ""),
            Block::Table(table) => {
                words += &plain(&table.caption, "", "");
                words += &plain(&table.unit, "", "");
                for cell in cells(table) {
                    words += &plain(&cell.runs, "", "");
                }
                words += &plain(&table.note, "", "");
            }
            Block::PageBreak => {}
        }
        words.push('\n');
    }
    words
}

/// The cells of a row in the order in which pages have them: one that spans rows comes before the last of them.
fn as_laid_out(table: &Table, row: usize) -> Vec<&Cell> {
    let cells =
        table.rows.iter().enumerate().flat_map(|(at, row)| row.cells.iter().map(move |cell| (at, cell)));
    let ending = |spans: bool| {
        let here =
            cells.clone().filter(move |(at, cell)| at + cell.down == row + 1 && (cell.down > 1) == spans);
        here.map(|(_, cell)| cell)
    };
    ending(true).chain(ending(false)).collect()
}

/// Without blanks, page numbers, the mark of the line along which ballots are cut, and arrows of the chart.
pub fn bare(text: &str) -> String {
    let number = |line: &str| {
        let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        let dashed = line.strip_prefix('—').and_then(|rest| rest.strip_suffix('—'));
        let counted = line.starts_with('第') && line.contains("页共") && line.ends_with('页');
        counted || dashed.is_some_and(|number| number.parse::<u32>().is_ok()) || line == "沿此线裁开"
    };
    let kept = text.lines().filter(|line| !number(line)).collect::<String>();
    kept.chars().filter(|c| !c.is_whitespace() && !"\u{200b}\u{2060}↓→".contains(*c)).collect()
}

/// Where two texts part, with some words around.
pub fn parting(page: &str, flow: &str) -> Option<String> {
    let same = page.chars().zip(flow.chars()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(12)).take(40).collect::<String>();
    (page != flow).then(|| format!("at {same}: page “{}”, flow “{}”", around(page), around(flow)))
}

/// Templates of pages that can be compared with a flow.
fn comparable() -> Shop {
    Shop::altered(|name, text| match name {
        // on a page as long as need be no head of a table comes again, and no cell that spans rows comes in parts
        "house-style/page/official.typ" | "house-style/page/personal.typ" | "house-style/page/forms.typ" => {
            // turned, the length would be the width
            text.replace("paper: \"a4\"", "width: 210mm, height: auto")
                .replace("flipped: landscape", "flipped: false")
        }
        // the flow has one ballot, from which all are printed
        "congress/ballot/body.typ.tera" => text.replace("count: congress.ballots", "count: 1"),
        // and no page lies, which would make it as wide as need be
        _ if name.ends_with("document.yaml") => text.replace("paper: a4 landscape", "paper: a4"),
        _ => text,
    })
}

/// A case's documents as structure, and what their pages say; statements of so many workers.
fn all(shop: &Shop, subject: &Subject<'_>, workers: usize) -> Vec<(String, String, Flow)> {
    let made = shop.due(subject).into_iter().map(|document| {
        let source = shop.source(subject, document);
        let data = shop.data(subject, document, 0..workers);
        let pages = page_text(&shop.typeset_with(document, &source, &data)).join("\n");
        (document.id.clone(), bare(&pages), shop.flow(document, &source, &data))
    });
    made.collect()
}

/// The small case, with the statements of all workers.
pub fn all_of_small() -> Vec<(String, String, Flow)> {
    let judged = judged(small("roster.csv"), small("funds.yaml"));
    all(&comparable(), &judged.subject(), judged.case.workers.len())
}

#[test]
fn the_flow_says_word_for_word_what_the_page_says() {
    let all = all_of_small();
    let parted = |(id, page, flow): &(String, String, Flow)| {
        Some(format!("{id} {}", parting(page, &bare(&words_of(flow)))?))
    };
    assert_eq!(all.iter().filter_map(parted).collect::<Vec<_>>(), Vec::<String>::new());
    assert!(all.len() >= 12, "{} documents", all.len());
    let compared: usize = all.iter().map(|(_, page, _)| page.chars().count()).sum();
    assert!(compared > 20_000, "{compared} characters");
}

#[test]
fn the_flow_of_a_sample_says_what_its_pages_say() {
    let shop = comparable();
    for name in ["xiangbei-hemp", "fengcheng-farm-machinery", "yiyang-dyeing"] {
        let (judged, findings) = judge(&root().join("enterprises").join(name), None);
        let (_, judged) = judged.unwrap_or_else(|| panic!("{name}: {:?}", findings.0));
        for (id, page, flow) in all(&shop, &judged.subject(), 12) {
            let parting = parting(&page, &bare(&words_of(&flow)));
            assert_eq!(parting, None, "{name} {id}");
        }
    }
}

#[test]
fn a_web_page_says_the_same_and_stands_alone() {
    for (id, page, flow) in all_of_small() {
        let html = html(&flow);
        let (head, body) = html.split_once("</head>").expect("a head");
        assert!(head.contains("<html lang=\"zh-CN\">") && head.contains("name=\"viewport\""), "{id}");
        assert!(head.contains(&format!("<title>{}</title>", flow.title)), "{id}");
        for foreign in ["<script", "http:", "https:", "url(", "@import", "<link", "src="] {
            assert!(!html.contains(foreign), "{id} reaches out: {foreign}");
        }
        assert_eq!(body.matches("<h1>").count(), body.matches("</h1>").count(), "{id}");
        let (mut words, mut tag) = (String::new(), false);
        for c in body.chars() {
            match c {
                '<' => tag = true,
                '>' => tag = false,
                c if !tag => words.push(c),
                _ => {}
            }
        }
        let words =
            words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        // the order of cells that span rows is that of the flow
        let parting = parting(&bare(&in_order(&flow)), &bare(&words));
        assert_eq!(parting, None, "{id}");
        assert!(!page.is_empty());
    }
}

#[test]
fn a_plain_text_holds_every_word_and_no_mark() {
    for (id, _, flow) in all_of_small() {
        let text = text(&flow);
        for block in &flow.blocks {
            let runs = match block {
                Block::Heading { runs, .. } | Block::Paragraph { runs, .. } => vec![runs],
                Block::Table(table) => {
                    table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.runs).collect()
                }
                Block::PageBreak => Vec::new(),
            };
            for line in runs
                .into_iter()
                .map(|runs| plain(runs, "＿＿＿＿＿＿", "□"))
                .flat_map(|words| words.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>())
            {
                assert!(bare(&text).contains(&bare(&line)), "{id} lacks {line}");
            }
        }
        assert!(!text.contains("\n\n\n") && !text.contains(['<', '\u{200b}']), "{id}");
        assert!(text.lines().all(|line| line == line.trim_end_matches(' ')), "{id}");
    }
}

#[test]
fn a_word_that_one_house_style_lacks_is_told() {
    let shop = Shop::altered(|_, text| text);
    assert_eq!(shop.words(), Findings::default(), "ours have the same words");
    let desk = Desk::small();
    let ours =
        std::fs::read_to_string(root().join("templates/house-style/page/words.typ")).expect("the words");
    desk.write("templates/house-style/page/words.typ", ours.clone() + "\n#let stamp(body) = body\n");
    let lacking = || {
        let told = desk.build(&["--only", "D3"]);
        assert_eq!(told.exit, 0, "paper can be made all the same");
        let lacking = told
            .with_code("style-word")
            .into_iter()
            .map(|one| (one["facts"]["word"].clone(), one["at"]["file"].clone()));
        lacking.collect::<Vec<_>>()
    };
    assert_eq!(lacking(), [("stamp".into(), "templates/house-style/flow/words.typ".into())]);
    desk.write("templates/house-style/page/words.typ", ours.replace(", tick", ""));
    assert_eq!(lacking(), [("tick".into(), "templates/house-style/page/words.typ".into())]);
}

#[test]
fn what_the_flow_would_leave_out_is_an_error_at_its_place() {
    let shop = Shop::open();
    let head = "#import \"/house-style/words.typ\": *\n#show: official.with(title: \"\")\n";
    for (body, at) in [
        ("文字。\n\n#place(top)[甲]", "main.typ:5:2"),
        ("文字。\n\n#html.elem(\"blockquote\")[甲]", "main.typ:5:2"),
        ("文字。\n\n#grid(columns: 2)[甲][乙]", "main.typ:5:2"),
        ("#nothing", "main.typ:3:2"),
    ] {
        let findings = shop.flow_of(&format!("{head}{body}")).expect_err(body);
        let places: Vec<String> = findings.iter().map(|finding| finding.at.to_string()).collect();
        assert_eq!(places, [at], "{body}: {findings:?}");
        assert!(findings.iter().all(|finding| finding.code == Code::TypesetFailed));
    }
}

#[test]
fn a_table_keeps_its_shape_in_every_medium() {
    let shop = Shop::open();
    let flow = |rows: &str| {
        let source = format!(
            "#import \"/house-style/words.typ\": *\n#show: official.with(title: \"\")\n#sheet(columns: (16mm, 1fr, 28mm), align: (center, left, right), caption: [表], unit: [单位：人], head: ([序号], [单位], [人数]), rows: ({rows}), total: (table.cell(colspan: 2, align: center, head-cell[合计]), [12]), note: [注。])"
        );
        shop.flow_of(&source).unwrap_or_else(|findings| panic!("{findings:?}"))
    };
    let short = flow("([1], [铸造车间], [9]), (table.cell(rowspan: 2)[2], [厂部], [2]), ([工会], [1])");
    let lines = [
        "表",
        "单位：人",
        "序号    单位    人数",
        " 1    铸造车间     9",
        " 2    厂部         2",
        "      工会         1",
        "     合计         12",
        "注。",
    ];
    assert_eq!(text(&short), lines.map(|line| format!("{line}\n")).concat() + "\n");
    let page = html(&short);
    for part in [
        "<figcaption>表</figcaption>\n<p class=\"unit\">单位：人</p>",
        "<col style=\"width:10%\"><col style=\"width:71%\"><col style=\"width:17%\">",
        "<thead>\n<tr><th scope=\"col\" class=\"center\">序号</th>",
        "<tr><td class=\"center\" rowspan=\"2\">2</td><td class=\"left\">厂部</td><td class=\"right\">2</td></tr>\n<tr><td class=\"left\">工会</td>",
        "<tr><td class=\"center\" colspan=\"2\"><strong>合计</strong></td><td class=\"right\"><strong>12</strong></td></tr>",
        "<p class=\"note\">注。</p>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    // too wide to be read as columns: each row says its heads, and what spans rows is said in each
    let long = "很长的单位名称".repeat(10);
    let wide = flow(&format!("(table.cell(rowspan: 2)[2], [{long}], []), ([工会], [a < b])"));
    let lines = [
        "表",
        "单位：人",
        &format!("序号：2；单位：{long}"),
        "序号：2；单位：工会；人数：a < b",
        "合计；人数：12",
        "注。",
    ];
    assert_eq!(text(&wide), lines.map(|line| format!("{line}\n")).concat() + "\n");
    assert!(html(&wide).contains(">a &lt; b</td>"));
}
