//! What stands on the papers that leave the office, taken from their rows, their words and the tables they print.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use anzhi::build::Judged;
use anzhi::compose::{Catalogue, Document, Profile};
use anzhi::diagnostic::Source;
use anzhi::typeset::Templates;
use serde_json::Value;

use crate::support::papers::{context_of, due, rows};
use crate::support::{library::texts, root};

/// What a person's rows tell, by attribute.
pub type Row = BTreeMap<String, String>;

/// Somebody of whom an example tells.
pub struct Clue {
    pub hired: String,
    pub service: String,
    /// Wage and sum.
    pub sums: Vec<String>,
}

/// A number of people that a paper prints.
pub struct Count {
    pub paper: String,
    /// The words before it.
    pub name: String,
    pub heads: usize,
}

/// All that is collected.
pub struct Papers {
    /// Rows of one person from all notices, by number.
    pub rows: Vec<(String, Row)>,
    pub clues: Vec<Clue>,
    pub counts: Vec<Count>,
    /// Items with heads beside their sum.
    pub sums: Vec<(String, usize)>,
}

type Files = Vec<Arc<Source>>;

/// The files of documents, and templates.
fn shop() -> &'static (Files, Templates) {
    static SHOP: OnceLock<(Files, Templates)> = OnceLock::new();
    SHOP.get_or_init(|| {
        let files = texts(&root().join("templates"), &["yaml"]);
        let (templates, findings) = Templates::new(texts(&root().join("templates"), &["tera"]));
        assert_eq!(findings.0, Vec::new());
        (files, templates)
    })
}

impl Papers {
    pub fn of(judged: &Judged) -> Self {
        let mut papers = Self { rows: Vec::new(), clues: Vec::new(), counts: Vec::new(), sums: Vec::new() };
        let mut people: BTreeMap<String, Row> = BTreeMap::new();
        let (files, templates) = shop();
        let (catalogue, _) = Catalogue::read(files, Some(&judged.policy), &judged.case.own_columns);
        let due = due(&catalogue, &judged.subject());
        for document in due.into_iter().filter(|document| document.privacy != Profile::Personal) {
            let context = context_of(judged.subject(), document);
            let source =
                templates.render(&document.body(), &context).unwrap_or_else(|finding| panic!("{finding:?}"));
            for row in rows(judged.subject(), document).as_array().expect("rows") {
                // an entry of a register may be about nobody
                let Some(number) = row["worker"].as_str().filter(|number| !number.is_empty()) else {
                    continue;
                };
                let person = people.entry(number.to_owned()).or_default();
                for (key, value) in row.as_object().expect("a row") {
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    person.insert(key.clone(), text);
                }
            }
            papers.read(document, &source, &context);
        }
        papers.rows = people.into_iter().collect();
        papers
    }

    fn read(&mut self, document: &Document, source: &str, context: &Value) {
        if source.contains("<annex-examples>") && source.contains("#annex(") {
            self.clues.extend(context["examples"].as_array().expect("examples").iter().map(|example| Clue {
                hired: text(example, "hired"),
                service: text(example, "service"),
                sums: vec![text(&example["wage"], "yuan"), text(&example["amount"], "yuan")],
            }));
        }
        self.counts.extend(said(source).into_iter().map(|(name, heads)| Count {
            paper: document.id.clone(),
            name,
            heads,
        }));
        if source.contains("case.channels") {
            self.counts.extend(worked_back(document, context));
        }
        for table in tables(source, context) {
            for row in table {
                let heads = printed(source, row);
                let (Some(heads), Some(name)) = (heads, row["name"].as_str().or(row["year"].as_str())) else {
                    continue;
                };
                self.counts.push(Count { paper: document.id.clone(), name: name.to_owned(), heads });
                if row.get("amount").is_some() {
                    self.sums.push((name.to_owned(), heads));
                }
            }
        }
    }

    /// Reads a source as the paper of an id would print it.
    pub fn print(&mut self, id: &str, source: &str, judged: &Judged) {
        let (catalogue, _) = Catalogue::read(&shop().0, Some(&judged.policy), &judged.case.own_columns);
        let document = catalogue.documents.iter().find(|document| document.id == id).expect("a document");
        self.read(document, source, &context_of(judged.subject(), document));
    }

    /// People by what their rows have in common.
    pub fn classes(&self, attributes: &[&str]) -> BTreeMap<Vec<String>, Vec<String>> {
        let mut classes: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
        for (number, row) in &self.rows {
            let class = attributes.iter().map(|attribute| row.get(*attribute).cloned().unwrap_or_default());
            classes.entry(class.collect()).or_default().push(number.clone());
        }
        classes
    }
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_else(|| panic!("{key} in {value}")).to_owned()
}

/// Words before a number of people, with it: `长期病休19人`, `工伤保留劳动关系（2人）`.
fn said(source: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, _) in source.match_indices('人') {
        let before = &source[..at];
        let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
        let heads = digits.chars().rev().collect::<String>().parse().ok();
        let before = before[..before.len() - digits.len()].trim_end_matches(['（', '，', '有']);
        let start = before
            .rfind(['。', '\n', '人'])
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        found.extend(heads.map(|heads| (before[start..].to_owned(), heads)));
    }
    found
}

/// Lists of the context that the Typst code of a paper goes through: `case.people.protected`.
fn tables<'c>(source: &str, context: &'c Value) -> Vec<&'c Vec<Value>> {
    let mut found = Vec::new();
    for (at, _) in source.match_indices("case.") {
        let path: String = source[at + 5..]
            .chars()
            .take_while(|c| c.is_ascii_lowercase() || matches!(c, '_' | '.'))
            .collect();
        let mut value = context;
        for key in path.split('.') {
            match value.get(key) {
                Some(inner) => value = inner,
                None => break,
            }
        }
        found.extend(value.as_array());
    }
    found
}

/// Heads of a channel that are held back alone, and so are what the others leave of all, or of those diverted.
fn worked_back(document: &Document, context: &Value) -> Vec<Count> {
    let all = context["channels"].as_array().expect("channels");
    let leaves = |channel: &&Value| channel["stays"] == false && channel["code"] != "out_of_scope";
    let sides =
        [(all.iter().collect::<Vec<_>>(), "total"), (all.iter().filter(leaves).collect(), "diverted")];
    let alone = sides.into_iter().filter_map(|(channels, total)| {
        let heads = |channel: &&Value| channel["heads"].as_str().and_then(|heads| heads.parse::<u64>().ok());
        let mut hidden = channels.iter().filter(|channel| heads(channel).is_none());
        let (Some(channel), None) = (hidden.next(), hidden.next()) else { return None };
        let others: u64 = channels.iter().filter_map(heads).sum();
        let heads = context["people"][total].as_u64().expect("heads").checked_sub(others)?;
        let heads = usize::try_from(heads).ok()?;
        Some(Count { paper: document.id.clone(), name: text(channel, "name"), heads })
    });
    alone.collect()
}

/// The heads of a row as its paper prints them: code that reads the bare count prints it.
fn printed(source: &str, row: &Value) -> Option<usize> {
    let read = |bare: &str| {
        let of = |at: usize| source[..at].chars().rev().take(2).collect::<String>();
        // a variable of a table's code has one letter: `g.count`
        source.match_indices(&format!(".{bare}")).map(|(at, _)| of(at)).any(|before| {
            let mut before = before.chars();
            let variable = before.next().is_some_and(|c| c.is_ascii_lowercase());
            variable && before.next().is_some_and(|c| !c.is_ascii_alphanumeric() && c != '.' && c != '_')
        })
    };
    let bare = ["count", "people"].into_iter().find(|bare| row[*bare].is_u64() && read(bare));
    match bare {
        Some(bare) => row[bare].as_u64().and_then(|heads| usize::try_from(heads).ok()),
        None => row["heads"].as_str()?.parse().ok(),
    }
}
