//! Owns: examples of severance, cost items, money by year, tax and printed figures.
//! Never: an arithmetic of its own.

use std::collections::BTreeMap;

use chrono::Days;
use rust_decimal::Decimal;

use crate::assess::checks::stated::{Reconciled, STATED, operate, rounded};
use crate::assess::facts::{gathered, number};
use crate::assess::law::norms::severance_norms_on;
use crate::assess::money::funds::balances;
use crate::assess::money::items::worked_item;
use crate::assess::severance::compensation::{Service, Severance};
use crate::assess::severance::method::{by_method, least, shares, units};
use crate::assess::worker::internal_retirement::{Reserve, present_value};
use crate::assess::worker::judge::last_earlier;
use crate::assess::worker::leave::{LeaveNorms, elapsed_days};
use crate::diagnostic::Coded;
use crate::model::{DateSpan, Money, Month, Operation};
use crate::policy::{
    AllowanceForm, Expression, FactValue, Ground, ItemRole, Kind, Method, MethodFormula, OwnPart, Subject,
    Tail, Value, Vocabulary,
};

use super::ask::Ask;
use super::outcome::{Outcome, Wanting};

/// Severance by a method of the pack, or by one written in the example.
pub(super) fn severance(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let code = ask.example.fact("ground").unwrap_or("36");
    let ground = ask.policy.ground(code, None).ok_or_else(|| Wanting("ground".to_owned()))?;
    let service = service(ask, ground)?;
    let method = method(ask)?;
    let own = ask.money("own")?;
    let (norms, findings) = severance_norms_on(&ask.policy, ask.on, ask.money("enterprise_average")?);
    // a local formula may do without the wages that the law's own methods need
    let statutory = matches!(method.formula, MethodFormula::Statutory { .. });
    if let Some(finding) = findings.0.first().filter(|_| statutory) {
        return Err(Wanting(format!("{:?}", finding.facts)));
    }
    let counted = units(&method, &service, &norms);
    let facts = |name: &str| {
        Some(match name {
            "本人月平均工资" => number(own.yuan()),
            "企业月平均工资" => number(norms.enterprise_average.yuan()),
            "计发年数" => number(counted),
            "连续工龄年数" => number(service.whole.years),
            "连续工龄月数" => number(service.whole.years * 12 + service.whole.months),
            "进厂日期" if !ask.has("进厂日期") => {
                FactValue::Day(ask.date("hired").or(ask.date("start")).ok()?)
            }
            "适用代通知金" => FactValue::Truth(ground.notice_pay),
            "申请代通知金" => FactValue::Truth(ask.flag("notice_pay_asked")),
            "解除终止" => FactValue::Truth(ground.severance),
            "解除依据" => FactValue::Text(ground.code.as_str().into()),
            "依据名称" => FactValue::Text(ground.title.as_str().into()),
            _ => return None,
        })
    };
    let values = |name: &str| ask.value(Subject::Worker, &facts, name);
    let found = by_method(&method, ground, &service, own, &norms, &values);
    let found = found.map_err(|fault| Wanting(format!("{}: {}", fault.key, fault.fault.detail)))?;
    let least = least(ground, &service, own, &norms).amount;
    let sums = |name: &str| match name {
        "经济补偿" => Some(number(found.amount.yuan())),
        "法定经济补偿" => Some(number(least.yuan())),
        name => facts(name),
    };
    let amount = if ask.flag("unlawful") {
        let multiple = ask.policy.number("damages_multiple", ask.on);
        let multiple = multiple.map_err(|_| Wanting("damages_multiple".to_owned()))?.value;
        Money::round_half_up(found.amount.yuan() * multiple)
    } else {
        found.amount
    };
    let mut outcome = segments(&service, &found, method.splits());
    let bonus = found.amount.less(found.segments.iter().map(|segment| segment.amount).sum());
    outcome.extend([
        ("units", vec![counted.normalize().to_string()]),
        ("bonus", vec![bonus.yuan().to_string()]),
        ("amount", vec![amount.yuan().to_string()]),
        ("findings", ask.broken(Subject::Worker, &sums)),
    ]);
    Ok(outcome)
}

fn segments(service: &Service, found: &Severance, split: bool) -> Outcome {
    let text = |number: Decimal| vec![number.normalize().to_string()];
    let months = |earlier: bool| {
        let segment = if earlier { found.earlier() } else { found.later() };
        (text(segment.map_or(Decimal::ZERO, |segment| segment.months)), segment.map(|segment| segment.base))
    };
    let base = |base: Option<Money>| base.iter().map(|base| base.yuan().to_string()).collect();
    let (later, later_base) = months(false);
    if !split {
        let whole = vec![service.whole.to_string()];
        return vec![("span", whole), ("months", later), ("base", base(later_base))];
    }
    let (earlier, earlier_base) = months(true);
    vec![
        ("pre_span", vec![service.earlier.to_string()]),
        ("pre_months", earlier),
        ("pre_base", base(earlier_base)),
        ("post_span", vec![service.later.to_string()]),
        ("post_months", later),
        ("post_base", base(later_base)),
    ]
}

/// Service between the two days of an example, divided where the law divides it.
fn service(ask: &Ask<'_>, ground: &Ground) -> Result<Service, Wanting> {
    if ask.has("span") {
        let whole = ask.span("span")?;
        return Ok(Service { later: whole, whole, ..Service::default() });
    }
    let (start, end) = (ask.date("start")?, ask.date("end")?);
    let wanting = || Wanting("severance_post_start".to_owned());
    let from = ask.policy.text("severance_post_start", ask.on).map_err(|_| wanting())?.value;
    let from = crate::model::parse_date(&from).ok_or_else(wanting)?;
    let (last, kept) = (last_earlier(None, from, end), last_earlier(Some(ground), from, end));
    Ok(Service {
        earlier: DateSpan::inclusive(start, last),
        kept: DateSpan::inclusive(start, kept),
        rest: DateSpan::inclusive(start.max(kept.succ_opt().unwrap_or(from)), last),
        later: DateSpan::inclusive(start.max(from), end),
        whole: DateSpan::inclusive(start, end),
    })
}

fn method(ask: &Ask<'_>) -> Result<Method, Wanting> {
    if let Some(code) = ask.example.fact("method") {
        return ask.policy.method(code).cloned().ok_or_else(|| Wanting(format!("method {code}")));
    }
    // a sum that does not look at service needs no rule for its remainder
    let tail = ask.example.fact("tail").map_or(Ok(Tail::Half), tail_named)?;
    let names = Vocabulary { subject: Subject::Worker, policy: &ask.policy };
    let formula = |key: &str| -> Result<Option<Expression>, Wanting> {
        let Some(text) = ask.example.fact(key) else { return Ok(None) };
        let formula = Expression::of_text(text, Kind::Number, &names);
        formula.map(Some).ok_or_else(|| Wanting(key.to_owned()))
    };
    let formula = match (formula("base_formula")?, formula("amount_formula")?) {
        (Some(base), None) => MethodFormula::PerUnit {
            tail,
            base,
            most: formula("most_formula")?,
            bonus: formula("bonus_formula")?,
        },
        (None, Some(amount)) => MethodFormula::Whole { tail, amount },
        _ => return Err(Wanting("base_formula".to_owned())),
    };
    let (code, name) = (String::new(), String::new());
    let at = ask.example.at.clone();
    Ok(Method { code, name, formula, basis: [].into(), checked: true, at })
}

fn tail_named(word: &str) -> Result<Tail, Wanting> {
    Tail::of_code(word).ok_or_else(|| Wanting("rule".into()))
}

/// The monthly average is rounded before it is multiplied.
pub(super) fn average(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let average = operate(Operation::Ratio, &[ask.number("total")?, ask.number("months")?]);
    let average = Money::round_half_up(average.ok_or_else(|| Wanting("months".to_owned()))?);
    let amount = Money::round_half_up(average.yuan() * ask.number("counted")?);
    Ok(vec![("average", vec![average.yuan().to_string()]), ("amount", vec![amount.yuan().to_string()])])
}

/// Units of service under a rule for the remainder.
pub(super) fn tail(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let norms = severance_norms_on(&ask.policy, ask.on, Money::ZERO).0;
    let units = norms.counted(ask.span("span")?, tail_named(ask.text("rule")?)?);
    Ok(vec![("units", vec![units.normalize().to_string()])])
}

/// Income tax on what is paid at once for the end of the relation, by the pack's formulas.
pub(super) fn tax(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let severance = ask.number("severance")?;
    let first = |name: &str| (name == "一次性补偿收入").then_some(FactValue::Number(severance));
    let taxable = ask.value(Subject::Worker, &first, "severance_taxable");
    let taxable = match taxable {
        Some(FactValue::Number(taxable)) => taxable,
        _ => return Err(Wanting("severance_taxable".to_owned())),
    };
    let second = |name: &str| match name {
        "应税经济补偿" => Some(FactValue::Number(taxable)),
        name => first(name),
    };
    match ask.value(Subject::Worker, &second, "severance_tax") {
        Some(FactValue::Number(tax)) => {
            Ok(vec![("taxable", vec![taxable.to_string()]), ("tax", vec![tax.to_string()])])
        }
        _ => Err(Wanting("severance_tax".to_owned())),
    }
}

/// Unused leave of the year in which the relation ends.
pub(super) fn leave(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let years = ask.number("years")?;
    let own = |name: &str| (name == "总工龄年数").then_some(FactValue::Number(years));
    let entitlement = match ask.value(Subject::Worker, &own, "leave_days") {
        Some(FactValue::Number(days)) => days,
        _ => return Err(Wanting("leave_days".to_owned())),
    };
    let norms = LeaveNorms::on(&ask.policy, ask.on).ok_or_else(|| Wanting("leave".to_owned()))?;
    let days = elapsed_days(ask.number("elapsed")?, entitlement, ask.number("taken")?, &norms);
    let pay = norms.pay(ask.money("average_wage")?, days);
    Ok(vec![
        ("entitlement", vec![entitlement.to_string()]),
        ("days", vec![days.to_string()]),
        ("daily", vec![pay.daily.yuan().to_string()]),
        ("amount", vec![pay.amount.yuan().to_string()]),
    ])
}

/// A cost item by the pack's formula; the two of internal retirement by the reserve.
pub(super) fn cost(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    if let [allowance, insurance] = ask.texts("item") {
        return reserve(ask, [allowance, insurance]);
    }
    let code = ask.text("item")?;
    let item = ask.policy.cost_item(code).ok_or_else(|| Wanting(code.to_owned()))?;
    let subject = item.subject.unwrap_or(Subject::Case);
    // as a case reads it: days in arrears end on the day of the example
    let days = ask.count("天数").ok().filter(|_| !ask.has("欠费起日"));
    let first = days.and_then(|days| ask.on.checked_sub_days(Days::new(u64::from(days)))).map(FactValue::Day);
    let found = |name: &str| first.clone().filter(|_| name == "欠费起日");
    let worked = worked_item(item, &|name| ask.value(subject, &found, name));
    let worked = worked.map_err(|fault| Wanting(format!("{}: {}", fault.key, fault.fault.detail)))?;
    Ok(match worked {
        None => vec![("not_applicable", vec![true.to_string()])],
        Some(worked) => vec![
            ("amount", vec![worked.amount.yuan().to_string()]),
            ("years", vec![worked.years.unwrap_or(1).to_string()]),
        ],
    })
}

/// The two items of internal retirement, in the form of the pack and with the parts of contributions that it sets aside.
fn reserve(ask: &Ask<'_>, items: [&String; 2]) -> Result<Outcome, Wanting> {
    let base = Month::of(ask.on);
    let until = base.plus(read_months(ask)?);
    let is = |id: &str, code: &str| {
        let norm = ask.policy.norm(id, ask.on);
        matches!(norm.map(|norm| &norm.value), Ok(Value::Text(held)) if held == code)
    };
    let wages = ask.number("缴费基数")?;
    let employer = Money::round_half_up(wages * ask.number("单位费率合计")?);
    let own = match is("internal_own_insurance", OwnPart::Enterprise.code()) {
        true => Money::round_half_up(wages * ask.number("个人费率合计")?),
        false => Money::ZERO,
    };
    let reserve = Reserve::new(base.plus(1), until, ask.money("内退月生活费")?, [employer, own]);
    let mut allowance = reserve.allowance_total;
    if is("internal_allowance_form", AllowanceForm::LumpSum.code()) {
        let id = "internal_allowance_lump_sum";
        let Some(FactValue::Number(sum)) = ask.value(Subject::Worker, &|_| None, id) else {
            return Err(Wanting(id.to_owned()));
        };
        allowance = Money::round_half_up(sum);
    }
    let sums = [allowance, reserve.insurance_total];
    let named = |role: ItemRole| {
        let known = items.iter().zip(sums).filter(|(code, _)| code.as_str() == ask.policy.code_of(role));
        (role.code(), known.map(|(_, sum)| sum.yuan().to_string()).collect())
    };
    let amount = vec![(sums[0] + sums[1]).yuan().to_string()];
    Ok(vec![named(ItemRole::InternalAllowance), named(ItemRole::InternalInsurance), ("amount", amount)])
}

fn read_months(ask: &Ask<'_>) -> Result<i32, Wanting> {
    i32::try_from(ask.count("预留月数")?).map_err(|_| Wanting("预留月数".to_owned()))
}

/// Payments at the end of each period, discounted.
pub(super) fn discounted(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let value = present_value(ask.money("payment")?, ask.count("periods")?, ask.number("rate")?);
    Ok(vec![("amount", vec![value.yuan().to_string()])])
}

/// Money of each year against its need.
pub(super) fn funding(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let years: Vec<i32> = ask.texts("years").iter().filter_map(|year| year.parse().ok()).collect();
    let by_year = |name: &str| -> Result<BTreeMap<i32, Money>, Wanting> {
        let sums = ask.numbers(name)?.into_iter().map(Money::round_half_up);
        Ok(years.iter().copied().zip(sums).collect())
    };
    let (need, have) = (by_year("need")?, by_year("have")?);
    let (all, secured): (Money, Money) = (need.values().copied().sum(), have.values().copied().sum());
    let table = balances(&need, &have);
    let last = table.len().saturating_sub(1);
    let mut findings = Vec::new();
    for (at, balance) in table.iter().enumerate() {
        let facts = crate::assess::facts::year(balance, at == last);
        findings.extend(ask.broken(Subject::Year, &|name| facts.get(name).cloned()));
    }
    Ok(vec![
        ("gap", vec![all.less(secured).yuan().to_string()]),
        ("short", table.iter().map(|balance| balance.short.yuan().to_string()).collect()),
        ("findings", findings),
    ])
}

/// One claim's share where property does not reach for all of its rank.
pub(super) fn prorata(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let (claims, owed) = (ask.number("claims")?, ask.number("owed")?);
    let property = ask.money("property")?.yuan().min(claims);
    let parts = shares(Money::round_half_up(property), &[owed, claims - owed]);
    Ok(vec![("amount", parts.first().iter().map(|part| part.yuan().to_string()).collect())])
}

/// A printed figure against its terms.
pub(super) fn reconcile(ask: &Ask<'_>) -> Result<Outcome, Wanting> {
    let operations = [
        ("sum", Operation::Sum),
        ("ratio", Operation::Ratio),
        ("difference", Operation::Difference),
        ("product", Operation::Product),
    ];
    let (key, operation) = operations.into_iter().find(|(key, _)| ask.has(key)).unwrap_or(operations[0]);
    let worked_out = operate(operation, &ask.numbers(key)?).ok_or_else(|| Wanting(key.to_owned()))?;
    let printed = ask.number("printed")?;
    let percent = ask.text("printed")?.ends_with('%');
    let decimals = ask.example.fact("decimals").and_then(|text| text.parse::<i32>().ok());
    // the decimals of 97.9% are those of 97.9
    let decimals = decimals.map_or(0, |decimals| if percent { decimals + 2 } else { decimals });
    let again = rounded(worked_out, decimals);
    let label = ask.example.fact("label");
    let other = label.and_then(|label| ask.texts("labels").iter().find(|other| *other != label));
    let line = Reconciled {
        id: String::new(),
        title: String::new(),
        printed,
        worked_out: again,
        label: label.unwrap_or_default().to_owned(),
        other_label: other.cloned(),
        at: ask.example.at.clone(),
    };
    let facts = gathered(STATED, &line);
    Ok(vec![
        ("worked_out", vec![rounded(worked_out, 4).to_string()]),
        ("agrees", vec![(printed == again).to_string()]),
        ("label_differs", vec![line.other_label.is_some().to_string()]),
        ("findings", ask.broken(Subject::Stated, &|name| facts.get(name).cloned())),
    ])
}
