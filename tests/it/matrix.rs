//! Words follow rules: plan and statement over channel × ground × method × remainder × form, in the words of every
//! pack. No part is empty, no number stands there that no figure or parameter carries, no sentence of a rule that was
//! not applied.

use std::collections::BTreeSet;

use strum::VariantArray;

use anzhi::diagnostic::Coded;
use anzhi::model::Date;
use anzhi::policy::{Paper, Piece, Policy, Rule, Value as Held};
use rayon::prelude::*;
use serde_json::Value;

use super::support::library::Judged;
use super::support::matrix::{Cell, Shop, completed, judged};
use super::support::packs::shipped;

const FORMS: [&str; 5] = ["suspension", "ownership_change", "capacity_cut", "closure", "bankruptcy"];
const REMAINDERS: [&str; 5] = ["full_month", "half_month_rule", "half_up", "decimal", "none"];

/// Keys of a context under which words stand that came of rules: what they say must be carried by something else.
const SAID: [&str; 8] =
    ["says", "terms", "rules", "base_rules", "channel_says", "ground_says", "words", "working"];

/// What is wrong with the papers of a case.
fn faults(case: &Judged, papers: &[(String, String)], context: &Value) -> Vec<String> {
    let carried = carried(case, context);
    let foreign = unapplied(case);
    let mut faults = Vec::new();
    for (part, text) in papers {
        let empty = text.trim().is_empty() && !part.starts_with('M');
        if empty || headings_without_words(text) {
            faults.push(format!("{part}: an empty part"));
        }
        for torn in ["{", "}", "。。", "，。", "；。", "（）", "：）", "依据：。", "、、", "None", "null"]
        {
            if text.contains(torn) {
                faults.push(format!("{part}: `{torn}` in {}", around(text, torn)));
            }
        }
        let numbers = numbers(text).into_iter().filter(|number| !carried.contains(number));
        faults.extend(
            numbers.map(|number| format!("{part}: nothing carries {number}: {}", around(text, &number))),
        );
        let strange = foreign.iter().filter(|(_, words)| text.contains(words.as_str()));
        faults.extend(strange.map(|(rule, words)| format!("{part}: {rule} was not applied: {words}")));
    }
    faults
}

fn around(text: &str, piece: &str) -> String {
    let line = text.lines().find(|line| line.contains(piece)).unwrap_or_default();
    line.to_owned()
}

/// A heading under which another of its rank, or nothing, follows at once.
fn headings_without_words(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let rank = |line: &str| line.chars().take_while(|c| *c == '=').count();
    (0..lines.len()).any(|at| {
        let own = rank(lines[at]);
        let next = lines.get(at + 1).map_or(1, |line| rank(line));
        own > 0 && next > 0 && next <= own
    })
}

/// Numbers in digits, without the numbers of items.
fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let line = line.trim_start();
        let digits = line.chars().take_while(char::is_ascii_digit).count();
        let line = if digits > 0 && line[digits..].starts_with('.') { &line[digits + 1..] } else { line };
        let mut number = String::new();
        for c in line.chars().chain([' ']) {
            if c.is_ascii_digit() || (!number.is_empty() && (c == '.' || c == ',')) {
                number.push(c);
            } else if !number.is_empty() {
                found.push(plain(&std::mem::take(&mut number)));
            }
        }
    }
    found
}

/// 1,740.00 and 1740 are one number.
fn plain(number: &str) -> String {
    let number = number.replace(',', "");
    let number = number.trim_end_matches('.');
    let number =
        if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number };
    number.to_owned()
}

/// Every number of figures, facts and parameters of the case.
fn carried(case: &Judged, context: &Value) -> BTreeSet<String> {
    let mut carried = BTreeSet::new();
    gather(context, &mut carried);
    let days = [case.case.base_date, case.case.compensation_date];
    let norms = |id: &String| days.map(|day: Date| case.policy.norm(id, day).ok());
    for norm in case.policy.parameters.keys().flat_map(norms).flatten() {
        match &norm.value {
            Held::Number(number) => {
                carried.insert(plain(&number.to_string()));
                // a share is printed in hundredths
                carried.insert(plain(&(number * rust_decimal::Decimal::ONE_HUNDRED).to_string()));
            }
            // days of law have years, months and days
            Held::Text(text) => {
                carried.extend(text.split('-').map(|part| part.trim_start_matches('0').to_owned()))
            }
            Held::List(_) | Held::Formula(_) | Held::None => {}
        }
        // the number of an instrument and of a paragraph
        carried.extend(norm.basis.iter().flat_map(|citation| numbers(&citation.instrument.number)));
    }
    // a formula of the pack carries its own numbers, days among them
    let method = case.policy.method(&case.case.choices.compensation_methods[0].method);
    for formula in method.iter().flat_map(|method| method.formula.expressions()) {
        let dates = formula.text().split('-').map(|part| part.trim_start_matches('0'));
        carried.extend(dates.flat_map(numbers));
    }
    // what the plan chooses itself
    carried.insert(plain(&case.case.choices.internal_allowance_rate.to_string()));
    let grounds = case.policy.grounds.values();
    carried.extend(grounds.filter_map(|ground| ground.earlier_cap_months).map(|months| months.to_string()));
    for number in case.assessment.workers.iter().flat_map(|found| &found.sums.severance.segments) {
        carried.extend([plain(&number.earned.to_string()), plain(&number.months.to_string())]);
        carried.extend([plain(&number.base.to_string()), plain(&number.amount.to_string())]);
        carried.extend(numbers(&anzhi::compose::chinese::length(number.service)));
    }
    for found in &case.assessment.workers {
        carried.extend(numbers(&anzhi::compose::chinese::length(found.sums.severance.unpaid)));
        carried.extend(found.sums.severance.working.iter().flat_map(|line| numbers(line)));
    }
    for rule in Rule::VARIANTS.iter().copied() {
        let codes = case.policy.says.keys().filter(|(of, _)| *of == rule);
        for used in codes.map(|(_, code)| case.assessment.applied.get(rule, code)) {
            carried.extend([used.people, used.earlier, used.limited].map(|heads| heads.to_string()));
        }
    }
    carried
}

fn gather(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => into.extend(numbers(&format!("·{text}"))),
        Value::Number(number) => {
            into.insert(number.to_string());
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, into)),
        Value::Object(entries) => {
            let told = entries.iter().filter(|(key, _)| !SAID.contains(&key.as_str()));
            told.for_each(|(_, value)| gather(value, into));
        }
        Value::Null | Value::Bool(_) => {}
    }
}

/// Whether a rule is one of those that the case is reckoned by.
fn is_applied(case: &Judged, rule: Rule, code: &str) -> bool {
    let used = |rule, code: &str| case.assessment.applied.get(rule, code).people > 0;
    let method = case.policy.method(&case.case.choices.compensation_methods[0].method).expect("the method");
    let statutory = matches!(method.formula, anzhi::policy::MethodFormula::Statutory { .. });
    let paid = used(Rule::Method, &method.code);
    match rule {
        Rule::Channel | Rule::Ground | Rule::Method | Rule::Allowance | Rule::OwnPart => used(rule, code),
        Rule::Segment if code == "earlier" => paid && statutory,
        Rule::Segment if code == "local" => paid && !statutory,
        Rule::Segment => used(rule, code),
        // the floor and the cap are rules of the law whomever they meet; the others stand where somebody has them
        Rule::Base => {
            paid && (statutory && ["own", "lifted", "capped"].contains(&code) || used(rule, code)) || {
                paid && !statutory && ["own", "formula"].contains(&code)
            }
        }
        Rule::Tail => paid,
        Rule::Item => {
            case.assessment.workers.iter().any(|found| {
                found.sums.items.iter().chain(&found.sums.reserved).any(|figure| figure.id == code)
            })
        }
        // each worker has those that concern the worker, and each paper those that it lists
        Rule::Notice | Rule::Clause => true,
        Rule::Form => {
            format!("{:?}", case.case.enterprise.restructuring.form).to_lowercase() == code.replace('_', "")
        }
    }
}

/// Sentences of rules that were not applied and that no applied rule shares.
fn unapplied(case: &Judged) -> Vec<(String, String)> {
    let policy: &Policy = &case.policy;
    let words = |applied: bool| {
        let rules =
            policy.says.iter().filter(move |((rule, code), _)| is_applied(case, *rule, code) == applied);
        rules.flat_map(|((rule, code), papers)| {
            let clauses =
                papers.iter().filter(|(paper, _)| **paper != Paper::Severance || *rule == Rule::Ground);
            let pieces = clauses.flat_map(|(_, says)| &says.0).flat_map(|clause| &clause.pieces);
            let long = pieces.filter_map(|piece| match piece {
                Piece::Words(words) if words.chars().count() >= 10 => Some(words.clone()),
                _ => None,
            });
            long.map(|words| (format!("{}.{code}", rule.code()), words)).collect::<Vec<_>>()
        })
    };
    let shared: Vec<(String, String)> = words(true).collect();
    words(false)
        .filter(|(_, foreign)| !shared.iter().any(|(_, own)| own.contains(foreign.as_str())))
        .collect()
}

/// Every channel with every method that the pack adds, the forms and remainders so that each pair occurs, and all
/// channels together, with methods of a parent in one form.
fn cells(policy: &Policy, id: &str) -> Vec<(Cell, usize)> {
    let mut cells = Vec::new();
    let own_rules = policy
        .origins
        .iter()
        .any(|((kind, _), origin)| origin.pack == id && (*kind == "channel" || *kind == "ground"));
    let all: Vec<String> = policy.channels.iter().map(|channel| channel.code.clone()).collect();
    for (row, method) in policy.methods.iter().enumerate() {
        let cell = |form, channels| Cell { method: method.code.clone(), form, channels };
        if !own_rules && !policy.is_own("method", &method.code, id) {
            cells.push((cell(FORMS[row % FORMS.len()], all.clone()), 0));
            continue;
        }
        cells.extend(FORMS.into_iter().enumerate().map(|(at, form)| (cell(form, all.clone()), at)));
        for (column, channel) in all.iter().enumerate() {
            // the nation's pack has every form with every channel; where it is extended, pairs are enough
            for step in 0..if id == "cn/national" { FORMS.len() } else { 1 } {
                let form = FORMS[(row + column + step) % FORMS.len()];
                let remainder = (row + column + 2 * step) % REMAINDERS.len();
                cells.push((cell(form, vec![channel.clone()]), remainder));
            }
        }
    }
    cells
}

#[test]
fn plan_and_statement_say_the_rules_that_were_applied_and_no_other() {
    let shop = Shop::open();
    let mut tried = 0;
    for id in shipped() {
        // a place's own remainder stands; the nation's pack is tried with each
        let remainders = if id == "cn/national" { REMAINDERS.map(Some).to_vec() } else { vec![None] };
        let policies: Vec<Policy> = remainders.iter().map(|one| completed(&id, *one, &[])).collect();
        let cells = cells(&policies[0], &id);
        tried += cells.len();
        let wrong: Vec<String> = cells
            .par_iter()
            .flat_map_iter(|(cell, remainder)| {
                let remainder = remainder % policies.len();
                let case = judged(&policies[remainder], cell);
                let (papers, context) = shop.papers(&case);
                let faults = faults(&case, &papers, &context);
                let remainders = &remainders;
                faults.into_iter().map(move |fault| format!("{cell:?} {:?}: {fault}", remainders[remainder]))
            })
            .collect();
        let shown = wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n");
        assert!(wrong.is_empty(), "{id}: {} faults\n{shown}", wrong.len());
    }
    assert!(tried > 800, "{tried} cases");
}

#[test]
fn the_matrix_fails_where_words_are_wrong() {
    let shop = Shop::open();
    let policy = completed("cn/national", None, &[]);
    let channels = vec!["terminate_compensated".to_owned()];
    let case = judged(&policy, &Cell { method: "segmented".to_owned(), form: "closure", channels });
    let (papers, context) = shop.papers(&case);
    let spoilt = |part: &str, spoil: &dyn Fn(&str) -> String| {
        let papers: Vec<(String, String)> = papers
            .iter()
            .map(|(name, text)| (name.clone(), if name == part { spoil(text) } else { text.clone() }))
            .collect();
        faults(&case, &papers, &context)
    };
    assert_eq!(spoilt("none", &str::to_owned), Vec::<String>::new());
    let found = [
        spoilt("07-severance", &|text| format!("{text}\n另加4321元。")),
        spoilt("06-labour-relations", &|text| {
            format!("{text}\n企业停产期间和分流安置过程中，没有依法解除、终止的劳动合同继续有效。")
        }),
        spoilt("05-channels", &|text| {
            text.lines()
                .take_while(|line| !line.starts_with("== "))
                .chain(["== 渠道"])
                .collect::<Vec<_>>()
                .join("\n")
        }),
        spoilt("M0001", &|text| text.replace("18,999", "18,998").replace("1,700.00", "1,701.00")),
    ];
    for found in found {
        assert_eq!(found.len(), 1, "{found:?}");
    }
}

/// The allowance in each form, with each payer of the own part of contributions.
#[test]
fn internal_retirement_in_every_form_prints_whole_sentences() {
    let shop = Shop::open();
    let mut told = BTreeSet::new();
    for form in ["monthly", "lump_sum"] {
        for payer in ["worker", "enterprise"] {
            let chosen = |id: &str, code: &str| {
                format!(
                    "{id}:\n  title: 方式\n  unit: 码\n  overrides: cn/national\n  values:\n    \
                     - {{from: 1993-04-20, value: {code}, basis: [{{source: practice}}], checked: false}}\n"
                )
            };
            let forms = [("internal_allowance_form", form), ("internal_own_insurance", payer)];
            let forms: String = forms.map(|(id, code)| chosen(id, code)).concat();
            let policy = completed("cn/jiangxi", None, &[("parameters/forms.yaml", &forms)]);
            let channels = vec!["internal_retire".to_owned(), "terminate_compensated".to_owned()];
            let case = judged(&policy, &Cell { method: "segmented".to_owned(), form: "closure", channels });
            let (papers, context) = shop.papers(&case);
            assert_eq!(faults(&case, &papers, &context), Vec::<String>::new(), "{form} {payer}");
            told.extend(papers.into_iter().find(|(name, _)| name.starts_with("08")));
        }
    }
    assert_eq!(told.len(), 4, "each is told in words of its own");
}

/// A county adds a channel, its ground and its method with a remainder of their own; nothing else is touched.
#[test]
fn a_county_s_own_channel_prints_whole_sentences() {
    const CHANNEL: &str = "canal:\n  name: 渠系管护\n  ground: '36'\n  consent: true\n  items: [K01, K03, K04]\n  papers: [E9]\n  \
        basis: [{source: yangtan12, article: 第六条}]\n  says:\n    plan: ['到{承接单位}从事渠系管护。', {when: 适用人数 > 0, say: '本次{适用人数}人。'}]\n    \
        slip: 您将从事渠系管护。\n";
    let id = "cn/hubei/huangshi/yangtan";
    let policy = completed(id, None, &[("channels.yaml", CHANNEL)]);
    let cell = |form| Cell { method: "yangtan_band".to_owned(), form, channels: vec!["canal".to_owned()] };
    let shop = Shop::open();
    let case = judged(&policy, &cell("ownership_change"));
    let (papers, context) = shop.papers(&case);
    assert_eq!(faults(&case, &papers, &context), Vec::<String>::new());
    let text = |part: &str| papers.iter().find(|(name, _)| name == part).map(|(_, text)| text.as_str());
    let channels = text("05-channels").expect("the part");
    assert!(channels.contains("== 渠系管护（4人）") && channels.contains("本次4人。"), "{channels}");
    assert!(text("M0001").expect("a slip").contains("您将从事渠系管护。"));
    // without words the pack is refused at the channel
    let (wordless, _) = CHANNEL.split_once("  says:").expect("words");
    let files = |pack: &str| {
        let mut sources = super::support::packs::files(pack);
        if pack == id {
            sources.push(anzhi::diagnostic::Source::new(format!("policies/{id}/channels.yaml"), wordless));
        }
        sources
    };
    let (policy, findings) = anzhi::policy::read(id, &files);
    let told: Vec<String> =
        findings.0.iter().map(|found| format!("{} {}", found.code.as_str(), found.at)).collect();
    assert!(policy.is_none());
    assert_eq!(told, [format!("words-missing policies/{id}/channels.yaml:1:1")]);
}
