//! What the pages about packs say is what the packs and the program are.

use std::fmt::Write;
use std::fs;

use strum::VariantArray;

use anzhi::cli::lang::Lang;
use anzhi::cli::messages::Messages;
use anzhi::diagnostic::Coded;
use anzhi::policy::{self, Heads, KnownFact, Policy, Subject, facts};

use super::goldens::blessing;
use super::support::packs::files;
use super::support::root;

/// What `explain` says in Chinese.
fn word(key: &str) -> String {
    Messages::load(Lang::Zh).text(&format!("explain.{key}"), &[])
}

/// What the value of a fact can be: its kind, with the unit of a number and the list of a code.
fn value(fact: &KnownFact) -> String {
    let of = match fact.codes.as_str() {
        "" => fact.unit.clone(),
        "categories" => "categories.yaml".to_owned(),
        "channels" => "channels.yaml".to_owned(),
        "grounds" => "grounds.yaml".to_owned(),
        "groups" => "groups.yaml".to_owned(),
        "methods" => "methods.yaml".to_owned(),
        "fund_kinds" => "funds.yaml".to_owned(),
        "stages" => "procedure.yaml".to_owned(),
        list => format!("words.yaml 的 {list}"),
    };
    let kind = word(&format!("kind-{}", fact.kind.code()));
    if of.is_empty() { kind } else { format!("{kind}（{of}）") }
}

/// What a fact means, and where it is written.
fn meaning(fact: &KnownFact) -> String {
    let mut told = fact.says.clone();
    if !fact.column.is_empty() {
        let _ = write!(told, "（花名册“{}”列）", fact.column);
    }
    if let Some(parameter) = &fact.parameter {
        let _ = write!(told, "（参数 `{parameter}` 的算式）");
    }
    told
}

/// `policies/FACTS.md` as it should be.
fn facts_page() -> String {
    let mut page = String::from(
        "# 条件和算式可以用的事实\n\n本页由测试核对，改动 `src/policy/vocabulary/facts.yaml` 后用 \
         `ANZHI_BLESS=1 cargo test policy_docs` 重写。写法见 [README.md](README.md)；本案里现在的值用 \
         `anzhi explain 案件 名称` 查看。\n",
    );
    for subject in Subject::VARIANTS.iter().copied() {
        let name = subject.code();
        let whose = word(&format!("of-{name}"));
        let _ = write!(page, "\n## `{name}` {whose}\n\n| 名称 | 值 | 意思 |\n|---|---|---|\n");
        for fact in facts(subject) {
            let _ = writeln!(page, "| {} | {} | {} |", fact.name, value(fact), meaning(fact));
        }
    }
    page.push_str("\n## 各类人数（整个案子的事实，都是数）\n\n名称后面接本包的编号，例如 `渠道人数_internal_retire`；没有人的是 0。\n\n| 名称 | 编号 |\n|---|---|\n");
    for heads in Heads::VARIANTS {
        let start = heads.code();
        let codes = match heads {
            Heads::Channel => "channels.yaml 的渠道",
            Heads::Kind => "words.yaml 的 kind",
            Heads::Status => "words.yaml 的 status",
            Heads::Category => "退休类别",
            Heads::Item => "costs.yaml 的费用项目（涉及的人数，费用算好以后才有）",
        };
        let _ = writeln!(page, "| {start} | {codes} |");
    }
    page.push_str("\n## 有没有限度（是否）\n\n`有_` 后面接写了 `limit: true` 的参数的编号，例如 `有_severance_cap_years`：这一天的值是 `none` 的，不成立。\n");
    page
}

#[test]
fn the_list_of_facts_is_the_vocabulary() {
    let path = root().join("policies/FACTS.md");
    if blessing() {
        fs::write(&path, facts_page()).expect("written");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), facts_page(), "ANZHI_BLESS=1 rewrites it");
}

/// Whether a policy has an entry of this name, of whatever kind.
fn has(policy: &Policy, name: &str) -> bool {
    policy.parameters.contains_key(name)
        || policy.stages.iter().any(|stage| stage.code == name)
        || policy.checks.iter().any(|check| check.ruling.code == name)
        || policy.cost_items.iter().any(|item| item.code == name)
        || policy.fund_kinds.iter().any(|kind| kind.code == name)
        || policy.channels.iter().any(|channel| channel.code == name)
        || policy.channel_sets.iter().any(|set| set.code == name)
        || policy.words.keys().any(|word| word.split('.').next() == Some(name))
        || name == "use_order" && !policy.use_order.is_empty()
}

#[test]
fn every_part_of_the_five_systems_names_an_entry_that_is_there() {
    let page = fs::read_to_string(root().join("policies/README.md")).expect("the page");
    let mut packs: Vec<Policy> = Vec::new();
    let (mut rows, mut named, mut missing) = (0, 0, Vec::new());
    for line in page.lines().skip_while(|line| !line.starts_with("## 五个系统")) {
        let quoted = line.split('`').skip(1).step_by(2);
        if line.starts_with("### ") {
            packs.clear();
            for name in quoted {
                if name.starts_with("cn/") {
                    packs.push(policy::read(name, &files).0.expect("a pack"));
                } else {
                    assert!(root().join("enterprises").join(name).join("case.yaml").exists(), "{name}");
                }
            }
        } else if line.starts_with("| ") && !packs.is_empty() && !line.starts_with("| 部分") {
            rows += 1;
            for name in quoted.filter(|name| !name.ends_with(".yaml")) {
                named += 1;
                if !packs.iter().any(|pack| has(pack, name)) {
                    missing.push(format!("{name} in {line}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    // every id of the five accounts, and the row of arithmetic
    assert_eq!(rows, 15 + 8 + 7 + 11 + 7);
    assert!(named >= 70, "{named}");
}

#[test]
fn a_county_is_a_folder_of_less_than_a_hundred_lines() {
    let id = "cn/hubei/huangshi/yangtan";
    let lines: usize = files(id).iter().map(|file| file.text.lines().count()).sum();
    assert!(lines < 100, "{lines}");
    let (policy, findings) = policy::read(id, &files);
    assert!(findings.0.is_empty());
    let packs = policy.expect("a pack").packs;
    let chain: Vec<&str> = packs.iter().map(|pack| pack.id.as_str()).collect();
    assert_eq!(chain, ["cn/national", "cn/hubei", "cn/hubei/huangshi", id]);
}
