//! The words of the house style with what they take, from the comments in `templates/house-style/page`: a part of
//! `templates/TEMPLATES.md`.

use std::fmt::Write;

use super::root;

/// A table of the words of each file; a word without a comment above it is a fault of the house style.
pub fn part() -> String {
    let read = |path: &str| {
        let path = root().join("templates").join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let mut part = String::from(
        "\n## 版式的词\n\n正文第一行写 `#import \"/house-style/words.typ\": *`，就有这些词；各种介质一样。括号里带冒号的可以不写，写时带上名字。\n",
    );
    for line in read("house-style/page/words.typ").lines() {
        let Some((file, words)) = line.strip_prefix("#import \"").and_then(|rest| rest.split_once("\": "))
        else {
            continue;
        };
        let path = file.strip_prefix('/').map_or_else(|| format!("house-style/page/{file}"), str::to_owned);
        let text = read(&path);
        let _ = write!(part, "\n### `{path}`\n\n| 词 | 是什么 |\n|---|---|\n");
        for word in words.split(", ") {
            let (takes, says) = word_of(&text, word);
            assert!(!says.is_empty(), "{path}: `{word}` has no comment above it");
            let _ = writeln!(part, "| `{word}{takes}` | {} |", says.replace('|', "\\|").replace('<', "&lt;"));
        }
    }
    part
}

/// What a word takes, with brackets, and what the comment above it says.
fn word_of(text: &str, word: &str) -> (String, String) {
    let start = format!("#let {word}");
    let lines: Vec<&str> = text.lines().collect();
    let begins = |line: &&str| line.strip_prefix(&start).is_some_and(|rest| rest.starts_with(['(', ' ']));
    let at = lines.iter().position(begins).unwrap_or_else(|| panic!("no `{start}`"));
    let above = lines[..at].iter().rev().map_while(|line| line.strip_prefix("//"));
    let mut says: Vec<&str> = above.map(str::trim).collect();
    says.reverse();
    let rest = lines[at..].join(" ")[start.len()..].to_owned();
    (takes(&rest), says.concat())
}

/// The brackets with which a text begins; empty where it begins with none.
fn takes(text: &str) -> String {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let inside = &text[..if c == ')' { at + 1 } else { at }];
            let words = inside.split_whitespace().collect::<Vec<_>>().join(" ");
            return words.replace("( ", "(").replace(", )", ")");
        }
    }
    String::new()
}
