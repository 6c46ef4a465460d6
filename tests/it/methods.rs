//! Several methods of severance in one case, each for some of its workers.

use anzhi::model::Money;
use serde_json::Value;

use super::support::{desk::Desk, desk::Told, pdf::Pdf, root};

const PACK: &str = "policies/local/linjiang";

/// Two permanent workers who share a pool, beside one contract worker who has the law's own method.
const POOL_AND_LAW: &str = "
    - {for: 固定工, when: '用工性质 == \"permanent\"', method: shared_sum}
    - {for: 合同制职工, method: segmented}";

/// The small case with everybody paid, two of three permanent, and these methods.
fn mixed(methods: &str) -> Desk {
    let desk = Desk::small();
    let roster = desk.text("roster.csv");
    let rows = roster.lines().map(|row| match row.split(',').next() {
        Some("HX001") => row
            .replace("合同制职工", "固定工")
            .replace(",七级,退役军人,无,内部退养,", ",无,无,无,解除劳动合同,"),
        Some("HX003") => row.replace("合同制职工", "固定工").replace("2026-10-11,是,", "2026-10-11,,"),
        _ => row.to_owned(),
    });
    let rows: Vec<String> = rows.collect();
    desk.write("roster.csv", rows.join("\n") + "\n");
    desk.write(
        &format!("{PACK}/methods.yaml"),
        "shared_sum:\n  name: 按工龄分享总额\n  says: {plan: 企业提取的总额，按各人工龄所占份额分配。, slip: 按工龄分享总额。}\n  \
         tail: up\n  pool: '300000'\n  basis: [{source: linjiang-wage}]\n  checked: true\n",
    );
    desk.spoil("case.yaml", "compensation_method: segmented", &format!("compensation_method:{methods}"));
    desk
}

fn errors(desk: &Desk) -> Vec<String> {
    desk.ask(&["check", "case"]).of("error")
}

fn severance(told: &Told, number: &str) -> String {
    let workers = told.json["result"]["workers"].as_array().expect("workers");
    let worker = workers.iter().find(|worker| worker["number"] == number).expect("the worker");
    let items = worker["items"].as_array().expect("items");
    let found = items.iter().find(|figure| figure["id"] == "K01").expect("severance");
    found["value"].as_str().expect("a sum").to_owned()
}

fn figure(told: &Told, id: &str) -> String {
    let figures = told.json["result"]["figures"].as_array().expect("figures");
    let found = figures.iter().find(|figure| figure["id"] == id);
    found.and_then(|figure| figure["value"].as_str()).unwrap_or_default().to_owned()
}

fn money(text: &str) -> Money {
    Money::parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

#[test]
fn i6_method_per_category_methods_of_several_categories_stand_side_by_side() {
    let told = mixed(POOL_AND_LAW).ask(&["assess", "case"]);
    // forty and twelve years share 300,000; the contract worker is no part of it and has what the law gives
    assert_eq!(severance(&told, "HX001"), "230769.23");
    assert_eq!(severance(&told, "HX003"), "69230.77");
    let alone = mixed(" segmented").ask(&["assess", "case"]);
    assert_eq!(severance(&told, "HX002"), severance(&alone, "HX002"));
    assert_ne!(severance(&told, "HX001"), severance(&alone, "HX001"));
    // heads and sums of the methods are those of the whole
    assert_eq!(
        (figure(&told, "method.shared_sum"), figure(&told, "method.segmented")),
        ("2".into(), "1".into())
    );
    let parts = ["method_total.shared_sum", "method_total.segmented"].map(|id| money(&figure(&told, id)));
    assert_eq!(parts[0], money("300000"));
    assert_eq!(parts[0] + parts[1], money(&figure(&told, "severance.total")));
    assert_eq!(figure(&told, "severance.people"), "3");
}

#[test]
fn i6_method_per_category_plan_and_statement_say_which_method_is_whose() {
    let desk = mixed(POOL_AND_LAW);
    let told = desk.build(&["--draft", "--only", "A1,E9"]);
    assert_eq!(told.of("error"), Vec::<String>::new());
    let plan = Pdf::open(&desk.path("out/A1-plan-draft.pdf")).all_text();
    let part = &plan[plan.find("计算办法").expect("the part on severance")..];
    let one = part.find("1.固定工（不足3人，经济补偿300,000.00元）。企业提取的总额").expect("the pool");
    let two = part.find("2.合同制职工（不足3人，经济补偿").expect("the law's method");
    // the words of each are about its own people
    assert!(!part[one..two].contains("劳动合同法") && part[two..].contains("2008年1月1日以前"), "{part}");
    let slip = |number: &str| {
        let folder = std::fs::read_dir(desk.path("out/E9-statement")).expect("statements");
        let mut paths = folder.filter_map(Result::ok).map(|entry| entry.path());
        let path = paths.find(|path| path.to_string_lossy().contains(number)).expect("the statement");
        Pdf::open(&path).all_text()
    };

    assert!(slip("HX001").contains("按工龄分享总额。") && !slip("HX002").contains("按工龄分享总额"));
}

#[test]
fn i6_method_per_category_the_first_method_that_holds_is_a_worker_s() {
    // by any fact that a method does not decide: here by service, and only then by kind
    let desk = mixed(
        "
    - {for: 工龄三十年以上的职工, when: 连续工龄年数 >= 30, method: unified}
    - {for: 其他固定工, when: '用工性质 == \"permanent\"', method: shared_sum}
    - {for: 其他职工, method: segmented}",
    );
    let told = desk.ask(&["assess", "case"]);
    let people = |code: &str| figure(&told, &format!("method.{code}"));
    assert_eq!([people("unified"), people("shared_sum"), people("segmented")], ["1", "1", "1"]);
    assert_eq!(severance(&told, "HX003"), "300000.00");
    // one method of the pack for all, as the comparison asks for it
    let other =
        desk.ask(&["compare", "case", "--policy", "local/linjiang", "--policy", "local/linjiang:unified"]);
    assert_eq!(other.of("error"), Vec::<String>::new());
}

#[test]
fn i6_method_per_category_what_is_wrong_with_the_list_is_told_at_its_place() {
    for (methods, faults) in [
        // the condition is proved as those of packs are
        (
            "\n    - {for: 甲, when: 用工性质 == 3, method: unified}\n    - {for: 乙, method: segmented}",
            vec!["expression-type case.yaml:17:30"],
        ),
        (
            "\n    - {for: 甲, when: 工种 == 3, method: unified}\n    - {for: 乙, method: segmented}",
            vec!["expression-name case.yaml:17:22"],
        ),
        // nor can it ask for what only the method decides
        (
            "\n    - {for: 甲, when: 计发年数 > 3, method: unified}\n    - {for: 乙, method: segmented}",
            vec!["expression-failed case.yaml:17:22"],
        ),
        (
            "\n    - {for: 甲, when: 应税经济补偿 > 3, method: unified}\n    - {for: 乙, method: segmented}",
            vec!["expression-failed case.yaml:17:22"],
        ),
        // the last holds for all who are left, and no other does
        ("\n    - {for: 甲, when: 年龄 > 3, method: unified}", vec!["method-order case.yaml:17:22"]),
        (
            "\n    - {for: 甲, method: unified}\n    - {for: 乙, method: segmented}",
            vec!["method-order case.yaml:17:7"],
        ),
        (
            "\n    - {for: 甲, when: 年龄 > 3, method: unified}\n    - {for: 乙, method: unified}",
            vec!["duplicate-key case.yaml:18:24"],
        ),
        (
            "\n    - {for: 甲, when: 年龄 > 3, method: by_hand}\n    - {for: 乙, method: segmented}",
            vec!["not-one-of case.yaml:17:38"],
        ),
        (
            "\n    - {when: 年龄 > 3, method: unified}\n    - {for: 乙, method: segmented}",
            vec!["missing-key case.yaml:17:7"],
        ),
        (" []", vec!["missing-key case.yaml:16:24"]),
    ] {
        assert_eq!(errors(&mixed(methods)), faults, "{methods}");
    }
}

#[test]
fn i6_method_per_category_a_blank_does_not_choose_a_method() {
    let methods = "
    - {for: 缴费满十年的职工, when: 缴费月数 >= 120, method: unified}
    - {for: 其他职工, method: segmented}";
    let told = mixed(methods).ask(&["check", "case"]);
    let failed = told.with_code("expression-failed");
    assert_eq!(failed.len(), 3, "{failed:?}");
    assert_eq!(
        (&failed[0]["facts"]["key"], &failed[0]["facts"]["names"]),
        (&"when".into(), &"缴费月数".into())
    );
}

#[test]
fn i6_method_per_category_whoever_was_not_reached_has_a_share_set_aside() {
    let desk = mixed(POOL_AND_LAW);
    desk.spoil("roster.csv", ",自谋职业,", ",暂未取得联系,");
    let told = desk.ask(&["assess", "case"]);
    assert_eq!(severance(&told, "HX001"), "230769.23");
    let reserved = told.json["result"]["workers"][2]["reserved"].to_string();
    assert!(reserved.contains("69230.77"), "{reserved}");
}

/// The small case twenty years earlier, with the two of its people who had served by then.
fn before_2008() -> Desk {
    let desk = Desk::small();
    let shifted = [
        ("2026", "2006"),
        ("year: 2025", "year: 2005"),
        ("entitled: 3", "entitled: 2"),
        ("roll: 3", "roll: 2"),
    ];
    for file in ["case.yaml", "congress.yaml", "funds.yaml", "enterprise.yaml", "progress.yaml"] {
        let text = shifted.iter().fold(desk.text(file), |text, (now, then)| text.replace(now, then));
        desk.write(file, text);
    }
    for file in ["pack.yaml", "sources.yaml"] {
        let name = format!("{PACK}/{file}");
        desk.write(&name, desk.text(&name).replace("2026", "2006").replace("2025", "2005"));
    }
    let roster = desk.text("roster.csv").replace("2026", "2006");
    let roster = roster.replace("326.80,5,七级,退役军人,无,内部退养,", "326.80,0,无,无,无,解除劳动合同,");
    let leave = "2012-03-01至2012-08-31 停薪留职；2015-01-01至2015-02-28 停薪留职";
    let rows: Vec<String> = roster.lines().take(3).map(|row| row.replace(leave, "")).collect();
    desk.write("roster.csv", rows.join("\n") + "\n");
    desk
}

#[test]
fn i6_before_2008_a_plan_of_that_time_is_built_without_the_deadlines_of_later_law() {
    let desk = before_2008();
    let plan = papers(&desk);
    assert!(
        plan.contains("为职工办理档案和社会保险关系转移手续") && !plan.contains("15日内为职工办理档案"),
        "{plan}"
    );
}

/// Plan and statements of a case in one text, without breaks.
fn papers(desk: &Desk) -> String {
    let told = desk.build(&["--draft", "--only", "A1,E9"]);
    assert_eq!(told.of("error"), Vec::<String>::new());
    let made = desk.made();
    let papers = made.iter().filter(|name| name.ends_with(".pdf"));
    let text = papers.map(|name| Pdf::open(&desk.path("out").join(name)).all_text()).collect::<String>();
    text.split_whitespace().collect()
}

#[test]
fn i6_before_2008_no_word_and_no_article_is_of_later_law() {
    for method in ["segmented", "unified"] {
        let desk = before_2008();
        desk.spoil("case.yaml", "compensation_method: segmented", &format!("compensation_method: {method}"));
        let text = papers(&desk);
        for later in ["2008年1月1日", "劳动合同法", "年限时，职工月平均工资低于当地最低工资标准"]
        {
            assert!(!text.contains(later), "{method}: {later}: {text}");
        }
        for then in ["《中华人民共和国劳动法》第二十四条", "《中华人民共和国劳动法》第二十八条"]
        {
            assert!(text.contains(then), "{method}: {then}: {text}");
        }
    }
    let text = papers(&before_2008());
    for words in [
        "经济补偿按照国家有关规定计算：1.工作年限每满一年支付1个月工资，不满一年的按一年计算。",
        "用人单位提出，双方协商一致解除的，工作年限最多支付12个月工资，经测算有不足3人达到这一上限。",
        "按国家有关规定计算。",
        "工作年限：19年10个月12天，折算20个月，超过当时规定的上限，按12个月",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn i6_before_2008_a_plan_of_now_cites_the_law_of_now() {
    let text = papers(&Desk::small());
    assert!(
        text.contains("《中华人民共和国劳动合同法》第三十六条") && !text.contains("《中华人民共和国劳动法》"),
        "{text}"
    );
    assert!(text.contains("2008年1月1日以前的工作年限，按照当时有关规定计算"), "{text}");
}

#[test]
fn i6_before_2008_every_ground_and_form_of_that_time_has_words_of_its_own() {
    for (channel, form) in [
        ("关闭终止", "closure"),
        ("裁员", "capacity_cut"),
        ("被迫解除劳动合同", "ownership_change"),
        ("合同到期终止", "ownership_change"),
        ("破产终止", "bankruptcy"),
    ] {
        let desk = before_2008();
        desk.spoil("enterprise.yaml", "form: closure", &format!("form: {form}"));
        let roster = desk.text("roster.csv").replace(",解除劳动合同,", &format!(",{channel},"));
        let roster = roster.replace("无固定期限,,", "固定期限,2006-10-31,");
        desk.write("roster.csv", roster);
        let text = papers(&desk);
        for later in ["2008年1月1日", "劳动合同法施行"] {
            assert!(!text.contains(later), "{channel}: {later}: {text}");
        }
    }
}

#[test]
fn w1_22_law_that_is_missing_is_told_at_the_pack_where_somebody_needs_it() {
    const SEVERANCE: &str = "policies/cn/national/parameters/severance.yaml";
    let missing = |desk: &Desk| -> Vec<(String, bool)> {
        let told = desk.ask(&["check", "case"]);
        let found = told.with_code("parameter-uncovered");
        let of = |finding: &&Value| {
            let name = finding["facts"]["parameter"].as_str().expect("a parameter").to_owned();
            (name, finding["at"]["file"] == SEVERANCE)
        };
        found.iter().map(of).collect()
    };
    // nobody has leave to be paid, and the law on leave of 2008 is not asked for
    let desk = before_2008();
    assert_eq!(missing(&desk), []);
    let roster = desk.text("roster.csv").replacen("326.80,0,", "326.80,5,", 1);
    desk.write("roster.csv", roster);
    let leave = ["leave_daily_divisor", "leave_extra_rate"].map(|id| (id.to_owned(), true));
    let told = missing(&desk);
    assert!(leave.iter().all(|one| told.contains(one)), "{told:?}");
    assert_eq!(desk.build(&["--draft"]).with_code("template-field").len(), 0);
}

#[test]
fn w1_22_a_value_that_a_paper_prints_and_the_day_does_not_have_is_told_at_the_pack() {
    let desk = before_2008();
    let from = root().join("templates/letters/initiative");
    let text = |name: &str| std::fs::read_to_string(from.join(name)).expect("the template");
    let body = text("body.typ.tera") + "\n\n{{ law.file_transfer_days.value }}日内移交档案。\n";
    desk.write("templates/letters/initiative/body.typ.tera", body);
    desk.write(
        "templates/letters/initiative/document.yaml",
        text("document.yaml") + "norms: [file_transfer_days]\n",
    );
    let told = desk.build(&["--draft", "--only", "D3"]);
    assert_eq!(told.of("error").len(), 1, "{:?}", told.of("error"));
    let finding = told.with_code("parameter-uncovered");
    assert_eq!(finding[0]["facts"]["parameter"], "file_transfer_days");
    assert_eq!(finding[0]["at"]["file"], "policies/cn/national/parameters/procedure.yaml");
    // a field that is no norm of the paper is still the template's own mistake
    desk.spoil("templates/letters/initiative/document.yaml", "norms: [file_transfer_days]", "norms: []");
    assert_eq!(desk.build(&["--draft", "--only", "D3"]).with_code("template-field").len(), 1);
}
