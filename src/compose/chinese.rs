//! Owns: how numbers, dates and lengths of time are written in documents (GB/T 15835, 支付结算办法 附件一).
//! Never: sentences.

use chrono::Datelike;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{Date, DateSpan, Money, Month};

/// 2026年3月5日, without padding.
#[must_use]
pub fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// Room in which a hand writes the day.
#[must_use]
pub fn blank_date() -> String {
    "　　　　年　　月　　日".to_owned()
}

/// 2026年3月5日（星期四）
#[must_use]
pub fn date_with_weekday(day: Date) -> String {
    let weekday = ["一", "二", "三", "四", "五", "六", "日"][day.weekday().num_days_from_monday() as usize];
    format!("{}（星期{weekday}）", date(day))
}

/// 2026年3月
#[must_use]
pub fn month(month: Month) -> String {
    format!("{}年{}月", month.year(), month.month())
}

/// From one day to another; the year, and the month, are not said twice: 2022年6月1日至10日.
#[must_use]
pub fn period(from: Date, to: Date) -> String {
    if from == to {
        date(from)
    } else if from.year() != to.year() {
        format!("{}至{}", date(from), date(to))
    } else if from.month() != to.month() {
        format!("{}至{}月{}日", date(from), to.month(), to.day())
    } else {
        format!("{}至{}日", date(from), to.day())
    }
}

/// 27年9个月; days are named only where they decide something.
#[must_use]
pub fn length(span: DateSpan) -> String {
    let mut text = String::new();
    if span.years > 0 {
        text.push_str(&format!("{}年", span.years));
    }
    if span.months > 0 {
        text.push_str(&format!("{}个月", span.months));
    }
    if span.days > 0 {
        text.push_str(&format!("{}天", span.days));
    }
    if text.is_empty() { "0天".to_owned() } else { text }
}

/// 5年 or 4年6个月, from months.
#[must_use]
pub fn months(months: i32) -> String {
    let months = u32::try_from(months).unwrap_or(0);
    length(DateSpan { years: months / 12, months: months % 12, days: 0 })
}

/// A line of working as a document prints it: `9y6m0d` becomes 9年6个月, `→` stays.
#[must_use]
pub fn working(line: &str) -> String {
    line.split(' ')
        .map(|word| span_word(word).unwrap_or_else(|| word.to_owned()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn span_word(word: &str) -> Option<String> {
    let (years, rest) = word.split_once('y')?;
    let (months, rest) = rest.split_once('m')?;
    let days = rest.strip_suffix('d').unwrap_or("0");
    let number = |text: &str| text.parse::<u32>().ok();
    Some(length(DateSpan { years: number(years)?, months: number(months)?, days: number(days)? }))
}

/// 60岁8个月, from months.
#[must_use]
pub fn age(months: i32) -> String {
    if months % 12 == 0 {
        format!("{}岁", months / 12)
    } else {
        format!("{}岁{}个月", months / 12, months % 12)
    }
}

/// 一 to 九十九.
#[must_use]
pub fn ordinal(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = ((number / 10) as usize, (number % 10) as usize);
    match (tens, ones) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens, ones) if tens < 10 => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => number.to_string(),
    }
}

/// 12,345: a count in groups of three digits, as amounts are.
#[must_use]
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let head = digits.len() % 3;
    let (first, rest) = digits.split_at(head);
    let groups = rest.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    let first = (!first.is_empty()).then(|| first.to_owned());
    first.into_iter().chain(groups).collect::<Vec<_>>().join(",")
}

/// 12.3%, one decimal.
#[must_use]
pub fn share(percent: Decimal) -> String {
    format!("{percent:.1}%")
}

/// 16%, from 0.16, without trailing zeros.
#[must_use]
pub fn rate(rate: Decimal) -> String {
    format!("{}%", (rate * Decimal::ONE_HUNDRED).normalize())
}

/// A number of law with its unit, as a sentence takes it: 3倍, 12年, 1个月, 半个月, 70%, 1,740.00元.
#[must_use]
pub fn quantity(number: Decimal, unit: &str) -> String {
    let half = Decimal::ONE / Decimal::TWO;
    let plain = number.normalize();
    match unit {
        "元" => format!("{}元", Money::round_half_up(number)),
        "比例" => rate(number),
        "月" if number == half => "半个月".to_owned(),
        "月" | "工作日" => format!("{plain}个{unit}"),
        _ => format!("{plain}{unit}"),
    }
}

/// Ten thousands of yuan with two decimals, half away from zero.
#[must_use]
pub fn ten_thousands(money: Money) -> String {
    Money::round_half_up(money.yuan() / Decimal::from(10_000)).to_string()
}

/// 人民币壹万贰仟叁佰肆拾伍元陆角柒分. Where the annex allows two forms one is chosen: 零 before 角 only when
/// the yuan digit is 0, 整 whenever there are no fen.
#[must_use]
pub fn capitals(money: Money) -> String {
    let fen = (money.yuan().abs() * Decimal::ONE_HUNDRED).to_u128().unwrap_or(0);
    let (yuan, jiao, fen) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut text = String::from("人民币");
    if yuan > 0 {
        text.push_str(&whole_capitals(yuan));
        text.push('元');
    }
    if jiao > 0 {
        if yuan > 0 && yuan.is_multiple_of(10) {
            text.push('零');
        }
        text.push(DIGITS[jiao as usize]);
        text.push('角');
    } else if fen > 0 && yuan > 0 {
        text.push('零');
    }
    if fen > 0 {
        text.push(DIGITS[fen as usize]);
        text.push('分');
    } else {
        if yuan == 0 && jiao == 0 {
            text.push_str("零元");
        }
        text.push('整');
    }
    text
}

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// Groups of four; 零 stands between two groups when a whole group is empty or the lower one is below a thousand.
fn whole_capitals(yuan: u128) -> String {
    const UNITS: [&str; 4] = ["", "万", "亿", "万亿"];
    let mut text = String::new();
    let mut skipped = false;
    for at in (0..UNITS.len()).rev() {
        let group = (yuan / 10_u128.pow(4 * u32::try_from(at).unwrap_or(0)) % 10_000) as usize;
        if group == 0 {
            skipped = !text.is_empty();
            continue;
        }
        if !text.is_empty() && (skipped || group < 1000) {
            text.push('零');
        }
        text.push_str(&group_capitals(group));
        text.push_str(UNITS[at]);
        skipped = false;
    }
    text
}

fn group_capitals(group: usize) -> String {
    let mut text = String::new();
    let mut zero = false;
    for (power, unit) in [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        let digit = group / power % 10;
        if digit == 0 {
            zero = !text.is_empty();
            continue;
        }
        if zero {
            text.push('零');
        }
        text.push(DIGITS[digit]);
        text.push_str(unit);
        zero = false;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{capitals, length, ordinal, period, ten_thousands};
    use crate::model::{DateSpan, Money, parse_date};

    #[test]
    fn capitals_follow_the_annex() {
        for (figure, text) in [
            ("0", "人民币零元整"),
            ("0.5", "人民币伍角整"),
            ("0.05", "人民币伍分"),
            ("10", "人民币壹拾元整"),
            ("100.01", "人民币壹佰元零壹分"),
            ("1680.32", "人民币壹仟陆佰捌拾元零叁角贰分"),
            ("107000.53", "人民币壹拾万柒仟元零伍角叁分"),
            ("500300.09", "人民币伍拾万零叁佰元零玖分"),
            ("100010000", "人民币壹亿零壹万元整"),
            ("372744000", "人民币叁亿柒仟贰佰柒拾肆万肆仟元整"),
        ] {
            assert_eq!(capitals(Money::parse(figure).expect("money")), text);
        }
    }

    #[test]
    fn dates_and_lengths_read_as_an_office_writes_them() {
        let day = |text| parse_date(text).expect("a date");
        assert_eq!(period(day("2022-06-01"), day("2022-06-10")), "2022年6月1日至10日");
        assert_eq!(period(day("2022-06-01"), day("2023-01-10")), "2022年6月1日至2023年1月10日");
        assert_eq!(length(DateSpan { years: 27, months: 9, days: 0 }), "27年9个月");
        assert_eq!((ordinal(10), ordinal(13), ordinal(20)), ("十".into(), "十三".into(), "二十".into()));
        assert_eq!(ten_thousands(Money::parse("103670000").expect("money")), "10,367.00");
    }
}
