//! Synthetic cases for the matrix of rules: any pack, its values completed, with people in any of its channels.

use std::sync::Arc;

use anzhi::assess::assess;
use anzhi::compose::{Catalogue, Document, Voice, worker};
use anzhi::diagnostic::Source;
use anzhi::model::schema::{CaseSources, read_case};
use anzhi::policy::{self, Policy};
use anzhi::typeset::Templates;
use serde_json::{Value, json};

use super::library::{Judged, small, sources as small_sources, texts};
use super::packs::files;
use super::papers::context_of;
use super::root;

/// What localities must give, for packs that leave it to a case.
const LOCAL: [(&str, &str, &str, &str); 4] = [
    ("minimum_wage", "月最低工资标准", "元", "1950"),
    ("local_average_wage", "上年度职工月平均工资", "元", "6480"),
    ("local_average_annual_wage", "上年度职工年平均工资", "元", "77760"),
    ("injury_wage", "工伤待遇基数", "元", "5000"),
];

/// One case of the matrix.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Code of the method of severance.
    pub method: String,
    /// Form of restructuring.
    pub form: &'static str,
    /// Channels that somebody takes.
    pub channels: Vec<String>,
}

/// A shipped pack with what a case would add to it; `more` are further files of its folder, by name.
pub fn completed(id: &str, remainder: Option<&str>, more: &[(&str, &str)]) -> Policy {
    let plain = read(id, remainder, &[]);
    let mut values = String::new();
    let mut give = |id: &str, title: &str, unit: &str, value: &str| {
        values.push_str(&format!(
            "{id}:\n  title: {title}\n  unit: {unit}\n  values:\n    - {{from: 1995-01-01, value: {value}, basis: [{{source: practice}}], checked: false}}\n"
        ));
    };
    for (name, title, unit, value) in LOCAL {
        if plain.parameters.get(name).is_some_and(|known| known.values.is_empty()) {
            give(name, title, unit, value);
        }
    }
    let parameters = ("parameters/matrix.yaml", values.as_str());
    let added: Vec<_> = more.iter().copied().chain((!values.is_empty()).then_some(parameters)).collect();
    read(id, remainder, &added)
}

/// The nation's remainder, which a test may replace.
const REMAINDER: &str = "value: full_month";

fn read(id: &str, remainder: Option<&str>, more: &[(&str, &str)]) -> Policy {
    let all = |pack: &str| {
        let with = |source: Arc<Source>| match remainder {
            Some(code) if source.text.contains(REMAINDER) => {
                Source::new(source.name.clone(), source.text.replace(REMAINDER, &format!("value: {code}")))
            }
            _ => source,
        };
        let mut sources: Vec<Arc<Source>> = files(pack).into_iter().map(with).collect();
        let own = more.iter().filter(|_| pack == id);
        sources.extend(own.map(|(name, text)| Source::new(format!("policies/{id}/{name}"), *text)));
        sources
    };
    let (policy, findings) = policy::read(id, &all);
    policy.unwrap_or_else(|| panic!("{id}: {:?}", findings.0))
}

/// The small case under a policy, with other people: for each channel one who served before 2008 on a low wage, one
/// on a very high wage, one hired after, and one who asked first.
pub fn judged(policy: &Policy, cell: &Cell) -> Judged {
    let swap = |name: &str, changes: &[(&str, &str)]| {
        let text = small(name).text.to_string();
        let text = changes.iter().fold(text, |text, (from, to)| {
            assert!(text.contains(from), "`{from}` in {name}");
            text.replace(from, to)
        });
        Source::new(name, text)
    };
    let sources = CaseSources {
        case: swap(
            "case.yaml",
            &[("compensation_method: segmented", &format!("compensation_method: {}", cell.method))],
        ),
        enterprise: swap("enterprise.yaml", &[("form: closure", &format!("form: {}", cell.form))]),
        roster: roster(&cell.channels).into(),
        ..small_sources()
    };
    let channel = |word: &str| policy.channel_named(word).map(|channel| channel.code.clone());
    let (case, findings) = read_case(&sources, &channel, Some(&policy.roster_words()), None);
    let case = case.unwrap_or_else(|| panic!("{cell:?}: {:?}", findings.0));
    let mut policy = policy.clone();
    policy.keep_in_force(case.issue_date);
    let assessment = assess(&case, &policy);
    Judged { case, policy, assessment }
}

fn roster(channels: &[String]) -> Arc<Source> {
    let heading = small("roster.csv").text.lines().next().expect("a heading").to_owned();
    let columns: Vec<&str> = heading.split(',').collect();
    let mut lines = vec![heading.clone()];
    let people = [
        ("1700.00", "1991-04-18", "否", "六级"),
        ("32000.00", "1991-07-15", "否", ""),
        ("4860.20", "2015-04-13", "否", ""),
        ("5000.00", "1996-02-01", "是", ""),
    ];
    for channel in channels {
        for (wage, hired, own_request, grade) in people {
            let at = lines.len();
            let cell = |column: &&str| match *column {
                "工号" => format!("M{at:04}"),
                "姓名" => "甲".to_owned(),
                "性别" => "男".to_owned(),
                "身份证号" => id_number(at),
                "单位" | "岗位" => "车间".to_owned(),
                "在岗情况" => "在岗".to_owned(),
                "用工性质" => "合同制职工".to_owned(),
                "合同期限" => "无固定期限".to_owned(),
                "进入本企业日期" => hired.to_owned(),
                "月平均工资" | "缴费基数" => wage.to_owned(),
                "伤残等级" => grade.to_owned(),
                "安置渠道" => channel.clone(),
                "本人提出" => own_request.to_owned(),
                _ => String::new(),
            };
            lines.push(columns.iter().map(cell).collect::<Vec<_>>().join(","));
        }
    }
    Source::new("roster.csv", lines.join("\n") + "\n")
}

/// A number of a prefecture that does not exist, with its check digit.
fn id_number(at: usize) -> String {
    let front = format!("43970219690816{at:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    // the digit before the last is odd for men
    let front = if at % 2 == 1 { front } else { format!("43970219690817{:03}", at - 1) };
    let sum: usize =
        front.bytes().zip(weights).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    format!("{front}{}", b"10X98765432"[sum % 11] as char)
}

/// The parts of the plan that say rules.
const PARTS: [&str; 5] =
    ["05-channels", "06-labour-relations", "07-severance", "08-internal-retirement", "10-insurance-arrears"];

/// The templates of the plan, to be filled without being typeset.
pub struct Shop {
    templates: Templates,
    plan: Document,
}

impl Shop {
    pub fn open() -> Self {
        let files = texts(&root().join("templates"), &["tera", "yaml"]);
        let (catalogue, _) = Catalogue::read(&files, None, &[]);
        let tera = files.iter().filter(|file| file.name.ends_with(".tera")).cloned().collect();
        let (templates, findings) = Templates::new(tera);
        assert_eq!(findings.0, Vec::new());
        let plan = catalogue.documents.into_iter().find(|document| document.id == "A1").expect("the plan");
        Self { templates, plan }
    }

    /// What plan and statements say, part by part, and the context that they were given.
    pub fn papers(&self, case: &Judged) -> (Vec<(String, String)>, Value) {
        let subject = case.subject();
        let context = context_of(subject, &self.plan);
        let part = |name: &&str| {
            let file = format!("planning/plan-draft/{name}.typ.tera");
            let text = self.templates.render(&file, &context).unwrap_or_else(|finding| panic!("{finding:?}"));
            ((*name).to_owned(), prose(&text))
        };
        // the plan has the part about internal retirement only where somebody retires so
        let retires = context["internal_retirement"]["people"] != 0;
        let parts = PARTS.iter().filter(|name| retires || !name.starts_with("08"));
        let mut papers: Vec<(String, String)> = parts.map(part).collect();
        let voice = Voice::new(subject);
        let mut people = Vec::new();
        for at in 0..case.case.workers.len() {
            let person = json!(worker(&voice, at));
            let mut said = vec![text_of(&person["channel_says"]), text_of(&person["ground_says"])];
            said.extend(person["notices"].as_array().expect("notices").iter().map(text_of));
            let items = person["items"].as_array().expect("items").iter();
            said.extend(items.clone().map(|item| text_of(&item["says"])));
            said.extend(items.flat_map(|item| item["working"].as_array().expect("working")).map(text_of));
            for item in person["items"].as_array().expect("items").iter().filter(|item| item["code"] == "K01")
            {
                let amount = text_of(&item["amount"]["yuan"]);
                let last = item["working"].as_array().and_then(|lines| lines.last()).map(text_of);
                assert!(last.is_some_and(|line| line.contains(&amount)), "{item} does not end at its sum");
            }
            papers.push((text_of(&person["number"]), said.join("\n")));
            people.push(person);
        }
        (papers, json!({ "plan": context, "people": people }))
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The sentences of a source: values without their quotes, no lines of code.
fn prose(source: &str) -> String {
    let values = source.replace("#\"", "").replace("\";", "");
    let mut depth = 0_i32;
    let mut lines = Vec::new();
    for line in values.lines() {
        let code = depth > 0 || line.starts_with("#sheet(");
        depth += if code { balance(line) } else { 0 };
        if !code {
            lines.push(line);
        }
    }
    lines.join("\n")
}

fn balance(line: &str) -> i32 {
    line.chars().map(|c| i32::from(c == '(') - i32::from(c == ')')).sum()
}
