//! `templates/TEMPLATES.md`: the documents that there are, the words of the house style, and what a document may print.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

use super::library::texts;
use super::{fields, house_style, root};

/// The page as it should be.
pub fn page() -> String {
    let mut page = String::from(
        "# 文书、用词和字段\n\n本页由测试核对，改动以后用 `ANZHI_BLESS=1 cargo test templates` 重写。写法见 [README.md](README.md)；\
         一种文书里的名称在本案今天是什么值，运行 `anzhi vars 案件 文书编号`。\n\n\
         The documents that there are, the words of the house style, and every field that a document may print.\n",
    );
    page.push_str(&documents());
    page.push_str(&house_style::part());
    page.push_str(&fields::part());
    page
}

/// A table of the documents, as their `document.yaml` has it.
fn documents() -> String {
    const KEYS: [&str; 8] = ["each", "when", "signed_by", "dated", "privacy", "needs", "rows", "media"];
    let mut lines = BTreeMap::new();
    for file in texts(&root().join("templates"), &["yaml"]) {
        let told: BTreeMap<String, Value> = serde_yaml::from_str(&file.text).expect("a document.yaml");
        let cell = |key: &str| match told.get(key) {
            None => String::new(),
            Some(Value::Array(words)) => {
                words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("、")
            }
            Some(value) => value.as_str().unwrap_or_default().replace('|', "\\|"),
        };
        let (id, title) = (cell("id"), cell("title"));
        let folder = file.name.trim_end_matches("/document.yaml").to_owned();
        let cells: Vec<String> = KEYS.map(cell).to_vec();
        lines.insert(id.clone(), format!("| {id} | {title} | `{folder}` | {} |\n", cells.join(" | ")));
    }
    let mut part = format!(
        "\n## 文书\n\n空格是 `document.yaml` 没有写的：总是做、没有落款、不印名单、各种介质都能做。\n\n| 编号 | 名称 | 文件夹 | {} |\n",
        KEYS.join(" | ")
    );
    let _ = writeln!(part, "|---|---|---|{}", "---|".repeat(KEYS.len()));
    part.extend(lines.into_values());
    part
}
