//! Blank is not no, and what cannot be true is told: rosters as offices really keep them.

use super::support::{desk::Desk, root, stderr, stdout};

const ROSTER: &str = "roster.csv";

/// A desk with the case that `new` makes.
fn fresh() -> Desk {
    let desk = Desk::empty();
    let done = desk.run(&["new", "case"]);
    assert!(done.status.success(), "{}", stderr(&done));
    desk
}

/// The figure of the judged case by id.
fn figure(desk: &Desk, id: &str) -> String {
    let told = desk.ask(&["assess", "case"]);
    let figures = told.json["result"]["figures"].as_array().expect("figures");
    let figure = figures.iter().find(|figure| figure["id"] == id).unwrap_or_else(|| panic!("no {id}"));
    figure["value"].as_str().expect("a value").to_owned()
}

/// Everything that `check` tells with one of these codes.
fn told(desk: &Desk, codes: &[&str]) -> Vec<String> {
    let all = desk.ask(&["check", "case"]);
    let severities = ["error", "warning", "note"];
    let lines = severities.iter().flat_map(|severity| all.of(severity));
    lines.filter(|line| codes.iter().any(|code| line.split(' ').next() == Some(code))).collect()
}

/// The text of the plan that the case makes.
fn plan(desk: &Desk) -> String {
    let built = desk.build(&["--only", "A1", "--draft"]);
    assert_eq!(built.of("error"), Vec::<String>::new());
    super::support::pdf::Pdf::open(&desk.path("out").join("A1-plan-draft.pdf")).all_text()
}

/// Changes a cell of the first worker, or of all, by heading.
fn cells(desk: &Desk, heading: &str, first_only: bool, value: &str) {
    let text = desk.text(ROSTER);
    let mut lines = text.trim_start_matches('\u{FEFF}').lines();
    let headings: Vec<&str> = lines.next().expect("headings").split(',').collect();
    let at = headings.iter().position(|known| *known == heading).unwrap_or_else(|| panic!("{heading}"));
    let mut rows = vec![headings.join(",")];
    for (number, line) in lines.enumerate() {
        let mut fields: Vec<&str> = line.split(',').collect();
        if number == 0 || !first_only {
            fields[at] = value;
        }
        rows.push(fields.join(","));
    }
    desk.write(ROSTER, rows.join("\n") + "\n");
}

fn first(desk: &Desk, heading: &str, value: &str) {
    cells(desk, heading, true, value);
}

#[test]
fn w2_1_who_is_close_to_retirement_is_counted_from_service_and_age() {
    for (name, people) in [("fengcheng-farm-machinery", "38"), ("yiyang-dyeing", "36"), ("hebei-steel", "48")]
    {
        let desk = Desk::empty();
        assert!(desk.run(&["sample", name, "--out", "case"]).status.success());
        assert_eq!(figure(&desk, "protected.near_retirement"), people, "{name}");
    }
}

#[test]
fn w2_2_only_a_stated_no_is_printed_as_a_no() {
    let desk = fresh();
    assert_eq!(told(&desk, &["NS01", "NS02", "NS03"]), Vec::<String>::new());
    cells(&desk, "安置渠道", false, "留用");
    cells(&desk, "伤残等级", false, "无");
    cells(&desk, "保护情形", false, "无");
    let text = plan(&desk);
    assert!(text.contains("现无经劳动能力鉴定的工伤") && !text.contains("名册未登记"), "{text}");
    for heading in ["伤残等级", "保护情形", "配偶工号"] {
        cells(&desk, heading, false, "");
    }
    assert_eq!(told(&desk, &["NS01", "NS02", "NS03"]).len(), 3);
    assert_eq!(figure(&desk, "unstated.injury"), "7");
    let text = plan(&desk);
    assert!(text.contains("名册未登记，待核实") && !text.contains("现无经劳动能力鉴定的工伤"), "{text}");
    assert!(!text.contains("没有法律规定予以特别保护的人员"), "{text}");
}

#[test]
fn w2_3_the_protected_years_are_those_of_the_pack() {
    let text = plan(&fresh());
    assert!(text.contains("在本单位连续工作满15年，且距法定退休年龄不足5年的"), "{text}");
}

#[test]
fn w2_4_people_not_reached_without_any_record_are_told() {
    let desk = fresh();
    first(&desk, "安置渠道", "暂未取得联系");
    assert_eq!(told(&desk, &["NS04"]).len(), 1);
    desk.write(
        "unreached.yaml",
        "- worker: '0001'\n  attempts:\n    - {on: 2026-09-01, method: direct, evidence: 上门记录}\n",
    );
    assert_eq!(told(&desk, &["NS04"]), Vec::<String>::new());
}

#[test]
fn w2_5_values_of_the_sample_do_not_reach_the_papers_of_a_real_case() {
    let desk = fresh();
    assert_eq!(desk.ask(&["check", "case"]).exit, 0, "the sample itself is whole");
    desk.spoil("case.yaml", "\nsample: true\n", "\n");
    let left = told(&desk, &["sample-value"]);
    assert!(left.iter().any(|line| line.starts_with("sample-value enterprise.yaml:")), "{left:?}");
    assert!(left.contains(&"sample-value roster.csv:2 身份证号".to_owned()), "{left:?}");
    assert_eq!(desk.build(&[]).exit, 1);
    let desk = fresh();
    desk.spoil("enterprise.yaml", "91000000SAMPLE0014", "91110000100000014J");
    assert_eq!(told(&desk, &["sample-mark"]).len(), 1);
}

#[test]
fn w2_6_roll_roster_congress_and_funds_are_of_one_enterprise() {
    let desk = fresh();
    let text = desk.text(ROSTER);
    let few: Vec<&str> = text.lines().take(3).collect();
    desk.write(ROSTER, few.join("\n") + "\n");
    // the roll, the general meeting and the money are still those of seven people
    let codes: Vec<String> = told(&desk, &["CH10", "PL12", "PL13", "PL14"]);
    let codes: Vec<&str> = codes.iter().filter_map(|line| line.split(' ').next()).collect();
    assert!(codes.contains(&"CH10") && codes.contains(&"PL12"), "{codes:?}");
}

#[test]
fn w4_what_can_hardly_be_true_is_told_at_its_cell() {
    for (heading, value, expected) in [
        ("月平均工资", "0.48", "PL01 roster.csv:2 月平均工资"),
        ("月平均工资", "72000.00", "PL02 roster.csv:2 月平均工资"),
        ("出生日期", "1980-07-21", "PL03 roster.csv:2 出生日期"),
        ("出生日期", "2000-05-12", "PL03 roster.csv:2 出生日期"),
        ("配偶工号", "0009", "PL04 roster.csv:2 配偶工号"),
        ("进入本企业日期", "1995-05-11", "PL05 roster.csv:2 进入本企业日期"),
        ("合同到期日", "2001-06-30", "PL06 roster.csv:2 合同到期日"),
        ("联系电话", "13812", "PL07 roster.csv:2 联系电话"),
        ("联系电话", "1.38E+10", "PL07 roster.csv:2 联系电话"),
        ("联系电话", "000-00000012", "PL08 roster.csv:2 联系电话"),
        ("未休年休假天数", "400", "PL09 roster.csv:2 未休年休假天数"),
    ] {
        let desk = fresh();
        let code = expected.split(' ').next().expect("a code");
        assert!(!told(&desk, &[code]).contains(&expected.to_owned()), "{expected} in the sample as it is");
        first(&desk, heading, value);
        assert!(told(&desk, &[code]).contains(&expected.to_owned()), "{heading} {value}");
    }
}

#[test]
fn w4_what_a_pack_calls_implausible_a_pack_may_change() {
    let desk = fresh();
    first(&desk, "未休年休假天数", "61");
    assert_eq!(told(&desk, &["PL09"]).len(), 1);
    desk.write(
        "policies/local/sample/parameters/plausible.yaml",
        "plausible_leave_days:\n  overrides: cn/national\n  title: 提醒天数\n  unit: 日\n  values:\n    - {from: 1978-01-01, value: 90, basis: [{source: practice}], checked: false}\n",
    );
    assert_eq!(told(&desk, &["PL09"]), Vec::<String>::new());
}

#[test]
fn w4_a_contract_without_end_may_say_so_in_any_of_the_usual_ways() {
    for none in ["9999-12-31", "无固定期限", "长期", "/", "无"] {
        let desk = fresh();
        first(&desk, "合同到期日", none);
        assert_eq!(desk.ask(&["check", "case"]).exit, 0, "{none}");
        first(&desk, "合同期限", "固定期限");
        let found = told(&desk, &["contract-end-missing"]);
        assert_eq!(found, ["contract-end-missing roster.csv:2 合同到期日"], "{none}");
    }
}

#[test]
fn w4_dates_as_spreadsheets_write_them_are_read_or_told_for_what_they_are() {
    for clear in ["2002/7/1 0:00", "2002-07-01 00:00:00", "20020701"] {
        let desk = fresh();
        first(&desk, "进入本企业日期", clear);
        assert_eq!(desk.ask(&["check", "case"]).exit, 0, "{clear}");
    }
    for (text, code) in [
        ("37438", "date-serial"),
        ("2002.07", "date-of-month"),
        ("2004年4月", "date-of-month"),
        ("2002/7/1 8:30", "not-a-date"),
    ] {
        let desk = fresh();
        first(&desk, "进入本企业日期", text);
        assert_eq!(told(&desk, &[code]), [format!("{code} roster.csv:2 进入本企业日期")], "{text}");
    }
    let desk = fresh();
    first(&desk, "进入本企业日期", "37438");
    let all = desk.ask(&["check", "case"]);
    assert_eq!(all.with_code("date-serial")[0]["facts"]["date"], "2002-07-01");
}

#[test]
fn w4_titles_above_the_headings_are_passed_over_with_a_note() {
    let desk = fresh();
    let text = desk.text(ROSTER);
    desk.write(
        ROSTER,
        format!("某公司职工花名册\n填报单位：人力资源部\n{}", text.trim_start_matches('\u{FEFF}')),
    );
    assert_eq!(desk.ask(&["check", "case"]).exit, 0);
    assert_eq!(told(&desk, &["headings-elsewhere"]), ["headings-elsewhere roster.csv:3"]);
}

#[test]
fn w4_columns_of_no_use_are_passed_over_and_said_so() {
    let desk = fresh();
    let text = desk.text(ROSTER);
    let mut lines = text.trim_start_matches('\u{FEFF}').lines();
    let headings = lines.next().expect("headings").replace("进入本企业日期", "入厂时间");
    let rows: String = lines.enumerate().map(|(at, line)| format!("{},{line},汉族\n", at + 1)).collect();
    desk.write(ROSTER, format!("序号,{headings},民族\n{rows}"));
    let all = desk.ask(&["check", "case"]);
    assert_eq!(all.exit, 0);
    let ignored: Vec<String> = told(&desk, &["ignored-column"]);
    assert_eq!(ignored, ["ignored-column roster.csv:1 序号", "ignored-column roster.csv:1 民族"]);
}

#[test]
fn w4_one_dot_between_the_parts_of_a_name() {
    for dot in ['\u{2022}', '\u{30FB}', '\u{FF0E}', '\u{2027}'] {
        let desk = fresh();
        first(&desk, "姓名", &format!("阿依古丽{dot}买买提"));
        let done = desk.run(&["explain", "case", "0001"]);
        assert!(stdout(&done).contains("阿依古丽·买买提"), "{dot}: {}", stdout(&done));
    }
}

#[test]
fn w4_a_private_character_is_told_at_its_cell_with_the_one_that_is_meant() {
    let desk = fresh();
    first(&desk, "姓名", "王\u{E863}");
    let all = desk.ask(&["check", "case"]);
    assert_eq!(all.of("error"), ["private-character roster.csv:2 姓名"]);
    assert_eq!(all.with_code("private-character")[0]["facts"]["meant"], "䶮");
}

#[test]
fn w4_whole_days_may_have_a_point_and_parts_are_told() {
    let desk = fresh();
    first(&desk, "未休年休假天数", "5.0");
    assert_eq!(desk.ask(&["check", "case"]).exit, 0);
    first(&desk, "未休年休假天数", "2.5");
    assert_eq!(told(&desk, &["part-of-day"]), ["part-of-day roster.csv:2 未休年休假天数"]);
}

#[test]
fn w4_the_day_that_earns_half_a_month_is_told() {
    let desk = fresh();
    // the cutoff is 2026-10-31: twenty years to the day, and one day more
    cells(&desk, "合并工龄", false, "");
    first(&desk, "安置渠道", "解除劳动合同");
    first(&desk, "进入本企业日期", "2006-11-01");
    assert_eq!(told(&desk, &["PL10"]), Vec::<String>::new());
    first(&desk, "进入本企业日期", "2006-10-31");
    assert_eq!(told(&desk, &["PL10"]), ["PL10 roster.csv:2 进入本企业日期"]);
}

#[test]
fn l14_the_injury_base_is_the_wage_before_the_accident() {
    let pack = std::fs::read_to_string(root().join("policies/cn/national/costs.yaml")).expect("costs");
    let item = pack.split("  K13:").nth(1).and_then(|rest| rest.split("\n  K14:").next()).expect("K13");
    assert!(item.contains("injury_subsidy_base") && item.contains("checked: false"), "{item}");
}

#[test]
fn l15_unused_leave_is_paid_on_the_wage_without_overtime() {
    let desk = fresh();
    let leave = figure(&desk, "K15");
    assert_eq!(told(&desk, &["CP05"]).len(), 1);
    let text = desk.text(ROSTER);
    let rows: Vec<String> = (text.trim_start_matches('\u{FEFF}').lines().enumerate())
        .map(
            |(at, line)| {
                if at == 0 { format!("{line},不含加班月均工资") } else { format!("{line},2175.00") }
            },
        )
        .collect();
    desk.write(ROSTER, rows.join("\n") + "\n");
    assert_eq!(told(&desk, &["CP05"]), Vec::<String>::new());
    let without = figure(&desk, "K15");
    assert_ne!(without, leave);
    // 2,175 ÷ 21.75 = 100 a day, twice over
    let days: u32 = rows[1..]
        .iter()
        .map(|row| row.split(',').nth(19).and_then(|cell| cell.parse().ok()).unwrap_or(0))
        .sum();
    assert!(days > 0 && without.ends_with("00.00"), "{days} {without}");
}

#[test]
fn t12_part_twelve_says_of_the_injured_what_their_channels_do() {
    let closed = |channel: &str, grade: &str| {
        let desk = fresh();
        let text = desk.text("enterprise.yaml");
        for (key, value) in [("form:", "closure"), ("fully_closed:", "true")] {
            let line = text.lines().find(|line| line.trim_start().starts_with(key)).expect(key);
            desk.spoil("enterprise.yaml", line, &format!("  {key} {value}"));
        }
        cells(&desk, "安置渠道", false, channel);
        cells(&desk, "伤残等级", false, grade);
        plan(&desk)
    };
    // the allowance until retirement is set aside for them: they are kept, not paid off
    let kept = closed("工伤保留劳动关系", "五级");
    assert!(kept.contains("五级至六级职工保留劳动关系，由企业按月发给伤残津贴"), "{kept}");
    assert!(
        kept.contains("五级、六级工伤职工伤残津贴") && !kept.contains("安排适当工作，难以安排的"),
        "{kept}"
    );
    let ended = closed("关闭解散终止劳动合同", "五级");
    assert!(
        ended.contains("或者劳动合同随企业终止的") && !ended.contains("五级至六级职工保留劳动关系"),
        "{ended}"
    );
}

#[test]
fn t09_part_nine_follows_the_form_of_restructuring() {
    let text = plan(&fresh());
    assert!(
        text.contains("第1项所列人员和一级至四级工伤职工，即使本人自愿，也不得解除或者终止劳动合同"),
        "{text}"
    );
    for (form, channel, words) in [
        ("closure", "关闭解散终止劳动合同", "依法关闭或者决定提前解散"),
        ("bankruptcy", "破产终止劳动合同", "被依法宣告破产"),
    ] {
        let desk = fresh();
        let line = desk.text("enterprise.yaml");
        let line =
            line.lines().find(|line| line.trim_start().starts_with("form:")).expect("form:").to_owned();
        desk.spoil("enterprise.yaml", &line, &format!("  form: {form}"));
        cells(&desk, "安置渠道", false, channel);
        cells(&desk, "伤残等级", false, "八级");
        let text = plan(&desk);
        assert!(text.contains(words) && !text.contains("依法续延至相应情形消失"), "{form}: {text}");
        assert!(text.contains("或者因本次安置依法解除、终止劳动合同的"), "{form}: {text}");
    }
}

#[test]
fn a_case_teaches_its_own_names_of_columns() {
    let desk = fresh();
    let text = desk.text(ROSTER).replacen("进入本企业日期", "到岗之日", 1);
    desk.write(ROSTER, text);
    assert_eq!(told(&desk, &["missing-column"]), ["missing-column roster.csv:1"]);
    desk.write("columns.yaml", "roster:\n  进入本企业日期: [到岗之日]\n");
    assert_eq!(desk.ask(&["check", "case"]).exit, 0);
    desk.write("columns.yaml", "roster:\n  进厂: [到岗之日]\n");
    assert_eq!(told(&desk, &["unknown-key"]), ["unknown-key columns.yaml:2:3"]);
}
