//! Sentences that once said something else than the sums, and what they say now.

use anzhi::compose::{Voice, worker};

use super::support::matrix::{Cell, Shop, completed, judged};

/// What plan and statements say for people of these channels.
struct Said {
    papers: Vec<(String, String)>,
    workings: Vec<Vec<String>>,
}

impl Said {
    fn of(pack: &str, remainder: Option<&str>, method: &str, form: &'static str, channels: &[&str]) -> Self {
        let policy = completed(pack, remainder, &[]);
        let channels = channels.iter().map(|channel| (*channel).to_owned()).collect();
        let case = judged(&policy, &Cell { method: method.to_owned(), form, channels });
        let (papers, _) = Shop::open().papers(&case);
        let workings =
            case.assessment.workers.iter().map(|found| found.sums.severance.working.clone()).collect();
        Self { papers, workings }
    }

    fn national(method: &str, form: &'static str, channels: &[&str]) -> Self {
        Self::of("cn/national", None, method, form, channels)
    }

    /// A part of the plan by the beginning of its name, or the statement of a worker by number.
    fn part(&self, name: &str) -> &str {
        let part = self.papers.iter().find(|(part, _)| part.starts_with(name));
        part.map(|(_, text)| text.as_str()).unwrap_or_default()
    }

    #[track_caller]
    fn says(&self, part: &str, wanted: &[&str]) -> &Self {
        for wanted in wanted {
            assert!(self.part(part).contains(wanted), "`{wanted}` not in {}", self.part(part));
        }
        self
    }

    #[track_caller]
    fn never_says(&self, part: &str, unwanted: &[&str]) -> &Self {
        for unwanted in unwanted {
            assert!(!self.part(part).contains(unwanted), "`{unwanted}` in {}", self.part(part));
        }
        self
    }
}

#[test]
fn w1_1_floor_cap_and_limits_are_said_segment_by_segment() {
    let said = Said::national("segmented", "suspension", &["terminate_compensated"]);
    said.says(
        "07",
        &[
            "以2008年1月1日《中华人民共和国劳动合同法》施行为界，按工作年限分段计算",
            "计算2008年1月1日以后的工作年限时，职工月平均工资低于当地最低工资标准（每月1,950.00元）的，按最低工资标准计算，涉及不足3人。",
            "计算2008年1月1日以后的工作年限时，职工月平均工资高于当地上年度职工月平均工资（6,480.00元）3倍的，按3倍计算，这一段的支付年限最高不超过12年",
            "2008年1月1日以前的工作年限最多支付12个月工资，经测算有不足3人达到这一上限。",
        ],
    );
    said.never_says("07", &["企业月平均工资"]);
    // 12 × 32,000 + 12 × 19,440, each with its reason
    said.says(
        "M0002",
        &[
            "超过当时规定的上限，按12个月；本人月平均工资32,000.00元 × 12 = 384,000.00元",
            "基数封顶的最多支付12年，按12个月；按当地上年度职工月平均工资3倍封顶的基数19,440.00元 × 12 = 233,280.00元",
            "两段相加：617,280.00元",
        ],
    );
    // the wage below the minimum is paid as it is for the years before the law
    said.says("M0001", &["本人月平均工资1,700.00元 × 12", "当地最低工资标准1,950.00元"]);
    let said = Said::national("unified", "suspension", &["terminate_compensated"]);
    said.says("07", &["经济补偿不分时段", "支付年限最高不超过12年（依据"]);
    said.never_says("07", &["工作年限时，", "最多支付12个月", "两段"]);
}

#[test]
fn w1_1_the_enterprise_average_is_said_of_those_to_whom_it_applies() {
    let layoff = Said::national("segmented", "suspension", &["layoff"]);
    layoff.says(
        "07",
        &["经济性裁员的，计算2008年1月1日以前的工作年限时，本人月平均工资低于企业月平均工资（5,236.40元）的，按企业月平均工资计算，涉及不足3人。", "不以12个月为限"],
    );
    layoff.says("M0001", &["本企业月平均工资5,236.40元"]);
    Said::national("unified", "suspension", &["layoff"]).never_says("07", &["企业月平均工资"]);
}

#[test]
fn w1_2_years_for_which_a_ground_owes_nothing_are_said_with_their_article() {
    for method in ["segmented", "unified"] {
        for (channel, form, article) in [
            ("closure_end", "closure", "第四十六条第六项"),
            ("bankruptcy_end", "bankruptcy", "第四十六条第六项"),
        ] {
            let said = Said::national(method, form, &[channel]);
            said.says("07", &["不支付经济补偿；经济补偿自2008年1月1日起计算", article]);
            said.never_says("07", &["按照当时有关规定计算", "全部工作年限"]);
            said.says("M0001", &["劳动合同法施行前：16年8个月14天，按规定不计发（依据：", article]);
            said.says("M0001", &["劳动合同法施行后："]).never_says("M0001", &["全部工作年限", "两段相加"]);
            assert!(said.workings[0].contains(&"16y8m14d → 0".to_owned()), "{:?}", said.workings[0]);
        }
    }
}

#[test]
fn w1_2_years_after_the_day_to_which_a_ground_counts_are_said_too() {
    for method in ["segmented", "unified"] {
        let said = Said::national(method, "suspension", &["contract_expiry"]);
        let (paid, unpaid) = (
            "劳动合同法施行前：10年5个月18天，折算10个月",
            "劳动合同法施行前：6年2个月26天，按规定不计发（依据：",
        );
        said.says("M0001", &[paid, unpaid, "《关于〈国营企业实行劳动合同制暂行规定〉废止后有关终止劳动合同支付生活补助费问题的复函》第一条"]);
        let slip = said.part("M0001");
        assert!(
            slip.find(paid) < slip.find(unpaid) && slip.find(unpaid) < slip.find("劳动合同法施行后："),
            "{slip}"
        );
    }
}

#[test]
fn w1_3_every_remainder_has_its_own_sentence() {
    for (code, words) in [
        ("full_month", "不满一年的按一年计算"),
        ("half_month_rule", "6个月以上不满一年的按一年计算，不满6个月的按半年计算"),
        ("half_up", "6个月以上不满一年的按一年计算，不满6个月的不计算"),
        ("decimal", "不满一年的按月、日折算，保留两位小数"),
        ("none", "不满一年的部分不计算"),
    ] {
        let said = Said::of("cn/national", Some(code), "segmented", "suspension", &["layoff"]);
        said.says("07", &[&format!("按照当时有关规定计算，每满一年支付1个月工资，{words}。")]);
    }
    Said::of("cn/shanghai", None, "segmented", "suspension", &["layoff"]).says("07", &["不满6个月的不计算"]);
}

#[test]
fn w1_17_words_of_half_a_year_are_those_of_the_sum() {
    let said = Said::of("cn/national", Some("half_month_rule"), "segmented", "suspension", &["layoff"]);
    said.says("07", &["不满6个月的按半年计算"]);
    // 16 years, 5 months, 17 days
    said.says("M0002", &["折算16.5个月"]);
}

#[test]
fn w1_21_the_wage_base_is_said_only_where_the_method_goes_by_it() {
    let of =
        |method: &str| Said::of("cn/sample/formulas", None, method, "suspension", &["terminate_compensated"]);
    for method in ["fixed_per_year", "service_share", "bankruptcy_settlement", "county_minimum"] {
        of(method).never_says("07", &["工资基数为职工本人"]);
    }
    for method in ["collective_band", "street"] {
        of(method).says("07", &["工资基数为职工本人"]);
    }
    // a sum that does not go by service has no remainder
    of("bankruptcy_settlement").never_says("07", &["工作年限按认定的连续工龄计算"]);
    of("county_minimum").says("07", &["工作年限按认定的连续工龄计算，不满一年的按一年计算。"]);
}

#[test]
fn t_05_clauses_follow_the_form_and_the_people() {
    Said::national("segmented", "ownership_change", &["retain"])
        .says("05", &["不影响劳动合同的履行"])
        .never_says("05", &["择优", "按公布的条件确定"]);
    Said::national("segmented", "closure", &["terminate_compensated"])
        .says("05", &["由企业提出、双方协商一致解除劳动合同", "协商不一致的，不得以本渠道解除"])
        .never_says("05", &["依照法律规定的其他情形"]);
    Said::national("segmented", "closure", &["terminate_selfchoice"])
        .says("05", &["由企业提出"])
        .never_says("05", &["自愿"]);
    Said::national("segmented", "ownership_change", &["rehire_new_firm"])
        .says("05", &["没有支付的，合并计算", "不以职工向承接单位投资、入股或者借款为条件"]);
    // nobody said who controls the successor
    Said::national("segmented", "ownership_change", &["rehire_new_firm"])
        .says("05", &["企业支付经济补偿"])
        .never_says("05", &["国有控股企业"]);
    // of four people one has grade 6, nobody 1 to 4
    Said::national("segmented", "closure", &["keep_injury"])
        .says("05", &["五级、六级", "经本人提出"])
        .never_says("05", &["一级至四级"]);
}

#[test]
fn t_06_each_ground_says_how_the_contract_ends() {
    Said::national("segmented", "closure", &["closure_end"])
        .says("06", &["第四十四条第五项终止", "被撤销或者决定提前解散"]);
    // in a closure who does not agree has a contract until the closure ends it
    Said::national("segmented", "closure", &["market_job"])
        .says("06", &["协商不一致的，劳动合同继续履行，至依法终止时为止。"]);
    let layoff = Said::national("segmented", "suspension", &["layoff"]);
    layoff.says("06", &["优先留用", "6个月内重新招用人员的", "同等条件下优先招用"]);
    layoff.says("06", &["写明劳动合同期限、解除或者终止的日期、工作岗位、在本单位的工作年限"]);
    // who asked first is told so
    layoff.never_says("06", &["职工本人首先提出"]);
    let mutual = Said::national("segmented", "suspension", &["market_job"]);
    mutual.says("06", &["协商不一致的，劳动合同继续履行。", "职工本人首先提出"]);
    mutual.says("M0004", &["由您本人提出解除，依法不支付经济补偿"]);
}

#[test]
fn t_07_who_gets_nothing_and_what_a_local_method_keeps() {
    Said::national("segmented", "suspension", &["market_job"])
        .says("07", &["企业有过错、职工依法解除的除外"]);
    Said::of("cn/hunan", None, "hunan475", "suspension", &["market_job"]).says(
        "07",
        &["不低于依照《中华人民共和国劳动合同法》计算的金额", "低于当地最低工资标准的，按最低工资标准计算"],
    );
}

#[test]
fn t_08_terms_of_internal_retirement_are_whole() {
    Said::national("segmented", "closure", &["internal_retire"]).says(
        "08",
        &[
            "比例由本方案确定，依据：《国有企业富余职工安置规定》第九条、第十一条",
            "弹性提前退休",
            "死亡的，待遇支付至死亡当月",
            "个人所得税",
            "承接单位不能按协议支付的",
        ],
    );
}

#[test]
fn t_e9_the_statement_tells_rights_and_limits() {
    let said = Said::national("segmented", "suspension", &["market_job", "keep_injury"]);
    said.says("M0001", &["工伤致残等级为六级", "一次性伤残就业补助金由企业支付"]);
    said.says("M0001", &["申领失业保险金", "之日起1年内申请仲裁"]);
    // who asked first has no unemployment benefit; whose relation goes on has neither
    said.never_says("M0004", &["失业保险金"]);
    said.says("M0005", &["工伤致残等级为六级", "按月发给伤残津贴"]).never_says("M0005", &["失业保险金"]);
}

#[test]
fn t_e9_the_identity_number_is_masked_in_the_middle() {
    let policy = completed("cn/national", None, &[]);
    let channels = vec!["market_job".to_owned()];
    let case = judged(&policy, &Cell { method: "segmented".to_owned(), form: "suspension", channels });
    let person = worker(&Voice::new(case.subject()), 0);
    let whole = case.case.workers[0].id_number.as_str();
    assert_eq!(person.id_number, format!("{}********{}", &whole[..6], &whole[14..]));
}

#[test]
fn t_e9_months_of_unemployment_benefit_are_a_figure_and_the_least_years_are_told() {
    let policy = completed("cn/national", None, &[]);
    let channels = vec!["market_job".to_owned()];
    let mut case = judged(&policy, &Cell { method: "segmented".to_owned(), form: "suspension", channels });
    let mut told = |years: Option<u32>, own_request: bool| {
        let person = &mut case.case.workers[0];
        (person.unemployment_years, person.at_own_request) = (years, own_request);
        case.assessment = anzhi::assess::assess(&case.case, &policy);
        let found = &case.assessment.workers[0];
        let months = found.unemployment.as_ref().map(|figure| figure.value);
        (months, found.standing.months_left, worker(&Voice::new(case.subject()), 0).notices.concat())
    };
    let (months, left, said) = told(Some(12), false);
    assert!(left > 24, "{left}");
    assert_eq!(months, Some(anzhi::assess::Quantity::Months(24)));
    assert!(said.contains("满1年、符合其他条件的") && said.contains("预计最长领取24个月"), "{said}");
    let (months, _, said) = told(Some(0), false);
    assert!(months.is_none() && said.contains("不满1年，不能领取") && !said.contains("预计"), "{said}");
    // years that nobody stated give no number
    let (months, _, said) = told(None, false);
    assert!(months.is_none() && said.contains("申领失业保险金") && !said.contains("预计"), "{said}");
    let (months, _, said) = told(Some(12), true);
    assert!(months.is_none() && !said.contains("失业保险金"), "{said}");
    let plan = Said::national("segmented", "suspension", &["market_job"]);
    plan.says("10", &["累计缴费满1年、非因本人意愿中断就业", "最长24个月", "第四十五条"]);
}

#[test]
fn l11_a_state_controlled_successor_goes_on_with_the_contracts_and_nothing_is_paid() {
    let policy = completed("cn/national", None, &[]);
    let channels = vec!["rehire_new_firm".to_owned()];
    let mut case =
        judged(&policy, &Cell { method: "segmented".to_owned(), form: "ownership_change", channels });
    let restructuring = &mut case.case.enterprise.restructuring;
    restructuring.successor_ownership = Some(anzhi::model::SuccessorOwnership::StateControlled);
    case.assessment = anzhi::assess::assess(&case.case, &policy);
    let (papers, _) = Shop::open().papers(&case);
    let part = |name: &str| {
        let part = papers.iter().find(|(part, _)| part.starts_with(name));
        part.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    for (part, words) in [("05", part("05")), ("M0001", part("M0001"))] {
        assert!(words.contains("由承接单位继续履行") && words.contains("合并计算"), "{part} {words}");
        assert!(!words.contains("由新单位与您订立劳动合同"), "{part} {words}");
    }
    assert!(part("05").contains("不以职工向承接单位投资、入股或者借款为条件"));
}

#[test]
fn w5_few_heads_in_words_of_severance_are_told_as_few() {
    let policy = completed("cn/national", None, &[]);
    let channels = vec!["terminate_compensated".to_owned()];
    let cell = Cell { method: "segmented".to_owned(), form: "suspension", channels };
    let case = judged(&policy, &cell);
    let (papers, _) = Shop::open().papers(&case);
    let (_, part) = papers.iter().find(|(part, _)| part.starts_with("07")).expect("the part");
    let heads: Vec<&str> = part.split("涉及").skip(1).filter_map(|rest| rest.split('人').next()).collect();
    assert!(!heads.is_empty(), "{part}");
    assert!(heads.iter().all(|heads| *heads == "不足3"), "{heads:?}");
    assert!(part.contains("经测算共3人"), "as many as may be told stand as they are: {part}");
}
