//! A norm knows who used it: what is printed as basis, as doubt and as value is what the sum used.

use std::sync::Arc;

use anzhi::assess::{Assessment, Figure, assess};
use anzhi::compose::{Catalogue, Document, Sections, Subject};
use anzhi::diagnostic::Code;
use anzhi::model::{Case, ProgressEntry};
use anzhi::policy::{Citation, Instrument, InstrumentKind, InstrumentStatus, Policy, Value};

use super::support::desk::{Desk, Told};
use serde_json::Value as Json;

use super::support::library::{judged, small, texts};
use super::support::papers::context_of;
use super::support::root;

fn lines(list: &Json) -> &[Json] {
    list.as_array().map(Vec::as_slice).expect("a list")
}

fn text(value: &Json) -> &str {
    value.as_str().expect("a text")
}

fn case() -> Case {
    judged(small("roster.csv"), small("funds.yaml")).case
}

fn policy() -> Policy {
    judged(small("roster.csv"), small("funds.yaml")).policy
}

/// The policy as if all of it had been proved, with a floor of the allowance.
fn proved() -> Policy {
    let mut policy = policy();
    let rate = policy.parameters.get_mut("internal_retirement_allowance_floor_rate").expect("a rate");
    rate.values.values_mut().for_each(|line| line.norm.value = Value::Number(rust_decimal::Decimal::ONE));
    let lines = policy.parameters.values_mut().flat_map(|parameter| parameter.values.values_mut());
    lines.for_each(|line| line.norm.checked = true);
    policy.methods.iter_mut().for_each(|method| method.checked = true);
    policy.cost_items.iter_mut().for_each(|item| item.checked = true);
    policy
}

fn sums(found: &Assessment) -> Vec<&Figure> {
    let of_workers =
        found.workers.iter().flat_map(|worker| worker.sums.items.iter().chain(&worker.sums.reserved));
    of_workers.chain(found.figures.iter()).collect()
}

fn plan(case: &Case, policy: &Policy, found: &Assessment) -> Json {
    context_of(Subject { case, policy, assessment: found }, &document(&[]))
}

/// The plan, asking for further norms.
fn document(further: &[&str]) -> Document {
    let (catalogue, _) = Catalogue::read(&texts(&root().join("templates"), &["yaml", "tera"]), None, &[]);
    let mut plan = catalogue.documents.into_iter().find(|document| document.id == "A1").expect("the plan");
    plan.norms.extend(further.iter().map(|id| (*id).to_owned()));
    plan
}

/// A local paper that nobody issued.
fn paper() -> Arc<Instrument> {
    Arc::new(Instrument {
        id: "paper".to_owned(),
        title: "某县内部退养办法".to_owned(),
        number: String::new(),
        issuer: "某县".to_owned(),
        in_force: None,
        status: InstrumentStatus::InForce,
        repealed_on: None,
        rank: 4,
        kind: InstrumentKind::Local,
        checked: true,
    })
}

/// Each parameter in turn is unproved: just the sums that used it are marked, by way of formulas too.
#[test]
fn w7_3_a_sum_is_marked_where_any_norm_that_it_used_is_unproved() {
    let (case, sound) = (case(), proved());
    let before = assess(&case, &sound);
    assert!(sums(&before).iter().all(|figure| figure.checked()), "all is proved");
    let (mut marked, mut nested) = (0, false);
    for id in sound.parameters.keys() {
        let mut policy = sound.clone();
        let lines = policy.parameters.get_mut(id).expect("known").values.values_mut();
        lines.for_each(|line| line.norm.checked = false);
        let found = assess(&case, &policy);
        for (figure, was) in sums(&found).into_iter().zip(sums(&before)) {
            let used = was.uses.norms().iter().any(|norm| norm.kind == "parameter" && norm.id == *id);
            assert_eq!(figure.checked(), !used, "{} by {id}", figure.id);
            marked += usize::from(used);
            nested |= used && figure.id == "K07" && id == "minimum_wage";
        }
    }
    assert!(marked > 20 && nested, "{marked} marks, one of a formula inside a formula");
}

#[test]
fn w1_11_plan_and_statement_mark_the_same_sums() {
    let (case, policy) = (case(), policy());
    let found = assess(&case, &policy);
    let context = plan(&case, &policy, &found);
    let (mut marked, mut plain) = (0, 0);
    for line in lines(&context["costs"]["items"]) {
        let of_item = sums(&found).into_iter().filter(|figure| line["code"] == figure.id);
        assert_eq!(line["checked"], of_item.clone().all(Figure::checked), "{}", line["code"]);
        marked += usize::from(line["checked"] == false);
        plain += usize::from(line["checked"] == true);
    }
    assert!(marked > 0 && plain > 0);
    let checked = |id: &str| {
        lines(&context["costs"]["items"]).iter().find(|line| line["code"] == id).map(|line| &line["checked"])
    };
    assert_eq!(Some(&context["severance"]["checked"]), checked("K01"));
    assert_eq!(Some(&context["internal_retirement"]["allowance_checked"]), checked("K07"));
    let body = std::fs::read_to_string(root().join("templates/planning/plan-draft/annex-2-costs.typ.tera"));
    assert!(body.expect("the annex").contains("依据待核"));
}

#[test]
fn w1_12_the_source_of_an_override_is_the_one_that_is_printed() {
    let (case, mut policy) = (case(), policy());
    let citation =
        Citation { instrument: paper(), article: "第三条".to_owned(), historic: false, to: None };
    // a floor of nothing is no rule
    let rate = policy.parameters.get_mut("internal_retirement_allowance_floor_rate").expect("a rate");
    rate.values.values_mut().for_each(|line| line.norm.value = Value::Number(rust_decimal::Decimal::ONE));
    let floor = policy.parameters.get_mut("internal_allowance_floor").expect("a floor");
    floor.values.values_mut().for_each(|line| line.norm.basis = Arc::from([citation.clone()]));
    let found = assess(&case, &policy);
    let allowance = sums(&found).into_iter().find(|figure| figure.id == "K07").expect("an allowance");
    assert!(allowance.basis().contains(&citation), "{:?}", allowance.basis());
    let context = plan(&case, &policy, &found);
    let of_allowance = lines(&context["costs"]["items"]).iter().filter(|line| line["code"] == "K07");
    assert!(
        of_allowance.clone().all(|line| text(&line["basis"]).contains("《某县内部退养办法》第三条"))
            && of_allowance.count() == 1
    );
    assert!(text(&context["internal_retirement"]["allowance_basis"]).contains("某县内部退养办法"));
    assert!(lines(&context["instruments"]).iter().any(|line| line["title"] == "《某县内部退养办法》"));
}

#[test]
fn w7_4_the_value_printed_is_the_one_of_the_day_of_the_sum() {
    let (mut case, mut policy) = (case(), policy());
    case.congress.date = case.compensation_date.succ_opt().expect("a day");
    let parameter = policy.parameters.get_mut("severance_cap_multiple").expect("a cap");
    let mut line = parameter.values.values().next_back().expect("a line").clone();
    line.norm.value = Value::Number(9.into());
    parameter.values.insert(case.congress.date, line);
    let found = assess(&case, &policy);
    assert_eq!(found.norms.severance.cap_multiple, Some(3.into()));
    let subject = Subject { case: &case, policy: &policy, assessment: &found };
    let context = context_of(subject, &document(&["severance_cap_multiple"]));
    assert_eq!(context["law"]["severance_cap_multiple"]["value"], "3");
}

#[test]
fn w7_4_a_norm_that_only_papers_print_is_noted_when_it_is_looked_up() {
    let (mut case, policy) = (case(), policy());
    case.workers[2].channel = "retire_early".to_owned();
    let found = assess(&case, &policy);
    let sections = Sections::new(Subject { case: &case, policy: &policy, assessment: &found });
    let has = |id: &str| sections.voice().uses().norms().iter().any(|norm| norm.id == id);
    assert!(!has("certificate_keep_years"), "nothing is looked up before a paper is made");
    let context = sections.context(&Document { norms: Vec::new(), ..document(&[]) }).expect("a context");
    assert!(context.get("law").is_none() && !has("certificate_keep_years"), "a paper sees what it asks for");
    // words of a channel name it, no sum does; those of a channel that nobody takes are not said
    assert!(!has("layoff_rehire_months"));
    let judged = |id: &str| found.uses.norms().iter().any(|norm| norm.id == id);
    assert!(has("retirement_early_notice_months") && !judged("retirement_early_notice_months"));
    let context = sections.context(&document(&[])).expect("a context");
    assert!(context["law"].get("certificate_keep_years").is_some() && has("certificate_keep_years"));
}

#[test]
fn w7_4_checks_that_tell_something_edges_and_calendars_are_in_the_record() {
    let (mut case, mut policy) = (case(), policy());
    for (step, on) in [("agreements", case.issue_date), ("transfer", case.base_date)] {
        let entry = ProgressEntry { step: step.to_owned(), on, ..case.progress.entries[0].clone() };
        case.progress.entries.push(entry);
    }
    policy.edges.iter_mut().for_each(|edge| edge.checked = false);
    let found = assess(&case, &policy);
    let kinds = |kind: &str| found.watched.norms().iter().filter(|norm| norm.kind == kind).count();
    let told: Vec<&str> =
        found.findings.0.iter().filter_map(|finding| Some(&*finding.ruling.as_ref()?.code)).collect();
    assert!(!told.is_empty() && kinds("edge") > 0 && kinds("calendar") > 0);
    for norm in found.watched.norms().iter().filter(|norm| norm.kind == "check") {
        assert!(told.contains(&norm.id.as_str()), "{} told nothing", norm.id);
    }
    assert!(told.iter().all(|code| found.watched.norms().iter().any(|norm| norm.id == *code)));
    // papers rest on none of them
    assert!(found.uses.norms().iter().all(|norm| !["check", "edge", "calendar"].contains(&norm.kind)));
    // an unproved limit by which something was told is noted, one by which nothing was told is not
    let noted = |id: &str| {
        let unchecked = found.findings.0.iter().filter(|finding| finding.code == Code::ValueUnchecked);
        unchecked.flat_map(|finding| &finding.facts).any(|(_, value)| value == id)
    };
    assert!(noted("congress_delegate_rate") && !noted("plausible_leave_days"));
}

#[test]
fn w7_4_the_note_on_an_unproved_norm_names_the_papers_that_ask_for_it() {
    let desk = Desk::small();
    let about = |told: &Told| {
        assert_eq!(told.exit, 0, "{}", told.json);
        let notes = told.with_code("value-unchecked");
        let note = notes.iter().find(|note| note["facts"]["parameter"] == "service_notice_workdays");
        note.map(|note| note["facts"]["documents"].clone())
    };
    assert_eq!(about(&desk.build(&["--only", "B2"])), Some("B2".into()));
    assert_eq!(about(&desk.build(&["--only", "D3"])), None, "what is not printed is not told");
}

#[test]
fn w7_4_papers_ask_for_what_they_print_and_for_nothing_else() {
    let (catalogue, _) = Catalogue::read(&texts(&root().join("templates"), &["yaml"]), None, &[]);
    for document in &catalogue.documents {
        let files = texts(&root().join("templates").join(&document.folder), &["tera"]);
        let own: String = files.iter().map(|file| file.text.as_str()).collect();
        // what several documents say stands in one file
        let shared = own.split("include \"").skip(1).filter_map(|rest| rest.split('"').next());
        let shared = shared.map(|name| std::fs::read_to_string(root().join("templates").join(name)));
        let text =
            shared.map(|text| text.expect("a part")).fold(own.clone(), |all, part| format!("{all}{part}"));
        let named = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let asked = |id: &&String| text.split(&format!("law.{id}")).skip(1).any(named);
        let idle: Vec<&String> = document.norms.iter().filter(|id| !asked(id)).collect();
        assert_eq!(idle, Vec::<&String>::new(), "{}", document.id);
    }
}

#[test]
fn instruments_are_those_that_were_used_and_no_report_is_a_basis() {
    let (case, mut policy) = (case(), policy());
    let report = Arc::new(Instrument { kind: InstrumentKind::Account, ..(*paper()).clone() });
    let citation = Citation { instrument: report, article: String::new(), historic: false, to: None };
    let channels = policy.channels.iter_mut();
    channels.for_each(|channel| {
        channel.basis = [&channel.basis[..], std::slice::from_ref(&citation)].concat().into()
    });
    let found = assess(&case, &policy);
    let context = plan(&case, &policy, &found);
    let line = |title: &str| {
        lines(&context["instruments"]).iter().find(|line| line["title"] == format!("《{title}》"))
    };
    let governs = |title: &str| line(title).is_some_and(|line| line["governs"] == true);
    // the procedure and the congress
    assert!(
        governs("中华人民共和国企业国有资产法") && governs("企业民主管理规定"),
        "{:?}",
        context["instruments"]
    );
    // nobody is bankrupt here
    assert!(line("中华人民共和国企业破产法").is_none());
    // a number alone governs nothing
    assert!(line("降低社会保险费率综合方案").is_some_and(|line| line["governs"] == false));
    // nobody is a cadre of 1978
    assert!(line("国务院关于安置老弱病残干部的暂行办法").is_none());
    let texts: Vec<&str> = lines(&context["instruments"]).iter().map(|line| text(&line["text"])).collect();
    assert!(!texts.iter().any(|text| text.contains("某县") || text.contains("通行做法")), "{texts:?}");
    assert!(lines(&context["channels"]).iter().all(|channel| !text(&channel["basis"]).contains("某县")));
}

#[test]
fn w7_13_a_missing_wage_of_last_month_is_one_finding() {
    let (mut case, policy) = (case(), policy());
    let item = policy.cost_item("K02").expect("notice pay");
    assert!(item.when.as_ref().is_some_and(|when| when.names().iter().any(|name| **name == *"已填上月工资")));
    for worker in &mut case.workers {
        (worker.last_month_wage, worker.notice_given) = (None, false);
    }
    let codes: Vec<String> =
        assess(&case, &policy).findings.0.iter().map(|finding| finding.code_text().to_owned()).collect();
    assert!(!codes.iter().any(|code| code == "expression-failed"), "{codes:?}");
}

#[test]
fn w7_6_years_of_unemployment_insurance_reach_the_facts() {
    let heading = "工号,姓名,性别";
    let roster = small("roster.csv").text.replacen(heading, &format!("失业保险缴费年数,{heading}"), 1);
    let mut lines = roster.lines();
    let first = lines.next().expect("headings").to_owned();
    let rows: Vec<String> = lines.map(|line| format!("12,{line}")).collect();
    let text = format!("{first}\n{}\n", rows.join("\n"));
    let judged = judged(anzhi::diagnostic::Source::new("roster.csv", text), small("funds.yaml"));
    assert!(judged.case.workers.iter().all(|worker| worker.unemployment_years == Some(12)));
}

#[test]
fn w7_2_no_limit_of_years_pays_all_of_them() {
    let case = case();
    let months = |years: Value| {
        let mut policy = policy();
        let mut set = |id: &str, value: Value| {
            let lines = policy.parameters.get_mut(id).expect("a parameter").values.values_mut();
            lines.for_each(|line| line.norm.value = value.clone());
        };
        // so low a ceiling that the wage of the one who is paid off lies above it
        set("severance_cap_multiple", Value::Number(rust_decimal::Decimal::new(5, 1)));
        set("severance_cap_years", years);
        let found = assess(&case, &policy);
        let severance = found.workers.iter().map(|worker| &worker.sums.severance).find(|one| one.capped);
        severance.and_then(|one| one.later()).map(|segment| (segment.months, segment.earned)).expect("a sum")
    };
    let (held, earned) = months(Value::Number(12.into()));
    assert!(held == rust_decimal::Decimal::from(12) && earned > held, "{held} {earned}");
    let (all, earned) = months(Value::None);
    assert_eq!(all, earned);
}

#[test]
fn w7_1_every_code_of_the_nation_is_one_of_a_list() {
    let policy = policy();
    let codes = policy.parameters.values().filter(|parameter| parameter.unit == "码");
    let single = codes
        .filter(|parameter| parameter.values.values().any(|line| matches!(line.norm.value, Value::Text(_))));
    let mut seen = 0;
    for parameter in single {
        seen += 1;
        for line in parameter.values.values() {
            let Value::Text(code) = &line.norm.value else { continue };
            assert!(parameter.one_of.contains(code), "{} {code}", parameter.id);
        }
    }
    assert!(seen >= 7, "{seen}");
}
