//! Owns: the columns of workers, delegates, retirees and survivors, and how much of a person each tells.
//! Never: a word of a heading.

use serde_json::{Value, json};

use crate::assess::excluded;
use crate::compose::chinese;
use crate::compose::fill::{amount, service_length, sex};
use crate::compose::privacy::{Profile, mask_between};
use crate::diagnostic::Coded;
use crate::model::{Dependant, Month, Period, Worker};
use crate::policy::cite_basis;

use super::column::{Column, Row, RowsOf, Whose, column, shown};
use super::entry::value;

use Profile::{Internal, Personal, Public};
use RowsOf::{Delegates, Dependants, Workers};

/// Characters of an identity number that are shown, from its start and its end.
const ID_SHOWN: (usize, usize) = (6, 4);

/// Every column. Nothing of health, wage or punishment has the class `public`.
pub(super) static COLUMNS: &[Column] = &[
    column("number", Workers, Public, "From 1.", |row| json!(row.number)),
    column(
        "worker",
        Workers,
        Public,
        "工号, by which a person whose name is masked finds himself.",
        |row| of_worker(row, |worker| json!(worker.number)),
    ),
    column("name", Workers, Public, "Masked as the profile and the case say.", |row| {
        of_worker(row, |worker| json!(shown(row, &worker.name)))
    }),
    column("unit", Workers, Public, "Unit.", |row| of_worker(row, |worker| json!(worker.unit))),
    column("status", Workers, Public, "在岗, in the words that may be posted.", |row| {
        of_worker(row, |worker| json!(row.subject.policy.posted_status(worker.status.code())))
    }),
    column("hired", Workers, Public, "1990年7月", |row| {
        of_worker(row, |worker| json!(chinese::month(Month::of(worker.hired_on))))
    }),
    column("in_scope", Workers, Public, "In the scope of the resettlement.", |row| {
        of_worker(row, |worker| {
            let channel = row.subject.policy.channel(&worker.channel);
            json!(channel.is_some_and(|channel| !channel.out_of_scope))
        })
    }),
    column("merged", Workers, Public, "Kinds of merged periods joined by 、; empty if none.", |row| {
        of_worker(row, |worker| json!(kinds(&worker.merged)))
    }),
    column(
        "excluded",
        Workers,
        Public,
        "Length of all excluded periods, without their reasons; empty if none.",
        |row| {
            of_worker(row, |worker| {
                let lost = excluded(worker, row.subject.case.service_cutoff);
                json!(if lost.is_empty() { String::new() } else { chinese::length(lost) })
            })
        },
    ),
    column("counted", Workers, Public, "27年9个月", |row| match row.whose {
        Whose::Worker(at) => json!(service_length(&row.subject.assessment.workers[at])),
        _ => Value::Null,
    }),
    column("post", Workers, Internal, "Post.", |row| of_worker(row, |worker| json!(worker.post))),
    column("sex", Workers, Internal, "男 or 女.", |row| {
        of_worker(row, |worker| json!(sex(&row.subject, worker)))
    }),
    column("kind", Workers, Internal, "合同制 and so on.", |row| {
        of_worker(row, |worker| json!(row.subject.policy.word("kind", worker.kind.code())))
    }),
    column("channel", Workers, Internal, "Name of the channel; empty where none is chosen.", |row| {
        of_worker(row, |worker| {
            let channel = row.subject.policy.channel(&worker.channel);
            json!(channel.map(|channel| channel.name.as_str()).unwrap_or_default())
        })
    }),
    column(
        "one_sided",
        Workers,
        Internal,
        "Why the enterprise alone ends the contract, with the article; empty where it does not.",
        |row| of_worker(row, |worker| json!(one_sided(row, worker))),
    ),
    column("wish_signed", Workers, Internal, "意愿签字日期; empty where nothing was signed.", |row| {
        of_worker(row, |worker| json!(worker.consent_on.map(chinese::date).unwrap_or_default()))
    }),
    column("job_offers", Workers, Internal, "岗位推荐次数.", |row| {
        of_worker(row, |worker| json!(worker.services.job_offers))
    }),
    column("guidance", Workers, Internal, "职业指导次数.", |row| {
        of_worker(row, |worker| json!(worker.services.guidance))
    }),
    column("employment_services", Workers, Internal, "就业服务次数.", |row| {
        of_worker(row, |worker| json!(worker.services.employment_service))
    }),
    column("trainings", Workers, Internal, "职业培训次数.", |row| {
        of_worker(row, |worker| json!(worker.services.training))
    }),
    column("retirement", Workers, Personal, "Statutory retirement: 2028年2月.", |row| match row.whose {
        Whose::Worker(at) => {
            let standing = &row.subject.assessment.workers[at].standing;
            json!(chinese::month(standing.retirement_detail.month))
        }
        _ => Value::Null,
    }),
    column("birth", Workers, Personal, "1968年5月1日", |row| {
        of_worker(row, |worker| json!(chinese::date(worker.birth)))
    }),
    column("id_number", Workers, Personal, "Identity number, masked in the middle.", |row| {
        of_worker(row, |worker| json!(mask_between(worker.id_number.as_str(), ID_SHOWN.0, ID_SHOWN.1)))
    }),
    column("average_wage", Workers, Personal, "Average monthly wage, an amount.", |row| {
        of_worker(row, |worker| json!(amount(worker.average_wage)))
    }),
    column("total", Workers, Personal, "Sum of what is due to the person, an amount.", |row| {
        match row.whose {
            Whose::Worker(at) => json!(amount(row.subject.assessment.workers[at].total.money())),
            _ => Value::Null,
        }
    }),
    column("number", Delegates, Public, "From 1.", |row| json!(row.number)),
    column("group", Delegates, Public, "代表团; the unit where all staff meet.", |row| {
        of_member(row, |group, _, _| json!(group))
    }),
    column("name", Delegates, Public, "Masked as the profile and the case say.", |row| {
        of_member(row, |_, name, _| json!(shown(row, name)))
    }),
    column("post", Delegates, Internal, "Post.", |row| of_member(row, |_, _, post| json!(post))),
    column("number", Dependants, Public, "From 1.", |row| json!(row.number)),
    column("person", Dependants, Internal, "编号.", |row| of_dependant(row, |person| json!(person.number))),
    column("kind", Dependants, Internal, "退休人员, 离休人员 or 遗属.", |row| {
        of_dependant(row, |person| json!(row.subject.policy.word("dependant", person.kind.code())))
    }),
    column("birth", Dependants, Personal, "1948年5月1日", |row| {
        of_dependant(row, |person| json!(chinese::date(person.birth)))
    }),
    column(
        "monthly",
        Dependants,
        Personal,
        "What the enterprise pays a month, an amount; none where it is not stated.",
        |row| of_dependant(row, |person| json!(person.monthly.map(amount))),
    ),
    column("until", Dependants, Personal, "Last month paid; empty where there is none.", |row| {
        of_dependant(row, |person| json!(person.until.map(chinese::month).unwrap_or_default()))
    }),
];

/// What the worker of a row has in an own column of the case.
pub(in crate::compose) fn own_cell(row: &Row<'_>, at: usize) -> Value {
    let column = row.subject.case.own_columns.get(at);
    of_worker(row, |worker| {
        let entry = worker.own.get(at).and_then(Option::as_ref);
        column.map_or(Value::Null, |column| value(entry, &column.holds))
    })
}

fn of_worker(row: &Row<'_>, cell: impl Fn(&Worker) -> Value) -> Value {
    match row.whose {
        Whose::Worker(at) => cell(&row.subject.case.workers[at]),
        _ => Value::Null,
    }
}

fn of_member(row: &Row<'_>, cell: impl Fn(&str, &str, &str) -> Value) -> Value {
    match row.whose {
        Whose::Member { group, name, post } => cell(group, name, post),
        _ => Value::Null,
    }
}

fn of_dependant(row: &Row<'_>, cell: impl Fn(&Dependant) -> Value) -> Value {
    match row.whose {
        Whose::Dependant(person) => cell(person),
        _ => Value::Null,
    }
}

fn one_sided(row: &Row<'_>, worker: &Worker) -> String {
    let policy = row.subject.policy;
    let code = policy.channel(&worker.channel).and_then(|channel| channel.ground.as_deref());
    let ground = code.and_then(|code| policy.ground(code, Some(worker)));
    let barred = ground.filter(|ground| ground.barred_for_protected);
    barred.map_or_else(String::new, |ground| {
        format!("{}（{}）", ground.title, cite_basis(std::slice::from_ref(&ground.article)))
    })
}

fn kinds(periods: &[Period]) -> String {
    let mut kinds: Vec<&str> = periods.iter().map(|period| period.kind.as_str()).collect();
    kinds.dedup();
    kinds.join("、")
}
