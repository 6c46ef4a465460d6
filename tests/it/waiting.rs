//! Who leaves the post and waits for retirement: forms of internal retirement, and the other channels that go so.

use super::support::{desk::Desk, desk::Told, pdf::Pdf};

const PACK: &str = "policies/local/linjiang";

const FORM: &str = "internal_allowance_form: {title: 发放方式, unit: 码, overrides: cn/national, values: [{from: 1993-04-20, \
                    value: lump_sum, basis: [{source: practice}], checked: false}]}\n";

const PAYER: &str = "internal_own_insurance: {title: 个人部分, unit: 码, overrides: cn/national, values: [{from: 1993-04-20, \
                     value: enterprise, basis: [{source: practice}], checked: false}]}\n";

/// Eight tenths of what the months come to.
const DISCOUNT: &str = "internal_allowance_lump_sum: {title: 一次性生活费, unit: 元, of: worker, overrides: cn/national, \
                        values: [{from: 1993-04-20, formula: 内退月生活费 * 预留月数 * 0.8, basis: [{source: practice}], checked: false}]}\n";

/// The small case, in which one worker retires internally, with these parameters.
fn with(parameters: &str) -> Desk {
    let desk = Desk::small();
    desk.write(&format!("{PACK}/parameters/forms.yaml"), parameters);
    desk
}

fn figure(told: &Told, id: &str) -> String {
    let figures = told.json["result"]["figures"].as_array().expect("figures");
    let found = figures.iter().find(|figure| figure["id"] == id);
    found.and_then(|figure| figure["value"].as_str()).unwrap_or_default().to_owned()
}

fn item(told: &Told, list: &str, code: &str) -> String {
    let items = told.json["result"]["workers"][0][list].as_array().expect("items");
    let found = items.iter().find(|figure| figure["id"] == code);
    found.and_then(|figure| figure["value"].as_str()).unwrap_or_default().to_owned()
}

fn text(desk: &Desk, beginning: &str) -> String {
    let made = desk.made();
    let paper = made.iter().find(|name| name.contains(beginning) && name.ends_with(".pdf"));
    Pdf::open(&desk.path("out").join(paper.expect("the paper"))).all_text().split_whitespace().collect()
}

fn papers(desk: &Desk) -> (String, String) {
    let told = desk.build(&["--draft", "--only", "A1,E9"]);
    assert_eq!(told.of("error"), Vec::<String>::new());
    (text(desk, "A1"), text(desk, "HX001"))
}

#[test]
fn i6_internal_retirement_forms_a_lump_sum_is_paid_to_the_worker() {
    // 58 months at 70 % of 5,680.50
    let (desk, months, monthly) = (with(FORM), 58, 3976.35);
    let told = desk.ask(&["assess", "case"]);
    let whole = format!("{:.2}", monthly * f64::from(months));
    assert_eq!(item(&told, "items", "K07"), whole);
    assert_eq!((item(&told, "reserved", "K07"), item(&told, "items", "K08")), (String::new(), String::new()));
    assert_eq!(
        (figure(&told, "internal.at_once"), figure(&told, "internal.allowance")),
        (whole.clone(), whole)
    );
    // the year of payment has it, the contributions go on by month, and the years add up
    let plain = Desk::small().ask(&["assess", "case"]);
    assert_eq!(figure(&told, "total"), figure(&plain, "total"), "the whole is the same, and paid at once");
    assert_eq!(figure(&told, "internal_total.2028"), twelve(&item(&told, "reserved", "K08"), months));
    let (plan, slip) = papers(&desk);
    assert!(plan.contains("按月数合计后一次性支付给本人，不再按月发放"), "{plan}");
    assert!(plan.contains("由企业一次性发给生活费并按月缴纳社会保险费"), "{plan}");
    assert!(plan.contains("社会保险费缴纳至调整后的退休时间") && !plan.contains("待遇支付至"), "{plan}");
    assert!(!plan.contains("按月发放生活费") && !plan.contains("从生活费中代扣代缴"), "{plan}");
    assert!(slip.contains("不按月发放，一次性列入应支付给您本人的款项"), "{slip}");
    assert!(slip.contains("由您本人承担，按月交给企业代为缴纳") && !slip.contains("从中代扣代缴"), "{slip}");
}

/// What twelve of so many equal months come to.
fn twelve(sum: &str, months: i32) -> String {
    let fen = sum.replace('.', "").parse::<i64>().expect("a sum") / i64::from(months) * 12;
    format!("{}.{:02}", fen / 100, fen % 100)
}

#[test]
fn i6_internal_retirement_forms_a_formula_of_the_place_gives_the_lump_sum() {
    let desk = with(&format!("{FORM}{DISCOUNT}"));
    let told = desk.ask(&["assess", "case"]);
    assert_eq!(item(&told, "items", "K07"), "184502.64");
    assert_eq!(desk.ask(&["check", "case"]).with_code("FU07A").len(), 1, "less than the months is told");
    assert_eq!(with(FORM).ask(&["check", "case"]).with_code("FU07A").len(), 0);
    let (_, slip) = papers(&desk);
    assert!(slip.contains("按方案规定的办法合计为184,502.64元"), "{slip}");
}

#[test]
fn i6_internal_retirement_forms_the_enterprise_may_bear_the_own_part() {
    let desk = with(PAYER);
    let (told, plain) = (desk.ask(&["assess", "case"]), Desk::small().ask(&["assess", "case"]));
    // pension 16 % and 8 %, medical 8 % and 2 %, of 5,200 for 58 months
    assert_eq!(item(&plain, "reserved", "K08"), "72384.00");
    assert_eq!(item(&told, "reserved", "K08"), "102544.00");
    assert_eq!(
        (figure(&told, "internal.own_part"), figure(&plain, "internal.own_part")),
        ("30160.00".into(), "0.00".into())
    );
    let (plan, slip) = papers(&desk);
    assert!(
        plan.contains(
            "个人应缴部分也由企业承担，不从生活费中扣除。个人应缴部分的费率为养老保险8%、医疗保险2%。"
        ),
        "{plan}"
    );
    assert!(plan.contains("（含个人应缴部分3.02万元）"), "{plan}");
    assert!(
        slip.contains("个人应缴的社会保险费由企业承担，不从中扣除") && !slip.contains("代扣代缴。"),
        "{slip}"
    );
    let (plan, slip) = papers(&Desk::small());
    assert!(
        plan.contains("个人应缴部分由本人承担，从生活费中代扣代缴。") && !plan.contains("含个人应缴部分"),
        "{plan}"
    );
    assert!(slip.contains("个人应缴的社会保险费从中代扣代缴。"), "{slip}");
}

#[test]
fn i6_internal_retirement_forms_a_misspelt_form_or_payer_is_told_at_its_place() {
    for (parameters, wrong) in [(FORM, "lump_sum"), (PAYER, "enterprise")] {
        let desk = with(&parameters.replace(&format!("value: {wrong}"), "value: once"));
        let told = desk.ask(&["check", "case"]);
        assert_eq!(told.of("error").len(), 1, "{:?}", told.of("error"));
        assert_eq!(told.with_code("not-one-of")[0]["facts"]["value"], "once");
    }
    // a condition on a code that the parameter never is does not pass in silence
    let desk = with("");
    desk.write(
        &format!("{PACK}/checks.yaml"),
        "XX01: {title: 甲, of: case, severity: note, when: 'internal_allowance_form == \"once\"', message: {zh: 甲, en: a}, \
         help: {zh: 乙, en: b}, basis: [{source: practice}], checked: false}\n",
    );
    assert_eq!(desk.ask(&["check", "case"]).with_code("not-one-of").len(), 1);
}

/// The small case, whose enterprise closes, with a unit that goes on paying.
fn succeeded() -> Desk {
    let desk = Desk::small();
    desk.spoil("enterprise.yaml", "form: closure", "form: closure\n  continues_as: 临江市机械总公司");
    desk
}

/// The same with its internally retired worker in another channel.
fn through(channel: &str) -> Desk {
    let desk = succeeded();
    desk.spoil("roster.csv", ",内部退养,", &format!(",{channel},"));
    desk
}

#[test]
fn i6_waiting_channels_have_their_items_and_words() {
    // the same months and the same standards as internal retirement, under items of their own
    let plain = Desk::small().ask(&["assess", "case"]);
    let (allowance, insurance) = (item(&plain, "reserved", "K07"), item(&plain, "reserved", "K08"));
    for (channel, name, granted) in
        [("等退", "承诺等退", vec!["K22", "K23"]), ("协保", "协议保留社会保险关系", vec!["K23"])]
    {
        let desk = through(channel);
        assert_eq!(desk.ask(&["check", "case"]).of("error"), Vec::<String>::new(), "{channel}");
        let told = desk.ask(&["assess", "case"]);
        let has = |code: &str| granted.contains(&code);
        assert_eq!(item(&told, "reserved", "K22"), if has("K22") { allowance.as_str() } else { "" });
        assert_eq!(item(&told, "reserved", "K23"), insurance);
        assert_eq!(figure(&told, "internal.people"), "0");
        let (plan, slip) = papers(&desk);
        // every part that speaks of those who wait does so by the channel's own name
        for words in [
            format!("八、{name}（一）{name}"),
            format!("由企业与职工签订{name}协议，作为劳动合同的附件"),
            format!("{name}的职工，企业继续按时足额缴纳社会保险费"),
            format!("{name}职工的档案由企业继续管理"),
            format!("离岗、{name}和解除、终止劳动合同前"),
            "具体办法见本方案第八部分".to_owned(),
            "企业不得强制职工".to_owned(),
        ] {
            assert!(plan.contains(&words), "{words}: {plan}");
        }
        assert!(!plan.contains("内部退养"), "{plan}");
        assert_eq!(slip.contains("等待退休人员生活费"), has("K22"), "{slip}");
        assert_eq!(slip.contains("不领取工资和生活费"), !has("K22"), "{slip}");
    }
}

#[test]
fn i6_waiting_channels_stand_beside_internal_retirement_and_ask_for_consent() {
    let desk = succeeded();
    desk.spoil("roster.csv", ",自谋职业,2026-10-11,是,", ",承诺等退,,,");
    let told = desk.ask(&["check", "case"]);
    assert_eq!(told.with_code("CH05").len(), 1, "nobody waits without having signed");
    desk.spoil("roster.csv", ",承诺等退,,,", ",承诺等退,2026-10-11,,");
    // a limit of the place is held
    let within = |months: &str| {
        let limit = format!(
            "await_within_months: {{title: 年限, unit: 月, overrides: cn/national, values: [{{from: 1993-04-20, value: {months}, \
             basis: [{{source: practice}}], checked: false}}]}}\n"
        );
        desk.write(&format!("{PACK}/parameters/waiting.yaml"), limit);
    };
    within("120");
    assert_eq!(desk.ask(&["check", "case"]).with_code("CH14").len(), 1);
    within("400");
    desk.build(&["--draft", "--only", "A1"]);
    let plan = text(&desk, "A1");
    assert!(plan.contains("八、内部退养、承诺等退（一）内部退养的条件和办理"), "{plan}");
    assert!(plan.contains("距法定退休年龄不超过400个月的职工"), "{plan}");
}

#[test]
fn i6_waiting_channels_of_a_pack_must_have_terms() {
    let desk = Desk::small();
    let channel = "lijiang: {name: 离岗, until_retirement: true, consent: true, items: [K03, K23], basis: [{source: practice}], \
                   papers: [E9], says: {plan: 离岗等待。, TERMS slip: 您离岗等待。}}\n";
    desk.write(&format!("{PACK}/channels.yaml"), channel.replace("TERMS ", ""));
    let told = desk.ask(&["check", "case"]);
    assert_eq!(told.of("error"), [format!("words-missing {PACK}/channels.yaml:1:1")]);
    assert_eq!(told.with_code("words-missing")[0]["facts"]["papers"], "terms");
    desk.write(&format!("{PACK}/channels.yaml"), channel.replace("TERMS", "terms: 离岗的办法。,"));
    desk.spoil("roster.csv", ",内部退养,", ",离岗,");
    let (plan, _) = papers(&desk);
    assert!(plan.contains("八、离岗（一）离岗离岗的办法。"), "{plan}");
}
