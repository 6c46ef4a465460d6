//! What holds for every case: no fen is lost between workers, items, channels and years; written numbers and
//! dates mean the number and the date.

use anzhi::assess::{Figure, shares};
use anzhi::compose::{Voice, chinese, worker};
use anzhi::model::{Date, Money, parse_date};
use chrono::{Datelike, Days};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::support::library::{judged, policy, small};
use anzhi::diagnostic::Source;

/// One random worker, before the number is known.
#[derive(Clone, Debug)]
struct Person {
    man: bool,
    born: u64,
    hired: u64,
    channel: usize,
    category: bool,
    kind: bool,
    wages: [u64; 4],
    leave: u32,
    injury: Option<u8>,
    merged: Option<u16>,
    excluded: Option<u16>,
    consent: bool,
    asked: bool,
}

prop_compose! {
    fn person()(
        (man, category, kind, consent, asked) in any::<(bool, bool, bool, bool, bool)>(),
        born in 0_u64..16_000,
        hired in 6_600_u64..12_000,
        channel in 0_usize..64,
        wages in [1_u64..3_000_000, 1_u64..3_000_000, 0_u64..9_000_000, 0_u64..500_000],
        leave in 0_u32..40,
        injury in proptest::option::weighted(0.2, 1_u8..=10),
        merged in proptest::option::weighted(0.3, 1_u16..3_000),
        excluded in proptest::option::weighted(0.3, 1_u16..400),
    ) -> Person {
        Person { man, born, hired, channel, category, kind, wages, leave, injury, merged, excluded, consent, asked }
    }
}

fn day(text: &str) -> Date {
    parse_date(text).expect("a date")
}

fn yuan(fen: u64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// 18 characters with the right last one.
fn id_number(at: usize, birth: Date, man: bool) -> String {
    let serial = 2 * at + usize::from(man);
    let digits = format!("110105{}{serial:03}", birth.format("%Y%m%d"));
    let sum: u32 =
        digits.bytes().enumerate().map(|(at, digit)| u32::from(digit - b'0') * ((1 << (17 - at)) % 11)).sum();
    format!("{digits}{}", char::from(b"10X98765432"[(sum % 11) as usize]))
}

impl Person {
    fn row(&self, at: usize) -> String {
        let base = day("2026-09-30");
        let birth = day("1962-01-01") + Days::new(self.born);
        // grown up, and a month before the base date at the latest
        let hired = (birth + Days::new(self.hired)).min(base - Days::new(30));
        let merged = self.merged.map_or(String::new(), |days| {
            let last = hired - Days::new(40);
            format!("{}至{last} 参军", last - Days::new(u64::from(days)))
        });
        let excluded = self.excluded.map_or(String::new(), |days| {
            format!("{hired}至{} 停薪留职", (hired + Days::new(u64::from(days))).min(base))
        });
        let channels = &policy().channels;
        let [wage, insurance, arrears, other] = self.wages.map(yuan);
        [
            format!("P{at:03}"),
            format!("职工{at}"),
            if self.man { "男" } else { "女" }.to_owned(),
            id_number(at, birth, self.man),
            String::new(),
            "一车间".to_owned(),
            "操作工".to_owned(),
            "在岗".to_owned(),
            if self.kind { "固定工" } else { "合同制" }.to_owned(),
            "无固定期限".to_owned(),
            String::new(),
            hired.to_string(),
            merged,
            excluded,
            if self.man {
                "男60"
            } else if self.category {
                "女55"
            } else {
                "女50"
            }
            .to_owned(),
            wage,
            insurance,
            arrears,
            other,
            self.leave.to_string(),
            self.injury.map_or(String::new(), |grade| grade.to_string()),
            String::new(),
            String::new(),
            channels[self.channel % channels.len()].name.clone(),
            if self.consent { "2026-09-20".to_owned() } else { String::new() },
            if self.asked { "是" } else { "否" }.to_owned(),
            "0000-6600001".to_owned(),
            String::new(),
        ]
        .join(",")
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn no_fen_is_lost(
        people in proptest::collection::vec(person(), 1..40),
        debts in proptest::collection::vec((0_usize..64, 0_u64..900_000_000, 2026_i32..2040, proptest::option::of(1_u32..12)), 0..6),
        heads in proptest::option::of((1_u32..5_000, 1_u64..900_000)),
    ) {
        let heading = small("roster.csv").text.lines().next().expect("a heading").to_owned();
        let rows: Vec<String> = people.iter().enumerate().map(|(at, person)| person.row(at)).collect();
        let roster = Source::new("roster.csv", format!("{heading}\n{}\n", rows.join("\n")));
        let items = &policy().cost_items;
        let debts: String = debts
            .iter()
            .map(|(item, fen, year, span)| {
                let item = &items[item % items.len()].code;
                let span = span.map_or(String::new(), |years| format!(", years: {years}"));
                format!("  - {{item: {item}, name: 欠款, amount: {}, due: {year}{span}}}\n", yuan(*fen))
            })
            // off-pool pensions worked out by the pack's formula, over the years that the pack says
            .chain(heads.map(|(people, fen)| {
                format!("  - {{item: K10, name: 统筹外, people: {people}, standard: {}, due: 2026}}\n", yuan(fen))
            }))
            .collect();
        let debts = if debts.is_empty() { String::new() } else { format!("liabilities:\n{debts}") };
        let text = small("funds.yaml").text.clone();
        let (before, rest) = text.split_once("liabilities:\n").expect("liabilities");
        let (_, after) = rest.split_once("account:").expect("the account");
        let judged = judged(roster, Source::new("funds.yaml", format!("{before}{debts}account:{after}")));

        let costs = &judged.assessment.costs;
        let liabilities: Money = judged.assessment.provisions.iter().map(|provision| provision.amount).sum();
        let stated: Money = judged.case.funds.liabilities.iter().filter_map(|debt| debt.amount).sum();
        let formula = heads.map_or(0, |(people, fen)| u64::from(people) * fen * 12 * 10);
        prop_assert_eq!(liabilities, stated + Money::parse(&yuan(formula)).expect("an amount"));
        let by_item: Money = costs.items.iter().map(|item| item.amount).sum();
        let by_channel: Money = costs.channels.iter().map(|channel| channel.total).sum();
        let in_channels: Money = costs.channels.iter().flat_map(|channel| &channel.items).map(|item| item.amount).sum();
        let by_year: Money = costs.years.values().map(anzhi::assess::YearCost::total).sum();
        prop_assert_eq!(by_item, costs.total);
        prop_assert_eq!(by_channel + liabilities, costs.total);
        prop_assert_eq!(in_channels, by_channel);
        prop_assert_eq!(by_year, costs.total);
        prop_assert_eq!(costs.historic + costs.diversion, costs.total);

        let found = &judged.assessment.workers;
        let personal: Money = found.iter().flat_map(|worker| &worker.sums.items).map(Figure::money).sum();
        let reserved: Money = found.iter().flat_map(|worker| &worker.sums.reserved).map(Figure::money).sum();
        prop_assert_eq!(personal, costs.personal);
        prop_assert_eq!(personal + reserved, by_channel);
        let heads: usize = costs.channels.iter().map(|channel| channel.people).sum();
        prop_assert_eq!(heads, people.len());

        let voice = Voice::new(judged.subject());
        let printed = |text: &str| Money::parse(text).expect("a printed amount");
        let mut statements = Money::ZERO;
        for at in 0..people.len() {
            let statement = worker(&voice, at);
            let items: Money = statement.items.iter().map(|item| printed(&item.amount.yuan)).sum();
            let reserved: Money = statement.reserved.iter().map(|item| printed(&item.amount.yuan)).sum();
            prop_assert_eq!(items, printed(&statement.total.yuan));
            prop_assert_eq!(reserved, printed(&statement.reserved_total.yuan));
            statements = statements + items;
        }
        prop_assert_eq!(statements, costs.personal);
    }

    #[test]
    fn shares_of_one_sum_add_up_to_it(
        fen in 0_u64..10_000_000_000_000,
        weights in proptest::collection::vec(0_u32..4_500, 1..200),
    ) {
        let sum = Money::parse(&yuan(fen)).expect("an amount");
        let weights: Vec<Decimal> = weights.into_iter().map(|weight| Decimal::new(weight.into(), 2)).collect();
        let parts = shares(sum, &weights);
        let all: Decimal = weights.iter().copied().sum();
        prop_assert_eq!(parts.len(), weights.len());
        if all.is_zero() {
            prop_assert!(parts.iter().all(|part| part.is_zero()));
        } else {
            prop_assert_eq!(parts.iter().copied().sum::<Money>(), sum);
            for (part, weight) in parts.iter().zip(&weights) {
                // nobody is a fen away from the exact share, and nobody without service has any
                let exact = sum.yuan() * *weight / all;
                prop_assert!((part.yuan() - exact).abs() < Decimal::new(1, 2), "{} {}", part, exact);
                prop_assert!(!weight.is_zero() || part.is_zero());
            }
        }
    }

    #[test]
    fn capitals_mean_the_amount(fen in prop_oneof![0_u64..100_000, 0_u64..1_000_000_000, 0_u64..100_000_000_000_000]) {
        let money = Money::parse(&yuan(fen)).expect("an amount");
        let text = chinese::capitals(money);
        prop_assert_eq!(read_capitals(&text), Some(fen), "{}", text);
    }

    #[test]
    fn round_amounts_in_capitals_mean_the_amount(digit in 1_u64..10, zeros in 0_u32..14, tail in 0_u64..100) {
        let fen = digit * 10_u64.pow(zeros) + tail;
        let text = chinese::capitals(Money::parse(&yuan(fen)).expect("an amount"));
        prop_assert_eq!(read_capitals(&text), Some(fen), "{}", text);
        prop_assert!(!text.contains("零零") && !text.contains("零元整") || fen == 0, "{}", text);
    }

    #[test]
    fn dates_mean_the_day(from in 0_u64..60_000, more in 0_u64..1_000) {
        let from = day("1930-01-01") + Days::new(from);
        let to = from + Days::new(more);
        prop_assert_eq!(parse_date(&chinese::date(from)), Some(from));
        prop_assert_eq!(read_period(&chinese::period(from, to)), Some((from, to)));
        let weekday = chinese::date_with_weekday(from);
        let name = ["一", "二", "三", "四", "五", "六", "日"][from.weekday().num_days_from_monday() as usize];
        prop_assert_eq!(weekday, format!("{}（星期{name}）", chinese::date(from)));
    }

    #[test]
    fn ten_thousands_are_within_half_a_unit(fen in 0_u64..100_000_000_000) {
        let money = Money::parse(&yuan(fen)).expect("an amount");
        let told = Money::parse(&chinese::ten_thousands(money)).expect("an amount").yuan() * Decimal::from(10_000);
        prop_assert!((told - money.yuan()).abs() <= Decimal::from(50), "{told} for {fen}");
    }
}

/// Reads an amount in capitals as fen.
fn read_capitals(text: &str) -> Option<u64> {
    let text = text.strip_prefix("人民币")?;
    let text = text.strip_suffix('整').unwrap_or(text);
    let (whole, rest) = text.split_once('元').unwrap_or(("", text));
    let (jiao, fen) = match rest.split_once('角') {
        Some((jiao, fen)) => (jiao, fen),
        None => ("", rest),
    };
    let digit = |text: &str| -> Option<u64> {
        let text = text.trim_start_matches('零');
        if text.is_empty() {
            Some(0)
        } else {
            DIGITS.chars().position(|c| text == c.to_string()).map(|d| d as u64)
        }
    };
    let fen = digit(fen.strip_suffix('分').unwrap_or(fen))?;
    Some(read_whole(whole)? * 100 + digit(jiao)? * 10 + fen)
}

const DIGITS: &str = "零壹贰叁肆伍陆柒捌玖";

fn read_whole(text: &str) -> Option<u64> {
    for (unit, size) in [('亿', 100_000_000), ('万', 10_000), ('仟', 1_000), ('佰', 100), ('拾', 10)] {
        if let Some((high, low)) = text.rsplit_once(unit) {
            return Some(read_whole(high)? * size + read_whole(low)?);
        }
    }
    let text = text.trim_start_matches('零');
    if text.is_empty() {
        Some(0)
    } else {
        DIGITS.chars().position(|c| text == c.to_string()).map(|d| d as u64)
    }
}

/// Reads `2022年6月1日至10日`: what the second date leaves out is that of the first.
fn read_period(text: &str) -> Option<(Date, Date)> {
    let (first, second) = text.split_once('至').unwrap_or((text, text));
    let from = parse_date(first)?;
    let second = match (second.contains('年'), second.contains('月')) {
        (true, _) => second.to_owned(),
        (false, true) => format!("{}年{second}", from.year()),
        (false, false) => format!("{}年{}月{second}", from.year(), from.month()),
    };
    Some((from, parse_date(&second)?))
}
