//! Worked examples of the law, as data under `tests/vectors/`: each row a person could check by hand.

use anzhi::assess::{
    Bound, PassLine, Retirement, RetirementNorms, Segment, Service, SeveranceNorms, pass_line, quorum,
    severance, statutory, within_bound,
};
use anzhi::compose::{chinese, mask_between, mask_name};
use anzhi::model::{Date, DateSpan, Money, Month, parse_date, parse_month};
use anzhi::policy::{Policy, Tail};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

use super::support::{national, vectors};

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap_or_else(|| panic!("{key} of {row}"))
}

fn whole(row: &Value, key: &str) -> i32 {
    i32::try_from(row[key].as_i64().unwrap_or_else(|| panic!("{key} of {row}"))).expect("small")
}

fn month(row: &Value, key: &str) -> Month {
    parse_month(text(row, key)).unwrap_or_else(|| panic!("{key} of {row}"))
}

fn norms(policy: &Policy, category: &str, on: Date) -> RetirementNorms {
    let number = |id: &str| policy.number(id, on).expect(id).value.to_i32().expect("whole");
    let start = policy.text("retirement_reform_start", Date::MAX).expect("start").value;
    RetirementNorms {
        original_age: number(&format!("retirement_original_age_{category}")),
        step: number(&format!("retirement_step_{category}")),
        cap: number(&format!("retirement_cap_{category}")),
        reform_start: Month::of(parse_date(&start).expect("a date")),
        flexible: number("retirement_flexible_months"),
    }
}

fn gradual(category: &str, birth: Month) -> Retirement {
    statutory(birth, &norms(&national(), category, parse_date("2026-11-01").expect("a date")))
}

#[test]
fn retirement_months_are_those_of_the_official_tables() {
    let data = vectors("retirement");
    let rows = data["vectors"].as_array().expect("vectors");
    assert!(rows.len() >= 30);
    for row in rows {
        let found = gradual(text(row, "category"), month(row, "birth"));
        let on = Month::of(found.month.day(1)).day(1);
        let least = national().number("pension_minimum_months", on).expect("minimum").value;
        assert_eq!(found.original, month(row, "original"), "{row}");
        assert_eq!(found.delay, whole(row, "delay"), "{row}");
        assert_eq!(found.age, whole(row, "age_months"), "{row}");
        assert_eq!(found.month, month(row, "retirement"), "{row}");
        assert_eq!(found.earliest, month(row, "earliest"), "{row}");
        assert_eq!(found.latest, month(row, "latest"), "{row}");
        assert_eq!(least.to_i32(), Some(whole(row, "minimum_months")), "{row}");
    }
}

#[test]
fn every_step_of_the_delay_begins_and_ends_where_the_tables_say() {
    let data = vectors("retirement");
    let rows = data["steps"].as_array().expect("steps");
    assert!(rows.len() >= 250, "{} edges", rows.len());
    for row in rows {
        let found = gradual(text(row, "category"), month(row, "birth"));
        assert_eq!(found.delay, whole(row, "delay"), "{row}");
        assert_eq!(found.age, whole(row, "age_months"), "{row}");
        assert_eq!(found.month, month(row, "retirement"), "{row}");
    }
}

#[test]
fn a_plan_of_before_the_reform_keeps_the_old_ages() {
    let data = vectors("retirement");
    for row in data["regimes"].as_array().expect("regimes") {
        let base = month(row, "base");
        let on = if text(row, "regime") == "pre2025" { base.day(1) } else { Date::MAX };
        let norms = norms(&national(), text(row, "category"), on);
        let found = statutory(month(row, "birth"), &norms);
        let left = found.month.months_since(base);
        assert_eq!((found.month, left), (month(row, "retirement"), whole(row, "months_left")), "{row}");
    }
}

#[test]
fn internal_retirement_counts_months_to_the_right_month() {
    let data = vectors("retirement");
    let rows = data["internal"].as_array().expect("internal");
    assert!(rows.len() >= 9);
    for row in rows {
        let base = month(row, "base");
        let policy = national();
        let on = base.day(1);
        // before the reform the old ages hold: steps of the pack are nil then
        let found = statutory(month(row, "birth"), &norms(&policy, text(row, "category"), on));
        let left = found.month.months_since(base);
        assert_eq!((found.month, left), (month(row, "retirement"), whole(row, "months_left")), "{row}");
        assert_eq!(within_bound(left, 60, Bound::Under), row["lt_5y"].as_bool().expect("flag"), "{row}");
        assert_eq!(within_bound(left, 60, Bound::UpTo), row["le_5y"].as_bool().expect("flag"), "{row}");
    }
}

fn severance_norms(row: &Value) -> SeveranceNorms {
    let policy = national();
    let on = parse_date("2026-11-01").expect("a date");
    let number = |id: &str| policy.number(id, on).expect(id).value;
    let money = |key: &str| Money::round_half_up(decimal(&row[key]));
    SeveranceNorms {
        year_months: number("severance_year_months"),
        half_year_months: number("severance_half_year_months"),
        under_half_months: number("severance_under_half_months"),
        threshold: number("severance_half_year_threshold").to_u32().expect("whole"),
        cap_multiple: number("severance_cap_multiple"),
        cap_years: number("severance_cap_years"),
        tail: Tail::Up,
        cap_earlier: false,
        cap_total: false,
        minimum_wage: money("minimum_wage"),
        local_average: money("local_average"),
        enterprise_average: money("enterprise_average"),
        unified: text(row, "method") == "unified",
    }
}

fn half_up(value: Decimal, scale: u32) -> Decimal {
    value.round_dp_with_strategy(scale, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}

fn decimal(value: &Value) -> Decimal {
    value.to_string().trim_matches('"').parse().unwrap_or_else(|_| panic!("{value}"))
}

#[test]
fn severance_is_that_of_the_worked_examples() {
    let data = vectors("severance");
    let rows = data["vectors"].as_array().expect("vectors");
    assert!(rows.len() >= 18);
    let policy = national();
    let split = parse_date("2007-12-31").expect("a date");
    for row in rows {
        let day = |key: &str| parse_date(text(row, key)).expect("a date");
        let (start, end) = (day("start"), day("end"));
        let service = Service {
            earlier: DateSpan::inclusive(start, end.min(split)),
            later: DateSpan::inclusive(start.max(split.succ_opt().expect("a day")), end),
            whole: DateSpan::inclusive(start, end),
        };
        let ground = &policy.grounds[text(row, "ground")];
        let own = Money::round_half_up(decimal(&row["own"]));
        let found = severance(ground, &service, own, &severance_norms(row));
        assert_eq!(format!("{:.2}", found.amount.yuan()), text(row, "expected"), "{row}");
        if row.get("months").is_some() {
            let later = found.later().expect("a segment");
            assert_eq!(
                (later.months, later.base.yuan()),
                (decimal(&row["months"]), decimal(&row["base"])),
                "{row}"
            );
        } else if ground.severance {
            let months = |segment: Option<&Segment>| segment.map_or(Decimal::ZERO, |segment| segment.months);
            assert_eq!(months(found.earlier()), decimal(&row["pre_months"]), "{row}");
            assert_eq!(months(found.later()), decimal(&row["post_months"]), "{row}");
        }
    }
}

#[test]
fn published_figures_come_out() {
    let data = vectors("cases");
    let rows = data["vectors"].as_array().expect("vectors");
    let mut done = 0;
    for row in rows {
        let (input, expected) = (&row["input"], &row["expected"]);
        match text(row, "kind") {
            "retire_statutory" => {
                let found = gradual(text(input, "category"), month(input, "birth"));
                assert_eq!(found.age, whole(expected, "age_months"), "{row}");
                assert_eq!(found.month, month(expected, "month"), "{row}");
                assert_eq!(found.delay, whole(expected, "delay"), "{row}");
            }
            "headcount_sum" => {
                let parts = input["parts"].as_array().expect("parts").iter();
                let sum: i64 = parts.map(|part| part.as_i64().expect("a number")).sum();
                assert_eq!(sum, input["total"].as_i64().expect("total"), "{row}");
            }
            "min_contribution" => {
                let on = Month::new(whole(input, "year"), 1).expect("a month").day(1);
                let least = national().number("pension_minimum_months", on).expect("minimum").value;
                assert_eq!(least.to_i32(), Some(whole(expected, "months")), "{row}");
            }
            "per_capita" => {
                let total = Money::parse(text(input, "total")).expect("money").yuan();
                let mean = total / decimal(&input["people"]);
                let (unit, printed) = match expected.get("wan") {
                    Some(wan) => (Decimal::from(10_000), decimal(wan)),
                    None => (Decimal::ONE, decimal(&expected["yuan"])),
                };
                assert_eq!(half_up(mean / unit, printed.scale()), printed, "{row}");
            }
            "percent" => {
                let share = decimal(&input["part"]) / decimal(&input["whole"]) * Decimal::ONE_HUNDRED;
                assert_eq!(half_up(share, 0), decimal(&expected["percent"]), "{row}");
            }
            "percent_task" => {
                let task = decimal(&input["done"]) / decimal(&input["percent"]) * Decimal::ONE_HUNDRED;
                assert_eq!(half_up(task, 0), decimal(&expected["task"]), "{row}");
            }
            "vote" => {
                let count = |key: &str| u32::try_from(whole(input, key)).expect("a count");
                let line = pass_line(count("entitled"), PassLine::MoreThanHalf);
                let present = count("present") >= quorum(count("entitled"), (2, 3));
                assert_eq!(present && count("yes_votes") >= line, expected["passed"] == true, "{row}");
            }
            "severance" => {
                let data = serde_json::json!({"method": "unified", "minimum_wage": 1740, "local_average": 6000,
                    "enterprise_average": 0});
                let service =
                    Service { whole: DateSpan { years: 3, months: 0, days: 0 }, ..Service::default() };
                let own = Money::parse("1500").expect("money");
                let found = severance(&national().grounds["36"], &service, own, &severance_norms(&data));
                assert_eq!(
                    (found.later().expect("a segment").base.to_string(), found.lifted),
                    ("1,740.00".to_owned(), true),
                    "{row}"
                );
            }
            _ => continue,
        }
        done += 1;
    }
    assert!(done >= 25, "{done} published rows were compared");
}

#[test]
fn votes_count_all_delegates() {
    for (entitled, present, yes) in
        [(90, 60, 46), (91, 61, 46), (30, 20, 16), (175, 117, 88), (100, 67, 51), (33, 22, 17)]
    {
        assert_eq!((quorum(entitled, (2, 3)), pass_line(entitled, PassLine::MoreThanHalf)), (present, yes));
    }
}

#[test]
fn capitals_are_those_of_the_annex() {
    let data = vectors("capitals");
    for row in data["vectors"].as_array().expect("vectors") {
        let money = Money::parse(text(row, "figure")).expect("money");
        assert_eq!(chinese::capitals(money), text(row, "capitals"), "{row}");
    }
}

#[test]
fn masks_are_those_of_the_defaults() {
    let data = vectors("masking");
    for row in data["vectors"].as_array().expect("vectors") {
        let input = text(row, "input");
        let masked = match text(row, "mode") {
            "id" if input.chars().count() == 18 => mask_between(input, 4, 4),
            "phone" => mask_between(input, 3, 4),
            "card" => mask_between(input, 0, 4),
            "name" => mask_name(input),
            _ => continue,
        };
        assert_eq!(masked, text(row, "output"), "{row}");
    }
}
