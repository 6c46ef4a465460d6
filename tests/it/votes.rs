//! Papers of the vote: passed, lost, too few came, not voted yet: which of them are due and what they say.

use super::support::desk::{Desk, Told};

/// A meeting of 36 delegates, of whom 24 must come and 19 agree.
const CASE: &str = "enterprises/hebei-steel";
/// The count that the case states, and the steps after it.
const COUNT: &str = "      valid: 33\n      invalid: 1\n      yes: 30\n      no: 2\n      abstain: 1\n";
/// Every paper of the vote that is made of its result.
const AFTER: [&str; 7] = [
    "C9-result-report",
    "C10-resolution",
    "C11-minutes",
    "C12-report-to-upper-union",
    "C13-filing-request",
    "C15-next-meeting",
    "B8-vote-result",
];
/// Every paper that is due before the vote and after it.
const ALWAYS: [&str; 8] = [
    "C1-meeting-notice",
    "C2-agenda",
    "C3-delegate-review",
    "C4-sign-in-sheet",
    "C5-counters",
    "C6-plan-explanation",
    "C7-ballot",
    "C8-tally-sheet",
];

/// A copy of the case whose files end with the vote.
fn desk() -> Desk {
    let desk = Desk::of(CASE);
    let progress = desk.text("progress.yaml");
    let (done, _) = progress.split_once("  - step: result_notice").expect("the step");
    desk.write("progress.yaml", done);
    desk
}

fn lost() -> Desk {
    let desk = desk();
    desk.spoil(
        "congress.yaml",
        COUNT,
        "      valid: 33\n      invalid: 1\n      yes: 18\n      no: 14\n      abstain: 1\n",
    );
    desk
}

/// One fewer than the quorum came, and nobody voted.
fn too_few() -> Desk {
    let desk = desk();
    let text = desk.text("congress.yaml");
    let (before, rest) = text.split_once("result:\n").expect("a result");
    let (_, after) = rest.split_once("delegates:\n").expect("delegates");
    let result = "result: {present: 23, issued: 0, returned: 0}\n";
    desk.write("congress.yaml", format!("{before}{result}delegates:\n{after}"));
    desk
}

fn not_yet() -> Desk {
    let desk = too_few();
    desk.spoil("congress.yaml", "result: {present: 23, issued: 0, returned: 0}\n", "");
    let progress = desk.text("progress.yaml");
    let (done, _) = progress.split_once("  - step: vote").expect("the step");
    desk.write("progress.yaml", done);
    desk
}

/// Builds the papers of the congress as plain text; returns those that were made of `AFTER`. The others are always made.
fn build(desk: &Desk) -> (Told, Vec<&'static str>) {
    let told = desk.build(&["--only", "congress,notices/vote-result", "--media", "txt"]);
    let made = desk.made();
    if told.exit == 0 {
        let missing: Vec<&str> =
            ALWAYS.into_iter().filter(|name| !made.contains(&format!("{name}.txt"))).collect();
        assert_eq!(missing, Vec::<&str>::new());
    }
    let due = AFTER.into_iter().filter(|name| made.contains(&format!("{name}.txt"))).collect();
    (told, due)
}

/// The text of a paper without blanks and line ends.
fn text(desk: &Desk, name: &str) -> String {
    let text = std::fs::read_to_string(desk.path(&format!("out/{name}.txt"))).expect("a paper");
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn says(desk: &Desk, name: &str, words: &[&str]) {
    let text = text(desk, name);
    for words in words {
        assert!(text.contains(words), "{name} does not say “{words}”: {text}");
    }
}

fn never_says(desk: &Desk, name: &str, words: &[&str]) {
    let text = text(desk, name);
    for words in words {
        assert!(!text.contains(words), "{name} says “{words}”: {text}");
    }
}

#[test]
fn a_vote_that_passed_is_told_with_its_sums() {
    let desk = desk();
    let (told, due) = build(&desk);
    let wanted: Vec<&str> = AFTER.into_iter().filter(|name| *name != "C15-next-meeting").collect();
    assert_eq!((told.exit, due), (0, wanted));
    let sums = [
        "应到36人＝实到34人＋未到2人",
        "发出34张＝收回34张＋未收回0张",
        "收回34张＝有效33张＋无效1张",
        "有效33张＝同意30张＋不同意2张＋弃权1张",
        "以应到36人为基数，同意票达到19张为通过；本项同意30张，通过。",
        "依据：《企业民主管理规定》第二十条",
    ];
    says(&desk, "C9-result-report", &sums);
    says(&desk, "C10-resolution", &["占应到人数的83.3%，予以通过", "变更的内容重新提交职工代表大会审议表决"]);
    never_says(&desk, "C10-resolution", &["没有通过"]);
    says(&desk, "B8-vote-result", &["报冀岭市国有资产投资控股有限公司", "自张贴之日起不少于15日"]);
    never_says(&desk, "B8-vote-result", &["未通过", "没有通过", "再次开会"]);
    says(&desk, "C11-minutes", &["炼铁车间代表团", "表决结果当场宣布"]);
    says(&desk, "C12-report-to-upper-union", &["冀岭市总工会：", "弃权1张，通过。"]);
    says(&desk, "C13-filing-request", &["同意30张，达到以应到人数为基数计算的19张", "妥否，请批示。"]);
}

#[test]
fn a_vote_one_short_of_the_line_is_lost_and_nothing_may_be_carried_out() {
    let desk = lost();
    let (told, due) = build(&desk);
    let wanted: Vec<&str> = AFTER.into_iter().filter(|name| *name != "C13-filing-request").collect();
    assert_eq!((told.exit, due), (0, wanted));
    assert_eq!(told.with_code("MT08").len(), 1);
    says(&desk, "C9-result-report", &["本项同意18张，没有达到，未通过"]);
    says(
        &desk,
        "C10-resolution",
        &["占应到人数的50.0%，没有通过", "没有通过的事项，企业不得实施", "再次提交职工代表大会审议表决"],
    );
    never_says(&desk, "C10-resolution", &["予以通过", "由企业组织实施"]);
    says(&desk, "B8-vote-result", &["未通过", "没有通过的事项不得实施"]);
    never_says(&desk, "B8-vote-result", &["组织实施"]);
    says(&desk, "C12-report-to-upper-union", &["弃权1张，未通过。", "企业工会监督企业不得实施"]);
    never_says(&desk, "C12-report-to-upper-union", &["由企业报"]);
    says(
        &desk,
        "C15-next-meeting",
        &[
            "同意18张，没有达到所需的19张",
            "修改以后重新征求职工意见",
            "另行通知，材料至少在会议召开7日以前送达",
        ],
    );

    // whoever goes on all the same is stopped
    let progress = desk.text("progress.yaml");
    desk.write("progress.yaml", progress + "  - {step: agreements, on: 2018-11-12, evidence: 协议书}\n");
    let (told, _) = build(&desk);
    assert_eq!((told.exit, told.with_code("MT08A").len()), (1, 1));
}

#[test]
fn of_two_items_each_has_its_own_result() {
    let desk = desk();
    let item = "  - title: 《去产能职工安置方案（草案）》\n    action: adopt\n";
    desk.spoil("congress.yaml", item, &format!("{item}  - title: 《岗位竞聘办法》\n    action: adopt\n"));
    let second = "    - {title: 《岗位竞聘办法》, valid: 34, invalid: 0, yes: 18, no: 16, abstain: 0}\n";
    desk.spoil("congress.yaml", COUNT, &format!("{COUNT}{second}"));
    // the plan was adopted and may go on
    let progress = desk.text("progress.yaml");
    desk.write("progress.yaml", progress + "  - {step: filing, on: 2018-10-29, evidence: 备案表}\n");
    let (told, due) = build(&desk);
    let wanted: Vec<&str> = AFTER.into_iter().filter(|name| *name != "C13-filing-request").collect();
    assert_eq!((told.exit, due), (0, wanted));
    says(
        &desk,
        "C10-resolution",
        &["予以通过", "没有通过", "由企业组织实施", "没有通过的事项，企业不得实施"],
    );
    never_says(&desk, "C10-resolution", &["职工安置方案须经"]);
    says(&desk, "B8-vote-result", &["批准、备案以后", "没有通过的事项不得实施。"]);
    says(&desk, "C15-next-meeting", &["《岗位竞聘办法》同意18张"]);
    never_says(&desk, "C15-next-meeting", &["《去产能职工安置方案（草案）》同意"]);
}

#[test]
fn where_too_few_came_there_was_no_vote_and_there_is_no_resolution() {
    let desk = too_few();
    let (told, due) = build(&desk);
    let wanted: Vec<&str> =
        AFTER.into_iter().filter(|name| !["C10-resolution", "C13-filing-request"].contains(name)).collect();
    assert_eq!((told.exit, due), (0, wanted));
    assert_eq!((told.with_code("MT06").len(), told.with_code("MT08").len()), (1, 0));
    says(&desk, "C9-result-report", &["没有达到开会所需的24人，不得开会表决"]);
    never_says(&desk, "C9-result-report", &["逐项结果", "弃权"]);
    says(&desk, "B8-vote-result", &["到会人数不足，会议不能进行表决", "重新确定开会日期"]);
    never_says(&desk, "B8-vote-result", &["同意", "已经投的票"]);
    says(&desk, "C11-minutes", &["会议没有进行"]);
    never_says(&desk, "C11-minutes", &["审议意见", "弃权", "作出决议"]);
    never_says(&desk, "C12-report-to-upper-union", &["弃权", "表决票"]);
    never_says(&desk, "C15-next-meeting", &["修改以后", "没有通过"]);
}

#[test]
fn before_the_vote_no_paper_tells_of_a_result() {
    let desk = not_yet();
    let (told, due) = build(&desk);
    assert_eq!((told.exit, due), (0, Vec::new()));
}

#[test]
fn an_item_that_was_voted_on_has_its_count_and_no_other_has() {
    let desk = desk();
    desk.spoil(
        "congress.yaml",
        "    - title: 《去产能职工安置方案（草案）》\n      valid",
        "    - title: 《安置方案》\n      valid",
    );
    let (told, _) = build(&desk);
    assert_eq!(told.exit, 1);
    assert_eq!(told.of("error").len(), 1, "{:?}", told.of("error"));
    assert!(told.of("error")[0].starts_with("not-one-of congress.yaml:"), "{:?}", told.of("error"));

    let desk = lost();
    let text = desk.text("congress.yaml");
    let (before, rest) = text.split_once("  items:\n    - title").expect("counts");
    let (_, after) = rest.split_once("delegates:\n").expect("delegates");
    desk.write("congress.yaml", format!("{before}delegates:\n{after}"));
    let (told, _) = build(&desk);
    assert_eq!((told.exit, told.with_code("MT12").len()), (1, 1));
}

#[test]
fn the_next_meeting_is_announced_and_its_papers_need_their_days() {
    let desk = lost();
    let next =
        "  next: {papers_sent_on: 2018-11-02, date: 2018-11-09, time: 上午9:00, place: 公司会议中心}\n";
    desk.spoil("congress.yaml", "result:\n", &format!("result:\n{next}"));
    let (told, _) = build(&desk);
    assert_eq!((told.exit, told.with_code("MT13").len()), (0, 0));
    says(&desk, "B8-vote-result", &["再次开会的日期为2018年11月9日（星期五）上午9:00"]);
    says(&desk, "C15-next-meeting", &["会议定于2018年11月9日（星期五）上午9:00在公司会议中心召开"]);
    desk.spoil("congress.yaml", "date: 2018-11-09,", "date: 2018-11-08,");
    let (told, _) = build(&desk);
    assert_eq!(told.with_code("MT13").len(), 1);
}

#[test]
fn no_paper_of_the_vote_tells_how_a_delegate_voted() {
    let desk = desk();
    let (told, due) = build(&desk);
    assert_eq!(told.exit, 0);
    let delegates = desk.text("congress.yaml");
    let names = delegates.split("- {name: ").skip(1).filter_map(|rest| rest.split(',').next());
    let officers: Vec<&str> =
        vec!["周军建", "郭东义", "王荣强", "万富伟", "孟菊", "于光永", "张立福", "孟超"];
    let names: Vec<&str> = names.filter(|name| !officers.contains(name)).collect();
    assert!(names.len() > 20);
    for paper in due {
        never_says(&desk, paper, &names);
    }
}

#[test]
fn the_union_is_told_of_those_whose_contracts_the_enterprise_alone_ends_and_of_nobody_else() {
    let desk = Desk::small();
    let told = desk.build(&["--only", "C14", "--media", "txt"]);
    assert_eq!(told.with_code("document-not-due").len(), 1, "{}", told.json);

    desk.spoil("roster.csv", "无,自谋职业,2026-10-11,是", "无,提前通知解除劳动合同,,否");
    let roster = desk.text("roster.csv");
    let noticed = roster.lines().map(|line| match line.split(',').next() {
        Some("工号") => format!("{line},已提前通知\n"),
        Some("HX003") => format!("{line},是\n"),
        _ => format!("{line},\n"),
    });
    desk.write("roster.csv", noticed.collect::<String>());
    let told = desk.build(&["--draft", "--only", "C14", "--media", "txt"]);
    assert_eq!(told.of("error"), Vec::<String>::new());
    let words = [
        "共1人",
        "依据《中华人民共和国劳动合同法》第四十三条",
        "客观情况发生重大变化",
        "《中华人民共和国劳动合同法》第四十条第三项",
    ];
    says(&desk, "C14-union-consultation", &words);
    says(&desk, "C14-union-consultation", &["赵敏"]);
    never_says(&desk, "C14-union-consultation", &["李建国", "王秀英", "七级", "4,860"]);
}
