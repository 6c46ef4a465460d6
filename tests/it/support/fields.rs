//! Fields that a template may print, from the types of `compose::context`, with what the small case has there: a part of
//! `templates/TEMPLATES.md`.

use std::collections::BTreeMap;
use std::fmt::Write;

use anzhi::compose::{Catalogue, Column, RowsOf, SECTIONS, Voice, worker};
use anzhi::diagnostic::Coded;
use serde_json::{Value, json};

use super::library::{judged, small, texts};
use super::papers::context_of;
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

/// Sections, columns and the fields of each.
pub fn part() -> String {
    let judged = judged(small("roster.csv"), small("funds.yaml"));
    let subject = judged.subject();
    let (catalogue, _) = Catalogue::read(&texts(&root().join("templates"), &["yaml"]), None, &[]);
    let plan = catalogue.documents.iter().find(|document| document.id == "A1").expect("the plan");
    let context = context_of(subject, plan);
    let person = json!(worker(&Voice::new(subject), 0));
    let mut page = String::new();
    let (types, mut told) = (types(), Vec::new());
    page.push_str("\n## 文书本身和它写明要用的部分\n\n种类是英文名的，见同名的一节；“逐项”用 `{% for x in … %}`，“按编号”写 `law.编号.value`、`channel.编号.count`；例子取自测试用的小案件。\n\nKinds: 文字 text, 数 number, 是否 true or false, 金额 amount (see Amount), 逐项 a list, 按编号 by code.\n\n`document` 和 `law`（`norms` 里列出的标准）每份文书都有；其余在 `document.yaml` 的 `needs` 里写明才能用，正文写 `{{ enterprise.name }}`，Typst 代码里写 `{{ congress | typ }}`。\n\n| 部分 | 种类 | Meaning |\n|---|---|---|\n");
    let own = [
        ("document", "DocumentContext", "The document being made."),
        ("law", "BTreeMap<String, LawValue>", "The norms that the document prints, by parameter id."),
    ];
    let sections = SECTIONS.iter().map(|section| (section.name, section.shape, section.means));
    let sections: Vec<_> = own.into_iter().chain(sections).collect();
    for (name, shape, means) in &sections {
        let _ = writeln!(page, "| `{name}` | {} | {means} |", word(shape));
    }
    for (name, shape, _) in &sections {
        let (inner, many) = inside(shape);
        let value = &context[*name];
        tables(&types, inner, if many.is_empty() { value } else { first(value) }, &mut told, &mut page);
    }
    page.push_str("\n## 长名单的列\n\n`document.yaml` 里用 `rows` 写明是谁的名单，用 `columns` 列出要哪些列；Typst 代码里是 `data.rows`。保密程度高于文书 `privacy` 的列，程序不让用。\n");
    for (rows, of) in RowsOf::all() {
        let _ = write!(page, "\n### rows: {rows}\n\n| 列 | 保密程度 | Meaning |\n|---|---|---|\n");
        for column in Column::of(of) {
            let _ = writeln!(page, "| `{}` | {} | {} |", column.name, column.class.code(), column.means);
        }
    }
    page.push_str("\n## 一名职工\n\n`each: worker` 的文书，Typst 代码里是 `data.each` 的一项。\n");
    tables(&types, "WorkerContext", &person, &mut told, &mut page);
    page
}
