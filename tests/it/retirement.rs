//! Categories of retirement, special trades and early retirement, from the roster's cell to what is told.

use serde_json::Value;

use super::support::desk::{Desk, Told};

/// What the tests change of the first worker of the small case: a man who retires internally, base date 2026-09-30.
#[derive(Clone, Copy)]
struct Man<'t> {
    birth: &'t str,
    category: &'t str,
    channel: &'t str,
    signed: &'t str,
    /// 特殊工种, 特殊工种年限, 选定退休月份, 缴费月数
    more: [&'t str; 4],
}

const MAN: Man<'_> =
    Man {
        birth: "1970-03-15", category: "男60", channel: "内部退养", signed: "2026-06-30", more: [""; 4]
    };

impl Man<'_> {
    fn desk(&self) -> Desk {
        let desk = Desk::small();
        let roster = desk.text("roster.csv");
        let mut lines: Vec<String> = roster.lines().map(str::to_owned).collect();
        lines[0] += ",特殊工种,特殊工种年限,选定退休月份,缴费月数";
        let man = lines[1].replacen("1970-03-15", self.birth, 1).replacen("男60", self.category, 1);
        let man = man.replacen("内部退养", self.channel, 1).replacen("2026-10-10", self.signed, 1);
        lines[1] = format!("{man},{}", self.more.join(","));
        lines[2..].iter_mut().for_each(|line| *line += ",,,,");
        desk.write("roster.csv", lines.join("\n"));
        desk
    }

    fn told(&self) -> Told {
        self.desk().ask(&["check", "case"])
    }

    /// Codes of what is told about the man by the checks of retirement and channels.
    fn codes(&self) -> Vec<String> {
        let told = self.told();
        let findings = told.json["findings"].as_array().expect("findings").iter();
        let about = findings.filter(|finding| finding["at"]["line"] == 2);
        let codes = about.map(|finding| finding["code"].as_str().expect("a code").to_owned());
        codes.filter(|code| code.starts_with("CH") || code.starts_with("RT")).collect()
    }

    /// His retirement month, as the judgement has it.
    fn month(&self) -> Value {
        let told = self.desk().ask(&["assess", "case"]);
        told.json["result"]["workers"][0]["retirement"]["value"].clone()
    }
}

#[test]
fn w7_5_a_category_of_the_pack_is_read_and_reckoned_with() {
    let miner = Man { birth: "1974-06-15", category: "男55", more: ["井下", "20", "", ""], ..MAN };
    assert_eq!(miner.month(), "2029-06");
    assert_eq!(miner.codes(), Vec::<String>::new(), "33 months before 55 a miner may retire internally");
    let clerk = Man { category: "男60", ..miner };
    assert_eq!(clerk.month(), "2036-11");
    assert_eq!(clerk.codes(), ["CH06"], "ten years before his age a clerk may not");
}

#[test]
fn w7_5_a_word_that_is_no_category_is_told_at_its_cell_with_those_that_are() {
    let told = Man { category: "男57", ..MAN }.told();
    assert_eq!(told.of("error"), ["not-one-of roster.csv:2 退休类别"]);
    let help = told.with_code("not-one-of")[0]["help"].as_str().expect("help").to_owned();
    for word in ["男60", "女55", "女50", "男55", "女45"] {
        assert!(help.contains(word), "{help}");
    }
    let told = Man { category: "女45", ..MAN }.told();
    assert_eq!(told.of("error"), ["retirement-category-sex roster.csv:2 退休类别"]);
    let told = Man { category: "男55", more: ["矿工", "20", "", ""], ..MAN }.told();
    assert_eq!(told.of("error"), ["not-one-of roster.csv:2 特殊工种"]);
}

#[test]
fn w7_5_a_pack_of_the_case_adds_a_category() {
    let desk = Man { category: "高原男55", ..MAN }.desk();
    desk.write(
        "policies/local/linjiang/categories.yaml",
        "M55H:\n  name: 高原男55\n  sex: male\n  original_age: retirement_original_age_M55\n  \
         basis: [{source: practice}]\n",
    );
    let told = desk.ask(&["assess", "case"]);
    assert_eq!(
        told.json["result"]["workers"][0]["retirement"]["value"], "2025-03",
        "{}",
        told.json["findings"]
    );
}

#[test]
fn l17_years_in_a_trade_decide_who_belongs_to_its_category() {
    let needs = [("井下", 9), ("高温", 9), ("高空", 10), ("特别繁重体力劳动", 10), ("有害身体健康", 8)];
    for (trade, years) in needs {
        for (stated, codes) in [(years - 1, &["RT07"][..]), (years, &[])] {
            let stated = stated.to_string();
            let man = Man { birth: "1974-06-15", category: "男55", more: [trade, &stated, "", ""], ..MAN };
            assert_eq!(man.codes(), codes, "{trade} {stated}");
        }
    }
    let unsaid = Man { birth: "1974-06-15", category: "男55", ..MAN };
    assert_eq!(unsaid.codes(), ["RT08"]);
}

#[test]
fn l4_early_retirement_needs_a_signature_and_three_months_of_notice() {
    // statutory 2027-01, base date 2026-09-30
    let man = Man { birth: "1966-08-15", channel: "弹性提前退休", ..MAN };
    assert_eq!(man.month(), "2027-01");
    assert_eq!(man.codes(), Vec::<String>::new());
    assert_eq!(
        Man { signed: "", ..man }.codes(),
        ["CH05"],
        "nobody retires early without having asked for it"
    );
    assert_eq!(Man { signed: "2026-07-01", ..man }.codes(), ["RT06"], "two months of notice are too few");
    let later = Man { signed: "2026-07-01", more: ["", "", "2026-10", ""], ..man };
    assert_eq!(later.codes(), Vec::<String>::new(), "to the month that he chose there are three");
    assert_eq!(
        Man { channel: "退休", ..man }.codes(),
        ["CH14"],
        "below the age nobody is retired by the enterprise"
    );
    let never = Man { birth: "1970-03-15", ..man };
    assert_eq!(never.codes(), ["CH14"], "no more than three years early");
}

#[test]
fn l5_early_retirement_asks_for_the_contributions_of_the_chosen_year() {
    // statutory 2030-04, where 186 months are needed; in 2029 it is 180
    let man = |channel, month, paid| Man { birth: "1969-03-15", channel, more: ["", "", month, paid], ..MAN };
    assert_eq!(man("弹性提前退休", "2029-03", "180").month(), "2030-04");
    assert_eq!(man("弹性提前退休", "2029-03", "180").codes(), Vec::<String>::new());
    assert_eq!(man("弹性提前退休", "2029-03", "179").codes(), ["CH14", "RT02"]);
    assert_eq!(man("弹性提前退休", "2030-01", "180").codes(), ["CH14", "RT02"], "in 2030 it is 186");
    assert_eq!(man("弹性提前退休", "2030-01", "186").codes(), Vec::<String>::new());
    // 43 months to go; who retires later is measured by the statutory year all the same
    assert_eq!(man("内部退养", "2033-04", "143").codes(), Vec::<String>::new());
    assert_eq!(man("内部退养", "2033-04", "142").codes(), ["RT04"]);
}
