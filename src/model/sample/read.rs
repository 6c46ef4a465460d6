//! Owns: the written shape of `roster.yaml`.
//! Never: makes a worker; takes a region of the real list.

use chrono::Months;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::diagnostic::{Code, Finding, Findings, Source};
use crate::model::schema::{ReadFacts, money};
use crate::model::{Date, Money, Sex};
use crate::written::{Fault, MapReader, choose, count, parse};

use super::plan::{Contract, Couples, Group, Part, People, Plan, Range, Spread, Stretch, Unit};

/// Provinces have numbers; these parts of their lists are empty.
const UNUSED_PREFECTURES: [&str; 2] = ["97", "98"];
const SEXES: &[(&str, Sex)] = &[("男", Sex::Male), ("女", Sex::Female)];
const STATUSES: &[(&str, &str)] = &[
    ("在岗", "在岗"),
    ("待岗", "待岗"),
    ("停薪留职", "停薪留职"),
    ("长病", "长病"),
    ("借调", "借调"),
    ("内退", "内退"),
];
const OPEN_ENDED: &str = "无固定期限";
const START_AGE: u32 = 17;
const FEN: i64 = 100;

/// Reads a recipe; `None`, with findings, when anything in it is wrong.
#[must_use]
pub fn read(source: &std::sync::Arc<Source>, findings: &mut Findings) -> Option<Plan> {
    let node = parse(source, findings)?;
    let mut map = MapReader::new(&node, findings)?;
    let plan = plan(&mut map);
    map.finish();
    Some(plan).filter(|_| !findings.any_error())
}

fn plan(map: &mut MapReader<'_, '_>) -> Plan {
    let units: Vec<Unit> = map.maps("units", unit);
    let names: Vec<(String, usize)> =
        units.iter().enumerate().map(|(at, unit)| (unit.name.clone(), at)).collect();
    let mut ids: Vec<(String, usize)> = Vec::new();
    let groups = map.maps("groups", |map| {
        if let Some(id) = map.optional_text("id") {
            ids.push((id, ids.len()));
        } else {
            ids.push((String::new(), ids.len()));
        }
        group(map, &names)
    });
    let named = |text: &str| among(text, &ids);
    let couples = map.optional_maps("couples", |map| Couples {
        count: map.count("count"),
        between: (
            map.parsed("men", named).unwrap_or_default(),
            map.parsed("women", named).unwrap_or_default(),
        ),
    });
    Plan {
        seed: u64::from(map.count("seed")),
        prefix: map.optional_text("prefix").unwrap_or_default(),
        digits: map
            .parsed("digits", count)
            .and_then(|digits| usize::try_from(digits).ok())
            .unwrap_or_default(),
        regions: regions(map),
        phones: map.optional_text("phones").unwrap_or_default(),
        permanent_before: map.optional_date("permanent_before"),
        surveyed: map.optional_flag("surveyed").unwrap_or(false),
        units,
        groups,
        couples,
    }
}

fn unit(map: &mut MapReader<'_, '_>) -> Unit {
    let heads = map.optional_map("heads").map(|mut map| {
        let heads = (map.text("post"), map.count("count"));
        map.finish();
        heads
    });
    Unit {
        name: map.text("name"),
        posts: map.texts("posts"),
        share: u64::from(map.optional_count("share").unwrap_or(1)),
        heads,
    }
}

/// Six digits each, of a prefecture that does not exist.
fn regions(map: &mut MapReader<'_, '_>) -> Vec<String> {
    let (place, regions) = (map.place("regions"), map.texts("regions"));
    let fits = |region: &String| {
        let digits = region.len() == 6 && region.bytes().all(|byte| byte.is_ascii_digit());
        digits && region.get(2..4).is_some_and(|prefecture| UNUSED_PREFECTURES.contains(&prefecture))
    };
    for region in regions.iter().filter(|region| !fits(region)) {
        let finding =
            Finding::new(Code::NotOneOf, place.clone()).fact("key", "regions").fact("value", region);
        map.findings().push(finding.fact("allowed", "??97??, ??98??"));
    }
    regions
}

fn among(text: &str, names: &[(String, usize)]) -> Result<usize, Fault> {
    let names: Vec<(&str, usize)> = names.iter().map(|(name, at)| (name.as_str(), *at)).collect();
    choose(text, &names)
}

fn group(map: &mut MapReader<'_, '_>, names: &[(String, usize)]) -> Group {
    let count = map.count("count");
    let place = map.place("units");
    let mut units = Vec::new();
    for name in map.optional_texts("units") {
        match among(&name, names) {
            Ok(at) => units.push(at),
            Err(fault) => map.findings().push(fault.at("units", place.clone())),
        }
    }
    if units.is_empty() {
        units = (0..names.len()).collect();
    }
    let base = map.optional_map("insurance_base").map(|mut map| {
        let base = (map.optional_decimal("share"), map.optional_money("least"));
        map.finish();
        base
    });
    let (base_share, base_least) = base.unwrap_or_default();
    let (wage, wage_step) = wage(map);
    Group {
        count,
        written: count,
        channel: map.text("channel"),
        units,
        posts: map.optional_texts("posts"),
        people: map.maps("people", people).into_iter().flatten().collect(),
        status: map.optional_one_of("status", STATUSES).unwrap_or("在岗").to_owned(),
        kind: map.optional_text("kind"),
        contract: contract(map),
        wage,
        wage_step,
        base_share: base_share.unwrap_or(Decimal::ONE),
        base_least: base_least.map_or(0, fen),
        wage_arrears: map.optional_money("wage_arrears_total").map_or(0, fen).unsigned_abs(),
        other_arrears: map.optional_money("other_arrears_total").map_or(0, fen).unsigned_abs(),
        leave_days: whole(map, "leave_days").unwrap_or_default(),
        consent: spread(map, "consent", |map| {
            let (from, to) = map.dates();
            Range { from, to }
        }),
        own_request: part_under(map, "own_request"),
        merged: spread(map, "merged", stretch),
        excluded: spread(map, "excluded", stretch),
        injured: words(map, "injured"),
        protected: words(map, "protected"),
        services: services(map),
        last_month_wage: map.optional_flag("last_month_wage").unwrap_or_default(),
        notice_given: part_under(map, "notice_given"),
        contributions: map.optional_map("contributions").map(|mut map| {
            let (from, to) = map.dates();
            map.finish();
            Range { from, to }
        }),
        reason: map.optional_text("reason").unwrap_or_default(),
        remark: map.optional_text("remark").unwrap_or_default(),
    }
}

fn people(map: &mut MapReader<'_, '_>) -> Option<People> {
    let category = map.text("category");
    let sex = map.one_of("sex", SEXES);
    let birth = map.map("birth").map(days);
    let hired = map.map("hired").map(days);
    let start_age = map.optional_count("start_age").unwrap_or(START_AGE);
    let share = u64::from(map.optional_count("share").unwrap_or(1));
    let (birth, hired) = (birth?, hired?);
    // the youngest must be old enough before the time of hiring is over
    let earliest = birth.to.checked_add_months(Months::new(start_age * 12)).unwrap_or(birth.to);
    if earliest > hired.to {
        let finding = Finding::new(Code::PeriodReversed, map.place("hired")).fact("key", "hired");
        map.findings().push(finding.fact("first", earliest).fact("last", hired.to));
    }
    Some(People { category, sex: sex?, share, birth, hired, start_age })
}

fn days(mut map: MapReader<'_, '_>) -> Range<Date> {
    let (from, to) = map.dates();
    map.finish();
    Range { from, to }
}

/// In fen; the step is a yuan where none is written.
fn wage(map: &mut MapReader<'_, '_>) -> (Range<i64>, i64) {
    let Some(mut map) = map.map("wage") else { return (Range::default(), FEN) };
    let range = Range { from: fen(map.money("from")), to: fen(map.money("to")) };
    let step = map.optional_parsed("step", money).map_or(FEN, fen).max(1);
    reversed(&mut map, &range);
    map.finish();
    (range, step)
}

fn contract(map: &mut MapReader<'_, '_>) -> Contract {
    let Some(mut map) = map.optional_map("contract") else {
        return Contract { term: OPEN_ENDED.to_owned(), ends: None };
    };
    let contract = Contract { term: map.text("term"), ends: map.optional_map("ends").map(days) };
    map.finish();
    contract
}

/// Whole numbers from and to.
fn whole(map: &mut MapReader<'_, '_>, key: &'static str) -> Option<Range<i64>> {
    let mut map = map.optional_map(key)?;
    let range = Range { from: i64::from(map.count("from")), to: i64::from(map.count("to")) };
    reversed(&mut map, &range);
    map.finish();
    Some(range)
}

fn reversed(map: &mut MapReader<'_, '_>, range: &Range<i64>) {
    if range.to < range.from {
        let finding = Finding::new(Code::PeriodReversed, map.place("to")).fact("key", "to");
        map.findings().push(finding.fact("first", range.from).fact("last", range.to));
    }
}

/// `count` or `share`; all where neither is written.
fn part(map: &mut MapReader<'_, '_>) -> Part {
    let (count, share) = (map.optional_count("count"), map.optional_decimal("share"));
    count.map_or(Part::Share(share.unwrap_or(Decimal::ONE)), Part::Count)
}

fn part_under(map: &mut MapReader<'_, '_>, key: &'static str) -> Option<Part> {
    let mut map = map.optional_map(key)?;
    let part = part(&mut map);
    map.finish();
    Some(part)
}

fn spread<T>(
    map: &mut MapReader<'_, '_>,
    key: &'static str,
    what: impl FnOnce(&mut MapReader<'_, '_>) -> T,
) -> Option<Spread<T>> {
    let mut map = map.optional_map(key)?;
    let spread = Spread { part: part(&mut map), what: what(&mut map) };
    map.finish();
    Some(spread)
}

fn stretch(map: &mut MapReader<'_, '_>) -> Stretch {
    Stretch {
        kind: map.text("kind"),
        months: whole(map, "months").unwrap_or_default(),
        between: map.optional_map("between").map(days),
        from_age: map.optional_count("from_age").unwrap_or(0),
    }
}

/// A word and how many people it is true of; the words are those of the roster, and read there.
fn words(map: &mut MapReader<'_, '_>, key: &'static str) -> Vec<(String, u32)> {
    let Some(mut map) = map.optional_map(key) else { return Vec::new() };
    let entries = map.rest();
    let mut words = Vec::new();
    for (word, node) in entries {
        match count(node.as_text().unwrap_or_default()) {
            Ok(count) => words.push((word.text.clone(), count)),
            Err(fault) => map.findings().push(fault.at(&word.text, node.place())),
        }
    }
    words
}

/// Recommendations of work, guidance, service, training.
fn services(map: &mut MapReader<'_, '_>) -> Option<[Range<i64>; 4]> {
    let mut map = map.optional_map("services")?;
    let keys = ["job_offers", "guidance", "employment_service", "training"];
    let services = keys.map(|key| whole(&mut map, key).unwrap_or_default());
    map.finish();
    Some(services)
}

fn fen(money: Money) -> i64 {
    (money.yuan() * Decimal::from(FEN)).to_i64().unwrap_or(i64::MAX)
}
