//! What the letters, notices and voting papers of every sample case say, read as the person who must sign them.

use anzhi::build::Judged;
use anzhi::cli::pipeline::judge;
use anzhi::compose::{Voice, worker};
use anzhi::diagnostic::Findings;
use anzhi::policy::cite_basis;
use anzhi::typeset::page_text;
use serde_json::{Value, json};

use super::support::desk::Desk;
use super::support::papers::context_of;
use super::support::root;
use super::support::shop::Shop;

/// Words that were found in a document, with the row that tells why nobody would sign them.
const STRUCK: [(&str, &str, &str); 15] = [
    ("W8.central", "A1", "中央企业混合所有制改革操作指引"),
    ("T.D1", "D1", "已经落实"),
    ("T.D1", "D1", "更难以保证"),
    ("T.D1", "D1", "要张榜公示"),
    ("T.D1", "D1", "交接后30日"),
    ("T.D2", "D2", "散布反对意见"),
    ("T.D2", "D2", "退休人员"),
    ("T.D2", "D2", "全体党员、干部不忘入党誓词"),
    ("T.D3", "D3", "女职工组织"),
    ("T.D3", "D3", "走上新的岗位"),
    ("T.D3", "D3", "传帮带"),
    ("T.10", "A1", "原则上一次性付清"),
    ("T.16", "A1", "按照当地规定的服务内容和次数"),
    ("W6.C7", "C7", "（草案·"),
    ("W6.version", "A3", "方案（草案）（"),
];

/// Words that must stand in their place, with the row.
const KEPT_WORDS: [(&str, &str, &str); 7] = [
    ("T.D1", "D1", "渠道、人数和金额都可能修改"),
    ("T.D1", "D1", "在表决前提供给"),
    ("T.D2", "D2", "可以声明保留"),
    ("T.D2", "D2", "任何人不得用纪律、职务要求其投赞成票"),
    ("T.D3", "D3", "有权知道自己的工龄、工资和各项金额是怎样算出来的"),
    ("T.D3", "D3", "工会提供法律帮助"),
    ("T.17", "A1", "重新征求意见、送达材料，再次提交表决"),
];

/// Samples with a roster of their own.
pub(super) const KEPT: [&str; 5] =
    ["blank", "fengcheng-farm-machinery", "hebei-steel", "xiangbei-hemp", "yiyang-dyeing"];

/// What is told of a sample case.
pub(super) fn findings_of(name: &str) -> Findings {
    judge(&root().join("enterprises").join(name), None).1
}

pub(super) fn judged(name: &str) -> Judged {
    let (judged, findings) = judge(&root().join("enterprises").join(name), None);
    judged.unwrap_or_else(|| panic!("{name}: {:?}", findings.0)).1
}

/// Text of a document, without line ends, and the context that it was made from.
pub(super) fn read(shop: &Shop, judged: &Judged, id: &str) -> (String, Value) {
    let subject = judged.subject();
    let document = shop.catalogue.documents.iter().find(|document| document.id == id).expect("a document");
    let source = shop.source(&subject, document);
    let pages = shop.pages(&subject, document, &source, 0..1);
    let pages = page_text(&pages);
    // without the number at the foot of each page
    let lines = pages.iter().flat_map(|page| page.lines()).filter(|line| !line.starts_with('—'));
    let seen = |c: &char| !c.is_whitespace() && !matches!(c, '\u{2060}' | '\u{200b}');
    let text: String = lines.flat_map(str::chars).filter(seen).collect();
    (text, context_of(subject, document))
}

#[test]
fn w8_capacity_whoever_has_a_grade_is_counted_to_those_who_lost_capacity() {
    let shop = Shop::open();
    let judged = judged("xiangbei-hemp");
    let graded = judged.case.workers.iter().filter(|worker| worker.injury_grade.yes().is_some()).count();
    let named = |worker: &&anzhi::model::Worker| worker.groups().any(|group| group == "occupational_disease");
    assert!(graded > judged.case.workers.iter().filter(named).count());
    let (_, context) = read(&shop, &judged, "A1");
    let groups = context["people"]["protected"].as_array().expect("groups");
    let lost = groups.iter().find(|group| group["name"].as_str().is_some_and(|name| name.contains("工伤")));
    assert_eq!(lost.expect("the group")["heads"], json!(graded.to_string()));
}

/// The statement of one worker of the hemp mill, as the template sees it.
fn statement(judged: &Judged, number: &str) -> Value {
    let at = judged.case.workers.iter().position(|worker| worker.number == number).expect("a worker");
    json!(worker(&Voice::new(judged.subject()), at))
}

/// What the statement says above the working of an item.
fn said_of<'s>(statement: &'s Value, list: &str, code: &str) -> &'s str {
    let items = statement[list].as_array().expect("items");
    let item = items.iter().find(|item| item["code"] == code).unwrap_or_else(|| panic!("no {code}"));
    item["says"].as_str().expect("words")
}

#[test]
fn w8_segments_two_are_spoken_of_to_who_has_two() {
    let judged = judged("xiangbei-hemp");
    assert!(said_of(&statement(&judged, "XB0007"), "items", "K01").contains("分段"));
    let later = statement(&judged, "XB0139");
    assert!(!said_of(&later, "items", "K01").contains("分段") && !said_of(&later, "items", "K01").is_empty());
    // the lump sum for an injury is no bare product either
    assert!(said_of(&statement(&judged, "XB0452"), "items", "K13").contains("乘以规定的月数"));
}

#[test]
fn w8_rights_the_exposed_and_the_injured_read_what_is_theirs() {
    let judged = judged("xiangbei-hemp");
    let notices = |number: &str| statement(&judged, number)["notices"].to_string();
    assert!(notices("XB0275").contains("离岗前职业健康检查，费用由企业承担"));
    assert!(notices("XB0183").contains("诊断、医学观察期间，企业不解除、终止您的劳动合同"));
    assert!(!notices("XB0007").contains("职业健康检查") && !notices("XB0007").contains("职业病"));
    // a grade alone tells nobody anything
    assert!(notices("XB0242").contains("七级，劳动关系存续期间工伤保险待遇不变"));
}

#[test]
fn w6_what_was_struck_stays_out_and_what_was_put_in_its_place_stands() {
    let shop = Shop::open();
    for name in KEPT {
        let judged = judged(name);
        let mut papers = std::collections::BTreeMap::new();
        for (row, id, words) in STRUCK {
            let text = papers.entry(id).or_insert_with(|| read(&shop, &judged, id).0);
            assert!(!text.contains(words), "{row}: {name} {id} says “{words}”");
        }
        for (row, id, words) in KEPT_WORDS {
            let text = papers.entry(id).or_insert_with(|| read(&shop, &judged, id).0);
            assert!(text.contains(words), "{row}: {name} {id} does not say “{words}”");
        }
    }
}

#[test]
fn w6_the_ballot_names_the_whole_plan_and_only_speaks_of_items_that_it_has() {
    let shop = Shop::open();
    for name in KEPT {
        let (text, context) = read(&shop, &judged(name), "C7");
        let said = |key: &str| context["case"][key].as_str().expect("text").to_owned();
        let plan = format!("《{}（{}）》{}", said("title"), said("version"), said("revision_text"));
        assert!(text.contains(&plan), "{name}: {plan}");
        let several = context["congress"]["voted"].as_array().expect("items").len() > 1;
        assert_eq!(text.contains("不影响其他事项"), several, "{name}");
        let (tally, _) = read(&shop, &judged(name), "C8");
        assert_eq!(tally.contains("该项无效"), several, "{name}");
        assert_eq!(tally.contains("只计入无效票数，不计入有效票数"), !several, "{name}");
    }
}

#[test]
fn w6_each_scrutineer_and_teller_signs_on_a_line_of_his_own() {
    let shop = Shop::open();
    let mut seen = 0;
    for name in KEPT {
        let (text, context) = read(&shop, &judged(name), "C8");
        for (role, key) in [("监票人", "scrutineers"), ("计票人", "tellers")] {
            for person in context["congress"][key].as_array().expect("names") {
                let line = format!("{role}{}：", person.as_str().expect("a name"));
                assert!(text.contains(&line), "{name}: {line}");
                seen += 1;
            }
        }
        assert!(text.contains("日期："), "{name}");
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn w6_the_meeting_is_called_by_the_enterprise_and_its_union() {
    let shop = Shop::open();
    for name in KEPT {
        let (text, context) = read(&shop, &judged(name), "C1");
        assert_eq!(context["document"]["issuers"].as_array().expect("issuers").len(), 2, "{name}");
        let delegates = context["congress"]["all_staff"] == false;
        assert_eq!(text.contains("会议设主席团"), delegates, "{name}");
    }
}

#[test]
fn w6_the_unions_telephone_is_the_unions() {
    let shop = Shop::open();
    for name in KEPT {
        let (text, context) = read(&shop, &judged(name), "A3");
        let said = |of: &str, key: &str| context["enterprise"][of][key].as_str().expect("text").to_owned();
        let union = format!("{}（{}", said("union", "phone"), said("union", "name"));
        assert!(text.contains(&union), "{name}: {union}");
        let phone = said("hr_office", "phone");
        assert!(!text.contains(&format!("{phone}，由{}", said("union", "name"))), "{name}");
    }
}

#[test]
fn w6_counts_of_four_digits_are_grouped_as_amounts_are() {
    let desk = Desk::empty();
    let done = desk.run(&["sample", "huangshi-steelworks", "--workers", "2400", "--out", "case"]);
    assert!(done.status.success());
    let (judged, findings) = judge(&desk.path("case"), None);
    let (_, judged) = judged.unwrap_or_else(|| panic!("{:?}", findings.0));
    let shop = Shop::open();
    for id in ["A1", "D1", "D3"] {
        let (text, _) = read(&shop, &judged, id);
        assert!(text.contains("2,400人") || text.contains("2,400名"), "{id}");
        let letters: Vec<char> = text.chars().collect();
        let long = letters.windows(5).find(|five| {
            five[..4].iter().all(char::is_ascii_digit) && matches!(five[4], '人' | '名' | '张' | '对' | '户')
        });
        assert_eq!(long, None, "{id}");
    }
}

#[test]
fn t17_the_flow_chart_has_the_way_back_of_a_plan_that_did_not_pass() {
    let shop = Shop::open();
    for name in KEPT {
        let (text, context) = read(&shop, &judged(name), "A1");
        let votes = context["schedule"].as_array().expect("steps").iter().filter(|step| step["vote"] == true);
        assert_eq!(votes.count(), 1, "{name}");
        let chart = text.rsplit("职工安置工作流程图").next().expect("the chart");
        assert!(chart.contains("未通过") && chart.contains("再次提交表决"), "{name}");
    }
}

#[test]
fn t16_the_services_of_a_capacity_cut_stand_in_numbers_from_the_pack() {
    let shop = Shop::open();
    let (text, context) = read(&shop, &judged("hebei-steel"), "A1");
    let times = |id: &str| context["law"][id]["value"].as_str().expect("a number").to_owned();
    let said = format!(
        "每人不少于{}次岗位推荐、{}次职业指导",
        times("service_job_offers"),
        times("service_guidance")
    );
    assert!(text.contains(&said), "{said}");
    assert!(!read(&shop, &judged("xiangbei-hemp"), "A1").0.contains("每人不少于"));
}

#[test]
fn w6_the_version_of_the_plan_is_one_word_in_every_paper() {
    let desk = Desk::small();
    let shop = Shop::open();
    for (code, word) in [("pre_review", "预审稿"), ("consultation", "征求意见稿"), ("trial", "试行")]
    {
        let text = desk.text("case.yaml");
        let rest: String = text
            .lines()
            .filter(|line| !line.starts_with("version:"))
            .map(|line| format!("{line}\n"))
            .collect();
        desk.write("case.yaml", format!("{rest}version: {code}\n"));
        let (judged, findings) = judge(&desk.path("case"), None);
        let (_, judged) = judged.unwrap_or_else(|| panic!("{:?}", findings.0));
        let title = &judged.case.title;
        for id in ["A1", "A3", "C7", "D1", "D3", "E9"] {
            let (text, _) = read(&shop, &judged, id);
            let whole = if id == "A1" { format!("（{word}·") } else { format!("{title}（{word}）") };
            assert!(text.contains(&whole), "{id}: {whole}");
            assert!(!text.contains(&format!("{title}（草案）")), "{id}");
        }
    }
}

#[test]
fn w6_the_draft_that_was_laid_open_is_not_a_later_one() {
    let desk = Desk::small();
    let shop = Shop::open();
    let says = |desk: &Desk| {
        let (judged, findings) = judge(&desk.path("case"), None);
        let (_, judged) = judged.unwrap_or_else(|| panic!("{:?}", findings.0));
        read(&shop, &judged, "A3").0
    };
    let text = desk.text("case.yaml");
    let lines = text.lines().map(|line| match line.split_once(':') {
        Some(("revision", _)) => "revision: 4\n".to_owned(),
        _ => format!("{line}\n"),
    });
    let later: String = lines.collect();
    let opened = |line: &str| later.replace("consultation:\n", &format!("consultation:\n{line}"));
    desk.write("case.yaml", opened("  revision: 3\n"));
    assert!(says(&desk).contains("（第三稿，以下简称方案草案）"));
    // without a word of the case, a plan of a later day is not named as what was laid open
    desk.write("case.yaml", opened("").replace("issue_date: ", "issue_date: 2099-12-31 #"));
    let told = says(&desk);
    assert!(told.contains("》（以下简称方案草案）") && !told.contains("第四稿"), "{told}");
}

#[test]
fn w3_1_no_example_is_of_somebody_whom_nobody_reached() {
    let shop = Shop::open();
    let judged = judged("hebei-steel");
    let (_, context) = read(&shop, &judged, "A1");
    let examples = context["examples"].as_array().expect("examples");
    let policy = &judged.policy;
    assert!(!examples.is_empty());
    for example in examples {
        let name = example["channel"].as_str().expect("a channel");
        let channel = policy.channel_named(name).expect("a channel");
        assert!(channel.estimated_as.is_none(), "{name}");
    }
}

#[test]
fn w6_articles_on_earlier_years_are_cited_only_of_who_has_such_years() {
    let judged = judged("hebei-steel");
    let (mut with, mut without) = (0, 0);
    for found in &judged.assessment.workers {
        let sums = found.sums.items.iter().chain(&found.sums.reserved);
        let Some(sum) = sums.into_iter().find(|figure| figure.id == "K01") else { continue };
        let cited = cite_basis(sum.basis());
        let earlier = ["第九十七条", "违反和解除劳动合同的经济补偿办法", "劳动合同制暂行规定"];
        let cites = earlier.iter().any(|article| cited.contains(article));
        assert_eq!(cites, !found.standing.counted.earlier.is_empty(), "{cited}");
        if cites { with += 1 } else { without += 1 }
    }
    assert!(with > 0 && without > 0);
    // nor is the minimum wage, where the policy knows no floor of the allowance; nor a paper for central enterprises
    let reserved = judged.assessment.workers.iter().flat_map(|found| &found.sums.reserved);
    let cited: Vec<String> = reserved
        .filter(|sum| sum.id == "K07" || sum.id == "K08")
        .map(|sum| cite_basis(sum.basis()))
        .collect();
    assert!(!cited.is_empty());
    for cited in cited {
        assert!(cited.contains("化解钢铁煤炭行业过剩产能"), "{cited}");
        assert!(!cited.contains("最低工资") && !cited.contains("中央企业"), "{cited}");
    }
}

#[test]
fn t_e9_sums_are_told_in_words_with_the_day_of_payment() {
    let judged = judged("hebei-steel");
    let voice = Voice::new(judged.subject());
    let told = |channel: &str, item: &str| {
        let with = |at: &usize| {
            let found = &judged.assessment.workers[*at];
            judged.case.workers[*at].channel_word == channel
                && found.sums.items.iter().chain(&found.sums.reserved).any(|figure| figure.id == item)
        };
        let at = (0..judged.case.workers.len()).find(with).expect("somebody");
        let context = json!(anzhi::compose::worker(&voice, at));
        let items = ["items", "reserved"].map(|list| context[list].as_array().cloned().unwrap_or_default());
        items.concat().into_iter().find(|one| one["code"] == item).expect("an item")
    };
    let leave = told("解除劳动合同", "K15");
    let says = leave["says"].as_str().expect("words");
    assert!(says.contains("21.75日") && says.contains("2倍"), "{says}");
    assert_eq!(leave["paid_by"], "2018年12月14日");
    assert_eq!(told("内部转岗", "K03")["paid_by"], "2018年11月30日");
}

#[test]
fn t13_files_and_money_go_where_the_case_says() {
    let shop = Shop::open();
    let (text, context) = read(&shop, &judged("blank"), "A1");
    for key in ["files_go_to", "payment_form"] {
        let said = context["case"][key].as_str().expect("text");
        assert!(!said.is_empty() && text.contains(said), "{key}: {said}");
    }
    let (silent, _) = read(&shop, &judged("xiangbei-hemp"), "A1");
    assert!(silent.contains("移交有档案管理资格的"));
}

#[test]
fn w6_a_name_that_two_delegates_bear_is_told() {
    let desk = Desk::empty();
    assert!(desk.run(&["sample", "hebei-steel", "--out", "case"]).status.success());
    assert_eq!(desk.ask(&["check", "case"]).with_code("MT11").len(), 0);
    desk.spoil("congress.yaml", "chief_scrutineer: 周军建（机关代表团）", "chief_scrutineer: 周军建");
    let told = desk.ask(&["check", "case"]);
    let found = told.with_code("MT11");
    assert_eq!(found.len(), 1);
    assert!(found[0].to_string().contains("周军建"), "{}", found[0]);
}

#[test]
fn w6_the_text_of_a_loan_is_told_once() {
    let shop = Shop::open();
    let (text, _) = read(&shop, &judged("xiangbei-hemp"), "A1");
    assert_eq!(text.matches("年利率3.75%").count(), 1);
    assert!(text.contains("表中第1、2、3、4、5、6项资金须归还："));
}

#[test]
fn t11_off_pool_money_has_its_years_and_no_new_items() {
    let desk = Desk::empty();
    let done = desk.run(&["sample", "huangshi-steelworks", "--workers", "300", "--out", "case"]);
    assert!(done.status.success());
    let (judged, _) = judge(&desk.path("case"), None);
    let (text, context) = read(&Shop::open(), &judged.expect("a case").1, "A1");
    let years = context["law"]["retiree_prepay_years"]["value"].as_str().expect("a number");
    assert!(text.contains(&format!("统筹外费用按{years}年预留")), "{years}");
    assert!(text.contains("不借本次安置新设统筹外项目"));
}

#[test]
fn w6_a_title_within_a_title_has_single_marks() {
    let policy = super::support::library::policy();
    let nested: Vec<_> = policy.instruments.values().filter(|one| one.title.contains('《')).collect();
    assert!(!nested.is_empty(), "the national pack has such a title");
    for instrument in nested {
        let name = instrument.name();
        assert_eq!((name.matches('《').count(), name.matches('〈').count()), (1, 1), "{name}");
    }
}
