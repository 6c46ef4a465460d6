//! `templates/FIELDS.md`: every field that a template may print, from the types of `compose::context`, with what the small
//! case has there.

use std::collections::BTreeMap;
use std::fmt::Write;

use anzhi::compose::{Catalogue, Rows, Voice, context_of, rows, worker};
use serde_json::{Value, json};

use super::library::{judged, small, texts};
use super::root;

/// The longest example that is shown whole.
const LONGEST: usize = 24;

/// One field: name, type as Rust writes it, what its comment says.
struct Field {
    name: String,
    kind: String,
    meaning: String,
}

type Types = BTreeMap<String, Vec<Field>>;

/// The structs of the context.
fn types() -> Types {
    let mut types = Types::new();
    for source in texts(&root().join("src/compose/context"), &["rs"]) {
        let (mut owner, mut meaning) = (String::new(), Vec::new());
        for line in source.text.lines().map(str::trim) {
            if let Some(comment) = line.strip_prefix("///") {
                meaning.push(comment.trim().to_owned());
                continue;
            }
            if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")) {
                name.clone_into(&mut owner);
            } else if let Some((name, kind)) = line
                .strip_prefix("pub ")
                .and_then(|rest| rest.strip_suffix(','))
                .and_then(|rest| rest.split_once(": "))
            {
                let field =
                    Field { name: name.to_owned(), kind: kind.to_owned(), meaning: meaning.join(" ") };
                types.entry(owner.clone()).or_default().push(field);
            }
            if !line.starts_with("#[") {
                meaning.clear();
            }
        }
    }
    types
}

/// What is inside `Vec<…>`, `Option<…>` or `BTreeMap<String, …>`, and the word for that.
fn inside(kind: &str) -> (&str, &'static str) {
    for (start, word) in [("Vec<", "逐项"), ("BTreeMap<String, ", "按编号"), ("Option<", "")] {
        if let Some(inner) = kind.strip_prefix(start).and_then(|rest| rest.strip_suffix('>')) {
            return (inner.trim_start_matches("super::"), word);
        }
    }
    (kind.trim_start_matches("super::"), "")
}

fn word(kind: &str) -> String {
    let (inner, many) = inside(kind);
    let one = match inner {
        "String" => "文字",
        "bool" => "是否",
        "Amount" => "金额",
        "i32" | "u32" | "u8" | "usize" | "u64" => "数",
        other => return format!("{many} {other}").trim().to_owned(),
    };
    format!("{many} {one}").trim().to_owned()
}

/// The first example of a value: of a list its first, of a map its first.
fn first(value: &Value) -> &Value {
    match value {
        Value::Array(items) => items.first().unwrap_or(&Value::Null),
        Value::Object(entries) => entries.values().next().unwrap_or(&Value::Null),
        other => other,
    }
}

fn example(kind: &str, value: &Value) -> String {
    let value = if kind.starts_with("Vec<") { first(value) } else { value };
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Object(amount) => amount.get("yuan").and_then(Value::as_str).unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    let short: String = text.chars().take(LONGEST).collect();
    let short = if short == text { short } else { short + "…" };
    short.replace('|', "\\|").replace('\n', " ")
}

/// A table of each type that is reached from one, each once.
fn tables(types: &Types, name: &str, value: &Value, told: &mut Vec<String>, page: &mut String) {
    if told.iter().any(|known| known == name) {
        return;
    }
    let Some(fields) = types.get(name) else { return };
    told.push(name.to_owned());
    let _ = write!(page, "\n### {name}\n\n| 字段 | 种类 | 例子 | Meaning |\n|---|---|---|---|\n");
    for field in fields {
        let of = &value[&field.name];
        let (shown, meaning) = (example(&field.kind, of), field.meaning.replace('|', "\\|"));
        let _ = writeln!(page, "| `{}` | {} | {shown} | {meaning} |", field.name, word(&field.kind));
    }
    for field in fields {
        let (inner, many) = inside(&field.kind);
        let of = &value[&field.name];
        tables(types, inner, if many.is_empty() { of } else { first(of) }, told, page);
    }
}

/// The page as it should be.
pub fn page() -> String {
    let judged = judged(small("roster.csv"), small("funds.yaml"));
    let subject = judged.subject();
    let (catalogue, _) = Catalogue::read(&texts(&root().join("templates"), &["yaml"]));
    let rows_of = |wanted: Rows| {
        let document =
            catalogue.documents.iter().find(|document| document.rows == wanted).expect("a document");
        rows(&subject, document)[0].clone()
    };
    let plan = catalogue.documents.iter().find(|document| document.id == "A1").expect("the plan");
    let roots = [
        (
            "整份文书的字段",
            "正文写 `{{ enterprise.name }}`，Typst 代码里是 `data.case.enterprise.name`。",
            "Context",
            json!(context_of(&Voice::new(subject), plan)),
        ),
        (
            "名册公示的一行",
            "`rows: roster` 的文书，Typst 代码里是 `data.rows`。",
            "RosterRow",
            rows_of(Rows::Roster),
        ),
        ("工龄公示的一行", "`rows: service` 的文书。", "ServiceRow", rows_of(Rows::Service)),
        ("代表名单的一行", "`rows: delegates` 的文书。", "DelegateRow", rows_of(Rows::Delegates)),
        (
            "一名职工",
            "`one_per: worker` 的文书，Typst 代码里是 `data.workers`。",
            "WorkerContext",
            json!(worker(&Voice::new(judged.subject()), 0)),
        ),
    ];
    let mut page = String::from(
        "# 模板可以用的字段\n\n本页由测试核对，改动字段后用 `ANZHI_BLESS=1 cargo test templates` 重写。写法见 [README.md](README.md)。\n\
         种类是英文名的，见同名的一节；“逐项”用 `{% for x in … %}`，“按编号”写 `law.编号.value`、`channel.编号.count`；例子取自测试用的小案件。\n\n\
         Every field that a template may print. Kinds: 文字 text, 数 number, 是否 true or false, 金额 amount (see Amount), 逐项 a list, 按编号 by code.\n",
    );
    let (types, mut told) = (types(), Vec::new());
    for (title, how, name, value) in roots {
        let _ = write!(page, "\n## {title}\n\n{how}\n");
        if told.iter().any(|known| known == name) {
            let _ = write!(page, "\n字段见上面的 {name}。\n");
        }
        tables(&types, name, &value, &mut told, &mut page);
    }
    page
}
